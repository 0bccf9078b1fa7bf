"""What the timers of polls do: open, remind, close."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.features.polls import rules
from bot.features.polls.closing import close_poll
from bot.features.polls.kinds import REMINDER
from bot.features.polls.opening import start
from bot.outbox.queue import put_to_all
from bot.quiet import QuietHours
from bot.schedule import timers
from bot.seal import Seal
from models.repositories import polls


def timer_actions(seal: Seal, quiet: QuietHours) -> dict[str, timers.TimerAction]:
    """One action for each kind of timer; what was done by hand meanwhile is left alone."""

    async def on_start(session: AsyncSession, poll_id: int, due: datetime, now: datetime) -> None:
        del due
        poll = await polls.lock(session, poll_id)
        if poll is not None and poll.state == rules.SCHEDULED:
            await start(session, poll, now, quiet)

    async def on_remind(session: AsyncSession, poll_id: int, due: datetime, now: datetime) -> None:
        del due
        await remind(session, poll_id, now, quiet)

    async def on_end(session: AsyncSession, poll_id: int, due: datetime, now: datetime) -> None:
        del due
        poll = await polls.find(session, poll_id)
        if poll is not None:
            await close_poll(session, seal, poll, now, quiet)

    return {rules.START: on_start, rules.REMIND: on_remind, rules.END: on_end}


async def remind(session: AsyncSession, poll_id: int, now: datetime, quiet: QuietHours) -> None:
    """Ask those who have not answered once more; in a secret poll too."""
    poll = await polls.find(session, poll_id)
    at = quiet.end_after(now)
    if poll is None or poll.state != rules.OPEN or not rules.is_worth_reminding(at, poll.ends_at):
        return
    chats = await polls.find_elector_chats(session, poll_id, unanswered=True)
    # Once for each end: who was reminded of the first is reminded of one that was put off, too.
    end = f"{poll.ends_at:%Y%m%d%H%M}"
    await put_to_all(session, REMINDER, poll_id, chats, now, key=end, not_before=at)
