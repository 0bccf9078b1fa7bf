"""Power that fails: what was confirmed has been written, and an old library is named."""

import sqlite3
from pathlib import Path

from sqlalchemy import text

from models.session import Database
from tests.crash.stage import set_stage

# The first release that does not spoil the file when its log is begun anew by two at once.
_MENDED = (3, 51, 3)


async def test_f29_commit_on_sqlite_is_on_the_disk_before_it_is_confirmed(
    database_url: str,
) -> None:
    database = Database(database_url)
    for transaction in (database.writing, database.reading):
        async with transaction() as session:
            synchronous = await session.scalar(text("PRAGMA synchronous"))
            journal = await session.scalar(text("PRAGMA journal_mode"))
        # 2 is FULL.
        assert (synchronous, journal) == (2, "wal")
    await database.close()


async def test_f29_start_on_an_old_library_says_so(tmp_path: Path, database_url: str) -> None:
    is_old = sqlite3.sqlite_version_info < _MENDED
    async with set_stage(database_url, tmp_path, members=1) as stage:
        await stage.people[0].say("có mặt")
        await stage.bot.start()

        async def is_answered() -> bool:
            return await stage.inbox() == {"answered": 1}

        await stage.eventually(is_answered)
        assert ("sqlite_is_old" in stage.bot.log.read_text()) is is_old
