"""Queries of the audit log."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import AuditEntry


async def add(
    session: AsyncSession,
    user_id: int,
    act: str,
    outcome: str,
    now: datetime,
    unit_id: int | None = None,
    subject_id: int | None = None,
) -> None:
    """Keep who did, or was refused, what."""
    session.add(
        AuditEntry(
            at=now,
            user_id=user_id,
            act=act,
            unit_id=unit_id,
            subject_id=subject_id,
            outcome=outcome,
        )
    )


async def count_since(session: AsyncSession, user_id: int, act: str, since: datetime) -> int:
    """How often this person did, or was refused, this since then."""
    query = select(func.count(AuditEntry.id)).where(
        AuditEntry.user_id == user_id, AuditEntry.act == act, AuditEntry.at > since
    )
    return int(await session.scalar(query) or 0)
