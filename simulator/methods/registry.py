"""What a method is: its name and the function that answers it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from simulator.call import Call

Handler = Callable[[Call], Any]


@dataclass(frozen=True, slots=True)
class Method:
    """`answer` returns the result, or an awaitable of it; it raises ApiError to refuse."""

    name: str
    answer: Handler


def methods(**answers: Handler) -> tuple[Method, ...]:
    """One Method for each name, spelt as in the documentation."""
    return tuple(Method(name, answer) for name, answer in answers.items())
