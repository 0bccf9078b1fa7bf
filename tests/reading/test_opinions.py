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
        ("tốt quá", True),
        ("tôi xin chấp hành ạ", True),
        ("thống nhất cao", True),
        ("nhất trí 100%", True),
        ("tốt, tôi đi", False),
        ("tôi có mặt", False),
        ("đi họp", False),
        ("không đi", False),
        ("em xin vắng ạ", False),
        ("tôi bận", False),
        ("tôi tới", False),
        ("nhất trí " * 20, False),
        ("", False),
        ("👍", False),
    ],
)
def test_opinion_is_told_from_an_answer_to_an_invitation(text: str, *, expected: bool) -> None:
    assert is_opinion(text) is expected
