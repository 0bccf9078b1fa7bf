"""Reads the parts of a sentence that calls a meeting: where, and at what hour of a known day."""

import re
from datetime import datetime

from bot.reading.moments import Moment, read_moment

_PLACE = re.compile(r"\b(?:tại|tai|ở|at)\s+(\S.{2,})$", re.IGNORECASE | re.DOTALL)
_HOUR_FIRST = re.compile(r"\s*\d")


def read_place(text: str) -> str | None:
    """The words behind "tại", "ở" or "at" at the end of the text; None if there are none."""
    found = _PLACE.search(text.strip()[:1000])
    if found is None or _HOUR_FIRST.match(found.group(1)):
        return None
    return found.group(1).strip(" .")


def read_hour(text: str, day: datetime, now: datetime) -> Moment | None:
    """The hour in the text ("7 giờ rưỡi tối") on this day; None if it names no hour."""
    moment = read_moment(f"{text} ngày {day:%d/%m/%Y}", now)
    return moment if moment is not None and moment.precision == "minute" else None
