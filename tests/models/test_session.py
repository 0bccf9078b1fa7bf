"""Transactions: committed by the end of the block, undone by an error, never locked out."""

import asyncio
import sqlite3
import threading
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import delete, select

from models.members import Unit
from models.migrate import migrate
from models.repositories import units
from models.session import Database, forget_writes, has_written, log_ahead

NOW = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)


async def _names(database: Database) -> list[str]:
    async with database.reading() as session:
        return sorted(await session.scalars(select(Unit.name)))


async def test_end_of_the_block_commits(database: Database) -> None:
    async with database.writing() as session:
        await units.add(session, None, "ward", "Sông Mây", NOW)
    assert await _names(database) == ["Sông Mây"]


async def _fail_after_writing(database: Database) -> None:
    async with database.writing() as session:
        await units.add(session, None, "ward", "Sông Mây", NOW)
        raise ZeroDivisionError


async def test_error_in_the_block_undoes_it(database: Database) -> None:
    with pytest.raises(ZeroDivisionError):
        await _fail_after_writing(database)
    assert await _names(database) == []


async def test_what_is_deleted_is_not_legible_in_the_file(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'one.db'}"
    await migrate(url)
    database = Database(url)
    async with database.writing() as session:
        await units.add(session, None, "ward", "Sông Mây", NOW)
    async with database.writing() as session:
        await session.execute(delete(Unit))
    # Closing the last connection brings the log into the file.
    await database.close()
    assert "Sông Mây".encode() not in (tmp_path / "one.db").read_bytes()


async def _count_up(database: Database, unit_id: int) -> None:
    async with database.writing() as session:
        unit = await session.get_one(Unit, unit_id, with_for_update=True)
        await asyncio.sleep(0)
        unit.name = str(int(unit.name) + 1)


async def test_writers_at_once_wait_for_each_other(database: Database) -> None:
    async with database.writing() as session:
        unit = await units.add(session, None, "ward", "0", NOW)
    await asyncio.gather(*(_count_up(database, unit.id) for _ in range(20)))
    assert await _names(database) == ["20"]


def test_new_file_that_another_holds_for_a_moment_is_tried_again(tmp_path: Path) -> None:
    """As when two put it into its mode at once: one of them is refused and does not wait."""
    path = tmp_path / "new.db"
    with closing(_opened(path)) as other, closing(_opened(path)) as own:
        other.execute("BEGIN EXCLUSIVE")
        own.execute("PRAGMA busy_timeout=0")
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            own.execute("PRAGMA journal_mode=WAL")
        release = threading.Timer(0.05, lambda: other.execute("COMMIT"))
        release.start()
        log_ahead(own.cursor())
        release.join()
        assert own.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, isolation_level=None, check_same_thread=False)


async def test_reader_sees_what_is_committed_while_another_writes(database: Database) -> None:
    async with database.writing() as session:
        await units.add(session, None, "ward", "Sông Mây", NOW)
        assert await _names(database) == []


async def test_session_knows_that_it_has_written(database: Database) -> None:
    async with database.writing() as session:
        await units.find_root(session)
        assert not has_written(session)
        await units.add(session, None, "ward", "Sông Mây", NOW)
        assert has_written(session)
        forget_writes(session)
        assert not has_written(session)
        await units.find_root(session)
        assert not has_written(session)


async def test_session_knows_of_a_change_that_is_not_flushed(database: Database) -> None:
    async with database.writing() as session:
        unit = await units.add(session, None, "ward", "Sông Mây", NOW)
        forget_writes(session)
        unit.name = "Sông Trăng"
        assert has_written(session)
