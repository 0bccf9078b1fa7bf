"""What the author of an announcement learns before it is sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Act, Actor, list_deciders
from bot.features.announcements import rules
from bot.features.members import audience
from models.members import Account
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


async def look_ahead(session: AsyncSession, actor: Actor, draft: Draft) -> Outlook:
    """The numbers for the author."""
    whom = draft.whom
    heads = await count_audience(session, whom)
    exempt = await audience.count_exempt(session, whom)
    chats = await audience.list_chats(session, whom)
    needs_second = rules.needs_second(heads.recipients)
    seconds = await list_seconds(session, draft.unit_id, actor.user_id) if needs_second else []
    return Outlook(
        heads, exempt, [audience.name_of(chat) for chat in chats], needs_second, bool(seconds)
    )


async def list_seconds(session: AsyncSession, unit_id: int, user_id: int) -> list[Account]:
    """Who can confirm what this chat user wants to say: the nearest ones."""
    return await list_deciders(session, unit_id, Act.CONFIRM_ANNOUNCEMENT, besides=user_id)
