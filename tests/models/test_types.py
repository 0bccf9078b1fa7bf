"""Instants are aware and in UTC, on both databases."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy.exc import StatementError

from models.repositories import timers
from models.session import Database

HANOI = timezone(timedelta(hours=7))


async def test_instant_comes_back_in_utc(database: Database) -> None:
    written = datetime(2026, 3, 1, 19, 30, 0, 123456, tzinfo=HANOI)
    async with database.writing() as session:
        await timers.add(session, 1, [("meeting", written)])
    async with database.reading() as session:
        read = await timers.find_next_due(session)
    assert read == written
    assert read is not None
    assert read.utcoffset() == timedelta(0)


async def test_naive_instant_is_refused(database: Database) -> None:
    naive = datetime(2026, 3, 1, 19, 30, tzinfo=UTC).replace(tzinfo=None)
    with pytest.raises(StatementError, match="needs its time zone"):
        async with database.writing() as session:
            await timers.add(session, 1, [("meeting", naive)])
