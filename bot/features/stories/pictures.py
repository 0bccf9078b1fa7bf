"""Cuts and sizes pictures of stories; JPEG in, JPEG out."""

import io
from collections.abc import Sequence

from PIL import Image, ImageOps

_QUALITY = 82
# What a crop is counted in.
WHOLE = 1000

# Left, top, width, height in thousandths.
Crop = tuple[int, int, int, int]


def open_cropped(content: bytes, crop: Sequence[int] | None) -> Image.Image:
    """The part of a picture that is shown."""
    picture = Image.open(io.BytesIO(content), formats=["JPEG"])
    if crop is None:
        return picture
    left, top, width, height = crop
    across, down = picture.width / WHOLE, picture.height / WHOLE
    right, bottom = left + width, top + height
    return picture.crop(
        (round(left * across), round(top * down), round(right * across), round(bottom * down))
    )


def draw(content: bytes, crop: Sequence[int] | None, longest_side: int) -> bytes:
    """The shown part, no side longer than this in pixels."""
    picture = open_cropped(content, crop)
    picture.thumbnail((longest_side, longest_side))
    return as_jpeg(picture)


def draw_filling(content: bytes, crop: Sequence[int] | None, size: tuple[int, int]) -> Image.Image:
    """The shown part, enlarged or cut so that it fills the size (width, height in pixels)."""
    # A face is mostly above the middle.
    return ImageOps.fit(open_cropped(content, crop).convert("RGB"), size, centering=(0.5, 0.4))


def as_jpeg(picture: Image.Image) -> bytes:
    """The picture as a file, with pixels and nothing else."""
    written = io.BytesIO()
    picture.convert("RGB").save(written, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
    return written.getvalue()


def crop_to(width: int, height: int, ratio: float, place: float) -> Crop:
    """The largest part of a picture (pixels) that is so many times as wide as high.

    `place`: 0 keeps its top or left, 1 its bottom or right, 0.5 the middle.
    """
    if width / height > ratio:
        share = round(WHOLE * height * ratio / width)
        return round((WHOLE - share) * place), 0, share, WHOLE
    share = round(WHOLE * width / ratio / height)
    return 0, round((WHOLE - share) * place), WHOLE, share
