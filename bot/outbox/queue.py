"""Puts rows into the outbox, in the caller's transaction."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.base import JsonObject
from models.repositories import outbox


@dataclass(frozen=True)
class Kind:
    """A kind of message. `repeat`: said once more, marked, when its fate is unclear; otherwise
    it is held for the operator. `priority`: 0 talk, 1 reminder, 2 bulk."""

    name: str
    repeat: bool = True
    priority: int = 1


async def put(
    session: AsyncSession,
    kind: Kind,
    subject_id: int,
    chat_id: int,
    now: datetime,
    key: str = "",
    params: JsonObject | None = None,
    not_before: datetime | None = None,
) -> None:
    """Queue one message; `key` tells apart messages of a kind and subject to one chat."""
    await outbox.add(
        session,
        kind=kind.name,
        subject_id=subject_id,
        params=params or {},
        chat_id=chat_id,
        unique_key=f"{kind.name}:{subject_id}:{key}:{chat_id}",
        priority=kind.priority,
        now=now,
        not_before=not_before or now,
    )


async def put_to_all(
    session: AsyncSession,
    kind: Kind,
    subject_id: int,
    chats: Any,
    now: datetime,
    key: str = "",
    params: JsonObject | None = None,
    not_before: datetime | None = None,
) -> int:
    """Queue one message to each chat of a query (one column of chat ids), without loading them.

    Returns the number queued; chats that have this message already are passed over.
    """
    return await outbox.add_from_select(
        session,
        chats,
        kind=kind.name,
        subject_id=subject_id,
        params=params or {},
        key_start=f"{kind.name}:{subject_id}:{key}:",
        priority=kind.priority,
        now=now,
        not_before=not_before or now,
    )


async def refresh(
    session: AsyncSession, kind: Kind, subject_id: int, now: datetime, key: str = ""
) -> None:
    """Say these messages anew: what was sent is edited. Many refreshes make one edit."""
    await outbox.requeue(session, f"{kind.name}:{subject_id}:{key}:", now)


async def say_again(
    session: AsyncSession, kind: Kind, subject_id: int, chat_id: int, now: datetime
) -> None:
    """Send this message anew to one chat; from now on the new one is edited, not the old."""
    await put(session, kind, subject_id, chat_id, now)
    await outbox.forget_message(session, f"{kind.name}:{subject_id}::{chat_id}", now)
