"""Photos are drawn anew: upright, smaller, and without what a camera notes in them."""

import io
import struct
import zlib

import pytest
from PIL import Image
from PIL.ExifTags import GPS, IFD, Base

from bot.photos import (
    PhotoIsOfAnotherKind,
    PhotoIsTooBig,
    PhotoIsUnreadable,
    draw_anew,
)

RED, BLUE = (200, 30, 30), (30, 30, 200)


def camera_photo(width: int = 2400, height: int = 1200, orientation: int = 6) -> bytes:
    """As a phone writes it: place, time, device, a comment; the left half is red."""
    picture = Image.new("RGB", (width, height), BLUE)
    picture.paste(RED, (0, 0, width // 2, height))
    exif = Image.Exif()
    exif[Base.Orientation] = orientation
    exif[Base.Make] = "SecretPhone"
    exif[Base.DateTime] = "2026:11:20 07:30:00"
    exif.get_ifd(IFD.GPSInfo).update(
        {GPS.GPSLatitudeRef: "N", GPS.GPSLatitude: (10.0, 46.0, 12.3), GPS.GPSLongitudeRef: "E"}
    )
    written = io.BytesIO()
    picture.save(
        written,
        "JPEG",
        exif=exif,
        comment=b"SecretComment",
        xmp=b"<x:xmpmeta>SecretXmp</x:xmpmeta>",
    )
    return written.getvalue()


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def test_nothing_is_left_of_what_the_camera_noted() -> None:
    content = camera_photo()
    before = opened(content)
    assert before.getexif().get_ifd(IFD.GPSInfo)[GPS.GPSLatitude] == (10.0, 46.0, 12.3)
    assert b"SecretPhone" in content
    drawn = draw_anew(content)
    after = opened(drawn)
    assert after.format == "JPEG"
    assert dict(after.getexif()) == {}
    assert set(after.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    for secret in (b"Secret", b"Exif", b"2026:11:20", b"xmpmeta"):
        assert secret not in drawn


def test_picture_is_upright_and_at_most_1600_pixels() -> None:
    drawn = opened(draw_anew(camera_photo()))
    assert drawn.size == (800, 1600)
    # Turned clockwise, the left half is the upper one.
    top, bottom = drawn.getpixel((400, 100)), drawn.getpixel((400, 1500))
    assert isinstance(top, tuple)
    assert isinstance(bottom, tuple)
    assert top[0] > top[2]
    assert bottom[2] > bottom[0]


def test_small_picture_stays_as_big_as_it_is() -> None:
    assert opened(draw_anew(camera_photo(300, 200, orientation=1))).size == (300, 200)


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "L", "RGB"])
def test_other_still_pictures_become_jpeg(kind: str, mode: str) -> None:
    if kind == "WEBP" and mode in {"LA", "P", "L"}:
        mode = "RGB"
    written = io.BytesIO()
    Image.new(mode, (40, 30)).save(written, kind)
    drawn = opened(draw_anew(written.getvalue()))
    assert (drawn.format, drawn.mode, drawn.size) == ("JPEG", "RGB", (40, 30))


def test_what_is_see_through_becomes_white() -> None:
    written = io.BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(written, "PNG")
    assert opened(draw_anew(written.getvalue())).getpixel((5, 5)) == (255, 255, 255)


def gif() -> bytes:
    written = io.BytesIO()
    Image.new("P", (5, 5)).save(written, "GIF")
    return written.getvalue()


@pytest.mark.parametrize("content", [gif(), b"\x00\x00\x00\x18ftypheic" + bytes(40)])
def test_kinds_that_the_app_should_convert_are_told(content: bytes) -> None:
    with pytest.raises(PhotoIsOfAnotherKind):
        draw_anew(content)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GI",
        b"%PDF-1.7",
        b"<html></html>",
        camera_photo()[:2000],
        b"\xff\xd8\xff" + bytes(100),
        b"\x89PNG\r\n\x1a\n" + bytes(100),
        b"RIFF\x10\x00\x00\x00WEBPVP8 " + bytes(20),
    ],
)
def test_what_is_no_picture_is_refused(content: bytes) -> None:
    with pytest.raises(PhotoIsUnreadable):
        draw_anew(content)


def bomb(width: int, height: int) -> bytes:
    """A PNG that says it is huge."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(100))) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


@pytest.mark.parametrize("side", [5_100, 9_500, 60_000])
def test_picture_that_unfolds_to_far_too_much_is_not_unfolded(side: int) -> None:
    with pytest.raises(PhotoIsTooBig):
        draw_anew(bomb(side, side))


def test_too_many_bytes_are_not_even_looked_at() -> None:
    with pytest.raises(PhotoIsTooBig):
        draw_anew(bytes(21 * 1024 * 1024))
