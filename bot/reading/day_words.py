"""The day in canonical text: dates, weekdays with their week, "mai", "3 ngay nua", month ends."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

_NEXT = "(?:sau|toi|next)"
_MONTHS = {
    name: number
    for number, name in enumerate(
        [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ],
        1,
    )
}
_MONTH_NAME = "|".join(f"{name}|{name[:3]}" for name in _MONTHS)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = rf"(?:thu (?P<weekday>[2-8])\b|\b(?P<english>{'|'.join(f'{day}|{day[:3]}' for day in _WEEKDAYS)})\b)"
_WEEKDAY_ENGLISH = _WEEKDAY.replace("thu ", "(?!)")
_WHICH_MONTH = rf"\bthang(?: (?P<month>\d{{1,2}})(?:(?:/| nam | )(?P<year>\d{{4}}))?\b| (?P<shift>nay|sau nua|{_NEXT}(?: nua)?))"
_ORDINALS = {
    "dau": 1,
    "nhat": 1,
    "1": 1,
    "2": 2,
    "3": 3,
    "4": 4,
    "5": 5,
    "cuoi": -1,
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "last": -1,
}


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day; `step` says how to move on when the moment has passed."""

    on: date
    step: str = ""  # "", "week", "month", "year", "day"


class ImpossibleDay(ValueError):
    """A date was written that no calendar has (30/02)."""


def read_day(text: str, today: date) -> Day | None:
    """The day named in canonical text, None if none is; raises ImpossibleDay."""
    for pattern, build in _RULES:
        if found := pattern.search(text):
            return build(found, today)
    return None


