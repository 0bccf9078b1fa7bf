"""Draws pictures of a story in the sizes of other networks. Takes time: in a thread."""

from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageEnhance, ImageFilter

from bot.features.stories.pictures import as_jpeg, draw, draw_filling, open_cropped
from bot.lettering import fitted

_MARGIN = 72
_LONGEST_SIDE = 1600
# What stands on a dark ground, and the ground where there is no picture.
_LETTERS, _FAINT, _GROUND, _LINE = "#ffffff", "#f2d8b0", "#8c1d18", "#f2b84b"
# How far the ground is blurred (pixels) and darkened; and what lies below words.
_BLUR, _LIGHT, _DEEP = 40, 0.42, 0.15
# Parts of the height: TikTok covers the top and the bottom with its own buttons and words.
_TOP, _BOTTOM = 0.12, 0.80
# As much of it words may take.
_TITLE, _CREDIT = 0.34, 0.12
_TITLE_SIZES = (76, 68, 60, 52, 46, 40)
_CREDIT_SIZES = (40, 34, 28)


def draw_for(
    content: bytes,
    crop: Sequence[int] | None,
    size: tuple[int, int] | None,
    title: str,
    credit: str,
) -> bytes:
    """A picture as a network takes it: cut to fill the size, upright with its title ("" for none),
    or whole where there is no size."""
    if size is None:
        return draw(content, crop, _LONGEST_SIDE)
    width, height = size
    if height > width:
        return draw_upright(content, crop, size, title, credit)
    return as_jpeg(draw_filling(content, crop, size))


def draw_upright(
    content: bytes, crop: Sequence[int] | None, size: tuple[int, int], title: str, credit: str
) -> bytes:
    """An upright picture fills the size; a wide one lies on a ground made of itself."""
    shown = open_cropped(content, crop).convert("RGB")
    whole = draw_filling(content, crop, size)
    if shown.height > shown.width:
        return as_jpeg(_write_across(whole, title, credit) if title else whole)
    return as_jpeg(_lay_on(whole, shown, title, credit))


def _write_across(whole: Image.Image, title: str, credit: str) -> Image.Image:
    """Words over the lower part, which darkens towards the bottom: faces are mostly above."""
    width, height = whole.size
    begin = height * 2 // 5
    shade = Image.new("L", whole.size)
    shade.paste(Image.linear_gradient("L").resize((width, height - begin)), (0, begin))
    dark = ImageEnhance.Brightness(whole).enhance(_DEEP)
    written = Image.composite(dark, whole, shade.point(_double))
    top = round(height * _BOTTOM) - _write(None, whole.size, title, credit, 0)
    _write(ImageDraw.Draw(written), whole.size, title, credit, top)
    return written


def _double(value: int) -> int:
    return min(value * 2, 255)


def _lay_on(whole: Image.Image, shown: Image.Image, title: str, credit: str) -> Image.Image:
    """The picture, uncut, below its title on itself, blurred and darkened."""
    width, height = whole.size
    ground = ImageEnhance.Brightness(whole.filter(ImageFilter.GaussianBlur(_BLUR))).enhance(_LIGHT)
    begin = 0
    if title:
        top = round(height * _TOP)
        begin = _write(ImageDraw.Draw(ground), whole.size, title, credit, top) + _MARGIN
    fitting = shown.resize((width, round(shown.height * width / shown.width)))
    room = round(height * _BOTTOM) - begin if title else height
    ground.paste(fitting, (0, begin + max(room - fitting.height, 0) // 2))
    return ground


def draw_title(size: tuple[int, int], title: str, credit: str) -> bytes:
    """A picture of words, for a story without pictures."""
    ground = Image.new("RGB", size, _GROUND)
    canvas = ImageDraw.Draw(ground)
    height = _write(None, size, title, credit, 0)
    _write(canvas, size, title, credit, max((size[1] - height) // 2, _MARGIN))
    return as_jpeg(ground)


def _write(
    canvas: ImageDraw.ImageDraw | None, size: tuple[int, int], title: str, credit: str, top: int
) -> int:
    """The title, a short line and whose story it is, from `top` down; returns where it ends.

    Without a canvas it tells how high that will be.
    """
    width, height = size
    inner = width - 2 * _MARGIN
    block = fitted(title, (inner, round(height * _TITLE)), _TITLE_SIZES, is_bold=True)
    below = fitted(credit, (inner, round(height * _CREDIT)), _CREDIT_SIZES)
    at_line = top + block.height + _MARGIN // 3
    if canvas is not None:
        block.draw(canvas, (_MARGIN, top), _LETTERS)
        canvas.rectangle([(_MARGIN, at_line), (_MARGIN + 160, at_line + 8)], _LINE)
        below.draw(canvas, (_MARGIN, at_line + _MARGIN // 2), _FAINT)
    return at_line + _MARGIN // 2 + below.height
