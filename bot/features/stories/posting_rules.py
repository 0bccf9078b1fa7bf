"""When stories go out, and what a month of them is. Pure."""

import calendar
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_LONGEST_WAIT = timedelta(days=366)
_WEEK = 7
# The month is told on its morrow, when people begin their day.
_TOLD_ON, _TOLD_AT = 1, time(9)


def is_release_time(at: datetime, now: datetime) -> bool:
    """Whether it lies ahead, but not too far."""
    return now < at <= now + _LONGEST_WAIT


def hour_of(at: str) -> time:
    """The hour of a rhythm, "18:00"."""
    return time.fromisoformat(at)


def next_turn(weekdays: Sequence[int], at: str, after: datetime, zone: ZoneInfo) -> datetime:
    """The first turn of a rhythm later than `after`; Monday is 0, and there must be a day.

    An hour that the clocks leap over is the one that they leap to.
    """
    first = after.astimezone(zone).date()
    days = (first + timedelta(days=number) for number in range(_WEEK + 1))
    turns = (_moment(day, hour_of(at), zone) for day in days if day.weekday() in weekdays)
    return next(turn for turn in turns if turn > after)


def next_digest(after: datetime, zone: ZoneInfo) -> datetime:
    """The first of the next month, at nine."""
    day = after.astimezone(zone).date()
    this_one = _moment(day.replace(day=_TOLD_ON), _TOLD_AT, zone)
    return this_one if this_one > after else _moment(_next_month(day), _TOLD_AT, zone)


def month_before(at: datetime, zone: ZoneInfo) -> str:
    """The month that had ended at a moment: "2026-11"."""
    last = at.astimezone(zone).date().replace(day=1) - timedelta(days=1)
    return f"{last:%Y-%m}"


def month_of(at: datetime, zone: ZoneInfo) -> str:
    """The month that a moment is in."""
    return f"{at.astimezone(zone):%Y-%m}"


def span_of(month: str, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Its beginning, and that of the next one."""
    first = date.fromisoformat(f"{month}-01")
    return _moment(first, time(0), zone), _moment(_next_month(first), time(0), zone)


def _next_month(day: date) -> date:
    length = calendar.monthrange(day.year, day.month)[1]
    return day.replace(day=1) + timedelta(days=length)


def _moment(day: date, at: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, at, zone)
