"""The picture that networks show above a link to a story: its title beside its first photo."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot import lettering
from bot.features.stories.pictures import as_jpeg, draw_filling

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

# In pixels, as Facebook, Zalo and X ask for.
WIDTH, HEIGHT = 1200, 630
_PHOTO = 520
_MARGIN, _BAND, _GAP = 56, 14, 24
_TITLES = (70, 64, 58, 52, 48, 44, 40, 36, 32)
_CREDITS, _NOTES = (34, 30, 26), (28, 24, 22)
_PAPER, _INK, _COLOR, _FAINT = "#fffaf1", "#231c17", "#a3161a", "#5c534a"


@dataclass(frozen=True)
class SharePicture:
    """What is written on it."""

    title: str
    # Of the cell it comes from.
    credit: str
    # Of the organisation.
    note: str


def draw_share(
    words: SharePicture, photo: bytes | None = None, crop: Sequence[int] | None = None
) -> bytes:
    """A JPEG of 1,200 × 630 pixels. Takes a tenth of a second: in a thread."""
    # Loading it takes time that only who wants a picture shall wait for.
    from PIL import Image, ImageDraw  # noqa: PLC0415 - see above

    image = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    right = WIDTH
    if photo is not None:
        right -= _PHOTO
        image.paste(draw_filling(photo, crop, (_PHOTO, HEIGHT)), (right, 0))
    canvas = ImageDraw.Draw(image)
    canvas.rectangle([(0, 0), (_BAND, HEIGHT)], _COLOR)
    _write(canvas, words, right - 2 * _MARGIN - _BAND)
    return as_jpeg(image)


def _write(canvas: "ImageDraw", words: SharePicture, width: int) -> None:
    left = _MARGIN + _BAND
    credit = lettering.fitted(words.credit, (width, 90), _CREDITS, is_bold=True)
    note = lettering.fitted(words.note, (width, 72), _NOTES)
    top = credit.draw(canvas, (left, _MARGIN), _COLOR) + _GAP
    bottom = HEIGHT - _MARGIN - note.height
    note.draw(canvas, (left, bottom), _FAINT)
    room = bottom - _GAP - top
    title = lettering.fitted(words.title, (width, room), _TITLES, is_bold=True)
    title.draw(canvas, (left, top + (room - title.height) // 2), _INK)
