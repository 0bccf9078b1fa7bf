"""Databases with the bot's own schema: SQLite on a real disk, and a PostgreSQL server."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from models.migrate import migrate
from models.session import Database
from tests.bed.databases import postgres_source


@asynccontextmanager
async def new_database() -> AsyncIterator[Database]:
    """A migrated SQLite database that goes away."""
    with TemporaryDirectory(prefix="chibot-bench-", ignore_cleanup_errors=True) as place:
        url = await migrated_file(Path(place), 1)
        async with _opened(url) as database:
            yield database


@asynccontextmanager
async def new_postgres() -> AsyncIterator[Database]:
    """A migrated database on a PostgreSQL server of its own, which does not wait for the disk."""
    with postgres_source() as source:
        async with source.migrated() as url, _opened(url) as database:
            yield database


async def migrated_file(place: Path, number: int) -> str:
    """The URL of a migrated SQLite database in this directory."""
    url = f"sqlite+aiosqlite:///{place / f'{number}.db'}"
    await migrate(url)
    return url


@asynccontextmanager
async def _opened(url: str) -> AsyncIterator[Database]:
    database = Database(url)
    try:
        yield database
    finally:
        await database.close()
