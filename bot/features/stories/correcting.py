"""A published story gets another wording, which a second person confirms."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Act, Actor
from bot.errors import ChibotError
from bot.features.stories import asking, consents, publishing, rules, shares, wording
from bot.features.stories.kinds import BOARD, POST
from bot.outbox import queue
from bot.quiet import QuietHours
from models.repositories import audit, stories
from models.stories import Story


class CorrectionWaits(ChibotError):
    """Another wording waits for the second person already."""

    key = "story-post-error-correction-waits"


class NothingToCorrect(ChibotError):
    """It is not published any more, or the words are the same."""

    key = "story-post-error-nothing-to-correct"


async def get_to_correct(session: AsyncSession, actor: Actor, story_id: int) -> Story:
    """A story whose wording the actor may change. Raises ChoiceIsStale, NotAllowed,
    NothingToCorrect, CorrectionWaits."""
    story = await asking.lock_at_desk(session, actor, story_id)
    if story.state != rules.PUBLISHED:
        raise NothingToCorrect
    if asking.is_correction(story):
        raise CorrectionWaits
    return story


async def propose(
    session: AsyncSession, actor: Actor, story_id: int, title: str, text: str, now: datetime
) -> Story:
    """Bring a new wording before a second person. Raises as `get_to_correct`, WordsAreEmpty,
    TitleIsLong, TextIsLong, NobodyConfirms."""
    story = await get_to_correct(session, actor, story_id)
    title = story.title if title == story.title else wording.tidy_title(title)
    text = story.text if text == story.text else wording.tidy_text(text)
    if (title, text) == (story.title, story.text):
        raise NothingToCorrect
    story.proposed_title, story.proposed_text = title, text
    await asking.begin(session, actor, story, now)
    await queue.put(session, BOARD, story.id, actor.user_id, now)
    await queue.refresh(session, BOARD, story.id, now)
    act, unit_id = Act.PUBLISH_STORY, story.unit_id
    await audit.add(session, actor.user_id, act, "correct", now, unit_id, story.id)
    return story


async def apply(session: AsyncSession, story: Story, now: datetime, quiet: QuietHours) -> None:
    """What was posted is edited; those who are shown keep their word and read the new wording."""
    story.title = story.proposed_title or story.title
    story.text = story.proposed_text or story.text
    story.proposed_title = story.proposed_text = None
    story.revision, story.corrected_at = story.revision + 1, now
    await consents.carry_over(session, story, now, quiet)
    # Where nobody has it yet there is nothing to edit; a longer text may need one message more.
    await queue.edit_sent(session, POST, story.id, now)
    await publishing.post(session, story, now)
    await publishing.refresh_digests(session, story, now)
    await shares.correct(session, story, now)
    await stories.set_site_changed(session)
