"""Queries of where stories go, when, and what comes back from there."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import case, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.chats import BoundChat
from models.members import Unit
from models.outbox import QUEUED, REFUSED, SENT, UNKNOWN, WITHDRAWN, OutboxMessage
from models.repositories import outbox
from models.repositories.upsert import insert_into, upsert
from models.stories import Story, StoryReaction, StoryRhythm, StoryTarget, StoryView

_Row = OutboxMessage


async def lock(session: AsyncSession, story_id: int) -> Story | None:
    """The story as it stands now; on PostgreSQL nobody else changes it until the end."""
    query = select(Story).where(Story.id == story_id).with_for_update()
    return await session.scalar(query.execution_options(populate_existing=True))


async def set_targets(session: AsyncSession, story_id: int, chat_ids: Sequence[int]) -> None:
    """It goes to just these bound chats, by their ids of ours."""
    await session.execute(delete(StoryTarget).where(StoryTarget.story_id == story_id))
    session.add_all([StoryTarget(story_id=story_id, bound_chat_id=one) for one in chat_ids])
    await session.flush()


async def list_targets(session: AsyncSession, story_id: int) -> list[BoundChat]:
    """The bound chats that it goes to, in the order they were bound."""
    query = (
        select(BoundChat)
        .join(StoryTarget, StoryTarget.bound_chat_id == BoundChat.id)
        .where(StoryTarget.story_id == story_id)
    )
    return list(await session.scalars(query.order_by(BoundChat.id)))


async def list_asked(session: AsyncSession, kind: str, user_id: int, awaiting: str) -> list[Story]:
    """Stories that wait for a second person, or a correction does, where this chat user was
    asked; `awaiting` is the state of the former."""
    about = select(_Row.subject_id).where(_Row.chat_id == user_id, _Row.kind == kind)
    is_open = (Story.state == awaiting) | Story.proposed_text.is_not(None)
    query = select(Story).where(Story.id.in_(about), is_open)
    return list(await session.scalars(query.order_by(Story.id)))


async def list_waiting(session: AsyncSession, awaiting: str) -> list[Story]:
    """Stories that wait for a second person, or a correction does."""
    is_open = (Story.state == awaiting) | Story.proposed_text.is_not(None)
    return list(await session.scalars(select(Story).where(is_open).order_by(Story.id)))


async def list_scheduled(session: AsyncSession, state: str, how: str) -> list[Story]:
    """Stories in this state that are published in this way, in the order they were approved."""
    query = select(Story).where(Story.state == state, Story.release_how == how)
    return list(await session.scalars(query.order_by(Story.approved_at, Story.id)))


async def list_published(
    session: AsyncSession, state: str, since: datetime, until: datetime
) -> list[Story]:
    """Stories in this state that were published from `since` until before `until`, in order."""
    query = select(Story).where(
        Story.state == state, Story.published_at >= since, Story.published_at < until
    )
    return list(await session.scalars(query.order_by(Story.published_at, Story.id)))


async def list_posts(session: AsyncSession, kind: str, story_id: int) -> list[OutboxMessage]:
    """All messages of a kind about a story, in the order they were put."""
    query = select(_Row).where(_Row.kind == kind, _Row.subject_id == story_id).order_by(_Row.id)
    return list(await session.scalars(query.execution_options(populate_existing=True)))


async def drop_waiting(
    session: AsyncSession, kind: str, story_id: int, chat_ids: Collection[int], now: datetime
) -> None:
    """What waits of such messages about a story to these chats is needed no more."""
    rows = [_Row.kind == kind, _Row.subject_id == story_id, _Row.chat_id.in_(chat_ids)]
    await outbox.close_waiting(session, rows, "not_needed", now)


async def list_posted(
    session: AsyncSession, kind: str, story_ids: Sequence[int]
) -> list[tuple[int, int | None, int]]:
    """Chat, topic and story, where such a message about one of the stories stands."""
    holds = _Row.message_id.is_not(None) & _Row.reason.is_distinct_from(WITHDRAWN)
    query = select(_Row.chat_id, _Row.thread_id, _Row.subject_id).where(
        _Row.kind == kind, _Row.subject_id.in_(story_ids), holds
    )
    found = await session.execute(query.distinct())
    return [(chat_id, thread_id, story_id) for chat_id, thread_id, story_id in found]


async def find_unclear_post(
    session: AsyncSession, kinds: Collection[str], row_id: int
) -> OutboxMessage | None:
    """A message of one of these kinds of which nobody knows whether it arrived."""
    query = select(_Row).where(
        _Row.id == row_id, _Row.kind.in_(kinds), _Row.state == UNKNOWN, _Row.message_id.is_(None)
    )
    return await session.scalar(query.execution_options(populate_existing=True))


async def is_known(session: AsyncSession, chat_id: int, message_id: int) -> bool:
    """Whether this message of the chat is that of some row already."""
    query = select(_Row.id).where(_Row.chat_id == chat_id, _Row.message_id == message_id)
    return await session.scalar(query.limit(1)) is not None


async def set_found(
    session: AsyncSession, row: OutboxMessage, ids: Sequence[int], now: datetime
) -> bool:
    """An unclear post was seen: these are its messages. It is edited if it was changed meanwhile,
    or taken back. False if that is settled by now."""
    first, *others = ids
    # As the row is at that moment: what it shows may be taken back meanwhile.
    is_behind = _Row.revision > _Row.sent_revision
    result: Any = await session.execute(
        update(_Row)
        .where(_Row.id == row.id, _Row.state == UNKNOWN, _Row.message_id.is_(None))
        .values(
            message_id=first,
            more_ids=others or None,
            attempt=0,
            state=case((is_behind, QUEUED), else_=SENT),
            not_before=now,
            settled_at=now,
        )
        .execution_options(synchronize_session=False)
    )
    return int(result.rowcount) == 1


async def set_missing(session: AsyncSession, row: OutboxMessage, now: datetime) -> bool:
    """An unclear post is not there, and shall not be. False if that is settled by now."""
    result: Any = await session.execute(
        update(_Row)
        .where(_Row.id == row.id, _Row.state == UNKNOWN, _Row.message_id.is_(None))
        .values(state=REFUSED, reason=WITHDRAWN, settled_at=now)
        .execution_options(synchronize_session=False)
    )
    return int(result.rowcount) == 1


async def find_rhythm(session: AsyncSession, unit_id: int) -> StoryRhythm | None:
    """When a ward publishes the next story of its queue."""
    return await session.get(StoryRhythm, unit_id, populate_existing=True)


async def set_rhythm(session: AsyncSession, unit_id: int, **values: Any) -> None:
    """Set it."""
    await upsert(session, StoryRhythm, {"unit_id": unit_id}, values)


async def remove_rhythm(session: AsyncSession, unit_id: int) -> None:
    """The ward publishes no more by itself."""
    await session.execute(delete(StoryRhythm).where(StoryRhythm.unit_id == unit_id))


async def lock_unit(session: AsyncSession, unit_id: int) -> None:
    """Let those who change a ward's rhythm take turns until the transaction ends."""
    await session.execute(select(Unit.id).where(Unit.id == unit_id).with_for_update())


