"""What is done about an announcement once it is on its way: pause, stop, correct, withdraw."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Act, Actor, list_places, may, require
from bot.errors import ChibotError, ChoiceIsStale
from bot.features.announcements import rules
from bot.features.announcements.sending import (
    ASKED,
    BOARD,
    MESSAGE,
    POST,
    QUESTION,
    SEND,
    NobodyConfirms,
    begin_asking,
    refuse_secret,
    tell_author,
    writer_of,
)
from bot.outbox import queue
from bot.quiet import QuietHours
from bot.schedule import timers
from models.announcements import Announcement
from models.repositories import announcements, audit

# How long an announcement stays on the list.
_SHOWN = timedelta(days=30)
_SENT = (MESSAGE, POST)
# Of one's own: so many are looked at, and named at most.
_LOOKED_AT, _NAMED = 10, 3


class AnnouncementIsTakenBack(ChibotError):
    """Somebody has withdrawn it already."""

    key = "error-announcement-withdrawn"


class AnnouncementIsOver(ChibotError):
    """Nothing waits to be sent any more, or everything was taken back."""

    key = "error-announcement-is-over"


async def get_to_see(session: AsyncSession, actor: Actor, announcement_id: int) -> Announcement:
    """An announcement whose delivery the actor may see. Raises ChoiceIsStale, NotAllowed."""
    return await _get(session, actor, announcement_id, Act.SEE_DELIVERY)


async def get_to_lead(session: AsyncSession, actor: Actor, announcement_id: int) -> Announcement:
    """An announcement that the actor may change. Raises ChoiceIsStale, NotAllowed."""
    return await _get(session, actor, announcement_id, Act.ANNOUNCE)


async def _get(session: AsyncSession, actor: Actor, announcement_id: int, act: Act) -> Announcement:
    announcement = await announcements.find(session, announcement_id)
    if announcement is None:
        raise ChoiceIsStale
    await require(session, actor, act, announcement.unit_id)
    return announcement


async def list_recent(session: AsyncSession, actor: Actor, now: datetime) -> list[Announcement]:
    """The announcements of the last weeks whose delivery the actor may see, newest first."""
    places = await list_places(session, actor, Act.SEE_DELIVERY)
    return await announcements.list_recent(session, [unit.id for unit in places], now - _SHOWN)


async def list_own_open(session: AsyncSession, actor: Actor) -> list[Announcement]:
    """What the actor wrote that is on its way, or still will be; the newest first."""
    if actor.member is None:
        return []
    states = (rules.AWAITING, rules.SCHEDULED, rules.SENDING, rules.PAUSED)
    found = await announcements.list_open_of_author(session, actor.member_id, states)
    return [one for one in found[:_LOOKED_AT] if await _is_open(session, one)][:_NAMED]


async def _is_open(session: AsyncSession, announcement: Announcement) -> bool:
    return rules.is_ahead(announcement.state) or bool(
        await _count_waiting(session, announcement.id)
    )


async def stage_of(session: AsyncSession, announcement: Announcement) -> str:
    """How it stands, as people see it."""
    is_sending = announcement.state == rules.SENDING
    waiting = await _count_waiting(session, announcement.id) if is_sending else 0
    return rules.stage(announcement.state, announcement.begins_at, waiting)


async def show_board(
    session: AsyncSession, actor: Actor, announcement_id: int, now: datetime
) -> None:
    """Bring the live board to the bottom of the actor's chat, and what they may decide there."""
    announcement = await get_to_see(session, actor, announcement_id)
    await queue.say_again(session, BOARD, announcement.id, actor.user_id, now)
    is_another = writer_of(announcement) not in {None, actor.member_id}
    if is_another and await may(session, actor, Act.CONFIRM_ANNOUNCEMENT, announcement.unit_id):
        await QUESTION.ask_one(session, announcement.id, actor.user_id, now)


async def pause(session: AsyncSession, actor: Actor, announcement_id: int, now: datetime) -> None:
    """Send no more until it is resumed; what is under way still arrives."""
    announcement = await _open(session, actor, announcement_id, {rules.SENDING})
    announcement.state = rules.PAUSED
    await _for_all(queue.pause, session, announcement.id)
    await _changed(session, actor, announcement, "pause_announcement", now)


async def resume(
    session: AsyncSession, actor: Actor, announcement_id: int, now: datetime, quiet: QuietHours
) -> None:
    """Go on where it was paused, after quiet hours."""
    announcement = await _open(session, actor, announcement_id, {rules.PAUSED})
    starts = rules.begins_at(now, quiet, is_urgent=announcement.is_urgent)
    announcement.state, announcement.begins_at = rules.SENDING, starts
    await _for_all(queue.resume, session, announcement.id, starts)
    await _changed(session, actor, announcement, "resume_announcement", now)


