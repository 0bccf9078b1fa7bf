"""The question whether people shall be disturbed at night."""

from datetime import datetime

from bot.i18n import Texts
from bot.outbox.cards import Card, column
from bot.quiet import QuietHours
from bot.reading.names import fold
from handlers.common.forms import Picked, stop_choice

MORNING, AS_WANTED = "morning", "wanted"
_NOW_WORDS = frozenset(
    "gui ngay,gui ngay bay gio,ngay,ngay bay gio,bay gio,gui luon,now".split(",")
)
_MORNING_WORDS = frozenset("sang mai,de sang mai,gui sang mai,sang,mai".split(","))


def means_now(words: str) -> bool:
    """Whether the person does not want to wait: "gửi ngay"."""
    return fold(words).strip(" .!") in _NOW_WORDS


def means_morning(words: str) -> bool:
    """Whether it can wait for the morning: "để sáng mai"."""
    return fold(words).strip(" .!") in _MORNING_WORDS


def render_night(
    texts: Texts, form: str, wanted: datetime, quiet: QuietHours, *, is_at_once: bool
) -> Card:
    """The hour is quiet: offer the morning. Its choices answer the step "night" of the form."""
    morning = quiet.end_after(wanted)
    at_once = "announce-night-now" if is_at_once else "announce-night-wanted"
    later = texts.plain("announce-night-morning", when=texts.short(morning))
    in_spite = texts.plain(at_once, hour=texts.hour(wanted))
    choices = (
        Picked(form, "night", MORNING).choice(later),
        Picked(form, "night", AS_WANTED).choice(in_spite),
        stop_choice(texts),
    )
    words = texts("announce-night", hour=texts.hour(wanted), when=texts.moment(morning))
    return Card(words, rows=column(*choices))
