"""How SQLAlchemy speaks to the two databases: no statement is compiled twice, none travels twice.

To compile a statement costs some ten times as much as to run it, and every engine has a cache of
its own: on SQLite one for the writer and one for the readers, in tests two for each database.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, Self

import aiosqlite
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.postgresql.asyncpg import PGDialect_asyncpg
from sqlalchemy.dialects.sqlite.aiosqlite import SQLiteDialect_aiosqlite
from sqlalchemy.engine import URL
from sqlalchemy.engine.interfaces import DBAPIConnection, Dialect
from sqlalchemy.util import LRUCache

# For `execution_options`. The bot has some 600 statements; seldom used ones make room.
COMPILED: dict[str, Any] = {"compiled_cache": LRUCache(2000)}
# Rows at a time, for whoever iterates over a cursor of aiosqlite: nobody does.
_CHUNK = 64


def our_dialect(url: URL) -> URL:
    """The URL with the dialect of this module for its kind of database."""
    return url.set(drivername=f"{url.get_backend_name()}+chibot")


class _Alike(Dialect):
    """What one engine has compiled is found by the others of the same kind and version."""

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, _Alike)
            and type(self) is type(other)
            and self.server_version_info == other.server_version_info
        )

    def __hash__(self) -> int:
        return hash(type(self))


class Postgresql(_Alike, PGDialect_asyncpg):
    """PostgreSQL through asyncpg."""

    supports_statement_cache = True


class Sqlite(_Alike, SQLiteDialect_aiosqlite):
    """SQLite through aiosqlite, whose connections have a thread each."""

    supports_statement_cache = True

    def connect(self, *args: Any, **named: Any) -> DBAPIConnection:
        """Open a connection whose statements make one trip each."""
        return super().connect(*args, **named, async_creator_fn=_open)


async def _open(*args: Any, **named: Any) -> "_Connection":
    connection = _Connection(partial(sqlite3.connect, *args, **named), _CHUNK)
    await connection
    return connection


class _Connection(aiosqlite.Connection):
    """A connection whose cursors are made, used and closed in one trip to its thread.

    With four trips a query (make, execute, fetch, close) a chat costs a third more CPU.
    """

    def __init__(self, connect: Callable[[], sqlite3.Connection], chunk: int) -> None:
        super().__init__(connect, chunk)
        # As SQLAlchemy does: a connection that is left open must not keep the process.
        self._thread.daemon = True

    def cursor(self) -> "_Cursor":  # type: ignore[override]  # SQLAlchemy enters it, nobody awaits
        """A cursor for one statement at a time."""
        return _Cursor(self)

    async def in_thread(self, work: Callable[[sqlite3.Cursor], None]) -> None:
        """Run this with a cursor of SQLite; a task that is cancelled leaves none behind.

        SQLite would keep a closed connection with an open statement alive, and with it the
        transaction and its lock, until somebody forgets the traceback.
        """
        await self._execute(self._run, work)  # type: ignore[no-untyped-call]  # aiosqlite's own

    def _run(self, work: Callable[[sqlite3.Cursor], None]) -> None:
        cursor = self._conn.cursor()
        try:
            work(cursor)
        finally:
            cursor.close()


class _Cursor:
    """What SQLAlchemy asks of a cursor of aiosqlite, with all rows fetched."""

    arraysize = 1

    def __init__(self, connection: _Connection) -> None:
        self._connection = connection
        self._rows: Sequence[Any] = ()
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, statement: str, parameters: Iterable[Any] = ()) -> None:
        """Run it and fetch its rows."""
        await self._connection.in_thread(
            lambda cursor: self._keep(cursor.execute(statement, tuple(parameters)))
        )

    async def executemany(self, statement: str, rows: Iterable[Any]) -> None:
        """Run it once for each row of parameters."""
        await self._connection.in_thread(
            lambda cursor: self._keep(cursor.executemany(statement, rows))
        )

    def _keep(self, cursor: sqlite3.Cursor) -> None:
        self._rows = cursor.fetchall() if cursor.description else ()
        self.description = cursor.description
        self.rowcount = cursor.rowcount
        self.lastrowid = cursor.lastrowid

    async def fetchall(self) -> Sequence[Any]:
        """The rows of the last statement."""
        return self._rows

    async def close(self) -> None:
        """Nothing is open."""


for _name, _dialect in (("sqlite", Sqlite), ("postgresql", Postgresql)):
    registry.register(f"{_name}.chibot", __name__, _dialect.__name__)
