"""Killed at every named place with every kind of message in hand: the bounds hold."""

from pathlib import Path
from typing import Any

import pytest

import handlers
from bot.crash_points import Point
from tests.bed.databases import DatabaseSource
from tests.crash.examples import EXAMPLES
from tests.crash.kinds import (
    appoint_all,
    are_at_rest,
    check_bounds,
    put_kinds,
    rows_of,
)
from tests.crash.stage import set_stage

KINDS = len(EXAMPLES)
# (where, at which passing): the first and the last of all kinds, which are under way at once.
DOOMS = (
    (Point.OUTBOX_CLAIMED, 1),
    (Point.OUTBOX_CLAIMED, KINDS),
    (Point.OUTBOX_ACCEPTED, 1),
    (Point.OUTBOX_ACCEPTED, KINDS),
    (Point.OUTBOX_SETTLED, 1),
)
# On PostgreSQL the most telling one; the others in `make chaos`.
_CASES = [
    *(("sqlite", *doom) for doom in DOOMS),
    ("postgresql", Point.OUTBOX_ACCEPTED, KINDS),
]


def test_every_kind_of_message_has_an_example() -> None:
    assert set(EXAMPLES) == set(handlers.all_kinds())


@pytest.mark.parametrize(("backend", "point", "number"), _CASES, ids=str)
async def test_f26_message_of_every_kind_survives_a_kill_at(
    request: pytest.FixtureRequest, tmp_path: Path, backend: str, point: Point, number: int
) -> None:
    source: DatabaseSource = request.getfixturevalue(f"{backend}_databases")
    window: dict[str, Any] = {"messages_in_flight": KINDS + 1}
    async with (
        source.migrated() as url,
        set_stage(url, tmp_path, KINDS, **window) as stage,
    ):
        await appoint_all(stage)
        kinds = await put_kinds(stage, EXAMPLES)
        await stage.bot.start(doom=f"{point}:{number}")
        assert await stage.bot.ended() < 0, stage.bot.log.read_text()[-2000:]
        left = {row.state for row in await rows_of(stage, kinds)}
        assert "sending" in left or point is Point.OUTBOX_SETTLED
        await stage.bot.start()
        await stage.eventually(lambda: are_at_rest(stage, kinds))
        for row in await rows_of(stage, kinds):
            await check_bounds(stage, row)
