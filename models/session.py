"""The database: one connection that writes, several that read."""

import sqlite3
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import make_url
from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor
from sqlalchemy.exc import ArgumentError, DBAPIError, InterfaceError, OperationalError
from sqlalchemy.ext.asyncio import (
    AsyncEngine,
    AsyncSession,
    async_sessionmaker,
    create_async_engine,
)
from sqlalchemy.orm import ORMExecuteState, Session

from models.dialects import COMPILED, our_dialect

# FULL: a commit that was confirmed survives a power cut, not only a crash of the process.
_SQLITE_PRAGMAS = (
    "PRAGMA busy_timeout=30000",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    # What is deleted or emptied does not stay legible in free pages of the file.
    "PRAGMA secure_delete=ON",
)
# Of two that put a new file into this mode at the same moment one is refused, and does not wait.
_LOG_AHEAD, _TRIES, _PAUSE = "PRAGMA journal_mode=WAL", 100, 0.01
# Of SQLite's codes the last byte tells the kind.
_PRIMARY = 0xFF
_WROTE = "wrote"


_DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg"}


def database_url(text: str) -> str:
    """The URL with our driver for its kind of database. Raises ValueError for any other."""
    try:
        url = make_url(text)
        driver = _DRIVERS[url.get_backend_name()]
    except (ArgumentError, KeyError) as error:
        raise ValueError(
            "not a database URL; try sqlite:///chibot.db or postgresql://user:password@host/name"
        ) from error
    return url.set(drivername=driver).render_as_string(hide_password=False)


def file_of(url: str) -> Path | None:
    """The file of an SQLite database; None if the database is none or lies in memory."""
    parsed = make_url(url)
    is_file = parsed.get_backend_name() == "sqlite" and parsed.database not in {None, ":memory:"}
    return Path(str(parsed.database)) if is_file else None


# PostgreSQL: connection lost, deadlock, serialization, resources spent, being shut down.
_PASSING_STATES = ("08", "40", "53", "55P03", "57")


def is_passing(error: BaseException) -> bool:
    """Whether the database may well do the same thing later: it is away, busy or full."""
    if not isinstance(error, DBAPIError):
        # Of the driver itself, when it cannot connect or is not answered in time.
        return isinstance(error, ConnectionError | TimeoutError)
    state = getattr(error.orig, "sqlstate", None) or ""
    is_away = isinstance(error, OperationalError | InterfaceError) or error.connection_invalidated
    return is_away or state.startswith(_PASSING_STATES)


class WatchedSession(Session):
    """A session that knows whether it has written."""


@event.listens_for(WatchedSession, "before_flush")
def _note_flush(session: Session, *_: Any) -> None:
    if session.new or session.dirty or session.deleted:
        session.info[_WROTE] = True


@event.listens_for(WatchedSession, "do_orm_execute")
def _note_statement(state: ORMExecuteState) -> None:
    if not state.is_select:
        state.session.info[_WROTE] = True


def has_written(session: AsyncSession) -> bool:
    """Whether the session has changed rows, flushed or not, since `forget_writes`."""
    inner = session.sync_session
    return bool(inner.info.get(_WROTE) or inner.new or inner.dirty or inner.deleted)


def note_write(session: AsyncSession) -> None:
    """The session will have changed rows by its end, though no statement shows it yet."""
    session.sync_session.info[_WROTE] = True


def forget_writes(session: AsyncSession) -> None:
    """Start counting anew: what follows is a new piece of work."""
    session.sync_session.info.pop(_WROTE, None)


def _set_up(connection: DBAPIConnection) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in _SQLITE_PRAGMAS:
        cursor.execute(pragma)
    log_ahead(cursor)
    cursor.close()


def log_ahead(cursor: DBAPICursor | sqlite3.Cursor) -> None:
    """Put the file into the mode in which readers and the writer do not wait for each other."""
    for left in reversed(range(_TRIES)):
        try:
            cursor.execute(_LOG_AHEAD)
            break
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & _PRIMARY != sqlite3.SQLITE_BUSY or not left:
                raise
        time.sleep(_PAUSE)


class Database:
    """Opens transactions; the caller's `async with` is the commit.

    SQLite: every writing transaction begins IMMEDIATE on one connection, so that two writers
    wait for each other instead of failing as locked. PostgreSQL: one pool for both.
    """

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        if self.is_sqlite:
            self._writer = self._sqlite_engine("BEGIN IMMEDIATE", pool_size=1)
            self._reader = self._sqlite_engine("BEGIN", pool_size=4)
        else:
            self._writer = create_async_engine(
                our_dialect(self.url),
                execution_options=COMPILED,
                pool_size=10,
                pool_pre_ping=True,
                hide_parameters=True,
                # Seconds: a connection that is open on one side only must not hold up everything,
                # and a process that sleeps in a transaction (here milliseconds) not its locks.
                connect_args={
                    "timeout": 10,
                    "command_timeout": 60,
                    "server_settings": {"idle_in_transaction_session_timeout": "30000"},
                },
            )
            self._reader = self._writer
        self._writing = _session_maker(self._writer)
        self._reading = _session_maker(self._reader)

    def _sqlite_engine(self, begin: str, pool_size: int) -> AsyncEngine:
        # hide_parameters: an error must not carry what people wrote into a log.
        engine = create_async_engine(
            our_dialect(self.url),
            execution_options=COMPILED,
            pool_size=pool_size,
            max_overflow=0,
            hide_parameters=True,
        )

        @event.listens_for(engine.sync_engine, "connect")
        def _prepare(connection: DBAPIConnection, _: object) -> None:
            try:
                _set_up(connection)
            except BaseException:
                # Cancelled: nobody else knows of the connection, which may hold a lock by now.
                connection.close()
                raise

        @event.listens_for(engine.sync_engine, "begin")
        def _begin(connection: Any) -> None:
            connection.exec_driver_sql(begin)

        return engine

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncSession]:
        """A transaction that writes; commits when the block ends, rolls back when it raises."""
        async with self._writing() as session, session.begin():
            yield session

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncSession]:
        """A transaction that only reads."""
        async with self._reading() as session, session.begin():
            yield session

    async def close(self) -> None:
        """Close all connections."""
        await self._writer.dispose()
        await self._reader.dispose()


def _session_maker(engine: AsyncEngine) -> async_sessionmaker[AsyncSession]:
    return async_sessionmaker(engine, expire_on_commit=False, sync_session_class=WatchedSession)
