"""Bar charts as pictures: upright for a few periods, lying for many names."""

import io
import textwrap
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.lettering import letters

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# As many names as can be read on a phone: in columns beside each other.
ROWS = 50
_ROWS_A_COLUMN = 25
# Charts below each other in one picture.
PANELS = 3
# Inches and dots an inch: 1,260 dots wide, as much as Telegram leaves of a photo.
_WIDTH, _DPI = 9.0, 140
_ROW, _PANEL, _LINE = 0.31, 2.7, 0.24
_LEFT, _RIGHT = 0.02, 0.98
# In points.
_TITLE_SIZE, _SIZE, _SMALL = 15, 10.5, 8.5
_TITLE_LETTERS, _REMARK_LETTERS, _PANEL_LETTERS = 62, 105, 78
_NAME_LETTERS, _LONG_NAME_LETTERS = 24, 42
# Of the width of the picture.
_LETTER = 0.0088
_BAR, _EDGE, _FAINT = "#2f6f9f", "#9aa5ad", "#5f6b73"
# Of what the longest bar takes: what stands at its end needs room.
_AIR = 1.3
_UNKNOWN = "□"


@dataclass(frozen=True)
class Bar:
    """One bar; None has none, only its words."""

    label: str
    value: float | None
    # What stands at its end.
    words: str
    # Below the label of an upright bar.
    note: str = ""


@dataclass(frozen=True)
class Panel:
    """Bars that are measured alike."""

    title: str
    bars: Sequence[Bar]
    # Those of the other pages: all are drawn to one scale.
    others: Sequence[float] = ()


@dataclass(frozen=True)
class Chart:
    """One picture."""

    title: str
    # Below the title.
    remark: str
    panels: Sequence[Panel]
    # On the lower edge: who made it, and when.
    footer: str


def draw_columns(chart: Chart) -> bytes:
    """Upright bars, the panels below each other; a PNG. Takes a second: call it in a thread."""
    heads = _Heads.of(chart)
    height = heads.height + len(chart.panels) * _PANEL
    figure = _figure(height)
    for at, panel in enumerate(chart.panels):
        top = height - heads.top - at * _PANEL
        axes = figure.add_axes(_box(height, 0.05, 0.95, top - _PANEL + 0.65, top - 0.42))
        _draw_upright(axes, panel)
    return _finish(figure, heads, height)


def draw_rows(chart: Chart) -> bytes:
    """Lying bars of one panel with at most `ROWS` names, in columns; a PNG. Takes a second."""
    heads = _Heads.of(chart)
    (panel,) = chart.panels
    parts = _columns_of(panel.bars)
    body = max(len(part) for part in parts) * _ROW
    height = heads.height + body + 0.1
    figure = _figure(height)
    low, high = _range(panel)
    wide = (_RIGHT - _LEFT) / len(parts)
    for at, part in enumerate(parts):
        left = _LEFT + at * wide
        bottom = height - heads.top - len(part) * _ROW
        letters = _letters_of(panel.bars, _NAME_LETTERS if len(parts) > 1 else _LONG_NAME_LETTERS)
        names = letters * _LETTER
        box = _box(height, left + names, left + wide - 0.01, bottom, height - heads.top)
        axes = figure.add_axes(box)
        _draw_lying(axes, part, letters)
        axes.set_xlim(low, high * _AIR)
    return _finish(figure, heads, height)


@dataclass(frozen=True)
class _Heads:
    """What stands around the bars, broken into lines."""

    title: str
    remark: str
    footer: str

    @classmethod
    def of(cls, chart: Chart) -> "_Heads":
        return cls(
            _wrapped(chart.title, _TITLE_LETTERS),
            _wrapped(chart.remark, _REMARK_LETTERS),
            _wrapped(chart.footer, _REMARK_LETTERS),
        )

    @property
    def top(self) -> float:
        """Inches above the bars."""
        title = (self.title.count("\n") + 1) * _LINE * 1.25
        return title + (self.remark.count("\n") + 1) * _LINE + 0.25

    @property
    def height(self) -> float:
        """Inches above and below the bars."""
        return self.top + (self.footer.count("\n") + 1) * _LINE + 0.15


def _figure(height: float) -> "Figure":
    # matplotlib takes half a second to load: only who wants a chart waits for it.
    from matplotlib.figure import Figure  # noqa: PLC0415 - see above

    return Figure(figsize=(_WIDTH, height), dpi=_DPI, facecolor="white")


def _box(
    height: float, left: float, right: float, bottom: float, top: float
) -> tuple[float, float, float, float]:
    """Left, bottom, width and height as matplotlib wants them; up and down are given in inches."""
    return left, bottom / height, right - left, (top - bottom) / height


