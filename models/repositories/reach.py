"""Queries of people who cannot be written to, and of what the outbox holds for them."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.base import JsonObject
from models.members import Account, Member
from models.outbox import OutboxMessage
from models.repositories import outbox
from models.repositories.accounts import REACHABLE
from models.repositories.members import LEFT

_Row = OutboxMessage


async def settle_waiting(
    session: AsyncSession, chat_id: int, reason: str, now: datetime
) -> list[tuple[str, int]]:
    """Refuse what waits for this chat without trying it; returns (kind, subject) of each."""
    return await outbox.close_waiting(session, [_Row.chat_id == chat_id], reason, now)


async def take_recent(
    session: AsyncSession, kind: str, subject_id: int, since: datetime
) -> list[OutboxMessage]:
    """Messages about a subject made since then, the newest first; nobody else changes them now."""
    query = (
        select(_Row)
        .where(_Row.kind == kind, _Row.subject_id == subject_id, _Row.created_at >= since)
        .order_by(_Row.id.desc())
        .with_for_update()
    )
    # The sender settles rows behind the session's back.
    return list(await session.scalars(query.execution_options(populate_existing=True)))


async def set_params(session: AsyncSession, row: OutboxMessage, params: JsonObject) -> None:
    """Change what the message is about, at once: the sender takes it in the same transaction."""
    row.params = params
    await session.flush()


async def list_unreached(
    session: AsyncSession, member_ids: Sequence[int]
) -> list[tuple[Member, Account]]:
    """Those of the members who use the bot but cannot be written to; the account says why."""
    query = (
        select(Member, Account)
        .join(Account, Account.member_id == Member.id)
        .where(Member.id.in_(member_ids), Member.participation != LEFT)
        .where(Account.reach != REACHABLE)
        .order_by(Member.id)
    )
    return [(member, account) for member, account in await session.execute(query)]
