"""The queue of a ward: one story at a time, in a rhythm that people can get used to."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Act, Actor, require
from bot.errors import ChibotError
from bot.features.stories import desks, rules
from bot.features.stories.posting_rules import hour_of, next_turn
from bot.features.stories.releasing import release
from bot.quiet import QuietHours
from bot.schedule import timers
from models.repositories import audit, story_posts
from models.stories import Story, StoryRhythm

# A timer on the ward.
TURN = "stories.queue"
SET_RHYTHM, STOP_RHYTHM = "set_story_rhythm", "stop_story_rhythm"


class QueueHasNoRhythm(ChibotError):
    """Nobody has said when stories of the queue are published."""

    key = "story-post-error-no-rhythm"


class RhythmIsQuiet(ChibotError):
    """Its hour lies in quiet hours."""

    key = "story-post-error-rhythm-quiet"


class RhythmHasNoDay(ChibotError):
    """No day of the week was chosen."""

    key = "story-post-error-rhythm-day"


async def find_rhythm(session: AsyncSession, unit_id: int) -> StoryRhythm | None:
    """The rhythm of a ward, if it has one."""
    return await story_posts.find_rhythm(session, unit_id)


async def get_rhythm(session: AsyncSession, unit_id: int) -> StoryRhythm:
    """The rhythm of a ward. Raises QueueHasNoRhythm."""
    rhythm = await find_rhythm(session, unit_id)
    if rhythm is None:
        raise QueueHasNoRhythm
    return rhythm


async def set_rhythm(
    session: AsyncSession,
    actor: Actor,
    unit_id: int,
    weekdays: Sequence[int],
    at: str,
    now: datetime,
    quiet: QuietHours,
) -> datetime:
    """From now on a story goes out on these days (Monday is 0) at this hour; returns the next.

    Raises NotAllowed, RhythmHasNoDay, RhythmIsQuiet.
    """
    await require(session, actor, Act.PUBLISH_STORY, unit_id)
    if not weekdays:
        raise RhythmHasNoDay
    turn = next_turn(weekdays, at, now, quiet.zone)
    if quiet.cover(turn):
        raise RhythmIsQuiet(hour=f"{hour_of(at):%H:%M}")
    await story_posts.lock_unit(session, unit_id)
    days = sorted(set(weekdays))
    values = {"weekdays": days, "at": at, "set_by": actor.member_id, "set_at": now}
    await story_posts.set_rhythm(session, unit_id, **values)
    await timers.reset(session, unit_id, TURN, [(TURN, turn)])
    await audit.add(session, actor.user_id, SET_RHYTHM, "done", now, unit_id)
    return turn


async def stop_rhythm(session: AsyncSession, actor: Actor, unit_id: int, now: datetime) -> None:
    """Stories wait in the queue until there is a rhythm again. Raises NotAllowed."""
    await require(session, actor, Act.PUBLISH_STORY, unit_id)
    await story_posts.lock_unit(session, unit_id)
    await story_posts.remove_rhythm(session, unit_id)
    await timers.reset(session, unit_id, TURN, [])
    await audit.add(session, actor.user_id, STOP_RHYTHM, "done", now, unit_id)


async def list_queue(session: AsyncSession, unit_id: int) -> list[Story]:
    """The stories that wait for their turn at this desk, the next one first."""
    found = await story_posts.list_scheduled(session, rules.SCHEDULED, rules.QUEUE)
    return [one for one in found if await desks.desk_id(session, one.unit_id) == unit_id]


def timer_actions(quiet: QuietHours) -> dict[str, timers.TimerAction]:
    """What the timer of a ward's queue does."""

    async def fire(session: AsyncSession, subject_id: int, due_at: datetime, now: datetime) -> None:
        """A turn has come, however late: one story, never several; at night it waits."""
        del due_at
        await story_posts.lock_unit(session, subject_id)
        rhythm = await story_posts.find_rhythm(session, subject_id)
        if rhythm is None:
            return
        at = quiet.end_after(now)
        if at == now:
            await _publish_next(session, subject_id, now, quiet)
            at = next_turn(rhythm.weekdays, rhythm.at, now, quiet.zone)
        await timers.reset(session, subject_id, TURN, [(TURN, at)])

    return {TURN: fire}


async def _publish_next(
    session: AsyncSession, unit_id: int, now: datetime, quiet: QuietHours
) -> None:
    """The first that may go out; whatever may not goes back to the desk and gives way."""
    for story in await list_queue(session, unit_id):
        locked = await story_posts.lock(session, story.id)
        is_in_queue = locked is not None and locked.state == rules.SCHEDULED
        if locked is not None and is_in_queue and await release(session, locked, now, quiet):
            return
