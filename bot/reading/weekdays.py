"""Days of the week as people list them: "thứ 2, 4, 6", "T2-T6", "chủ nhật", "mỗi ngày". Pure."""

import re

from bot.reading.names import fold

_ALL = (0, 1, 2, 3, 4, 5, 6)
_EVERY = re.compile(r"\b(?:moi|hang|tat ca cac) ?ngay\b|\bca tuan\b|\b(?:every ?day|daily)\b")
_WORK = re.compile(r"\bngay thuong\b|\bweekdays?\b")
_NUMBERS = {"hai": 0, "ba": 1, "tu": 2, "nam": 3, "sau": 4, "bay": 5}
_SUNDAY = re.compile(r"\b(?:chu nhat|cn|sun(?:day)?)\b")
_ENGLISH = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NAMED = re.compile(r"\b(mon|tues?|wed(?:nes)?|thurs?|fri|satu?r?)(?:day)?s?\b")
# "thứ 2", "t2", "thứ hai", and the ones that follow it: "thứ 2, 4 và 6".
_DAY = r"(?:[2-7]|hai|ba|tu|nam|sau|bay)"
_LIST = re.compile(rf"\b(?:thu ?|t){_DAY}\b(?:(?: ?[,;&+] ?| va | )(?:(?:thu ?|t)?{_DAY})\b)*")
_RANGE = re.compile(
    rf"\b(?:thu ?|t)({_DAY}) ?(?:-|den|toi) ?(?:(?:thu ?|t)({_DAY})|(chu nhat|cn))\b"
)


def read_weekdays(text: str) -> tuple[int, ...]:
    """The days that the words name, Monday is 0, in order; empty if they name none."""
    words = fold(text)
    if _EVERY.search(words):
        return _ALL
    found: set[int] = set(_ALL[:5]) if _WORK.search(words) else set()
    for begin, end, sunday in _RANGE.findall(words):
        last = 6 if sunday else _number(end)
        found |= set(range(_number(begin), last + 1))
    for listed in _LIST.finditer(_RANGE.sub(" ", words)):
        found |= {_number(day) for day in re.findall(rf"\b{_DAY}\b", _without_marks(listed[0]))}
    if _SUNDAY.search(words):
        found.add(6)
    found |= {_ENGLISH.index(name[:3]) for name in _NAMED.findall(words)}
    return tuple(sorted(found))


def _without_marks(words: str) -> str:
    # "thu tu" holds "tu" once: its first word is none of the numbers.
    return re.sub(r"\bthu ?|\bt(?=[2-7])", " ", words)


def _number(day: str) -> int:
    return int(day) - 2 if day.isdecimal() else _NUMBERS[day]
