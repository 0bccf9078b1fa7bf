"""The full product: killed at every named place with one message of each kind in hand."""

import itertools
import random
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

from bot.crash_points import Point
from tests.bed.databases import DatabaseSource
from tests.crash.chaos.figures import Figures, OnKill
from tests.crash.examples import EXAMPLES
from tests.crash.kinds import (
    appoint_all,
    are_at_rest,
    check_bounds,
    put_kinds,
    rows_of,
)
from tests.crash.stage import Stage, set_stage
from tests.crash.talk import SAYINGS, Conversation

_OUTBOX = (Point.OUTBOX_CLAIMED, Point.OUTBOX_ACCEPTED, Point.OUTBOX_SETTLED)
_INBOX = (
    Point.INBOX_FETCHED,
    Point.INBOX_STORED,
    Point.INBOX_HANDLED,
    Point.INBOX_COMMITTED,
    Point.REPLY_SENT,
    Point.REPLY_NOTED,
)
_MESSAGES = list(itertools.product(_OUTBOX, EXAMPLES))
_SAID = list(itertools.product(_INBOX, SAYINGS))
COUNT = len(_MESSAGES) + len(_SAID)


async def run(
    source: DatabaseSource, place: Path, chance: random.Random, on_kill: OnKill
) -> Figures:
    """Each combination once; what breaks is named."""
    del chance
    figures = Figures("every point, every kind", "")
    async with source.migrated() as url:
        figures.backend = url.partition("+")[0]
        async with set_stage(url, place, 2) as stage:
            await appoint_all(stage)
            for point, kind in _MESSAGES:
                await _try(figures, f"{point}, {kind}", partial(_send, stage, point, kind))
                on_kill()
    async with source.migrated() as url, set_stage(url, place, len(_SAID)) as stage:
        talk = Conversation(stage)
        for point, name in _SAID:
            await _try(figures, f"{point}, {name}", partial(_say, talk, point, name))
            on_kill()
    figures.judge(window=1)
    return figures


async def _try(figures: Figures, what: str, act: Callable[[], Awaitable[None]]) -> None:
    figures.items += 1
    figures.kills += 1
    try:
        await act()
    except AssertionError as broken:
        figures.broken.append(f"{what}: {str(broken)[:300]}")


async def _send(stage: Stage, point: Point, kind: str) -> None:
    stage.forget_chats()
    kinds = await put_kinds(stage, [kind])
    await _live_twice(stage, point, lambda: are_at_rest(stage, kinds))
    for row in await rows_of(stage, kinds):
        await check_bounds(stage, row)


async def _say(talk: Conversation, point: Point, name: str) -> None:
    await talk.say(SAYINGS[name])
    await _live_twice(talk.stage, point, talk.is_over)
    await talk.check()


async def _live_twice(stage: Stage, point: Point, is_over: Callable[[], Awaitable[bool]]) -> None:
    """Killed at the place, and once more alive until all is over."""
    await stage.bot.start(doom=point)
    while stage.bot.is_alive:
        try:
            await stage.bot.ended(within=1)
        except TimeoutError:
            # Some places are not passed by every kind.
            if await is_over():
                break
    if not stage.bot.is_alive:
        await stage.bot.start()
    await stage.eventually(is_over)
    await stage.bot.clear_away()
