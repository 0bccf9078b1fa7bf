"""Queries of the outbox; rows are claimed and settled in bulk, without the ORM."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    String,
    Update,
    bindparam,
    case,
    cast,
    false,
    func,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from models.base import JsonObject
from models.outbox import QUEUED, REFUSED, SENDING, SENT, UNKNOWN, OutboxMessage
from models.repositories.upsert import insert_ignoring
from models.types import UtcDateTime

_Row = OutboxMessage
# Rows looked at for each one taken, so that a long queue to one chat does not hide the others.
_LOOK_AHEAD = 20


@dataclass(frozen=True)
class Claimed:
    """A row as the sender takes it."""

    id: int
    kind: str
    subject_id: int
    params: JsonObject
    chat_id: int
    attempt: int
    revision: int
    message_id: int | None
    priority: int


async def add(session: AsyncSession, *, now: datetime, **values: Any) -> None:
    """Add one row unless its unique key is there."""
    row = _fresh(now) | values
    await session.execute(insert_ignoring(session, OutboxMessage).values(**row))


async def add_from_select(
    session: AsyncSession,
    chats: Any,
    *,
    kind: str,
    subject_id: int,
    params: JsonObject,
    key_start: str,
    priority: int,
    now: datetime,
    not_before: datetime | None = None,
) -> int:
    """Add a row for each chat of the query in one statement; returns how many."""
    chat = chats.subquery().c[0]
    values: dict[str, Any] = _fresh(now) | {
        "kind": kind,
        "subject_id": subject_id,
        "params": params,
        "priority": priority,
        "not_before": not_before or now,
    }
    columns = {
        name: literal(value, _Row.__table__.c[name].type).label(name)
        for name, value in values.items()
    }
    columns["chat_id"] = chat.label("chat_id")
    columns["unique_key"] = (literal(key_start) + cast(chat, String)).label("unique_key")
    query = select(*columns.values()).where(literal(value=True))
    statement = insert_ignoring(session, OutboxMessage).from_select(list(columns), query)
    result: Any = await session.execute(statement)
    return int(result.rowcount)


def _fresh(now: datetime) -> dict[str, Any]:
    return {
        "state": QUEUED,
        "attempt": 0,
        "revision": 1,
        "sent_revision": 0,
        "not_before": now,
        "created_at": now,
    }


async def requeue(session: AsyncSession, key_start: str, now: datetime) -> None:
    """Raise the revision of all rows whose key begins so; those at rest are queued again."""
    rows = _Row.unique_key.startswith(key_start, autoescape=True)
    await session.execute(update(_Row).where(rows).values(**_anew(now)))


def _anew(now: datetime) -> dict[str, Any]:
    # A row under way keeps its attempt: whether this copy arrives is still open.
    is_sending = _Row.state == SENDING
    return {
        "revision": _Row.revision + 1,
        "state": case((is_sending, SENDING), else_=QUEUED),
        "attempt": case((is_sending, _Row.attempt), else_=0),
        "reason": None,
        "not_before": now,
    }


async def forget_message(session: AsyncSession, unique_key: str, now: datetime) -> None:
    """The next sending of this row is a new message."""
    row = _Row.unique_key == unique_key
    await session.execute(update(_Row).where(row).values(message_id=None, **_anew(now)))


async def claim(session: AsyncSession, limit: int, now: datetime) -> list[Claimed]:
    """Take the next rows for sending, at most one a chat, of chats with none under way."""
    under_way = aliased(OutboxMessage)
    busy = select(under_way.chat_id).where(under_way.state == SENDING)
    head = (
        select(_Row.id, _Row.priority, _Row.chat_id)
        .where(_Row.state == QUEUED, _Row.not_before <= now, _Row.chat_id.not_in(busy))
        .order_by(_Row.priority, _Row.not_before, _Row.id)
        .limit(limit * _LOOK_AHEAD)
        .subquery()
    )
    first_of_chat = func.row_number().over(
        partition_by=head.c.chat_id, order_by=(head.c.priority, head.c.id)
    )
    ranked = select(head.c.id, head.c.priority, first_of_chat.label("place")).subquery()
    ids = (
        select(ranked.c.id)
        .where(ranked.c.place == 1)
        .order_by(ranked.c.priority, ranked.c.id)
        .limit(limit)
    )
    rows = await session.execute(
        update(_Row)
        .where(_Row.id.in_(ids), _Row.state == QUEUED)
        .values(state=SENDING, attempt=_Row.attempt + 1)
        .returning(
            _Row.id,
            _Row.kind,
            _Row.subject_id,
            _Row.params,
            _Row.chat_id,
            _Row.attempt,
            _Row.revision,
            _Row.message_id,
            _Row.priority,
        )
    )
    claimed = [Claimed(*row) for row in rows]
    return sorted(claimed, key=lambda row: (row.priority, row.id))


_KEY = _Row.id == bindparam("row_id")
_BEHIND = _Row.revision > bindparam("said_revision")


def _settlement() -> Update:
    return update(_Row).where(_KEY, _Row.state == SENDING)


async def settle_sent(session: AsyncSession, rows: Sequence[dict[str, Any]]) -> None:
    """`row_id`, `said_revision`, `said_id`, `at` each; one refreshed meanwhile is queued again."""
    if rows:
        statement = _settlement().values(
            state=case((_BEHIND, QUEUED), else_=SENT),
            sent_revision=bindparam("said_revision"),
            message_id=func.coalesce(bindparam("said_id"), _Row.message_id),
            attempt=case((_BEHIND, 0), else_=_Row.attempt),
            settled_at=bindparam("at", type_=UtcDateTime()),
        )
        await (await session.connection()).execute(statement, rows)


async def settle_refused(session: AsyncSession, rows: Sequence[dict[str, Any]]) -> None:
    """`row_id`, `said_revision`, `why`, `at` each; one refreshed meanwhile is queued again."""
    if rows:
        statement = _settlement().values(
            state=case((_BEHIND, QUEUED), else_=REFUSED),
            attempt=case((_BEHIND, _Row.attempt - 1), else_=_Row.attempt),
            reason=case((_BEHIND, None), else_=bindparam("why")),
            settled_at=bindparam("at", type_=UtcDateTime()),
        )
        await (await session.connection()).execute(statement, rows)


async def put_back(session: AsyncSession, rows: Sequence[dict[str, Any]]) -> None:
    """`row_id`, `again_at` each: not sent, the attempt does not count."""
    if rows:
        statement = _settlement().values(
            state=QUEUED,
            attempt=_Row.attempt - 1,
            not_before=bindparam("again_at", type_=UtcDateTime()),
        )
        await (await session.connection()).execute(statement, rows)


async def settle_unclear(
    session: AsyncSession, rows: Sequence[dict[str, Any]], repeated_kinds: Sequence[str]
) -> None:
    """`row_id`, `at`, `again_at` each: repeated once where the kind allows, else held."""
    if rows:
        # Not IN: a list cannot be a parameter of a statement run for many rows.
        is_repeated = or_(false(), *(_Row.kind == kind for kind in repeated_kinds))
        may_repeat = (_Row.attempt < 2) & is_repeated
        statement = _settlement().values(
            state=case((may_repeat, QUEUED), else_=UNKNOWN),
            not_before=case(
                (may_repeat, bindparam("again_at", type_=UtcDateTime())), else_=_Row.not_before
            ),
            settled_at=bindparam("at", type_=UtcDateTime()),
        )
        await (await session.connection()).execute(statement, rows)


async def list_sending_ids(session: AsyncSession) -> list[int]:
    """Rows under way; after a start these are the ones a dead process left unclear."""
    return list(await session.scalars(select(_Row.id).where(_Row.state == SENDING)))


async def replace_chat(session: AsyncSession, old: int, new: int) -> None:
    """A group has become a supergroup: what waits goes to the new id."""
    await session.execute(
        update(_Row)
        .where(_Row.chat_id == old, _Row.state.in_((QUEUED, SENDING)))
        .values(chat_id=new)
    )


async def find_by_message(
    session: AsyncSession, chat_id: int, message_id: int
) -> OutboxMessage | None:
    """The row that was sent as this message."""
    return await session.scalar(
        select(_Row).where(_Row.chat_id == chat_id, _Row.message_id == message_id)
    )


async def count_by_state(
    session: AsyncSession, kinds: Sequence[str], subject_id: int
) -> dict[tuple[str, str | None], int]:
    """Counts by (state, reason) of what was said about a subject."""
    rows = await session.execute(
        select(_Row.state, _Row.reason, func.count())
        .where(_Row.kind.in_(kinds), _Row.subject_id == subject_id)
        .group_by(_Row.state, _Row.reason)
    )
    return {(state, reason): number for state, reason, number in rows}
