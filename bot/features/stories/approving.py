"""A story goes out when two people want it: one asks, the other one confirms."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Act, Actor, may
from bot.errors import ChibotError, ChoiceIsStale
from bot.features.second_person import NO_RIGHT, load_writer
from bot.features.stories import (
    asking,
    consent,
    correcting,
    desks,
    queueing,
    releasing,
    rules,
    wording,
)
from bot.features.stories.kinds import BOARD
from bot.features.stories.posting_rules import is_release_time
from bot.features.stories.publishing import list_places, tell_editor
from bot.outbox.queue import put
from bot.quiet import QuietHours
from models.repositories import audit, story_posts
from models.stories import Story

# What is told of a question: it was given back, called off, a new wording is out.
RETURNED, CALLED_OFF, CORRECTED = "returned", "called_off", "corrected"


class StoryIsUnfinished(ChibotError):
    """It has no title, or no text."""

    key = "story-post-error-unfinished"


class NowhereToPost(ChibotError):
    """Neither a channel, nor a group, nor a page."""

    key = "story-post-error-nowhere"


class TimeHasPassed(ChibotError):
    """The hour is over, or lies more than a year ahead."""

    key = "story-post-error-time"


class TimeIsQuiet(ChibotError):
    """Nothing is posted in quiet hours."""

    key = "story-post-error-quiet"


class StoryIsElsewhere(ChibotError):
    """It has been asked for, or is out, or was given back meanwhile."""

    key = "story-post-error-elsewhere"


@dataclass(frozen=True)
class Wish:
    """How one person wants a story to go out."""

    # "now", "at" or "queue".
    how: str
    at: datetime | None = None
    # Bound chats, by their ids of ours.
    chat_ids: tuple[int, ...] = ()


async def ask(
    session: AsyncSession,
    actor: Actor,
    story_id: int,
    revision: int,
    wish: Wish,
    now: datetime,
    quiet: QuietHours,
    *,
    has_pages: bool,
) -> Story:
    """Bring it before a second person; whoever asks gets a board.

    Raises ChoiceIsStale, NotAllowed, ConsentIsMissing, NobodyConfirms, and the errors above.
    """
    story = await find_to_ask(session, actor, story_id, revision)
    await _check(session, story, wish, now, quiet, has_pages=has_pages)
    await consent.require(session, story)
    story.state, story.note = rules.AWAITING, None
    story.release_how, story.release_at = wish.how, wish.at
    story.approved_by, story.approved_at = None, None
    await story_posts.set_targets(session, story.id, wish.chat_ids)
    await asking.begin(session, actor, story, now)
    await put(session, BOARD, story.id, actor.user_id, now)
    await _note(session, actor, story, "asked", now)
    return story


async def find_to_ask(session: AsyncSession, actor: Actor, story_id: int, revision: int) -> Story:
    """A story which the actor may ask for, as it was shown to them.

    Raises ChoiceIsStale, NotAllowed, StoryIsElsewhere, StoryIsUnfinished.
    """
    story = await asking.lock_at_desk(session, actor, story_id)
    if story.state not in rules.EDITABLE:
        raise StoryIsElsewhere
    if story.revision != revision:
        raise ChoiceIsStale
    if not story.title.strip() or not story.text.strip():
        raise StoryIsUnfinished
    return story


async def _check(
    session: AsyncSession,
    story: Story,
    wish: Wish,
    now: datetime,
    quiet: QuietHours,
    *,
    has_pages: bool,
) -> None:
    places = {chat.id for chat in await list_places(session, story)}
    if not set(wish.chat_ids) <= places:
        raise ChoiceIsStale
    if not wish.chat_ids and not has_pages:
        raise NowhereToPost
    if wish.how == rules.QUEUE:
        await queueing.get_rhythm(session, await desks.desk_id(session, story.unit_id))
    if wish.how == rules.AT:
        if wish.at is None or not is_release_time(wish.at, now):
            raise TimeHasPassed
        if quiet.cover(wish.at):
            raise TimeIsQuiet


async def confirm(
    session: AsyncSession,
    actor: Actor,
    story_id: int,
    number: int,
    now: datetime,
    quiet: QuietHours,
) -> Story | None:
    """Let it go out, or be corrected, as it was shown; None if whoever asked may not any more.

    `number`: of the question. Raises ChoiceIsStale, NotAllowed, ConfirmsThemselves,
    ConsentIsMissing.
    """
    story = await asking.find_to_decide(session, actor, story_id, number)
    await consent.require(session, story)
    writer = await load_writer(session, story.edited_by)
    desk = await desks.desk_id(session, story.unit_id)
    if not await may(session, writer, Act.PUBLISH_STORY, desk):
        await asking.drop(session, story, NO_RIGHT, now)
        return None
    story.approved_by, story.approved_at = actor.member_id, now
    if asking.is_correction(story):
        await correcting.apply(session, story, now, quiet)
        outcome = CORRECTED
    else:
        outcome = await releasing.proceed(session, story, now, quiet)
    await asking.close(session, story, now)
    await tell_editor(session, story, outcome, now, story.edited_by, by=actor.member_id)
    await _note(session, actor, story, "done", now)
    return story


async def give_back(
    session: AsyncSession, actor: Actor, story_id: int, number: int, note: str, now: datetime
) -> Story:
    """Not like this: whoever asked reads why. Raises as `confirm` does, but for consent;
    NoteIsEmpty, NoteIsLong."""
    story = await asking.find_to_decide(session, actor, story_id, number)
    story.note = wording.tidy_note(note)
    await asking.drop(session, story, RETURNED, now)
    await _note(session, actor, story, "refused", now)
    return story


async def call_off(session: AsyncSession, actor: Actor, story_id: int, now: datetime) -> Story:
    """It, or its correction, does not go out after all. Raises StoryIsElsewhere, too."""
    story = await asking.lock_at_desk(session, actor, story_id)
    if story.state not in {rules.AWAITING, rules.SCHEDULED} and not asking.is_correction(story):
        raise StoryIsElsewhere
    await asking.drop(session, story, CALLED_OFF, now, by=actor.member_id)
    await _note(session, actor, story, CALLED_OFF, now)
    return story


async def _note(
    session: AsyncSession, actor: Actor, story: Story, outcome: str, now: datetime
) -> None:
    act, unit_id = Act.PUBLISH_STORY, story.unit_id
    await audit.add(session, actor.user_id, act, outcome, now, unit_id, story.id)
