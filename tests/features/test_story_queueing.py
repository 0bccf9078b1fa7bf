"""The queue of a ward moves by its rhythm: one story a turn, never at night, never in a burst."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from bot.errors import NotAllowed
from bot.features.stories import approving, queueing, rules, timing
from bot.features.stories.posting_rules import next_turn
from bot.features.stories.queueing import TURN
from bot.reading.weekdays import read_weekdays
from models.repositories import timers
from models.session import Database
from models.stories import Story
from tests.features.desk_scenes import NOW, QUIET
from tests.features.story_post_scenes import (
    CHIEF,
    Press,
    outcomes,
    outsiders,
    rows,
    set_press,
    take_consent,
)

EVERY_DAY = tuple(range(7))
# NOW is nine o'clock on a Monday.
EVENING = NOW + timedelta(hours=9)
A_DAY = timedelta(days=1)
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


async def set_rhythm(press: Press, at: str = "18:00", days: tuple[int, ...] = EVERY_DAY) -> None:
    """A story a day, unless told otherwise."""
    actor, unit_id = await press.actor(), press.desk.ward.unit.id
    await queueing.set_rhythm(press.session, actor, unit_id, days, at, NOW, QUIET)


async def queue(press: Press, *titles: str) -> list[Story]:
    """The first story, and one for each title, wait in this order."""
    await press.ask(press.wish(rules.QUEUE))
    await press.confirm()
    found = [press.story]
    for minute, title in enumerate(titles, 1):
        story = await press.add_story(title)
        story.state, story.release_how = rules.SCHEDULED, rules.QUEUE
        story.edited_by, story.approved_at = press.story.edited_by, NOW + timedelta(minutes=minute)
        found.append(story)
    await press.session.flush()
    return found


async def turn(press: Press, now: datetime) -> None:
    """The timer of the ward fires."""
    await timing.timer_actions(QUIET)[TURN](press.session, press.desk.ward.unit.id, now, now)


async def next_of(session: AsyncSession) -> list[datetime]:
    """The turns that are planned."""
    due = await timers.list_due(session, NOW + 60 * A_DAY, 99)
    return [one.due_at for one in due if one.kind == TURN]


def states(found: list[Story]) -> list[str]:
    """How they stand."""
    return [story.state for story in found]


async def test_each_turn_publishes_the_oldest_and_plans_the_next(database: Database) -> None:
    async with set_press(database) as press:
        await set_rhythm(press)
        found = await queue(press, "Bài hai")
        assert await outcomes(press.session) == ["queued"]
        unit_id = press.desk.ward.unit.id
        assert await queueing.list_queue(press.session, unit_id) == found
        assert await next_of(press.session) == [EVENING]
        await turn(press, EVENING)
        assert states(found) == [rules.PUBLISHED, rules.SCHEDULED]
        assert await next_of(press.session) == [EVENING + A_DAY]
        await turn(press, EVENING + A_DAY)
        assert states(found) == [rules.PUBLISHED, rules.PUBLISHED]
        # An empty queue goes on.
        await turn(press, EVENING + 2 * A_DAY)
        assert await next_of(press.session) == [EVENING + 3 * A_DAY]


async def test_after_days_of_downtime_one_story_goes_out(database: Database) -> None:
    async with set_press(database) as press:
        await set_rhythm(press)
        found = await queue(press, "Bài hai", "Bài ba")
        late = EVENING + 3 * A_DAY + timedelta(hours=1)
        await turn(press, late)
        assert states(found) == [rules.PUBLISHED, rules.SCHEDULED, rules.SCHEDULED]
        assert await next_of(press.session) == [EVENING + 4 * A_DAY]


async def test_turn_that_is_late_at_night_waits_for_the_morning(database: Database) -> None:
    async with set_press(database) as press:
        await set_rhythm(press)
        found = await queue(press)
        night = EVENING + timedelta(hours=5)
        await turn(press, night)
        assert states(found) == [rules.SCHEDULED]
        morning = QUIET.end_after(night)
        assert await next_of(press.session) == [morning]
        await turn(press, morning)
        assert states(found) == [rules.PUBLISHED]
        assert await next_of(press.session) == [EVENING + A_DAY]


async def test_story_without_consent_gives_way_to_the_next(database: Database) -> None:
    async with set_press(database) as press:
        await set_rhythm(press)
        found = await queue(press, "Bài hai", "Bài ba")
        await take_consent(press)
        await turn(press, EVENING)
        assert states(found) == [rules.FORWARDED, rules.PUBLISHED, rules.SCHEDULED]
        # Both who wanted the first hear why it did not go out.
        missing = ["consent_missing"] * 2
        assert await outcomes(press.session) == ["queued", *missing, "published"]


async def test_queue_needs_a_rhythm_and_stops_without_one(database: Database) -> None:
    async with set_press(database) as press:
        with pytest.raises(queueing.QueueHasNoRhythm):
            await press.ask(press.wish(rules.QUEUE))
        await set_rhythm(press)
        found = await queue(press)
        unit_id = press.desk.ward.unit.id
        await queueing.stop_rhythm(press.session, await press.actor(CHIEF), unit_id, NOW)
        assert await next_of(press.session) == []
        # One that had been taken already does nothing, and plans nothing.
        await turn(press, EVENING)
        assert states(found) == [rules.SCHEDULED]
        assert await next_of(press.session) == []


async def test_rhythm_is_neither_at_night_nor_without_a_day(database: Database) -> None:
    async with set_press(database) as press:
        with pytest.raises(queueing.RhythmIsQuiet):
            await set_rhythm(press, "22:00")
        with pytest.raises(queueing.RhythmHasNoDay):
            await set_rhythm(press, days=())
        await set_rhythm(press)
        await set_rhythm(press, "19:30", (0, 2))
        assert await next_of(press.session) == [EVENING + timedelta(hours=1, minutes=30)]


async def test_only_who_publishes_sets_the_rhythm(database: Database) -> None:
    async with set_press(database) as press:
        unit_id = press.desk.ward.unit.id
        for actor in await outsiders(press):
            with pytest.raises(NotAllowed):
                await queueing.set_rhythm(
                    press.session, actor, unit_id, EVERY_DAY, "18:00", NOW, QUIET
                )
            with pytest.raises(NotAllowed):
                await queueing.stop_rhythm(press.session, actor, unit_id, NOW)
        assert await next_of(press.session) == []


async def test_called_off_it_leaves_the_queue(database: Database) -> None:
    async with set_press(database) as press:
        await set_rhythm(press)
        await queue(press)
        await approving.call_off(press.session, await press.actor(CHIEF), press.story.id, NOW)
        await turn(press, EVENING)
        assert press.story.state == rules.FORWARDED
        assert not await rows(press.session)


@pytest.mark.parametrize(
    ("days", "after", "expected"),
    [
        ((0,), "2026-12-07T17:59", "2026-12-07T18:00"),
        ((0,), "2026-12-07T18:00", "2026-12-14T18:00"),
        ((2, 4), "2026-12-07T18:00", "2026-12-09T18:00"),
        ((6,), "2026-12-31T23:59", "2027-01-03T18:00"),
    ],
)
def test_next_turn_is_the_first_one_later(days: tuple[int, ...], after: str, expected: str) -> None:
    begun = datetime.fromisoformat(after).replace(tzinfo=ZONE)
    turn_at = next_turn(days, "18:00", begun.astimezone(UTC), ZONE)
    assert turn_at == datetime.fromisoformat(expected).replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("thứ 2, 4, 6", (0, 2, 4)),
        ("t3 t5 t7", (1, 3, 5)),
        ("T2-T6", (0, 1, 2, 3, 4)),
        ("thứ 2 đến chủ nhật", EVERY_DAY),
        ("thứ hai và thứ năm", (0, 3)),
        ("thu tu", (2,)),
        ("chủ nhật", (6,)),
        ("CN, thứ bảy", (5, 6)),
        ("mỗi ngày", EVERY_DAY),
        ("ngày thường", (0, 1, 2, 3, 4)),
        ("Monday, Thursday and Sunday", (0, 3, 6)),
        ("18:00", ()),
        ("cảm ơn", ()),
    ],
)
def test_days_of_the_week_are_read(words: str, days: tuple[int, ...]) -> None:
    assert read_weekdays(words) == days
