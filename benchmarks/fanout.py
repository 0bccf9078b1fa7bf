"""A message to each of 100,000 people becomes rows: how long, and who else can run meanwhile?"""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from sqlalchemy import select

from benchmarks.databases import new_database, new_postgres
from benchmarks.figures import Line, times
from benchmarks.post import KIND, ZONE
from benchmarks.rows import add_people, count
from bot.clock import Clock
from bot.outbox.queue import put_to_all
from models.members import Account
from models.outbox import OutboxMessage
from models.session import Database

PEOPLE = 100_000
# Rows for the usual way, which would take too long for all; scaled up in the table.
_SAMPLE = 20
_TICK = 0.001


@dataclass
class _Watch:
    """The longest time the event loop did nothing else, in seconds."""

    longest: float = 0.0


@dataclass(frozen=True)
class _Timed:
    seconds: float
    held_ms: float


@asynccontextmanager
async def _watched() -> AsyncIterator[_Watch]:
    watch = _Watch()

    async def tick() -> None:
        while True:
            before = time.perf_counter()
            await asyncio.sleep(_TICK)
            watch.longest = max(watch.longest, time.perf_counter() - before - _TICK)

    task = asyncio.create_task(tick())
    await asyncio.sleep(_TICK)
    try:
        yield watch
    finally:
        task.cancel()


async def _ours(database: Database) -> None:
    async with database.writing() as session:
        await put_to_all(session, KIND, 1, select(Account.user_id), Clock(ZONE).now())


def _orm(number: int) -> Callable[[Database], Awaitable[None]]:
    """An object for each row."""

    async def add(database: Database) -> None:
        now = Clock(ZONE).now()
        async with database.writing() as session:
            session.add_all(_row(n, now) for n in range(number))

    return add


def _row(n: int, now: object) -> OutboxMessage:
    return OutboxMessage(
        kind="bench.orm",
        subject_id=1,
        params={},
        chat_id=n,
        unique_key=f"bench.orm:{n}",
        priority=2,
        state="queued",
        attempt=0,
        epoch=0,
        revision=1,
        sent_revision=0,
        not_before=now,
        created_at=now,
    )


async def _timed(database: Database, add: Callable[[Database], Awaitable[None]]) -> _Timed:
    async with _watched() as watch:
        before = time.perf_counter()
        await add(database)
        return _Timed(time.perf_counter() - before, watch.longest * 1000)


async def _lines(database: Database, where: str, people: int) -> list[Line]:
    await add_people(database, people, Clock(ZONE).now())
    us = await _timed(database, _ours)
    made = await count(database, OutboxMessage)
    sample = max(people // _SAMPLE, 1)
    them = await _timed(database, _orm(sample))
    all_of_them = them.seconds * people / sample
    subject, ratio = f"{people:,} rows, {where}", times(us.seconds, all_of_them)
    remark = f"{made:,} rows; the loop stood still for {us.held_ms:.0f} ms"
    return [
        Line(subject, "INSERT … SELECT", f"{us.seconds:.2f} s", remark, ratio),
        Line(
            subject,
            f"ORM objects, from {sample:,}",
            f"{all_of_them:.1f} s",
            f"{them.held_ms:.0f} ms by {sample:,}",
        ),
    ]


async def measure(people: int = PEOPLE) -> list[Line]:
    """One round each on both databases."""
    async with new_database() as database:
        lines = await _lines(database, "SQLite", people)
    async with new_postgres() as database:
        return lines + await _lines(database, "PostgreSQL", people)
