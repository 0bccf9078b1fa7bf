"""Where sentences end, and cutting there."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading.sentences import (
    cut_at_sentence,
    cut_at_word,
    length_of,
    split_sentences,
    split_text,
)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Một. Hai! Ba? Bốn… Năm", ["Một. ", "Hai! ", "Ba? ", "Bốn… ", "Năm"]),
        ("Ông nói: “Được!” Rồi ông đi.", ["Ông nói: “Được!” ", "Rồi ông đi."]),
        ("Ở TP. Thủ Đức, P. 5, ThS. Lan.", ["Ở TP. Thủ Đức, P. 5, ThS. Lan."]),
        ("Dài 2.5 km. 18 hộ góp.", ["Dài 2.5 km. ", "18 hộ góp."]),
        ("rồi... không làm nữa. Đó.", ["rồi... không làm nữa. ", "Đó."]),
        ("Không có dấu\n\nđoạn sau", ["Không có dấu\n\n", "đoạn sau"]),
        ("Ai cũng vui.\nHết.", ["Ai cũng vui.\n", "Hết."]),
        ("", []),
    ],
)  # fmt: skip
def test_sentences_end_at_stops(text: str, sentences: list[str]) -> None:
    assert split_sentences(text) == sentences


@settings(deadline=None)
@given(st.text(alphabet="ab .!?\nĐ“”😀", max_size=200))
def test_sentences_joined_are_the_text(text: str) -> None:
    assert "".join(split_sentences(text)) == text


@pytest.mark.parametrize(
    ("text", "room", "cut"),
    [
        ("Một hai. Ba bốn.", 20, "Một hai. Ba bốn."),
        ("Một hai. Ba bốn.", 15, "Một hai."),
        ("Một hai ba bốn năm.", 12, "Một hai ba…"),
        ("Mộthaibabốnnăm", 8, "Mộthaib…"),
        ("😀😀😀😀", 4, "😀…"),
    ],
)
def test_text_is_cut_at_a_sentence_else_at_a_word(text: str, room: int, cut: str) -> None:
    assert cut_at_sentence(text, room) == cut


def test_mark_stands_behind_a_whole_word() -> None:
    assert cut_at_word("Ông Tư, bà Năm và cháu", 9) == "Ông Tư…"
    assert cut_at_word("Ông Tư", 9) == "Ông Tư"


@settings(deadline=None)
@given(st.text(alphabet="ab .\nĐ😀", max_size=300), st.integers(min_value=8, max_value=60))
def test_parts_fit_and_lose_no_letter(text: str, room: int) -> None:
    parts = split_text(text, room)
    assert all(length_of(part) <= room for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


def test_parts_end_between_paragraphs() -> None:
    text = "\n\n".join(["Câu một của đoạn. Câu hai của đoạn."] * 4)
    assert split_text(text, 90) == ["\n\n".join(["Câu một của đoạn. Câu hai của đoạn."] * 2)] * 2
