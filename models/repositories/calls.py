"""Queries of whom an announcement did not reach, and who phones them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.calls import Call
from models.members import Account, Member, Role, Unit
from models.outbox import REFUSED, OutboxMessage
from models.repositories.members import LEFT
from models.repositories.upsert import insert_ignoring

_Row = OutboxMessage


@dataclass(frozen=True)
class Holder:
    """A role, who holds it and how to write to them."""

    unit_id: int
    role: str
    member: Member
    account: Account | None


async def list_refused(
    session: AsyncSession, kind: str, announcement_id: int, passed_over: Iterable[str]
) -> list[tuple[Member, str]]:
    """Whose message was refused, and why, but for these reasons."""
    query = (
        select(Member, _Row.reason)
        .join(Account, Account.member_id == Member.id)
        .join(_Row, _Row.chat_id == Account.user_id)
        .where(_Row.kind == kind, _Row.subject_id == announcement_id)
        .where(_Row.state == REFUSED, _Row.message_id.is_(None))
        .where(_Row.reason.not_in(sorted(passed_over)))
    )
    return [(member, reason or "") for member, reason in await session.execute(query)]


async def list_readers(session: AsyncSession, chat_ids: Sequence[int]) -> dict[int, Member]:
    """The members behind these chats."""
    query = (
        select(Account.user_id, Member)
        .join(Member, Member.id == Account.member_id)
        .where(Account.user_id.in_(chat_ids))
    )
    return {row[0]: row[1] for row in await session.execute(query)}


async def list_units(session: AsyncSession) -> dict[int, Unit]:
    """Every unit by its id."""
    return {unit.id: unit for unit in await session.scalars(select(Unit))}


async def list_holders(
    session: AsyncSession, unit_ids: Iterable[int], roles: Iterable[str]
) -> list[Holder]:
    """Who holds these roles in just these units, in the order in which they got them."""
    query = (
        select(Role.unit_id, Role.role, Member, Account)
        .join(Member, Member.id == Role.member_id)
        .outerjoin(Account, Account.member_id == Member.id)
        .where(Role.unit_id.in_(sorted(unit_ids)), Role.role.in_(sorted(roles)))
        .where(Member.participation != LEFT)
        .order_by(Role.id)
    )
    return [Holder(*row) for row in await session.execute(query)]


async def list_calls(session: AsyncSession, announcement_id: int) -> list[Call]:
    """Who phones whom about an announcement."""
    query = select(Call).where(Call.announcement_id == announcement_id)
    return list(await session.scalars(query.execution_options(populate_existing=True)))


async def list_of_caller(
    session: AsyncSession, announcement_id: int, caller_id: int
) -> list[tuple[Call, Member]]:
    """Whom this member phones about an announcement."""
    query = (
        select(Call, Member)
        .join(Member, Member.id == Call.member_id)
        .where(Call.announcement_id == announcement_id, Call.caller_id == caller_id)
        .execution_options(populate_existing=True)
    )
    return [(call, member) for call, member in await session.execute(query)]


async def add_all(
    session: AsyncSession,
    announcement_id: int,
    member_ids: Sequence[int],
    caller_id: int,
    now: datetime,
) -> None:
    """Ask the caller to phone these members, but for those somebody was asked about before."""
    same = {"announcement_id": announcement_id, "caller_id": caller_id, "asked_at": now}
    rows = [same | {"member_id": member_id} for member_id in member_ids]
    await session.execute(insert_ignoring(session, Call), rows)


async def find(session: AsyncSession, announcement_id: int, member_id: int) -> Call | None:
    """Who phones this member, if somebody does."""
    return await session.get(Call, (announcement_id, member_id), populate_existing=True)


async def remove_all(
    session: AsyncSession, announcement_id: int, member_ids: Sequence[int]
) -> None:
    """Nobody is asked to phone these members any more."""
    these = (Call.announcement_id == announcement_id) & Call.member_id.in_(member_ids)
    await session.execute(delete(Call).where(these))


async def set_called(
    session: AsyncSession, announcement_id: int, member_id: int, caller_id: int, at: datetime | None
) -> bool:
    """Note that the caller has phoned, or has not after all; False if that was noted before."""
    is_news = Call.called_at.is_not(None) if at is None else Call.called_at.is_(None)
    result: Any = await session.execute(
        update(Call)
        .where(Call.announcement_id == announcement_id, Call.member_id == member_id)
        .where(Call.caller_id == caller_id, is_news)
        .values(called_at=at)
    )
    return int(result.rowcount) == 1
