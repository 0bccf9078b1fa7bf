"""Draws a photo anew, upright and smaller, without what a camera notes in it."""

import io
from dataclasses import dataclass

from PIL import Image, ImageOps

from bot.errors import ChibotError

# What a bot can download from Telegram.
MEGABYTES = 20
LONGEST_SIDE = 1600
# A small file can unfold to far more than a phone takes. A JPEG is read at a fraction of its size;
# others unfold to four bytes a pixel.
_MOST_PIXELS = {"JPEG": 80_000_000, "PNG": 25_000_000, "WEBP": 25_000_000}
_QUALITY = 82
_WHITE = (255, 255, 255)
# ISO base media files: photos of an iPhone as it keeps them.
_HEIF = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"heif", b"avif")


@dataclass(frozen=True)
class DrawnPhoto:
    """A photo as it is kept; `source` is Telegram's name of the file it was drawn from."""

    source: str
    content: bytes

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        with Image.open(io.BytesIO(self.content), formats=["JPEG"]) as opened:
            return opened.size


class PhotoIsTooBig(ChibotError):
    """More bytes, or far more pixels, than a photo has."""

    key = "photo-too-big"


class PhotoIsUnreadable(ChibotError):
    """No picture, or one of a kind that is not read."""

    key = "photo-unreadable"


class PhotoIsOfAnotherKind(ChibotError):
    """A picture in a format that must be sent as a photo, so that the app converts it."""

    key = "photo-kind"


def draw_anew(content: bytes) -> bytes:
    """The picture as a JPEG of at most 1,600 pixels a side, with pixels and nothing else.

    Raises PhotoIsTooBig, PhotoIsUnreadable, PhotoIsOfAnotherKind.
    """
    if len(content) > MEGABYTES * 1024 * 1024:
        raise PhotoIsTooBig(limit=MEGABYTES)
    if (content[4:8] == b"ftyp" and content[8:12] in _HEIF) or content[:4] == b"GIF8":
        raise PhotoIsOfAnotherKind
    try:
        with Image.open(io.BytesIO(content), formats=list(_MOST_PIXELS)) as opened:
            if opened.width * opened.height > _MOST_PIXELS[opened.format or "PNG"]:
                raise PhotoIsTooBig(limit=MEGABYTES)
            return _drawn(opened)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PhotoIsTooBig(limit=MEGABYTES) from error
    except (OSError, ValueError, SyntaxError, EOFError, IndexError, OverflowError) as error:
        # Pillow says all of these of broken files.
        raise PhotoIsUnreadable from error


def _drawn(opened: Image.Image) -> bytes:
    # Read at a fraction of its size at once: less memory, and quicker.
    opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    upright = ImageOps.exif_transpose(opened)
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    drawn = Image.new("RGB", upright.size, _WHITE)
    # What is see-through becomes white; a new picture has no notes at all to be saved.
    plain = upright.convert("RGBA")
    drawn.paste(plain, mask=plain.getchannel("A"))
    written = io.BytesIO()
    drawn.save(written, "JPEG", quality=_QUALITY, optimize=True)
    return written.getvalue()
