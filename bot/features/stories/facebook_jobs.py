"""What the publisher in `bot.facebook` has to do, and what is noted of how it went.

A post is committed as under way before the call, and one of which nobody knows whether it arrived
is held. To edit or remove does no harm twice, so both are tried until the answer is certain. What
is unclear is looked for once on the Page: if it is there, that is a proof; if it is not, that is
none.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncSession

from bot.features.stories import consent, rules
from bot.features.stories.shares import (
    EDIT,
    EDIT_FAILED,
    FIND,
    POST,
    REMOVE,
    REMOVE_FAILED,
    show_anew,
    tell,
)
from models.members import Unit
from models.repositories import stories, story_shares, units
from models.repositories.story_shares import (
    POSTED,
    QUEUED,
    REFUSED,
    REMOVED,
    SENDING,
    UNKNOWN,
)
from models.stories import Story, StoryShare

# Why it was not posted, where Facebook was not even asked.
NO_CONSENT = "consent"
_SOON, _NEXT_TRY = timedelta(seconds=30), timedelta(hours=1)
# A post that has arrived is listed by then.
_FIND_AFTER = timedelta(minutes=1)


class End(StrEnum):
    """How a call ended."""

    DONE = "done"
    REFUSED = "refused"
    # Facebook has not seen it, or has asked to wait.
    LATER = "later"
    UNCLEAR = "unclear"


@dataclass(frozen=True)
class Report:
    """What came of a job."""

    end: End
    # Of the post, if one was made.
    remote_id: str = ""
    reason: str = ""
    # Seconds to wait, where the other side has said so.
    pause: float = 0.0


@dataclass(frozen=True)
class Shot:
    """A picture as it is kept, and what is shown of it."""

    content: bytes
    crop: Sequence[int] | None


@dataclass(frozen=True)
class Job:
    """One call to make."""

    share_id: int
    # `shares.POST`, `EDIT`, `REMOVE` or `FIND`.
    task: str
    story: Story
    unit: Unit
    shots: tuple[Shot, ...] = ()
    remote_id: str = ""


async def take(session: AsyncSession, now: datetime) -> Job | None:
    """The next call to make; a post is noted as under way. None if there is nothing due."""
    while (share := await story_shares.find_due(session, now)) is not None:
        story = await stories.find(session, share.story_id)
        assert story is not None  # noqa: S101 - deleted with its story
        job = await _begin(session, share, story, now)
        if job is not None:
            return job
        await session.flush()
    return None


async def _begin(
    session: AsyncSession, share: StoryShare, story: Story, now: datetime
) -> Job | None:
    """None if there is nothing to do any more."""
    unit = await units.get(session, story.unit_id)
    if share.task in {REMOVE, FIND}:
        return Job(share.id, share.task, story, unit, remote_id=share.remote_id or "")
    is_out = story.state == rules.PUBLISHED and share.release == story.release
    may_be_shown = is_out and (await consent.load_standing(session, story)).has_words
    if not may_be_shown:
        # Whoever takes a consent back withdraws the story; nothing is posted or edited meanwhile.
        if share.task == POST:
            share.state, share.reason = REFUSED, NO_CONSENT
            await tell(session, story, share, REFUSED, now)
        share.task = None
        return None
    if share.task == EDIT:
        return Job(share.id, EDIT, story, unit, remote_id=share.remote_id or "")
    share.state, share.reason = SENDING, None
    return Job(share.id, POST, story, unit, await _load_shots(session, story))


async def _load_shots(session: AsyncSession, story: Story) -> tuple[Shot, ...]:
    shown = await consent.list_showable(session, story)
    return tuple(
        [Shot(await stories.get_content(session, photo.id), photo.crop) for photo in shown]
    )


async def settle(session: AsyncSession, job: Job, report: Report, now: datetime) -> None:
    """Note what came of it, and tell whoever has something to do, or waits for it."""
    share = await story_shares.lock(session, job.share_id)
    story = await stories.find(session, job.story.id)
    if share is None or story is None:
        return
    if report.end is End.LATER and report.pause:
        await story_shares.move_all(session, now + timedelta(seconds=report.pause))
    if job.task == POST:
        await _settle_post(session, share, story, report, now)
    elif job.task == FIND:
        await _settle_find(session, share, story, report, now)
    else:
        await _settle_change(session, share, story, job.task, report, now)
    await show_anew(session, story, now)


async def _settle_post(
    session: AsyncSession, share: StoryShare, story: Story, report: Report, now: datetime
) -> None:
    is_withdrawn = share.task == REMOVE
    if report.end is End.DONE:
        _set_posted(share, report.remote_id)
        share.task = None if share.task == POST else share.task
    elif report.end is End.UNCLEAR:
        share.state, share.task, share.due_at = UNKNOWN, FIND, now + _FIND_AFTER
    elif is_withdrawn:
        # It was withdrawn meanwhile, and is certainly not there.
        share.state, share.task = REMOVED, None
        return
    elif report.end is End.LATER:
        pause = timedelta(seconds=report.pause) or _SOON
        share.state, share.task, share.due_at = QUEUED, POST, now + pause
        return
    else:
        share.state, share.task, share.reason = REFUSED, None, report.reason
    share.marked_at = now
    await tell(session, story, share, share.state, now)


async def _settle_find(
    session: AsyncSession, share: StoryShare, story: Story, report: Report, now: datetime
) -> None:
    if report.end is End.LATER:
        share.due_at = now + (timedelta(seconds=report.pause) or _SOON)
        return
    share.task = None if share.task == FIND else share.task
    # Also if somebody has asked meanwhile for it to be posted again: it is there.
    if not report.remote_id or share.state not in {UNKNOWN, QUEUED, POSTED}:
        return
    was_unclear = share.state != POSTED
    _set_posted(share, report.remote_id)
    is_out = story.state == rules.PUBLISHED and share.release == story.release
    share.task, share.due_at = (None if is_out else REMOVE), now
    if was_unclear:
        await tell(session, story, share, POSTED, now)


def _set_posted(share: StoryShare, remote_id: str) -> None:
    share.state, share.remote_id = POSTED, remote_id
    share.url = f"https://www.facebook.com/{remote_id}"


async def _settle_change(
    session: AsyncSession, share: StoryShare, story: Story, task: str, report: Report, now: datetime
) -> None:
    if share.task != task:
        # To be removed while it was edited: that comes next.
        return
    if report.end is End.DONE:
        share.task, share.reason = None, None
        if task == REMOVE:
            share.state, share.marked_at = REMOVED, now
            await tell(session, story, share, REMOVED, now)
    elif report.end is End.REFUSED:
        is_new = share.reason != report.reason
        share.reason = report.reason
        # A story that was withdrawn has to go: it is tried again, and people are told once.
        share.task = task if task == REMOVE else None
        share.due_at = now + _NEXT_TRY
        if is_new:
            what = REMOVE_FAILED if task == REMOVE else EDIT_FAILED
            await tell(session, story, share, what, now)
    else:
        share.due_at = now + (timedelta(seconds=report.pause) or _SOON)


async def settle_left(session: AsyncSession, now: datetime) -> int:
    """At the start: posts that were under way may have arrived or not. Returns how many."""
    left = await story_shares.list_under_way(session)
    for share in left:
        story = await stories.find(session, share.story_id)
        assert story is not None  # noqa: S101 - deleted with its story
        await _settle_post(session, share, story, Report(End.UNCLEAR), now)
        await show_anew(session, story, now)
    return len(left)


async def count_waiting(session: AsyncSession) -> int:
    """How much the publisher has yet to do."""
    return await story_shares.count_waiting(session)
