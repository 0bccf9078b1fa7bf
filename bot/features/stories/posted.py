"""What whoever publishes does with what was posted: look, settle what is unclear, take back."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Act, Actor, require
from bot.errors import ChibotError, ChoiceIsStale
from bot.features.members.audience import name_of
from bot.features.stories import asking, publishing, rules, telling, wording
from bot.features.stories.approving import StoryIsElsewhere
from bot.features.stories.desks import get_for_desk
from bot.features.stories.kinds import BOARD, DIGEST, POST
from bot.outbox import queue
from bot.quiet import QuietHours
from models.outbox import QUEUED, SENDING, SENT, UNKNOWN, WITHDRAWN, OutboxMessage
from models.repositories import audit, stories, story_posts
from models.stories import Story

# Why a row was refused that has nothing to show.
NOT_NEEDED = "not_needed"
RESOLVE, TAKE_DOWN = "resolve_story_post", "withdraw_story"
# How the posts of one place stand: all there; some under way; not known; not there; taken back, or
# not to be taken back.
THERE, COMING, UNCLEAR, MISSING = "there", "coming", "unclear", "missing"
GONE, LEFT = "gone", "left"
# t.me/c/1234567890/12 (also with a topic between), t.me/name/12.
_LINK = re.compile(r"(?:https?://)?t(?:elegram)?\.me/(?:c/(\d+)|(\w+))/(?:\d+/)?(\d+)", re.ASCII)
# Before the number of a supergroup or channel in its id.
_PREFIX = -1_000_000_000_000
_LARGEST = 2**31


class LinkIsElsewhere(ChibotError):
    """It is no link to a message of the chat in question."""

    key = "story-post-error-link"


class LinkIsNotSeen(ChibotError):
    """Telegram could not be asked at this moment which chat has the name in a link."""

    key = "story-post-error-link-later"


@dataclass(frozen=True)
class Unclear:
    """A post of a story, or a look back on a month, of which nobody knows whether it arrived."""

    row: OutboxMessage
    # Those that it shows: one, of a post.
    stories: tuple[Story, ...]
    unit_id: int
    # Whether it shall be there: then it is sent once more if it is not.
    is_due: bool

    @property
    def is_digest(self) -> bool:
        """Whether it looks back on a month."""
        return self.row.kind == DIGEST.name


@dataclass(frozen=True)
class Place:
    """A channel or group, and how the posts of the story stand there."""

    name: str
    stand: str
    # Ids of the rows of which nobody knows whether they arrived.
    unclear: tuple[int, ...] = ()


async def get_to_publish(session: AsyncSession, actor: Actor, story_id: int) -> Story:
    """A story that the actor may publish, or take back. Raises ChoiceIsStale, NotAllowed."""
    return await get_for_desk(session, actor, Act.PUBLISH_STORY, story_id)


async def show_board(session: AsyncSession, actor: Actor, story_id: int, now: datetime) -> None:
    """Bring its board to the bottom of the actor's chat, and what waits for their word."""
    story = await get_to_publish(session, actor, story_id)
    await queue.say_again(session, BOARD, story.id, actor.user_id, now)
    if asking.is_waiting(story) and story.edited_by != actor.member_id:
        await asking.QUESTION.ask_one(session, story.id, actor.user_id, now)


async def list_places(
    session: AsyncSession, story: Story, release: int | None = None
) -> list[Place]:
    """Where it was meant to go, or was posted, and how it stands there; of its last release, or
    of another."""
    rows = await story_posts.list_posts(session, POST.name, story.id)
    names = {
        (chat.chat_id, chat.thread_id): name_of(chat)
        for chat in await publishing.list_places(session, story)
    }
    places: dict[tuple[int, int | None], list[OutboxMessage]] = {}
    for row in rows:
        if row.params["release"] == (release or story.release):
            places.setdefault((row.chat_id, row.thread_id), []).append(row)
    for chat in await story_posts.list_targets(session, story.id):
        names[chat.chat_id, chat.thread_id] = name_of(chat)
        if release in {None, story.release}:
            places.setdefault((chat.chat_id, chat.thread_id), [])
    is_out = story.state == rules.PUBLISHED and release in {None, story.release}
    return [
        Place(
            names.get(at, ""),
            stand_of(posts, is_out=is_out),
            tuple(row.id for row in posts if _is_lost(row)),
        )
        for at, posts in places.items()
    ]


async def list_earlier(session: AsyncSession, story: Story) -> list[Place]:
    """Where a message may still stand that has to be gone: of a release before the last one, or
    of the last one, if the story is on its way out once more."""
    rows = await story_posts.list_posts(session, POST.name, story.id)
    is_shown = story.state in {rules.PUBLISHED, rules.WITHDRAWN}
    releases = {row.params["release"] for row in rows} - ({story.release} if is_shown else set())
    found = [
        place
        for release in sorted(releases)
        for place in await list_places(session, story, release)
    ]
    return [place for place in found if place.stand in {UNCLEAR, COMING, LEFT}]


