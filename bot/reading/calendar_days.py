"""Calendar days from what a pattern found: dates, weekdays with their week, month ends."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = {name[:3]: number for number, name in enumerate(MONTHS, 1)}
_ORDINALS = {
    "dau": 1, "nhat": 1, "1": 1, "2": 2, "3": 3, "4": 4, "5": 5, "cuoi": -1,
    "first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day; `step` says how to move on when the moment has passed."""

    on: date
    step: str = ""  # "", "week", "month", "year", "day"


class ImpossibleDay(ValueError):
    """A date was written that no calendar has (30/02)."""


def _safe(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except (ValueError, OverflowError) as error:
        raise ImpossibleDay from error


def full(found: re.Match[str], _today: date) -> Day:
    year = int(found["year"])
    return Day(_safe(year + 2000 if year < 100 else year, int(found["month"]), int(found["day"])))


def day_month(found: re.Match[str], today: date) -> Day:
    parts = found.groupdict()
    month_name = parts.get("name")
    month = _MONTHS[month_name[:3]] if month_name else int(parts["month"] or 0)
    day = int(found["day"])
    if year := parts.get("year"):
        return Day(_safe(int(year) + (2000 if len(year) == 2 else 0), month, day))
    if which := parts.get("which_year"):
        return Day(_safe(today.year + (0 if which == "nay" else 1), month, day))
    return Day(_next_yearly(today, month, day), "year")


def _next_yearly(today: date, month: int, day: int) -> date:
    _safe(2028, month, day)  # a leap year: 29/2 is possible, 30/2 is not
    for year in range(today.year, today.year + 9):
        if (month, day) == (2, 29) and not _is_leap(year):
            continue
        if (found := date(year, month, day)) >= today:
            return found
    raise ImpossibleDay


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _month_start(found: re.Match[str], today: date) -> date:
    """The first day of the month named; this month when none is."""
    parts = found.groupdict()
    if parts.get("month"):
        month = int(parts["month"])
        if parts.get("year"):
            return _safe(int(parts["year"]), month, 1)
        _safe(today.year, month, 1)
        return date(today.year + (month < today.month), month, 1)
    shift = parts.get("shift") or "nay"
    months = 0 if shift == "nay" else 2 if shift.endswith("nua") else 1
    return today.replace(day=1) + relativedelta(months=months)


def in_month(found: re.Match[str], today: date) -> Day:
    start = _month_start(found, today)
    return Day(_safe(start.year, start.month, int(found["day"])))


def month_edge(found: re.Match[str], today: date) -> Day:
    start = _month_start(found, today)
    if found["edge"] == "dau":
        if not found["shift"] and not found["month"] and start < today:
            start += relativedelta(months=1)
        return Day(start)
    return Day(start + relativedelta(day=31))


def nth_weekday(found: re.Match[str], today: date) -> Day:
    start = _month_start(found, today)
    nth, weekday = _ORDINALS[found["nth"]], _weekday_of(found)
    on = _nth_of(start, weekday, nth)
    if on < today and not found["shift"] and not found["month"]:
        on = _nth_of(start + relativedelta(months=1), weekday, nth)
    return Day(on)


def _nth_of(month_start: date, weekday: int, nth: int) -> date:
    """The nth such weekday of the month (-1 the last); ImpossibleDay if it has no fifth."""
    if nth < 0:
        last = month_start + relativedelta(day=31)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = month_start + timedelta(days=(weekday - month_start.weekday()) % 7)
    found = first + timedelta(weeks=nth - 1)
    if found.month != month_start.month:
        raise ImpossibleDay
    return found


def _weekday_of(found: re.Match[str]) -> int:
    if found["weekday"]:
        return int(found["weekday"]) - 2
    return next(at for at, day in enumerate(WEEKDAYS) if day.startswith(found["english"][:3]))


def weekday_of_week(found: re.Match[str], today: date) -> Day:
    which = found["week"]
    monday = today - timedelta(days=today.weekday())
    return Day(monday + timedelta(weeks=_weeks(which), days=_weekday_of(found)))


def _weeks(which: str) -> int:
    if counted := re.match(r"(\d+) tuan", which):
        return int(counted.group(1))
    if "after next" in which or which.endswith("nua") or "nua" in which:
        return 2
    return 0 if re.search(r"\bnay\b|\bthis\b", which) else 1


def bare_weekday(found: re.Match[str], today: date) -> Day:
    return Day(today + timedelta(days=(_weekday_of(found) - today.weekday()) % 7), "week")


def coming_weekday(found: re.Match[str], today: date) -> Day:
    """ "Thứ hai tới" said on a Monday is a week away."""
    return Day(today + timedelta(days=(_weekday_of(found) - today.weekday() - 1) % 7 + 1))


def start_of_week(found: re.Match[str], today: date) -> Day:
    monday = today - timedelta(days=today.weekday())
    return Day(monday + timedelta(weeks=_weeks(found["week"])))


def ahead(found: re.Match[str], today: date) -> Day:
    parts = found.groupdict()
    count = int(parts["count"] or 1)
    unit = parts["unit"] or parts["one"]
    if count > 1000:
        raise ImpossibleDay
    if unit in ("tuan", "week", "weeks"):
        return Day(today + timedelta(weeks=count))
    if unit in ("thang", "month", "months"):
        return Day(today + relativedelta(months=count))
    if unit == "nam":
        return Day(today + relativedelta(years=count))
    return Day(today + timedelta(days=count))


def offset(days: int) -> Callable[[re.Match[str], date], Day]:
    return lambda _found, today: Day(today + timedelta(days=days))


def monthly_day(found: re.Match[str], today: date) -> Day:
    day = int(found["day"])
    for months in range(4):
        start = today.replace(day=1) + relativedelta(months=months)
        try:
            on = date(start.year, start.month, day)
        except ValueError:
            continue
        if on >= today:
            return Day(on, "month")
    raise ImpossibleDay


def end_of_year(_found: re.Match[str], today: date) -> Day:
    return Day(date(today.year, 12, 31))


def impossible(_found: re.Match[str], _today: date) -> Day:
    """ "Thứ tám" is no day."""
    raise ImpossibleDay
