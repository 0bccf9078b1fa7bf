"""Killed while timers fire, while rows are fanned out, at the change of leaders, in a migration."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import inspect

from bot.app import Chibot
from bot.crash_points import Point
from bot.settings import Settings
from models.base import Base
from models.session import Database
from tests.bed.databases import DatabaseSource
from tests.bed.waiting import eventually
from tests.crash.doomed import SCHEMA_STEP
from tests.crash.process import BotProcess
from tests.crash.stage import TOKEN, Stage, set_stage
from tests.crash.timers import TIMERS, check_brought, count_due, set_due

_MEMBERS = 5


async def _has_ended(stage: Stage) -> bool:
    """Whether the process has, or its work."""
    return not stage.bot.is_alive or not await count_due(stage)


async def _kill_one_by_one(stage: Stage, point: Point) -> int:
    """Each life gets a little further; returns how many were ended."""
    kills, number = 0, 1
    while await count_due(stage):
        await stage.bot.start(doom=f"{point}:{number}")
        await eventually(lambda: _has_ended(stage), within=60)
        if stage.bot.is_alive and point is not Point.TIMER_FIRED:
            return kills
        assert await stage.bot.ended() < 0, stage.bot.log.read_text()[-2000:]
        kills += 1
        # What was undone comes first again: the next life does it and dies at the one after it.
        number = 1 if point is Point.TIMER_FIRED else 2
    return kills


async def test_every_kind_of_timer_has_an_example(
    sqlite_databases: DatabaseSource, tmp_path: Path
) -> None:
    async with sqlite_databases.migrated() as url, set_stage(url, tmp_path, 1) as stage:
        settings = Settings(
            _env_file=None,  # type: ignore[call-arg]  # pydantic-settings reads it from the call
            **stage.settings,
        )
        chibot = Chibot(settings)
        assert set(chibot.scheduler._actions) == set(TIMERS)
        await chibot.database.close()


@pytest.mark.parametrize("point", [Point.TIMER_CLAIMED, Point.TIMER_FIRED, Point.FAN_OUT_PUT])
async def test_f26_timer_of_every_kind_survives_a_kill_at(
    sqlite_databases: DatabaseSource, tmp_path: Path, point: Point
) -> None:
    async with (
        sqlite_databases.migrated() as url,
        set_stage(url, tmp_path, _MEMBERS) as stage,
    ):
        due = await set_due(stage)
        brought = [kind for kind, (_, brings) in due.items() if brings]
        expected = len(brought) if point is Point.FAN_OUT_PUT else len(TIMERS)
        assert await _kill_one_by_one(stage, point) == expected
        if not stage.bot.is_alive:
            await stage.bot.start()

        async def nothing_is_due() -> bool:
            return await count_due(stage) == 0

        await stage.eventually(nothing_is_due)
        await check_brought(stage, due)


async def test_f26_leader_killed_when_it_has_just_taken_over_is_followed_at_once(
    database_url: str, tmp_path: Path
) -> None:
    async with set_stage(database_url, tmp_path, _MEMBERS) as stage:
        for _ in range(2):
            await stage.bot.start(doom=Point.LEASE_TAKEN)
            assert await stage.bot.ended() < 0
        await stage.people[0].say("có mặt")
        await stage.bot.start()

        async def is_answered() -> bool:
            return await stage.inbox() == {"answered": 1}

        await stage.eventually(is_answered, within=15)


@pytest.mark.parametrize("step", [1, 9, 40])
async def test_f26_migration_killed_at_a_step_is_done_again_from_the_beginning(
    empty_database_url: str, tmp_path: Path, step: int
) -> None:
    settings: dict[str, Any] = {"token": TOKEN, "database_url": empty_database_url}
    process = BotProcess(tmp_path, **settings)
    await process.start(doom=f"{SCHEMA_STEP}:{step}", command="migrate")
    assert await process.ended() < 0, process.log.read_text()[-2000:]
    await process.start(command="migrate")
    assert await process.ended() == 0, process.log.read_text()[-2000:]
    await process.clear_away()
    database = Database(empty_database_url)
    async with database.reading() as session:
        connection = await session.connection()
        tables = await connection.run_sync(lambda sync: set(inspect(sync).get_table_names()))
    await database.close()
    assert set(Base.metadata.tables) <= tables
