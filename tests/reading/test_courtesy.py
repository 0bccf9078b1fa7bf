"""Polite words and delays in answers."""

import pytest

from bot.reading.courtesy import is_courtesy
from bot.reading.delay import read_delay


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dạ", True),
        ("Dạ vâng ạ", True),
        ("ok em", True),
        ("cảm ơn cô nhiều", True),
        ("cam on co", True),
        ("Thank you", True),
        ("có", False),
        ("dạ có", False),
        ("co", False),
        ("dạ đi nghen", False),
        ("không", False),
        ("Em xin vắng ạ", False),
        ("va\u0306\u0301ng", False),
        ("vang a", True),
        ("cảm ơn, tôi có đi", False),
        ("", False),
        ("👍", False),
    ],
)
def test_courtesy_is_told_from_an_answer(text: str, *, expected: bool) -> None:
    assert is_courtesy(text) is expected


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("trễ 15p nha", 15),
        ("tôi đến muộn 20 phút", 20),
        ("chậm nửa tiếng", 30),
        ("trễ 1 tiếng rưỡi", 90),
        ("15 minutes late", 15),
        ("trễ chút", None),
        ("19h20 tôi có mặt", None),
        ("trễ 500 phút", None),
    ],
)
def test_delay_is_read(text: str, minutes: int | None) -> None:
    assert read_delay(text) == minutes
