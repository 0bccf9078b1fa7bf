"""Every test has a database of its own, migrated and without rows of others."""

from datetime import UTC, datetime

import pytest

from models.repositories import units
from models.session import Database
from tests.bed.databases import DatabaseSource

NOW = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize("turn", [1, 2])
async def test_rows_of_another_test_are_not_there(database: Database, turn: int) -> None:
    async with database.writing() as session:
        assert await units.find_root(session) is None
        await units.add(session, None, units.WARD, "Sông Mây", NOW)


async def test_url_of_the_open_database_opens_it_again(
    database: Database, database_url: str
) -> None:
    async with database.writing() as session:
        await units.add(session, None, units.WARD, "Sông Mây", NOW)
    again = Database(database_url)
    async with again.reading() as session:
        assert await units.find_root(session) is not None
    await again.close()


async def test_two_databases_at_once_are_apart(databases: DatabaseSource) -> None:
    async with databases.migrated() as one, databases.migrated() as other:
        first, second = Database(one), Database(other)
        async with first.writing() as session:
            await units.add(session, None, units.WARD, "Sông Mây", NOW)
        async with second.reading() as session:
            assert await units.find_root(session) is None
        await first.close()
        await second.close()


def test_backend_is_named_in_the_id(request: pytest.FixtureRequest, database_url: str) -> None:
    backend = "postgresql" if database_url.startswith("postgresql+asyncpg:") else "sqlite"
    assert f"[{backend}]" in request.node.name
