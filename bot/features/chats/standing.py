"""What becomes of a bound chat by itself: rights lost and found, removals, a new id."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Act, Actor, list_deciders, load_actor, may
from bot.features.announcements.sending import note_settled
from bot.features.chats import rules
from bot.features.chats.binding import ASK, CONFIRM, LOST, Place, ask, get_led, hand_over
from bot.features.chats.rules import ASKED, BOUND, DROPPED, GONE, LIVE, NO_RIGHTS
from bot.outbox.queue import refresh, say_again
from bot.quiet import QuietHours
from models.chats import BoundChat
from models.members import Account
from models.repositories import accounts, chats, outbox
from models.repositories.sending import Claimed

# Reason of what waited for a chat in which the bot is no more.
_LEFT = "kicked"


async def note_place(
    session: AsyncSession, actor: Actor, place: Place, before: str, after: str, now: datetime
) -> None:
    """The actor has changed the bot's place in a chat; `before`, `after` as in `standing`."""
    known = await chats.list_of_chat(session, place.chat_id)
    for chat in known:
        chat.title = place.title
        chat.may_post = after == BOUND
    if after in {GONE, NO_RIGHTS}:
        for chat in known:
            await _lose(session, chat, after, now)
    elif before == NO_RIGHTS:
        for chat in known:
            await _find_rights(session, chat, now)
    if before == GONE and after != GONE:
        await _ask_again(session, actor, place, known, now)


async def _ask_again(
    session: AsyncSession, actor: Actor, place: Place, known: list[BoundChat], now: datetime
) -> None:
    """The bot was added: ask about each place it had there, or else about the whole chat."""
    gone = [chat for chat in known if chat.state == GONE]
    for chat in gone:
        there = replace(place, thread_id=chat.thread_id, kind=chat.kind, topic=chat.topic)
        await ask(session, actor, there, now)
    if not gone:
        await ask(session, actor, place, now)


async def rename(session: AsyncSession, chat_id: int, title: str) -> None:
    """The chat has a new title."""
    for chat in await chats.list_of_chat(session, chat_id):
        chat.title = title


async def note_refusal(
    session: AsyncSession, row: Claimed, reason: str, now: datetime, quiet: QuietHours
) -> None:
    """Telegram has refused a message: was it to a bound chat, and does that say it is lost?

    Or to somebody whose word is waited for: then the next one is asked.
    """
    del quiet
    state = rules.loss(reason)
    if row.chat_id > 0:
        await hand_over(session, row.chat_id, now)
    if row.chat_id > 0 or state is None:
        return
    for chat in await chats.list_of_chat(session, row.chat_id):
        if chat.thread_id == row.thread_id or not rules.is_of_one_topic(reason):
            await _lose(session, chat, state, now)


async def _lose(session: AsyncSession, chat: BoundChat, state: str, now: datetime) -> None:
    """Close the destination and tell its owner, once."""
    if chat.state == ASKED and state == GONE:
        chat.state, chat.state_at = DROPPED, now
        await session.flush()
        await refresh(session, ASK, chat.id, now)
        await refresh(session, CONFIRM, chat.id, now)
    if chat.state not in LIVE or chat.state in {state, GONE}:
        return
    chat.state, chat.state_at, chat.may_post = state, now, False
    await session.flush()
    if state == GONE:
        await note_settled(session, await chats.close_waiting(session, chat, _LEFT, now), now)
    for owner in await _list_owners(session, chat):
        await say_again(session, LOST, chat.id, owner.user_id, now)


async def _list_owners(session: AsyncSession, chat: BoundChat) -> list[Account]:
    """Who bound it; if they are gone, those who decide in its unit now."""
    if chat.unit_id is None:
        return []
    account = await accounts.find_of_member(session, chat.bound_by)
    if account is not None and account.reach == accounts.REACHABLE:
        owner = await load_actor(session, account.user_id)
        if await may(session, owner, Act.BIND_CHAT, chat.unit_id):
            return [account]
    return await list_deciders(session, chat.unit_id, Act.BIND_CHAT)


async def retry(
    session: AsyncSession, actor: Actor, row_id: int, found: str | None, now: datetime
) -> BoundChat:
    """The owner says that it is mended; `found` is the bot's standing there, None if unknown.

    Where it is unknown everything stays as it was. Raises ChoiceIsStale, NotAllowed.
    """
    chat = await get_led(session, actor, row_id)
    if chat.state in {NO_RIGHTS, GONE} and found == BOUND:
        await _revive(session, chat, now)
    elif chat.state == GONE and found == NO_RIGHTS:
        chat.state, chat.state_at = NO_RIGHTS, now
    return chat


async def _find_rights(session: AsyncSession, chat: BoundChat, now: datetime) -> None:
    if chat.state == NO_RIGHTS:
        await _revive(session, chat, now)


async def _revive(session: AsyncSession, chat: BoundChat, now: datetime) -> None:
    """In use again; what was refused there for want of rights is tried once more."""
    was, since = chat.state, chat.state_at
    chat.state, chat.state_at, chat.may_post = BOUND, now, True
    await session.flush()
    if was == NO_RIGHTS:
        await chats.requeue_refused(session, chat, NO_RIGHTS, since, now)
    await refresh(session, LOST, chat.id, now)


async def move(session: AsyncSession, old: int, new: int, now: datetime) -> None:
    """A group has become a supergroup: one new id, however often it is told."""
    taken = {chat.thread_id: chat for chat in await chats.list_of_chat(session, new)}
    for chat in await chats.list_of_chat(session, old):
        other = taken.get(chat.thread_id)
        if other is not None:
            kept, dropped = (other, chat) if other.state in LIVE else (chat, other)
            await chats.remove(session, dropped)
        else:
            kept = chat
        await _take_new_id(session, kept, old, new, now)
    await outbox.replace_chat(session, old, new, now)


async def _take_new_id(
    session: AsyncSession, chat: BoundChat, old: int, new: int, now: datetime
) -> None:
    chat.chat_id, chat.migrated_from = new, old
    if chat.kind == rules.GROUP:
        chat.kind = rules.SUPERGROUP
    if chat.state == GONE:
        # Leaving the old group was a part of the move: only who is there is told of it.
        await _revive(session, chat, now)
    await session.flush()
