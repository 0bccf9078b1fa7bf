"""The kit for networks without an open door: text and pictures to post by hand, and what came."""

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Act, Actor
from bot.errors import ChoiceIsStale
from bot.features.stories import consent, rules
from bot.features.stories.desks import get_for_desk, list_covered, list_desks
from bot.features.stories.kinds import KIT
from bot.features.stories.networks import NETWORKS, Network
from bot.features.stories.shares import (
    FIND,
    READY,
    REMOVE_BY_HAND,
    may_stand,
    release_of,
    show_anew,
    tell_one,
)
from bot.outbox.queue import put
from bot.reading.sentences import split_text
from models.repositories import audit, story_posts, story_shares
from models.repositories.story_shares import POSTED, REMOVED, SENDING, UNKNOWN
from models.stories import Story, StoryPhoto, StoryShare

_LISTED_FOR = timedelta(days=60)
# Letters of a text in one message, with air for entities.
ROOM = 3800
# The parts of a kit, each a message; pictures and parts of a text carry a number behind a dot.
COVER, EACH, TITLE, LEAD, TEXT, END = "cover", "each", "title", "lead", "text", "end"


async def list_ready(session: AsyncSession, actor: Actor, now: datetime) -> list[Story]:
    """Stories of the actor's desks that are approved, the newest first."""
    desks = await list_desks(session, actor, Act.EDIT_STORY)
    if not desks:
        return []
    covered = await list_covered(session, desks)
    return await story_shares.list_ready(session, covered, sorted(READY), now - _LISTED_FOR)


async def get_ready(session: AsyncSession, actor: Actor, story_id: int) -> Story:
    """An approved story. Raises ChoiceIsStale, NotAllowed, ConsentIsMissing."""
    story = await get_for_desk(session, actor, Act.EDIT_STORY, story_id)
    if story.state not in READY:
        raise ChoiceIsStale
    await consent.require(session, story)
    return story


async def get_to_mark(session: AsyncSession, actor: Actor, story_id: int) -> Story:
    """A story that is approved, or was when its kit was asked for. Raises ChoiceIsStale,
    NotAllowed."""
    story = await get_for_desk(session, actor, Act.EDIT_STORY, story_id)
    if story.state not in READY | rules.EDITABLE | {rules.AWAITING}:
        raise ChoiceIsStale
    return story


async def is_ready(session: AsyncSession, story: Story) -> bool:
    """Whether it may be carried to other networks now."""
    return story.state in READY and (await consent.load_standing(session, story)).has_words


async def ask(
    session: AsyncSession, actor: Actor, story_id: int, network_key: str, now: datetime
) -> Story:
    """Send the actor the kit for a network. Raises as `get_ready` does."""
    story, network = await get_ready(session, actor, story_id), find_network(network_key)
    photos = await consent.list_showable(session, story)
    for number, part in enumerate(list_parts(network, story, photos)):
        key = f"{network.key}.{number}.{now.timestamp():.0f}"
        params = {"network": network.key, "part": part}
        await put(session, KIT, story.id, actor.user_id, now, key, params)
    return story


def find_network(key: str) -> Network:
    """Raises ChoiceIsStale for one that is not known."""
    if key not in NETWORKS:
        raise ChoiceIsStale
    return NETWORKS[key]


def list_parts(network: Network, story: Story, photos: list[StoryPhoto]) -> list[str]:
    """The messages of a kit in order."""
    parts = [COVER] if network.cover else []
    parts += [f"{EACH}.{photo.id}" for photo in photos]
    if not photos and not network.cover:
        parts.append(f"{EACH}.0")
    parts += [TITLE] if network.title else []
    parts += [LEAD] if network.lead else []
    # One more for the title and the closing lines; what is not needed is not sent.
    count = len(split_text(story.text, ROOM)) + 1 if network.text > ROOM else 1
    return [*parts, *(f"{TEXT}.{number}" for number in range(count)), END]


async def mark(
    session: AsyncSession, actor: Actor, story_id: int, network_key: str, url: str, now: datetime
) -> StoryShare:
    """It was posted by hand, at this address ("": not known); was it taken back meanwhile, whoever
    says so is asked at once to remove it there.

    Raises ChoiceIsStale, also while the publisher is at it, NotAllowed.
    """
    # Whoever takes it back at this moment has done so, or sees what is noted here.
    await story_posts.lock(session, story_id)
    story, network = await get_to_mark(session, actor, story_id), find_network(network_key)
    # What was taken back was of the last release, if it was ever out.
    release = release_of(story) if story.state in READY else max(1, story.release)
    share = await story_shares.lock_or_add(session, story.id, network.key, release, POSTED, now)
    if share.state == SENDING or share.task not in {None, FIND}:
        raise ChoiceIsStale
    share.state, share.url, share.reason, share.task = POSTED, url or None, None, None
    share.marked_by, share.marked_at = actor.member_id, now
    act = Act.EDIT_STORY
    await audit.add(session, actor.user_id, act, "shared", now, story.unit_id, story.id)
    await show_anew(session, story, now)
    if not await may_stand(session, story, share):
        await tell_one(session, story, share, REMOVE_BY_HAND, actor.user_id, now)
    return share


async def set_removed(session: AsyncSession, actor: Actor, share_id: int, now: datetime) -> Story:
    """Somebody has removed it there, or has seen that it is not there. Raises ChoiceIsStale,
    NotAllowed."""
    share = await story_shares.lock(session, share_id)
    if share is None:
        raise ChoiceIsStale
    story = await get_for_desk(session, actor, Act.EDIT_STORY, share.story_id)
    if share.state not in {POSTED, UNKNOWN} or await may_stand(session, story, share):
        raise ChoiceIsStale
    share.state, share.task = REMOVED, None
    share.marked_by, share.marked_at = actor.member_id, now
    act = Act.EDIT_STORY
    await audit.add(session, actor.user_id, act, "unshared", now, story.unit_id, story.id)
    await show_anew(session, story, now)
    return story
