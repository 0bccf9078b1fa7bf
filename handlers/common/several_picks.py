"""Choosing several of a list: each press or name adds one or takes it away again."""

from collections.abc import Sequence

from bot.context import ChatContext
from bot.i18n import Texts
from bot.outbox.cards import Card, Choice, numbered
from bot.reading.names import fold
from handlers.common.forms import Picked, stop_choice
from handlers.common.paging import BUTTONS, buttons_of

# Before a value that turns the page, and the value that ends the choosing.
PAGE, DONE = "@", "done"
_DONE_WORDS = frozenset({"xong", "xong roi", "done", "het", "ok"})
# (value, label) in order.
Options = Sequence[tuple[str, str]]


def is_done(words: str) -> bool:
    """Whether the person has typed that this is all: "xong"."""
    return fold(words).strip(" .!") in _DONE_WORDS


def render_picks(
    texts: Texts, form: str, step: str, words: str, options: Options, picked: Sequence[str], at: int
) -> Card:
    """The options with a mark before those picked, and how many they are."""
    choices = [
        numbered(_choice(form, step, option, picked), i % BUTTONS + 1)
        for i, option in enumerate(options)
    ]
    rows = buttons_of(choices, at, lambda start: Picked(form, step, f"{PAGE}{start}"), texts)
    done = Picked(form, step, DONE).choice(texts.plain("announce-picked", count=len(picked)))
    return Card(texts(words, count=len(picked)), rows=(*rows, (done,), (stop_choice(texts),)))


def _choice(form: str, step: str, option: tuple[str, str], picked: Sequence[str]) -> Choice:
    value, label = option
    return Picked(form, step, value).choice(f"✓ {label}" if value in picked else label)


def toggle(picked: Sequence[str], value: str) -> list[str]:
    """With the value if it was not there, without it if it was."""
    rest = [one for one in picked if one != value]
    return rest if len(rest) < len(picked) else [*picked, value]


def start_of(value: str) -> int | None:
    """Where the page begins that a value turns to; None if it turns none."""
    start = value.removeprefix(PAGE)
    return int(start) if start != value and start.isdecimal() else None


def reply_unknown(context: ChatContext, names: Sequence[str]) -> None:
    """Say which names are of no option; the list stays open."""
    words = context.texts("announce-unknown-names", names=", ".join(names))
    context.reply(Card(words, keeps_choices=True))
