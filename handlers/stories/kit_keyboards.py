"""What the buttons of kits for other networks carry."""

from dataclasses import dataclass
from typing import ClassVar

from bot.i18n import Texts
from bot.outbox.cards import Choice, Rows, column, weighty
from handlers.common.callbacks import Press


@dataclass(frozen=True)
class ShowKits(Press):
    """The approved stories, on the page with the one at `start`."""

    prefix: ClassVar[str] = "ska"
    start: int


@dataclass(frozen=True)
class ShowKit(Press):
    """One story: where it was posted, and its kits."""

    prefix: ClassVar[str] = "skb"
    story_id: int


@dataclass(frozen=True)
class AskKit(Press):
    """Send the kit for a network."""

    prefix: ClassVar[str] = "skc"
    story_id: int
    network: str


@dataclass(frozen=True)
class MarkPosted(Press):
    """It was posted by hand; asks for the link."""

    prefix: ClassVar[str] = "skd"
    story_id: int
    network: str


@dataclass(frozen=True)
class Arrived(Press):
    """An unclear post was seen on the Page."""

    prefix: ClassVar[str] = "ske"
    share_id: int


@dataclass(frozen=True)
class SendAgain(Press):
    """An unclear post is not there: post it once more."""

    prefix: ClassVar[str] = "skf"
    share_id: int


@dataclass(frozen=True)
class RemovedByHand(Press):
    """Somebody has removed the post, or it never was there."""

    prefix: ClassVar[str] = "skg"
    share_id: int


@dataclass(frozen=True)
class ChoosePage(Press):
    """It goes to the Facebook Page too (1), or does not (0)."""

    prefix: ClassVar[str] = "skh"
    story_id: int
    wanted: int


def unclear_rows(texts: Texts, share_id: int) -> Rows:
    """What to say of a post of which nobody knows whether it arrived."""
    arrived = Arrived(share_id).choice(texts.plain("story-kit-arrived"))
    return column(arrived, again_choice(texts, share_id))


def again_choice(texts: Texts, share_id: int) -> Choice:
    """A second post cannot be made unseen, so a typed number does not pick this."""
    return weighty(SendAgain(share_id).choice(texts.plain("story-kit-again")))


def removed_rows(texts: Texts, share_id: int) -> Rows:
    """For a post that a person has to remove; said by a typed number in passing, it would stay."""
    return column(weighty(RemovedByHand(share_id).choice(texts.plain("story-kit-removed"))))


def kit_rows(texts: Texts, story_id: int, network: str) -> Rows:
    """Under a kit: it was posted."""
    words = texts.plain("story-kit-posted", network=texts.plain(f"story-kit-network-{network}"))
    return column(MarkPosted(story_id, network).choice(words))
