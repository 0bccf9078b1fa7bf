"""Once a month a ward's channels look back on its stories; nothing is ranked."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from bot.features.chats.listing import list_bound
from bot.features.chats.rules import CHANNEL
from bot.features.members.audience import name_of
from bot.features.stories import consent, desks, rules
from bot.features.stories.kinds import DIGEST, POST
from bot.features.stories.posting_rules import month_before, next_digest, span_of
from bot.outbox.queue import put
from bot.quiet import QuietHours
from bot.schedule import timers
from models.outbox import SENT, UNKNOWN, OutboxMessage
from models.repositories import story_posts, units
from models.stories import Story, StoryPhoto

# A timer on the ward.
MONTH = "stories.digest"


@dataclass(frozen=True)
class Remembered:
    """A story of the month, and the picture it is remembered by, if it may be shown."""

    story: Story
    photo: StoryPhoto | None


@dataclass(frozen=True)
class Lost:
    """A look back of which nobody knows whether it arrived (`is_unclear`), or that somebody has
    seen and has no link to."""

    row_id: int
    # "": it is bound no more.
    place: str
    month: str
    is_unclear: bool


async def plan(session: AsyncSession, story: Story, now: datetime, zone: ZoneInfo) -> None:
    """A story is out: its month will be told when it is over."""
    desk = await desks.desk_id(session, story.unit_id)
    if not await timers.is_waiting(session, desk, MONTH):
        at = next_digest(now, zone)
        await timers.reset(session, desk, MONTH, [(MONTH, at)])


async def list_month(
    session: AsyncSession, unit_id: int, month: str, zone: ZoneInfo
) -> list[Remembered]:
    """The stories of a ward and month that are out and may be shown, as they were published."""
    found = await story_posts.list_published(session, rules.PUBLISHED, *span_of(month, zone))
    remembered = []
    for story in found:
        is_own = await desks.desk_id(session, story.unit_id) == unit_id
        if is_own and (await consent.load_standing(session, story)).has_words:
            photos = await consent.list_showable(session, story)
            remembered.append(Remembered(story, photos[0] if photos else None))
    return remembered


async def list_lost(session: AsyncSession, story: Story) -> list[Lost]:
    """Looks back on a month that name the story and cannot be taken back from here."""
    if not story.release:
        return []
    desk = await desks.desk_id(session, story.unit_id)
    rows = await story_posts.list_posts(session, DIGEST.name, desk)
    lost = [row for row in rows if row.message_id is None and row.state in {UNKNOWN, SENT}]
    found = [row for row in lost if story.id in row.params["stories"]]
    return [
        Lost(row.id, await name_place(session, row), row.params["month"], row.state == UNKNOWN)
        for row in found
    ]


async def name_place(session: AsyncSession, row: OutboxMessage) -> str:
    """The channel of a look back; "" if it is bound no more."""
    bound = await list_bound(session, await units.list_open_ids(session, [row.subject_id]))
    names = {(chat.chat_id, chat.thread_id): name_of(chat) for chat in bound}
    return names.get((row.chat_id, row.thread_id), "")


def timer_actions(quiet: QuietHours) -> dict[str, timers.TimerAction]:
    """What the timer of a ward's month does."""

    async def fire(session: AsyncSession, subject_id: int, due_at: datetime, now: datetime) -> None:
        """The month is over; told late, it is still that month. Planned anew by the next story."""
        month = month_before(due_at, quiet.zone)
        # Of the month that has begun there may be stories already.
        await timers.reset(session, subject_id, MONTH, [(MONTH, next_digest(now, quiet.zone))])
        found = await list_month(session, subject_id, month, quiet.zone)
        if found:
            await _put(session, subject_id, month, found, now, quiet.end_after(now))

    return {MONTH: fire}


async def _put(
    session: AsyncSession,
    unit_id: int,
    month: str,
    found: list[Remembered],
    now: datetime,
    not_before: datetime,
) -> None:
    """To the channels that hold a post of these stories; of each those that were posted there, for
    two people chose where a story is shown."""
    ids = [one.story.id for one in found]
    posted = set(await story_posts.list_posted(session, POST.name, ids))
    bound = await list_bound(session, await units.list_open_ids(session, [unit_id]))
    for chat in bound:
        shown = [one for one in ids if (chat.chat_id, chat.thread_id, one) in posted]
        if chat.kind == CHANNEL and shown:
            await put(
                session,
                DIGEST,
                unit_id,
                chat.chat_id,
                now,
                month,
                {"month": month, "stories": shown},
                not_before,
                chat.thread_id,
            )
