"""A second person who cannot be written to, or has no right any more, decides nothing.

The next one is asked: at once where it is known, else within a day.
"""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Act, may
from bot.features.announcements import rules
from bot.features.announcements.audience import list_seconds
from bot.features.announcements.sending import (
    ASKED,
    NO_RIGHT,
    NO_SECOND,
    UNANSWERED,
    ask_seconds,
    drop_correction,
    give_up,
    load_writer,
    writer_of,
)
from bot.outbox.queue import refresh
from bot.quiet import QuietHours
from bot.schedule import timers
from models.announcements import Announcement
from models.repositories import accounts, announcements, outbox
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
    account = await accounts.find(session, user_id)
    if account is None or account.reach == accounts.REACHABLE:
        return
    for announcement in await announcements.list_asked(
        session, ASKED.name, user_id, rules.AWAITING
    ):
        writer = await accounts.find_of_member(session, writer_of(announcement) or 0)
        writer_chat = writer.user_id if writer else 0
        if await _is_asked(session, announcement, writer_chat):
            continue
        if not await ask_seconds(session, announcement, writer_chat, now):
            await _give_up(session, announcement, NO_SECOND, now)


async def _is_asked(session: AsyncSession, announcement: Announcement, writer_chat: int) -> bool:
    """Whether somebody who can be written to was asked already, together with others or before."""
    asked = await outbox.list_asked_chats(session, ASKED.name, announcement.id)
    seconds = await list_seconds(session, announcement.unit_id, writer_chat)
    return any(second.user_id in asked for second in seconds)


async def _give_up(
    session: AsyncSession, announcement: Announcement, why: str, now: datetime
) -> None:
    stop = give_up if announcement.proposed_text is None else drop_correction
    await stop(session, announcement, why, now)
    await refresh(session, ASKED, announcement.id, now)


def timer_actions(quiet: QuietHours) -> dict[str, timers.TimerAction]:
    """What the timers of those who wait for a second person do; not in quiet hours."""

    async def ask_again(
        session: AsyncSession, subject_id: int, due_at: datetime, now: datetime
    ) -> None:
        """Whoever may decide by now is asked."""
        del due_at
        announcement = await announcements.find(session, subject_id)
        if announcement is not None:
            await _ask_again(session, announcement, quiet.end_after(now))

    async def end(session: AsyncSession, subject_id: int, due_at: datetime, now: datetime) -> None:
        """It was waited for long enough."""
        del due_at
        announcement = await announcements.find(session, subject_id)
        if announcement is not None and writer_of(announcement) is not None:
            await _give_up(session, announcement, UNANSWERED, quiet.end_after(now))

    return {rules.AWAIT: ask_again, rules.AWAIT_OVER: end}


async def _ask_again(session: AsyncSession, announcement: Announcement, told_at: datetime) -> None:
    """Those who were asked may have left or lost the role without anybody noticing."""
    writer_id = writer_of(announcement)
    if writer_id is None:
        return
    writer = await load_writer(session, writer_id)
    if not await may(session, writer, Act.ANNOUNCE, announcement.unit_id):
        await _give_up(session, announcement, NO_RIGHT, told_at)
    elif not await ask_seconds(session, announcement, writer.user_id, told_at):
        await _give_up(session, announcement, NO_SECOND, told_at)
