"""Calling, changing and cancelling a meeting, and what its timers do."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Act, Actor, require
from bot.errors import ChibotError, ChoiceIsStale
from bot.features.meetings import rules
from bot.outbox.queue import Kind, put, put_to_all, refresh, say_again
from bot.quiet import QuietHours
from bot.roles import COMMITTEE_MEMBER, DEPUTY, SECRETARY
from bot.schedule import timers
from models.base import JsonObject
from models.meetings import Meeting
from models.members import Account, Member
from models.repositories import accounts, audit, meetings

NOTICE = Kind("meetings.notice")
REMINDER = Kind("meetings.reminder")
CHANGED = Kind("meetings.changed")
CANCELLED = Kind("meetings.cancelled")
MISSED = Kind("meetings.missed")
BOARD = Kind("meetings.board", priority=0)
KINDS = (NOTICE, REMINDER, CHANGED, CANCELLED, MISSED, BOARD)
_COMMITTEE = (SECRETARY, DEPUTY, COMMITTEE_MEMBER)


class TimeIsNotCallable(ChibotError):
    """The time has passed, is upon us, or lies more than a year ahead."""

    key = "error-time-not-callable"


class MeetingIsOver(ChibotError):
    """The meeting has begun or was cancelled."""

    key = "error-meeting-is-over"


async def call_meeting(
    session: AsyncSession,
    actor: Actor,
    unit_id: int,
    kind: str,
    starts_at: datetime,
    place: str,
    agenda: str,
    now: datetime,
    quiet: QuietHours,
) -> Meeting:
    """Call a meeting: its invitation and reminders are set, its caller gets a board."""
    await require(session, actor, Act.CALL_MEETING, unit_id)
    if kind not in rules.KINDS:
        raise ChoiceIsStale
    if not rules.is_callable_time(starts_at, now):
        raise TimeIsNotCallable
    meeting = await meetings.add(
        session,
        unit_id=unit_id,
        kind=kind,
        starts_at=starts_at,
        place=place[:300],
        agenda=agenda,
        state=rules.CALLED,
        revision=1,
        called_by=actor.member_id,
        called_at=now,
    )
    planned = rules.planned_timers(starts_at, now, quiet)
    await timers.reset(session, meeting.id, "meetings.", planned)
    await put(session, BOARD, meeting.id, actor.user_id, now)
    await audit.add(session, actor.user_id, Act.CALL_MEETING, "done", now, unit_id, meeting.id)
    return meeting


async def get_to_lead(session: AsyncSession, actor: Actor, meeting_id: int) -> Meeting:
    """A meeting that the actor may change. Raises ChoiceIsStale, NotAllowed."""
    meeting = await meetings.find(session, meeting_id)
    if meeting is None:
        raise ChoiceIsStale
    await require(session, actor, Act.CALL_MEETING, meeting.unit_id)
    return meeting


async def change_meeting(
    session: AsyncSession,
    actor: Actor,
    meeting_id: int,
    now: datetime,
    quiet: QuietHours,
    *,
    starts_at: datetime | None = None,
    place: str | None = None,
    agenda: str | None = None,
) -> Meeting:
    """Change time, place or agenda: everyone invited hears at once, and the timers move."""
    meeting = await get_to_lead(session, actor, meeting_id)
    _check_open(meeting, now)
    if starts_at is not None and not rules.is_callable_time(starts_at, now):
        raise TimeIsNotCallable
    meeting.starts_at = starts_at or meeting.starts_at
    meeting.place = (place or meeting.place)[:300]
    meeting.agenda = agenda or meeting.agenda
    meeting.revision += 1
    is_invited = await _is_invited(session, meeting)
    if starts_at is not None:
        await _move_timers(session, meeting, now, quiet, is_invited=is_invited)
    if is_invited:
        changed = "time" if starts_at else "place" if place else "agenda"
        params: JsonObject = {"changed": changed}
        await _tell_all(session, CHANGED, meeting, now, str(meeting.revision), params)
    await _after_change(session, actor, meeting, now, "change_meeting")
    return meeting


async def _is_invited(session: AsyncSession, meeting: Meeting) -> bool:
    """Whether the invitations went out: before, nobody knows of the meeting."""
    return not await timers.is_waiting(session, meeting.id, rules.INVITE)


async def _move_timers(
    session: AsyncSession, meeting: Meeting, now: datetime, quiet: QuietHours, *, is_invited: bool
) -> None:
    if is_invited:
        planned = rules.planned_reminders(meeting.starts_at, now, quiet)
        await timers.reset(session, meeting.id, rules.REMIND, planned)
    else:
        planned = rules.planned_timers(meeting.starts_at, now, quiet)
        await timers.reset(session, meeting.id, "meetings.", planned)


async def cancel_meeting(
    session: AsyncSession, actor: Actor, meeting_id: int, now: datetime
) -> Meeting:
    """Cancel a meeting: everyone invited hears at once, and no timer is left."""
    meeting = await get_to_lead(session, actor, meeting_id)
    _check_open(meeting, now)
    meeting.state = rules.CANCELLED
    meeting.revision += 1
    is_invited = await _is_invited(session, meeting)
    await timers.reset(session, meeting.id, "meetings.", [])
    if is_invited:
        await _tell_all(session, CANCELLED, meeting, now)
    await _after_change(session, actor, meeting, now, "cancel_meeting")
    return meeting


async def show_board(session: AsyncSession, actor: Actor, meeting_id: int, now: datetime) -> None:
    """Send the live board anew to the actor's chat; from then on that one is kept true."""
    meeting = await meetings.find(session, meeting_id)
    if meeting is None:
        raise ChoiceIsStale
    await require(session, actor, Act.SEE_ANSWERS, meeting.unit_id)
    await say_again(session, BOARD, meeting.id, actor.user_id, now)


