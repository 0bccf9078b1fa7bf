"""Names: folding, tidying, collation, garbled fonts."""

import unicodedata

import pytest

from bot.reading.names import (
    fold,
    given_name,
    is_called,
    is_legacy_encoded,
    sort_key,
    tidy_name,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hoà", "Hòa"),
        ("Thuý", "Thúy"),
        ("ĐÀO", "đào"),
        ("Đào", "dao"),
        ("Nguyễn", unicodedata.normalize("NFD", "Nguyễn")),
        ("Ước", "uoc"),
    ],
)
def test_spellings_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("written", "tidy"),
    [
        ("NGUYỄN  THỊ\u00a0SEN", "Nguyễn Thị Sen"),
        ("nguyễn thị sen", "Nguyễn Thị Sen"),
        ("Đ/c Nguyễn Văn An", "Nguyễn Văn An"),
        ("đ/c. Nguyễn Văn An", "Nguyễn Văn An"),
        ("Đồng chí ông Trần Văn Bảy (Bảy Lúa)", "Trần Văn Bảy"),
        ("Bà Lê Thị Đào", "Lê Thị Đào"),
        ("Ông: Lê Văn Tư [Tư Già]", "Lê Văn Tư"),
        ("1. trần thị lan", "Trần Thị Lan"),
        ("Nguyễn Thị Hồng-Ân", "Nguyễn Thị Hồng-Ân"),
        ("Lê\u200b Văn\u202e Tám\x00", "Lê Văn Tám"),
        (unicodedata.normalize("NFD", "Lê Văn Hòa"), "Lê Văn Hòa"),
        ("H'Hen Niê", "H'Hen Niê"),
        ("Bàng Văn Ông", "Bàng Văn Ông"),
        ("", ""),
        ("()", ""),
        ("123", ""),
    ],
)
def test_a_name_is_tidied(written: str, tidy: str) -> None:
    assert tidy_name(written) == tidy


def test_a_name_is_not_longer_than_the_limit() -> None:
    assert len(tidy_name("Nguyễn " * 100)) <= 80


def test_the_given_name_comes_last() -> None:
    assert given_name("Nguyễn Thị Sen") == "Sen"
    assert given_name("") == ""


def test_names_sort_by_given_name_with_vietnamese_letters() -> None:
    names = ["Trần Thị Ân", "Lê Ánh", "Phan Đào", "Hồ Ơn", "Lê Anh", "Lê Dung", "Hồ Ôn", "Vũ Oanh"]
    right = ["Lê Anh", "Lê Ánh", "Trần Thị Ân", "Lê Dung", "Phan Đào", "Vũ Oanh", "Hồ Ôn", "Hồ Ơn"]
    assert sorted(names, key=sort_key) == right


def test_the_same_given_name_sorts_by_family_name() -> None:
    names = ["Trần Văn An", "Đỗ Văn An", "Bùi Văn An"]
    assert sorted(names, key=sort_key) == ["Bùi Văn An", "Đỗ Văn An", "Trần Văn An"]


@pytest.mark.parametrize(
    "text",
    [
        "NguyÔn V¨n", "TrÇn ThÞ Sen", "Lª V¨n T¸m", "Bïi ThÞ Hoa", "Nguyeãn Vaên An",
        "Traàn Thò Sen", "Leâ Vaên Taùm", "Phaïm Thò Hoa", "NGUYEÃN VAÊN",
    ],
)  # fmt: skip
def test_text_of_old_fonts_is_recognised(text: str) -> None:
    assert is_legacy_encoded(text)


@pytest.mark.parametrize(
    "text",
    [
        "Nguyễn Văn",
        "Hoà",
        "Lê Hoà",
        "Võ Thuý",
        "Lò Thị Óc",
        "Cà Mau",
        "Phê",
        "HOÀ",
        "Chi bộ 3",
        "José",
        "",
    ],
)
def test_unicode_text_is_not(text: str) -> None:
    assert not is_legacy_encoded(text)


@pytest.mark.parametrize(
    ("text", "name", "is_one", "is_it"),
    [
        ("Bà Sen quét hẻm.", "Trần Thị Sen", True, True),
        ("ba sen quet hem", "Bà Sen", True, True),
        ("Chị Sen, 40 tuổi", "Tran Thi Sen", True, True),
        ("Hẻm có hoa sen.", "Trần Thị Sen", True, False),
        ("Các bạn trẻ", "An", True, False),
        ("Sớn sác", "Lê Văn Sơn", True, False),
        ("Tổ 3 trồng hoa", "tổ 3", False, True),
        ("Tổ 31 trồng hoa", "tổ 3", False, False),
        ("Hội người cao tuổi", "Tổ tự quản Tuổi", False, False),
    ],
)
def test_whoever_is_named_is_found(text: str, name: str, is_one: bool, is_it: bool) -> None:
    assert is_called(text, name, is_one=is_one) == is_it
