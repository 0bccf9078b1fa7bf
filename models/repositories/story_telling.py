"""Queries of stories while they are told: drafts of a member, pictures that come in."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.stories import Story, StoryPhoto


async def list_own(session: AsyncSession, member_id: int, most: int) -> list[Story]:
    """What a member has told, the newest first."""
    query = select(Story).where(Story.proposed_by == member_id)
    newest = query.order_by(Story.proposed_at.desc(), Story.id.desc())
    return list(await session.scalars(newest.limit(most)))


async def list_drafts(session: AsyncSession, member_id: int, states: Sequence[str]) -> list[Story]:
    """What a member is still writing, touched last first."""
    query = select(Story).where(Story.proposed_by == member_id, Story.state.in_(states))
    return list(await session.scalars(query.order_by(Story.proposed_at.desc(), Story.id.desc())))


async def count_photos(session: AsyncSession, story_id: int) -> int:
    """How many pictures a story has."""
    query = select(func.count()).where(StoryPhoto.story_id == story_id)
    return int(await session.scalar(query) or 0)


async def has_photo(session: AsyncSession, story_id: int, source: str) -> bool:
    """Whether this very picture is there already."""
    query = select(StoryPhoto.id).where(
        StoryPhoto.story_id == story_id, StoryPhoto.source == source
    )
    return await session.scalar(query) is not None


async def add_photo(
    session: AsyncSession,
    story_id: int,
    source: str,
    content: bytes,
    size: tuple[int, int],
    now: datetime,
) -> None:
    """One more picture, behind the others; `size` is width and height in pixels."""
    last = select(func.max(StoryPhoto.position)).where(StoryPhoto.story_id == story_id)
    photo = StoryPhoto(
        story_id=story_id,
        source=source,
        content=content,
        width=size[0],
        height=size[1],
        position=(await session.scalar(last) or 0) + 1,
        caption="",
        crop=None,
        is_left_out=False,
        added_at=now,
    )
    session.add(photo)
    await session.flush()
    # Pictures are big, and a session serves many updates.
    session.expunge(photo)


async def remove_photos(session: AsyncSession, story_id: int) -> None:
    """All pictures of a story go."""
    await session.execute(delete(StoryPhoto).where(StoryPhoto.story_id == story_id))


async def set_state_from(
    session: AsyncSession, story: Story, before: str, state: str, now: datetime
) -> bool:
    """Another state, unless somebody else has changed it meanwhile; whether it is so now."""
    changing = update(Story).where(Story.id == story.id, Story.state == before)
    result: Any = await session.execute(
        changing.values(state=state, proposed_at=now).execution_options(synchronize_session=False)
    )
    await session.refresh(story)
    return bool(result.rowcount)


async def remove(session: AsyncSession, story: Story) -> None:
    """The story goes, with its pictures and consents."""
    await session.delete(story)
    await session.flush()


async def remove_own(session: AsyncSession, member_id: int, state: str) -> None:
    """What a member has told goes, as far as it is in this state."""
    is_own = (Story.proposed_by == member_id) & (Story.state == state)
    await session.execute(delete(Story).where(is_own))


async def forget_teller(session: AsyncSession, member_id: int) -> None:
    """Nobody knows any more who told these stories."""
    await session.execute(
        update(Story)
        .where(Story.proposed_by == member_id)
        .values(proposed_by=None)
        .execution_options(synchronize_session=False)
    )
