"""Reads a repeating day: "ngày 5 hằng tháng 19h30", "tối thứ bảy đầu tháng"."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time

from dateutil.rrule import rrulestr

from bot.reading.canonical import canonical, is_lunar
from bot.reading.clock_words import read_clock

_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_ENGLISH = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_EVERY = r"\b(?:hang|moi|every|each)\b"
_WEEKDAY = rf"(?:thu (?P<weekday>[2-7])\b|\b(?P<english>{'|'.join(_ENGLISH)}))\b"
_NTH_WORD = r"(?P<nth>dau|nhat|cuoi|[1-5]|first|second|third|fourth|last)(?: tien| cung)?"
_NTH = {
    "dau": 1,
    "nhat": 1,
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "cuoi": -1,
    "last": -1,
}
_DAY = r"\b(?:ngay|mung|mong|day) (?P<day>\d{1,2})\b"
_OF = r"(?:[ ,#]|\b(?:cua|trong|of|the|luc|vao|sang|chieu|toi)\b)*"
_LAST_OF_QUARTER = re.compile(
    r"\b(?:thang )?cuoi(?: cung)? (?:cua )?(?:(?:moi|hang) )?quy|\bthang (?:thu )?3 (?:moi|cua)"
)
_ONE_MONTH = re.compile(r"\bthang (?:\d|nay|sau|toi|next)|\d/\d")


@dataclass(frozen=True)
class Recurrence:
    """A repeating day (an RFC 5545 rule) and its hour; without one it falls at 00:00."""

    rule: str
    hour: int | None = None
    minute: int = 0

    def next_occurrence(self, after: datetime) -> datetime:
        """The first occurrence after `after` (aware), in its zone."""
        local = after.replace(tzinfo=None)
        start = datetime.combine(local.date(), time(self.hour or 0, self.minute))
        found = rrulestr(self.rule, dtstart=start).after(local)
        if found is None:  # the rules built here repeat for ever
            raise OverflowError("the calendar ends before the next occurrence")
        return found.replace(tzinfo=after.tzinfo)


def read_recurrence(text: str) -> Recurrence | None:
    """The recurrence a text names; None if it names none, or a lunar or impossible one."""
    if is_lunar(text):
        return None
    reading = read_clock(canonical(text))
    rule = _rule_of(reading.rest)
    if rule is None or reading.is_impossible:
        return None
    if reading.clock is None:
        return Recurrence(rule)
    return (
        None if reading.clock.days else Recurrence(rule, reading.clock.hour, reading.clock.minute)
    )


def _rule_of(text: str) -> str | None:
    for pattern, build in _RULES:
        if found := pattern.search(text):
            return build(found, text)
    return None


def _weekday(found: re.Match[str]) -> str:
    if found["weekday"]:
        return _CODES[int(found["weekday"]) - 2]
    return _CODES[_ENGLISH.index(found["english"])]


def _months(text: str) -> str:
    """Which months: of a quarter the first one, unless another is named."""
    if "quy" not in text and "quarter" not in text:
        return ""
    if _LAST_OF_QUARTER.search(text):
        return ";BYMONTH=3,6,9,12"
    if re.search(r"\bthang (?:thu 2|giua)\b", text):
        return ";BYMONTH=2,5,8,11"
    return ";BYMONTH=1,4,7,10"


def _nth_weekday(found: re.Match[str], text: str) -> str | None:
    if _ONE_MONTH.search(text) and not re.search(_EVERY, text):
        return None
    nth = _NTH.get(found["nth"]) or int(found["nth"])
    return f"FREQ=MONTHLY;BYDAY={nth}{_weekday(found)}{_months(text)}"


def _month_day(found: re.Match[str], text: str) -> str | None:
    day = int(found["day"])
    if not 1 <= day <= 31:
        return None
    if day < 29:
        return f"FREQ=MONTHLY;BYMONTHDAY={day}{_months(text)}"
    days = ",".join(str(each) for each in range(28, day + 1))  # short months: their last day
    return f"FREQ=MONTHLY;BYMONTHDAY={days};BYSETPOS=-1{_months(text)}"


def _last_day(_found: re.Match[str], text: str) -> str | None:
    if _ONE_MONTH.search(text) and not re.search(_EVERY, text):
        return None
    return f"FREQ=MONTHLY;BYMONTHDAY=-1{_months(text)}"


def _first_day(_found: re.Match[str], text: str) -> str | None:
    if _ONE_MONTH.search(text) and not re.search(_EVERY, text):
        return None
    return f"FREQ=MONTHLY;BYMONTHDAY=1{_months(text)}"


def _weekly(found: re.Match[str], text: str) -> str:
    is_second = re.search(
        r"\b(?:2 tuan (?:1 |mot )?lan|cach tuan|every other|every 2|biweekly)\b", text
    )
    return f"FREQ=WEEKLY;INTERVAL={2 if is_second else 1};BYDAY={_weekday(found)}"


def _yearly(found: re.Match[str], _text: str) -> str | None:
    day, month = int(found["day"]), int(found["month"])
    try:
        datetime(2028, month, day)  # noqa: DTZ001 - only asks whether the day exists
    except ValueError:
        return None
    return f"FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={day}"


def _daily(_found: re.Match[str], _text: str) -> str:
    return "FREQ=DAILY"


_PERIODS = rf"(?:{_EVERY} (?:thang|quy|month|quarter)|thang nao cung|monthly|quarterly|quy\b)"
_WEEKS = (
    rf"(?:{_EVERY} (?:tuan|week)|tuan nao cung|weekly"
    r"|2 tuan (?:1 |mot )?lan|cach tuan|every other week)"
)
_RULES: list[tuple[re.Pattern[str], Callable[[re.Match[str], str], str | None]]] = [
    (re.compile(pattern), build)
    for pattern, build in (
        (
            rf"(?P<day>\d{{1,2}})(?:/| thang )(?P<month>\d{{1,2}}){_OF}{_EVERY} (?:nam|year)",
            _yearly,
        ),
        (
            rf"{_WEEKDAY}{_OF}(?:tuan )?(?:thu )?{_NTH_WORD}{_OF}(?:thang|quy|{_PERIODS}|month)",
            _nth_weekday,
        ),
        (rf"\btuan (?:thu )?{_NTH_WORD}{_OF}(?:thang|{_PERIODS}).*?{_WEEKDAY}", _nth_weekday),
        (rf"\b{_NTH_WORD} {_WEEKDAY}{_OF}(?:{_PERIODS}|every month|month)", _nth_weekday),
        (rf"{_PERIODS}.*?{_WEEKDAY} (?:tuan )?(?:thu )?{_NTH_WORD}", _nth_weekday),
        (rf"{_DAY}.*?{_PERIODS}", _month_day),
        (rf"{_PERIODS}.*?{_DAY}", _month_day),
        (rf"\b(?:cuoi|last day)(?: cung)?{_OF}(?:thang|quy|month|{_PERIODS})", _last_day),
        (rf"\bngay dau(?: tien)?{_OF}(?:thang|{_PERIODS})", _first_day),
        (rf"{_WEEKDAY}.*?{_WEEKS}", _weekly),
        (rf"{_WEEKS}.*?{_WEEKDAY}", _weekly),
        (rf"{_EVERY} (?:(?:sang|trua|chieu|toi) )?{_WEEKDAY}", _weekly),
        (rf"\b{_EVERY} (?:ngay|day|toi|sang|chieu)\b|\bdaily\b", _daily),
    )
]
