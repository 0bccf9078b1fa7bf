"""A story is published and taken back, and the process is killed in between."""

from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path

import pytest

from bot.access import load_actor
from bot.features.stories import approving, posted, rules
from bot.features.stories.kinds import BOARD, POST
from bot.outbox.queue import put
from bot.quiet import QuietHours
from models.outbox import QUEUED, SENDING, SENT, UNKNOWN, OutboxMessage
from tests.bed.databases import DatabaseSource
from tests.crash.process import Moment
from tests.crash.stage import Stage, set_stage, states
from tests.crash.tales import (
    ZONE,
    add_agreed,
    appoint,
    bind_place,
    choose,
    open_place,
    shown_in,
)

# Never.
_QUIET = QuietHours(time.min, time.min, ZONE)
_POSTS, _DELETIONS = ("sendMediaGroup",), ("deleteMessage", "deleteMessages")
_PICTURES = 2


@dataclass(frozen=True)
class Kill:
    """At which album that is posted, and at which message that is taken back."""

    posting: tuple[Moment, int]
    deleting: tuple[Moment, int]
    backend: str = "sqlite"


KILLS = (
    Kill(("received", 1), ("done", 1)),
    Kill(("done", 1), ("received", 2)),
    Kill(("done", 2), ("done", 3)),
    Kill(("done", 1), ("done", 2), "postgresql"),
)


async def _publish(stage: Stage, *places: int) -> int:
    """Two people want it, at once; the secretary has its board."""
    now = datetime.now(UTC)
    async with stage.database.writing() as session:
        await appoint(session, stage.secretary, stage.people[0])
        story = await add_agreed(session, stage, rules.AWAITING, _PICTURES, asking=1)
        await choose(session, story, *[await bind_place(session, stage, one) for one in places])
        await put(session, BOARD, story.id, stage.secretary.id, now)
        second = await load_actor(session, stage.people[0].id)
        await approving.confirm(session, second, story.id, 1, now, _QUIET)
        return story.id


async def _take_down(stage: Stage, story_id: int) -> None:
    async with stage.database.writing() as session:
        chief = await load_actor(session, stage.secretary.id)
        await posted.take_down(session, chief, story_id, "", datetime.now(UTC), _QUIET)


async def _live_to_a_kill(stage: Stage, methods: tuple[str, ...], at: tuple[Moment, int]) -> None:
    """And once more until nothing waits."""
    moment, number = at
    stage.tripwire.set(number, methods, moment, stage.bot.kill)
    await stage.bot.start()
    assert await stage.bot.ended() < 0, stage.bot.log.read_text()[-2000:]
    await stage.bot.start()

    async def all_is_said() -> bool:
        return not {QUEUED, SENDING} & set(states(await stage.outbox(POST.name)))

    await stage.eventually(all_is_said)


async def _check_posted(stage: Stage, rows: list[OutboxMessage]) -> None:
    """No message stands there twice; what is known to have arrived does."""
    for chat_id in {row.chat_id for row in rows}:
        seen = await shown_in(stage, chat_id)
        albums = [one["media_group_id"] for one in seen if "media_group_id" in one]
        assert len(albums) in {0, _PICTURES}
        assert len(set(albums)) <= 1
        known = [row.message_id for row in rows if row.chat_id == chat_id and row.state == SENT]
        assert set(known) <= {one["message_id"] for one in seen}
        texts = [one["text"] for one in seen if "text" in one]
        assert len(texts) == len(set(texts))


async def _album_in(stage: Stage, chat_id: int) -> list[int]:
    seen = await shown_in(stage, chat_id)
    return [one["message_id"] for one in seen if "media_group_id" in one]


async def _find(stage: Stage, row: OutboxMessage, message_id: int) -> None:
    """The secretary looks, and gives the link to it."""
    link = f"https://t.me/c/{str(row.chat_id).removeprefix('-100')}/{message_id}"
    async with stage.database.writing() as session:
        chief = await load_actor(session, stage.secretary.id)
        await posted.resolve_found(session, chief, row.id, link, datetime.now(UTC))


@pytest.mark.parametrize("kill", KILLS, ids=str)
async def test_story_killed_on_its_way_out_and_back_is_there_once_and_then_nowhere(
    request: pytest.FixtureRequest, tmp_path: Path, kill: Kill
) -> None:
    source: DatabaseSource = request.getfixturevalue(f"{kill.backend}_databases")
    async with source.migrated() as url, set_stage(url, tmp_path, 1, messages_in_flight=1) as stage:
        places = [open_place(stage, "channel"), open_place(stage, "supergroup")]
        story_id = await _publish(stage, *places)
        await _live_to_a_kill(stage, _POSTS, kill.posting)
        rows = await stage.outbox(POST.name)
        (unclear,) = [row for row in rows if row.state == UNKNOWN]
        await _check_posted(stage, rows)
        held = await _album_in(stage, unclear.chat_id)
        await _shows(stage, "chưa rõ bài đã tới chưa")
        await stage.bot.clear_away()
        await _take_down(stage, story_id)
        await _live_to_a_kill(stage, _DELETIONS, kill.deleting)
        left = [one for place in places for one in await shown_in(stage, place)]
        # Nobody knows its number: the board still says so.
        assert [one["message_id"] for one in left] == held
        await _shows(stage, "đã gỡ lúc", "chưa rõ bài đã tới chưa")
        await _find(stage, unclear, held[0])

        async def nothing_is_left() -> bool:
            return not any([await shown_in(stage, place) for place in places])

        await stage.eventually(nothing_is_left)


async def _shows(stage: Stage, *parts: str) -> None:
    """The board says so, as it is now."""

    async def is_so() -> bool:
        said = await stage.heard(stage.secretary)
        return any(all(part in words for part in parts) for words in said)

    await stage.eventually(is_so)
