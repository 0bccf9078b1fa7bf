"""Statements: compiled once for all databases of a kind, one trip to SQLite's thread each."""

import logging
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.engine import make_url

from models.dialects import COMPILED, Sqlite
from models.members import Unit
from models.migrate import migrate
from models.repositories import units
from models.session import Database
from tests.bed.databases import DatabaseSource

NOW = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)


async def _talk(url: str) -> list[str]:
    database = Database(url)
    async with database.writing() as session:
        await units.add(session, None, "ward", "Sông Mây", NOW)
    async with database.reading() as session:
        names = list(await session.scalars(select(Unit.name).where(Unit.name == "Sông Mây")))
    await database.close()
    return names


async def test_statement_is_compiled_once_for_all_databases_of_a_kind(
    databases: DatabaseSource,
) -> None:
    cache = COMPILED["compiled_cache"]
    cache.clear()
    async with databases.migrated() as one, databases.migrated() as other:
        first = await _talk(one)
        compiled = dict(cache)
        assert compiled
        assert await _talk(other) == first
        assert {key: cache[key] for key in compiled} == compiled
        assert len(cache) == len(compiled)


def test_what_is_compiled_for_one_kind_or_version_is_not_taken_for_another() -> None:
    ours, newer = Sqlite(), Sqlite()
    assert ours == newer
    assert hash(ours) == hash(newer)
    newer.server_version_info = (99, 0)
    assert ours != newer
    assert ours != make_url("postgresql+chibot://").get_dialect()()


async def test_statement_is_one_trip(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """In aiosqlite's own record: begin, read, commit, and the rollback of the pool."""
    url = f"sqlite+aiosqlite:///{tmp_path / 'one.db'}"
    await migrate(url)
    database = Database(url)
    async with database.reading() as session:
        await session.execute(select(Unit))
    with caplog.at_level(logging.DEBUG, "aiosqlite"):
        async with database.reading() as session:
            assert not (await session.scalars(select(Unit))).all()
    await database.close()
    trips = [one for one in caplog.records if one.getMessage().startswith("executing")]
    assert len(trips) == 4
