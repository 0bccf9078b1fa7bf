"""What the buttons carry with which the ward's desk works on stories."""

from dataclasses import dataclass
from typing import ClassVar

from bot.features.stories import arranging, rules
from bot.i18n import Texts
from bot.outbox.cards import Choice, Rows, column, pairs
from bot.reading.story_edits import DOWN, FIRST, UP
from handlers.common.callbacks import Press
from models.stories import Story, StoryPhoto


@dataclass(frozen=True)
class ListDesk(Press):
    """What came to the desk, on the page with the one at `start`."""

    prefix: ClassVar[str] = "sea"
    start: int


@dataclass(frozen=True)
class OpenStory(Press):
    """One of them."""

    prefix: ClassVar[str] = "seb"
    story_id: int


@dataclass(frozen=True)
class EditTitle(Press):
    """Asks for another title."""

    prefix: ClassVar[str] = "sec"
    story_id: int


@dataclass(frozen=True)
class EditText(Press):
    """Asks for another text, or for one paragraph."""

    prefix: ClassVar[str] = "sed"
    story_id: int


@dataclass(frozen=True)
class EditTags(Press):
    """Shows the tags."""

    prefix: ClassVar[str] = "see"
    story_id: int


@dataclass(frozen=True)
class ShowPictures(Press):
    """Shows all pictures, numbered."""

    prefix: ClassVar[str] = "sef"
    story_id: int


@dataclass(frozen=True)
class Preview(Press):
    """Shows the story as it would be posted."""

    prefix: ClassVar[str] = "seg"
    story_id: int


@dataclass(frozen=True)
class SendBack(Press):
    """Asks what is missing, of this revision."""

    prefix: ClassVar[str] = "seh"
    story_id: int
    revision: int


@dataclass(frozen=True)
class Decline(Press):
    """Asks why this revision is not published."""

    prefix: ClassVar[str] = "sei"
    story_id: int
    revision: int


@dataclass(frozen=True)
class ToggleTag(Press):
    """Adds or takes away the tag at this place of those shown."""

    prefix: ClassVar[str] = "sej"
    story_id: int
    revision: int
    place: int


@dataclass(frozen=True)
class ShowPicture(Press):
    """Shows one picture and what can be done with it."""

    prefix: ClassVar[str] = "sek"
    photo_id: int


@dataclass(frozen=True)
class MovePicture(Press):
    """To the first place, or one up or down."""

    prefix: ClassVar[str] = "sel"
    photo_id: int
    revision: int
    to: str


@dataclass(frozen=True)
class LeaveOut(Press):
    """Not to be published (1), or after all (0)."""

    prefix: ClassVar[str] = "sem"
    photo_id: int
    revision: int
    is_out: int


@dataclass(frozen=True)
class Crop(Press):
    """Shows a part of this shape, at this place."""

    prefix: ClassVar[str] = "sen"
    photo_id: int
    revision: int
    shape: str
    place: int


@dataclass(frozen=True)
class EditCaption(Press):
    """Asks what the picture shows."""

    prefix: ClassVar[str] = "seo"
    photo_id: int


@dataclass(frozen=True)
class ShowOriginal(Press):
    """The words as they were told."""

    prefix: ClassVar[str] = "sep"
    story_id: int


def back_to(texts: Texts, story_id: int) -> Choice:
    """To the story."""
    return OpenStory(story_id).choice(texts.plain("story-desk-open"))


def list_choice(texts: Texts) -> Choice:
    """To all stories of the desk."""
    return ListDesk(0).choice(texts.plain("story-desk-list-button"))


def edit_rows(texts: Texts, story: Story, photos: int) -> Rows:
    """What changes a story; nothing once it waits for somebody else."""
    looks = (
        Preview(story.id).choice(texts.plain("story-desk-preview")),
        ShowOriginal(story.id).choice(texts.plain("story-desk-original")),
    )
    if story.state not in rules.EDITABLE:
        return pairs(*looks)
    return pairs(
        EditTitle(story.id).choice(texts.plain("story-desk-title")),
        EditText(story.id).choice(texts.plain("story-desk-text")),
        EditTags(story.id).choice(texts.plain("story-desk-tags", count=len(story.tags))),
        ShowPictures(story.id).choice(texts.plain("story-desk-pictures", count=photos)),
        *looks,
    )


