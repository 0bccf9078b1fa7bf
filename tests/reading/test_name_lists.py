"""Names in a row."""

import pytest

from bot.reading.name_lists import find_named

CELLS = [("1", "Chi bộ Khu phố 1"), ("2", "Chi bộ Khu phố 2"), ("3", "Chi bộ Chợ Mới")]


@pytest.mark.parametrize(
    ("words", "named", "unknown"),
    [
        ("Khu phố 1", ["1"], []),
        ("kp1, chi bo khu pho 02", ["1", "2"], []),
        ("1, 2", ["1", "2"], []),
        ("Chợ Mới và khu phố 9", ["3"], ["khu phố 9"]),
        ("cho moi;", ["3"], []),
        ("12", [], ["12"]),
        (" , ", [], []),
        ("chi bộ", [], ["chi bộ"]),
    ],
)
def test_names_are_found(words: str, named: list[str], unknown: list[str]) -> None:
    assert find_named(words, CELLS) == (named, unknown)


def test_name_that_two_have_is_not_guessed() -> None:
    assert find_named("kp 1", [("1", "Chi bộ Khu phố 1"), ("2", "Khu phố 1")]) == ([], ["kp 1"])


PEOPLE = [
    ("1", "Trần Văn Bình (Khu phố 1)"),
    ("2", "Lê Thị Cúc (Khu phố 1)"),
    ("3", "Trần Văn Bình (Khu phố 2)"),
]


@pytest.mark.parametrize(
    ("words", "named", "unknown"),
    [
        ("Cúc", ["2"], []),
        ("đ/c Cúc", ["2"], []),
        ("thi cuc, trần văn bình (khu phố 2)", ["2", "3"], []),
        ("Lê Thị Cúc", ["2"], []),
        ("Bình, úc", [], ["Bình", "úc"]),
        ("Trần Văn Bình", [], ["Trần Văn Bình"]),
        ("Khu phố 1", [], ["Khu phố 1"]),
    ],
)
def test_people_are_found_by_given_name_unless_two_have_it(
    words: str, named: list[str], unknown: list[str]
) -> None:
    assert find_named(words, PEOPLE) == (named, unknown)
