"""Queries of those who are shown in stories, and of what they agreed to."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.members import Account, Member, Unit
from models.repositories.members import LEFT
from models.stories import Story, StoryConsent, StoryPhoto


async def find(session: AsyncSession, consent_id: int) -> StoryConsent | None:
    """The consent with this id, as it stands now."""
    query = select(StoryConsent).where(StoryConsent.id == consent_id)
    return await session.scalar(query.execution_options(populate_existing=True))


async def find_story_id(session: AsyncSession, consent_id: int) -> int | None:
    """The story that somebody is shown in."""
    query = select(StoryConsent.story_id).where(StoryConsent.id == consent_id)
    return await session.scalar(query)


async def add(session: AsyncSession, **values: Any) -> StoryConsent:
    """Somebody more who is shown."""
    consent = StoryConsent(**values)
    session.add(consent)
    await session.flush()
    return consent


async def remove(session: AsyncSession, consent: StoryConsent) -> None:
    """This name is of nobody who is shown."""
    await session.delete(consent)
    await session.flush()


async def list_of_member(
    session: AsyncSession, member_id: int
) -> list[tuple[StoryConsent, Story, Unit]]:
    """The stories that a member is shown in, and their cells, the newest first."""
    query = (
        select(StoryConsent, Story, Unit)
        .join(Story, Story.id == StoryConsent.story_id)
        .join(Unit, Unit.id == Story.unit_id)
        .where(StoryConsent.member_id == member_id)
        .order_by(StoryConsent.id.desc())
    )
    return [(consent, story, unit) for consent, story, unit in await session.execute(query)]


async def list_named(
    session: AsyncSession, unit_ids: Sequence[int], folded_name: str, most: int
) -> list[tuple[Member, Unit]]:
    """Members of these units who use the bot and whose name is, or ends with, this one."""
    name = folded_name.replace("\\", "").replace("%", "").replace("_", "")
    query = (
        select(Member, Unit)
        .join(Account, Account.member_id == Member.id)
        .join(Unit, Unit.id == Member.unit_id)
        .where(Member.unit_id.in_(unit_ids), Member.participation != LEFT)
        .where(Account.registered_at.is_not(None))
        .where(or_(Member.folded_name == name, Member.folded_name.like(f"% {name}")))
        .order_by(Member.folded_name, Member.id)
    )
    return [(member, unit) for member, unit in await session.execute(query.limit(most))]


async def count_shown_photos(session: AsyncSession, story_id: int) -> int:
    """How many pictures of a story are not left out."""
    query = select(func.count()).where(
        StoryPhoto.story_id == story_id, StoryPhoto.is_left_out.is_(False)
    )
    return int(await session.scalar(query) or 0)


async def find_member(session: AsyncSession, member_id: int | None) -> Member | None:
    """Who decided or recorded it, if they are still on the roster."""
    return await session.get(Member, member_id) if member_id is not None else None
