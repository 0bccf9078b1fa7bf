"""Charts draw whatever people are called, and warn of nothing."""

import io
import subprocess
import sys

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.lettering import letters
from handlers.common.charts import (
    ROWS,
    Bar,
    Chart,
    Panel,
    _drawable,
    draw_columns,
    draw_rows,
)


def chart_of(*bars: Bar, title: str = "Số hộ") -> Chart:
    """A chart of one panel."""
    return Chart(title, "Phường Sông Mây", [Panel("Số hộ", bars)], "Lý Thị Mai")


def size_of(content: bytes) -> tuple[int, int]:
    """Width and height of a PNG."""
    with Image.open(io.BytesIO(content)) as picture:
        assert picture.format == "PNG"
        return picture.size


@pytest.mark.parametrize("draw", [draw_columns, draw_rows])
@pytest.mark.parametrize(
    "bars",
    [
        [Bar("A", None, "chưa gửi")],
        [Bar("A", 0.0, "0")],
        [Bar("A", -3.0, "-3"), Bar("B", 2.0, "2")],
        [Bar("A", 1e12, "1.000.000.000.000"), Bar("B", 1.0, "1")],
        [Bar("$x$ \\frac{1}", 1.0, "$"), Bar("漢字 🌸 \x00\ud800", 2.0, "\n")],
    ],
)
def test_any_values_and_names_are_drawn(draw: object, bars: list[Bar]) -> None:
    assert callable(draw)
    width, height = size_of(draw(chart_of(*bars, title="$ 漢 " * 40)))
    assert width == 1260
    assert height < 2000


def test_full_page_fits_on_a_phone() -> None:
    bars = [Bar(f"Chi bộ Khu phố {number}", float(number), "1") for number in range(ROWS)]
    assert size_of(draw_rows(chart_of(*bars)))[1] < 1400


@settings(deadline=None)
@example("Nguyễn Thị Sen\u0300 Đỗ ắằẳẵặ")
@given(st.text(st.characters(), max_size=30))
def test_only_letters_that_the_font_has_are_drawn(words: str) -> None:
    assert {ord(letter) for letter in _drawable(words)} <= letters()


def test_bot_starts_without_what_draws_and_writes() -> None:
    code = "import sys, bot.app; print({'matplotlib', 'docx'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()", done.stdout + done.stderr


def test_every_letter_of_vietnamese_is_in_the_font() -> None:
    words = "ăâđêôơư ÁÀẢÃẠ ẮẰẲẴẶ ẤẦẨẪẬ éèẻẽẹ ếềểễệ íìỉĩị óòỏõọ ốồổỗộ ớờởỡợ úùủũụ ứừửữự ýỳỷỹỵ"
    assert _drawable(words) == words
