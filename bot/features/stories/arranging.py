"""The ward's desk arranges the pictures of a story: order, crop, caption, or left out."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Actor
from bot.errors import ChibotError, ChoiceIsStale
from bot.features.stories import editing, pictures, wording
from bot.features.stories.kinds import PICTURE, SHEET
from bot.outbox.queue import say_again
from bot.reading.story_edits import DOWN, FIRST, UP
from models.repositories import stories, story_editing
from models.stories import Story, StoryPhoto

# Times as wide as high.
SHAPES = {"square": 1.0, "wide": 16 / 9, "tall": 4 / 5}
# Which part is kept: the top or left, the middle, the bottom or right.
PLACES = (0.0, 0.5, 1.0)
MIDDLE = 1
WHOLE = "whole"


class PictureIsNone(ChibotError):
    """The story has no picture of this number."""

    key = "story-desk-error-picture"


async def find(session: AsyncSession, actor: Actor, photo_id: int) -> tuple[Story, StoryPhoto]:
    """A picture and its story, at the actor's desk. Raises as `editing.get`."""
    photo = await story_editing.find_photo(session, photo_id)
    if photo is None:
        raise ChoiceIsStale
    return (await editing.get(session, actor, photo.story_id)).story, photo


async def list_all(session: AsyncSession, actor: Actor, story_id: int) -> list[StoryPhoto]:
    """All pictures of a story at the actor's desk, in order. Raises as `editing.get`."""
    await editing.get(session, actor, story_id)
    return await stories.list_photos(session, story_id)


def by_number(photos: Sequence[StoryPhoto], number: int) -> StoryPhoto:
    """Counted from 1. Raises PictureIsNone."""
    if not 1 <= number <= len(photos):
        raise PictureIsNone(count=len(photos))
    return photos[number - 1]


async def move(
    session: AsyncSession, actor: Actor, photo_id: int, revision: int, to: str, now: datetime
) -> Story:
    """One place up, down, or to the first. Raises as `editing.change`."""
    story, photo = await find(session, actor, photo_id)
    ids = [one.id for one in await stories.list_photos(session, story.id)]
    at = ids.index(photo.id)
    places = {FIRST: 0, UP: at - 1, DOWN: at + 1}
    if to not in places:
        raise ChoiceIsStale
    ids.insert(max(places[to], 0), ids.pop(at))
    return await _set_order(session, actor, story.id, revision, ids, now)


async def reorder(
    session: AsyncSession,
    actor: Actor,
    story_id: int,
    revision: int,
    numbers: Sequence[int],
    now: datetime,
) -> Story:
    """The pictures of these numbers first, the others behind them. Raises as `editing.change`,
    PictureIsNone."""
    await editing.get_editable(session, actor, story_id, revision)
    photos = await stories.list_photos(session, story_id)
    first = list(dict.fromkeys(by_number(photos, number).id for number in numbers))
    others = [photo.id for photo in photos if photo.id not in first]
    return await _set_order(session, actor, story_id, revision, [*first, *others], now)


async def _set_order(
    session: AsyncSession,
    actor: Actor,
    story_id: int,
    revision: int,
    ids: Sequence[int],
    now: datetime,
) -> Story:
    story = await editing.change(session, actor, story_id, revision, now)
    for photo in await stories.list_photos(session, story_id):
        photo.position = ids.index(photo.id) + 1
    return story


async def leave_out(
    session: AsyncSession,
    actor: Actor,
    photo_id: int,
    revision: int,
    now: datetime,
    *,
    is_out: bool,
) -> Story:
    """Not to be published, or to be after all. Raises as `editing.change`."""
    story, photo = await find(session, actor, photo_id)
    story = await editing.change(session, actor, story.id, revision, now)
    photo.is_left_out = is_out
    return story


async def set_caption(
    session: AsyncSession, actor: Actor, photo_id: int, revision: int, words: str, now: datetime
) -> Story:
    """What the picture shows. Raises as `editing.change`, WordsAreEmpty, CaptionIsLong."""
    caption = wording.tidy_caption(words)
    story, photo = await find(session, actor, photo_id)
    story = await editing.change(session, actor, story.id, revision, now)
    photo.caption = caption
    return story


async def crop(
    session: AsyncSession,
    actor: Actor,
    photo_id: int,
    revision: int,
    shape: str,
    place: int,
    now: datetime,
) -> Story:
    """Show the largest part of this shape, or the whole again. Raises as `editing.change`."""
    story, photo = await find(session, actor, photo_id)
    if shape != WHOLE and (shape not in SHAPES or place not in range(len(PLACES))):
        raise ChoiceIsStale
    story = await editing.change(session, actor, story.id, revision, now)
    photo.crop = None if shape == WHOLE else list(_part(photo, shape, place))
    return story


async def order_sheet(session: AsyncSession, actor: Actor, story_id: int, now: datetime) -> int:
    """Send the actor all pictures in one, numbered; returns how many. Raises as `editing.get`."""
    photos = await list_all(session, actor, story_id)
    if photos:
        await say_again(session, SHEET, story_id, actor.user_id, now)
    return len(photos)


async def order_picture(session: AsyncSession, actor: Actor, photo_id: int, now: datetime) -> None:
    """Send the actor one picture as it is shown. Raises as `find`."""
    _, photo = await find(session, actor, photo_id)
    await say_again(session, PICTURE, photo.id, actor.user_id, now)


def shape_of(photo: StoryPhoto) -> tuple[str, int] | None:
    """The shape and place of the part that is shown; None for the whole."""
    shown = None if photo.crop is None else tuple(photo.crop)
    # The middle first: of a picture that has the shape already, all places are alike.
    for shape in SHAPES:
        for place in (MIDDLE, *range(len(PLACES))):
            if shown == _part(photo, shape, place):
                return shape, place
    return None


def is_cut_across(photo: StoryPhoto, shape: str) -> bool:
    """Whether left and right are cut off, and not top and bottom."""
    return photo.width / photo.height > SHAPES[shape]


def _part(photo: StoryPhoto, shape: str, place: int) -> pictures.Crop:
    return pictures.crop_to(photo.width, photo.height, SHAPES[shape], PLACES[place])
