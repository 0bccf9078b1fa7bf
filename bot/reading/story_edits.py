"""What an editor asks for in words: "sửa đoạn 2: …", "bỏ ảnh 3", "3 1 2"."""

import re
from dataclasses import dataclass
from typing import Literal

from bot.reading.names import fold

_PARAGRAPH = re.compile(
    r"^\s*(sua|doi|thay|viet lai|xoa|bo|edit|change|delete|drop)?\s*(?:doan|paragraph)\s*(?:so\s*)?"
    r"(\d{1,3})\b\s*[:.\-–]?\s*"
)
_DROPS = frozenset({"xoa", "bo", "delete", "drop"})
_NUMBER = re.compile(r"\d{1,3}")
_LEFT_OUT = re.compile(r"^(?:bo|xoa|khong dang|an|drop|leave out|remove)\b")
_TAKEN_BACK = re.compile(r"^(?:dung lai|lay lai|dang lai|hien|them lai|use|take back|restore)\b")
_FIRST = re.compile(r"\b(?:dau|first|top)\b")
_UP = re.compile(r"\b(?:len|truoc|up)\b")
_DOWN = re.compile(r"\b(?:xuong|sau|down)\b")
_ONLY_NUMBERS = re.compile(r"^(?:anh|thu tu|order)?[\s:]*\d{1,3}(?:[\s,;.>-]+\d{1,3})+[\s.]*$")
FIRST, UP, DOWN = "first", "up", "down"


@dataclass(frozen=True)
class ParagraphEdit:
    """Another wording of a paragraph, counted from 1; "" asks for it; None drops it."""

    number: int
    words: str | None


@dataclass(frozen=True)
class PictureEdit:
    """What to do with the picture of this number."""

    act: Literal["out", "back", "first", "up", "down"]
    number: int


def read_paragraph_edit(text: str) -> ParagraphEdit | None:
    """What is asked of one paragraph, if the words name one."""
    # Folded as they stand: composed letters keep their places.
    folded = fold(text)
    found = _PARAGRAPH.match(folded)
    if found is None:
        return None
    rest = text[found.end() :].strip() if len(folded) == len(text) else ""
    if not found[1] and rest:
        # "Đoạn 2 của hẻm …" begins a text.
        return None
    return ParagraphEdit(int(found[2]), None if found[1] in _DROPS else rest)


def read_picture_edit(text: str) -> PictureEdit | tuple[int, ...] | None:
    """What is asked of one picture, or the order in which they shall come."""
    folded = fold(text).strip()
    numbers = [int(number) for number in _NUMBER.findall(folded)]
    if _ONLY_NUMBERS.match(folded):
        return tuple(numbers)
    if len(numbers) != 1:
        return None
    for pattern, act in _ACTS:
        if pattern.search(folded):
            return PictureEdit(act, numbers[0])
    return None


_ACTS: tuple[tuple[re.Pattern[str], Literal["out", "back", "first", "up", "down"]], ...] = (
    (_TAKEN_BACK, "back"),
    (_LEFT_OUT, "out"),
    (_FIRST, "first"),
    (_UP, "up"),
    (_DOWN, "down"),
)
