"""Queries of meetings, their audience and answers."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.meetings import Meeting, MeetingAnswer
from models.members import Account, Member, Role
from models.repositories.accounts import REACHABLE
from models.repositories.upsert import upsert


async def get(session: AsyncSession, meeting_id: int) -> Meeting:
    """The meeting with this id."""
    return await session.get_one(Meeting, meeting_id)


async def find(session: AsyncSession, meeting_id: int) -> Meeting | None:
    """The meeting with this id, if there is one."""
    return await session.get(Meeting, meeting_id)


async def add(session: AsyncSession, **values: Any) -> Meeting:
    """A new meeting."""
    meeting = Meeting(**values)
    session.add(meeting)
    await session.flush()
    return meeting


async def list_coming(
    session: AsyncSession, unit_ids: Sequence[int], state: str, now: datetime
) -> list[Meeting]:
    """Meetings of these units that have not begun, the next first."""
    return list(
        await session.scalars(
            select(Meeting)
            .where(Meeting.unit_id.in_(unit_ids), Meeting.state == state, Meeting.starts_at > now)
            .order_by(Meeting.starts_at, Meeting.id)
        )
    )


async def find_last_place(session: AsyncSession, unit_id: int) -> str | None:
    """Where the unit met or meets last."""
    return await session.scalar(
        select(Meeting.place)
        .where(Meeting.unit_id == unit_id)
        .order_by(Meeting.starts_at.desc())
        .limit(1)
    )


def _calls(
    unit_id: int, participation: Sequence[str], roles: Sequence[str] | None
) -> list[ColumnElement[bool]]:
    called = [Member.unit_id == unit_id, Member.participation.in_(participation)]
    if roles is not None:
        held = select(Role.member_id).where(Role.unit_id == unit_id, Role.role.in_(roles))
        called.append(Member.id.in_(held))
    return called


def audience_chats(unit_id: int, participation: Sequence[str], roles: Sequence[str] | None) -> Any:
    """A query of the chats of all who are called and can be reached."""
    return (
        select(Account.user_id)
        .join(Member, Member.id == Account.member_id)
        .where(*_calls(unit_id, participation, roles), Account.reach == REACHABLE)
    )


async def list_audience(
    session: AsyncSession, unit_id: int, participation: Sequence[str], roles: Sequence[str] | None
) -> list[Member]:
    """All who are called, registered or not."""
    query = select(Member).where(*_calls(unit_id, participation, roles)).order_by(Member.id)
    return list(await session.scalars(query))


async def is_called(
    session: AsyncSession,
    member_id: int,
    unit_id: int,
    participation: Sequence[str],
    roles: Sequence[str] | None,
) -> bool:
    """Whether this member is among those called."""
    query = select(Member.id).where(Member.id == member_id, *_calls(unit_id, participation, roles))
    return await session.scalar(query) is not None


async def list_registered_ids(session: AsyncSession, member_ids: Sequence[int]) -> set[int]:
    """Those of the members who can be reached in chat."""
    query = select(Account.member_id).where(
        Account.member_id.in_(member_ids), Account.reach == REACHABLE
    )
    return {member_id for member_id in await session.scalars(query) if member_id is not None}


async def list_answers(session: AsyncSession, meeting_id: int) -> list[MeetingAnswer]:
    """What has been answered so far."""
    query = select(MeetingAnswer).where(MeetingAnswer.meeting_id == meeting_id)
    return list(await session.scalars(query.execution_options(populate_existing=True)))


async def find_answer(
    session: AsyncSession, meeting_id: int, member_id: int
) -> MeetingAnswer | None:
    """The answer of one member."""
    return await session.get(MeetingAnswer, (meeting_id, member_id), populate_existing=True)


async def save_answer(
    session: AsyncSession, meeting_id: int, member_id: int, **values: Any
) -> None:
    """Keep the last clear answer of a member."""
    key = {"meeting_id": meeting_id, "member_id": member_id}
    await upsert(session, MeetingAnswer, key, values)
