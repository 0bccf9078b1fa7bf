"""A town whose first cell is called to a meeting, and an office with kinds of its own."""

from collections.abc import AsyncIterator

import pytest

from tests.bed.databases import DatabaseSource
from tests.faults.cell import CalledCell, call_cell
from tests.outbox.conftest import client, office, simulator
from tests.town.town import found_town

# Fixtures of the outbox, for kinds that are repeated and kinds that are held.
__all__ = ["cell", "client", "databases", "office", "simulator"]


@pytest.fixture
def databases(sqlite_databases: DatabaseSource) -> DatabaseSource:
    """Most of these faults lie outside the database: tests that do not name one take SQLite."""
    return sqlite_databases


@pytest.fixture
async def cell(database_url: str) -> AsyncIterator[CalledCell]:
    """The whole bot runs; three members have their invitations."""
    async with found_town(database_url) as town:
        yield await call_cell(town)
