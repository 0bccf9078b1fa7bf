"""Whom an announcement is for, and what its author learns of them before it is sent."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Act, Actor, list_deciders, list_places
from bot.errors import ChoiceIsStale, NotAllowed
from bot.features.announcements import rules
from bot.features.chats.listing import list_bound
from models.announcements import Announcement
from models.base import JsonObject
from models.chats import BoundChat
from models.members import Account, Unit
from models.repositories import units
from models.repositories.audience import Headcount, Whom, count_audience


@dataclass(frozen=True)
class Draft:
    """An announcement that is being written."""

    unit_id: int
    text: str
    whom: Whom
    file_kind: str = ""
    file_id: str = ""
    file_name: str = ""
    asks_ack: bool = True
    is_posted: bool = False
    is_urgent: bool = False
    send_at: datetime | None = None


@dataclass(frozen=True)
class Outlook:
    """What would happen if the draft were sent now."""

    heads: Headcount
    # Members of the units who are left out because they are exempt.
    exempt: int
    # Names of the groups and channels it would be posted to, if the author wants that.
    chats: Sequence[str]
    needs_second: bool
    has_second: bool


def whom_of(announcement: Announcement) -> Whom:
    """Its audience."""
    return Whom(**announcement.audience)


def stored(whom: Whom) -> JsonObject:
    """The audience as it is kept."""
    return {name: list(value) for name, value in asdict(whom).items()}


async def list_voices(session: AsyncSession, actor: Actor) -> list[Unit]:
    """The units in whose name the actor may speak: those in which they hold the role."""
    held = {role.unit_id for role in actor.roles}
    return [unit for unit in await list_places(session, actor, Act.ANNOUNCE) if unit.id in held]


async def list_cells(session: AsyncSession, unit_id: int) -> list[Unit]:
    """The cells below a unit that an announcement may be limited to; none for a cell itself."""
    cells = await units.list_cells_below(session, [unit_id])
    return [cell for cell in cells if cell.id != unit_id]


async def check(session: AsyncSession, draft: Draft) -> None:
    """The units come from a form filled in long ago: they must still be below the author's.

    Raises NotAllowed, ChoiceIsStale.
    """
    whom = draft.whom
    below = await units.list_open_ids(session, [draft.unit_id])
    if not set(whom.unit_ids) <= set(below):
        raise NotAllowed(act=Act.ANNOUNCE, unit_id=draft.unit_id)
    is_known = {*whom.roles} <= {*rules.ROLES} and {*whom.participation} <= {*rules.PARTICIPATION}
    if not whom.unit_ids or not is_known:
        raise ChoiceIsStale


async def look_ahead(session: AsyncSession, actor: Actor, draft: Draft) -> Outlook:
    """The numbers for the author."""
    whom = draft.whom
    heads = await count_audience(session, whom)
    exempt = 0
    if not whom.roles and rules.EXEMPT not in whom.participation:
        left_out = Whom(whom.unit_ids, (rules.EXEMPT,))
        exempt = (await count_audience(session, left_out)).total
    chats = await list_chats(session, whom)
    needs_second = rules.needs_second(heads.recipients)
    seconds = await list_seconds(session, draft.unit_id, actor.user_id) if needs_second else []
    return Outlook(heads, exempt, [_name_of(chat) for chat in chats], needs_second, bool(seconds))


def _name_of(chat: BoundChat) -> str:
    return f"{chat.title} / {chat.topic}" if chat.topic else chat.title


async def list_seconds(session: AsyncSession, unit_id: int, user_id: int) -> list[Account]:
    """Who can confirm what this chat user wants to say: the nearest ones."""
    return await list_deciders(session, unit_id, Act.CONFIRM_ANNOUNCEMENT, besides=user_id)


async def list_chats(session: AsyncSession, whom: Whom) -> list[BoundChat]:
    """The groups and channels of the audience; a part of the members has none of its own."""
    if whom.roles or not set(rules.USUAL) <= set(whom.participation):
        return []
    return await list_bound(session, await units.list_open_ids(session, whom.unit_ids))
