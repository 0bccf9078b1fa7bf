"""Every benchmark runs and says something; what it measures here means nothing."""

from collections.abc import Awaitable, Callable

import pytest

from benchmarks import (
    answering,
    broadcast,
    fanout,
    pages,
    paid,
    poll_board,
    polls,
    startup,
    transport,
)
from benchmarks.figures import Line

_SMALL_BOARD = poll_board.Size(people=6, seconds=0.5)
_SMALL: dict[str, Callable[[], Awaitable[list[Line]]]] = {
    "transport": lambda: transport.measure(calls=64, rounds=1),
    "fanout": lambda: fanout.measure(people=30),
    "startup": lambda: startup.measure(few=10, many=20, rounds=1),
    "paid": lambda: paid.measure(number=50, rivals=10),
    "answering": lambda: answering.measure(messages=5, talks=2, run_up=0.2),
    "broadcast": lambda: broadcast.measure(number=20),
    "pages": lambda: pages.measure(pages.Size(stories=2, seconds=0.5, people=5, messages=20)),
    "polls": lambda: polls.measure(
        polls.Size(people=30, burst=40, smaller=40, turns=2, alone=4, board=_SMALL_BOARD)
    ),
}


@pytest.mark.parametrize("name", _SMALL)
async def test_benchmark_runs_with_tiny_numbers(name: str) -> None:
    lines = await _SMALL[name]()
    assert lines
    assert all(line.subject and line.contestant and line.figure for line in lines)
