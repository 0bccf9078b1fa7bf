"""The picture of a month in stories: its photos side by side under a few words; no title is on it,
so that one that is corrected makes no picture wrong."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot import lettering
from bot.features.stories.pictures import as_jpeg, draw_filling

if TYPE_CHECKING:
    from PIL.Image import Image

# Pixels.
_SIDE, _MARGIN, _GAP, _BAND = 1080, 56, 12, 14
_HEAD = 300
_HEADINGS, _NOTES = (64, 56, 48, 40), (36, 32, 28)
_PAPER, _INK, _COLOR, _FAINT = "#fffaf1", "#231c17", "#a3161a", "#5c534a"
# Photos in each row, by how many there are; of more the first are shown.
_ROWS = {1: (1,), 2: (2,), 3: (1, 2), 4: (2, 2), 5: (2, 3), 6: (3, 3)}
MOST_PHOTOS = max(_ROWS)


@dataclass(frozen=True)
class MonthPicture:
    """What is written on it."""

    heading: str
    # Whose stories they are, and how many.
    note: str


def draw_month(words: MonthPicture, photos: Sequence[tuple[bytes, Sequence[int] | None]]) -> bytes:
    """A JPEG of 1,080 × 1,080 pixels; lower without photos (content and crop). Takes some tenths
    of a second: in a thread."""
    # Loading it takes time that only who wants a picture shall wait for.
    from PIL import Image, ImageDraw  # noqa: PLC0415 - see above

    height = _SIDE if photos else _HEAD + 2 * _MARGIN
    image = Image.new("RGB", (_SIDE, height), _PAPER)
    canvas = ImageDraw.Draw(image)
    canvas.rectangle([(0, 0), (_SIDE, _BAND)], _COLOR)
    width = _SIDE - 2 * _MARGIN
    heading = lettering.fitted(words.heading, (width, _HEAD - 100), _HEADINGS, is_bold=True)
    note = lettering.fitted(words.note, (width, 90), _NOTES)
    top = _BAND + (_HEAD - _BAND - heading.height - note.height - _GAP) // 2
    top = heading.draw(canvas, (_MARGIN, top), _INK) + _GAP
    note.draw(canvas, (_MARGIN, top), _FAINT)
    if photos:
        _place(image, photos[:MOST_PHOTOS])
    return as_jpeg(image)


def _place(image: "Image", photos: Sequence[tuple[bytes, Sequence[int] | None]]) -> None:
    rows = _ROWS[len(photos)]
    room = _SIDE - _HEAD - _GAP
    height = (room - _GAP * len(rows)) // len(rows)
    left_over = iter(photos)
    for down, across in enumerate(rows):
        width = (_SIDE - _GAP * (across + 1)) // across
        top = _HEAD + down * (height + _GAP)
        for place in range(across):
            content, crop = next(left_over)
            picture = draw_filling(content, crop, (width, height))
            image.paste(picture, (_GAP + place * (width + _GAP), top))
