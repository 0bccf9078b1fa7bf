"""Short words typed to the story and report questions, many of them, as they really come."""

from pathlib import Path

import pytest

from bot.reading.agreeing import read_agreement
from bot.reading.quantities import read_quantity
from bot.reading.stories import DONE, LATER, SEND, Told, read_told, read_way
from bot.reading.story_edits import (
    ParagraphEdit,
    PictureEdit,
    read_paragraph_edit,
    read_picture_edit,
)

_AGREEMENTS = Path(__file__).parent / "data" / "agreements.tsv"


def _agreements() -> list[tuple[str, str | None]]:
    lines = _AGREEMENTS.read_text(encoding="utf-8").splitlines()
    pairs = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(text, None if meaning == "-" else meaning) for meaning, text in pairs]


def test_agreements_are_read_and_never_guessed() -> None:
    read = [(text, meaning, read_agreement(text)) for text, meaning in _agreements()]
    missed = [one for one in read if one[1] != one[2]]
    assert len(missed) <= len(read) * 0.03, missed
    assert [one for one in missed if one[2] is not None] == []


@pytest.mark.parametrize(
    ("way", "messages"),
    [
        (SEND, "gửi luôn đi cháu|nộp cho chi bộ giúp bác|gởi đi|bấm gửi giùm|chốt gửi"),
        (DONE, "chỉ vậy thôi|viết xong rồi|kể xong rồi|thế là hết|hết chuyện|đủ rồi cháu"),
        (LATER, "mai kể tiếp|bữa khác kể tiếp|khi khác nha|giờ bận để sau|lát nữa viết tiếp"),
        (LATER, "tối viết tiếp|tối gửi|tối nay tôi gửi|toi nay gui|toi mai ke tiep|sáng mai gửi"),
        ("", "mai bà lại đi quét|không gửi|đừng gửi|khoan gửi|chưa xong|xong chưa|viết tiếp"),
    ],
)
def test_way_on_as_it_is_typed(way: str, messages: str) -> None:
    for words in messages.split("|"):
        assert (words, read_way(words)) == (words, way)


def test_labels_of_columns_and_forms_are_read() -> None:
    camera = Told(place="kp 4", title="Camera an ninh")
    assert read_told("Mô hình: Camera an ninh\nNơi làm: kp 4") == camera
    hoa = Told("nhặt rác", "Tổ 9", "bờ kè", "sạch 2km")
    assert read_told("Ai làm: Tổ 9\nLàm ở đâu: bờ kè\nLàm gì: nhặt rác\nĐược gì: sạch 2km") == hoa
    assert read_told("Gương điển hình: chị Thúy") == Told(who="chị Thúy")


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("24 đ/c", 24), ("1tr5", 1_500_000), ("1tr250", 1_250_000), ("5tr", 5_000_000),
        ("500k", 500_000), ("2,5tr", 2_500_000), ("tám mươi lăm phần trăm", 85), ("hăm hai", 22),
        ("tám buổi", 8), ("tầm 20", 20), ("500 k", None), ("5 tr ruoi", None), ("1k2", None),
    ],
)  # fmt: skip
def test_quantity_as_it_is_typed(words: str, value: float | None) -> None:
    assert read_quantity(words) == value


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        ("Đoạn 3 sửa lại: chú Ba", ParagraphEdit(3, "chú Ba")),
        ("đoạn 2 bỏ đi", ParagraphEdit(2, None)),
        ("sửa lại đoạn 2", ParagraphEdit(2, "")),
        ("bỏ đoạn thứ 2", ParagraphEdit(2, None)),
        ("bỏ giúp đoạn 3", ParagraphEdit(3, None)),
        ("sửa đoạn hai: chú Ba", ParagraphEdit(2, "chú Ba")),
        ("thay đoạn 2 bằng: Ông Tư", ParagraphEdit(2, "Ông Tư")),
        ("cho tôi sửa đoạn 2", ParagraphEdit(2, "")),
        ("sửa đoạn ba con hẻm", None),
        ("xóa đoạn 2 và 3", None),
        ("xóa đoạn 2 giùm bác nhé", ParagraphEdit(2, None)),
        ("bỏ đoạn 2 câu cuối", None),
        ("đoạn 2 bỏ: câu cuối", None),
        ("xóa đoạn 1 trừ câu đầu", None),
        ("không xóa đoạn 2", None),
    ],
)
def test_paragraph_as_it_is_named(text: str, edit: ParagraphEdit | None) -> None:
    assert read_paragraph_edit(text) == edit


@pytest.mark.parametrize("text", ["không lấy ảnh 3", "đừng đăng hình 3", "dung dua hinh 3"])
def test_picture_is_left_out(text: str) -> None:
    assert read_picture_edit(text) == PictureEdit("out", 3)


@pytest.mark.parametrize("text", ["không bỏ ảnh 2", "đừng bỏ hình 2", "dung bo hinh 2"])
def test_picture_that_shall_stay_is_not_left_out(text: str) -> None:
    assert read_picture_edit(text) is None
