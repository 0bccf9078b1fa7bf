"""The picture that takes the place of one that was taken back: a few words on paper."""

from functools import lru_cache

from bot import lettering
from bot.features.stories.pictures import as_jpeg

# Pixels.
_WIDTH, _HEIGHT, _MARGIN = 1080, 608, 90
_SIZES = (56, 48, 40)
_PAPER, _INK = "#f2f0ec", "#5c534a"


@lru_cache(maxsize=4)
def draw_withdrawn(words: str) -> bytes:
    """A JPEG; drawn once, for all places and stories."""
    # Loading it takes time that only who needs a picture shall wait for.
    from PIL import Image, ImageDraw  # noqa: PLC0415 - see above

    image = Image.new("RGB", (_WIDTH, _HEIGHT), _PAPER)
    room = (_WIDTH - 2 * _MARGIN, _HEIGHT - 2 * _MARGIN)
    block = lettering.fitted(words, room, _SIZES)
    block.draw(ImageDraw.Draw(image), (_MARGIN, (_HEIGHT - block.height) // 2), _INK)
    return as_jpeg(image)
