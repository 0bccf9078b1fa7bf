"""An opinion is told from an answer to an invitation."""

import pytest

from bot.reading.opinions import is_opinion


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nhất trí", True),
        ("Dạ tôi hoàn toàn nhất trí với chi bộ ạ", True),
        ("khong dong y", True),
        ("tán thành", True),
        ("có", True),
        ("cảm ơn", True),
        ("tôi có mặt", False),
        ("đi họp", False),
        ("không đi", False),
        ("em xin vắng ạ", False),
        ("tôi bận", False),
        ("nhất trí " * 20, False),
        ("", False),
        ("👍", False),
    ],
)
def test_opinion_is_told_from_an_answer_to_an_invitation(text: str, *, expected: bool) -> None:
    assert is_opinion(text) is expected
