"""Reads how late somebody will be: "trễ 15p", "chậm nửa tiếng"."""

import re

from bot.reading.letters import fold

_MINUTES = re.compile(r"(?<![\d:h])(\d{1,3})\s*(?:phut|ph|p|minutes?|mins?|')(?![a-z])")
_HOURS = re.compile(r"(?<!\d)(\d)\s*(?:tieng|hours?)\b(\s*ruoi)?")
_HALF = re.compile(r"\bnua\s*(?:tieng|gio)\b|\bhalf an hour\b")
_LONGEST = 180


def read_delay(text: str) -> int | None:
    """Minutes; None where the text gives none that are likely."""
    plain = fold(text[:600])
    if found := _MINUTES.search(plain):
        minutes = int(found.group(1))
    elif found := _HOURS.search(plain):
        minutes = 60 * int(found.group(1)) + (30 if found.group(2) else 0)
    elif _HALF.search(plain):
        minutes = 30
    else:
        return None
    return minutes if 0 < minutes <= _LONGEST else None
