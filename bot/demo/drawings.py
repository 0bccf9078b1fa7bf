"""Drawn pictures for the invented stories: nobody real is on them."""

import io

from PIL import Image, ImageDraw

_SIZE = (1280, 960)
_SKY, _SUN, _WALL, _ROAD, _GRASS = "#cfe8f3", "#ffd166", "#f3e3c7", "#b9b2a6", "#8fbf7f"
_HOUSES = ("#f2c6a0", "#e9d8a6", "#cfd8c0", "#f4d6cc", "#bcd4e6")
_FLOWERS = ("#e63946", "#f4a261", "#ffb3c6", "#ffd166", "#9b5de5")
_SKIN, _HAT, _POT, _LEAF, _WOOD, _DARK = (
    "#e0ac85",
    "#f1e3b0",
    "#b5583a",
    "#4f8a4b",
    "#8a5a3b",
    "#3d3a38",
)
_BOOKS = ("#264653", "#2a9d8f", "#e9c46a", "#e76f51", "#6d597a", "#457b9d")
_Point = tuple[float, float]


def draw_sweeping() -> bytes:
    """Somebody sweeps an alley with flowers on both sides."""
    canvas, picture = _alley()
    _stand(canvas, (560, 800), 300, "#5a7d9a")
    canvas.line((588, 652, 800, 830), _WOOD, 12)
    canvas.polygon([(780, 810), (820, 800), (860, 880), (770, 890)], _HAT)
    return _as_jpeg(picture)


def draw_watering() -> bytes:
    """Two people water the flowers of the same alley."""
    canvas, picture = _alley()
    _stand(canvas, (420, 820), 310, "#9a5a7d")
    _stand(canvas, (800, 780), 280, "#6a8f5a")
    canvas.rounded_rectangle((300, 690, 370, 760), 12, "#457b9d")
    canvas.line((300, 700, 240, 670), "#457b9d", 12)
    for drop in range(6):
        canvas.ellipse(
            (222 - 8 * drop, 684 + 16 * drop, 230 - 8 * drop, 698 + 16 * drop), "#7fb4d9"
        )
    return _as_jpeg(picture)


def draw_bookcase() -> bytes:
    """A bookcase at a gate, and two who read beside it."""
    picture = Image.new("RGB", _SIZE, _WALL)
    canvas = ImageDraw.Draw(picture)
    canvas.rectangle((0, 700, 1280, 960), _ROAD)
    canvas.rectangle((900, 180, 1240, 720), "#7a9e9f")
    for bar in range(7):
        canvas.rectangle((920 + 46 * bar, 200, 930 + 46 * bar, 720), "#5b7c7d")
    canvas.polygon([(120, 190), (430, 100), (740, 190)], "#b5583a")
    canvas.rectangle((150, 190, 710, 740), _WOOD)
    for shelf in range(3):
        _shelve(canvas, 210 + 175 * shelf, shelf)
    _stand(canvas, (800, 860), 280, "#5a7d9a")
    canvas.polygon(
        [(745, 700), (800, 716), (855, 700), (855, 748), (800, 764), (745, 748)], "white"
    )
    _stand(canvas, (1040, 880), 260, "#9a7d5a")
    return _as_jpeg(picture)


def _shelve(canvas: ImageDraw.ImageDraw, top: int, first: int) -> None:
    canvas.rectangle((175, top, 685, top + 155), "#5f3d28")
    for number in range(17):
        left, height = 185 + 29 * number, 100 + (number * 37 + first * 53) % 45
        color = _BOOKS[(number * 5 + first) % len(_BOOKS)]
        canvas.rectangle((left, top + 155 - height, left + 24, top + 155), color)


