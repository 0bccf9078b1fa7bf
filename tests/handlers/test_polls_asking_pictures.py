"""The picture of a result holds whatever is asked, and is as wide as a phone shows it."""

import io

import pytest
from PIL import Image

from handlers.polls.pictures import PollPicture, Row, draw

LONG = "Tổ chức tại Nhà văn hóa phường, đường Nguyễn Thị Minh Khai 1"


def picture(question: str, *labels: str) -> Image.Image:
    """The picture of a poll in which each option was chosen by half."""
    rows = tuple(Row(label, 0.5, "1.234 · 50%") for label in labels)
    notes = ("Đã trả lời: 1.234 trên 2.345 đồng chí.", "Không phải biểu quyết của chi bộ.")
    drawn = draw(PollPicture("KẾT QUẢ XIN Ý KIẾN · Chi bộ Khu phố 1", question, rows, notes))
    return Image.open(io.BytesIO(drawn)).convert("L")


@pytest.mark.parametrize(
    ("question", "labels"),
    [
        ("Ngày nào?", ("Sáng", "Chiều")),
        ("Nơi nào thuận tiện nhất? " * 12, (LONG,) * 6),
        ("x" * 300, ("y" * 60,) * 6),
        ("Ngày 😀 $5 <b>?", ("日本", "&amp;")),
    ],
)
def test_nothing_runs_over_the_edge(question: str, labels: tuple[str, ...]) -> None:
    drawn = picture(question, *labels)
    assert drawn.width == 1080
    assert drawn.height >= 1080
    for edge in ((0, 0, 1080, 40), (0, 0, 40, drawn.height), (1040, 0, 1080, drawn.height)):
        assert drawn.crop(edge).getextrema() == (255, 255)
    assert drawn.crop((0, drawn.height - 40, 1080, drawn.height)).getextrema() == (255, 255)


def test_same_result_is_drawn_once() -> None:
    same = PollPicture("A", "B", (Row("C", 0.0, "0 · 0%"),), ())
    assert draw(same) is draw(same)
