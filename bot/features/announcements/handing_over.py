"""A second person who cannot be written to, or has no right any more, decides nothing."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.features import second_person
from bot.features.announcements.sending import QUESTION
from bot.quiet import QuietHours
from bot.schedule import timers
from models.repositories.sending import Claimed


async def on_refused(
    session: AsyncSession, row: Claimed, reason: str, now: datetime, quiet: QuietHours
) -> None:
    """Telegram has refused a message, perhaps because this person cannot be written to."""
    del reason, quiet
    if row.chat_id > 0:
        await hand_over(session, row.chat_id, now)


async def hand_over(session: AsyncSession, user_id: int, now: datetime) -> None:
    """This person cannot be written to any more: another one is asked what waits for their word.

    Without anybody else it does not go out, or is not corrected, and its writer hears of it.
    """
    await second_person.hand_over(session, QUESTION, user_id, now)


def timer_actions(quiet: QuietHours) -> dict[str, timers.TimerAction]:
    """What the timers of those who wait for a second person do; not in quiet hours."""
    return second_person.timer_actions(QUESTION, quiet)
