"""Queries of stories, their pictures and consents, that all of the feature needs."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.repositories.upsert import insert_ignoring, insert_into
from models.stories import Story, StoryConsent, StoryPhoto, StorySite

_SITE = 1


async def find(session: AsyncSession, story_id: int) -> Story | None:
    """The story with this id, if there is one."""
    return await session.get(Story, story_id)


async def add(session: AsyncSession, **values: Any) -> Story:
    """A new story."""
    story = Story(**values)
    session.add(story)
    await session.flush()
    return story


async def add_of_report(session: AsyncSession, **values: Any) -> Story | None:
    """A new story from a report; None if the report has one already."""
    adding = insert_ignoring(session, Story).values(**values).returning(Story.id)
    story_id = await session.scalar(adding)
    return None if story_id is None else await find(session, int(story_id))


async def list_in_state(
    session: AsyncSession, unit_ids: Sequence[int], states: Sequence[str]
) -> list[Story]:
    """Stories of these units in one of the states, the oldest first."""
    query = select(Story).where(Story.unit_id.in_(unit_ids), Story.state.in_(states))
    return list(await session.scalars(query.order_by(Story.proposed_at, Story.id)))


async def list_photos(session: AsyncSession, story_id: int) -> list[StoryPhoto]:
    """The pictures in their order, also those left out; without their content."""
    query = select(StoryPhoto).where(StoryPhoto.story_id == story_id)
    return list(await session.scalars(query.order_by(StoryPhoto.position, StoryPhoto.id)))


async def get_content(session: AsyncSession, photo_id: int) -> bytes:
    """The JPEG of a picture."""
    query = select(StoryPhoto.content).where(StoryPhoto.id == photo_id)
    return bytes((await session.scalars(query)).one())


async def list_consents(session: AsyncSession, story_id: int) -> list[StoryConsent]:
    """Those who are shown, in the order they were named."""
    query = select(StoryConsent).where(StoryConsent.story_id == story_id)
    # As they stand now, for somebody may have taken one back since it was read.
    now = query.order_by(StoryConsent.id).execution_options(populate_existing=True)
    return list(await session.scalars(now))


async def set_site_changed(session: AsyncSession) -> None:
    """What the public pages show is another thing from now on."""
    adding = insert_into(session, StorySite).values(id=_SITE, version=1)
    next_one = {"version": StorySite.version + 1}
    await session.execute(adding.on_conflict_do_update(index_elements=["id"], set_=next_one))


async def get_site_version(session: AsyncSession) -> int:
    """Grows with every change of what the public pages show; 0 before the first."""
    found = await session.scalar(select(StorySite.version).where(StorySite.id == _SITE))
    return found or 0
