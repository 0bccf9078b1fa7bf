"""Timers: set once, claimed once, taken back before they fire."""

import asyncio
from datetime import timedelta

from models.repositories import timers
from models.session import Database
from tests.bed.organisation import NOW

HOUR = timedelta(hours=1)


async def test_timer_set_twice_is_there_once(database: Database) -> None:
    for _ in range(2):
        async with database.writing() as session:
            await timers.add(session, 7, [("remind", NOW)])
    async with database.reading() as session:
        assert len(await timers.list_due(session, NOW, 10)) == 1


async def test_due_timers_come_longest_overdue_first(database: Database) -> None:
    async with database.writing() as session:
        await timers.add(session, 7, [("b", NOW - HOUR), ("a", NOW - 2 * HOUR), ("c", NOW + HOUR)])
    async with database.reading() as session:
        due = await timers.list_due(session, NOW, 10)
        first = await timers.find_next_due(session)
    assert [timer.kind for timer in due] == ["a", "b"]
    assert first == NOW - 2 * HOUR


async def _claim(database: Database, timer_id: int) -> bool:
    async with database.writing() as session:
        return await timers.claim(session, timer_id, NOW)


async def test_timer_is_claimed_by_one_of_many(database: Database) -> None:
    async with database.writing() as session:
        await timers.add(session, 7, [("remind", NOW)])
    async with database.reading() as session:
        (timer,) = await timers.list_due(session, NOW, 10)
    claims = await asyncio.gather(*(_claim(database, timer.id) for _ in range(5)))
    assert sorted(claims) == [False, False, False, False, True]
    async with database.reading() as session:
        assert await timers.find_next_due(session) is None


async def test_only_waiting_timers_of_the_subject_and_kind_are_taken_back(
    database: Database,
) -> None:
    async with database.writing() as session:
        await timers.add(session, 7, [("remind-1", NOW), ("remind-2", NOW), ("close", NOW)])
        await timers.add(session, 8, [("remind-1", NOW)])
        await timers.drop_waiting(session, "remind", 7)
    async with database.reading() as session:
        left = {(t.kind, t.subject_id) for t in await timers.list_due(session, NOW, 10)}
    assert left == {("close", 7), ("remind-1", 8)}


async def test_percent_sign_in_a_kind_is_no_wildcard(database: Database) -> None:
    async with database.writing() as session:
        await timers.add(session, 7, [("remind", NOW)])
        await timers.drop_waiting(session, "%", 7)
        assert len(await timers.list_due(session, NOW, 10)) == 1
