"""Puts rows into the outbox, in the caller's transaction."""

from collections.abc import Awaitable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.crash_points import Point, passing
from models.base import JsonObject
from models.outbox import OutboxMessage
from models.repositories import outbox, sending
from models.repositories.outbox import Fates

# Reason of what was never sent because its author stopped it.
STOPPED = "stopped"
# So often at most a board is shown anew while messages go out.
_BOARD_EVERY = timedelta(seconds=3)


@dataclass(frozen=True)
class Kind:
    """A kind of message. `repeat`: said once more, marked, when its fate is unclear; otherwise
    it is held for the operator. `priority`: 0 talk, 1 reminder, 2 bulk. `progress`: the kind of
    the board on the same subject, which is shown anew while these are sent. `is_public`: may go
    to groups and channels, for it holds no personal data. `in_order`: one that has to wait is not
    overtaken by a later one about the same subject, as an album would be by the words below it."""

    name: str
    repeat: bool = True
    priority: int = 1
    progress: str = ""
    is_public: bool = False
    in_order: bool = False


async def put(
    session: AsyncSession,
    kind: Kind,
    subject_id: int,
    chat_id: int,
    now: datetime,
    key: str = "",
    params: JsonObject | None = None,
    not_before: datetime | None = None,
    thread_id: int | None = None,
) -> None:
    """Queue one message; `key` tells apart messages of a kind and subject to one chat."""
    await outbox.add(
        session,
        kind=kind.name,
        subject_id=subject_id,
        params=params or {},
        chat_id=chat_id,
        thread_id=thread_id,
        unique_key=_key(kind, subject_id, key, chat_id, thread_id),
        priority=kind.priority,
        now=now,
        not_before=not_before or now,
    )


def _key(kind: Kind, subject_id: int, key: str, chat_id: int, thread_id: int | None = None) -> str:
    place = chat_id if thread_id is None else f"{chat_id}/{thread_id}"
    return f"{kind.name}:{subject_id}:{key}:{place}"


async def is_put(session: AsyncSession, kind: Kind, subject_id: int, chat_id: int) -> bool:
    """Whether such a message was ever queued for this chat, whatever became of it."""
    return await outbox.is_there(session, _key(kind, subject_id, "", chat_id))


async def find_said_at(
    session: AsyncSession, kind: Kind, subject_id: int, chat_id: int
) -> datetime | None:
    """When this chat was sent such a message last, or is to be; None if never, or in vain."""
    return await outbox.find_said_at(session, _key(kind, subject_id, "", chat_id))


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
    adding = outbox.add_from_select(
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
    return await _fan_out(adding)


async def put_to_each(
    session: AsyncSession,
    kind: Kind,
    chats: Any,
    now: datetime,
    key: str = "",
    params: JsonObject | None = None,
    not_before: datetime | None = None,
) -> int:
    """The same for a query of (chat id, subject id): each message is about a subject of its own."""
    adding = outbox.add_each_from_select(
        session,
        chats,
        kind=kind.name,
        key=key,
        params=params or {},
        priority=kind.priority,
        now=now,
        not_before=not_before or now,
    )
    return await _fan_out(adding)


async def _fan_out(adding: Awaitable[int]) -> int:
    number = await adding
    passing(Point.FAN_OUT_PUT)
    return number


async def refresh(
    session: AsyncSession, kind: Kind, subject_id: int, now: datetime, key: str = ""
) -> None:
    """Say these messages anew: what was sent is edited. Many refreshes make one edit."""
    await outbox.requeue(session, f"{kind.name}:{subject_id}:{key}:", now)


async def refresh_boards(
    session: AsyncSession,
    kinds: Mapping[str, Kind],
    settled: Iterable[tuple[str, int]],
    now: datetime,
) -> None:
    """Show anew the boards of these (kind, subject), as far as their kinds have one."""
    boards: dict[str, set[int]] = {}
    for kind, subject_id in settled:
        # A row of an older release may be of a kind that is no more.
        known = kinds.get(kind)
        if known is not None and known.progress:
            boards.setdefault(known.progress, set()).add(subject_id)
    for kind, subject_ids in boards.items():
        await sending.requeue_boards(session, kind, sorted(subject_ids), now, _BOARD_EVERY)


async def refresh_board_of(
    session: AsyncSession, board: Kind, subject_id: int, now: datetime
) -> None:
    """Show a board anew, every few seconds at most; its last state is never lost."""
    await sending.requeue_boards(session, board.name, [subject_id], now, _BOARD_EVERY)


async def say_again(
    session: AsyncSession,
    kind: Kind,
    subject_id: int,
    chat_id: int,
    now: datetime,
    key: str = "",
    params: JsonObject | None = None,
) -> None:
    """Send this message anew to one chat; from now on the new one is edited, not the old.

    `params` are those of the first time: they belong to the key.
    """
    await put(session, kind, subject_id, chat_id, now, key, params)
    await outbox.forget_message(session, _key(kind, subject_id, key, chat_id), now)


async def edit_sent(session: AsyncSession, kind: Kind, subject_id: int, now: datetime) -> int:
    """Edit the message in every chat that holds it; those who still wait get the new one anyway.

    Returns how many are edited.
    """
    return await outbox.requeue_sent(session, kind.name, subject_id, now)


async def pause(session: AsyncSession, kind: Kind, subject_id: int) -> int:
    """Keep back what has not been sent; returns how many."""
    return await outbox.set_paused(session, kind.name, subject_id)


async def resume(session: AsyncSession, kind: Kind, subject_id: int, now: datetime) -> int:
    """Go on with what was kept back; returns how many."""
    return await outbox.set_resumed(session, kind.name, subject_id, now)


async def stop(session: AsyncSession, kind: Kind, subject_id: int, now: datetime) -> int:
    """Never send what has not been sent; returns how many."""
    return await outbox.set_stopped(session, kind.name, subject_id, STOPPED, now)


async def fates(session: AsyncSession, kind: Kind, subject_id: int) -> Fates:
    """What became of the messages about a subject; the terms add up."""
    return await outbox.count_fates(session, kind.name, subject_id)


async def list_unclear(session: AsyncSession, kind: Kind, subject_id: int) -> list[OutboxMessage]:
    """Messages of which nobody knows whether they arrived."""
    return await outbox.list_unclear(session, kind.name, subject_id)


async def resolve_unclear(
    session: AsyncSession,
    kind: Kind,
    subject_id: int,
    now: datetime,
    *,
    arrived: bool,
    row_id: int | None = None,
) -> int:
    """The operator says that unclear messages arrived, or wants them sent once more, marked so.

    One of them, or all; returns how many.
    """
    settle = outbox.set_arrived if arrived else outbox.requeue_unclear
    return await settle(session, kind.name, subject_id, now, row_id)
