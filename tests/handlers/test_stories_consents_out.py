"""Somebody who is shown changes their mind once the story is out: it is gone before the morning."""

from typing import Any

from bot.features.stories import rules
from models.repositories import stories
from simulator.client import Person, words_of
from tests.bed.waiting import eventually
from tests.features.desk_scenes import TEXT
from tests.handlers.announcing import said_to
from tests.handlers.scenes import CUC
from tests.handlers.story_post_scenes import Office, open_office
from tests.town.town import Town, hear

FIRST = TEXT.split("\n\n")[0]


async def _out(town: Town, photos: int = 0) -> tuple[Office, Person]:
    """The story is in the channel, and Cúc has agreed to it in chat."""
    office = await open_office(town, photos)
    (cuc,) = await town.register(CUC)
    values: dict[str, Any] = {"member_id": town.members[CUC], "proof": rules.CHAT, "name": CUC}
    async with town.database.writing() as session:
        for found in await stories.list_consents(session, office.story_id):
            for name, value in values.items():
                setattr(found, name, value)
    await office.publish()
    await office.shows(3 if photos else 1)
    return office, cuc


async def _is_told(office: Office) -> bool:
    return any(FIRST in words_of(message) for message in await office.seen())


async def test_taken_back_two_weeks_later_at_night(town: Town) -> None:
    office, cuc = await _out(town)
    assert await _is_told(office)
    # 23:00, a fortnight on.
    await office.later(days=14, hours=14)
    await cuc.say("tôi muốn rút lại đồng ý")
    await hear(cuc, "đã đăng")
    await cuc.press(town.words("story-consent-take-back"))
    await hear(cuc, town.words("story-consent-thanks-withdrawn-out"))

    async def is_gone() -> bool:
        town.chibot._sender.wake()
        return not await _is_told(office)

    await eventually(is_gone)
    assert (await office.story()).state == rules.WITHDRAWN
    # Nobody is woken for it, and those who work on it read it in the morning.
    assert not await said_to(office.mai, "đã rút lại đồng ý, nên bài")
    await office.later(hours=9)
    await hear(office.mai, "đã rút lại đồng ý, nên bài «Con hẻm nở hoa» đã được gỡ")
    await hear(office.hai, "đã rút lại đồng ý, nên bài «Con hẻm nở hoa» đã được gỡ")


async def test_pictures_are_taken_back_and_it_may_return_without(town: Town) -> None:
    office, cuc = await _out(town, photos=2)
    await cuc.say("/guong")
    await hear(cuc, "Bài có nhắc đến đồng chí")
    await cuc.press(town.words("story-consent-about-button", title="Con hẻm nở hoa"))
    await hear(cuc, town.words("story-consent-own-both"))
    await cuc.press(town.words("story-consent-only-words"))
    await hear(cuc, town.words("story-consent-thanks-given-out"))

    async def is_gone() -> bool:
        town.chibot._sender.wake()
        return not await _is_told(office)

    await eventually(is_gone)
    await hear(office.mai, "Có thể đăng lại, không kèm ảnh")
    await office.publish()
    (post,) = await office.shows(1)
    assert not post.get("photo")
