"""All pictures of a story in one, each with its number: what an editor sees before choosing."""

from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw

from bot import lettering
from bot.features.stories.pictures import as_jpeg, open_cropped

# Pixels.
_TILE, _GAP, _BADGE = 400, 12, 68
_PAPER, _INK, _LIGHT, _OUT = "#ffffff", "#1f2933", "#ffffff", "#9b1c1c"
# How much of the paper shows through what is left out.
_FADED = 0.7


@dataclass(frozen=True)
class Tile:
    """One picture: its file, the part that is shown, and whether it is left out."""

    content: bytes
    crop: Sequence[int] | None
    is_left_out: bool


def draw_sheet(tiles: Sequence[Tile]) -> bytes:
    """A JPEG. Takes a tenth of a second: in a thread."""
    across = min(len(tiles), 2 if len(tiles) in {2, 4} else 3)
    down = -(-len(tiles) // across)
    size = (across * (_TILE + _GAP) + _GAP, down * (_TILE + _GAP) + _GAP)
    sheet = Image.new("RGB", size, _PAPER)
    for place, tile in enumerate(tiles):
        left = _GAP + place % across * (_TILE + _GAP)
        top = _GAP + place // across * (_TILE + _GAP)
        sheet.paste(_drawn(tile, place + 1), (left, top))
    return as_jpeg(sheet)


def _drawn(tile: Tile, number: int) -> Image.Image:
    square = Image.new("RGB", (_TILE, _TILE), "#e4e7eb")
    shown = open_cropped(tile.content, tile.crop).convert("RGB")
    shown.thumbnail((_TILE, _TILE))
    square.paste(shown, ((_TILE - shown.width) // 2, (_TILE - shown.height) // 2))
    if tile.is_left_out:
        square = Image.blend(square, Image.new("RGB", square.size, _PAPER), _FADED)
    canvas = ImageDraw.Draw(square)
    color = _OUT if tile.is_left_out else _INK
    if tile.is_left_out:
        canvas.line((0, 0, _TILE, _TILE), color, 8)
        canvas.line((0, _TILE, _TILE, 0), color, 8)
    canvas.rounded_rectangle((10, 10, 10 + _BADGE, 10 + _BADGE), 14, color)
    middle = 10 + _BADGE / 2
    written_in = lettering.font(44, is_bold=True)
    canvas.text((middle, middle), str(number), _LIGHT, written_in, anchor="mm")
    return square
