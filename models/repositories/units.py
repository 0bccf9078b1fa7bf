"""Queries of the organisation's tree and of roles in it."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Integer, func, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.members import Account, Member, Role, Unit
from models.repositories.accounts import REACHABLE

CELL, WARD, GROUP = "cell", "ward", "group"
_ABOVE_CELLS = frozenset({WARD, "city"})
# A tree deeper than this is taken for a circle.
_DEEPEST = 12


async def get(session: AsyncSession, unit_id: int) -> Unit:
    """The unit with this id."""
    return await session.get_one(Unit, unit_id)


async def find_root(session: AsyncSession) -> Unit | None:
    """The top of the tree."""
    return await session.scalar(select(Unit).where(Unit.parent_id.is_(None)).order_by(Unit.id))


async def add(
    session: AsyncSession, parent_id: int | None, kind: str, name: str, now: datetime
) -> Unit:
    """A new unit."""
    unit = Unit(parent_id=parent_id, kind=kind, name=name, created_at=now)
    session.add(unit)
    await session.flush()
    return unit


async def list_line_ids(session: AsyncSession, unit_id: int) -> list[int]:
    """The unit and those above it, nearest first; empty if the unit is closed."""
    line = _line_from(Unit.id == unit_id, Unit.closed_at.is_(None))
    return list(await session.scalars(select(line.c.id).order_by(line.c.height)))


async def list_line(session: AsyncSession, unit_id: int) -> list[Unit]:
    """The unit and those above it, nearest first, whether open or closed."""
    line = _line_from(Unit.id == unit_id)
    query = select(Unit).join(line, line.c.id == Unit.id)
    return list(await session.scalars(query.order_by(line.c.height)))


def _line_from(*start: ColumnElement[bool]) -> Any:
    """A query of the ids of a unit and of those above it, with their height above it."""
    lowest = select(Unit.id, Unit.parent_id, literal(0, Integer).label("height")).where(*start)
    line = lowest.cte("line", recursive=True)
    return line.union_all(
        select(Unit.id, Unit.parent_id, line.c.height + 1)
        .join(line, Unit.id == line.c.parent_id)
        .where(line.c.height < _DEEPEST)
    )


def below(tops: Sequence[int]) -> Any:
    """A query of the ids of these units and of all below them."""
    start = select(Unit.id, literal(0, Integer).label("depth")).where(Unit.id.in_(tops))
    # Nested: sqlite3 does not count what a statement that begins with WITH has inserted.
    tree = start.cte("tree", recursive=True, nesting=True)
    tree = tree.union_all(
        select(Unit.id, tree.c.depth + 1)
        .join(tree, Unit.parent_id == tree.c.id)
        .where(tree.c.depth < _DEEPEST)
    )
    return select(tree.c.id)


async def list_ids(session: AsyncSession, tops: Sequence[int]) -> list[int]:
    """The ids of these units and of all below them, also of those that are closed."""
    return list(await session.scalars(select(Unit.id).where(Unit.id.in_(below(tops)))))


async def list_open_ids(session: AsyncSession, tops: Sequence[int]) -> list[int]:
    """The ids of these units and of all below them, without those that are closed."""
    query = select(Unit.id).where(Unit.id.in_(below(tops)), Unit.closed_at.is_(None))
    return list(await session.scalars(query.order_by(Unit.id)))


async def list_below(session: AsyncSession, tops: Sequence[int]) -> list[Unit]:
    """The open units among these and below them: cells and what is in them last, by name."""
    query = select(Unit).where(Unit.id.in_(below(tops)), Unit.closed_at.is_(None))
    places = await session.scalars(query)
    return sorted(places, key=lambda unit: (unit.kind not in _ABOVE_CELLS, natural_key(unit.name)))


async def list_cells_below(session: AsyncSession, tops: Sequence[int]) -> list[Unit]:
    """The open cells among these units and below them, by name."""
    cells = await session.scalars(
        select(Unit).where(Unit.id.in_(below(tops)), Unit.kind == CELL, Unit.closed_at.is_(None))
    )
    return sorted(cells, key=lambda unit: natural_key(unit.name))


async def count_cells(session: AsyncSession) -> int:
    """How many open cells there are."""
    query = select(func.count()).where(Unit.kind == CELL, Unit.closed_at.is_(None))
    return int(await session.scalar(query) or 0)


async def list_roles(session: AsyncSession, member_id: int) -> list[Role]:
    """The roles of a member."""
    return list(await session.scalars(select(Role).where(Role.member_id == member_id)))


async def add_role(session: AsyncSession, member_id: int, unit_id: int, role: str) -> None:
    """Give a member a role; one held already stays."""
    held = await list_roles(session, member_id)
    if not any((r.unit_id, r.role) == (unit_id, role) for r in held):
        session.add(Role(member_id=member_id, unit_id=unit_id, role=role))
        await session.flush()


async def list_role_accounts(
    session: AsyncSession, unit_id: int, roles: Sequence[str]
) -> list[Account]:
    """Accounts of registered members who hold one of these roles in just this unit; whoever chat
    does not reach is left out."""
    return list(
        await session.scalars(
            select(Account)
            .join(Member, Member.id == Account.member_id)
            .where(
                Account.member_id.in_(
                    select(Role.member_id).where(Role.unit_id == unit_id, Role.role.in_(roles))
                ),
                Member.participation != "left",
                Account.reach == REACHABLE,
            )
            .order_by(Account.id)
        )
    )


def natural_key(name: str) -> list[tuple[int, str]]:
    """Sorts "Khu phố 10" behind "Khu phố 9"."""
    return [
        (int(part), "") if part.isdecimal() else (-1, part) for part in re.split(r"(\d+)", name)
    ]
