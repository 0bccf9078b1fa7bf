"""Queries of members."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.members import Member

LEFT = "left"
# Ids a statement takes at once: SQLite and PostgreSQL bound the number of parameters.
_BATCH = 5_000


async def get(session: AsyncSession, member_id: int) -> Member:
    """The member with this id."""
    return await session.get_one(Member, member_id)


async def list_of_unit(session: AsyncSession, unit_id: int) -> list[Member]:
    """The members of just this unit who have not left, in the order they were added."""
    return list(
        await session.scalars(
            select(Member)
            .where(Member.unit_id == unit_id, Member.participation != LEFT)
            .order_by(Member.id)
        )
    )


async def list_by_ids(session: AsyncSession, ids: Sequence[int]) -> list[Member]:
    """The members with these ids, in no order."""
    found: list[Member] = []
    for start in range(0, len(ids), _BATCH):
        batch = ids[start : start + _BATCH]
        found.extend(await session.scalars(select(Member).where(Member.id.in_(batch))))
    return found


async def add_to_unit(
    session: AsyncSession, unit_id: int, full_name: str, folded_name: str, now: datetime
) -> Member:
    """A member known by name only, such as an administrator."""
    member = Member(
        unit_id=unit_id,
        full_name=full_name,
        folded_name=folded_name,
        membership="official",
        participation="regular",
        created_at=now,
        updated_at=now,
    )
    session.add(member)
    await session.flush()
    return member
