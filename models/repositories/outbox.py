"""Queries of the outbox for those who put messages in and ask what became of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, String, case, cast, func, literal, null, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.base import JsonObject
from models.outbox import (
    FORGOTTEN,
    PAUSED,
    QUEUED,
    REFUSED,
    SENDING,
    SENT,
    UNKNOWN,
    WITHDRAWN,
    OutboxMessage,
)
from models.repositories.upsert import insert_ignoring

_Row = OutboxMessage


@dataclass(frozen=True)
class Fates:
    """What became of the messages of a kind about a subject; the terms add up to `total`.

    `withdrawn` are those of the delivered that were taken back.
    """

    delivered: int
    refused: dict[str, int]
    unclear: int
    waiting: int
    withdrawn: int

    @property
    def total(self) -> int:
        """All messages."""
        return self.delivered + sum(self.refused.values()) + self.unclear + self.waiting


async def add(session: AsyncSession, *, now: datetime, **values: Any) -> None:
    """Add one row unless its unique key is there."""
    row = _fresh(now) | values
    await session.execute(insert_ignoring(session, OutboxMessage).values(**row))


async def is_there(session: AsyncSession, unique_key: str) -> bool:
    """Whether there is a row with this key."""
    query = select(_Row.id).where(_Row.unique_key == unique_key)
    return await session.scalar(query) is not None


async def find_said_at(session: AsyncSession, unique_key: str) -> datetime | None:
    """When the row with this key was sent last, or became due; None if it never was, or was
    refused."""
    query = select(_Row.not_before, _Row.settled_at)
    row = (
        await session.execute(query.where(_Row.unique_key == unique_key, _Row.state != REFUSED))
    ).first()
    return max(at for at in row if at is not None) if row else None


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
    values = _fresh(now) | {
        "kind": kind,
        "subject_id": subject_id,
        "params": params,
        "priority": priority,
        "not_before": not_before or now,
    }
    columns = _literals(values) | {
        "chat_id": chat.label("chat_id"),
        "unique_key": (literal(key_start) + cast(chat, String)).label("unique_key"),
    }
    return await _add_selected(session, columns)


async def add_each_from_select(
    session: AsyncSession,
    chats: Any,
    *,
    kind: str,
    key: str,
    params: JsonObject,
    priority: int,
    now: datetime,
    not_before: datetime,
) -> int:
    """Add a row for each (chat, subject) of the query in one statement; returns how many."""
    chat, subject = chats.subquery().c[:2]
    values = _fresh(now) | {
        "kind": kind,
        "params": params,
        "priority": priority,
        "not_before": not_before,
    }
    start = literal(f"{kind}:") + cast(subject, String)
    columns = _literals(values) | {
        "chat_id": chat.label("chat_id"),
        "subject_id": subject.label("subject_id"),
        "unique_key": (start + literal(f":{key}:") + cast(chat, String)).label("unique_key"),
    }
    return await _add_selected(session, columns)


def _literals(values: dict[str, Any]) -> dict[str, Any]:
    return {
        name: literal(value, _Row.__table__.c[name].type).label(name)
        for name, value in values.items()
    }


async def _add_selected(session: AsyncSession, columns: dict[str, Any]) -> int:
    query = select(*columns.values()).where(literal(value=True))
    statement = insert_ignoring(session, OutboxMessage).from_select(list(columns), query)
    result: Any = await session.execute(statement)
    return int(result.rowcount)


def _fresh(now: datetime) -> dict[str, Any]:
    return {
        "state": QUEUED,
        "attempt": 0,
        "epoch": 0,
        "revision": 1,
        "sent_revision": 0,
        "not_before": now,
        "created_at": now,
    }


async def requeue(session: AsyncSession, key_start: str, now: datetime) -> None:
    """Raise the revision of all rows whose key begins so; those at rest are queued again."""
    # Kind and subject lead the key: with them an index is used, and not every row looked at.
    kind, subject_id = key_start.split(":")[:2]
    rows = _of(kind, int(subject_id)) & _Row.unique_key.startswith(key_start, autoescape=True)
    await _change(session, rows, **anew(now))


_IS_UNSENT = _Row.message_id.is_(None)
# Sent once without an answer: a copy may have arrived. It is unclear, or waits for its repeat.
IS_UNCLEAR = _IS_UNSENT & ((_Row.state == UNKNOWN) | ((_Row.state == QUEUED) & (_Row.attempt > 0)))


def anew(now: datetime) -> dict[str, Any]:
    """Say it once more. What is under way keeps its attempts, what waits for its repeat its time
    too; what stayed unclear is said as a possible second copy."""
    is_sending, is_unknown = _Row.state == SENDING, (_Row.state == UNKNOWN) & _IS_UNSENT
    return {
        "revision": _Row.revision + 1,
        "state": case((is_sending, SENDING), else_=QUEUED),
        "attempt": case((is_unknown, 1), (is_sending | IS_UNCLEAR, _Row.attempt), else_=0),
        "reason": case((is_sending, _Row.reason), else_=None),
        "not_before": case((IS_UNCLEAR & ~is_unknown, _Row.not_before), else_=now),
    }


async def forget_message(session: AsyncSession, unique_key: str, now: datetime) -> None:
    """The next sending of this row is a new message, whatever became of the last one."""
    is_sending = _Row.state == SENDING
    fresh = {
        "revision": _Row.revision + 1,
        "state": case((is_sending, SENDING), else_=QUEUED),
        "attempt": case((is_sending, _Row.attempt), else_=0),
    }
    row = _Row.unique_key == unique_key
    reason = case((is_sending, FORGOTTEN), else_=None)
    forgotten = {"message_id": None, "more_ids": null(), "reason": reason}
    await _change(session, row, not_before=now, **forgotten, **fresh)


_IS_WAITING = _Row.state.in_((QUEUED, PAUSED)) & _IS_UNSENT


def _of(kind: str, subject_id: int) -> Any:
    return (_Row.kind == kind) & (_Row.subject_id == subject_id)


async def _change(session: AsyncSession, rows: Any, **values: Any) -> int:
    statement = update(_Row).where(rows).values(**values)
    result: Any = await session.execute(statement.execution_options(synchronize_session=False))
    return int(result.rowcount)


async def requeue_sent(session: AsyncSession, kind: str, subject_id: int, now: datetime) -> int:
    """Edit what chats hold already; what is under way follows, and what is unclear once it is
    known to have arrived. Returns how many."""
    holds = _Row.message_id.is_not(None) & _Row.reason.is_distinct_from(WITHDRAWN)
    of = _of(kind, subject_id)
    unclear = await _change(session, of & IS_UNCLEAR, revision=_Row.revision + 1)
    return unclear + await _change(session, of & (holds | (_Row.state == SENDING)), **anew(now))


async def set_paused(session: AsyncSession, kind: str, subject_id: int) -> int:
    """Keep back what has not been sent."""
    return await _change(session, _of(kind, subject_id) & _IS_WAITING, state=PAUSED)


async def set_resumed(session: AsyncSession, kind: str, subject_id: int, now: datetime) -> int:
    """Let go on what was kept back."""
    rows = _of(kind, subject_id) & (_Row.state == PAUSED)
    return await _change(session, rows, state=QUEUED, not_before=now)


async def set_stopped(
    session: AsyncSession, kind: str, subject_id: int, reason: str, now: datetime
) -> int:
    """Never send what has not been sent; what may have arrived once stays unclear."""
    rows = _of(kind, subject_id) & _IS_WAITING
    await _change(session, rows & IS_UNCLEAR, state=UNKNOWN)
    return await _change(session, rows, state=REFUSED, reason=reason, settled_at=now)


async def close_waiting(
    session: AsyncSession, where: Sequence[ColumnElement[bool]], reason: str, now: datetime
) -> list[tuple[str, int]]:
    """Refuse, without trying it, what waits of these rows; returns (kind, subject) of each."""
    statement = (
        update(_Row)
        .where(*where, _Row.state.in_((QUEUED, PAUSED)))
        .values(state=REFUSED, reason=reason, settled_at=now)
        .returning(_Row.kind, _Row.subject_id)
        .execution_options(synchronize_session=False)
    )
    return [(kind, subject_id) for kind, subject_id in await session.execute(statement)]


async def set_arrived(
    session: AsyncSession, kind: str, subject_id: int, now: datetime, row_id: int | None
) -> int:
    """The operator has seen that unclear messages arrived: one of them, or all."""
    rows = _unclear(kind, subject_id, row_id)
    return await _change(session, rows, state=SENT, settled_at=now)


async def requeue_unclear(
    session: AsyncSession, kind: str, subject_id: int, now: datetime, row_id: int | None
) -> int:
    """Send unclear messages a second time, marked so: one of them, or all."""
    rows = _unclear(kind, subject_id, row_id)
    return await _change(session, rows, state=QUEUED, attempt=1, not_before=now)


def _unclear(kind: str, subject_id: int, row_id: int | None = None) -> Any:
    rows = _of(kind, subject_id) & (_Row.state == UNKNOWN) & _IS_UNSENT
    return rows if row_id is None else rows & (_Row.id == row_id)


async def list_unclear(session: AsyncSession, kind: str, subject_id: int) -> list[OutboxMessage]:
    """Messages of which nobody knows whether they arrived."""
    query = select(_Row).where(_unclear(kind, subject_id)).order_by(_Row.id)
    return list(await session.scalars(query.execution_options(populate_existing=True)))


async def set_proven(
    session: AsyncSession, proofs: Sequence[tuple[int, int, int]], now: datetime
) -> list[tuple[str, int]]:
    """(row, chat, message) of buttons that were pressed: such a message has arrived.

    What was unclear is `sent`, or edited if it was changed meanwhile; a repeat not made yet is
    dropped. In a group anybody could press a forged button. Returns (kind, subject) of the rows.
    """
    private = [proof for proof in proofs if proof[1] > 0]
    query = select(_Row.id, _Row.chat_id, _Row.kind, _Row.subject_id).where(
        _Row.id.in_([proof[0] for proof in private]), IS_UNCLEAR
    )
    found = (await session.execute(query)).all()
    open_rows = {(row[0], row[1]): (row[2], row[3]) for row in found}
    is_behind = _Row.revision > _Row.sent_revision
    proven = []
    for row_id, chat_id, message_id in private:
        subject = open_rows.pop((row_id, chat_id), None)
        if subject is not None:
            values = {"message_id": message_id, "attempt": 0, "settled_at": now, "not_before": now}
            state = case((is_behind, QUEUED), else_=SENT)
            await _change(session, _Row.id == row_id, state=state, **values)
            proven.append((subject[0], subject[1]))
    return proven


async def replace_chat(session: AsyncSession, old: int, new: int, now: datetime) -> None:
    """A group has become a supergroup: what waits goes to the new id.

    What was said stays in the old group, where nothing can be edited any more: in the new one
    its number may be that of somebody else's message.
    """
    rows = (_Row.chat_id == old) & _Row.state.in_((QUEUED, SENDING, PAUSED))
    await _change(session, rows & _IS_UNSENT, chat_id=new)
    await _change(session, rows & ~_IS_UNSENT, state=REFUSED, reason="group_moved", settled_at=now)


async def find_by_message(
    session: AsyncSession, chat_id: int, message_id: int
) -> OutboxMessage | None:
    """The row that was sent as this message."""
    return await session.scalar(
        select(_Row).where(_Row.chat_id == chat_id, _Row.message_id == message_id)
    )


async def list_asked_chats(session: AsyncSession, kind: str, subject_id: int) -> set[int]:
    """The chats that hold these messages or will get them."""
    query = select(_Row.chat_id).where(_of(kind, subject_id), _Row.state != REFUSED)
    return set(await session.scalars(query))


async def count_fates(session: AsyncSession, kind: str, subject_id: int) -> Fates:
    """What became of the messages of a kind about a subject."""
    rows = await session.execute(
        select(_Row.state, _Row.reason, _IS_UNSENT, func.count())
        .where(_of(kind, subject_id))
        .group_by(_Row.state, _Row.reason, _IS_UNSENT)
    )
    delivered = unclear = waiting = withdrawn = 0
    refused: dict[str, int] = {}
    for state, reason, is_unsent, number in rows:
        if state == SENT or not is_unsent:
            delivered += number
            withdrawn += number if reason == WITHDRAWN else 0
        elif state == REFUSED:
            refused[reason or ""] = number
        elif state == UNKNOWN:
            unclear += number
        else:
            waiting += number
    return Fates(delivered, refused, unclear, waiting, withdrawn)


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
