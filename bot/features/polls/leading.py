"""What is done about a poll while it is open, and who may look at how it stands."""

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Act, Actor, list_places, may, require
from bot.errors import ChibotError, ChoiceIsStale, NotAllowed
from bot.features.polls import rules
from bot.features.polls.kinds import BOARD, MESSAGE, PICTURE, POST, REMINDER, RESULT
from bot.features.polls.opening import TimesAreUnusable
from bot.outbox import queue
from bot.quiet import QuietHours
from bot.schedule import timers
from models.polls import Poll
from models.repositories import audit, polls

# How long a poll stays on the list.
_SHOWN = timedelta(days=90)


class PollIsNotOpen(ChibotError):
    """It is closed or called off, or it has not begun."""

    key = "poll-board-error-not-open"


class ReminderIsSent(ChibotError):
    """Those who have not answered were reminded today; or nobody is left to be."""

    key = "poll-board-error-reminded"


class ReminderIsEarly(ChibotError):
    """The question itself is still on its way."""

    key = "poll-board-error-sending"


class ReminderIsLate(ChibotError):
    """The poll ends before a reminder, which waits for the morning, could be of use."""

    key = "poll-board-error-remind-late"


class PictureIsShown(ChibotError):
    """The same picture stands a few lines above."""

    key = "poll-error-picture-shown"


async def get_to_see(session: AsyncSession, actor: Actor, poll_id: int) -> Poll:
    """A poll whose board the actor may see. Raises ChoiceIsStale, NotAllowed."""
    return await _get(session, actor, poll_id, Act.SEE_VOTERS)


async def get_to_lead(session: AsyncSession, actor: Actor, poll_id: int) -> Poll:
    """A poll that the actor may end or extend. Raises ChoiceIsStale, NotAllowed."""
    return await _get(session, actor, poll_id, Act.OPEN_POLL)


async def _get(session: AsyncSession, actor: Actor, poll_id: int, act: Act) -> Poll:
    poll = await polls.find(session, poll_id)
    if poll is None:
        raise ChoiceIsStale
    await require(session, actor, act, poll.unit_id)
    return poll


async def get_open(session: AsyncSession, actor: Actor, poll_id: int) -> Poll:
    """One to lead that takes answers, or will. Raises as `get_to_lead`, PollIsNotOpen."""
    poll = await get_to_lead(session, actor, poll_id)
    if poll.state not in {rules.SCHEDULED, rules.OPEN}:
        raise PollIsNotOpen
    return poll


async def list_recent(session: AsyncSession, actor: Actor, now: datetime) -> list[Poll]:
    """The polls of the last months whose boards the actor may see, the newest first."""
    places = await list_places(session, actor, Act.SEE_VOTERS)
    return await polls.list_recent(session, [unit.id for unit in places], now - _SHOWN)


async def show_board(session: AsyncSession, actor: Actor, poll_id: int, now: datetime) -> None:
    """Bring the live board to the bottom of the actor's chat."""
    poll = await get_to_see(session, actor, poll_id)
    await queue.say_again(session, BOARD, poll.id, actor.user_id, now)


async def show_picture(session: AsyncSession, actor: Actor, poll_id: int, now: datetime) -> None:
    """The result as a picture, to who was told the result and to those who see the board.

    It is uploaded anew for each of them, so not more often than the chat needs it.
    Raises ChoiceIsStale, NotAllowed, PictureIsShown.
    """
    poll = await polls.find(session, poll_id)
    if poll is None or poll.state != rules.CLOSED:
        raise ChoiceIsStale
    is_told = actor.is_registered and await queue.is_put(session, RESULT, poll.id, actor.user_id)
    if not is_told and not await may(session, actor, Act.SEE_VOTERS, poll.unit_id):
        raise NotAllowed(act=Act.SEE_VOTERS, unit_id=poll.unit_id)
    said_at = await queue.find_said_at(session, PICTURE, poll.id, actor.user_id)
    if not rules.can_show_picture(said_at, now):
        raise PictureIsShown
    await queue.say_again(session, PICTURE, poll.id, actor.user_id, now)


async def remind_now(
    session: AsyncSession, actor: Actor, poll_id: int, now: datetime, quiet: QuietHours
) -> int:
    """Ask those who have not answered once more, once a day; returns how many.

    Raises ChoiceIsStale, NotAllowed, and the errors of this module.
    """
    poll = await get_to_lead(session, actor, poll_id)
    if not rules.can_choose(poll.state, poll.ends_at, now):
        raise PollIsNotOpen
    starts = quiet.end_after(now)
    if not rules.is_worth_reminding(starts, poll.ends_at):
        raise ReminderIsLate
    if (await queue.fates(session, MESSAGE, poll.id)).waiting:
        raise ReminderIsEarly
    chats = await polls.find_elector_chats(session, poll.id, unanswered=True)
    day = f"by_hand.{starts.astimezone(quiet.zone):%Y%m%d}"
    count = await queue.put_to_all(
        session, REMINDER, poll.id, chats, now, key=day, not_before=starts
    )
    if not count:
        raise ReminderIsSent
    act = "remind_poll"
    await audit.add(session, actor.user_id, act, "done", now, poll.unit_id, poll.id)
    return count


async def extend(
    session: AsyncSession,
    actor: Actor,
    poll_id: int,
    ends_at: datetime,
    now: datetime,
    quiet: QuietHours,
) -> Poll:
    """Another end; where the question stands, it tells that.

    Raises ChoiceIsStale, NotAllowed, TimesAreUnusable, PollIsNotOpen.
    """
    await get_open(session, actor, poll_id)
    poll = await polls.lock(session, poll_id)
    if poll is None or poll.state not in {rules.SCHEDULED, rules.OPEN}:
        raise PollIsNotOpen
    begins_at = max(now, poll.opened_at or now)
    if not rules.is_end(ends_at, begins_at):
        raise TimesAreUnusable
    poll.ends_at = ends_at
    if poll.state == rules.OPEN:
        remind_at = rules.remind_at(now, ends_at, quiet)
        reminder = [(rules.REMIND, remind_at)] if remind_at else []
        await timers.reset(session, poll.id, rules.TIMERS, [*reminder, (rules.END, ends_at)])
        for kind in (MESSAGE, REMINDER, POST):
            await queue.edit_sent(session, kind, poll.id, now)
    await queue.refresh(session, BOARD, poll.id, now)
    act = "extend_poll"
    await audit.add(session, actor.user_id, act, "done", now, poll.unit_id, poll.id)
    return poll
