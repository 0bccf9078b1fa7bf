"""The rules of meetings: who is invited, when reminders go out, until when one answers. Pure."""

from datetime import datetime, timedelta

from bot.quiet import QuietHours
from bot.reading.scope import Label

CALLED, CANCELLED = "called", "cancelled"
KINDS = ("regular", "thematic", "extraordinary", "committee", "contact_213", "congress")
# In the order of their numbers: "1" is yes.
LABELS: tuple[Label, ...] = ("yes", "no", "late", "online", "unsure")

INVITE = "meetings.invite"
REMIND = "meetings.remind."
REMINDERS = {
    f"{REMIND}7d": timedelta(days=7),
    f"{REMIND}1d": timedelta(days=1),
    f"{REMIND}2h": timedelta(hours=2),
}
# A reminder older than this says that it is late.
_LATE_AFTER = timedelta(minutes=10)
# A reminder that quiet hours push closer to the start than this goes out the evening before.
_TOO_CLOSE = timedelta(minutes=45)
# An invitation stands for the reminders of the hours around it.
_SPACING = timedelta(hours=3)
_SOONEST = timedelta(minutes=10)
_FURTHEST = timedelta(days=400)


def invited_participation(kind: str) -> tuple[str, ...]:
    """The states whose members a meeting of this kind calls; exempt ones are never chased."""
    return ("contact_213",) if kind == "contact_213" else ("regular", "temporary")


def invites_committee_only(kind: str) -> bool:
    """Whether only the cell committee is called."""
    return kind == "committee"


def is_callable_time(starts_at: datetime, now: datetime) -> bool:
    """Whether a meeting can be called for this time: ahead, and not a slip of years."""
    return now + _SOONEST <= starts_at <= now + _FURTHEST


def can_answer(state: str, starts_at: datetime, now: datetime) -> bool:
    """Answers are taken until the meeting starts, unless it is cancelled."""
    return state == CALLED and now < starts_at


def planned_timers(
    starts_at: datetime, now: datetime, quiet: QuietHours
) -> list[tuple[str, datetime]]:
    """The invitation and the reminders still to come, as (kind, due_at), out of quiet hours."""
    invite_at = tells_at(starts_at, now, quiet)
    reminders = planned_reminders(starts_at, now, quiet)
    return [(INVITE, invite_at), *(r for r in reminders if r[1] >= invite_at + _SPACING)]


def tells_at(starts_at: datetime, now: datetime, quiet: QuietHours) -> datetime:
    """When people may be told of a meeting: now, or after quiet hours where that is soon enough."""
    later = quiet.end_after(now)
    return later if later < starts_at - _TOO_CLOSE else now


def planned_reminders(
    starts_at: datetime, now: datetime, quiet: QuietHours
) -> list[tuple[str, datetime]]:
    """The reminders still to come, as (kind, due_at), the earliest first."""
    planned = []
    for kind, before in REMINDERS.items():
        due_at = _audible(starts_at - before, starts_at, quiet)
        if due_at > now:
            planned.append((kind, due_at))
    return planned


def _audible(at: datetime, starts_at: datetime, quiet: QuietHours) -> datetime:
    if not quiet.cover(at):
        return at
    later = quiet.end_after(at)
    return later if later <= starts_at - _TOO_CLOSE else quiet.begin_before(at)


def is_missed(starts_at: datetime, now: datetime) -> bool:
    """A reminder of a meeting that has begun is reported, not sent."""
    return now >= starts_at


def is_late(due_at: datetime, now: datetime) -> bool:
    """Whether a reminder must say that it comes late."""
    return now - due_at > _LATE_AFTER


def is_overtaken(kind: str, starts_at: datetime, told_at: datetime, quiet: QuietHours) -> bool:
    """Whether a later reminder of the same meeting is due by `told_at`, and says it better."""
    later = [before for before in REMINDERS.values() if before < REMINDERS[kind]]
    return any(_audible(starts_at - before, starts_at, quiet) <= told_at for before in later)
