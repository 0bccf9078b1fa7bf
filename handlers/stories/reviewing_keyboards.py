"""What the buttons carry with which a cell reviews what its members tell."""

from dataclasses import dataclass
from typing import ClassVar

from bot.features.stories import rules
from bot.i18n import Texts
from bot.outbox.cards import Choice, Rows, column, pairs
from handlers.common.callbacks import Press
from models.stories import Story


@dataclass(frozen=True)
class OpenReview(Press):
    """A story that was told in the cell."""

    prefix: ClassVar[str] = "ssa"
    story_id: int


@dataclass(frozen=True)
class Forward(Press):
    """This revision goes to the ward's desk."""

    prefix: ClassVar[str] = "ssb"
    story_id: int
    revision: int


@dataclass(frozen=True)
class SendBack(Press):
    """Asks what its author shall add to this revision."""

    prefix: ClassVar[str] = "ssc"
    story_id: int
    revision: int


@dataclass(frozen=True)
class Decline(Press):
    """Asks why this revision is not published."""

    prefix: ClassVar[str] = "ssd"
    story_id: int
    revision: int


@dataclass(frozen=True)
class ReadWhole(Press):
    """Sends pictures and all the words."""

    prefix: ClassVar[str] = "sse"
    story_id: int


@dataclass(frozen=True)
class ListReview(Press):
    """What waits for the cell, on the page with the one at `start`."""

    prefix: ClassVar[str] = "ssf"
    start: int


def back_to(texts: Texts, story_id: int) -> Choice:
    """To the story."""
    return OpenReview(story_id).choice(texts.plain("story-review-open"))


def review_rows(texts: Texts, story: Story, others: list[Choice], *, is_long: bool) -> Rows:
    """What the cell can decide; `others`: those who are shown."""
    whole = [ReadWhole(story.id).choice(texts.plain("story-review-whole"))] if is_long else []
    if story.state != rules.PROPOSED:
        return column(*whole, *others)
    return (
        *column(
            Forward(story.id, story.revision).choice(texts.plain("story-review-forward")),
            *others,
            *whole,
        ),
        *pairs(
            SendBack(story.id, story.revision).choice(texts.plain("story-review-send-back")),
            Decline(story.id, story.revision).choice(texts.plain("story-review-decline")),
        ),
    )
