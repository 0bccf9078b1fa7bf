"""Binding a chat to a unit: asked about in private, chosen by one, confirmed by a second."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Act, Actor, list_deciders, load_actor, may, require
from bot.errors import ChoiceIsStale
from bot.features.announcements.sending import note_settled
from bot.features.chats.rules import (
    ASKED,
    BOUND,
    DECLINED,
    DROPPED,
    LIVE,
    NO_RIGHTS,
    OVER,
    UNBOUND,
)
from bot.outbox.queue import Kind, put, refresh, say_again
from models.chats import BoundChat
from models.members import Account
from models.repositories import accounts, audit, chats, outbox

ASK = Kind("chats.ask", priority=0)
CONFIRM = Kind("chats.confirm")
LOST = Kind("chats.lost")
# To somebody who may bind nothing, but has brought the bot to a chat, or asked it to be bound.
NOT_THEIRS = Kind("chats.not_theirs")
# Reason of what waited for a chat that is bound no more.
_NOT_BOUND = "not_bound"


@dataclass(frozen=True)
class Place:
    """A chat, or a topic of it, as an update shows it; `kind` and the titles as in the rules."""

    chat_id: int
    thread_id: int | None
    kind: str
    title: str
    topic: str = ""
    may_post: bool = True


async def ask(session: AsyncSession, actor: Actor, place: Place, now: datetime) -> bool:
    """Ask the person in private to which unit the chat belongs.

    False, and audited, for one who may bind nothing: a member reads in private whose part it is,
    nobody else is told anything.
    """
    if not actor.holds_any(Act.BIND_CHAT):
        await audit.add(session, actor.user_id, Act.BIND_CHAT, "refused", now)
        if actor.is_registered:
            await _tell_why_not(session, actor, place, now)
        return False
    chat = await chats.find_place(session, place.chat_id, place.thread_id)
    if chat is None:
        chat = await _add(session, actor, place, now)
    elif chat.state not in {BOUND, NO_RIGHTS}:
        await _begin_anew(session, actor, chat, place, now)
    await say_again(session, ASK, chat.id, actor.user_id, now)
    return True


async def _tell_why_not(session: AsyncSession, actor: Actor, place: Place, now: datetime) -> None:
    """Once a day and chat, however often it is asked."""
    key = f"{place.chat_id}/{place.thread_id or 0}/{now:%Y-%m-%d}"
    named = {
        "kind": place.kind,
        "title": place.title,
        "topic": place.topic,
        "thread": place.thread_id,
    }
    await put(session, NOT_THEIRS, actor.user_id, actor.user_id, now, key, named)


async def _add(session: AsyncSession, actor: Actor, place: Place, now: datetime) -> BoundChat:
    return await chats.add(
        session,
        chat_id=place.chat_id,
        thread_id=place.thread_id,
        kind=place.kind,
        title=place.title,
        topic=place.topic,
        may_post=place.may_post,
        state=ASKED,
        state_at=now,
        bound_by=actor.member_id,
        asked_at=now,
    )


async def _begin_anew(
    session: AsyncSession, actor: Actor, chat: BoundChat, place: Place, now: datetime
) -> None:
    chat.state, chat.state_at, chat.asked_at = ASKED, now, now
    chat.unit_id = chat.confirmed_by = None
    chat.bound_by = actor.member_id
    chat.title, chat.may_post = place.title, place.may_post
    chat.topic = place.topic or chat.topic
    await _tell_all(session, chat, now)


async def choose(
    session: AsyncSession, actor: Actor, row_id: int, unit_id: int, now: datetime
) -> BoundChat:
    """The one who was asked has chosen the unit: a second leader is asked, if there is one.

    Raises ChoiceIsStale, NotAllowed.
    """
    member_id = actor.member_id
    chat = await chats.find(session, row_id)
    is_open = chat is not None and chat.state == ASKED and chat.unit_id is None
    if chat is None or not is_open or chat.bound_by != member_id:
        raise ChoiceIsStale
    await require(session, actor, Act.BIND_CHAT, unit_id)
    chat.unit_id = unit_id
    if not await _ask_seconds(session, actor.user_id, chat, now):
        await _bind(session, actor, chat, "done_alone", now)
    return chat


async def _ask_seconds(
    session: AsyncSession, asker_chat: int, chat: BoundChat, now: datetime
) -> bool:
    """Ask the nearest other leaders; False if there is none who can be written to."""
    seconds = await list_seconds(session, chat, asker_chat)
    for second in seconds:
        await say_again(session, CONFIRM, chat.id, second.user_id, now)
    return bool(seconds)


async def remind(session: AsyncSession, actor: Actor, row_id: int, now: datetime) -> BoundChat:
    """Ask the second leaders once more; when there is none left, the first word counts.

    Raises ChoiceIsStale, NotAllowed.
    """
    member_id = actor.member_id
    chat = await chats.find(session, row_id)
    if chat is None or chat.state != ASKED or chat.unit_id is None or chat.bound_by != member_id:
        raise ChoiceIsStale
    await require(session, actor, Act.BIND_CHAT, chat.unit_id)
    if not await _ask_seconds(session, actor.user_id, chat, now):
        await _bind(session, actor, chat, "done_alone", now)
    return chat


async def hand_over(session: AsyncSession, user_id: int, now: datetime) -> None:
    """This person cannot be written to any more: another one is asked what waits for their word.

    Without anybody else the one who has chosen is told so, and binds alone or not at all.
    """
    account = await accounts.find(session, user_id)
    if account is None or account.reach == accounts.REACHABLE:
        return
    for chat in await chats.list_asked(session, CONFIRM.name, user_id):
        asker = await accounts.find_of_member(session, chat.bound_by)
        if asker is None or await _is_asked(session, chat, asker.user_id):
            continue
        if not await _ask_seconds(session, asker.user_id, chat, now):
            await say_again(session, ASK, chat.id, asker.user_id, now)


async def _is_asked(session: AsyncSession, chat: BoundChat, asker_chat: int) -> bool:
    """Whether somebody who can be written to was asked together with others."""
    asked = await outbox.list_asked_chats(session, CONFIRM.name, chat.id)
    return any(second.user_id in asked for second in await list_seconds(session, chat, asker_chat))


async def list_seconds(session: AsyncSession, chat: BoundChat, asker_chat: int) -> list[Account]:
    """The nearest other leaders who can be written to and may confirm what was chosen."""
    if chat.unit_id is None:
        return []
    return await list_deciders(session, chat.unit_id, Act.CONFIRM_CHAT, besides=asker_chat)


async def confirm(
    session: AsyncSession,
    actor: Actor,
    row_id: int,
    unit_id: int,
    asker_id: int,
    now: datetime,
    *,
    agrees: bool,
) -> BoundChat:
    """The second leader agrees, or not, to what the first one (a member's id) has chosen.

    Raises ChoiceIsStale if it is not asked about any more, NotAllowed.
    """
    member_id = actor.member_id
    chat = await chats.find(session, row_id)
    asked = chat and (chat.state, chat.unit_id, chat.bound_by)
    if chat is None or asked != (ASKED, unit_id, asker_id) or member_id == asker_id:
        raise ChoiceIsStale
    await require(session, actor, Act.CONFIRM_CHAT, unit_id)
    asker = await accounts.find_of_member(session, asker_id)
    if asker is None or not await _may_bind(session, asker.user_id, unit_id):
        raise ChoiceIsStale
    if agrees:
        chat.confirmed_by = member_id
        await _bind(session, actor, chat, "confirmed", now)
    else:
        chat.confirmed_by = member_id
        await _release(session, actor, chat, DECLINED, now)
    await say_again(session, ASK, chat.id, asker.user_id, now)
    return chat


async def _may_bind(session: AsyncSession, user_id: int, unit_id: int) -> bool:
    return await may(session, await load_actor(session, user_id), Act.BIND_CHAT, unit_id)


async def _bind(
    session: AsyncSession, actor: Actor, chat: BoundChat, outcome: str, now: datetime
) -> None:
    chat.state, chat.state_at = BOUND if chat.may_post else NO_RIGHTS, now
    await _audit(session, actor, chat, outcome, now)
    await _tell_all(session, chat, now)


async def unbind(session: AsyncSession, actor: Actor, row_id: int, now: datetime) -> BoundChat:
    """The chat belongs to no unit any more; what waits to be said there is not said.

    Raises ChoiceIsStale, NotAllowed.
    """
    chat = await get_led(session, actor, row_id)
    await _release(session, actor, chat, UNBOUND if chat.state in LIVE else DROPPED, now)
    return chat


async def _release(
    session: AsyncSession, actor: Actor, chat: BoundChat, state: str, now: datetime
) -> None:
    if chat.state in LIVE:
        settled = await chats.close_waiting(session, chat, _NOT_BOUND, now)
        await note_settled(session, settled, now)
    chat.state, chat.state_at = state, now
    await _audit(session, actor, chat, state, now)
    await _tell_all(session, chat, now)


async def get_led(session: AsyncSession, actor: Actor, row_id: int) -> BoundChat:
    """A chat that the actor may bind and unbind: their own question, or one of their units.

    Raises ChoiceIsStale, NotAllowed.
    """
    member_id = actor.member_id
    chat = await chats.find(session, row_id)
    if chat is None or chat.state in OVER:
        raise ChoiceIsStale
    if chat.state == ASKED and chat.bound_by == member_id:
        return chat
    if chat.unit_id is None:
        raise ChoiceIsStale
    await require(session, actor, Act.BIND_CHAT, chat.unit_id)
    return chat


async def _tell_all(session: AsyncSession, chat: BoundChat, now: datetime) -> None:
    """Every card about this chat follows."""
    await session.flush()
    for kind in (ASK, CONFIRM, LOST):
        await refresh(session, kind, chat.id, now)


async def _audit(
    session: AsyncSession, actor: Actor, chat: BoundChat, outcome: str, now: datetime
) -> None:
    act = Act.BIND_CHAT
    await audit.add(session, actor.user_id, act, outcome, now, chat.unit_id, chat.id)
