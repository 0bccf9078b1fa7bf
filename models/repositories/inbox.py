"""Queries of the inbox."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, null, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.inbox import ANSWERED, DONE, EMPTY, OVER, QUARANTINED, WAITING, InboxUpdate
from models.repositories.upsert import insert_ignoring

_Row = InboxUpdate
_TABLE = InboxUpdate.__table__
# Word for word what the index of open updates says: else SQLite reads all that have ever come, in
# the order of their numbers, to find the few that wait.
_IS_OPEN = text("state IN ('waiting', 'done')")


@dataclass(frozen=True, slots=True)
class Waiting:
    """An update to be worked on."""

    update_id: int
    person_id: int | None
    body: str
    received_at: datetime
    # Its body lay sealed, and is emptied once it is worked on.
    is_sealed: bool = False


@dataclass(frozen=True, slots=True)
class Stored:
    """What is known of an update that was stored before."""

    is_over: bool
    body: str
    received_at: datetime


async def add(session: AsyncSession, rows: Sequence[dict[str, Any]]) -> None:
    """Store updates: `bot_id`, `update_id`, `person_id`, `body`, `received_at` each.

    `state` is `waiting` unless it is given. Those which are there already are passed over.
    """
    if rows:
        complete = [{"state": WAITING, "attempts": 0} | row for row in rows]
        await (await session.connection()).execute(insert_ignoring(session, _Row), complete)


async def replace(session: AsyncSession, rows: Sequence[dict[str, Any]]) -> None:
    """Put new updates in the place of old ones with the same numbers; as for `add`."""
    if not rows:
        return
    statement = (
        update(_Row)
        .where(_TABLE.c.bot_id == bindparam("row_bot"))
        .where(_TABLE.c.update_id == bindparam("row_update"))
        .values(
            person_id=bindparam("row_person"),
            body=bindparam("row_body"),
            received_at=bindparam("at", type_=_TABLE.c.received_at.type),
            state=bindparam("row_state"),
            attempts=0,
            replies=null(),
            done_at=None,
        )
    )
    given = [
        {
            "row_bot": row["bot_id"],
            "row_update": row["update_id"],
            "row_person": row["person_id"],
            "row_body": row["body"],
            "row_state": row.get("state", WAITING),
            "at": row["received_at"],
        }
        for row in rows
    ]
    await (await session.connection()).execute(statement, given)


async def find_highest_id(session: AsyncSession, bot_id: int) -> int | None:
    """The highest number that an update has had."""
    return await session.scalar(select(func.max(_Row.update_id)).where(_Row.bot_id == bot_id))


async def find_last_received(session: AsyncSession, bot_id: int) -> datetime | None:
    """When the newest update came in; None if none ever has."""
    return await session.scalar(
        select(_Row.received_at)
        .where(_Row.bot_id == bot_id)
        .order_by(_Row.received_at.desc())
        .limit(1)
    )


async def list_stored(
    session: AsyncSession, bot_id: int, update_ids: Sequence[int]
) -> dict[int, Stored]:
    """Those of the updates that have been stored before, by their numbers."""
    query = select(_Row.update_id, _Row.state, _Row.body, _Row.received_at).where(
        _Row.bot_id == bot_id, _Row.update_id.in_(update_ids)
    )
    return {
        update_id: Stored(state in OVER, body, received_at)
        for update_id, state, body, received_at in await session.execute(query)
    }


async def list_waiting(
    session: AsyncSession,
    bot_id: int,
    limit: int,
    without: Collection[int] = (),
    besides: Collection[int] = (),
) -> list[Waiting]:
    """The oldest updates not worked on yet, without those of some people and `besides` these."""
    query = (
        select(_TABLE.c.update_id, _TABLE.c.person_id, _TABLE.c.body, _TABLE.c.received_at)
        .where(_TABLE.c.bot_id == bot_id, _IS_OPEN, _TABLE.c.state == WAITING)
        .order_by(_TABLE.c.update_id)
        .limit(limit)
    )
    if without:
        person = _TABLE.c.person_id
        query = query.where(or_(person.is_(None), person.not_in(list(without))))
    if besides:
        query = query.where(_TABLE.c.update_id.not_in(list(besides)))
    return [Waiting(*row) for row in await (await session.connection()).execute(query)]


async def list_unanswered(session: AsyncSession, bot_id: int) -> list[InboxUpdate]:
    """Updates whose effect is committed and whose reply may not have been sent."""
    return list(
        await session.scalars(
            select(_Row)
            .where(_Row.bot_id == bot_id, _IS_OPEN, _Row.state == DONE)
            .order_by(_Row.update_id)
        )
    )


async def mark_done(session: AsyncSession, rows: Sequence[dict[str, Any]]) -> None:
    """`row_bot`, `row_update`, `row_state`, `row_replies`, `at` each."""
    if rows:
        await (await session.connection()).execute(_MARK_DONE, rows)


_MARK_DONE = (
    update(_Row)
    .where(_TABLE.c.bot_id == bindparam("row_bot"))
    .where(_TABLE.c.update_id == bindparam("row_update"))
    .values(
        state=bindparam("row_state"),
        replies=bindparam("row_replies"),
        done_at=bindparam("at", type_=_TABLE.c.done_at.type),
    )
)


async def mark_answered(session: AsyncSession, bot_id: int, update_ids: Sequence[int]) -> None:
    """The replies have been sent and are forgotten."""
    await (await session.connection()).execute(
        update(_Row)
        .where(_TABLE.c.bot_id == bot_id, _TABLE.c.update_id.in_(update_ids))
        .where(_TABLE.c.state == DONE)
        .values(state=ANSWERED, replies=null())
    )


async def forget_words(session: AsyncSession, bot_id: int, update_ids: Sequence[int]) -> None:
    """Forget what these updates said."""
    if update_ids:
        await (await session.connection()).execute(
            update(_Row)
            .where(_TABLE.c.bot_id == bot_id, _TABLE.c.update_id.in_(update_ids))
            .values(body=EMPTY)
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
