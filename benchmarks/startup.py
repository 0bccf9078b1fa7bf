"""Start of the scheduler with few and with very many waiting timers."""

import time
from datetime import timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import insert

from benchmarks.databases import new_database
from benchmarks.figures import Line, interleave, times
from bot.clock import Clock
from bot.schedule.scheduler import Scheduler
from models.session import Database
from models.timers import Timer

_FEW, _MANY = 1_000, 200_000
_ROUNDS = 7
_PAGE = 20_000


def _nothing() -> None:
    return


async def _fill(database: Database, clock: Clock, number: int) -> None:
    soon = clock.now() + timedelta(days=1)
    for start in range(0, number, _PAGE):
        rows = [
            {"kind": "bench", "subject_id": n, "due_at": soon + timedelta(seconds=n)}
            for n in range(start, min(start + _PAGE, number))
        ]
        async with database.writing() as session:
            await session.execute(insert(Timer), rows)


async def _start(database: Database, clock: Clock) -> float:
    """Milliseconds until the alarm is set."""
    scheduler = Scheduler(database, clock, {}, _nothing)
    before = time.perf_counter()
    await scheduler.start()
    took = time.perf_counter() - before
    await scheduler.stop()
    return took * 1000


async def measure() -> list[Line]:
    """Seven starts each, in turns."""
    clock = Clock(ZoneInfo("Asia/Ho_Chi_Minh"))
    async with new_database() as small, new_database() as large:
        await _fill(small, clock, _FEW)
        await _fill(large, clock, _MANY)
        few, many = await interleave(
            _ROUNDS, [lambda: _start(small, clock), lambda: _start(large, clock)]
        )
    subject = "Start with waiting timers"
    return [
        Line(subject, f"{_FEW:,} wait", f"{few:.1f} ms"),
        Line(subject, f"{_MANY:,} wait", f"{many:.1f} ms", times(many, few)),
    ]
