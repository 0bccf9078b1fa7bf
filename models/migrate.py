"""Brings a database to the newest schema, or back; drafts the next migration.

`python -m models.migrate "add plans"` compares the tables with the migrations and writes a draft
to `models/migrations/versions`, to be read and corrected by hand.
"""

import asyncio
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, event, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

_MIGRATIONS = Path(__file__).parent / "migrations"
# Any number that nothing else locks.
_LOCK = 2026_07_001


class RowsAreBroken(Exception):
    """A migration has left rows that point to nothing; it was rolled back."""


async def migrate(url: str, revision: str = "head") -> None:
    """Upgrade to the newest schema, in one transaction; replicas that start at once take turns."""
    await _run(url, lambda config: command.upgrade(config, revision))


async def downgrade(url: str, revision: str) -> None:
    """Go back to a revision; "base" is an empty database."""
    await _run(url, lambda config: command.downgrade(config, revision))


def newest_revision() -> str | None:
    """The revision that a migrated database has."""
    return ScriptDirectory.from_config(configuration()).get_current_head()


def configuration(connection: Connection | None = None) -> Config:
    """What would otherwise stand in an alembic.ini."""
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    config.attributes["connection"] = connection
    return config


async def _run(url: str, work: Callable[[Config], Any]) -> None:
    engine = _engine(url)
    try:
        async with engine.begin() as connection:
            await connection.run_sync(lambda sync: _run_locked(sync, work))
    finally:
        await engine.dispose()


def _run_locked(connection: Connection, work: Callable[[Config], Any]) -> None:
    is_sqlite = connection.dialect.name == "sqlite"
    if not is_sqlite:
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    work(configuration(connection))
    if is_sqlite and connection.execute(text("PRAGMA foreign_key_check")).first():
        raise RowsAreBroken


def _engine(url: str) -> AsyncEngine:
    engine = create_async_engine(url, poolclass=NullPool)
    if engine.dialect.name == "sqlite":
        event.listen(engine.sync_engine, "connect", _prepare_sqlite)
        event.listen(engine.sync_engine, "begin", _begin_immediate)
    return engine


def _prepare_sqlite(connection: DBAPIConnection, _: object) -> None:
    """Foreign keys stay off: a table is altered by copying it, and dropping the old one cascades.

    The driver must not begin transactions itself, else tables are made outside of them.
    """
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA busy_timeout=30000")
    cursor.close()


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


async def draft(message: str) -> None:
    """Write the next migration from what the tables have and the migrations lack."""
    number = len(list(ScriptDirectory.from_config(configuration()).walk_revisions())) + 1
    with tempfile.TemporaryDirectory() as place:
        url = f"sqlite+aiosqlite:///{place}/draft.db"
        await migrate(url)
        await _run(
            url,
            lambda config: command.revision(
                config, message, autogenerate=True, rev_id=f"{number:04}"
            ),
        )


if __name__ == "__main__":
    asyncio.run(draft(" ".join(sys.argv[1:])))
