"""Words are set as a printer would; the fixed blank is written ~ here."""

import pytest

from bot.web.stories.typography import clean, paragraphs, typeset

TABLE = {
    'Bà nói: "Vui lắm".': "Bà nói: “Vui lắm”.",
    "\"Sạch\" và ('đẹp')": "“Sạch” và (‘đẹp’)",
    "Rồi... thôi": "Rồi… thôi",
    "Cây - hoa": "Cây~– hoa",
    "Cây -- hoa": "Cây~– hoa",
    "ngày 20-11": "ngày~20-11",
    "việc-làm": "việc-làm",
    "- một\n- hai": "- một\n- hai",
    "ở Khu phố 5 có": "ở Khu~phố~5 có",
    "18 hộ góp 5 triệu đồng": "18~hộ góp 5~triệu đồng",
    "5 trieu": "5 trieu",
    "bà Sen và bà ấy": "bà~Sen và bà ấy",
    "Ông Đỗ": "Ông~Đỗ",
    "  hai   chữ \t": "hai chữ",
    "hòa": "hòa",
}


@pytest.mark.parametrize("typed", TABLE)
def test_words_are_typeset(typed: str) -> None:
    assert typeset(typed).replace("\u00a0", "~") == TABLE[typed]


def test_what_no_page_may_hold_is_left_out() -> None:
    assert clean("a\x00\x0b\x1b\x7f\ud800\ufffeb\r\nc\rd") == "ab\nc\nd"
    assert clean("hẻm".encode().decode()) == clean("he\u0309m")


def test_blank_lines_part_paragraphs() -> None:
    text = "Một\nhai\n\n \n\n<b>ba</b>\n\n"
    assert paragraphs(text) == ["Một<br>\nhai", "&lt;b&gt;ba&lt;/b&gt;"]
    assert paragraphs(" \n ") == []
