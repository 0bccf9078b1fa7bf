"""Stories whose hour, turn or month has come while the process is killed, and what is out then."""

from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.features.stories import asking, digest, queueing, rules
from bot.features.stories.kinds import ASKED, DECIDED, DIGEST, POST
from bot.features.stories.posting_rules import month_before
from models.chats import BoundChat
from models.outbox import QUEUED, SENDING, SENT, UNKNOWN
from models.repositories import chats, stories, story_posts
from models.stories import Story
from models.timers import Timer
from tests.crash.roll import ward_id
from tests.crash.stage import Stage, states
from tests.crash.tales import (
    ZONE,
    add_agreed,
    add_published,
    add_sent,
    appoint,
    bind_place,
    choose,
    open_place,
    shown_in,
)

# The subject of a timer.
Made = Callable[[AsyncSession, Stage], Awaitable[tuple[int, str]]]
_IN_QUEUE = 2
_ALL_DAYS = list(range(7))


async def _place(session: AsyncSession, stage: Stage) -> BoundChat:
    """The one channel of the ward; those who publish are there."""
    await appoint(session, stage.secretary, stage.people[0])
    bound = await chats.list_bound(session)
    return bound[0] if bound else await bind_place(session, stage, open_place(stage))


async def _scheduled(session: AsyncSession, stage: Stage, how: str) -> Story:
    story = await add_agreed(session, stage, rules.SCHEDULED, release_how=how)
    story.release_at = story.approved_at = datetime.now(UTC)
    await choose(session, story, await _place(session, stage))
    return story


async def _hour(session: AsyncSession, stage: Stage) -> tuple[int, str]:
    return (await _scheduled(session, stage, rules.AT)).id, ""


async def _turn(session: AsyncSession, stage: Stage) -> tuple[int, str]:
    """There is more than one story in the queue."""
    for _ in range(_IN_QUEUE):
        await _scheduled(session, stage, rules.QUEUE)
    ward = await ward_id(session)
    rhythm = {"weekdays": _ALL_DAYS, "at": "18:00", "set_by": None}
    await story_posts.set_rhythm(session, ward, **rhythm, set_at=datetime.now(UTC))
    return ward, ""


async def _awaiting(session: AsyncSession, stage: Stage) -> tuple[int, str]:
    await _place(session, stage)
    return (await add_agreed(session, stage, rules.AWAITING)).id, ""


async def _month(session: AsyncSession, stage: Stage) -> tuple[int, str]:
    """The channel holds a story of last month."""
    month = month_before(datetime.now(UTC), ZONE)
    noon = datetime.combine(date.fromisoformat(f"{month}-15"), datetime.min.time(), ZONE)
    story = await add_published(session, stage, photos=1, published_at=noon)
    place = await _place(session, stage)
    await add_sent(session, story, place.chat_id, message_id=1_000_000)
    return await ward_id(session), ""


TIMERS: dict[str, Made] = {
    asking.RELEASE: _hour,
    queueing.TURN: _turn,
    asking.AWAIT: _awaiting,
    asking.AWAIT_OVER: _awaiting,
    digest.MONTH: _month,
}


async def check_released(stage: Stage, due: dict[str, tuple[int, str]]) -> None:
    """One story by its hour, just one of the queue; posted once or held; one look back."""
    await stage.eventually(lambda: _all_are_said(stage))
    async with stage.database.reading() as session:
        hourly = await session.get_one(Story, due[asking.RELEASE][0])
        queued = await session.scalars(
            select(Story).where(Story.release_how == rules.QUEUE).order_by(Story.id)
        )
        first, *others = queued
        for story in (hourly, first):
            assert (story.state, story.release) == (rules.PUBLISHED, 1)
        assert [story.state for story in others] == [rules.SCHEDULED] * (_IN_QUEUE - 1)
        for kind in (queueing.TURN, digest.MONTH):
            assert await _count_ahead(session, due[kind][0], kind) == 1, kind
    subjects = [(POST.name, hourly.id), (POST.name, first.id), (DIGEST.name, due[digest.MONTH][0])]
    arrived = [await _is_posted(stage, *subject) for subject in subjects]
    # What is held may stand there too; nothing stands there twice.
    assert sum(arrived) <= await _count_shown(stage) <= len(arrived)
    await _check_asked(stage, due)


async def _all_are_said(stage: Stage) -> bool:
    known = states(await stage.outbox(POST.name)) + states(await stage.outbox(DIGEST.name))
    return not {QUEUED, SENDING} & set(known)


async def _count_ahead(session: AsyncSession, subject_id: int, kind: str) -> int:
    query = select(func.count()).where(
        Timer.kind == kind,
        Timer.subject_id == subject_id,
        Timer.fired_at.is_(None),
        Timer.due_at > datetime.now(UTC) + timedelta(seconds=1),
    )
    return int(await session.scalar(query) or 0)


async def _is_posted(stage: Stage, kind: str, subject_id: int) -> bool:
    """There is one row, which was tried once; whether it is known to have arrived."""
    (row,) = [one for one in await stage.outbox(kind) if one.subject_id == subject_id]
    assert row.state in {SENT, UNKNOWN}, (kind, row.state, row.reason)
    assert row.attempt == 1, kind
    return row.state == SENT


async def _count_shown(stage: Stage) -> int:
    """How many messages stand in the channel."""
    async with stage.database.reading() as session:
        (place,) = await chats.list_bound(session)
    return len(await shown_in(stage, place.chat_id))


async def _check_asked(stage: Stage, due: dict[str, tuple[int, str]]) -> None:
    """The second person once more; of the other one whoever wanted it hears that it is over."""
    again, over = due[asking.AWAIT][0], due[asking.AWAIT_OVER][0]
    asked = [row.chat_id for row in await stage.outbox(ASKED.name) if row.subject_id == again]
    assert asked == [stage.people[0].id]
    told = [row for row in await stage.outbox(DECIDED.name) if row.subject_id == over]
    assert [(row.chat_id, row.params["outcome"]) for row in told] == [
        (stage.secretary.id, "unanswered")
    ]
    async with stage.database.reading() as session:
        for story_id, state in ((again, rules.AWAITING), (over, rules.FORWARDED)):
            story = await stories.find(session, story_id)
            assert story is not None
            assert story.state == state
