"""Which chats are bound: for their leaders, and for features that post there."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Act, Actor, list_places
from bot.features.chats.rules import ASKED, BOUND, LIVE
from models.chats import BoundChat
from models.members import Unit
from models.repositories import chats

_SHOWN = tuple(sorted(LIVE | {ASKED}))


async def list_bound(session: AsyncSession, unit_ids: Sequence[int]) -> list[BoundChat]:
    """The chats of just these units that can be written to."""
    return await chats.list_of_units(session, unit_ids, [BOUND])


async def is_bound(session: AsyncSession, chat_id: int, thread_id: int | None) -> bool:
    """Whether a unit's messages still go to this chat, or topic."""
    chat = await chats.find_place(session, chat_id, thread_id)
    return chat is not None and chat.state == BOUND


async def list_led(session: AsyncSession, actor: Actor) -> list[tuple[BoundChat, Unit | None]]:
    """The chats of the units that the actor leads, also those lost or still to be confirmed.

    Last come those for which the actor has yet to choose the unit.
    """
    places = {unit.id: unit for unit in await list_places(session, actor, Act.CONFIRM_CHAT)}
    found = await chats.list_of_units(session, list(places), _SHOWN)
    led = [(chat, places.get(chat.unit_id)) for chat in found if chat.unit_id is not None]
    if not actor.holds_any(Act.BIND_CHAT):
        return led
    return led + [(chat, None) for chat in await chats.list_unchosen(session, actor.member_id)]