# An album is ten messages at most, of numbers that follow each other.
_ALBUM = 10


async def find_post(
    session: AsyncSession, kind: str, chat_id: int, message_id: int
) -> OutboxMessage | None:
    """The row of a kind that was sent as this message, or as an album with it."""
    query = select(_Row).where(
        _Row.chat_id == chat_id,
        _Row.message_id.between(message_id - _ALBUM, message_id),
        _Row.kind == kind,
    )
    rows = await session.scalars(query.order_by(_Row.message_id.desc()))
    return next((row for row in rows if _holds(row, message_id)), None)


def _holds(row: OutboxMessage, message_id: int) -> bool:
    return message_id in (row.message_id, *(row.more_ids or ()))


async def set_reactions(
    session: AsyncSession,
    story_id: int,
    place: tuple[int, int],
    counts: dict[str, int],
    counted_at: datetime,
) -> bool:
    """How many have reacted to the message (chat, message); False if a newer count is there."""
    adding = insert_into(session, StoryReaction).values(
        chat_id=place[0],
        message_id=place[1],
        story_id=story_id,
        total=sum(counts.values()),
        counts=counts,
        counted_at=counted_at,
    )
    new = {name: adding.excluded[name] for name in ("total", "counts", "counted_at")}
    is_newer = StoryReaction.counted_at <= adding.excluded.counted_at
    statement = adding.on_conflict_do_update(
        index_elements=["chat_id", "message_id"], set_=new, where=is_newer
    )
    result: Any = await session.execute(statement)
    return int(result.rowcount) == 1


async def list_reactions(session: AsyncSession, story_id: int) -> list[StoryReaction]:
    """What is counted of its posts."""
    query = select(StoryReaction).where(StoryReaction.story_id == story_id)
    return list(await session.scalars(query.execution_options(populate_existing=True)))


async def count_views(session: AsyncSession, story_id: int, until: date | None = None) -> int:
    """How often its page was opened."""
    query = select(func.sum(StoryView.views)).where(StoryView.story_id == story_id)
    if until is not None:
        query = query.where(StoryView.day <= until)
    return int(await session.scalar(query) or 0)
