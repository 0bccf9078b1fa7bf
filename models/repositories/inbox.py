"""Queries of the inbox."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.inbox import ANSWERED, DONE, QUARANTINED, WAITING, InboxUpdate
from models.repositories.upsert import insert_ignoring

_Row = InboxUpdate


async def add(session: AsyncSession, rows: Sequence[dict[str, Any]]) -> None:
    """Store updates: `bot_id`, `update_id`, `person_id`, `body`, `received_at` each.

    Those which are there already are passed over.
    """
    if rows:
        complete = [{"state": WAITING, "attempts": 0} | row for row in rows]
        await session.execute(insert_ignoring(session, InboxUpdate), complete)


async def list_waiting(session: AsyncSession, bot_id: int, limit: int) -> list[InboxUpdate]:
    """The oldest updates not worked on yet."""
    return list(
        await session.scalars(
            select(_Row)
            .where(_Row.bot_id == bot_id, _Row.state == WAITING)
            .order_by(_Row.update_id)
            .limit(limit)
        )
    )


async def list_unanswered(session: AsyncSession, bot_id: int) -> list[InboxUpdate]:
    """Updates whose effect is committed and whose reply may not have been sent."""
    return list(
        await session.scalars(
            select(_Row).where(_Row.bot_id == bot_id, _Row.state == DONE).order_by(_Row.update_id)
        )
    )


async def mark_done(session: AsyncSession, rows: Sequence[dict[str, Any]]) -> None:
    """`row_bot`, `row_update`, `row_state`, `row_replies`, `at` each."""
    if rows:
        statement = (
            update(_Row)
            .where(_Row.bot_id == bindparam("row_bot"), _Row.update_id == bindparam("row_update"))
            .values(
                state=bindparam("row_state"),
                replies=bindparam("row_replies"),
                done_at=bindparam("at", type_=_Row.__table__.c.done_at.type),
            )
        )
        await (await session.connection()).execute(statement, rows)


async def mark_answered(session: AsyncSession, bot_id: int, update_ids: Sequence[int]) -> None:
    """The replies have been sent and are forgotten."""
    await session.execute(
        update(_Row)
        .where(_Row.bot_id == bot_id, _Row.update_id.in_(update_ids), _Row.state == DONE)
        .values(state=ANSWERED, replies=None)
    )


async def count_failure(session: AsyncSession, bot_id: int, update_id: int, most: int) -> bool:
    """Count a failed try; after `most` the update is quarantined. Returns whether it was."""
    row = await session.get_one(InboxUpdate, (bot_id, update_id))
    row.attempts += 1
    if row.attempts >= most:
        row.state = QUARANTINED
    return row.state == QUARANTINED


async def count_by_state(session: AsyncSession, bot_id: int) -> dict[str, int]:
    """How many updates are in which state."""
    rows = await session.execute(
        select(_Row.state, func.count()).where(_Row.bot_id == bot_id).group_by(_Row.state)
    )
    return {row[0]: row[1] for row in rows}
