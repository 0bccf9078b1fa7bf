"""What two people want goes out: at once, at its hour, or when its turn in the queue has come."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Act, may
from bot.features.second_person import NO_RIGHT, load_writer
from bot.features.stories import asking, desks, digest, rules
from bot.features.stories.asking import RELEASE
from bot.features.stories.consent import ConsentIsMissing
from bot.features.stories.publishing import publish, tell_editor
from bot.quiet import QuietHours
from bot.schedule import timers
from models.repositories import story_posts
from models.stories import Story

# What whoever asked is told: it is out, it has its hour, its place in the queue; or why not.
PUBLISHED, SCHEDULED, QUEUED = "published", "scheduled", "queued"
CONSENT_MISSING = "consent_missing"


async def proceed(session: AsyncSession, story: Story, now: datetime, quiet: QuietHours) -> str:
    """Two people want it: the next step, and what to tell. Raises ConsentIsMissing."""
    if story.release_how == rules.QUEUE:
        story.state = rules.SCHEDULED
        return QUEUED
    at = quiet.end_after(max(story.release_at or now, now))
    if at > now:
        story.state, story.release_at = rules.SCHEDULED, at
        await timers.reset(session, story.id, RELEASE, [(RELEASE, at)])
        return SCHEDULED
    await _let_out(session, story, now, quiet)
    return PUBLISHED


async def release(session: AsyncSession, story: Story, now: datetime, quiet: QuietHours) -> bool:
    """Its hour or its turn has come; rights and consents are read anew.

    False if it may not go out: then it is back at the desk, and both who wanted it hear why.
    """
    writer = await load_writer(session, story.edited_by)
    desk = await desks.desk_id(session, story.unit_id)
    if not await may(session, writer, Act.PUBLISH_STORY, desk):
        await _stay(session, story, NO_RIGHT, now)
        return False
    try:
        await _let_out(session, story, now, quiet)
    except ConsentIsMissing:
        await _stay(session, story, CONSENT_MISSING, now)
        return False
    await tell_editor(session, story, PUBLISHED, now, story.edited_by)
    return True


async def _stay(session: AsyncSession, story: Story, why: str, now: datetime) -> None:
    """Whoever asked may have left, and then nobody else would know of it."""
    second = story.approved_by
    await asking.drop(session, story, why, now)
    await tell_editor(session, story, why, now, second)


async def _let_out(session: AsyncSession, story: Story, now: datetime, quiet: QuietHours) -> None:
    await publish(session, story, now, quiet)
    await digest.plan(session, story, now, quiet.zone)


def timer_actions(quiet: QuietHours) -> dict[str, timers.TimerAction]:
    """What the timer of a story with an hour does."""

    async def fire(session: AsyncSession, subject_id: int, due_at: datetime, now: datetime) -> None:
        """The hour has come; late, at night, it waits for the morning."""
        del due_at
        story = await story_posts.lock(session, subject_id)
        if story is None or story.state != rules.SCHEDULED or story.release_how == rules.QUEUE:
            return
        at = quiet.end_after(now)
        if at > now:
            await timers.reset(session, story.id, RELEASE, [(RELEASE, at)])
        else:
            await release(session, story, now, quiet)

    return {RELEASE: fire}
