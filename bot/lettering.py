"""Words in pictures: a font with all letters of Vietnamese, and lines that fit."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

# From one line to the next, in sizes of the font: marks stand above and below letters.
LINE = 1.28
_MORE = "…"
_BLANKS = re.compile(r"[^\S\u00a0]+")
# Pixels by which a block is narrowed at a time, to make its lines alike.
_NARROWER = 12


@cache
def font(size: int, *, is_bold: bool = False) -> "FreeTypeFont":
    """DejaVu Sans, which matplotlib brings along; `size` in pixels."""
    from PIL import ImageFont  # noqa: PLC0415 - slow to load

    return ImageFont.truetype(_path("DejaVuSans-Bold.ttf" if is_bold else "DejaVuSans.ttf"), size)


def _path(name: str) -> Path:
    import matplotlib as mpl  # noqa: PLC0415 - slow to load

    return Path(mpl.get_data_path()) / "fonts" / "ttf" / name


@cache
def letters() -> frozenset[int]:
    """The code points that the font can draw."""
    from matplotlib.ft2font import FT2Font  # noqa: PLC0415 - slow to load

    return frozenset(FT2Font(_path("DejaVuSans.ttf")).get_charmap())


def wrapped(words: str, written_in: "FreeTypeFont", width: int) -> list[str]:
    """In lines no wider than so many pixels; a word longer than a line is broken.

    Words with a no-break blank between them stay together if they fit into a line.
    """
    lines = [""]
    for word in _units(unicodedata.normalize("NFC", words), written_in, width):
        longer = f"{lines[-1]} {word}".strip()
        if written_in.getlength(longer) <= width:
            lines[-1] = longer
            continue
        *whole, rest = _broken(word, written_in, width)
        lines += [*whole, rest]
    return [line for line in lines if line]


def _units(words: str, written_in: "FreeTypeFont", width: int) -> Iterator[str]:
    for together in _BLANKS.split(words):
        if written_in.getlength(together) <= width:
            yield together
        else:
            yield from together.split()


def _broken(word: str, written_in: "FreeTypeFont", width: int) -> list[str]:
    parts = [""]
    for letter in word:
        if written_in.getlength(parts[-1] + letter) > width:
            parts.append("")
        parts[-1] += letter
    return parts


@dataclass(frozen=True)
class Block:
    """Lines in the font in which they fit."""

    lines: tuple[str, ...]
    font: "FreeTypeFont"

    @property
    def height(self) -> int:
        """Of all lines together, in pixels."""
        return len(self.lines) * _step(self.font)

    def draw(self, canvas: "ImageDraw", at: tuple[int, int], color: str) -> int:
        """Write from `at` (left, top) down; returns where it ends."""
        left, top = at
        for line in self.lines:
            canvas.text((left, top), line, color, self.font)
            top += _step(self.font)
        return top


def fitted(
    words: str, room: tuple[int, int], sizes: Sequence[int], *, is_bold: bool = False
) -> Block:
    """The words in the first of these sizes (the largest comes first) in which they fit into the
    room (width, height in pixels); if they fit in none, they end in "…". Emoji are left out."""
    width, height = room
    words = "".join(one for one in unicodedata.normalize("NFC", words) if _can_be_drawn(one))
    for size in sizes:
        written_in = font(size, is_bold=is_bold)
        lines = wrapped(words, written_in, width)
        most = height // _step(written_in)
        if len(lines) <= most:
            return Block(tuple(_evened(words, written_in, width, lines)), written_in)
    return Block(tuple(_cut(lines, most, written_in, width)), written_in)


def _can_be_drawn(letter: str) -> bool:
    return letter.isspace() or ord(letter) in letters()


def _evened(words: str, written_in: "FreeTypeFont", width: int, lines: list[str]) -> list[str]:
    """As many lines, as alike as can be: a title does not end in one lonely word."""
    narrow = width - _NARROWER
    while narrow > width // 2 and len(closer := wrapped(words, written_in, narrow)) == len(lines):
        lines, narrow = closer, narrow - _NARROWER
    return lines


def _cut(lines: list[str], most: int, written_in: "FreeTypeFont", width: int) -> list[str]:
    kept = lines[:most]
    while kept[-1] and written_in.getlength(kept[-1] + _MORE) > width:
        kept[-1] = kept[-1][:-1].rstrip()
    return [*kept[:-1], kept[-1] + _MORE]


def _step(written_in: "FreeTypeFont") -> int:
    return round(written_in.size * LINE)