async def welcome(
    session: AsyncSession, account: Account, now: datetime, quiet: QuietHours
) -> None:
    """A newly registered member gets the invitations to what lies ahead, not in quiet hours."""
    member = await accounts.find_member(session, account)
    if member is None:
        return
    for meeting in await meetings.list_coming(session, [member.unit_id], rules.CALLED, now):
        if await is_called(session, meeting, member.id):
            told_at = rules.tells_at(meeting.starts_at, now, quiet)
            await put(session, NOTICE, meeting.id, account.user_id, now, not_before=told_at)


async def list_audience(session: AsyncSession, meeting: Meeting) -> list[Member]:
    """All members whom the meeting calls."""
    return await meetings.list_audience(session, meeting.unit_id, *_called(meeting))


async def is_called(session: AsyncSession, meeting: Meeting, member_id: int) -> bool:
    """Whether the meeting calls this member."""
    return await meetings.is_called(session, member_id, meeting.unit_id, *_called(meeting))


async def preview_audience(session: AsyncSession, unit_id: int, kind: str) -> list[Member]:
    """Whom a meeting of this kind would call."""
    return await list_audience(session, Meeting(unit_id=unit_id, kind=kind))


def timer_actions(quiet: QuietHours) -> dict[str, timers.TimerAction]:
    """What the timers of meetings do; one that fires late is quiet in quiet hours all the same."""
    reminders = {kind: _on_reminder_due(kind, quiet) for kind in rules.REMINDERS}
    return {rules.INVITE: _on_invite_due(quiet), **reminders}


def _on_invite_due(quiet: QuietHours) -> timers.TimerAction:
    """Timer: the invitations go out."""

    async def fire(session: AsyncSession, meeting_id: int, due_at: datetime, now: datetime) -> None:
        del due_at
        meeting = await meetings.get(session, meeting_id)
        if rules.can_answer(meeting.state, meeting.starts_at, now):
            told_at = rules.tells_at(meeting.starts_at, now, quiet)
            await _tell_all(session, NOTICE, meeting, now, not_before=told_at)
            await refresh(session, BOARD, meeting_id, now)

    return fire


def _on_reminder_due(kind: str, quiet: QuietHours) -> timers.TimerAction:
    """Timer: a reminder goes out, unless its meeting has begun or a later one says it better."""

    async def fire(session: AsyncSession, meeting_id: int, due_at: datetime, now: datetime) -> None:
        meeting = await meetings.get(session, meeting_id)
        if meeting.state != rules.CALLED:
            return
        if rules.is_missed(meeting.starts_at, now):
            await _report_missed(session, meeting, kind, now, quiet)
            return
        told_at = rules.tells_at(meeting.starts_at, now, quiet)
        if not rules.is_overtaken(kind, meeting.starts_at, told_at, quiet):
            key = f"{kind}@{due_at.timestamp():.0f}"
            params: JsonObject = {"late": rules.is_late(due_at, now)}
            await _tell_all(session, REMINDER, meeting, now, key, params, told_at)

    return fire


async def _report_missed(
    session: AsyncSession, meeting: Meeting, kind: str, now: datetime, quiet: QuietHours
) -> None:
    caller = await accounts.find_of_member(session, meeting.called_by)
    if caller is not None:
        told_at = quiet.end_after(now)
        await put(session, MISSED, meeting.id, caller.user_id, now, kind, not_before=told_at)


def _check_open(meeting: Meeting, now: datetime) -> None:
    if not rules.can_answer(meeting.state, meeting.starts_at, now):
        raise MeetingIsOver


def _called(meeting: Meeting) -> tuple[tuple[str, ...], tuple[str, ...] | None]:
    roles = _COMMITTEE if rules.invites_committee_only(meeting.kind) else None
    return rules.invited_participation(meeting.kind), roles


async def _tell_all(
    session: AsyncSession,
    kind: Kind,
    meeting: Meeting,
    now: datetime,
    key: str = "",
    params: JsonObject | None = None,
    not_before: datetime | None = None,
) -> None:
    chats = meetings.audience_chats(meeting.unit_id, *_called(meeting))
    await put_to_all(session, kind, meeting.id, chats, now, key, params, not_before)


async def _after_change(
    session: AsyncSession, actor: Actor, meeting: Meeting, now: datetime, act: str
) -> None:
    await refresh(session, BOARD, meeting.id, now)
    await audit.add(session, actor.user_id, act, "done", now, meeting.unit_id, meeting.id)
