"""Queries of announcements, and who has taken note."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.announcements import Acknowledgement, Announcement, Unaddressed
from models.members import Account, Member
from models.outbox import OutboxMessage
from models.repositories.audience import Whom, is_meant
from models.repositories.upsert import insert_ignoring

NO_ACCOUNT = "no_account"


async def get(session: AsyncSession, announcement_id: int) -> Announcement:
    """The announcement with this id."""
    return await session.get_one(Announcement, announcement_id)


async def find(session: AsyncSession, announcement_id: int) -> Announcement | None:
    """The announcement with this id, if there is one."""
    return await session.get(Announcement, announcement_id)


async def add(session: AsyncSession, **values: Any) -> Announcement:
    """A new announcement."""
    announcement = Announcement(**values)
    session.add(announcement)
    await session.flush()
    return announcement


async def list_asked(
    session: AsyncSession, kind: str, user_id: int, awaiting: str
) -> list[Announcement]:
    """Announcements that wait for a second person, or a new wording does, where this one was
    asked; `awaiting` is the state of the former."""
    about = select(OutboxMessage.subject_id).where(
        OutboxMessage.chat_id == user_id, OutboxMessage.kind == kind
    )
    is_open = (Announcement.state == awaiting) | Announcement.proposed_text.is_not(None)
    query = select(Announcement).where(Announcement.id.in_(about), is_open)
    return list(await session.scalars(query.order_by(Announcement.id)))


async def list_recent(
    session: AsyncSession, unit_ids: Sequence[int], since: datetime
) -> list[Announcement]:
    """Announcements of these units made since then, the newest first."""
    query = (
        select(Announcement)
        .where(Announcement.unit_id.in_(unit_ids), Announcement.created_at >= since)
        .order_by(Announcement.id.desc())
    )
    return list(await session.scalars(query))


async def add_unaddressed(
    session: AsyncSession, announcement_id: int, whom: Whom, kind: str
) -> None:
    """Keep who of the audience has no row of this kind in the outbox, and why."""
    reason = func.coalesce(Account.reach, NO_ACCOUNT).label("reason")
    row = OutboxMessage
    told = select(row.chat_id).where(row.kind == kind, row.subject_id == announcement_id)
    is_missed = Account.id.is_(None) | Account.user_id.not_in(told)
    meant = (
        select(literal(announcement_id).label("announcement_id"), Member.id, reason)
        .select_from(Member)
        .join(Account, Account.member_id == Member.id, isouter=True)
        .where(*is_meant(whom), is_missed)
    )
    columns = ["announcement_id", "member_id", "reason"]
    await session.execute(insert_ignoring(session, Unaddressed).from_select(columns, meant))


async def count_unaddressed(session: AsyncSession, announcement_id: int) -> tuple[int, int]:
    """How many of those have no account, and how many could not be written to."""
    without = func.count().filter(Unaddressed.reason == NO_ACCOUNT)
    query = select(without, func.count()).where(Unaddressed.announcement_id == announcement_id)
    alone, together = (await session.execute(query)).one()
    return alone, together - alone


async def list_unaddressed(session: AsyncSession, announcement_id: int) -> list[tuple[Member, str]]:
    """Members of the audience whom chat could not reach, and why."""
    query = (
        select(Member, Unaddressed.reason)
        .join(Unaddressed, Unaddressed.member_id == Member.id)
        .where(Unaddressed.announcement_id == announcement_id)
        .order_by(Member.id)
    )
    return [(member, reason) for member, reason in await session.execute(query)]


async def find_last_told(
    session: AsyncSession, kind: str, chat_id: int, since: datetime, withdrawn: str
) -> int | None:
    """The last announcement that this chat holds and that asks for a note, made since then."""
    row = OutboxMessage
    query = (
        select(Announcement.id)
        .join(row, row.subject_id == Announcement.id)
        .where(
            row.kind == kind,
            row.chat_id == chat_id,
            row.message_id.is_not(None),
            Announcement.asks_ack,
            Announcement.state != withdrawn,
            Announcement.created_at >= since,
        )
        .order_by(row.message_id.desc())
    )
    return await session.scalar(query.limit(1))


async def list_open_of_author(
    session: AsyncSession, member_id: int, states: Sequence[str]
) -> list[Announcement]:
    """What this member has written that is in one of these states, the newest first."""
    query = (
        select(Announcement)
        .where(Announcement.author_id == member_id, Announcement.state.in_(states))
        .order_by(Announcement.id.desc())
    )
    return list(await session.scalars(query))


async def has_acknowledged(
    session: AsyncSession, announcement_id: int, member_id: int | None
) -> bool:
    """Whether this member has taken note."""
    key = (announcement_id, member_id)
    return member_id is not None and await session.get(Acknowledgement, key) is not None


async def add_acknowledgement(
    session: AsyncSession, announcement_id: int, member_id: int, now: datetime
) -> bool:
    """Note that a member has taken note; False if that was noted before."""
    row = {"announcement_id": announcement_id, "member_id": member_id, "given_at": now}
    result: Any = await session.execute(insert_ignoring(session, Acknowledgement).values(**row))
    return int(result.rowcount) == 1


async def count_acknowledgements(session: AsyncSession, announcement_id: int) -> int:
    """How many have taken note."""
    query = select(func.count()).where(Acknowledgement.announcement_id == announcement_id)
    return int(await session.scalar(query) or 0)
