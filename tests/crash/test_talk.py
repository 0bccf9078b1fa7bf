"""Killed at every named place between an update and its answer: one effect, an answer to each."""

from pathlib import Path

import pytest

from bot.crash_points import Point
from tests.bed.databases import DatabaseSource
from tests.crash.stage import Stage, set_stage
from tests.crash.talk import ANSWERED, SAYINGS, Conversation

# (where, at which passing): all updates are in hand at once.
DOOMS = (
    (Point.INBOX_FETCHED, 1),
    (Point.INBOX_STORED, 1),
    (Point.INBOX_HANDLED, 1),
    (Point.INBOX_COMMITTED, 1),
    (Point.REPLY_SENT, 1),
    (Point.REPLY_SENT, ANSWERED - 1),
    (Point.REPLY_NOTED, 1),
)


# On PostgreSQL those where a commit has just been; the others in `make chaos`.
_ON_POSTGRESQL = {Point.INBOX_COMMITTED, Point.REPLY_SENT}
_CASES = [
    (backend, *doom)
    for backend in ("sqlite", "postgresql")
    for doom in DOOMS
    if backend == "sqlite" or (doom[0] in _ON_POSTGRESQL and doom[1] == 1)
]


@pytest.mark.parametrize(("backend", "point", "number"), _CASES, ids=str)
async def test_f26_update_of_every_sort_survives_a_kill_at(
    request: pytest.FixtureRequest, tmp_path: Path, backend: str, point: Point, number: int
) -> None:
    source: DatabaseSource = request.getfixturevalue(f"{backend}_databases")
    async with (
        source.migrated() as url,
        set_stage(url, tmp_path, len(SAYINGS)) as stage,
    ):
        talk = Conversation(stage)
        await talk.say(*SAYINGS.values())
        await stage.bot.start(doom=f"{point}:{number}")
        assert await stage.bot.ended() < 0, _log(stage)
        await stage.bot.start()
        await stage.eventually(talk.is_over)
        await talk.check()
        await talk.close_poll()


def _log(stage: Stage) -> str:
    return stage.bot.log.read_text()[-2000:]
