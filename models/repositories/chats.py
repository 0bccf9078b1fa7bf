"""Queries of bound chats and of what waits to be said in them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.chats import BoundChat
from models.members import Unit
from models.outbox import QUEUED, REFUSED, OutboxMessage
from models.repositories import outbox

ASKED, BOUND = "asked", "bound"
_Row = OutboxMessage


async def find(session: AsyncSession, row_id: int) -> BoundChat | None:
    """The bound chat with this id of ours, if there is one."""
    return await session.get(BoundChat, row_id)


async def find_place(
    session: AsyncSession, chat_id: int, thread_id: int | None
) -> BoundChat | None:
    """What is known of a chat, or of one topic of it."""
    is_it = BoundChat.thread_id.is_not_distinct_from(thread_id)
    return await session.scalar(select(BoundChat).where(BoundChat.chat_id == chat_id, is_it))


async def add(session: AsyncSession, **values: Any) -> BoundChat:
    """A new bound chat."""
    chat = BoundChat(**values)
    session.add(chat)
    await session.flush()
    return chat


async def remove(session: AsyncSession, chat: BoundChat) -> None:
    """Forget it."""
    await session.execute(delete(BoundChat).where(BoundChat.id == chat.id))
    session.expunge(chat)


async def list_of_chat(session: AsyncSession, chat_id: int) -> list[BoundChat]:
    """The chat and its topics, as far as they are known."""
    query = select(BoundChat).where(BoundChat.chat_id == chat_id).order_by(BoundChat.id)
    return list(await session.scalars(query))


async def list_asked(session: AsyncSession, kind: str, user_id: int) -> list[BoundChat]:
    """Chats of which a unit is chosen but not agreed, and about which this person was asked."""
    about = select(_Row.subject_id).where(_Row.chat_id == user_id, _Row.kind == kind)
    query = select(BoundChat).where(
        BoundChat.state == ASKED, BoundChat.unit_id.is_not(None), BoundChat.id.in_(about)
    )
    return list(await session.scalars(query.order_by(BoundChat.id)))


async def list_of_units(
    session: AsyncSession, unit_ids: Sequence[int], states: Sequence[str]
) -> list[BoundChat]:
    """The chats of these units that are in one of the states, in the order they came."""
    query = select(BoundChat).where(BoundChat.unit_id.in_(unit_ids), BoundChat.state.in_(states))
    return list(await session.scalars(query.order_by(BoundChat.id)))


async def list_unchosen(session: AsyncSession, member_id: int) -> list[BoundChat]:
    """The chats for which this member was asked to choose a unit, in the order they came."""
    query = select(BoundChat).where(
        BoundChat.state == ASKED, BoundChat.unit_id.is_(None), BoundChat.bound_by == member_id
    )
    return list(await session.scalars(query.order_by(BoundChat.id)))


async def list_bound(session: AsyncSession) -> list[BoundChat]:
    """All chats in use, of all open units."""
    query = (
        select(BoundChat)
        .join(Unit, Unit.id == BoundChat.unit_id)
        .where(BoundChat.state == BOUND, Unit.closed_at.is_(None))
    )
    return list(await session.scalars(query.order_by(BoundChat.id)))


def _there(chat: BoundChat) -> list[ColumnElement[bool]]:
    """The outbox rows that go to just this place."""
    topic = _Row.thread_id.is_not_distinct_from(chat.thread_id)
    return [_Row.chat_id == chat.chat_id, topic]


async def close_waiting(
    session: AsyncSession, chat: BoundChat, why: str, now: datetime
) -> list[tuple[str, int]]:
    """What waits to be said there is not said any more; returns (kind, subject) of each."""
    return await outbox.close_waiting(session, _there(chat), why, now)


async def requeue_refused(
    session: AsyncSession, chat: BoundChat, why: str, since: datetime, now: datetime
) -> None:
    """What Telegram refused there for this reason since then is tried once more."""
    was_refused = (_Row.state == REFUSED) & (_Row.reason == why) & (_Row.settled_at >= since)
    await session.execute(
        update(_Row)
        .where(*_there(chat), was_refused)
        .values(state=QUEUED, reason=None, attempt=0, not_before=now, settled_at=None)
    )
