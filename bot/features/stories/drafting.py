"""A member begins a story, goes on with it over days, and has its pictures in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Actor
from bot.errors import ChibotError, ChoiceIsStale, NotAllowed
from bot.features.stories import rules
from bot.photos import DrawnPhoto
from bot.reading import stories as reading
from bot.reading.stories import PARTS
from models.repositories import stories, story_telling, units
from models.stories import Story

# So many of one's own stories are listed.
LISTED = 8


class StoryIsSent(ChibotError):
    """Others are reading it already."""

    key = "story-error-sent"


class PhotosAreEnough(ChibotError):
    """As many pictures as an album holds."""

    key = "story-error-photos-enough"


@dataclass(frozen=True)
class Sheet:
    """A story as it has been told so far."""

    story: Story
    photos: int

    @property
    def missing(self) -> tuple[str, ...]:
        """What was told neither under its label nor, as far as can be seen, in the words."""
        story = self.story
        seen = reading.find_parts(f"{story.words}\n{story.who}\n{story.place}\n{story.result}")
        return tuple(part for part in PARTS if not getattr(story, part) and part not in seen)

    @property
    def is_told(self) -> bool:
        """Whether there is anything to send."""
        return is_told(self.story)


def is_told(story: Story) -> bool:
    """Whether there are words in it, be it under a label only."""
    return bool(story.words or story.who or story.result or story.place)


async def is_begun(session: AsyncSession, story: Story) -> bool:
    """Whether there are words or pictures in it."""
    return is_told(story) or bool(await story_telling.count_photos(session, story.id))


def empty_story(unit_id: int, member_id: int, now: datetime) -> dict[str, Any]:
    """The columns of a story of which nothing was told yet."""
    return {
        "unit_id": unit_id,
        "proposed_by": member_id,
        "state": rules.DRAFT,
        "revision": 1,
        "release": 0,
        "words": "",
        "who": "",
        "place": "",
        "result": "",
        "title": "",
        "text": "",
        "tags": [],
        "proposed_at": now,
        "release_how": rules.NOW,
    }


async def begin(session: AsyncSession, actor: Actor, now: datetime) -> Story:
    """A new story of the member's own cell; an empty one that waits is taken. Raises NotAllowed."""
    member = actor.registered_member()
    for story in await story_telling.list_drafts(session, member.id, [rules.DRAFT]):
        if not await is_begun(session, story):
            return story
    unit_id = await find_cell_id(session, actor)
    return await stories.add(session, **empty_story(unit_id, member.id, now))


async def find_cell_id(session: AsyncSession, actor: Actor) -> int:
    """The member's own unit, or the cell above a group. Raises NotAllowed."""
    unit_id = actor.registered_member().unit_id
    for place in await units.list_line_ids(session, unit_id):
        if (await units.get(session, place)).kind != units.GROUP:
            return place
    return unit_id


async def list_own(session: AsyncSession, actor: Actor) -> Sequence[Story]:
    """What the member has told, the newest first. Raises NotAllowed."""
    return await story_telling.list_own(session, actor.member_id, LISTED)


async def find_draft(session: AsyncSession, actor: Actor) -> Story | None:
    """What the member was writing last, if anything was told of it. Raises NotAllowed."""
    for story in await story_telling.list_drafts(session, actor.member_id, sorted(rules.WRITABLE)):
        if await is_begun(session, story):
            return story
    return None


async def get_own(session: AsyncSession, actor: Actor, story_id: int) -> Story:
    """A story that the actor has told. Raises ChoiceIsStale, NotAllowed."""
    member_id = actor.member_id
    story = await stories.find(session, story_id)
    if story is None:
        raise ChoiceIsStale
    if story.proposed_by != member_id:
        raise NotAllowed(act="write_story", unit_id=story.unit_id)
    return story


async def get_to_write(session: AsyncSession, actor: Actor, story_id: int) -> Story:
    """One's own story that may still be written. Raises as `get_own`, StoryIsSent."""
    story = await get_own(session, actor, story_id)
    if story.state not in rules.WRITABLE:
        raise StoryIsSent
    return story


async def load_sheet(session: AsyncSession, story: Story) -> Sheet:
    """The story with the number of its pictures."""
    return Sheet(story, await story_telling.count_photos(session, story.id))


async def add_photo(
    session: AsyncSession, actor: Actor, story_id: int, photo: DrawnPhoto, now: datetime
) -> int:
    """One more picture; the same one counts once. Returns how many there are now.

    Raises as `get_to_write`, PhotosAreEnough.
    """
    story = await get_to_write(session, actor, story_id)
    count = await story_telling.count_photos(session, story_id)
    if await story_telling.has_photo(session, story_id, photo.source):
        return count
    if count >= rules.MOST_PHOTOS:
        raise PhotosAreEnough(limit=rules.MOST_PHOTOS)
    await story_telling.add_photo(session, story_id, photo.source, photo.content, photo.size, now)
    story.revision, story.proposed_at = story.revision + 1, now
    return count + 1


async def clear_photos(session: AsyncSession, actor: Actor, story_id: int, now: datetime) -> Story:
    """All its pictures go. Raises as `get_to_write`."""
    story = await get_to_write(session, actor, story_id)
    await story_telling.remove_photos(session, story_id)
    story.revision, story.proposed_at = story.revision + 1, now
    return story


async def clear_words(session: AsyncSession, actor: Actor, story_id: int, now: datetime) -> Story:
    """All words go, to be told anew; the pictures stay. Raises as `get_to_write`."""
    story = await get_to_write(session, actor, story_id)
    for name in ("words", "who", "place", "result", "title", "text"):
        setattr(story, name, "")
    story.revision, story.proposed_at = story.revision + 1, now
    return story


async def discard(session: AsyncSession, actor: Actor, story_id: int) -> None:
    """The draft goes, with its pictures. Raises as `get_to_write`."""
    await story_telling.remove(session, await get_to_write(session, actor, story_id))
