"""The teller of a story hears what becomes of it."""

from collections.abc import AsyncIterator

import pytest

from bot.features.stories import rules, telling
from models.repositories import stories
from models.stories import Story
from simulator.client import Person, buttons_of, words_of
from tests.handlers.scenes import AN, BINH
from tests.handlers.test_stories_telling import begin, story_of, tell
from tests.town.town import Town, found_town, hear
from tests.web.stage import free_port

SITE = "https://guong.example"


@pytest.fixture
async def town(database_url: str) -> AsyncIterator[Town]:
    """A ward whose stories have public pages."""
    async with found_town(database_url, web_port=free_port(), public_url=SITE) as found:
        yield found


async def sent(town: Town) -> tuple[Person, Story]:
    """A member has told a story and handed it in."""
    (binh,) = await town.register(BINH)
    await begin(town, binh)
    await tell(binh, "Bà Tư quét hẻm", "Đã ghi.")
    await tell(binh, "gửi", "Đã gửi bài")
    return binh, await story_of(town)


async def tell_outcome(town: Town, story_id: int, outcome: str, state: str) -> None:
    """Somebody else has decided."""
    now, quiet = town.chibot.clock.now(), town.chibot.settings.quiet
    async with town.database.writing() as session:
        story = await stories.find(session, story_id)
        assert story is not None
        story.state, story.note, story.slug = state, "Xin thêm ảnh hẻm.", f"ba-tu-{story_id}"
        await telling.tell(session, story, outcome, now, quiet)
    town.chibot._on_committed()


async def test_returned_story_is_written_on_by_one_press(town: Town) -> None:
    binh, story = await sent(town)
    await tell_outcome(town, story.id, telling.RETURNED, rules.RETURNED)
    assert "Lời nhắn: Xin thêm ảnh hẻm." in words_of(await hear(binh, "rất đáng quý"))
    await binh.press(town.words("story-write-on"))
    await hear(binh, "Xin thêm ảnh hẻm.")
    await tell(binh, "kết quả: hẻm sạch", "– Kết quả: hẻm sạch")
    await tell(binh, "gửi", "Đã gửi bài")
    found = await story_of(town)
    assert (found.state, found.note) == (rules.PROPOSED, None)
    assert found.text == "Bà Tư quét hẻm\n\nhẻm sạch"


@pytest.mark.parametrize(
    ("outcome", "state", "said"),
    [
        (telling.ONWARD, rules.FORWARDED, "đã xem bài «Bà Tư quét hẻm»"),
        (telling.DECLINED, rules.DECLINED, "lần này chưa đăng được"),
        (telling.WITHDRAWN, rules.WITHDRAWN, "đã được gỡ xuống"),
        (telling.CONSENT_REFUSED, rules.FORWARDED, "chưa đồng ý đăng"),
    ],
)
async def test_outcomes_are_told_kindly(town: Town, outcome: str, state: str, said: str) -> None:
    binh, story = await sent(town)
    await tell_outcome(town, story.id, outcome, state)
    words = words_of(await hear(binh, said))
    assert ("Lời nhắn" in words) == (outcome in {telling.DECLINED, telling.WITHDRAWN})


async def test_published_story_is_read_by_one_press(town: Town) -> None:
    binh, story = await sent(town)
    await tell_outcome(town, story.id, telling.OUT, rules.PUBLISHED)
    (button,) = buttons_of(await hear(binh, "Tin vui"))
    assert button["url"] == f"{SITE}/bai/ba-tu-{story.id}"


async def test_what_is_over_by_then_is_not_told(town: Town) -> None:
    binh, story = await sent(town)
    await tell_outcome(town, story.id, telling.OUT, rules.WITHDRAWN)
    await tell_outcome(town, story.id, telling.WITHDRAWN, rules.WITHDRAWN)
    await hear(binh, "đã được gỡ xuống")
    assert not [one for one in await binh.messages() if "Tin vui" in words_of(one)]


async def test_own_stories_are_shown_with_their_state_and_taken_back(town: Town) -> None:
    binh, _ = await sent(town)
    await town.register(AN)
    await binh.say("/guong")
    await hear(binh, "– Bà Tư quét hẻm: chờ chi bộ xem")
    await binh.press("Xem: Bà Tư quét hẻm")
    await hear(binh, "Tình trạng: chờ chi bộ xem.")
    await binh.press(town.words("story-take-back"))
    await hear(binh, town.words("story-taken-back"))
    await tell(binh, "ở khu phố 3, nay hẻm sạch đẹp", "Đã ghi.")
    await tell(binh, "gửi bài", "Đã gửi bài")
