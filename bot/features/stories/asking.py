"""What is done about a story needs a second person's word: who is asked, and when that is over."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Act, Actor, require
from bot.errors import ChibotError, ChoiceIsStale
from bot.features import second_person
from bot.features.second_person import Waiting
from bot.features.stories import desks, rules, shares
from bot.features.stories.kinds import ASKED, BOARD, PREVIEW
from bot.features.stories.previewing import show_preview
from bot.features.stories.publishing import tell_editor
from bot.outbox.queue import refresh, say_again
from bot.quiet import QuietHours
from bot.schedule import timers
from models.repositories import outbox, stories, story_posts
from models.repositories.sending import Claimed
from models.stories import Story

# Timers on the story.
RELEASE = "stories.release"
AWAIT, AWAIT_OVER = "stories.awaiting", "stories.awaiting.over"


class NobodyConfirms(ChibotError):
    """Two people publish a story, and there is no other one."""

    key = "story-post-error-no-second"


class ConfirmsThemselves(ChibotError):
    """The second person must be another one."""

    key = "story-post-error-own"


class _Question(second_person.Question):
    """Whether a story is published, or corrected."""

    write_act = decide_act = Act.PUBLISH_STORY
    asked = ASKED
    again, over = AWAIT, AWAIT_OVER

    async def find(self, session: AsyncSession, subject_id: int) -> Waiting | None:
        story = await stories.find(session, subject_id)
        return await _waiting(session, story) if story and is_waiting(story) else None

    async def list_asked(self, session: AsyncSession, user_id: int) -> list[Waiting]:
        found = await story_posts.list_asked(session, ASKED.name, user_id, rules.AWAITING)
        return [await _waiting(session, story) for story in found]

    async def ask_one(
        self, session: AsyncSession, subject_id: int, user_id: int, now: datetime
    ) -> None:
        story = await stories.find(session, subject_id)
        if story is not None:
            await show_preview(session, story, user_id, now)
            await say_again(session, ASKED, story.id, user_id, now)

    async def give_up(
        self, session: AsyncSession, subject_id: int, why: str, now: datetime
    ) -> None:
        story = await story_posts.lock(session, subject_id)
        if story is not None:
            await drop(session, story, why, now)


QUESTION = _Question()


def is_waiting(story: Story) -> bool:
    """Whether it, or a correction of it, waits for a second person."""
    return story.state == rules.AWAITING or is_correction(story)


def is_correction(story: Story) -> bool:
    """Whether a new wording waits, of what is published."""
    return story.proposed_text is not None


async def _waiting(session: AsyncSession, story: Story) -> Waiting:
    desk = await desks.desk_id(session, story.unit_id)
    return Waiting(story.id, desk, story.edited_by or 0)


async def begin(session: AsyncSession, actor: Actor, story: Story, now: datetime) -> None:
    """Ask the others who may decide. Raises NobodyConfirms."""
    story.asking, story.edited_by = story.asking + 1, actor.member_id
    await session.flush()
    waiting = await _waiting(session, story)
    if not await second_person.begin(session, QUESTION, waiting, actor.user_id, now):
        raise NobodyConfirms


async def list_for(session: AsyncSession, actor: Actor) -> list[Story]:
    """What waits for a second person, at a desk where the actor may be that one."""
    found = await story_posts.list_waiting(session, rules.AWAITING)
    others = [story for story in found if story.edited_by != actor.member_id]
    act = Act.PUBLISH_STORY
    return [one for one in others if await desks.is_at_desk(session, actor, act, one)]


async def find_to_decide(session: AsyncSession, actor: Actor, story_id: int, asking: int) -> Story:
    """A story, or a new wording of it, that waits for the actor's word; nobody else decides it
    meanwhile. `asking`: the number of the question that they were shown.

    Raises ChoiceIsStale, NotAllowed; nobody confirms what they want themselves.
    """
    story = await lock_at_desk(session, actor, story_id)
    if not is_waiting(story) or story.asking != asking:
        raise ChoiceIsStale
    if story.edited_by == actor.member_id:
        raise ConfirmsThemselves
    return story


async def lock_at_desk(session: AsyncSession, actor: Actor, story_id: int) -> Story:
    """A story which the actor may publish or take back. Raises ChoiceIsStale, NotAllowed."""
    story = await story_posts.lock(session, story_id)
    if story is None:
        raise ChoiceIsStale
    desk = await desks.desk_id(session, story.unit_id)
    await require(session, actor, Act.PUBLISH_STORY, desk)
    return story


async def drop(
    session: AsyncSession, story: Story, why: str, now: datetime, by: int | None = None
) -> None:
    """It is not published, or not corrected, and whoever wanted it hears why, unless it was they
    who did it; `by`: that member."""
    outcome = f"correction_{why}" if is_correction(story) else why
    if is_correction(story):
        story.proposed_title = story.proposed_text = None
    else:
        send_home(story)
        await timers.reset(session, story.id, RELEASE, [])
        await shares.recall(session, story, now)
    await close(session, story, now)
    if by is None or by != story.edited_by:
        await tell_editor(session, story, outcome, now, story.edited_by, by)


def send_home(story: Story) -> None:
    """Back to the desk, where it can be edited; also one that was out before."""
    story.state = rules.WITHDRAWN if story.withdrawn_at is not None else rules.FORWARDED
    story.approved_by = story.approved_at = None


async def close(session: AsyncSession, story: Story, now: datetime) -> None:
    """Nobody is asked any more, and what was asked shows how it ended; what of the preview has
    not reached those who were asked stays away."""
    await second_person.end(session, QUESTION, story.id)
    asked = await outbox.list_asked_chats(session, ASKED.name, story.id)
    await story_posts.drop_waiting(session, PREVIEW.name, story.id, asked, now)
    for kind in (ASKED, BOARD):
        await refresh(session, kind, story.id, now)


async def on_refused(
    session: AsyncSession, row: Claimed, reason: str, now: datetime, quiet: QuietHours
) -> None:
    """Telegram has refused a message, perhaps because this person cannot be written to."""
    del reason, quiet
    if row.chat_id > 0:
        await hand_over(session, row.chat_id, now)


async def hand_over(session: AsyncSession, user_id: int, now: datetime) -> None:
    """This person cannot be written to any more: another one is asked."""
    await second_person.hand_over(session, QUESTION, user_id, now)