def _safe(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except (ValueError, OverflowError) as error:
        raise ImpossibleDay from error


def _full(found: re.Match[str], today: date) -> Day:
    year = int(found["year"])
    return Day(_safe(year + 2000 if year < 100 else year, int(found["month"]), int(found["day"])))


def _day_month(found: re.Match[str], today: date) -> Day:
    parts = found.groupdict()
    month_name = parts.get("name")
    month = _MONTHS_SHORT[month_name[:3]] if month_name else int(parts["month"] or 0)
    day = int(found["day"])
    if year := parts.get("year"):
        return Day(_safe(int(year) + (2000 if len(year) == 2 else 0), month, day))
    if which := parts.get("which_year"):
        return Day(_safe(today.year + (0 if which == "nay" else 1), month, day))
    return Day(_next_yearly(today, month, day), "year")


_MONTHS_SHORT = {name[:3]: number for name, number in _MONTHS.items()}


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


def _in_month(found: re.Match[str], today: date) -> Day:
    start = _month_start(found, today)
    return Day(_safe(start.year, start.month, int(found["day"])))


def _month_edge(found: re.Match[str], today: date) -> Day:
    start = _month_start(found, today)
    if found["edge"] == "dau":
        if not found["shift"] and not found["month"] and start < today:
            start += relativedelta(months=1)
        return Day(start)
    return Day(start + relativedelta(day=31))


def _nth_weekday(found: re.Match[str], today: date) -> Day:
    start = _month_start(found, today)
    nth, weekday = _ORDINALS[found["nth"]], _weekday_of(found)
    on = nth_weekday(start, weekday, nth)
    if on < today and not found["shift"] and not found["month"]:
        on = nth_weekday(start + relativedelta(months=1), weekday, nth)
    return Day(on)


def nth_weekday(month_start: date, weekday: int, nth: int) -> date:
    """The nth such weekday of the month (-1 the last); raises ImpossibleDay for a fifth that is none."""
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
    return next(at for at, day in enumerate(_WEEKDAYS) if day.startswith(found["english"][:3]))


def _weekday_of_week(found: re.Match[str], today: date) -> Day:
    which = found["week"]
    monday = today - timedelta(days=today.weekday())
    return Day(monday + timedelta(weeks=_weeks(which), days=_weekday_of(found)))


def _weeks(which: str) -> int:
    if counted := re.match(r"(\d+) tuan", which):
        return int(counted.group(1))
    if "after next" in which or which.endswith("nua") or "nua" in which:
        return 2
    return 0 if re.search(r"\bnay\b|\bthis\b", which) else 1


def _bare_weekday(found: re.Match[str], today: date) -> Day:
    return Day(today + timedelta(days=(_weekday_of(found) - today.weekday()) % 7), "week")


def _start_of_week(found: re.Match[str], today: date) -> Day:
    monday = today - timedelta(days=today.weekday())
    return Day(monday + timedelta(weeks=_weeks(found["week"])))


def _ahead(found: re.Match[str], today: date) -> Day:
    count = int(found["count"]) if found["count"] else 1
    unit = found["unit"]
    if count > 1000:
        raise ImpossibleDay
    if unit in ("tuan", "week", "weeks"):
        return Day(today + timedelta(weeks=count))
    if unit in ("thang", "month", "months"):
        return Day(today + relativedelta(months=count))
    if unit == "nam":
        return Day(today + relativedelta(years=count))
    return Day(today + timedelta(days=count))


def _offset(days: int) -> Callable[[re.Match[str], date], Day]:
    return lambda _found, today: Day(today + timedelta(days=days))


def _monthly_day(found: re.Match[str], today: date) -> Day:
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


_DAY = r"(?P<day>\d{1,2})"
_MONTH = r"(?P<month>\d{1,2})"
_LEAD = r"\b(?:ngay|mung|mong|hom|bua)"
_ALONE, _CLOSED = r"(?<![\d/.\-])", r"(?![/.\-]?\d)"
_WHICH_YEAR = rf"(?:[ ,/]*(?:nam )?(?P<year>\d{{4}})\b|[ ,]+nam (?P<which_year>nay|{_NEXT}))?"
_SEPARATOR = r"(?:[ ,#]|\b(?:sang|chieu|toi|trua|dem|vao|luc|cua|of)\b)*"
_WEEK = rf"\b(?P<week>\d+ tuan nua|(?:sang )?tuan (?:nay|{_NEXT} nua|{_NEXT})|week after next|next week|this week|nay\b)"
_ANY_MONTH = rf"(?:{_WHICH_MONTH}|thang\b|(?:the )?month\b)(?P<end>)"

_RULES: list[tuple[re.Pattern[str], Callable[[re.Match[str], date], Day]]] = [
    (re.compile(pattern), build)
    for pattern, build in (
        (r"\b(?P<year>\d{4})[-/](?P<month>\d{1,2})[-/](?P<day>\d{1,2})\b", _full),
        (rf"{_ALONE}{_DAY} ?[-/.] ?{_MONTH} ?[-/.] ?(?P<year>\d{{4}}|\d{{2}}){_CLOSED}", _full),
        (
            rf"{_ALONE}{_DAY} ?(?:-|–|den|toi|next) ?(?:ngay )?\d{{1,2}}(?:/| thang ){_MONTH}{_WHICH_YEAR}",
            _day_month,
        ),
        (rf"\b{_DAY},? thang {_MONTH}\b{_WHICH_YEAR}", _day_month),
        (rf"\bthang {_MONTH},? (?:{_LEAD} )?{_DAY}\b(?! (?:h|g|gio)\b)", _day_month),
        (rf"{_ALONE}{_DAY} ?[-/.] ?{_MONTH}{_CLOSED}{_WHICH_YEAR}", _day_month),
        (rf"\b{_DAY}(?:st|nd|rd|th)? (?:of )?(?P<name>{_MONTH_NAME})\b{_WHICH_YEAR}", _day_month),
        (rf"\b(?P<name>{_MONTH_NAME}) {_DAY}(?:st|nd|rd|th)?\b{_WHICH_YEAR}", _day_month),
        (
            rf"{_WEEKDAY} (?:(?:cua )?tuan )?(?:thu )?(?P<nth>dau|cuoi|nhat|[1-5])(?: tien| cung)?(?: (?:cua|trong))? {_ANY_MONTH}",
            _nth_weekday,
        ),
        (
            rf"\b(?P<nth>first|second|third|fourth|last) {_WEEKDAY_ENGLISH}(?: of)? {_ANY_MONTH}",
            _nth_weekday,
        ),
        (rf"\b{_DAY} {_WHICH_MONTH}", _in_month),
        (rf"{_WHICH_MONTH}{_SEPARATOR}{_LEAD} {_DAY}\b", _in_month),
        (rf"\b(?P<edge>cuoi|dau)(?: tien| cung)?(?: (?:cua|trong))? {_ANY_MONTH}", _month_edge),
        (rf"{_WEEKDAY}{_SEPARATOR}{_WEEK}", _weekday_of_week),
        (rf"{_WEEK}{_SEPARATOR}{_WEEKDAY}", _weekday_of_week),
        (rf"\b(?P<week>next|this|sang tuan) {_WEEKDAY}", _weekday_of_week),
        (rf"\bdau {_WEEK}", _start_of_week),
        (r"\b(?:ngay|gio) nay tuan sau\b", _offset(7)),
        (
            rf"\b(?P<count>\d+)? ?\b(?P<unit>ngay|hom|bua|tuan|thang|nam) (?:nua|{_NEXT} nua)\b",
            _ahead,
        ),
        (r"\bsau (?P<count>\d+) (?P<unit>ngay|hom|bua|tuan|thang)\b", _ahead),
        (r"\bin (?P<count>\d+) (?P<unit>days?|weeks?|months?)\b", _ahead),
        (rf"{_LEAD} {_DAY}\b", _monthly_day),
        (r"\b(?P<day>\d{1,2})(?: tay\b|(?:st|nd|rd|th)\b)", _monthly_day),
        (rf"{_WEEKDAY}", _bare_weekday),
        (r"\bday after tomorrow\b|\bmotday\b|\bngay kia\b", _offset(2)),
        (r"\bhom qua\b|\byesterday\b", _offset(-1)),
        (
            r"\b(?:hom|bua|ngay|sang|trua|chieu|toi|dem|khuya) nay\b|\btoday\b|\btonight\b",
            _offset(0),
        ),
        (r"\bmai\b|\btomorrow\b", _offset(1)),
        (r"\bmot\b", _offset(2)),
        (r"\bnay\b", _offset(0)),
    )
]
