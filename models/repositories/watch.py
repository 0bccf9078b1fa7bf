"""Queries of the watch: how much waits, since when, and what was said about it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, literal_column, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.base import JsonObject
from models.inbox import QUARANTINED, WAITING, InboxUpdate
from models.outbox import QUEUED, SENDING, OutboxMessage
from models.repositories import inbox
from models.timers import Timer

_OPEN = (QUEUED, SENDING)
_WHEN = Timer.__table__.c.due_at.type


async def find_oldest_update(session: AsyncSession, bot_id: int) -> datetime | None:
    """When the longest waiting update arrived."""
    return await session.scalar(
        select(func.min(InboxUpdate.received_at, type_=_WHEN)).where(
            InboxUpdate.bot_id == bot_id, InboxUpdate.state == WAITING
        )
    )


async def find_quarantined(
    session: AsyncSession, bot_id: int, after: datetime | None = None
) -> tuple[int, datetime | None]:
    """How many updates could not be worked on, and when the newest of them arrived.

    Of all that are kept, or of those that arrived after that moment.
    """
    newest = func.max(InboxUpdate.received_at, type_=_WHEN)
    query = select(func.count(), newest).where(
        InboxUpdate.bot_id == bot_id, InboxUpdate.state == QUARANTINED
    )
    if after is not None:
        query = query.where(InboxUpdate.received_at > after)
    number, at = (await session.execute(query)).one()
    return number, at


async def find_last_sign(session: AsyncSession, bot_id: int) -> datetime | None:
    """When the bot was last seen alive: by an update stored or a timer fired; None if never.

    In quiet times nobody writes, but a timer fires every night.
    """
    stored = await inbox.find_last_received(session, bot_id)
    fired = await session.scalar(select(func.max(Timer.fired_at, type_=_WHEN)))
    return max((at for at in (stored, fired) if at is not None), default=None)


async def find_longest_overdue(session: AsyncSession, now: datetime) -> datetime | None:
    """When the longest overdue timer was due."""
    return await session.scalar(
        select(func.min(Timer.due_at, type_=_WHEN)).where(
            Timer.fired_at.is_(None), Timer.due_at <= now
        )
    )


async def count_timers(session: AsyncSession) -> int:
    """Timers that have not fired."""
    query = select(func.count()).select_from(Timer).where(Timer.fired_at.is_(None))
    return int(await session.scalar(query) or 0)


async def find_latest_message(session: AsyncSession, now: datetime) -> datetime | None:
    """Since when the message that is most behind its time could have gone."""
    return await session.scalar(
        select(func.min(OutboxMessage.not_before, type_=_WHEN)).where(
            OutboxMessage.state == QUEUED, OutboxMessage.not_before <= now
        )
    )


async def find_head(session: AsyncSession, now: datetime) -> int | None:
    """The message that goes next."""
    row = OutboxMessage
    return await session.scalar(
        select(row.id)
        .where(row.state == QUEUED, row.not_before <= now)
        .order_by(row.priority, row.not_before, row.id)
        .limit(1)
    )


async def list_sending(session: AsyncSession) -> list[tuple[int, int]]:
    """(row, attempt) of the messages under way."""
    rows = await session.execute(
        select(OutboxMessage.id, OutboxMessage.attempt).where(OutboxMessage.state == SENDING)
    )
    return [(row[0], row[1]) for row in rows]


@dataclass(frozen=True)
class Backlog:
    """How many rows there are: of the outbox by (kind, state, reason), of the inbox by state."""

    outbox: dict[tuple[str, str, str], int]
    inbox: dict[str, int]


async def count_open(session: AsyncSession, bot_id: int) -> Backlog:
    """Count what is still to be sent and to be worked on: partial indexes hold just these."""
    row, update = OutboxMessage, InboxUpdate
    messages: dict[tuple[str, str, str], int] = {}
    # Grouped by the bare column, SQLite walks over all rows in the order of another index.
    kind_of = row.kind.concat(literal_column("''"))
    for state in _OPEN:
        found = await session.execute(
            select(kind_of, func.count()).where(row.state == state).group_by(kind_of)
        )
        messages |= {(kind, state, ""): number for kind, number in found}
    query = select(func.count()).where(update.bot_id == bot_id, update.state == WAITING)
    return Backlog(messages, {WAITING: int(await session.scalar(query) or 0)})


async def count_settled(session: AsyncSession, bot_id: int) -> Backlog:
    """Count all the others; looks at each row."""
    row, update = OutboxMessage, InboxUpdate
    messages = await session.execute(
        select(row.kind, row.state, row.reason, func.count())
        .where(row.state.not_in(_OPEN))
        .group_by(row.kind, row.state, row.reason)
    )
    updates = await session.execute(
        select(update.state, func.count())
        .where(update.bot_id == bot_id, update.state != WAITING)
        .group_by(update.state)
    )
    return Backlog(
        outbox={(kind, state, why or ""): number for kind, state, why, number in messages},
        inbox={found[0]: found[1] for found in updates},
    )


@dataclass(frozen=True)
class LastMessage:
    """The newest message of a kind about a subject."""

    subject_id: int
    params: JsonObject
    created_at: datetime


async def list_last_messages(session: AsyncSession, kind: str) -> list[LastMessage]:
    """What was said last about each subject, to whomever."""
    row = OutboxMessage
    newest = select(func.max(row.id)).where(row.kind == kind).group_by(row.subject_id)
    found = await session.execute(
        select(row.subject_id, row.params, row.created_at).where(row.id.in_(newest))
    )
    return [LastMessage(*one) for one in found]
