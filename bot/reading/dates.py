"""Dates in roster cells: day before month, Excel serial numbers, years that stand alone."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.reading.letters import fold

_EXCEL_EPOCH = date(1899, 12, 30)
_YEARS = range(1880, 2101)
_SERIALS = range(2101, 73_415)  # above any year, up to the end of 2100


@dataclass(frozen=True)
class PartialDate:
    """A date of which the day, or day and month, may be unknown."""

    year: int
    month: int | None = None
    day: int | None = None

    def isoformat(self) -> str:
        """ "1950", "1950-07" or "1950-07-03"."""
        parts = (f"{part:02d}" for part in (self.month, self.day) if part is not None)
        return "-".join([f"{self.year:04d}", *parts])


_SEPARATOR = r"\s*[-/.\s\u2010-\u2015]\s*"
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?(?:[T\s][\d:.]+)?")
_FULL = re.compile(
    rf"(?P<day>\d{{1,2}}){_SEPARATOR}(?P<month>\d{{1,2}}){_SEPARATOR}(?P<year>\d{{4}}|\d{{2}})(?:\s[\d:]+)?"
)
_MONTH = re.compile(rf"(?P<month>\d{{1,2}}){_SEPARATOR}(?P<year>\d{{4}})")
_YEAR = re.compile(r"(?P<year>\d{4})")
_PATTERNS = (_ISO, _FULL, _MONTH, _YEAR)
_WORDS = re.compile(r"\b(?:ngay|mung|mong|sinh|nam|thang|vao|ns)\b[.:]?")
_SERIAL = re.compile(r"\d{4,6}(?:\.\d+)?")


def read_date(
    value: str | datetime | date | float, *, pivot: int | None = None
) -> PartialDate | None:
    """The date in a cell, or None if it is none or impossible.

    `pivot` decides two-digit years: the greatest year they may mean (pivot 2026: "26" is 2026,
    "27" is 1927). Without it two-digit years are refused.
    """
    if isinstance(value, datetime | date):
        return PartialDate(value.year, value.month, value.day)
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return _from_number(value)
    return _from_text(value[:100], pivot)


def _from_number(value: float) -> PartialDate | None:
    if not 0 <= value < _SERIALS.stop:  # NaN too fails here
        return None
    whole = int(value)
    if whole in _YEARS and whole == value:
        return PartialDate(whole)
    if whole not in _SERIALS:
        return None
    day = _EXCEL_EPOCH + timedelta(days=whole)
    return PartialDate(day.year, day.month, day.day)


def _from_text(text: str, pivot: int | None) -> PartialDate | None:
    bare = " ".join(_WORDS.sub(" ", fold(text)).split()).strip(" .,;'")
    if not bare.isascii():
        return None
    for pattern in _PATTERNS:
        if found := pattern.fullmatch(bare):
            return _checked(found.groupdict(), pivot)
    return _from_number(float(bare)) if _SERIAL.fullmatch(bare) else None


def _checked(parts: dict[str, str | None], pivot: int | None) -> PartialDate | None:
    year = _full_year(parts["year"] or "", pivot)
    month, day = _number(parts.get("month")), _number(parts.get("day"))
    if year not in _YEARS:
        return None
    try:
        date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    return PartialDate(year, month, day)


def _number(digits: str | None) -> int | None:
    return None if digits is None else int(digits)


def _full_year(digits: str, pivot: int | None) -> int:
    """The year meant; 0 when it has two digits and nobody said which century."""
    if len(digits) == 4:
        return int(digits)
    if pivot is None:
        return 0
    year = pivot - pivot % 100 + int(digits)
    return year if year <= pivot else year - 100
