"""F24 and F25: a form hit by a burst of messages, and by a restart at each of its steps."""

from contextlib import AsyncExitStack

from sqlalchemy import select

import handlers
from bot.app import Chibot
from models.outbox import OutboxMessage
from models.repositories import accounts, dialogues
from tests.bed.waiting import eventually, heard
from tests.handlers.scenes import AN, BINH
from tests.town.town import Town, found_town, hear

BURST = 20


async def _corrections(town: Town) -> list[str]:
    query = select(OutboxMessage).where(OutboxMessage.kind == "members.correction")
    async with town.database.reading() as session:
        return [row.params["words"] for row in await session.scalars(query)]


def test_every_form_has_a_name_of_its_own() -> None:
    """Two of one name would take each other's words."""
    names = [form.name for feature in handlers.FEATURES for form in feature.forms]
    assert len(names) == len(set(names))


async def test_f24_burst_in_a_form_is_used_once_each_in_order(database_url: str) -> None:
    async with found_town(database_url) as town:
        _, binh = await town.register(AN, BINH)
        await binh.say("/toi")
        await hear(binh, "Trần Văn Bình")
        await binh.press(town.words("profile-correct"))
        await hear(binh, town.words("correction-ask")[:30])
        before = len(await heard(binh))
        for number in range(BURST):
            await binh.say(f"Sửa điều {number}")

        async def all_are_answered() -> bool:
            return len(await heard(binh)) == before + BURST

        await eventually(all_are_answered)
        # The first one was asked for; the form is closed when the second is looked at.
        assert await _corrections(town) == ["Sửa điều 0"]
        said = (await heard(binh))[before:]
        assert said.count(town.words("correction-sent")) == 1
        assert said[0] == town.words("correction-sent")


async def _restart(town: Town, restarts: AsyncExitStack) -> None:
    """The bot stops, and a new one goes on."""
    old = town.chibot
    await old.__aexit__()
    # It is asked to stop once more in the end, when nothing of it is left.
    old._working = []
    town.chibot = await restarts.enter_async_context(Chibot(old.settings, old.clock))


async def test_f25_registration_goes_on_after_a_restart_at_each_step(database_url: str) -> None:
    async with found_town(database_url) as town, AsyncExitStack() as restarts:
        (an,) = await town.register(AN)
        binh = await town.arrive(BINH, "+84900000002")
        await binh.start()
        await hear(binh, "Quý vị có đồng ý không?")
        asked = await binh.last()
        await _restart(town, restarts)
        await binh.press(town.words("consent-yes"))
        await hear(binh, town.words("contact-ask"))
        await _restart(town, restarts)
        await binh.share_contact()
        await hear(binh, town.words("contact-received"))
        await hear(an, "Trần Văn Bình")
        await _restart(town, restarts)
        await _is_stale(town, int(asked["message_id"]), binh.id)


async def _is_stale(town: Town, message_id: int, user_id: int) -> None:
    """The button of a step that is behind says so and writes nothing."""
    binh = town.people[BINH]
    shown = next(m for m in await binh.messages() if m["message_id"] == message_id)
    data = str(shown["reply_markup"]["inline_keyboard"][0][0]["callback_data"])
    before = await _state(town, user_id)
    answer = await binh.press_data(message_id, data)
    assert answer is not None
    assert answer["text"] == town.words("error-choice-is-stale")
    assert await _state(town, user_id) == before


async def _state(town: Town, user_id: int) -> tuple[object, object]:
    async with town.database.reading() as session:
        form = await dialogues.find(session, user_id)
        account = await accounts.find(session, user_id)
        return form and (form.name, form.step, form.answers), account and account.member_id
