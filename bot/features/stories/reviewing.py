"""The cell reads what its members tell, before the ward does: onward, back with a word, or not."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Act, Actor, list_places
from bot.errors import ChibotError
from bot.features.stories import desks, kinds, rules, showing, telling
from bot.features.stories.wording import tidy_note
from bot.outbox import queue
from bot.quiet import QuietHours
from models.members import Unit
from models.repositories import audit, stories, story_consents, story_editing, units
from models.stories import Story, StoryConsent


class StoryIsReviewed(ChibotError):
    """Somebody was quicker, or its author is writing on."""

    key = "story-review-error-reviewed"


class StoryIsNotTold(ChibotError):
    """Its author is writing it: nobody else reads it meanwhile."""

    key = "story-review-error-not-told"


@dataclass(frozen=True)
class Told:
    """A story as its cell reads it."""

    story: Story
    unit: Unit
    consents: list[StoryConsent]
    photos: int
    # Of the member who told it, if they are still on the roster.
    author: str


async def list_waiting(session: AsyncSession, actor: Actor) -> list[Story]:
    """What waits for the actor's word, the oldest first."""
    places = await list_places(session, actor, Act.REVIEW_STORY)
    if not places:
        return []
    covered = await desks.list_covered(session, places)
    return await stories.list_in_state(session, covered, [rules.PROPOSED])


async def get_to_read(session: AsyncSession, actor: Actor, story_id: int) -> Told:
    """A story that was told in the actor's cell. Raises ChoiceIsStale, NotAllowed,
    StoryIsNotTold."""
    story = await desks.get_for_cell(session, actor, Act.REVIEW_STORY, story_id)
    if story.state in rules.WRITABLE:
        raise StoryIsNotTold
    return await load(session, story)


async def load(session: AsyncSession, story: Story) -> Told:
    """The same for whoever asked for rights already."""
    author = await story_consents.find_member(session, story.proposed_by)
    return Told(
        story,
        await units.get(session, story.unit_id),
        await stories.list_consents(session, story.id),
        await story_consents.count_shown_photos(session, story.id),
        author.full_name if author else "",
    )


async def get_to_review(session: AsyncSession, actor: Actor, story_id: int, revision: int) -> Told:
    """One that waits for the cell's word, at this revision. Raises as `get_to_read`,
    StoryIsReviewed."""
    told = await get_to_read(session, actor, story_id)
    if (told.story.state, told.story.revision) != (rules.PROPOSED, revision):
        raise await _reviewed(session, told.story)
    return told


async def get_to_send_back(
    session: AsyncSession, actor: Actor, story_id: int, revision: int
) -> Told:
    """The same, if there is somebody who can write on. Raises as `get_to_review`, TellerIsGone."""
    told = await get_to_review(session, actor, story_id, revision)
    await telling.require_teller(session, told.story)
    return told


async def forward(
    session: AsyncSession,
    actor: Actor,
    story_id: int,
    revision: int,
    now: datetime,
    quiet: QuietHours,
) -> Story:
    """The cell says yes: the ward's desk has it now. Raises as `get_to_review`."""
    story = await _settle(session, actor, story_id, revision, rules.FORWARDED, None, now)
    desk = await desks.list_desk_people(session, story, Act.EDIT_STORY, actor.user_id)
    await telling.ask_people(session, kinds.FORWARDED, story, desk, now, quiet)
    await telling.tell(session, story, telling.ONWARD, now, quiet)
    return story


async def send_back(
    session: AsyncSession,
    actor: Actor,
    story_id: int,
    revision: int,
    words: str,
    now: datetime,
    quiet: QuietHours,
) -> Story:
    """Who told it reads these words, writes on and sends it again. Raises as
    `get_to_send_back`, NoteIsEmpty, NoteIsLong."""
    await get_to_send_back(session, actor, story_id, revision)
    note = tidy_note(words)
    story = await _settle(session, actor, story_id, revision, rules.RETURNED, note, now)
    await telling.tell(session, story, telling.RETURNED, now, quiet)
    return story


async def decline(
    session: AsyncSession,
    actor: Actor,
    story_id: int,
    revision: int,
    words: str,
    now: datetime,
    quiet: QuietHours,
) -> Story:
    """It is not published, and who told it reads why. Raises as `send_back`."""
    note = tidy_note(words)
    story = await _settle(session, actor, story_id, revision, rules.DECLINED, note, now)
    await telling.tell(session, story, telling.DECLINED, now, quiet)
    return story


async def show_whole(session: AsyncSession, actor: Actor, story_id: int, now: datetime) -> Story:
    """Send pictures and all the words to the actor. Raises as `get_to_read`."""
    told = await get_to_read(session, actor, story_id)
    await showing.put_whole(session, told.story, actor.user_id, now)
    return told.story


async def _settle(
    session: AsyncSession,
    actor: Actor,
    story_id: int,
    revision: int,
    state: str,
    note: str | None,
    now: datetime,
) -> Story:
    story = (await get_to_review(session, actor, story_id, revision)).story
    values: dict[str, Any] = {"state": state, "note": note, "reviewed_by": actor.member_id}
    waiting = (rules.PROPOSED,)
    if not await story_editing.set_unless_changed(session, story, revision, waiting, values):
        raise await _reviewed(session, story)
    # The cards of the others who review show how it ended.
    await queue.refresh(session, kinds.PROPOSED, story.id, now)
    await audit.add(session, actor.user_id, f"{state}_story", "done", now, story.unit_id, story.id)
    return story


async def _reviewed(session: AsyncSession, story: Story) -> StoryIsReviewed:
    reviewer = await story_consents.find_member(session, story.reviewed_by)
    is_over = story.state not in {*rules.WRITABLE, rules.PROPOSED}
    return StoryIsReviewed(who=reviewer.full_name if reviewer and is_over else "–")