def _alley() -> tuple[ImageDraw.ImageDraw, Image.Image]:
    """A way between houses that meets the sky, with pots along it."""
    picture = Image.new("RGB", _SIZE, _SKY)
    canvas = ImageDraw.Draw(picture)
    canvas.ellipse((880, 70, 1000, 190), _SUN)
    canvas.rectangle((0, 560, 1280, 960), _GRASS)
    canvas.polygon([(590, 500), (690, 500), (1180, 960), (100, 960)], _ROAD)
    # From far to near, each the next in front of the one before.
    for depth in range(5):
        _build(canvas, depth)
    for depth in range(9):
        share = (depth / 8) ** 1.6
        base, size = 540 + 380 * share, 22 + 95 * share
        reach = 75 + 470 * share
        for side in (-1, 1):
            place = depth * 2 + (side > 0)
            _plant(canvas, (640 + side * reach, base), size, _FLOWERS[place % len(_FLOWERS)])
    return canvas, picture


def _build(canvas: ImageDraw.ImageDraw, depth: int) -> None:
    near, far = (depth + 1) / 5, depth / 5
    for side in (-1, 1):
        inner, outer = 640 + side * (60 + 250 * far), 640 + side * (60 + 250 * near + 340 * near)
        top, bottom = 440 - 320 * near, 520 + 190 * near
        left, right = sorted((inner + side * 40 * near, outer))
        color = _HOUSES[(depth * 2 + (side > 0)) % len(_HOUSES)]
        canvas.rectangle((left, top, right, bottom), color)
        canvas.polygon([(left, top), ((left + right) / 2, top - 70 * near), (right, top)], _POT)
        wide, middle = 60 * near, (top + bottom) / 2
        door = inner + side * (100 * near + 30)
        canvas.rectangle((door - wide / 2, middle, door + wide / 2, bottom), _WOOD)
        canvas.rectangle(
            (door - wide / 2, top + 40 * near, door + wide / 2, middle - 40 * near), "#dff1f7"
        )


def _plant(canvas: ImageDraw.ImageDraw, foot: _Point, size: float, color: str) -> None:
    across, down = foot
    half, rim = size / 2, down - size * 0.7
    canvas.polygon(
        [
            (across - half, rim),
            (across + half, rim),
            (across + half * 0.7, down),
            (across - half * 0.7, down),
        ],
        _POT,
    )
    _dot(canvas, (across, rim - size * 0.35), size * 0.55, _LEAF)
    for turn, lift in ((-0.35, 0.3), (0.3, 0.25), (0.0, 0.65), (-0.1, 0.15)):
        _dot(canvas, (across + turn * size, rim - lift * size), size * 0.17, color)


def _stand(canvas: ImageDraw.ImageDraw, foot: _Point, height: float, color: str) -> None:
    """A person without a face, under a conical hat."""
    across, down = foot
    half, neck = height * 0.17, down - height * 0.72
    for side in (-1, 1):
        leg = across + side * half * 0.5
        canvas.rectangle((leg - half * 0.35, down - height * 0.35, leg + half * 0.35, down), _DARK)
    canvas.rounded_rectangle(
        (across - half, neck, across + half, down - height * 0.3), half * 0.6, color
    )
    for side in (-1, 1):
        arm = [(across + side * half * 0.9, neck + half * 0.5)]
        arm.append((across + side * half * 0.5, neck + height * 0.25))
        canvas.line(arm, _SKIN, round(height * 0.06))
    _dot(canvas, (across, neck - height * 0.09), height * 0.1, _SKIN)
    brim, tip = neck - height * 0.12, neck - height * 0.3
    canvas.polygon(
        [(across - height * 0.2, brim), (across, tip), (across + height * 0.2, brim)], _HAT
    )


def _dot(canvas: ImageDraw.ImageDraw, middle: _Point, radius: float, color: str) -> None:
    across, down = middle
    canvas.ellipse((across - radius, down - radius, across + radius, down + radius), color)


def _as_jpeg(picture: Image.Image) -> bytes:
    written = io.BytesIO()
    picture.save(written, "JPEG", quality=82)
    return written.getvalue()
