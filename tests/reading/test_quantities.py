"""Quantities as people type them; what is doubtful is no quantity."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.quantities import is_nothing, read_quantity


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("12", 12),
        (" 12. ", 12),
        ("12 buổi", 12),
        ("12 đồng chí ạ", 12),
        ("１２", 12),
        ("0", 0),
        ("007", 7),
        ("85%", 85),
        ("85 %", 85),
        ("-3", -3),
        ("1.250", 1250),
        ("1.250.000 đồng", 1_250_000),
        ("1 250", 1250),
        ("12,5", 12.5),
        ("12.5", 12.5),
        ("0,125", 0.125),
        ("1.250,5", 1250.5),
        ("1,5 triệu", 1_500_000),
        ("30 triệu đồng", 30_000_000),
        ("2 tỷ", 2_000_000_000),
        ("3 nghìn", 3000),
        ("khoảng 30", 30),
        ("Khoảng chừng 30 người", 30),
        ("dạ có 12 buổi", 12),
        ("tổng cộng: 45", 45),
        ("~30", 30),
        ("mười hai", 12),
        ("muoi hai", 12),
        ("Mười hai buổi", 12),
        ("một", 1),
        ("năm", 5),
        ("mười lăm", 15),
        ("hai mươi", 20),
        ("hai mươi mốt", 21),
        ("hai lăm", 25),
        ("ba mươi tư hộ", 34),
        ("năm chục", 50),
        ("một trăm", 100),
        ("một trăm lẻ năm", 105),
        ("một trăm linh năm", 105),
        ("một trăm hai mươi", 120),
        ("hai trăm mười lăm người", 215),
        ("một nghìn hai trăm", 1200),
        ("một nghìn không trăm linh năm", 1005),
        ("hai triệu", 2_000_000),
        ("không", 0),
        ("không có", 0),
        ("Không có buổi nào", 0),
        ("không có trường hợp nào ạ", 0),
        ("chưa có", 0),
        ("ko", 0),
        ("không phát sinh", 0),
        ("none", 0),
        ("about 30", 30),
        ("12đc", 12),
        ("50kg", 50),
        ("1.200.000đ", 1_200_000),
        ("2 chục", 20),
        ("2 trăm nghìn đồng", 200_000),
        ("1 triệu 2", 1_200_000),
        ("1 triệu 250 nghìn", 1_250_000),
        ("1 triệu 5 nghìn", 1_005_000),
        ("12 meetings", 12),
    ],
)
def test_quantity_is_read(words: str, value: float) -> None:
    assert read_quantity(words) == value


@pytest.mark.parametrize(
    "words",
    [
        "",
        " ",
        "nhiều lắm",
        "không biết",
        "không rõ",
        "chưa",
        "vài buổi",
        "một số",
        "một vài",
        "mấy chục",
        "mười mấy",
        "hai ba buổi",
        "hai hoặc ba",
        "12-15",
        "12 - 15",
        "12 đến 15",
        "12 hoặc 13",
        "12/15",
        "12h",
        "1 triệu 20",
        "1 trăm hai",
        "10 giờ 30",
        "hơn 30",
        "gần 30",
        "trên 30",
        "30 hơn",
        "12 nam, 5 nữ",
        "1,250",
        "1,250,000",
        "1.25.000",
        "1.2500.000",
        "một trăm hai",
        "hai nghìn năm",
        "5 triệu rưỡi",
        "ngày 12",
        "- 12",
        "bà",
        "năm nay chưa họp",
        "sáu giờ tối",
        "9" * 40,
        "1e9",
        "nan",
        "inf",
        "²",
        "12 buổi họp thường kỳ và chuyên đề",
    ],
)
def test_doubtful_words_are_no_quantity(words: str) -> None:
    assert read_quantity(words) is None


@given(st.integers(0, 999_999))
def test_digits_mean_themselves_with_dots_or_without(number: int) -> None:
    dotted = f"{number:,}".replace(",", ".")
    assert read_quantity(str(number)) == read_quantity(dotted) == number


@given(st.text(max_size=60))
def test_any_text_is_borne(words: str) -> None:
    value = read_quantity(words)
    assert value is None or abs(value) < 1e22


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("không", True),
        ("Không có ạ", True),
        ("Không có kiến nghị gì", True),
        ("chưa có ý kiến", True),
        ("ko có đề xuất", True),
        ("Không để xe trên vỉa hè", False),
        ("Có", False),
        ("", False),
    ],
)
def test_words_that_say_there_is_nothing(words: str, expected: bool) -> None:
    assert is_nothing(words) is expected
