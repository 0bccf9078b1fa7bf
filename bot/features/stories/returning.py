"""The ward's desk gives a story back to who told it, or says kindly that it is not published."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Actor
from bot.features.stories import editing, rules, telling, wording
from bot.features.stories.editing import DeskStory, StoryHasChanged, StoryIsNotEditable
from bot.quiet import QuietHours
from models.repositories import audit, story_editing
from models.stories import Story


async def get_to_return(
    session: AsyncSession, actor: Actor, story_id: int, revision: int
) -> DeskStory:
    """A story that came to the desk, at this revision. Raises as `editing.get_editable`; what was
    published once is not given back."""
    found = await editing.get_editable(session, actor, story_id, revision)
    if found.story.state != rules.FORWARDED:
        raise StoryIsNotEditable
    return found


async def get_to_send_back(
    session: AsyncSession, actor: Actor, story_id: int, revision: int
) -> DeskStory:
    """One that can be written on. Raises as `get_to_return`, TellerIsGone."""
    found = await get_to_return(session, actor, story_id, revision)
    await telling.require_teller(session, found.story)
    return found


async def send_back(
    session: AsyncSession,
    actor: Actor,
    story_id: int,
    revision: int,
    words: str,
    now: datetime,
    quiet: QuietHours,
) -> Story:
    """Who told it may write on and send it again. Raises as `get_to_send_back`, NoteIsEmpty,
    NoteIsLong."""
    await get_to_send_back(session, actor, story_id, revision)
    return await _settle(
        session, actor, story_id, revision, rules.RETURNED, telling.RETURNED, words, now, quiet
    )


async def decline(
    session: AsyncSession,
    actor: Actor,
    story_id: int,
    revision: int,
    words: str,
    now: datetime,
    quiet: QuietHours,
) -> Story:
    """It is not published, and the reason is told. Raises as `send_back`."""
    return await _settle(
        session, actor, story_id, revision, rules.DECLINED, telling.DECLINED, words, now, quiet
    )


async def _settle(
    session: AsyncSession,
    actor: Actor,
    story_id: int,
    revision: int,
    state: str,
    outcome: str,
    words: str,
    now: datetime,
    quiet: QuietHours,
) -> Story:
    story = (await get_to_return(session, actor, story_id, revision)).story
    values = {"state": state, "note": wording.tidy_note(words)}
    is_first = await story_editing.set_unless_changed(
        session, story, revision, (rules.FORWARDED,), values
    )
    if not is_first:
        raise StoryHasChanged
    await telling.tell(session, story, outcome, now, quiet)
    await audit.add(session, actor.user_id, f"{state}_story", "done", now, story.unit_id, story.id)
    return story
