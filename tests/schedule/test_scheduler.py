"""Timers fire once, on time or late, whatever the clock and the other timers do."""

import asyncio
from datetime import UTC, datetime, timedelta

from sqlalchemy import event, insert

from models.timers import Timer
from tests.bed.waiting import eventually
from tests.schedule.bell import BREAK, RING, Bell


async def test_timer_fires_once_when_it_is_due(bell: Bell) -> None:
    await bell.start()
    await bell.set(7, seconds=0.3)
    bell.scheduler.nudge()
    await eventually(lambda: _has_rung(bell, 7))
    assert timedelta(0) <= await bell.lateness() < timedelta(seconds=5)
    await bell.scheduler.tick()
    await bell.scheduler.tick()
    assert await bell.rung() == [7]
    assert bell.woken == 1


async def _has_rung(bell: Bell, *subjects: int) -> bool:
    return await bell.rung() == list(subjects)


async def test_what_fell_due_while_nobody_was_there_fires_at_the_start(bell: Bell) -> None:
    await bell.set(2, hours=-1)
    await bell.set(1, days=-3)
    await bell.set(3, hours=1)
    await bell.start()
    assert await bell.rung() == [1, 2]
    assert await bell.count_waiting() == 1


async def test_clock_that_is_moved_ahead_fires_what_it_passes(bell: Bell) -> None:
    await bell.start()
    await bell.set(1, hours=1)
    await bell.set(2, days=1)
    bell.clock.advance(timedelta(hours=2))
    bell.scheduler.nudge()
    await eventually(lambda: _has_rung(bell, 1))
    bell.clock.advance(timedelta(days=365))
    await bell.scheduler.tick()
    assert await bell.rung() == [1, 2]


async def test_clock_that_is_set_back_fires_nothing_twice_or_early(bell: Bell) -> None:
    await bell.start()
    await bell.set(1, minutes=-1)
    await bell.scheduler.tick()
    bell.clock.advance(timedelta(days=-1))
    await bell.set(2, hours=1)
    await bell.scheduler.tick()
    assert await bell.rung() == [1]


async def test_failing_timer_stops_no_other_and_leaves_nothing_behind(bell: Bell) -> None:
    await bell.set(1, BREAK, minutes=-3)
    await bell.set(2, minutes=-2)
    await bell.set(3, "t.unknown", minutes=-2)
    await bell.start()
    assert await bell.rung() == [2]
    assert await bell.count_waiting() == 2
    bell.broken = False
    await bell.scheduler.tick()
    assert await bell.rung() == [2, 1]


async def test_many_failing_timers_do_not_hide_those_behind_them(bell: Bell) -> None:
    for subject_id in range(120):
        await bell.set(subject_id, BREAK, minutes=-10)
    await bell.set(500, minutes=-1)
    await bell.start()
    assert await bell.rung() == [500]


async def test_failing_timer_is_left_to_the_sweep(bell: Bell) -> None:
    """The alarm is for what is not due yet: otherwise it would ring without end."""
    await bell.start()
    await bell.set(1, BREAK, minutes=-10)
    await bell.scheduler.tick()
    assert bell.scheduler._jobs.get_job("next timer") is None
    await bell.set(2, hours=1)
    await bell.scheduler.tick()
    alarm = bell.scheduler._jobs.get_job("next timer")
    assert alarm.next_run_time - datetime.now(UTC) > timedelta(minutes=59)


async def test_timer_is_fired_by_one_of_several_processes(bell: Bell) -> None:
    for subject_id in range(30):
        await bell.set(subject_id, minutes=-1)
    others = [Bell(bell.database) for _ in range(3)]
    await asyncio.gather(*(one.scheduler.tick() for one in (bell, *others)), return_exceptions=True)
    assert sorted(await bell.rung()) == list(range(30))


async def test_nudge_during_a_tick_is_not_lost(bell: Bell) -> None:
    await bell.start()
    for subject_id in range(10):
        await bell.set(subject_id, seconds=-1)
        bell.scheduler.nudge()
        # Somewhere in the middle of the tick; the next timer is set behind its back.
        await asyncio.sleep(0.001 * subject_id)
    await bell.set(99, seconds=-1)
    bell.scheduler.nudge()
    await eventually(lambda: _has_all(bell, 11), within=10)


async def _has_all(bell: Bell, number: int) -> bool:
    return len(await bell.rung()) == number


async def test_nothing_is_loaded_at_the_start(bell: Bell) -> None:
    now = bell.clock.now()
    waiting = [
        {"kind": RING, "subject_id": n, "due_at": now + timedelta(days=1, seconds=n)}
        for n in range(5000)
    ]
    async with bell.database.writing() as session:
        await session.execute(insert(Timer), waiting)
    loaded: list[Timer] = []

    def note(timer: Timer, _: object) -> None:
        loaded.append(timer)

    event.listen(Timer, "load", note)
    await bell.start()
    event.remove(Timer, "load", note)
    assert loaded == []
    # The alarm and the sweep.
    assert len(bell.scheduler._jobs.get_jobs()) == 2


async def test_stopped_scheduler_fires_nothing(bell: Bell) -> None:
    await bell.start()
    scheduler = bell.scheduler
    await bell.stop()
    await bell.set(1, minutes=-1)
    scheduler.nudge()
    await scheduler.tick()
    assert await bell.rung() == []