def _columns_of(bars: Sequence[Bar]) -> list[Sequence[Bar]]:
    """As even as can be: twenty-six names stand in two columns of thirteen."""
    if len(bars) <= _ROWS_A_COLUMN:
        return [bars]
    half = (len(bars) + 1) // 2
    return [bars[:half], bars[half:]]


def _letters_of(bars: Sequence[Bar], most: int) -> int:
    """How much room the names need, and get."""
    return min(max(len(bar.label) for bar in bars) + 1, most)


def _range(panel: Panel) -> tuple[float, float]:
    values = [*panel.others, *(bar.value for bar in panel.bars if bar.value is not None)]
    low, high = min([0.0, *values]), max([0.0, *values])
    return low * _AIR, high or (0.0 if low else 1.0)


def _draw_lying(axes: "Axes", bars: Sequence[Bar], letters: int) -> None:
    places = range(len(bars))
    axes.barh(places, [bar.value or 0 for bar in bars], color=_BAR, height=0.62)
    labels = [_shortened(bar.label, letters) for bar in bars]
    axes.set_yticks(places, labels=labels, fontsize=_SIZE, **_plain())
    axes.set_ylim(len(bars) - 0.5, -0.5)
    axes.set_xticks([])
    axes.tick_params(axis="y", length=0)
    axes.axvline(0, color=_EDGE, linewidth=1)
    axes.set_frame_on(False)
    for at, bar in zip(places, bars, strict=True):
        end = max(bar.value or 0.0, 0.0)
        _write(axes, bar, (end, at), (4, 0), ha="left", va="center")


def _draw_upright(axes: "Axes", panel: Panel) -> None:
    bars = panel.bars
    places = range(len(bars))
    axes.bar(places, [bar.value or 0 for bar in bars], color=_BAR, width=0.62)
    labels = [f"{_drawable(bar.label)}\n{_drawable(bar.note)}" for bar in bars]
    axes.set_xticks(places, labels=labels, fontsize=_SMALL, **_plain())
    # Room for all periods of a year, so that the bars of the first months are not giants.
    axes.set_xlim(-0.6, max(len(bars), 6) - 0.4)
    low, high = _range(panel)
    axes.set_ylim(low, high * _AIR)
    axes.set_yticks([])
    axes.tick_params(axis="x", length=0)
    axes.axhline(0, color=_EDGE, linewidth=1)
    axes.set_frame_on(False)
    title = _shortened(panel.title, _PANEL_LETTERS)
    axes.set_title(title, fontsize=_SIZE, loc="left", fontweight="bold", **_plain())
    for at, bar in zip(places, bars, strict=True):
        end = max(bar.value or 0.0, 0.0)
        _write(axes, bar, (at, end), (0, 3), ha="center", va="bottom")


def _write(
    axes: "Axes", bar: Bar, at: tuple[float, float], beside: tuple[float, float], **where: Any
) -> None:
    """The words at the end of a bar."""
    color = _FAINT if bar.value is None else "black"
    size = _SMALL if bar.value is None else _SIZE
    axes.annotate(
        _drawable(bar.words),
        at,
        xytext=beside,
        textcoords="offset points",
        color=color,
        fontsize=size,
        annotation_clip=False,
        **where,
        **_plain(),
    )


def _finish(figure: "Figure", heads: _Heads, height: float) -> bytes:
    top = 1 - 0.12 / height
    below = top - (heads.title.count("\n") + 1) * _LINE * 1.25 / height
    figure.text(_LEFT, top, heads.title, fontsize=_TITLE_SIZE, va="top", weight="bold", **_plain())
    figure.text(_LEFT, below, heads.remark, fontsize=_SIZE, va="top", color=_FAINT, **_plain())
    edge = 0.08 / height
    figure.text(_LEFT, edge, heads.footer, fontsize=_SMALL, va="bottom", color=_FAINT, **_plain())
    drawn = io.BytesIO()
    figure.savefig(drawn, format="png")
    return drawn.getvalue()


def _plain() -> dict[str, Any]:
    """Dollar signs are dollar signs, not formulas."""
    return {"parse_math": False}


def _wrapped(words: str, letters: int) -> str:
    return "\n".join(textwrap.wrap(_drawable(words), letters)) or " "


def _shortened(words: str, letters: int) -> str:
    drawable = _drawable(words)
    return drawable if len(drawable) <= letters else f"{drawable[: letters - 1].rstrip()}…"


def _drawable(words: str) -> str:
    """The words on one line, with a box for each letter that the font does not have."""
    known = letters()
    line = " ".join(unicodedata.normalize("NFC", words).split())
    return "".join(letter if ord(letter) in known else _UNKNOWN for letter in line)
