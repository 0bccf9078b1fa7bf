"""How members tell of a good example: labels in any order and spelling, and plain words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.stories import composing
from bot.reading.stories import (
    DONE,
    LATER,
    PLACE,
    RESULT,
    SEND,
    WHO,
    Told,
    clean,
    find_parts,
    read_label,
    read_told,
    read_way,
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ai: bà Tư khu phố 3", Told(who="bà Tư khu phố 3")),
        ("AI : BA TU KHU PHO 3", Told(who="BA TU KHU PHO 3")),
        ("ai ba tu khu pho 3", Told(who="ba tu khu pho 3")),
        ("ai là bà Tư", Told(who="bà Tư")),
        ("Ai - ông Năm", Told(who="ông Năm")),
        ("Người làm: Ô. Sáu", Told(who="Ô. Sáu")),
        ("ng: chi Bay", Told(who="chi Bay")),
        ("Họ và tên = Nguyễn Thị Tư", Told(who="Nguyễn Thị Tư")),
        ("Ở đâu? Hẻm 12", Told(place="Hẻm 12")),
        ("o dau: kp3", Told(place="kp3")),
        ("ở đậu: kp3", Told(place="kp3")),
        ("địa chỉ 12 đường Hoa", Told(place="12 đường Hoa")),
        ("Khu phố: 3", Told(place="Khu phố 3")),
        ("KQ: dc 5tr", Told(result="dc 5tr")),
        ("ket wa: sach se", Told(result="sach se")),
        ("kết quả là 20 hộ có nước", Told(result="20 hộ có nước")),
        ("Kết quả:\n- 20 hộ\n- 5 ghế\nBà con vui", Told("Bà con vui", result="- 20 hộ\n- 5 ghế")),
        (
            "Ai: bà Tư. Ở đâu: khu phố 3. Kết quả: 20 hộ",
            Told(who="bà Tư", place="khu phố 3", result="20 hộ"),
        ),
        (
            "ai: ba tu o dau: khu pho 3 ket qua: 20 ho",
            Told(who="ba tu", place="khu pho 3", result="20 ho"),
        ),
        (
            "kq: 5 ho\n1. Ai: Bà Tư\n2) O dau: KP3",
            Told(who="Bà Tư", place="KP3", result="5 ho"),
        ),
        ("Việc: xây cầu; Người: ông Ba; nơi: ấp 4", Told("xây cầu", "ông Ba", "ấp 4")),
        ("Tiêu đề: Hẻm hoa\nChuyện là vầy", Told("Chuyện là vầy", title="Hẻm hoa")),
        ("ai:\nBà Năm\n\nBà hay giúp người", Told("Bà hay giúp người", who="Bà Năm")),
        ("Làm gì: quét hẻm\nmỗi sáng", Told("quét hẻm\nmỗi sáng")),
        ("Ai: bà Tư\nAi: bà Năm", Told(who="bà Tư; bà Năm")),
    ],
)
def test_labelled_lines_are_read(text: str, told: Told) -> None:
    assert read_told(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "Ai cũng khen bà Tư",
        "ai cũng quý bà",
        "Bà nói: «Tôi già rồi»",
        "Nói: làm là làm",
        "Họp lúc 18:00 ở trụ sở",
        "Xem https://example.org/ai",
        "Đem lại kết quả: 20 hộ tham gia.",
        "Nơi đây ai cũng vui - nhờ bà Tư",
        "Kết quả thế nào?",
        "Người ta gọi bà là «bà tiên»: hiền lắm",
    ],
)
def test_plain_words_stay_as_they_are(text: str) -> None:
    assert read_told(text) == Told(words=text)


def test_what_runs_on_behind_a_name_is_part_of_the_story() -> None:
    name = "Bà Nguyễn Thị Tư, 72 tuổi, đảng viên chi bộ khu phố 3, đã nghỉ hưu từ lâu"
    told = read_told(f"Ai: {name}. Mỗi sáng bà dậy từ bốn giờ để quét hẻm.")
    assert (told.who, told.words) == (name, "Mỗi sáng bà dậy từ bốn giờ để quét hẻm.")


def test_what_is_too_long_for_a_part_goes_on_in_the_words() -> None:
    told = read_told("Kết quả: " + "rất tốt " * 200)
    assert (told.result, told.words) == ("", ("rất tốt " * 200).strip())


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("ai", WHO),
        ("Ai: ", WHO),
        ("ở đâu?", PLACE),
        ("o dau", PLACE),
        ("sửa kết quả", RESULT),
        ("Thêm: ai", WHO),
        ("tiêu đề", ""),
        ("bà Tư", ""),
        ("sửa", ""),
        ("", ""),
    ],
)
def test_part_that_is_only_named(text: str, part: str) -> None:
    assert read_label(text) == part


_LINES = st.lists(
    st.sampled_from(
        ["ai: ", "Ở đâu: ", "kq: ", "Kết quả:", "", "- ", "chuyện: ", "Tiêu đề: ", "Bà nói: "]
    ).flatmap(lambda label: st.text("abc đỡ .;:-\n", max_size=60).map(lambda rest: label + rest)),
    max_size=6,
)


@given(_LINES)
def test_nothing_of_a_message_is_lost(lines: list[str]) -> None:
    text = "\n".join(lines)
    told = read_told(text)
    kept = f"{told.words} {told.who} {told.place} {told.result} {told.title}"
    # Labels go; none of them has this letter.
    assert kept.count("b") == clean(text).count("b")


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("Bà Tư ở khu phố 3 quét hẻm, nhờ đó hẻm sạch", {WHO, PLACE, RESULT}),
        ("ba tu o hem 12 quet hem", {WHO, PLACE}),
        ("bà con trong hẻm ai cũng vui", {PLACE}),
        ("anh em đến giúp", set()),
        ("Chi hội Phụ nữ giúp được 12 hộ", {WHO, RESULT}),
        ("vận động 5 triệu đồng sửa cầu", {RESULT}),
        ("gia đình văn hóa", {WHO}),
        ("quét dọn ở nhà văn hóa", {PLACE}),
        ("", set()),
    ],
)
def test_what_plain_words_tell_is_not_asked_again(words: str, parts: set[str]) -> None:
    assert find_parts(words) == parts


def test_invisible_letters_and_blank_lines_go() -> None:
    assert clean("Bà\u200b Tư\u202e \r\n\n\n\n quét\u00a0 hẻm\n") == "Bà Tư\n\nquét hẻm"


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        (
            ("quét hẻm", "bà Tư", "khu phố 3", "hẻm sạch"),
            "bà Tư, khu phố 3\n\nquét hẻm\n\nhẻm sạch",
        ),
        (("Bà Tư ở Khu phố 3 quét hẻm", "bà tư", "khu pho 3", ""), "Bà Tư ở Khu phố 3 quét hẻm"),
        (("Bà Tư quét hẻm", "bà Tư", "khu phố 3", ""), "Bà Tư quét hẻm\n\nkhu phố 3"),
        (
            ("Bà Tư ở hẻm 3, khu phố 12", "ba tu khu pho 12", "hem 3", ""),
            "Bà Tư ở hẻm 3, khu phố 12",
        ),
        (("", "bà Tư khu phố 3", "khu phố 3", ""), "bà Tư khu phố 3"),
        (("quét hẻm", "", "", ""), "quét hẻm"),
    ],
)
def test_text_holds_what_the_words_lack(parts: tuple[str, str, str, str], text: str) -> None:
    assert composing.compose(*parts) == text


@pytest.mark.parametrize(
    ("text", "split"),
    [
        ("GƯƠNG NGƯỜI TỐT\nBà Tư quét hẻm.", ("Gương người tốt", "Bà Tư quét hẻm.")),
        ("Bà Tư quét hẻm.\nNgày nào cũng vậy.", ("Bà Tư quét hẻm", None)),
        ("bà tư quét hẻm", ("Bà tư quét hẻm", None)),
        ("Bà Tư " + "đi " * 50 + "về.", ("", None)),
        ("", ("", None)),
    ],
)
def test_title_is_suggested(text: str, split: tuple[str, str | None]) -> None:
    title, rest = split
    assert composing.split_title(text) == (title, text if rest is None else rest)


@pytest.mark.parametrize(
    ("way", "messages"),
    [
        (SEND, "gửi|gửi đi cháu|Gửi chi bộ giúp cô nhé|nộp bài|ok gửi luôn|gui bai nay cho chi bo"),
        (DONE, "xong rồi đó em|hết rồi nhé|vậy thôi|đủ rồi|vậy là xong"),
        (LATER, "để sau nha|thôi để hôm khác|mai viết tiếp|lúc khác nhé cháu|để mai tôi viết tiếp"),
        ("", "gửi tặng 20 phần quà|gửi chưa?|cô Mai|bác Sáu|hết mưa rồi|để đó|dạ|gửi xe miễn phí"),
    ],
)
def test_way_on_is_no_part_of_the_story(way: str, messages: str) -> None:
    for words in messages.split("|"):
        assert (words, read_way(words)) == (words, way)


@pytest.mark.parametrize(
    "told",
    [
        "Ai?: chú Bảy\nỞ đâu?: khu phố 6\nKết quả?: đường phẳng",
        "*Ai*: chú Bảy\n*Ở đâu*: khu phố 6\n*Kết quả*: đường phẳng",
        "Sửa ai: chú Bảy\nsửa lại nơi: khu phố 6\nthêm kết quả: đường phẳng",
        "Tên người tốt: chú Bảy\nNơi xảy ra: khu phố 6\nKq: đường phẳng",
    ],
)
def test_labels_as_they_are_copied_and_mended(told: str) -> None:
    assert read_told(told) == Told(who="chú Bảy", place="khu phố 6", result="đường phẳng")
