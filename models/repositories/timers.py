"""Queries of the timers."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.repositories.upsert import insert_ignoring
from models.timers import Timer


async def add(session: AsyncSession, subject_id: int, due: Iterable[tuple[str, datetime]]) -> None:
    """Set timers of (kind, due_at) for a subject; one that is there already stays."""
    rows = [{"kind": kind, "subject_id": subject_id, "due_at": at} for kind, at in due]
    if rows:
        await session.execute(insert_ignoring(session, Timer), rows)


async def drop_waiting(session: AsyncSession, kind_start: str, subject_id: int) -> None:
    """Take back what has not fired."""
    await session.execute(
        delete(Timer).where(
            Timer.kind.startswith(kind_start, autoescape=True),
            Timer.subject_id == subject_id,
            Timer.fired_at.is_(None),
        )
    )


async def is_waiting(session: AsyncSession, subject_id: int, kind: str) -> bool:
    """Whether the subject has a timer of the kind that has not fired."""
    query = select(Timer.id).where(
        Timer.kind == kind, Timer.subject_id == subject_id, Timer.fired_at.is_(None)
    )
    return await session.scalar(query.limit(1)) is not None


async def list_due(
    session: AsyncSession, now: datetime, limit: int, after: Timer | None = None
) -> list[Timer]:
    """The longest overdue timers; the next page follows `after`."""
    due = [Timer.fired_at.is_(None), Timer.due_at <= now]
    if after is not None:
        is_later = (Timer.due_at == after.due_at) & (Timer.id > after.id)
        due.append((Timer.due_at > after.due_at) | is_later)
    return list(
        await session.scalars(
            select(Timer).where(*due).order_by(Timer.due_at, Timer.id).limit(limit)
        )
    )


async def claim(session: AsyncSession, timer_id: int, now: datetime) -> bool:
    """Take one timer; False if another has taken it or it was taken back."""
    result: Any = await session.execute(
        update(Timer).where(Timer.id == timer_id, Timer.fired_at.is_(None)).values(fired_at=now)
    )
    return int(result.rowcount) == 1


async def find_next_due(
    session: AsyncSession, after: datetime | None = None, kind_start: str = ""
) -> datetime | None:
    """When the next timer falls due: of all that wait, of those not due by then, of a kind."""
    query = select(func.min(Timer.due_at, type_=Timer.__table__.c.due_at.type)).where(
        Timer.fired_at.is_(None), Timer.kind.startswith(kind_start, autoescape=True)
    )
    return await session.scalar(query if after is None else query.where(Timer.due_at > after))
