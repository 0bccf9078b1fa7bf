"""Options as people list them."""

import pytest

from bot.reading.option_lines import read_options


@pytest.mark.parametrize(
    ("words", "options"),
    [
        ("Sáng\nChiều", ["Sáng", "Chiều"]),
        ("1) Sáng\n2) Chiều", ["Sáng", "Chiều"]),
        ("1. Sáng ;  2. Chiều ", ["Sáng", "Chiều"]),
        ("1)Sáng\n2)Chiều", ["Sáng", "Chiều"]),
        ("a) Sáng\n- Chiều\n• Tối", ["Sáng", "Chiều", "Tối"]),
        ("10/12 lúc 19h30\n2.5 triệu", ["10/12 lúc 19h30", "2.5 triệu"]),
        ("19h30 thứ Năm", ["19h30 thứ Năm"]),
        ("A là đúng", ["A là đúng"]),
        ("  \n ; ", []),
    ],
)
def test_options_are_read_without_their_numbers(words: str, options: list[str]) -> None:
    assert read_options(words) == options
