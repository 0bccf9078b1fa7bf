"""What a benchmark measured, and how rounds are taken so that contestants share the weather."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Line:
    """One line of the table: what was measured, the figures in words, and beside whom."""

    subject: str
    contestant: str
    figure: str
    remark: str = ""
    ratio: str = ""


Round = Callable[[], Awaitable[float]]


async def interleave(rounds: int, contestants: Sequence[Round]) -> list[float]:
    """The median of each contestant's rounds, which take turns: a, b, a, b …"""
    taken: list[list[float]] = [[] for _ in contestants]
    for _ in range(rounds):
        for place, contestant in enumerate(contestants):
            taken[place].append(await contestant())
    return [median(figures) for figures in taken]


def times(figure: float, other: float) -> str:
    """How the first stands to the second: "2.1 ×"."""
    return f"{figure / other:.2f} ×"
