"""The result of a poll as a picture that can be read on a phone."""

import io
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from bot import lettering

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

# In pixels; a photo is shown about as wide as the screen.
_WIDTH, _SHORTEST, _MARGIN = 1080, 1080, 64
_INNER = _WIDTH - 2 * _MARGIN
_HEADING, _QUESTION, _LABEL, _NOTE = 34, 50, 40, 32
# With more letters than this on it, question and options are written smaller.
_LONG, _SMALL_QUESTION, _SMALL_LABEL = 360, 38, 34
_BAR, _BELOW_LABEL, _BELOW_BAR, _GAP = 40, 10, 34, 30
# So much more at most stands between the options where there are few.
_AIR = 70
_INK, _FAINT, _COLOR, _TRACK, _PAPER = "#1f2933", "#52606d", "#1f6f8b", "#e4e7eb", "#ffffff"
# Pictures of the polls that were closed last: all members ask for the same one.
_KEPT = 8


@dataclass(frozen=True)
class Row:
    """One option; `share` from 0 to 1 is the length of its bar, None for none."""

    label: str
    share: float | None
    # How many, as it stands beside the bar.
    words: str


@dataclass(frozen=True)
class PollPicture:
    """All that is written on it."""

    heading: str
    question: str
    rows: tuple[Row, ...]
    notes: tuple[str, ...]


@lru_cache(maxsize=_KEPT)
def draw(picture: PollPicture) -> bytes:
    """A PNG, 1,080 pixels wide. Takes a tenth of a second, the first a whole one: in a thread."""
    # Loading it takes time that only who wants a picture shall wait for.
    from PIL import Image, ImageDraw  # noqa: PLC0415 - see above

    nothing = ImageDraw.Draw(Image.new("RGB", (1, 1)))
    height = _Sheet(nothing, picture).write() + _MARGIN
    image = Image.new("RGB", (_WIDTH, max(height, _SHORTEST)), _PAPER)
    air = max(_SHORTEST - height, 0) // (len(picture.rows) + 1)
    _Sheet(ImageDraw.Draw(image), picture, min(air, _AIR)).write()
    drawn = io.BytesIO()
    image.save(drawn, format="PNG", optimize=True)
    return drawn.getvalue()


class _Sheet:
    """Written from the top down; written once on nothing, it tells how high it will be."""

    def __init__(self, canvas: "ImageDraw", picture: PollPicture, air: int = 0) -> None:
        self._canvas, self._picture, self._air = canvas, picture, air
        self._y = _MARGIN
        letters = len(picture.question) + sum(len(row.label) for row in picture.rows)
        is_long = letters > _LONG
        self._question = lettering.font(_SMALL_QUESTION if is_long else _QUESTION, is_bold=True)
        self._label = lettering.font(_SMALL_LABEL if is_long else _LABEL)
        beside = lettering.font(_LABEL, is_bold=True)
        self._beside = round(max(beside.getlength(row.words) for row in picture.rows)) + _GAP

    def write(self) -> int:
        """Returns where it ends."""
        picture = self._picture
        self._lines(picture.heading, lettering.font(_HEADING, is_bold=True), _COLOR)
        self._y += _GAP // 3
        self._lines(picture.question, self._question, _INK)
        self._y += _GAP + self._air
        for row in picture.rows:
            self._row(row)
        self._canvas.line([(_MARGIN, self._y), (_WIDTH - _MARGIN, self._y)], _TRACK, 3)
        self._y += _GAP
        for note in picture.notes:
            self._lines(note, lettering.font(_NOTE), _FAINT)
        return self._y

    def _row(self, row: Row) -> None:
        self._lines(row.label, self._label, _INK)
        self._y += _BELOW_LABEL
        if row.share is not None:
            self._bar(row.share)
            at = (_WIDTH - _MARGIN, self._y + _BAR // 2)
            font = lettering.font(_LABEL, is_bold=True)
            self._canvas.text(at, row.words, _INK, font, anchor="rm")
            self._y += _BAR
        self._y += _BELOW_BAR + self._air

    def _bar(self, share: float) -> None:
        longest = _INNER - self._beside
        top, bottom = self._y, self._y + _BAR
        corners = [(_MARGIN, top), (_MARGIN + longest, bottom)]
        self._canvas.rounded_rectangle(corners, 8, _TRACK)
        length = round(longest * share)
        if length:
            filled = [(_MARGIN, top), (_MARGIN + max(length, 16), bottom)]
            self._canvas.rounded_rectangle(filled, 8, _COLOR)

    def _lines(self, words: str, font: "FreeTypeFont", color: str) -> None:
        for line in lettering.wrapped(words, font, _INNER):
            self._canvas.text((_MARGIN, self._y), line, color, font)
            self._y += round(font.size * lettering.LINE)
