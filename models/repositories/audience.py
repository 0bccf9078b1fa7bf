"""Queries of audiences: whom an announcement, a poll or a request is for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.members import Account, Member, Role, Unit
from models.repositories.accounts import REACHABLE
from models.repositories.members import LEFT
from models.repositories.units import below, natural_key


@dataclass(frozen=True)
class Whom:
    """An audience: members of the units and all below them in these states of participation.

    With `roles` it is those who hold one of them there, whatever their state.
    """

    unit_ids: Sequence[int]
    participation: Sequence[str]
    roles: Sequence[str] = ()


@dataclass(frozen=True)
class Headcount:
    """The people of an audience, by how they can be told."""

    recipients: int
    without_account: int
    unreachable: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.recipients + self.without_account + self.unreachable


def is_meant(whom: Whom) -> list[ColumnElement[bool]]:
    """What is true of each member who is meant, once however many units and roles fit."""
    is_open = select(Unit.id).where(Unit.closed_at.is_(None)).scalar_subquery()
    if whom.roles:
        held = select(Role.member_id).where(
            Role.unit_id.in_(below(whom.unit_ids)),
            Role.unit_id.in_(is_open),
            Role.role.in_(whom.roles),
        )
        return [Member.id.in_(held), Member.participation != LEFT]
    return [
        Member.unit_id.in_(below(whom.unit_ids)),
        Member.unit_id.in_(is_open),
        Member.participation.in_(whom.participation),
    ]


def audience_chats(whom: Whom) -> Any:
    """A query of the chats of all who are meant and can be reached."""
    return (
        select(Account.user_id)
        .join(Member, Member.id == Account.member_id)
        .where(*is_meant(whom), Account.reach == REACHABLE)
    )


@dataclass(frozen=True)
class Person:
    """A member who is meant, by name."""

    id: int
    name: str
    cell: str


async def list_people(session: AsyncSession, whom: Whom) -> list[Person]:
    """Who is meant: cell by cell, in each by given name."""
    query = (
        select(Member.id, Member.full_name, Unit.name, Member.folded_name)
        .join(Unit, Unit.id == Member.unit_id)
        .where(*is_meant(whom))
    )
    rows = sorted(
        await session.execute(query),
        key=lambda row: (natural_key(row[2]), row[3].rpartition(" ")[2], row[3], row[0]),
    )
    return [Person(*row[:3]) for row in rows]


async def count_audience(session: AsyncSession, whom: Whom) -> Headcount:
    """How many are meant, and how many of them can be told by chat."""
    rows = await session.execute(
        select(Account.reach, func.count())
        .select_from(Member)
        .join(Account, Account.member_id == Member.id, isouter=True)
        .where(*is_meant(whom))
        .group_by(Account.reach)
    )
    by_reach: dict[str | None, int] = {row[0]: row[1] for row in rows}
    recipients = by_reach.pop(REACHABLE, 0)
    without = by_reach.pop(None, 0)
    return Headcount(recipients, without, sum(by_reach.values()))
