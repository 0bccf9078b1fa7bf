"""Looks at a database as a doctor does: its age, its integrity, its room, what stands before it."""

import shutil
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import asyncpg
from sqlalchemy import text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DatabaseError
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine

from models.session import Database

# Older ones may, rarely, spoil a file in WAL mode that two connections write to.
SAFE_SQLITE = (3, 51, 3)
_MARK = "chibot.doctor"
_SYNCHRONOUS = {0: "off", 1: "normal", 2: "full", 3: "extra"}


class DatabaseRefused(ConnectionError):
    """The server is there and does not let us in."""


@dataclass(frozen=True)
class DatabaseState:
    """What was found. `faults` are SQLite's own words about a file that is broken."""

    version: str
    revision: str | None
    faults: tuple[str, ...] = ()
    journal: str = ""
    synchronous: str = ""


def is_sqlite_safe() -> bool:
    """Whether this process's SQLite is free of the error in WAL mode."""
    return sqlite3.sqlite_version_info >= SAFE_SQLITE


def sqlite_file(url: str) -> Path | None:
    """The file of an SQLite database; None for a server or one in memory."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or not parsed.database:
        return None
    return None if parsed.database == ":memory:" else Path(parsed.database)


def free_bytes(file: Path) -> int:
    """Room left on the disk of a file. Raises OSError."""
    return shutil.disk_usage(file.resolve().parent).free


async def inspect(database: Database) -> DatabaseState:
    """Read only, while others write. Raises what the database says."""
    faults = await _find_faults(database) if database.is_sqlite else ()
    if faults:
        return DatabaseState(sqlite3.sqlite_version, None, faults)
    async with database.reading() as session:
        revision = await _find_revision(session)
        if not database.is_sqlite:
            return DatabaseState(str(await _value(session, "SHOW server_version")), revision)
        return DatabaseState(
            version=sqlite3.sqlite_version,
            revision=revision,
            journal=str(await _value(session, "PRAGMA journal_mode")),
            synchronous=_SYNCHRONOUS.get(await _value(session, "PRAGMA synchronous"), "?"),
        )


async def _find_faults(database: Database) -> tuple[str, ...]:
    """What SQLite finds wrong in its file; empty if it is whole."""
    try:
        async with database.reading() as session:
            found = [str(row[0]) for row in await session.execute(text("PRAGMA quick_check(5)"))]
    except DatabaseError as error:
        if getattr(error.orig, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_CORRUPT:
            return (str(error.orig),)
        raise
    return () if found == ["ok"] else tuple(found)


async def _find_revision(session: AsyncSession) -> str | None:
    """The newest migration that has been made; None in an empty database."""
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    tables = "sqlite_master WHERE name" if is_sqlite else "pg_tables WHERE tablename"
    if not await _value(session, f"SELECT count(*) FROM {tables} = 'alembic_version'"):  # noqa: S608 - two fixed names
        return None
    found = await _value(session, "SELECT version_num FROM alembic_version")
    return str(found) if found else None


async def _value(session: AsyncSession, statement: str) -> Any:
    return await session.scalar(text(statement))


async def is_pooled_by_transaction(url: str) -> bool:
    """Whether a pooler hands one server connection to several clients, transaction by transaction.

    Prepared statements and locks then end up with somebody else. A mark that one connection sets
    must stay with it, and must not be seen by another. Raises OSError.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return False
    ours, other = await _connect(parsed), await _connect(parsed)
    try:
        await ours.execute(f"SELECT set_config('{_MARK}', 'ours', false)")
        await other.execute("BEGIN")
        is_seen = await _is_marked(other)
        is_kept = await _is_marked(ours)
        await other.execute("ROLLBACK")
    finally:
        await ours.close(timeout=5)
        await other.close(timeout=5)
    return is_seen or not is_kept


async def _connect(url: URL) -> Any:
    """A connection that prepares nothing, so that it works through every pooler."""
    dialect = create_async_engine(url).dialect
    given = dialect.create_connect_args(url)[1]
    arguments = {name: value for name, value in given.items() if not name.startswith("prepared")}
    try:
        return await asyncpg.connect(**arguments, statement_cache_size=0, timeout=10)
    except (asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        # Its text names the user and the database.
        raise DatabaseRefused(type(error).__name__) from error


async def _is_marked(connection: Any) -> bool:
    """Asked without parameters and rows, which would need a prepared statement."""
    condition = f"current_setting('{_MARK}', true) = 'ours'"
    try:
        await connection.execute(f"DO $$ BEGIN ASSERT {condition}; END $$")
    except asyncpg.AssertError:
        return False
    return True
