"""Audiences: for whom an announcement or a poll may be, and where it may be posted."""

from dataclasses import asdict

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Act, Actor, list_places
from bot.errors import ChoiceIsStale, NotAllowed
from bot.features.chats.listing import list_bound
from bot.features.members.rules import CONTACT_213, EXEMPT, REGULAR, SUSPENDED, TEMPORARY
from bot.roles import COMMITTEE_MEMBER, DEPUTY, GROUP_LEADER, SECRETARY
from models.base import JsonObject
from models.chats import BoundChat
from models.members import Unit
from models.repositories import units
from models.repositories.audience import Whom, count_audience

PARTICIPATION = (REGULAR, SUSPENDED, TEMPORARY, CONTACT_213, EXEMPT)
# Exempt members are meant only if they are chosen.
USUAL = tuple(state for state in PARTICIPATION if state != EXEMPT)
ROLES = (SECRETARY, DEPUTY, COMMITTEE_MEMBER, GROUP_LEADER)


def whom_of(audience: JsonObject) -> Whom:
    """The audience that `stored` keeps."""
    return Whom(**audience)


def stored(whom: Whom) -> JsonObject:
    """The audience as it is kept."""
    return {name: list(value) for name, value in asdict(whom).items()}


async def list_voices(session: AsyncSession, actor: Actor, act: Act) -> list[Unit]:
    """The units in whose name the actor may do this: those in which they hold the role."""
    held = {role.unit_id for role in actor.roles}
    return [unit for unit in await list_places(session, actor, act) if unit.id in held]


async def list_cells(session: AsyncSession, unit_id: int) -> list[Unit]:
    """The cells below a unit that an audience may be limited to; none for a cell itself."""
    cells = await units.list_cells_below(session, [unit_id])
    return [cell for cell in cells if cell.id != unit_id]


async def check(session: AsyncSession, whom: Whom, unit_id: int, act: Act) -> None:
    """The units come from a form filled in long ago: they must still be below the author's.

    Raises NotAllowed, ChoiceIsStale.
    """
    below = await units.list_open_ids(session, [unit_id])
    if not set(whom.unit_ids) <= set(below):
        raise NotAllowed(act=act, unit_id=unit_id)
    is_known = {*whom.roles} <= {*ROLES} and {*whom.participation} <= {*PARTICIPATION}
    if not whom.unit_ids or not is_known:
        raise ChoiceIsStale


async def count_exempt(session: AsyncSession, whom: Whom) -> int:
    """Members of the units who are left out because they are exempt."""
    if whom.roles or EXEMPT in whom.participation:
        return 0
    return (await count_audience(session, Whom(whom.unit_ids, (EXEMPT,)))).total


async def list_chats(session: AsyncSession, whom: Whom) -> list[BoundChat]:
    """The groups and channels of the audience; a part of the members has none of its own."""
    if whom.roles or not set(USUAL) <= set(whom.participation):
        return []
    return await list_bound(session, await units.list_open_ids(session, whom.unit_ids))


def name_of(chat: BoundChat) -> str:
    """What its leaders know it by."""
    return f"{chat.title} / {chat.topic}" if chat.topic else chat.title
