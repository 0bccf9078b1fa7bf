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
    for part in _SEPARATORS.split(words):
        name = part.strip(" .")
        fits = [value for value, full in options if _is_named(name, full)]
        fits = fits or [value for value, full in options if _ends_with(name, full)]
        if len(fits) == 1:
            found.append(fits[0])
        elif name:
            unknown.append(name)
    return found, unknown


def _ends_with(name: str, full: str) -> bool:
    """Whether it is the name without its brackets, or the last words of that."""
    said, bare = fold(tidy_name(name)), fold(full.partition(" (")[0])
    is_word = said.replace(" ", "").isalpha()
    return is_word and (said == bare or bare.endswith(f" {said}"))


def _is_named(name: str, full: str) -> bool:
    if name.isascii() and name.isdigit():
        return re.findall(r"\d+", full) == [name.lstrip("0")]
    return bool(name) and (fold(name) == fold(full) or cell_key(name) == cell_key(full))
