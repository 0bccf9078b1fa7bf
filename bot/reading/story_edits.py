"""What an editor asks for in words: "sửa đoạn 2: …", "bỏ ảnh 3", "3 1 2"."""

import re
from dataclasses import dataclass
from typing import Literal

from bot.reading.names import fold

_PARAGRAPH = re.compile(
    r"^\s*(?:(?:cho|xin|nho)\s+(?:(?:toi|em|bac|co|chu|chi|anh|minh|con|chau)\s+)?)?"
    r"(?:(sua|doi|thay|viet lai|xoa|bo|edit|change|delete|drop)(?:\s+(?:lai|giup|gium|luon))*\s+)?"
    r"(?:doan|paragraph)\s*(?:(?:so|thu)\s*)?"
    r"(\d{1,3}\b|(?:mot|hai|ba|bon|tu|nam|sau|bay|tam|chin|muoi)(?=\s*(?:$|[:.\-–\n])))"
    r"\s*(?:(?:lai|thanh|bang|la)\s*(?=[:\-–]))?[:.\-–]?\s*"
)
# "Đoạn 3 sửa lại: …", "đoạn 2 bỏ đi".
_NUMBER_FIRST = re.compile(
    r"^\s*doan\s*(?:(?:so|thu)\s*)?(\d{1,3})\s*,?\s*(sua|doi|thay|viet lai|xoa|bo)"
    r"(?:\s+(?:lai|thanh|bang|di|giup|gium))*\s*(?::\s*|$)"
)
_SPELT = {
    word: number
    for number, word in enumerate("mot hai ba bon nam sau bay tam chin muoi".split(), 1)
} | {"tu": 4}
_DROPS = frozenset({"xoa", "bo", "delete", "drop"})
_POLITE = re.compile(
    r"(?:(?:di|giup|gium|ho|cho|luon|nhe|nha|nhen|nghe|a|em|con|chau|bac|co|chu|anh|chi|toi|minh|roi"
    r"|nay|do|please)\b\W*)+"
)
_NUMBER = re.compile(r"\d{1,3}")
_LEFT_OUT = re.compile(
    r"^(?:bo|xoa|khong (?:dang|lay|dung|dua)|dung (?:dang|lay|dua|dung)|an|drop|leave out|remove)\b"
)
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
    if turned := _NUMBER_FIRST.match(folded):
        act, number, end = turned[2], turned[1], turned.end()
    elif found := _PARAGRAPH.match(folded):
        act, number, end = found[1], found[2], found.end()
    else:
        return None
    rest = text[end:].strip() if len(folded) == len(text) else ""
    if rest and (not act or (act in _DROPS and not _POLITE.fullmatch(fold(rest)))):
        # "Đoạn 2 của hẻm …" begins a text; "xóa đoạn 2 và 3" names several, "… câu cuối" a part.
        return None
    return ParagraphEdit(_SPELT.get(number) or int(number), None if act in _DROPS else rest)


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
