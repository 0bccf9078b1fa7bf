"""Dates of a members' list, whose two-digit years depend on the day the list was made."""

import re
from collections.abc import Iterable
from datetime import date, datetime

from bot.reading.dates import PartialDate, read_date
from bot.reading.names import fold
from bot.reading.workbook import Cell

ADULT = 18
_FIRST_YEAR = 1990  # of a list that was kept in Excel
_IN_WORDS = re.compile(r"ngay\s*(\d{1,2})\s*thang\s*(\d{1,2})\s*nam\s*(\d{4})")
_IN_DIGITS = re.compile(r"(?:ngay|den|tinh)\s*:?\s*(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_MONTH = re.compile(r"thang\s*(\d{1,2})\s*(?:[-/.]|nam)\s*(\d{4})")
_YEAR = re.compile(r"\bnam\s*(\d{4})\b(?!\s*[-/])")
_BRACKETS = re.compile(r"\([^()]*\)")
_LONE_YEAR = re.compile(r"\D*(\d{4})\D*")
_TWO_DIGITS = re.compile(r"(?:nam|sinh|sinh nam|ns)?[\s.:']*(\d{2})")
_MONTH_AND_TWO_DIGITS = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{2})")


def date_of_list(texts: Iterable[str], today: date) -> date:
    """The day a list says it was made, which may be known by month or year; else today."""
    words = [fold(text) for text in texts]
    for pattern in (_IN_WORDS, _IN_DIGITS, _MONTH, _YEAR):
        for text in words:
            found = pattern.search(text)
            day = _last_day([int(part) for part in found.groups()]) if found else None
            if day and day.year >= _FIRST_YEAR:
                return min(day, today)
    return today


def _last_day(parts: list[int]) -> date | None:
    """The date of [day, month, year], or the last one of [month, year] or [year]."""
    try:
        if len(parts) == 3:
            return date(parts[2], parts[1], parts[0])
        month = parts[0] if len(parts) == 2 else 12
        return _month_end(parts[-1], month)
    except ValueError:
        return None


def _month_end(year: int, month: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


def read_birth(value: Cell, listed_on: date) -> PartialDate | None:
    """A birth date; two digits mean 20yy only if that makes an adult on the list's date."""
    latest = (listed_on.year - ADULT, listed_on.month, listed_on.day)
    return _read(value, latest)


def read_joining(value: Cell, listed_on: date) -> PartialDate | None:
    """A date of joining; two digits mean 20yy only if that is not after the list's date."""
    return _read(value, (listed_on.year, listed_on.month, listed_on.day))


def is_after(day: PartialDate, limit: date) -> bool:
    """Whether the date certainly lies behind the limit; one known in part may not."""
    known = [part for part in (day.year, day.month, day.day) if part is not None]
    return tuple(known) > (limit.year, limit.month, limit.day)[: len(known)]


def age_on(born: PartialDate, day: date) -> int:
    """The greatest age in years that somebody born then can have."""
    had_birthday = (born.month or 1, born.day or 1) <= (day.month, day.day)
    return day.year - born.year - (0 if had_birthday else 1)


def _read(value: Cell, latest: tuple[int, int, int]) -> PartialDate | None:
    if value is None:
        return None
    pivot = latest[0]
    found = read_date(value, pivot=pivot) or _loose(value, pivot)
    if found is None or isinstance(value, datetime | date) or not _has_short_year(value):
        return found
    known = [part for part in (found.year, found.month, found.day) if part is not None]
    if tuple(known) > latest[: len(known)]:
        return _century_earlier(found)
    return found


def _century_earlier(day: PartialDate) -> PartialDate | None:
    # 29 February exists in 2000 and not in 1900.
    return read_date(PartialDate(day.year - 100, day.month, day.day).isoformat())


def _has_short_year(value: Cell) -> bool:
    return not re.search(r"\d{4}", str(value))


def _loose(value: Cell, pivot: int) -> PartialDate | None:
    """What is certain of a date that is not written in full: "00/00/1950", "khoảng 1950", "50"."""
    text = _without_unknown_parts(_BRACKETS.sub(" ", fold(str(value))).strip())
    if found := read_date(text, pivot=pivot):
        return found
    if year := _LONE_YEAR.fullmatch(text) or _TWO_DIGITS.fullmatch(text):
        return _year_of(year[1], pivot)
    month = _MONTH_AND_TWO_DIGITS.fullmatch(text)
    if month and int(month[2]) > 12:
        known = _year_of(month[2], pivot)
        return known and read_date(f"{month[1]}/{known.year}")
    return None


def _without_unknown_parts(text: str) -> str:
    """ "1950" of "00/00/1950" or "…/…/1950"."""
    parts = re.split(r"[-/.]", text)
    known = next((n for n, part in enumerate(parts) if re.search(r"[1-9]", part)), 0)
    return "/".join(parts[known:]) if known else text


def _year_of(digits: str, pivot: int) -> PartialDate | None:
    whole = read_date(f"1/1/{digits}", pivot=pivot)
    return whole and PartialDate(whole.year)
