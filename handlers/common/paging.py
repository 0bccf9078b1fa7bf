"""Long lists, a page at a time: numbered lines that a typed number or name picks, or buttons."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from bot.i18n import Html, Texts
from bot.outbox.cards import Choice, Rows, column
from handlers.common.callbacks import Press

T = TypeVar("T")
PAGE = 20
# Buttons are bigger than lines.
BUTTONS = 10
# Of the lines of one page: a message holds 4,096, with what stands around them.
_LETTERS = 3000
TurnTo = Callable[[int], Press]


@dataclass(frozen=True)
class Page:
    """One page: its numbered lines and the buttons to turn it."""

    lines: Html
    turns: Rows


def page_of(
    items: Sequence[T],
    start: int,
    line: Callable[[T], str],
    turn_to: TurnTo,
    texts: Texts,
) -> tuple[Sequence[T], Page]:
    """The items from `start` on, numbered from 1 so that typing a number picks a line."""
    written = [line(item) for item in items]
    begin, end, turns = cut(written, start, turn_to, texts)
    lines = "\n".join(f"{i}. {words}" for i, words in enumerate(written[begin:end], 1))
    return items[begin:end], Page(Html(lines), turns)


def buttons_of(choices: Sequence[Choice], start: int, turn_to: TurnTo, texts: Texts) -> Rows:
    """One choice a row, as many as a screen holds, and below them the buttons to turn the page."""
    begin, end, turns = _cut(
        list(range(0, len(choices), BUTTONS)), len(choices), start, turn_to, texts
    )
    return (*column(*choices[begin:end]), *turns)


def cut(lines: Sequence[str], start: int, turn_to: TurnTo, texts: Texts) -> tuple[int, int, Rows]:
    """The page of the lines that holds the one at `start`: its begin and end, and its turns."""
    starts, letters = [0], 0
    for at, words in enumerate(lines):
        letters += len(words) + 1
        if at > starts[-1] and (letters > _LETTERS or at - starts[-1] == PAGE):
            starts.append(at)
            letters = len(words) + 1
    return _cut(starts, len(lines), start, turn_to, texts)


def _cut(
    starts: Sequence[int], count: int, start: int, turn_to: TurnTo, texts: Texts
) -> tuple[int, int, Rows]:
    start = start if 0 <= start < count else 0
    place = max((i for i, at in enumerate(starts) if at <= start), default=0)
    turns = []
    if place > 0:
        turns.append(turn_to(starts[place - 1]).choice(texts.plain("common-page-back")))
    if place + 1 < len(starts):
        turns.append(turn_to(starts[place + 1]).choice(texts.plain("common-page-next")))
    end = starts[place + 1] if place + 1 < len(starts) else count
    return (starts[place] if starts else 0), end, (tuple(turns),) if turns else ()
