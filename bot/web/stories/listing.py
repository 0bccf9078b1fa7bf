"""Long lists of stories, leaf by leaf."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.features.stories.pages import Head

# Stories on one leaf: some screens of a telephone.
LENGTH = 12


@dataclass(frozen=True)
class Leaf:
    """Some stories of a list, and the paths of this leaf and of those beside it."""

    heads: tuple[Head, ...]
    address: str
    newer: str | None
    older: str | None


def find_leaf(heads: Sequence[Head], number: int, path: Callable[[int], str]) -> Leaf | None:
    """The leaf of this number, from 1; None if there are not so many. The first is always there."""
    last = max(1, -(-len(heads) // LENGTH))
    if not 1 <= number <= last:
        return None
    shown = tuple(heads[(number - 1) * LENGTH : number * LENGTH])
    newer = path(number - 1) if number > 1 else None
    return Leaf(shown, path(number), newer, path(number + 1) if number < last else None)


def as_number(written: str) -> int:
    """A number from an address; 0 if it is none, or one that no row has."""
    is_number = written.isascii() and written.isdigit() and len(written) <= 15
    return int(written) if is_number else 0
