"""A member has taken note: of their own accord, counted once, and only counted."""

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Actor
from bot.errors import ChibotError, ChoiceIsStale
from bot.features.announcements import rules
from bot.features.announcements.sending import BOARD, MESSAGE
from bot.outbox.queue import is_put, refresh
from models.announcements import Announcement
from models.repositories import announcements

# "Đã nắm" typed later than this after an announcement is none of it.
_HEARD = timedelta(days=30)


class AnnouncementIsWithdrawn(ChibotError):
    """There is nothing to take note of any more."""

    key = "announcement-withdrawn"

    def __init__(self, announcement: Announcement) -> None:
        super().__init__()
        self.announcement = announcement


async def find_last_told(session: AsyncSession, actor: Actor, now: datetime) -> int | None:
    """The last announcement that asked this person for a note."""
    return await announcements.find_last_told(
        session, MESSAGE.name, actor.user_id, now - _HEARD, rules.WITHDRAWN
    )


async def has_noted(session: AsyncSession, actor: Actor, announcement_id: int) -> bool:
    """Whether the actor has taken note already."""
    return await announcements.has_acknowledged(session, announcement_id, actor.member_id)


async def acknowledge(
    session: AsyncSession, actor: Actor, announcement_id: int, now: datetime
) -> None:
    """Count the member. Raises NotAllowed, ChoiceIsStale, AnnouncementIsWithdrawn."""
    member_id = actor.member_id
    announcement = await announcements.find(session, announcement_id)
    if announcement is None or not announcement.asks_ack:
        raise ChoiceIsStale
    if not await is_put(session, MESSAGE, announcement_id, actor.user_id):
        raise ChoiceIsStale
    if announcement.state == rules.WITHDRAWN:
        raise AnnouncementIsWithdrawn(announcement)
    if await announcements.add_acknowledgement(session, announcement_id, member_id, now):
        await refresh(session, BOARD, announcement_id, now)
