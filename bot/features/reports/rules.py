"""The rules of report rounds: periods, when one opens, is due and is reminded of. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from bot.quiet import QuietHours

CELLS, MEMBERS = "cells", "members"
ONCE, MONTH, HALF_YEAR, YEAR = "once", "month", "half_year", "year"
RHYTHMS = (MONTH, HALF_YEAR, YEAR, ONCE)
DRAFT, SUBMITTED, RETURNED, ACCEPTED = "draft", "submitted", "returned", "accepted"
# Of these the asking unit waits for the writers.
MISSING = (DRAFT, RETURNED)
# Whose members are asked: exempt ones are never chased.
ASKED_STATES = ("regular", "temporary")

OPEN, REMIND, DUE = "reports.open", "reports.remind.", "reports.due"
REMINDERS = {f"{REMIND}3d": timedelta(days=3), f"{REMIND}1d": timedelta(days=1)}
DUE_DAY, OPEN_DAYS = 25, 10
LAST_DAY = 31
MOST_OPEN_DAYS = 28
_DUE_HOUR, _OPEN_HOUR = time(17, 0), time(8, 0)
# So much time is left at least for those who write; less for what is asked just once.
_LEAST, _LEAST_ONCE = timedelta(days=1), timedelta(hours=1)
_FURTHEST = timedelta(days=400)
# The request stands for the reminders of the hours around it.
_SPACING = timedelta(hours=12)
# A reminder that quiet hours push closer to the due moment than this goes out the evening before.
_TOO_CLOSE = timedelta(hours=2)
_NUDGE_EVERY = timedelta(hours=20)
_ENDS = {"H1": 6, "H2": 12}
_NUMBERED = re.compile(r"(.*\D)([1-9]\d{0,5})")


@dataclass(frozen=True)
class Calendar:
    """How often a form is filled in, and by when: `due_day` of the month, or `due_on` just once.

    What is asked once is asked at once, whatever `open_days` says.
    """

    rhythm: str
    due_day: int | None
    due_on: date | None
    open_days: int
    zone: ZoneInfo


@dataclass(frozen=True)
class Opening:
    """A round that will be opened."""

    period: str
    opens_at: datetime
    due_at: datetime


def period_of(rhythm: str, on: date) -> str:
    """The period in which the day lies; the day itself for what is asked once."""
    if rhythm == MONTH:
        return f"{on:%Y-%m}"
    if rhythm == HALF_YEAR:
        return f"{on:%Y}-H{1 if on.month <= _ENDS['H1'] else 2}"
    return f"{on:%Y}" if rhythm == YEAR else on.isoformat()


def next_period(rhythm: str, period: str) -> str:
    """The period behind this one; there is none behind what is asked once."""
    last = _last_month(period)
    following = date(last.year + last.month // 12, last.month % 12 + 1, 1)
    return period_of(rhythm, following)


def _last_month(period: str) -> date:
    """The first day of the month with which the period ends."""
    year, _, part = period.partition("-")
    month = 12 if not part else _ENDS[part] if part in _ENDS else int(part)
    return date(int(year), month, 1)


def due_on(period: str, due_day: int) -> date:
    """The day by which a period's report is due, the last one where the month is shorter."""
    first = _last_month(period)
    following = (first + timedelta(days=LAST_DAY + 1)).replace(day=1)
    return min(first + timedelta(days=due_day - 1), following - timedelta(days=1))


def due_moment(on: date, zone: ZoneInfo) -> datetime:
    """The end of office hours on the day."""
    return datetime.combine(on, _DUE_HOUR, zone)


def next_opening(calendar: Calendar, now: datetime, last_period: str = "") -> Opening | None:
    """The round to open next, at once or later, when that of `last_period` was the last one.

    It is one that leaves time enough to write. None: there is no more, or its day is too near.
    """
    if calendar.rhythm == ONCE:
        return None if last_period else _opening_once(calendar, now)
    period = period_of(calendar.rhythm, now.astimezone(calendar.zone).date())
    if last_period:
        period = max(period, next_period(calendar.rhythm, last_period))
    while not _is_early_enough(calendar, period, now):
        period = next_period(calendar.rhythm, period)
    return _opening(calendar, period, due_on(period, calendar.due_day or DUE_DAY), now)


def _opening_once(calendar: Calendar, now: datetime) -> Opening | None:
    on = calendar.due_on
    if on is None or not now + _LEAST_ONCE <= due_moment(on, calendar.zone) <= now + _FURTHEST:
        return None
    return Opening(on.isoformat(), now, due_moment(on, calendar.zone))


def _is_early_enough(calendar: Calendar, period: str, now: datetime) -> bool:
    on = due_on(period, calendar.due_day or DUE_DAY)
    return due_moment(on, calendar.zone) >= now + _LEAST


def _opening(calendar: Calendar, period: str, on: date, now: datetime) -> Opening:
    planned = datetime.combine(on - timedelta(days=calendar.open_days), _OPEN_HOUR, calendar.zone)
    return Opening(period, max(planned, now), due_moment(on, calendar.zone))


def planned_reminders(
    due_at: datetime, told_at: datetime, quiet: QuietHours
) -> list[tuple[str, datetime]]:
    """The reminders of a round of which people were told at `told_at`, as (kind, due_at)."""
    planned = []
    for kind, before in REMINDERS.items():
        at = _audible(due_at - before, due_at, quiet)
        if at >= told_at + _SPACING:
            planned.append((kind, at))
    return planned


def _audible(at: datetime, due_at: datetime, quiet: QuietHours) -> datetime:
    if not quiet.cover(at):
        return at
    later = quiet.end_after(at)
    return later if later <= due_at - _TOO_CLOSE else quiet.begin_before(at)


def is_overtaken(kind: str, due_at: datetime, now: datetime) -> bool:
    """Whether a reminder comes so late that the next one, or the due moment, says it better."""
    closer = [before for before in REMINDERS.values() if before < REMINDERS[kind]]
    return now >= due_at - max(closer, default=timedelta())


def days_left(due_at: datetime, now: datetime, zone: ZoneInfo) -> int:
    """Days by the calendar until it is due: 0 on the day itself, below when that is over."""
    if now >= due_at:
        return -1
    return (due_at.astimezone(zone).date() - now.astimezone(zone).date()).days


def may_nudge_at(nudged_at: datetime | None, now: datetime) -> datetime:
    """From when on the missing may be nudged again; now, if they may be."""
    return max(now, nudged_at + _NUDGE_EVERY) if nudged_at is not None else now


def grouped(names: Sequence[str]) -> list[str]:
    """Names in few words: those that differ by their number only stand together.

    "Khu phố 1", "Khu phố 2", "Khu phố 3", "Khu phố 7" are "Khu phố 1–3, 7".
    """
    return [words for stem, some in groupby(names, _stem) for words in _together(stem, list(some))]


def _stem(name: str) -> str:
    found = _NUMBERED.fullmatch(name)
    return found[1] if found else ""


def _together(stem: str, names: Sequence[str]) -> Iterator[str]:
    if not stem:
        yield from names
        return
    numbers = sorted(int(name.removeprefix(stem)) for name in names)
    runs = groupby(enumerate(numbers), lambda pair: pair[1] - pair[0])
    ranges = [[number for _, number in run] for _, run in runs]
    yield stem + ", ".join(_range_words(run) for run in ranges)


def _range_words(run: Sequence[int]) -> str:
    if len(run) > 2:
        return f"{run[0]}–{run[-1]}"
    return ", ".join(str(number) for number in run)
