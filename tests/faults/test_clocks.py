"""Clocks that jump, zones that change, wake-ups that are lost: each reminder once, never early."""

import asyncio
import random
import time
import zoneinfo
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.features.meetings.calling import MISSED
from bot.lease import Lease, LeaseIsLost
from bot.schedule import scheduler
from bot.schedule.timers import fire_due
from models.repositories import timers
from models.session import Database
from models.timers import Timer
from tests.bed.organisation import NOW
from tests.bed.waiting import eventually
from tests.crash.process import BotProcess
from tests.faults.cell import CalledCell
from tests.schedule.bell import RING, Bell
from tests.town.town import hear


@pytest.fixture
async def bell(database: Database) -> AsyncIterator[Bell]:
    """Rings when timers fire."""
    made = Bell(database)
    yield made
    await made.stop()


@pytest.fixture
def new_york(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The machine believes that it stands there."""
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


async def test_p13_reminder_on_time_says_nothing_of_being_late(cell: CalledCell) -> None:
    await cell.remind()
    await hear(cell.binh, "Nhắc lịch: kính mời")
    assert len(await cell.reminders(cell.binh)) == 1


async def test_p13_reminder_after_an_outage_says_that_it_is_late(cell: CalledCell) -> None:
    await cell.town.move_clock(days=3, hours=11, minutes=20)
    await hear(cell.binh, "Nhắc lịch (gửi muộn vì gián đoạn kỹ thuật")
    await cell.town.move_clock(minutes=1)
    assert len(await cell.reminders(cell.binh)) == 1


async def test_p13_reminder_of_a_meeting_that_has_begun_is_reported_and_not_sent(
    cell: CalledCell,
) -> None:
    await cell.town.move_clock(days=10, hours=10, minutes=40)
    await hear(cell.an, "đã không gửi được trước giờ họp vì gián đoạn kỹ thuật")
    for person in (cell.binh, cell.cuc):
        assert await cell.reminders(person) == []
        assert person.id not in await cell.rows(MISSED.name)


async def test_f32_clock_set_back_repeats_no_reminder(cell: CalledCell) -> None:
    await cell.remind()
    await hear(cell.binh, "Nhắc lịch")
    for step in (-1, 1, -24, 24):
        await cell.town.move_clock(hours=step)
    assert (await cell.settled(cell.binh)).attempt == 1
    assert len(await cell.reminders(cell.binh)) == 1


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_f32_timers_fire_once_each_and_never_early_however_the_clock_jumps(
    bell: Bell, seed: int
) -> None:
    """The timer itself asserts that it is not early by the clock it is shown."""
    chance = random.Random(seed)  # noqa: S311 - the same jumps every time
    number = 60
    await bell.start()
    for subject_id in range(number):
        await bell.set(subject_id, minutes=chance.uniform(1, 4000))
    jumps = (timedelta(hours=1), timedelta(days=1), timedelta(minutes=10))
    for _ in range(25):
        bell.clock.advance(chance.choice(jumps) * chance.choice((1, 1, -1)))
        await bell.scheduler.tick()
    bell.clock.advance(timedelta(days=30))
    await bell.scheduler.tick()
    assert sorted(await bell.rung()) == list(range(number))


async def test_f31_processes_that_wake_together_fire_each_timer_once(bell: Bell) -> None:
    """Three schedulers, one of which is ended in the middle and started anew."""
    number = 240
    now = bell.clock.now()
    async with bell.database.writing() as session:
        for subject_id in range(number):
            await timers.add(session, subject_id, [(RING, now - timedelta(minutes=5))])
    second, third, anew = (Bell(bell.database) for _ in range(3))
    turns = [asyncio.create_task(one.scheduler.tick()) for one in (bell, second, third)]

    async def some_have_fired() -> bool:
        return len(await bell.rung()) > number // 10

    await eventually(some_have_fired)
    turns[0].cancel()
    await asyncio.gather(*turns, anew.scheduler.tick(), return_exceptions=True)
    assert sorted(await bell.rung()) == list(range(number))


async def test_f31_lost_wake_up_is_found_by_the_sweep(
    bell: Bell, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert scheduler._SWEEP_SECONDS <= 30
    monkeypatch.setattr(scheduler, "_SWEEP_SECONDS", 0.2)
    await bell.start()
    # Behind its back: nobody nudges.
    await bell.set(7, seconds=-1)

    async def has_rung() -> bool:
        return await bell.rung() == [7]

    await eventually(has_rung)


@pytest.mark.usefixtures("new_york")
@pytest.mark.parametrize(
    "begins_at",
    [datetime(2026, 10, 31, 22, 0, tzinfo=UTC), datetime(2027, 3, 13, 22, 0, tzinfo=UTC)],
    ids=["hour that comes twice", "hour that is left out"],
)
async def test_f31_change_to_and_from_summer_time_moves_no_timer(
    bell: Bell, begins_at: datetime
) -> None:
    half = timedelta(minutes=30)
    bell.clock.advance(begins_at - bell.clock.now())
    await bell.start()
    for subject_id in range(24):
        await bell.set(subject_id, minutes=30 * subject_id + 15)
    for fired in range(24):
        assert await bell.rung() == list(range(fired))
        bell.clock.advance(half)
        await bell.scheduler.tick()
    assert await bell.rung() == list(range(24))


@pytest.mark.usefixtures("new_york")
async def test_f31_alarm_rings_in_any_zone_of_the_machine(bell: Bell) -> None:
    await bell.start()
    await bell.set(7, seconds=0.3)
    bell.scheduler.nudge()

    async def has_rung() -> bool:
        return await bell.rung() == [7]

    await eventually(has_rung)
    assert timedelta(0) <= await bell.lateness() < timedelta(seconds=10)


async def test_f32_process_that_leads_no_more_fires_nothing(bell: Bell) -> None:
    """Asleep for longer than its lease, whatever its own clock says: the database decides."""
    former, next_one = (Lease(bell.database, "bot:1", seconds) for seconds in (0.2, 20))
    assert await former.take()
    await bell.set(7, minutes=-1)
    await eventually(next_one.take)
    actions = bell._actions()
    with pytest.raises(LeaseIsLost):
        await fire_due(bell.database, actions, bell.clock.now(), former)
    assert await bell.rung() == []
    assert await fire_due(bell.database, actions, bell.clock.now(), next_one) == 1
    async with bell.database.reading() as session:
        (timer,) = await session.scalars(select(Timer))
    assert timer.fired_at is not None


async def test_f33_zone_that_is_not_there_stops_the_start_with_one_line(tmp_path: Path) -> None:
    process = BotProcess(tmp_path, token="1:t", timezone="Asia/Hanoi")
    await process.start()
    assert await process.ended() == 2
    (line,) = process.log.read_text().splitlines()
    assert "CHIBOT_TIMEZONE" in line
    assert "Asia/Ho_Chi_Minh" in line


def test_f33_zones_need_nothing_of_the_machine() -> None:
    zoneinfo.reset_tzpath(to=[])
    try:
        assert ZoneInfo.no_cache("Asia/Ho_Chi_Minh").utcoffset(NOW) == timedelta(hours=7)
    finally:
        zoneinfo.reset_tzpath()
