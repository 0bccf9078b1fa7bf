"""Queries of stories on other networks."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.repositories.upsert import insert_ignoring
from models.stories import Story, StoryShare

CHOSEN, QUEUED, SENDING = "chosen", "queued", "sending"
POSTED, REFUSED, UNKNOWN, REMOVED = "posted", "refused", "unknown", "removed"


async def lock(session: AsyncSession, share_id: int) -> StoryShare | None:
    """One of them as it stands now; on PostgreSQL nobody else changes it until the end."""
    query = select(StoryShare).where(StoryShare.id == share_id).with_for_update()
    return await session.scalar(query.execution_options(populate_existing=True))


async def lock_of(
    session: AsyncSession, story_id: int, network: str, release: int
) -> StoryShare | None:
    """The same, by story and network."""
    query = select(StoryShare).where(
        StoryShare.story_id == story_id,
        StoryShare.network == network,
        StoryShare.release == release,
    )
    return await session.scalar(query.with_for_update().execution_options(populate_existing=True))


async def lock_or_add(
    session: AsyncSession, story_id: int, network: str, release: int, state: str, now: datetime
) -> StoryShare:
    """The one of this story, network and release, locked; made in this state if there is none."""
    place = {"story_id": story_id, "network": network, "release": release}
    await session.execute(
        insert_ignoring(session, StoryShare).values(**place, state=state, marked_at=now)
    )
    found = await lock_of(session, story_id, network, release)
    assert found is not None  # noqa: S101 - it was there, or was just made
    return found


async def drop(session: AsyncSession, share: StoryShare) -> None:
    """It was never more than a choice."""
    await session.delete(share)
    await session.flush()


async def list_of(session: AsyncSession, story_id: int) -> list[StoryShare]:
    """All of a story, by network, the newest release last."""
    query = select(StoryShare).where(StoryShare.story_id == story_id)
    return list(await session.scalars(query.order_by(StoryShare.network, StoryShare.release)))


async def lock_all_of(session: AsyncSession, story_id: int) -> list[StoryShare]:
    """The same, locked in one order."""
    query = select(StoryShare).where(StoryShare.story_id == story_id).order_by(StoryShare.id)
    locked = query.with_for_update().execution_options(populate_existing=True)
    return list(await session.scalars(locked))


async def find_due(session: AsyncSession, now: datetime) -> StoryShare | None:
    """What the publisher has to do first, locked; what is under way is passed over."""
    query = select(StoryShare).where(
        StoryShare.task.is_not(None), StoryShare.due_at <= now, StoryShare.state != SENDING
    )
    first = query.order_by(StoryShare.due_at, StoryShare.id).limit(1).with_for_update()
    return await session.scalar(first.execution_options(populate_existing=True))


async def count_waiting(session: AsyncSession) -> int:
    """How much the publisher has yet to do."""
    query = select(func.count(StoryShare.id)).where(StoryShare.task.is_not(None))
    return int(await session.scalar(query) or 0)


async def list_under_way(session: AsyncSession) -> list[StoryShare]:
    """Those that were taken to be posted, of which nothing is noted yet."""
    query = select(StoryShare).where(StoryShare.state == SENDING).order_by(StoryShare.id)
    return list(await session.scalars(query.with_for_update()))


async def move_all(session: AsyncSession, until: datetime) -> None:
    """Nothing is tried before this moment."""
    is_early = StoryShare.task.is_not(None) & (StoryShare.due_at < until)
    changing: Any = update(StoryShare).where(is_early).values(due_at=until)
    await session.execute(changing.execution_options(synchronize_session=False))


async def list_ready(
    session: AsyncSession, unit_ids: Sequence[int], states: Sequence[str], since: datetime
) -> list[Story]:
    """Stories of these units in one of the states that were published since, or will be; the
    newest first."""
    query = select(Story).where(
        Story.unit_id.in_(unit_ids),
        Story.state.in_(states),
        Story.published_at.is_(None) | (Story.published_at >= since),
    )
    newest = query.order_by(Story.published_at.is_not(None), Story.published_at.desc(), Story.id)
    return list(await session.scalars(newest))
