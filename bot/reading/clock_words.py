"""The hour in canonical text: "19 h 30", "7 gio ruoi toi", "8 gio kem 15", "7:30 pm"."""

import re
from dataclasses import dataclass

_PERIODS = {
    "sang": "sang", "morning": "sang", "trua": "trua", "noon": "trua", "chieu": "chieu",
    "afternoon": "chieu", "toi": "toi", "evening": "toi", "tonight": "toi", "night": "dem",
    "dem": "dem", "khuya": "dem",
}  # fmt: skip
_PERIOD = re.compile(rf"\b({'|'.join(_PERIODS)})\b(?! (?:tuan|thang|nam|quy)\b)")
_HOUR, _MINUTE = r"(?P<hour>\d{1,2})", r"(?P<minute>\d{1,2})"
_OCLOCK, _TO = r" ?(?:h|g|gio)\b", r" ?(?:-|–|—|den|toi|next) ?"
_LESS = r"(?P<less>\d{1,2})(?: ?(?:p|phut))?"
_HALF_DAY = r" ?(?P<half_day>am|pm|a\.m|p\.m)\b"
_NO_DATE_BEFORE, _NO_DATE_AFTER = r"(?<![\d/.\-])", r"(?![\d/.\-])"
_NO_CLOCK_BEFORE = r"(?<!thu )(?<!ngay )(?<!h )(?<!g )(?<!gio )(?<![\d/.:\-])\b"
_STILL_CLOCK = r"(?![\d/.]|-(?!\d{1,2} ?(?:h|g|gio|:))| ?(?:h|g|gio|thang)\b)"
_PART = r"(?:sang|chieu|toi|dem|trua)"
_PATTERNS = [
    re.compile(pattern)
    for pattern in (
        rf"\b{_HOUR}{_OCLOCK} ?kem {_LESS}",
        rf"\bkem {_LESS} {_HOUR}{_OCLOCK}",
        rf"\b{_HOUR}(?:{_OCLOCK})? ?(?P<half>ruoi)\b(?! nua)",
        rf"\bhalf past {_HOUR}(?P<half>)",
        rf"\b{_HOUR}:{_MINUTE}(?::\d{{2}})?(?:{_HALF_DAY})?",
        rf"{_NO_CLOCK_BEFORE}{_HOUR}{_TO}\d{{1,2}}{_OCLOCK}(?: ?\d{{1,2}}(?![/\d]))?",
        rf"\b{_HOUR}{_OCLOCK}(?: ?:? ?{_MINUTE}{_STILL_CLOCK})?(?: ?ph?(?:ut)?\b|')?",
        rf"\b{_HOUR}(?:\.(?P<minute>\d{{2}}))?{_HALF_DAY}",
        rf"{_NO_DATE_BEFORE}{_HOUR}\.(?P<minute>[0-5]\d){_NO_DATE_AFTER}",
        rf"\b(?:luc|from|at) {_HOUR}{_NO_DATE_AFTER}(?= *(?:$|,|{_PART}|den))",
        rf"(?<![\d/.\-:] )\b(?<!thu )(?<!ngay )(?<!thang ){_HOUR}(?= {_PART}\b)",
    )
]
# "tu 8 h 30 toi 11 h": tới, not tối.
_FROM_TO = re.compile(r"(\b(?:tu|from) \d{1,2} ?(?:h|g|gio|:)? ?\d{0,2} )toi (?=\d)")
# "thu 7 tuan toi 8 h": tới as well, but "hang tuan toi thu 6" names the evening.
_NEXT_WEEK = re.compile(r"(?<!hang )(?<!moi )\b(tuan|thang) toi\b")
_MIDNIGHT = re.compile(r"\bhalf dem\b|\bnua dem\b|\bmidnight\b")
_NOON = re.compile(r"\b(?:dung |giua )?(?:ngo|noon)\b|\bgiua trua\b")


@dataclass(frozen=True, slots=True)
class Clock:
    """An hour of the day; `days` is 1 when it falls after midnight of the day named."""

    hour: int
    minute: int
    days: int = 0


@dataclass(frozen=True, slots=True)
class ClockReading:
    """What was found: no hour at all, an impossible one, or a clock; and the text without it."""

    clock: Clock | None
    is_impossible: bool
    rest: str
    period: str | None


def read_clock(text: str) -> ClockReading:
    """The first hour of canonical text (of a range its start)."""
    text = _NEXT_WEEK.sub(r"\1 next", _FROM_TO.sub(r"\1den ", text))
    period = _PERIOD.search(text)
    half = _PERIODS[period.group(1)] if period else None
    if found := _MIDNIGHT.search(text):
        return ClockReading(Clock(0, 0, 1), False, _without(text, found), "dem")
    for pattern in _PATTERNS:
        if found := pattern.search(text):
            near = _period_near(text, found) or half
            clock = _clock_of(found.groupdict(), near)
            rest = _cut_range(_without(text, found))
            return ClockReading(clock, clock is None, rest, near)
    if found := _NOON.search(text):
        return ClockReading(Clock(12, 0), False, _without(text, found), "trua")
    return ClockReading(None, False, text, half)


def _without(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} # {text[found.end() :]}"


def _cut_range(text: str) -> str:
    """Without the end of a range of hours ("# den 20 h 30")."""
    until = rf"{_TO}\d{{1,2}}(?::\d{{2}}|{_OCLOCK}(?: ?\d{{1,2}}(?![/\d]))?)(?: ?(?:p|phut))?"
    return re.sub(f"#{until}", "#", text, count=1)


def _period_near(text: str, found: re.Match[str]) -> str | None:
    after = _PERIOD.match(text[found.end() :].lstrip(" ,"))
    return _PERIODS[after.group(1)] if after else None


def _clock_of(parts: dict[str, str | None], period: str | None) -> Clock | None:
    hour, minute = int(parts["hour"] or 0), int(parts.get("minute") or 0)
    if parts.get("half") is not None:
        minute = 30
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    if half_day := parts.get("half_day"):
        return _english(hour, minute, half_day[0])
    clock = _placed(hour, minute, period)
    less = parts.get("less")
    return _minus(clock, int(less)) if less else clock


def _english(hour: int, minute: int, half_day: str) -> Clock | None:
    if not 1 <= hour <= 12:
        return None
    return Clock(hour % 12 + (12 if half_day == "p" else 0), minute)


def _placed(hour: int, minute: int, period: str | None) -> Clock:
    """The hour in its half of the day."""
    if hour == 24 or (hour in (0, 12) and period in ("dem", "toi")):
        return Clock(0, minute, 1)
    if period == "dem" and hour < 6:
        return Clock(hour, minute, 1)
    if hour < 12 and (period in ("chieu", "toi", "dem") or (period == "trua" and hour < 5)):
        return Clock(hour + 12, minute)
    return Clock(hour, minute)


def _minus(clock: Clock, minutes: int) -> Clock | None:
    if minutes > 59:
        return None
    total = clock.days * 1440 + clock.hour * 60 + clock.minute - minutes
    return Clock(total // 60 % 24, total % 60, total // 1440)
