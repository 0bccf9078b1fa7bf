"""Reads a day and hour as people write them: "7 giờ rưỡi tối nay", "t7 tuan toi 8h30"."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from bot.reading.canonical import canonical, is_lunar
from bot.reading.clock_words import Clock, read_clock
from bot.reading.day_words import Day, read_day
from bot.reading.recurrence import Recurrence, read_recurrence

__all__ = ["Moment", "Recurrence", "is_lunar", "read_moment", "read_recurrence"]

_PLACE = re.compile(
    r"\b(?:so|so nha|hem|khu pho|kp|phong|lau|tang|to|duong|chi bo|quan|phuong|xa|ap|dot|quy dinh)"
    r" \d+(?:/\d+)*\b(?! ?(?:h|g|gio|:)\b)|\b\d{6,}\b"
    r"|\b(?:tai|o|dia chi:?) \d+(?:/\d+)*(?: ?[a-d]\b)?(?! ?(?:h|g|gio|[:/\d])\b)"
)
_DATED_DOCUMENT = re.compile(  # "Hướng dẫn số 12-HD/BTCTW ngày 6/7/2018"
    r"(?:\b\d+(?:/\d{4})?|(?<=\s))[-/](?:nq|ct|qd|hd|cv|kh(?:ong)?|tb|bc|kl|tt|nd|ctr|ttr|gm|qc)"
    r"[-/][a-z]+,? ngay"
    r" \d{1,2}(?:[-/.]\d{1,2}(?:[-/.]\d{2,4})?| thang \d{1,2}(?: nam \d{4})?)\b"
)
# "Không phải thứ năm mà thứ sáu", "dời từ thứ năm sang thứ sáu": what is no longer meant.
_TAKEN_BACK = re.compile(
    r"\bkhong phai (?:la )?[^,.]*? ma (?:la )?"
    r"|(?P<kept>\b(?:doi|chuyen|hoan)\b[^,.]*?)\b(?:tu|from) (?:sang )?.*?"
    r"(?:(?<!h )(?<!gio )(?<!h \d\d )(?<!ruoi )\bsang|\b(?:qua|thanh))\b"
)
_HOURS = r"(?:(?P<hours>\d+|half|nua)? ?\b(?:tieng|gio|h|hours?)(?: dong ho)?(?P<and_half> ruoi)?)"
_AHEAD = re.compile(
    rf"(?:{_HOURS}(?: (?P<minutes>\d+)(?: ?(?:phut|ph|p)\b)?)?"
    r"|(?P<only>\d+) ?(?:phut|ph|p)\b) nua\b"
    r"|\b(?:sau|in|trong) (?:(?P<in_minutes>\d+) ?(?:phut|p|minutes?|mins?)"
    r"|(?P<in_hours>\d+|an|half) (?:an )?(?:tieng|hours?))\b"
)


@dataclass(frozen=True)
class Moment:
    """When: an aware datetime in the zone of `now`; of "day" precision it is that day's 00:00."""

    at: datetime
    precision: Literal["minute", "day"]


def read_moment(text: str, now: datetime) -> Moment | None:
    """The moment a text names, seen from `now` (aware); None if none, impossible or lunar."""
    if is_lunar(text):
        return None
    plain = _PLACE.sub(" ", _TAKEN_BACK.sub(r"\g<kept> ", canonical(text)))
    try:
        return _ahead(plain, now) or _dated(plain, now)
    except (ValueError, OverflowError):  # an impossible day, or one beyond the calendar
        return None


def _ahead(plain: str, now: datetime) -> Moment | None:
    """ "20 phút nữa", "tiếng rưỡi nữa"."""
    found = _AHEAD.search(plain)
    if found is None:
        return None
    hours = (
        found["hours"]
        or found["in_hours"]
        or ("0" if found["only"] or found["in_minutes"] else "1")
    )
    minutes = int(found["minutes"] or found["only"] or found["in_minutes"] or 0)
    minutes += 30 if hours in ("half", "nua") else 60 * int(hours.replace("an", "1"))
    minutes += 30 if found["and_half"] else 0
    return Moment(now.replace(second=0, microsecond=0) + timedelta(minutes=minutes), "minute")


def _dated(plain: str, now: datetime) -> Moment | None:
    reading = read_clock(plain)
    if reading.is_impossible:
        return None
    undated = _DATED_DOCUMENT.sub(" ", reading.rest)
    day = read_day(undated, now.date()) or read_day(reading.rest, now.date())
    if reading.clock is None:
        return Moment(_whole_day(day, now), "day") if day else None
    return Moment(_at(day or Day(now.date(), "day"), reading.clock, now), "minute")


def _whole_day(day: Day, now: datetime) -> datetime:
    on = day.on + timedelta(weeks=1) if day.step == "week" and day.on == now.date() else day.on
    return datetime.combine(on, time(), now.tzinfo)


def _at(day: Day, clock: Clock, now: datetime) -> datetime:
    at = _combine(day.on, clock, now)
    if not day.step or at > now:
        return at
    return _combine(_later(day), clock, now)


def _combine(on: date, clock: Clock, now: datetime) -> datetime:
    return datetime.combine(
        on + timedelta(days=clock.days), time(clock.hour, clock.minute), now.tzinfo
    )


def _later(day: Day) -> date:
    """The next day that the same words name."""
    if day.step in ("day", "week"):
        return day.on + timedelta(days=1 if day.step == "day" else 7)
    found = read_day(
        f"ngay {day.on.day}" if day.step == "month" else f"{day.on.day}/{day.on.month}",
        day.on + timedelta(days=1),
    )
    return found.on if found else day.on
