"""What the buttons carry with which stories are published, corrected and taken back."""

from dataclasses import dataclass
from typing import ClassVar

from bot.features.stories import asking, rules
from bot.features.stories.posted import Place
from bot.i18n import Texts
from bot.outbox.cards import Choice, Rows, column, pairs, weighty
from handlers.common.callbacks import Press
from models.stories import Story


@dataclass(frozen=True)
class Publish(Press):
    """Asks where and when this revision shall go out."""

    prefix: ClassVar[str] = "spa"
    story_id: int
    revision: int


@dataclass(frozen=True)
class ShowBoard(Press):
    """Brings the board of a story to the bottom of the chat."""

    prefix: ClassVar[str] = "spb"
    story_id: int


@dataclass(frozen=True)
class Confirm(Press):
    """The second person says yes to the question of this number."""

    prefix: ClassVar[str] = "spc"
    story_id: int
    number: int


@dataclass(frozen=True)
class GiveBack(Press):
    """The second person says no, and is asked why."""

    prefix: ClassVar[str] = "spd"
    story_id: int
    number: int


@dataclass(frozen=True)
class CallOff(Press):
    """It does not go out after all, or is not corrected; asked once (`sure`)."""

    prefix: ClassVar[str] = "spe"
    story_id: int
    sure: int


@dataclass(frozen=True)
class TakeDown(Press):
    """Takes it back everywhere; asks why."""

    prefix: ClassVar[str] = "spf"
    story_id: int


@dataclass(frozen=True)
class Correct(Press):
    """Asks for another wording of what is published."""

    prefix: ClassVar[str] = "spg"
    story_id: int


@dataclass(frozen=True)
class ShowUnclear(Press):
    """Asks whether an unclear post is there."""

    prefix: ClassVar[str] = "sph"
    row_id: int


@dataclass(frozen=True)
class Resolve(Press):
    """It is there (1), or is not (0): then it is sent once more, if it shall be there."""

    prefix: ClassVar[str] = "spi"
    row_id: int
    arrived: int


@dataclass(frozen=True)
class ShowQueue(Press):
    """The queue of a ward, and its rhythm."""

    prefix: ClassVar[str] = "spj"
    unit_id: int


@dataclass(frozen=True)
class SetRhythm(Press):
    """Asks for the days and the hour."""

    prefix: ClassVar[str] = "spk"
    unit_id: int


@dataclass(frozen=True)
class StopRhythm(Press):
    """Nothing goes out by itself any more; asked once (`sure`)."""

    prefix: ClassVar[str] = "spl"
    unit_id: int
    sure: int


def board_choice(texts: Texts, story_id: int) -> Choice:
    """To the board."""
    return ShowBoard(story_id).choice(texts.plain("story-post-board"))


def board_rows(texts: Texts, story: Story, places: list[Place]) -> Rows:
    """What can be done with it now."""
    unclear = [
        ShowUnclear(row_id).choice(texts.plain("story-post-unclear", place=place.name))
        for place in places
        for row_id in place.unclear
    ]
    return (*column(*unclear), *_ways(texts, story))


def _ways(texts: Texts, story: Story) -> Rows:
    ways = []
    if asking.is_waiting(story) or story.state == rules.SCHEDULED:
        tail = "-correction" if asking.is_correction(story) else ""
        ways.append(CallOff(story.id, 0).choice(texts.plain(f"story-post-call-off{tail}")))
    if story.state == rules.PUBLISHED and not asking.is_correction(story):
        ways.append(Correct(story.id).choice(texts.plain("story-post-correct")))
    if story.state == rules.PUBLISHED:
        ways.append(TakeDown(story.id).choice(texts.plain("story-post-take-down")))
    return pairs(*ways)


def decide_rows(texts: Texts, story: Story) -> Rows:
    """To the second person; what goes out is not picked by a number."""
    key = "story-post-confirm-correction" if asking.is_correction(story) else "story-post-confirm"
    yes = Confirm(story.id, story.asking).choice(texts.plain(key))
    no = GiveBack(story.id, story.asking).choice(texts.plain("story-post-give-back"))
    return column(weighty(yes), no)


def sure_rows(texts: Texts, sure: Choice, story_id: int) -> Rows:
    """A question before something that cannot be taken back."""
    return column(weighty(sure), ShowBoard(story_id).choice(texts.plain("story-post-leave")))


def resolve_rows(texts: Texts, row_id: int, *, is_due: bool) -> Rows:
    """What became of an unclear post; one that is due is sent again if it is not there."""
    seen = Resolve(row_id, 1).choice(texts.plain("story-post-arrived"))
    key = "story-post-again" if is_due else "story-post-missing"
    return column(weighty(seen), weighty(Resolve(row_id, 0).choice(texts.plain(key))))


def queue_rows(texts: Texts, unit_id: int, stories: list[Story], *, has_rhythm: bool) -> Rows:
    """The stories of a queue, and its rhythm."""
    shown = [ShowBoard(story.id).choice(story.title) for story in stories]
    key = "story-post-rhythm-change" if has_rhythm else "story-post-rhythm-set"
    ways = [SetRhythm(unit_id).choice(texts.plain(key))]
    if has_rhythm:
        ways.append(StopRhythm(unit_id, 0).choice(texts.plain("story-post-rhythm-stop")))
    return (*column(*shown), *pairs(*ways))
