"""How a story stands on other networks, in words; for all cards that tell of it."""

from collections.abc import Iterable

from bot.features.stories.shares import release_of
from bot.i18n import Html, Texts
from models.repositories.story_shares import REMOVED
from models.stories import Story, StoryShare

# Reasons for which there are words; all others are told as one.
_TOLD = frozenset({"token", "permission", "blocked", "duplicate", "consent", "picture"})


def share_lines(texts: Texts, story: Story, shares: Iterable[StoryShare]) -> list[Html]:
    """A line for each network that it shall go to, or went to and may still be at."""
    release = release_of(story)
    shown = [share for share in shares if share.release == release or share.state != REMOVED]
    return [share_line(texts, share) for share in shown]


def share_line(texts: Texts, share: StoryShare) -> Html:
    """One network: whether it is there, where, and if not, why."""
    network = texts.plain(f"story-kit-network-{share.network}")
    link, why = link_of(texts, share), reason_words(texts, share)
    return texts(f"story-kit-state-{share.state}", network=network, link=link, why=why)


def link_of(texts: Texts, share: StoryShare) -> Html:
    """The address of the post, if it is known."""
    return texts("story-kit-link", url=share.url) if share.url else Html("")


def reason_words(texts: Texts, share: StoryShare) -> str:
    """Why the publisher could not do it."""
    reason = share.reason if share.reason in _TOLD else "other"
    return texts.plain(f"story-kit-why-{reason}")
