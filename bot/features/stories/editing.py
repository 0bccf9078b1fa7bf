"""The ward's desk changes the words of a story; of two who do so at once the first counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Act, Actor
from bot.errors import ChibotError
from bot.features.stories import desks, rules, wording
from bot.features.stories.kinds import PREVIEW
from bot.features.stories.previewing import show_preview
from bot.features.stories.rules import Standing
from bot.outbox.queue import say_again
from models.members import Unit
from models.repositories import audit, stories, story_editing, units
from models.stories import Story, StoryConsent

# Before it is out: what the desk has to do with. Once it is: the last ones.
_AT_WORK = (rules.FORWARDED, rules.AWAITING, rules.SCHEDULED)
_OVER = (rules.PUBLISHED, rules.WITHDRAWN)
_LAST = 30


class StoryIsNotEditable(ChibotError):
    """It waits for a second person, is published, or went back."""

    key = "story-desk-error-not-editable"


class StoryHasChanged(ChibotError):
    """Somebody else was quicker: what was shown is no more."""

    key = "story-desk-error-changed"


@dataclass(frozen=True)
class DeskStory:
    """A story as the desk lists it."""

    story: Story
    unit: Unit
    consents: Sequence[StoryConsent]

    @property
    def standing(self) -> Standing:
        """Whether it may be shown as it is now."""
        return rules.standing(self.consents, self.story.revision)


async def list_desk(session: AsyncSession, actor: Actor) -> list[DeskStory]:
    """What came to the desks of the actor: first what is to be done, then the last that were."""
    covered = await _list_covered(session, actor)
    found = [
        *await stories.list_in_state(session, covered, _AT_WORK),
        *await story_editing.list_last(session, covered, _OVER, _LAST),
    ]
    consents = await story_editing.list_consents(session, [story.id for story in found])
    return [
        DeskStory(story, await units.get(session, story.unit_id), consents[story.id])
        for story in found
    ]


async def count_waiting(session: AsyncSession, actor: Actor) -> int:
    """How many came to the desks of the actor that nobody has asked to publish yet."""
    covered = await _list_covered(session, actor)
    return await story_editing.count_in_state(session, covered, rules.FORWARDED) if covered else 0


async def has_desk(session: AsyncSession, actor: Actor) -> bool:
    """Whether the actor edits the stories of some desk."""
    return bool(await desks.list_desks(session, actor, Act.EDIT_STORY))


async def _list_covered(session: AsyncSession, actor: Actor) -> list[int]:
    found = await desks.list_desks(session, actor, Act.EDIT_STORY)
    return await desks.list_covered(session, found) if found else []


async def get(session: AsyncSession, actor: Actor, story_id: int) -> DeskStory:
    """A story of the actor's desk. Raises ChoiceIsStale, NotAllowed, StoryIsNotEditable for one
    that is still with its author or its cell."""
    story = await desks.get_for_desk(session, actor, Act.EDIT_STORY, story_id)
    if story.state not in {*_AT_WORK, *_OVER}:
        raise StoryIsNotEditable
    unit = await units.get(session, story.unit_id)
    return DeskStory(story, unit, await stories.list_consents(session, story.id))


async def get_editable(
    session: AsyncSession, actor: Actor, story_id: int, revision: int | None = None
) -> DeskStory:
    """One that may be changed, at this revision. Raises as `get`, StoryHasChanged."""
    found = await get(session, actor, story_id)
    if found.story.state not in rules.EDITABLE:
        raise StoryIsNotEditable
    if revision not in {None, found.story.revision}:
        raise StoryHasChanged
    return found


async def change(
    session: AsyncSession,
    actor: Actor,
    story_id: int,
    revision: int,
    now: datetime,
    **values: Any,
) -> Story:
    """The next revision, which no consent covers yet, with these values. Raises as
    `get_editable`."""
    story = (await get_editable(session, actor, story_id, revision)).story
    is_first = await story_editing.set_unless_changed(
        session, story, revision, tuple(rules.EDITABLE), {"revision": revision + 1} | values
    )
    if not is_first:
        raise StoryHasChanged
    await audit.add(session, actor.user_id, "edit_story", "done", now, story.unit_id, story.id)
    return story


async def set_title(
    session: AsyncSession, actor: Actor, story_id: int, revision: int, words: str, now: datetime
) -> Story:
    """Another title. Raises as `change`, WordsAreEmpty, TitleIsLong."""
    title = wording.tidy_title(words)
    return await change(session, actor, story_id, revision, now, title=title)


async def set_text(
    session: AsyncSession, actor: Actor, story_id: int, revision: int, words: str, now: datetime
) -> Story:
    """Another text, the whole. Raises as `change`, WordsAreEmpty, TextIsLong."""
    text = wording.tidy_text(words)
    return await change(session, actor, story_id, revision, now, text=text)


async def set_paragraph(
    session: AsyncSession,
    actor: Actor,
    story_id: int,
    revision: int,
    number: int,
    words: str | None,
    now: datetime,
) -> Story:
    """Another paragraph in the place of one, counted from 1; None drops it.

    Raises as `change`, ParagraphIsNone, WordsAreEmpty, TextIsLong.
    """
    story = (await get_editable(session, actor, story_id, revision)).story
    text = wording.with_paragraph(story.text, number, words)
    return await change(session, actor, story_id, revision, now, text=text)


async def add_tags(
    session: AsyncSession, actor: Actor, story_id: int, revision: int, words: str, now: datetime
) -> Story:
    """These tags too. Raises as `change`, WordsAreEmpty, TagIsLong, TagsAreMany."""
    story = (await get_editable(session, actor, story_id, revision)).story
    tags = wording.with_tags(story.tags, words)
    return await change(session, actor, story_id, revision, now, tags=tags)


async def drop_tag(
    session: AsyncSession, actor: Actor, story_id: int, revision: int, tag: str, now: datetime
) -> Story:
    """All tags but this. Raises as `change`."""
    story = (await get_editable(session, actor, story_id, revision)).story
    tags = wording.without_tag(story.tags, tag)
    return await change(session, actor, story_id, revision, now, tags=tags)


async def order_preview(
    session: AsyncSession, actor: Actor, story_id: int, path: str, now: datetime
) -> None:
    """Show the actor all messages as they will look, and below them what can be done; `path` is
    where the page of the preview is. Raises as `get`."""
    story = (await get(session, actor, story_id)).story
    await show_preview(session, story, actor.user_id, now)
    key, params = f"end.{story.revision}", {"end": path}
    await say_again(session, PREVIEW, story.id, actor.user_id, now, key, params)
