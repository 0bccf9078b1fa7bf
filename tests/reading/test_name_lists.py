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