def return_rows(texts: Texts, story: Story) -> Rows:
    """What gives it back; nothing once it was published."""
    if story.state != rules.FORWARDED:
        return ()
    return pairs(
        SendBack(story.id, story.revision).choice(texts.plain("story-desk-send-back")),
        Decline(story.id, story.revision).choice(texts.plain("story-desk-decline")),
    )


def sheet_rows(texts: Texts, story: Story, photos: list[StoryPhoto]) -> Rows:
    """A number for each picture."""
    numbers = [ShowPicture(photo.id).choice(str(i)) for i, photo in enumerate(photos, 1)]
    rows = tuple(tuple(numbers[i : i + _NUMBERS]) for i in range(0, len(numbers), _NUMBERS))
    return (*rows, *column(back_to(texts, story.id)))


# As many as a thumb can tell apart.
_NUMBERS = 5


def picture_rows(texts: Texts, story: Story, photo: StoryPhoto, number: int, count: int) -> Rows:
    """What can be done with one picture."""
    ways = pairs(
        ShowPictures(story.id).choice(texts.plain("story-desk-all-pictures")),
        back_to(texts, story.id),
    )
    if story.state not in rules.EDITABLE:
        return ways
    return (
        *_crop_rows(texts, story, photo),
        *_move_rows(texts, story, photo, number, count),
        *pairs(
            EditCaption(photo.id).choice(texts.plain("story-desk-caption")),
            _leave_out(texts, story, photo),
        ),
        *ways,
    )


def _crop_rows(texts: Texts, story: Story, photo: StoryPhoto) -> Rows:
    shown = arranging.shape_of(photo)
    shapes = tuple(
        Crop(photo.id, story.revision, shape, arranging.MIDDLE).choice(
            texts.plain(f"story-desk-shape-{shape}")
        )
        for shape in arranging.SHAPES
    )
    if photo.crop is None:
        return (shapes,)
    whole = Crop(photo.id, story.revision, arranging.WHOLE, 0)
    back = (whole.choice(texts.plain("story-desk-shape-whole")),)
    return (shapes, *_place_rows(texts, story, photo, shown), back)


def _place_rows(
    texts: Texts, story: Story, photo: StoryPhoto, shown: tuple[str, int] | None
) -> Rows:
    """Which part; of a picture that has the shape already there is but one."""
    if shown is None or list(photo.crop or ())[2:] == [1000, 1000]:
        return ()
    shape, _ = shown
    side = "across" if arranging.is_cut_across(photo, shape) else "down"
    return (
        tuple(
            Crop(photo.id, story.revision, shape, place).choice(
                texts.plain(f"story-desk-place-{side}-{place}")
            )
            for place in range(len(arranging.PLACES))
        ),
    )


def _move_rows(texts: Texts, story: Story, photo: StoryPhoto, number: int, count: int) -> Rows:
    ways = []
    if number > 2:  # of the second, "up" says the same
        ways.append(FIRST)
    if number > 1:
        ways.append(UP)
    if number < count:
        ways.append(DOWN)
    moves = tuple(
        MovePicture(photo.id, story.revision, to).choice(texts.plain(f"story-desk-move-{to}"))
        for to in ways
    )
    return (moves,) if moves else ()


def _leave_out(texts: Texts, story: Story, photo: StoryPhoto) -> Choice:
    if photo.is_left_out:
        use = LeaveOut(photo.id, story.revision, 0)
        return use.choice(texts.plain("story-desk-use"))
    return LeaveOut(photo.id, story.revision, 1).choice(texts.plain("story-desk-leave-out"))
