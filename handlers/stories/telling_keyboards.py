"""What the buttons carry with which a story is told, and how they stand under its cards."""

from dataclasses import dataclass
from typing import ClassVar

from bot.features.stories import rules
from bot.features.stories.drafting import Sheet
from bot.i18n import Texts
from bot.outbox.cards import Choice, Rows, column, pairs, weighty
from handlers.common.callbacks import Press
from handlers.stories.consents_keyboards import ShowShown
from models.stories import Story


@dataclass(frozen=True)
class Home(Press):
    """The screen of stories."""

    prefix: ClassVar[str] = "sth"


@dataclass(frozen=True)
class TellNew(Press):
    """Tell a story that was not told yet."""

    prefix: ClassVar[str] = "stn"


@dataclass(frozen=True)
class TellOffered(Press):
    """The message that was offered is a story, or more of the one with this id; 0: a new one."""

    prefix: ClassVar[str] = "sty"
    story_id: int


@dataclass(frozen=True)
class WriteOn(Press):
    """Go on with this story."""

    prefix: ClassVar[str] = "stw"
    story_id: int


@dataclass(frozen=True)
class Fill(Press):
    """The next message says this part: who, where, or what came of it."""

    prefix: ClassVar[str] = "stf"
    story_id: int
    part: str


@dataclass(frozen=True)
class Send(Press):
    """The story is told; the cell shall read it."""

    prefix: ClassVar[str] = "sts"
    story_id: int


@dataclass(frozen=True)
class Undo(Press):
    """Take back what was noted last, at this revision."""

    prefix: ClassVar[str] = "stu"
    story_id: int
    revision: int


@dataclass(frozen=True)
class Look(Press):
    """The whole story, and what can be thrown away of it."""

    prefix: ClassVar[str] = "stl"
    story_id: int


@dataclass(frozen=True)
class Later(Press):
    """Go on another day."""

    prefix: ClassVar[str] = "stz"
    story_id: int


@dataclass(frozen=True)
class ClearWords(Press):
    """Write the words anew."""

    prefix: ClassVar[str] = "stc"
    story_id: int


@dataclass(frozen=True)
class ClearPhotos(Press):
    """Send other pictures."""

    prefix: ClassVar[str] = "stp"
    story_id: int


@dataclass(frozen=True)
class Discard(Press):
    """Throw the draft away."""

    prefix: ClassVar[str] = "std"
    story_id: int


@dataclass(frozen=True)
class TakeBack(Press):
    """Write on, although it was sent."""

    prefix: ClassVar[str] = "stb"
    story_id: int


def _shown_rows(texts: Texts, story: Story) -> Rows:
    """The way to those who are shown, whom the teller may name."""
    if story.state == rules.DECLINED:
        return ()
    return column(ShowShown(story.id).choice(texts.plain("story-shown")))


def _send(texts: Texts, story: Story) -> Choice:
    return Send(story.id).choice(texts.plain("story-send"))


def sheet_rows(texts: Texts, sheet: Sheet, *, can_undo: bool) -> Rows:
    """Under what was told so far."""
    story = sheet.story
    parts = [Fill(story.id, one).choice(texts.plain(f"story-fill-{one}")) for one in sheet.missing]
    later = Later(story.id).choice(texts.plain("story-later"))
    if not sheet.is_told:
        return (*pairs(*parts), *column(later))
    others = [Look(story.id).choice(texts.plain("story-look"))]
    if can_undo:
        others.append(Undo(story.id, story.revision).choice(texts.plain("story-undo")))
    return (*column(_send(texts, story)), *pairs(*parts), *pairs(*others), *column(later))


def part_rows(texts: Texts, story: Story) -> Rows:
    """Under the question for one part."""
    return column(WriteOn(story.id).choice(texts.plain("story-part-skip")))


def look_rows(texts: Texts, sheet: Sheet) -> Rows:
    """Under the whole story."""
    story = sheet.story
    chosen = [WriteOn(story.id).choice(texts.plain("story-write-on"))]
    if sheet.is_told:
        chosen.insert(0, _send(texts, story))
        clear = ClearWords(story.id).choice(texts.plain("story-clear-words"))
        chosen.append(weighty(clear))
    if sheet.photos:
        clear = ClearPhotos(story.id).choice(texts.plain("story-clear-photos"))
        chosen.append(weighty(clear))
    chosen.append(weighty(Discard(story.id).choice(texts.plain("story-discard"))))
    return (*column(*chosen), *_shown_rows(texts, story))


def sent_rows(texts: Texts, story: Story) -> Rows:
    """Under a story that others read."""
    chosen = []
    if story.state in rules.WRITABLE:
        chosen.append(WriteOn(story.id).choice(texts.plain("story-write-on")))
    if story.state == rules.PROPOSED:
        chosen.append(TakeBack(story.id).choice(texts.plain("story-take-back")))
    chosen.append(Home().choice(texts.plain("story-to-home")))
    return (*_shown_rows(texts, story), *column(*chosen))


def later_rows(texts: Texts, story: Story) -> Rows:
    """Under the word that a draft is kept."""
    return column(
        WriteOn(story.id).choice(texts.plain("story-write-on")),
        TellNew().choice(texts.plain("story-tell-another")),
    )
