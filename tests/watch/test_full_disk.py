"""F27: the database is full, read only or locked: honest words, no half effect, nothing lost."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from typing import Any

import pytest
import structlog
from sqlalchemy import text

from models.repositories import inbox
from tests.bed.databases import DatabaseSource
from tests.bed.waiting import eventually, heard
from tests.web.stage import TOKEN, Stage, open_stage

BOT_ID = int(TOKEN.partition(":")[0])
SORRY = "chưa nhận được tin vừa gửi"
# More than fits into the free part of a page.
LONG = "Tôi xin góp ý " + "rất dài " * 450


@pytest.fixture
async def stage(sqlite_databases: DatabaseSource) -> AsyncIterator[Stage]:
    """The bot on a file."""
    async with sqlite_databases.migrated() as url, open_stage(url) as opened:
        yield opened


async def _on_writer(stage: Stage, *statements: str) -> None:
    """Run on the one connection that writes."""
    async with stage.database.writing() as session:
        for statement in statements:
            await session.execute(text(statement))


async def _tell_writer(stage: Stage, pragma: str) -> None:
    """The same outside of transactions."""
    async with stage.database._writer.connect() as connection:
        driver: Any = (await connection.get_raw_connection()).driver_connection
        await driver.execute(f"PRAGMA {pragma}")


async def _fill(stage: Stage) -> None:
    """Not one page more: the disk is full."""
    await _tell_writer(stage, "max_page_count = 1")


async def _make_room(stage: Stage) -> None:
    await _tell_writer(stage, "max_page_count = 1073741823")


async def _counts(stage: Stage) -> dict[str, int]:
    async with stage.database.reading() as session:
        return await inbox.count_by_state(session, BOT_ID)


async def _hears(stage: Stage, part: str, times: int = 1) -> None:
    async def has_heard() -> bool:
        return sum(part in words for words in await heard(stage.admin)) >= times

    await eventually(has_heard)


async def test_f27_full_disk_is_owned_up_to_and_nothing_is_lost(stage: Stage) -> None:
    await _fill(stage)
    await stage.admin.say(LONG)
    await _hears(stage, SORRY)
    await stage.admin.say("/id")
    # Nothing is confirmed to Telegram, and nothing half kept.
    assert await _counts(stage) == {}
    assert await stage.client.pending_updates() == 2
    await _make_room(stage)
    await _hears(stage, "Số Telegram")

    async def all_answered() -> bool:
        return await _counts(stage) == {"answered": 2}

    await eventually(all_answered)
    assert sum(SORRY in words for words in await heard(stage.admin)) == 1


async def test_f27_disk_that_fills_between_storing_and_working_leaves_no_half_effect(
    stage: Stage,
) -> None:
    await _on_writer(stage, "CREATE TABLE ballast (words TEXT)")
    await _on_writer(
        stage,
        "CREATE TRIGGER fills AFTER UPDATE OF state ON inbox_updates BEGIN "
        "INSERT INTO ballast VALUES (hex(zeroblob(200000))); END",
    )
    await _fill(stage)
    await stage.admin.say("/id")

    with structlog.testing.capture_logs() as events:

        async def has_failed_twice() -> bool:
            return [event["event"] for event in events].count("update_put_off") > 1

        await eventually(has_failed_twice)
    assert await _counts(stage) == {"waiting": 1}
    assert await heard(stage.admin) == []
    await _make_room(stage)
    await _hears(stage, "Số Telegram")
    assert len(await heard(stage.admin)) == 1


async def test_f27_file_that_may_only_be_read_is_owned_up_to(stage: Stage) -> None:
    await _tell_writer(stage, "query_only = ON")
    await stage.admin.say("/id")
    await _hears(stage, SORRY)
    await _tell_writer(stage, "query_only = OFF")
    await _hears(stage, "Số Telegram")


async def test_f27_other_program_that_locks_the_file_is_waited_for(stage: Stage) -> None:
    file = stage.database.url.database or ""
    with closing(sqlite3.connect(file, check_same_thread=False)) as other:
        # The bot may be writing just now, and must get on to let go of the file.
        await asyncio.to_thread(other.execute, "BEGIN IMMEDIATE")
        await stage.admin.say("/id")
        assert await _counts(stage) == {}
        other.rollback()
        await _hears(stage, "Số Telegram")
    assert not any(SORRY in words for words in await heard(stage.admin))
