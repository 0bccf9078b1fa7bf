"""SQLite databases on a real disk, with the bot's own schema."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from models.migrate import migrate
from models.session import Database


@asynccontextmanager
async def new_database() -> AsyncIterator[Database]:
    """A migrated database that goes away."""
    with TemporaryDirectory(prefix="chibot-bench-", ignore_cleanup_errors=True) as place:
        url = f"sqlite+aiosqlite:///{Path(place) / 'bench.db'}"
        await migrate(url)
        database = Database(url)
        try:
            yield database
        finally:
            await database.close()