async def stop(session: AsyncSession, actor: Actor, announcement_id: int, now: datetime) -> None:
    """Never send what has not been sent; one that has not begun is off altogether."""
    states = {rules.AWAITING, rules.SCHEDULED, rules.SENDING, rules.PAUSED}
    announcement = await _open(session, actor, announcement_id, states)
    announcement.state = rules.STOPPED
    await _tell_author(session, actor, announcement, "stopped", now)
    await timers.reset(session, announcement.id, SEND, [])
    await _for_all(queue.stop, session, announcement.id, now)
    await _changed(session, actor, announcement, "stop_announcement", now)


async def withdraw(
    session: AsyncSession, actor: Actor, announcement_id: int, now: datetime
) -> None:
    """Take it back: deleted where Telegram allows, else edited to say so; the rest never goes."""
    announcement = await get_to_withdraw(session, actor, announcement_id)
    announcement.state, announcement.withdrawn_at = rules.WITHDRAWN, now
    announcement.proposed_text = announcement.proposed_by = None
    await _tell_author(session, actor, announcement, "withdrawn", now)
    await _for_all(queue.stop, session, announcement.id, now)
    await _for_all(queue.edit_sent, session, announcement.id, now)
    await _changed(session, actor, announcement, "withdraw_announcement", now)


async def get_to_withdraw(
    session: AsyncSession, actor: Actor, announcement_id: int
) -> Announcement:
    """One that can be taken back. Raises as `get_to_lead`, and if it is over or taken back."""
    announcement = await get_to_lead(session, actor, announcement_id)
    if announcement.state == rules.WITHDRAWN:
        raise AnnouncementIsTakenBack
    if not rules.can_withdraw(announcement.state, announcement.begins_at):
        raise AnnouncementIsOver
    return announcement


async def _tell_author(
    session: AsyncSession, actor: Actor, announcement: Announcement, outcome: str, now: datetime
) -> None:
    """The author reads it, and who did it, if it was another."""
    if actor.member_id != announcement.author_id:
        await tell_author(session, announcement, outcome, now, by=actor.member_id)


async def is_read(session: AsyncSession, announcement: Announcement) -> bool:
    """Whether anybody has it yet."""
    found = [await queue.fates(session, kind, announcement.id) for kind in _SENT]
    return any(one.delivered or one.unclear for one in found)


async def correct(
    session: AsyncSession, actor: Actor, announcement_id: int, text: str, now: datetime
) -> bool:
    """Give it a new wording; False if that waits for the second person, as the old one did.

    Raises AnnouncementIsOver, TextIsSecret, NobodyConfirms.
    """
    announcement = await get_to_lead(session, actor, announcement_id)
    if not rules.can_correct(announcement.state, announcement.begins_at):
        raise AnnouncementIsOver
    refuse_secret(text, "")
    announcement.revision += 1
    if announcement.confirmed_by is None:
        await apply_correction(session, announcement, text, now)
    else:
        announcement.proposed_text, announcement.proposed_by = text, actor.member_id
        if not await begin_asking(session, announcement, actor.user_id, now):
            raise NobodyConfirms
    await _changed(session, actor, announcement, "correct_announcement", now)
    return announcement.proposed_text is None


async def apply_correction(
    session: AsyncSession, announcement: Announcement, text: str, now: datetime
) -> None:
    """What was sent is edited, what waits goes out with the new words."""
    announcement.text = text
    announcement.proposed_text = announcement.proposed_by = None
    if await _for_all(queue.edit_sent, session, announcement.id, now):
        # Where nobody has it yet there is nothing to point out.
        announcement.corrected_at = now
    await queue.refresh(session, BOARD, announcement.id, now)


async def _open(
    session: AsyncSession, actor: Actor, announcement_id: int, states: set[str]
) -> Announcement:
    """An announcement in one of these states of which something still waits."""
    announcement = await get_to_lead(session, actor, announcement_id)
    if announcement.state not in states:
        raise AnnouncementIsOver
    if announcement.begins_at is not None and not await _count_waiting(session, announcement.id):
        raise AnnouncementIsOver
    return announcement


async def _count_waiting(session: AsyncSession, announcement_id: int) -> int:
    return sum([(await queue.fates(session, kind, announcement_id)).waiting for kind in _SENT])


async def _for_all(
    change: Callable[..., Awaitable[int]], session: AsyncSession, announcement_id: int, *when: Any
) -> int:
    """What is done to the messages to members is done to the posts in groups too."""
    return sum([await change(session, kind, announcement_id, *when) for kind in _SENT])


async def _changed(
    session: AsyncSession, actor: Actor, announcement: Announcement, act: str, now: datetime
) -> None:
    await queue.refresh(session, ASKED, announcement.id, now)
    await queue.refresh(session, BOARD, announcement.id, now)
    unit_id = announcement.unit_id
    await audit.add(session, actor.user_id, act, "done", now, unit_id, announcement.id)
