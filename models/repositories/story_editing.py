"""Queries of those who edit stories at the desk."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.stories import Story, StoryConsent, StoryPhoto


async def set_unless_changed(
    session: AsyncSession,
    story: Story,
    revision: int,
    states: Sequence[str],
    values: dict[str, Any],
) -> bool:
    """Change a story that is still at this revision and in one of the states; the first wins."""
    changing = (
        update(Story)
        .where(Story.id == story.id, Story.revision == revision, Story.state.in_(states))
        .values(**values)
        .returning(Story.id)
        .execution_options(synchronize_session=False)
    )
    is_first = await session.scalar(changing) is not None
    await session.refresh(story)
    return is_first


async def list_last(
    session: AsyncSession, unit_ids: Sequence[int], states: Sequence[str], most: int
) -> list[Story]:
    """The stories of these units that were published last, in one of the states."""
    query = select(Story).where(Story.unit_id.in_(unit_ids), Story.state.in_(states))
    latest = query.order_by(Story.published_at.desc(), Story.id.desc()).limit(most)
    return list(await session.scalars(latest))


async def count_in_state(session: AsyncSession, unit_ids: Sequence[int], state: str) -> int:
    """How many stories of these units are in a state."""
    query = select(func.count(Story.id)).where(Story.unit_id.in_(unit_ids), Story.state == state)
    return int(await session.scalar(query) or 0)


async def list_consents(
    session: AsyncSession, story_ids: Sequence[int]
) -> dict[int, list[StoryConsent]]:
    """Those who are shown, by story."""
    query = select(StoryConsent).where(StoryConsent.story_id.in_(story_ids))
    found: dict[int, list[StoryConsent]] = {story_id: [] for story_id in story_ids}
    for consent in await session.scalars(query.order_by(StoryConsent.id)):
        found[consent.story_id].append(consent)
    return found


async def find_photo(session: AsyncSession, photo_id: int) -> StoryPhoto | None:
    """A picture, without its content."""
    return await session.get(StoryPhoto, photo_id)
