"""Queries of the public pages: what is published, and how often it is read."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.engine import Row
from sqlalchemy.ext.asyncio import AsyncSession

from models.members import Unit
from models.repositories.upsert import insert_into
from models.stories import Story, StoryConsent, StoryPhoto, StoryView

# Stories whose texts are asked for in one statement.
_MOST_IDS = 500


async def list_heads(session: AsyncSession, state: str, lead: int) -> list[Row[Any]]:
    """Stories that have an address and this state, the newest first, with the name of their cell
    and so many letters of their text."""
    query = (
        select(
            Story.id,
            Story.revision,
            Story.slug,
            Story.title,
            func.substr(Story.text, 1, lead).label("lead"),
            Story.tags,
            Story.unit_id,
            Unit.name.label("cell"),
            Story.published_at,
            Story.corrected_at,
        )
        .join(Unit, Unit.id == Story.unit_id)
        .where(Story.state == state, Story.published_at.is_not(None), Story.slug.is_not(None))
        .order_by(Story.published_at.desc(), Story.id.desc())
    )
    return list(await session.execute(query))


async def list_agreements(session: AsyncSession, state: str) -> list[Row[Any]]:
    """What counts of all consents to stories in this state."""
    query = (
        select(
            StoryConsent.story_id,
            StoryConsent.state,
            StoryConsent.has_pictures,
            StoryConsent.revision,
        )
        .join(Story, Story.id == StoryConsent.story_id)
        .where(Story.state == state)
    )
    return list(await session.execute(query))


async def list_pictures(session: AsyncSession, state: str) -> list[Row[Any]]:
    """What is known of the pictures of stories in this state, in their order, without content."""
    query = (
        select(
            StoryPhoto.id,
            StoryPhoto.story_id,
            StoryPhoto.width,
            StoryPhoto.height,
            StoryPhoto.caption,
            StoryPhoto.crop,
        )
        .join(Story, Story.id == StoryPhoto.story_id)
        .where(Story.state == state, StoryPhoto.is_left_out.is_(False))
        .order_by(StoryPhoto.story_id, StoryPhoto.position, StoryPhoto.id)
    )
    return list(await session.execute(query))


async def list_texts(session: AsyncSession, story_ids: Sequence[int]) -> dict[int, str]:
    """The texts of these stories."""
    found: dict[int, str] = {}
    for first in range(0, len(story_ids), _MOST_IDS):
        some = story_ids[first : first + _MOST_IDS]
        query = select(Story.id, Story.text).where(Story.id.in_(some))
        found |= {row.id: row.text for row in await session.execute(query)}
    return found


async def has_address(session: AsyncSession, story_id: int) -> bool:
    """Whether there is such a story, and it has been published some time."""
    query = select(Story.id).where(Story.id == story_id, Story.slug.is_not(None))
    return await session.scalar(query) is not None


async def add_views(session: AsyncSession, day: date, views: Mapping[int, int]) -> None:
    """Count these views of stories on this day; stories that are not there any more are left."""
    there = await session.scalars(select(Story.id).where(Story.id.in_(views)))
    rows = [{"story_id": one, "day": day, "views": views[one]} for one in there]
    if not rows:
        return
    adding = insert_into(session, StoryView)
    more = {"views": StoryView.views + adding.excluded.views}
    keys = ["story_id", "day"]
    await session.execute(adding.on_conflict_do_update(index_elements=keys, set_=more), rows)
