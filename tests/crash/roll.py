"""Who is who on the stage, and which groups are bound, for whatever is made about them."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.features.chats import rules as binding
from models.chats import BoundChat
from models.members import Account, Member
from models.repositories import chats, units
from simulator.client import Person
from tests.crash.stage import Stage

# (subject, parameters) of a row to this person.
Subject = tuple[int, dict[str, Any]]
Example = Callable[[AsyncSession, Stage, Person], Awaitable[Subject]]


async def member_id_of(session: AsyncSession, person: Person) -> int:
    """The member behind a chat user."""
    query = select(Account.member_id).where(Account.user_id == person.id)
    found = await session.scalar(query)
    assert found is not None
    return found


async def other_member(session: AsyncSession, member_id: int) -> int:
    """Somebody else."""
    found = await session.scalar(select(Member.id).where(Member.id != member_id))
    assert found is not None
    return found


async def ward_id(session: AsyncSession) -> int:
    """The unit above the cell."""
    root = await units.find_root(session)
    assert root is not None
    return root.id


async def bind(
    session: AsyncSession, chat_id: int, by: int, unit_id: int | None, state: str = binding.BOUND
) -> BoundChat:
    """A group that is tied to the unit, or shall be; in the place of what it was before."""
    now = datetime.now(UTC)
    for former in await chats.list_of_chat(session, chat_id):
        await chats.remove(session, former)
    return await chats.add(
        session,
        chat_id=chat_id,
        thread_id=None,
        kind=binding.GROUP,
        title="Khu phố 9",
        topic="",
        unit_id=unit_id,
        state=state,
        state_at=now,
        may_post=True,
        bound_by=by,
        asked_at=now,
    )
