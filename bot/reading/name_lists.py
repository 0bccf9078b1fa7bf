"""Reads names out of a row of them: "Khu phố 1, kp 7 và Chợ Mới", or only their numbers."""

import re
from collections.abc import Sequence

from bot.reading.cell_names import cell_key
from bot.reading.names import fold, tidy_name

_SEPARATORS = re.compile(r"[,;\n]|\s+(?:và|and)\s+")


def find_named(words: str, options: Sequence[tuple[str, str]]) -> tuple[list[str], list[str]]:
    """Of (value, name): the values of those named in the words, and what names none or several.

    A bare number stands for the one name that has it, a given name for the one person who has it.
    What stands in brackets behind a name need not be said.
    """
    found, unknown = [], []
    known = [_Known(value, full) for value, full in options]
    for part in _SEPARATORS.split(words):
        name = part.strip(" .")
        fits = _list_named(name, known) or _list_ending_with(name, known)
        if len(fits) == 1:
            found.append(fits[0])
        elif name:
            unknown.append(name)
    return found, unknown


class _Known:
    """A name that can be said; read once, for there may be thousands."""

    def __init__(self, value: str, full: str) -> None:
        self.value = value
        self.digits = re.findall(r"\d+", full)
        self.words, self.key = fold(full), cell_key(full)
        self.bare = fold(full.partition(" (")[0])


def _list_named(name: str, known: Sequence[_Known]) -> list[str]:
    if name.isascii() and name.isdigit():
        return [one.value for one in known if one.digits == [name.lstrip("0")]]
    words, key = fold(name), cell_key(name)
    return [one.value for one in known if name and (one.words == words or one.key == key)]


def _list_ending_with(name: str, known: Sequence[_Known]) -> list[str]:
    """Those that are the name, without their brackets, or of which it is the last words."""
    said = fold(tidy_name(name))
    if not said.replace(" ", "").isalpha():
        return []
    return [one.value for one in known if one.bare == said or one.bare.endswith(f" {said}")]