def stand_of(posts: Sequence[OutboxMessage], *, is_out: bool) -> str:
    """How the posts of one place stand together; `is_out`: they shall be there."""
    if any(_is_lost(row) for row in posts):
        return UNCLEAR
    if any(row.state in {QUEUED, SENDING} for row in posts):
        return COMING
    is_there = [row for row in posts if _is_there(row)]
    if not is_out:
        return LEFT if is_there else GONE
    # A row that was not needed, for the text was short, is no message that is missing.
    failed = [row for row in posts if not _is_there(row) and row.message_id is None]
    is_missing = any(row.reason != NOT_NEEDED for row in failed)
    return THERE if is_there and not is_missing else MISSING


def _is_there(row: OutboxMessage) -> bool:
    """Also one that could not be edited, and one that was seen by somebody without a link to it."""
    if row.message_id is None:
        return row.state == SENT
    return row.reason != WITHDRAWN


def _is_lost(row: OutboxMessage) -> bool:
    return row.state == UNKNOWN and row.message_id is None


async def resolve(
    session: AsyncSession, actor: Actor, row_id: int, now: datetime, *, arrived: bool
) -> Unclear:
    """One who has looked says that an unclear post is there, or that it is not: then it is sent
    once more, unless it shall be there no more.

    Raises ChoiceIsStale if that is settled by now, NotAllowed.
    """
    found = await get_unclear(session, actor, row_id)
    row, kind = found.row, DIGEST if found.is_digest else POST
    if arrived or found.is_due:
        what = "arrived" if arrived else "again"
        settle = queue.resolve_unclear(
            session, kind, row.subject_id, now, arrived=arrived, row_id=row.id
        )
    else:
        what, settle = "missing", story_posts.set_missing(session, row, now)
    if not await settle:
        raise ChoiceIsStale
    await _note(session, actor, found, what, now)
    return found


def name_in(link: str) -> str:
    """The public name of the chat that a link leads into; "" if it has none."""
    found = _LINK.search(link)
    return (found[2] or "") if found else ""


async def resolve_found(
    session: AsyncSession,
    actor: Actor,
    row_id: int,
    link: str,
    now: datetime,
    named_id: int | None = None,
) -> None:
    """The link to an unclear post: it is there, and can be edited and deleted like the others.

    `named_id`: the chat that Telegram knows by the name in the link, 0 if there is none. Raises
    LinkIsElsewhere, LinkIsNotSeen too.
    """
    unclear = await get_unclear(session, actor, row_id)
    row, told = unclear.row, _LINK.search(link)
    if told is None or not 0 < int(told[3]) < _LARGEST:
        raise LinkIsElsewhere
    place = _PREFIX - int(told[1]) if told[1] else named_id
    if place is None:
        raise LinkIsNotSeen
    if place != row.chat_id:
        raise LinkIsElsewhere
    # An album is as many messages as it has pictures.
    first, number = int(told[3]), max(1, row.params.get("photos", 0))
    if await story_posts.is_known(session, row.chat_id, first):
        # It is the number of something else, which nobody wants to see deleted.
        raise LinkIsElsewhere
    if not await story_posts.set_found(session, row, range(first, first + number), now):
        raise ChoiceIsStale
    await _note(session, actor, unclear, "found", now)


async def get_unclear(session: AsyncSession, actor: Actor, row_id: int) -> Unclear:
    """What somebody may have looked for. Raises ChoiceIsStale, NotAllowed."""
    row = await story_posts.find_unclear_post(session, {POST.name, DIGEST.name}, row_id)
    if row is None:
        raise ChoiceIsStale
    if row.kind == DIGEST.name:
        await require(session, actor, Act.PUBLISH_STORY, row.subject_id)
        found = [await stories.find(session, one) for one in row.params["stories"]]
        shown = tuple(story for story in found if story is not None)
        is_due = any(story.state == rules.PUBLISHED for story in shown)
        return Unclear(row, shown, row.subject_id, is_due)
    story = await asking.lock_at_desk(session, actor, row.subject_id)
    # Of what is published now.
    is_due = story.state == rules.PUBLISHED and row.params["release"] == story.release
    return Unclear(row, (story,), story.unit_id, is_due)


async def take_down(
    session: AsyncSession,
    actor: Actor,
    story_id: int,
    note: str,
    now: datetime,
    quiet: QuietHours,
) -> Story:
    """Take a published story back everywhere; without a reason if `note` is "". Raises
    ChoiceIsStale, NotAllowed, StoryIsElsewhere, NoteIsEmpty, NoteIsLong."""
    story = await asking.lock_at_desk(session, actor, story_id)
    if story.state != rules.PUBLISHED:
        raise StoryIsElsewhere
    story.note = wording.tidy_note(note) if note else None
    by = actor.member_id
    await publishing.withdraw(session, story, now, publishing.BY_DESK, by)
    await asking.close(session, story, now)
    await telling.tell(session, story, telling.WITHDRAWN, now, quiet)
    await audit.add(session, actor.user_id, TAKE_DOWN, "done", now, story.unit_id, story.id)
    return story


async def _note(
    session: AsyncSession, actor: Actor, found: Unclear, outcome: str, now: datetime
) -> None:
    for story in found.stories:
        await queue.refresh(session, BOARD, story.id, now)
        unit_id = found.unit_id
        await audit.add(session, actor.user_id, RESOLVE, outcome, now, unit_id, story.id)
