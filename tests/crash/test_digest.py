"""A month is looked back on in a channel, and the process is killed on its way there."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import delete, select

from bot.crash_points import Point
from bot.features.stories import digest
from bot.features.stories.kinds import BOARD, DIGEST
from bot.outbox.queue import put
from models.outbox import SENDING, SENT, UNKNOWN, OutboxMessage
from models.repositories import chats, timers
from models.stories import Story
from tests.bed.databases import DatabaseSource
from tests.crash.releases import TIMERS
from tests.crash.stage import Stage, set_stage
from tests.crash.tales import shown_in

# (where it is killed, what is noted then and at the end, how often it stands in the channel).
_CASES = (
    (Point.OUTBOX_CLAIMED, SENDING, UNKNOWN, 0),
    (Point.OUTBOX_ACCEPTED, SENDING, UNKNOWN, 1),
    (Point.OUTBOX_SETTLED, SENT, SENT, 1),
)
_UNCLEAR = "chưa rõ"


async def _make_due(stage: Stage) -> int:
    """The look back is all that there is to say. Returns the channel."""
    async with stage.database.writing() as session:
        ward_id, _ = await TIMERS[digest.MONTH](session, stage)
        await session.execute(delete(OutboxMessage).where(OutboxMessage.state != SENT))
        await timers.add(session, ward_id, [(digest.MONTH, datetime.now(UTC))])
        (place,) = await chats.list_bound(session)
        return place.chat_id


async def _find_row(stage: Stage) -> OutboxMessage:
    (row,) = await stage.outbox(DIGEST.name)
    return row


async def _ask_for_board(stage: Stage) -> None:
    """The secretary looks at the story that is remembered."""
    async with stage.database.writing() as session:
        story = (await session.scalars(select(Story))).one()
        await put(session, BOARD, story.id, stage.secretary.id, datetime.now(UTC))


@pytest.mark.parametrize(("point", "then", "last", "copies"), _CASES)
async def test_f26_look_back_on_a_month_is_held_or_there_once_after_a_kill_at(
    sqlite_databases: DatabaseSource,
    tmp_path: Path,
    point: Point,
    then: str,
    last: str,
    copies: int,
) -> None:
    async with sqlite_databases.migrated() as url, set_stage(url, tmp_path, 1) as stage:
        channel = await _make_due(stage)
        await stage.bot.start(doom=point)
        assert await stage.bot.ended() < 0, stage.bot.log.read_text()[-2000:]
        assert (await _find_row(stage)).state == then
        await _ask_for_board(stage)
        await stage.bot.start()

        async def is_told() -> bool:
            return bool(await stage.heard(stage.secretary))

        await stage.eventually(is_told)
        row = await _find_row(stage)
        assert (row.state, row.attempt) == (last, 1)
        assert len(await shown_in(stage, channel)) == copies
        (board,) = await stage.heard(stage.secretary)
        assert (_UNCLEAR in board.lower()) == (last == UNKNOWN)
