"""How the sending to many stands, in words."""

from bot.i18n import Html, Texts
from bot.outbox.queue import STOPPED
from models.repositories.outbox import Fates

_BLOCKS = 10


def bar_words(texts: Texts, fates: Fates) -> Html:
    """How much of it is settled; there must be some."""
    settled = fates.total - fates.waiting
    full = settled * _BLOCKS // fates.total
    bar = "▓" * full + "░" * (_BLOCKS - full)
    return texts("announcement-board-bar", bar=bar, percent=settled * 100 // fates.total)


def counts_words(texts: Texts, fates: Fates) -> list[Html]:
    """The terms add up; those that were stopped were never tried, and nobody phones them."""
    stopped = fates.refused.get(STOPPED, 0)
    counts = texts(
        "announcement-board-counts",
        total=fates.total,
        delivered=fates.delivered,
        refused=sum(fates.refused.values()) - stopped,
        unclear=fates.unclear,
        waiting=fates.waiting,
    )
    return [counts, texts("announcement-board-stopped", count=stopped)] if stopped else [counts]


def posts_words(texts: Texts, fates: Fates) -> list[Html]:
    """What became of the posts in groups and channels, if there were any."""
    if not fates.total:
        return []
    key = "announcement-board-posts"
    return [texts(key, delivered=fates.delivered, total=fates.total)]
