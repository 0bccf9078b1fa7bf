"""Databases with the bot's own schema: SQLite on a real disk, and a PostgreSQL server."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory

from models.migrate import migrate
from models.session import Database
from tests.bed.databases import PostgresSource, postgres_source

# The file as it is after the migrations.
_MIGRATED: list[bytes] = []


@asynccontextmanager
async def new_database() -> AsyncIterator[Database]:
    """A migrated SQLite database that goes away."""
    with TemporaryDirectory(prefix="chibot-bench-", ignore_cleanup_errors=True) as place:
        url = await migrated_file(Path(place), 1)
        async with _opened(url) as database:
            yield database


@asynccontextmanager
async def new_postgres(server: PostgresSource | None = None) -> AsyncIterator[Database]:
    """A migrated database on this server, or one of its own, which does not wait for the disk."""
    with nullcontext(server) if server else postgres_source() as source:
        async with source.migrated() as url, _opened(url) as database:
            yield database


async def migrated_file(place: Path, number: int) -> str:
    """The URL of a migrated SQLite database in this directory."""
    path = place / f"{number}.db"
    url = f"sqlite+aiosqlite:///{path}"
    # Every one begins as the first did.
    if _MIGRATED:
        path.write_bytes(_MIGRATED[0])
    else:
        await migrate(url)
        _MIGRATED.append(path.read_bytes())
    return url


@asynccontextmanager
async def _opened(url: str) -> AsyncIterator[Database]:
    database = Database(url)
    try:
        yield database
    finally:
        await database.close()
