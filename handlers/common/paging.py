"""Long lists, a page at a time: numbered lines that a typed number or name picks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from bot.i18n import Html, Texts
from bot.outbox.cards import Choice
from handlers.common.callbacks import Press

T = TypeVar("T")
PAGE = 20


@dataclass(frozen=True)
class Page:
    """One page: its numbered lines and the buttons to turn it."""

    lines: Html
    turns: tuple[tuple[Choice, ...], ...]


def page_of(
    items: Sequence[T],
    start: int,
    line: Callable[[T], str],
    turn_to: Callable[[int], Press],
    texts: Texts,
) -> tuple[Sequence[T], Page]:
    """The items from `start` on, numbered from 1 so that typing a number picks a line."""
    start = start if 0 <= start < len(items) else 0
    shown = items[start : start + PAGE]
    lines = Html("\n".join(f"{i}. {line(item)}" for i, item in enumerate(shown, 1)))
    turns = []
    if start > 0:
        turns.append(turn_to(max(start - PAGE, 0)).choice(texts.plain("common-page-back")))
    if start + PAGE < len(items):
        turns.append(turn_to(start + PAGE).choice(texts.plain("common-page-next")))
    return shown, Page(lines, (tuple(turns),) if turns else ())
