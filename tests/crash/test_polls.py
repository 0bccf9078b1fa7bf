"""A secret poll is closed, by hand or by its timer, and the process is killed while it counts."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.crash_points import Point
from bot.features.polls import rules
from bot.features.polls.kinds import RESULT
from models.repositories import timers
from tests.bed.databases import DatabaseSource
from tests.crash import ballots
from tests.crash.stage import Stage, set_stage

# What is chosen, one after the other.
_CHOSEN = (0, 1, 1, 2, 1)
_BY_HAND = (Point.INBOX_HANDLED, Point.FAN_OUT_PUT, Point.INBOX_COMMITTED)
_BY_TIMER = (Point.TIMER_CLAIMED, Point.TIMER_FIRED)
_KEPT = {Point.INBOX_COMMITTED, Point.TIMER_FIRED}


@pytest.mark.parametrize("point", [*_BY_HAND, *_BY_TIMER], ids=str)
async def test_f26_ballots_are_counted_once_and_gone_after_a_kill_at(
    sqlite_databases: DatabaseSource, tmp_path: Path, point: Point
) -> None:
    async with (
        sqlite_databases.migrated() as url,
        set_stage(url, tmp_path, len(_CHOSEN)) as stage,
    ):
        chosen = {}
        for person, option in zip(stage.people, _CHOSEN, strict=True):
            poll_id = await ballots.hold(stage, person, before=option)
            chosen[person.id] = option
        await _end(stage, poll_id, point)
        await stage.bot.start(doom=point)
        assert await stage.bot.ended() < 0, stage.bot.log.read_text()[-2000:]
        # All of it or nothing: no ballot is lost before it is counted, or there after it.
        assert await ballots.is_closed(stage) == (point in _KEPT)
        check = ballots.check_result if point in _KEPT else _check_open
        await check(stage, poll_id, chosen)
        await stage.bot.start()
        await stage.eventually(lambda: ballots.is_closed(stage))
        await ballots.check_result(stage, poll_id, chosen)
        told = sorted(row.chat_id for row in await stage.outbox(RESULT.name))
        assert told == sorted(chosen)


async def _check_open(stage: Stage, _: int, chosen: dict[int, int]) -> None:
    await ballots.check_ballots(stage, chosen)


async def _end(stage: Stage, poll_id: int, point: Point) -> None:
    """It is closed as soon as the bot runs."""
    if point in _BY_HAND:
        await ballots.press_close(stage)
        return
    async with stage.database.writing() as session:
        await timers.add(session, poll_id, [(rules.END, datetime.now(UTC))])
