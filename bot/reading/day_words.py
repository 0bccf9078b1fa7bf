"""The day in canonical text: dates, weekdays, "mai", "3 ngay nua", "cuoi thang"."""

import re
from collections.abc import Callable
from datetime import date

from bot.reading.calendar_days import (
    MONTHS,
    WEEKDAYS,
    Day,
    ImpossibleDay,
    ahead,
    bare_weekday,
    coming_weekday,
    day_month,
    end_of_year,
    full,
    impossible,
    in_month,
    month_edge,
    monthly_day,
    nth_weekday,
    offset,
    start_of_week,
    weekday_of_week,
)

__all__ = ["Day", "ImpossibleDay", "read_day"]

_NEXT = "(?:sau|toi|next)"
_MONTH_NAME = "|".join(f"{name}|{name[:3]}" for name in MONTHS) + "|sept"
_ENGLISH = "|".join(f"{name}|{name[:3]}" for name in WEEKDAYS)
_WEEKDAY = rf"(?:thu (?P<weekday>[2-7])\b|\b(?P<english>{_ENGLISH})\b)"
_WEEKDAY_ENGLISH = _WEEKDAY.replace("thu ", "(?!)")
_WHICH_MONTH = (
    r"\bthang(?: (?P<month>\d{1,2})(?:(?:/| nam | )(?P<year>\d{4}))?\b"
    rf"| (?P<shift>nay|sau nua|{_NEXT}(?: nua)?))"
)
_DAY = r"(?P<day>\d{1,2})"
_MONTH = r"(?P<month>\d{1,2})"
_LEAD = r"\b(?:ngay|mung|mong|hom|bua)"
_ALONE, _CLOSED = r"(?<![\d/.\-])", r"(?![/.\-]?\d)"
_WHICH_YEAR = rf"(?:[ ,/]*(?:nam )?(?P<year>\d{{4}})\b|[ ,]+nam (?P<which_year>nay|{_NEXT}))?"
_SEPARATOR = r"(?:[ ,#]|\b(?:sang|chieu|toi|trua|dem|vao|luc|cua|cuoi|dau|of)\b)*"
_WEEK = (
    rf"\b(?P<week>\d+ tuan nua|(?:sang )?tuan (?:nay|{_NEXT} nua|{_NEXT})"
    r"|week after next|next week|this week|nay\b)"
)
_NTH = r"(?P<nth>dau|cuoi|nhat|[1-5])(?: tien| cung)?(?: (?:cua|trong))?"
_COUNTED = (
    r"(?:\b(?P<count>\d+) (?P<unit>ngay|hom|bua|tuan|thang|nam)"
    r"|(?<!vai )(?<!may )\b(?P<one>tuan|thang|nam))"
)
_TILL = r" ?(?:-|–|den|toi|next) ?(?:ngay )?"
_ANY_MONTH = rf"(?:{_WHICH_MONTH}|thang\b|(?:the )?month\b)(?P<end>)"

_RULES: list[tuple[re.Pattern[str], Callable[[re.Match[str], date], Day]]] = [
    (re.compile(pattern), build)
    for pattern, build in (
        (r"\b(?P<year>\d{4})[-/](?P<month>\d{1,2})[-/](?P<day>\d{1,2})\b", full),
        (rf"{_ALONE}{_DAY} ?[-/.] ?{_MONTH} ?[-/.] ?(?P<year>\d{{4}}|\d{{2}}){_CLOSED}", full),
        (
            rf"{_ALONE}{_DAY}{_TILL}\d{{1,2}}(?:/| thang ){_MONTH}{_WHICH_YEAR}",
            day_month,
        ),
        (rf"\b{_DAY},? thang {_MONTH}\b{_WHICH_YEAR}", day_month),
        (rf"\bthang {_MONTH},? (?:{_LEAD} )?{_DAY}\b(?! (?:h|g|gio)\b)", day_month),
        (rf"{_ALONE}{_DAY} ?[-/.] ?{_MONTH}{_CLOSED}{_WHICH_YEAR}", day_month),
        (rf"\b{_DAY} ?(?:st|nd|rd|th)? (?:of )?(?P<name>{_MONTH_NAME})\b{_WHICH_YEAR}", day_month),
        (rf"\b(?P<name>{_MONTH_NAME}) {_DAY} ?(?:st|nd|rd|th)?\b{_WHICH_YEAR}", day_month),
        (
            rf"{_WEEKDAY} (?:(?:cua )?tuan )?(?:thu )?{_NTH} {_ANY_MONTH}",
            nth_weekday,
        ),
        (
            rf"\b(?P<nth>first|second|third|fourth|last) {_WEEKDAY_ENGLISH}(?: of)? {_ANY_MONTH}",
            nth_weekday,
        ),
        (rf"\b{_DAY} {_WHICH_MONTH}", in_month),
        (rf"{_WHICH_MONTH}{_SEPARATOR}{_LEAD} {_DAY}\b", in_month),
        (rf"\b(?P<edge>cuoi|dau)(?: tien| cung)?(?: (?:cua|trong))? {_ANY_MONTH}", month_edge),
        (rf"{_WEEKDAY}{_SEPARATOR}{_WEEK}", weekday_of_week),
        (rf"{_WEEK}{_SEPARATOR}{_WEEKDAY}", weekday_of_week),
        (rf"\b(?P<week>next|this|sang tuan) {_WEEKDAY}", weekday_of_week),
        (rf"\bdau {_WEEK}", start_of_week),
        (r"\bcuoi nam(?: nay)?\b", end_of_year),
        (r"\bthu (?:[0189]|\d\d)\b", impossible),
        (r"\b(?:ngay|gio) nay tuan sau\b", offset(7)),
        (rf"{_COUNTED} (?:nua|{_NEXT} nua)\b", ahead),
        (r"\bsau (?P<count>\d+) (?P<unit>ngay|hom|bua|tuan|thang)\b", ahead),
        (r"\bin (?P<count>\d+) (?P<unit>days?|weeks?|months?)\b", ahead),
        (rf"{_LEAD} {_DAY}\b", monthly_day),
        (r"\b(?P<day>\d{1,2})(?: tay\b| ?(?:st|nd|rd|th)\b)", monthly_day),
        (rf"{_WEEKDAY} {_NEXT}\b", coming_weekday),
        (rf"{_WEEKDAY}", bare_weekday),
        (r"\bmai mot(?:day)?\b|\bcuoi tuan\b|\bgiua (?:tuan|thang|nam)\b", impossible),
        (r"\b(?:hom|bua) kia(?:day)?\b", impossible),  # vague
        (r"\bday after tomorrow\b|\bmotday\b|\bngay kia\b", offset(2)),
        (r"\bngay kiaday\b", offset(3)),
        (r"\bhom qua\b|\byesterday\b", offset(-1)),
        (
            r"\b(?:hom|bua|ngay|sang|trua|chieu|toi|dem|khuya) nay\b|\btoday\b|\btonight\b",
            offset(0),
        ),
        (r"\bmai\b|\btomorrow\b", offset(1)),
        (r"\bmot\b", offset(2)),
        (r"\bnay\b", offset(0)),
    )
]


def read_day(text: str, today: date) -> Day | None:
    """The day named in canonical text, None if none is; raises ImpossibleDay."""
    for pattern, build in _RULES:
        if found := pattern.search(text):
            return build(found, today)
    return None
