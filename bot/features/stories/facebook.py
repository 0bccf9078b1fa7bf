"""The choice to bring a story to the ward's Facebook Page, and the word on what is unclear.

As in the outbox, a post of which nobody knows whether it arrived is held for whoever publishes;
it is never repeated by itself. `facebook_jobs` is what the publisher does.
"""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Act, Actor
from bot.errors import ChoiceIsStale
from bot.features.stories import consent, rules
from bot.features.stories.desks import get_for_desk
from bot.features.stories.shares import FIND, POST, release_of, show_anew
from bot.features.stories.sharing import FACEBOOK
from models.repositories import audit, story_shares
from models.repositories.story_shares import CHOSEN, POSTED, QUEUED, REFUSED, UNKNOWN
from models.stories import Story, StoryShare


async def choose(
    session: AsyncSession, actor: Actor, story_id: int, now: datetime, *, wanted: bool
) -> Story:
    """It shall go to the Page too when it is published, or shall not; said before a second person
    is asked, who sees it then. Raises ChoiceIsStale, NotAllowed."""
    story = await get_for_desk(session, actor, Act.PUBLISH_STORY, story_id)
    if story.state not in rules.EDITABLE:
        raise ChoiceIsStale
    share = await story_shares.lock_or_add(
        session, story.id, FACEBOOK, release_of(story), CHOSEN, now
    )
    if not wanted and share.state == CHOSEN:
        await story_shares.drop(session, share)
    return story


async def is_chosen(session: AsyncSession, story: Story) -> bool:
    """Whether it shall go to the Page too."""
    place = FACEBOOK, release_of(story), CHOSEN
    noted = await story_shares.list_of(session, story.id)
    return any((share.network, share.release, share.state) == place for share in noted)


async def plan(session: AsyncSession, story: Story, now: datetime) -> None:
    """It has been published: if that was chosen, the publisher posts it, once in each release."""
    share = await story_shares.lock_of(session, story.id, FACEBOOK, story.release)
    if share is not None and share.state == CHOSEN:
        share.state, share.task, share.due_at = QUEUED, POST, now


async def set_arrived(session: AsyncSession, actor: Actor, share_id: int, now: datetime) -> Story:
    """Whoever publishes has seen that an unclear post is there. Raises as `send_again` does."""
    share, story = await _get(session, actor, share_id, {UNKNOWN})
    share.state, share.marked_by, share.marked_at = POSTED, actor.member_id, now
    # For its address, by which it can be edited and removed.
    share.task, share.due_at = FIND, now
    await _note(session, actor, story, "arrived", now)
    return story


async def send_again(session: AsyncSession, actor: Actor, share_id: int, now: datetime) -> Story:
    """It is not there: post it once more. Raises ChoiceIsStale, NotAllowed, ConsentIsMissing."""
    share, story = await _get(session, actor, share_id, {UNKNOWN, REFUSED})
    if story.state != rules.PUBLISHED or share.release != story.release:
        raise ChoiceIsStale
    await consent.require(session, story)
    share.state, share.task, share.due_at, share.reason = QUEUED, POST, now, None
    await _note(session, actor, story, "again", now)
    return story


async def _get(
    session: AsyncSession, actor: Actor, share_id: int, states: set[str]
) -> tuple[StoryShare, Story]:
    share = await story_shares.lock(session, share_id)
    if share is None:
        raise ChoiceIsStale
    story = await get_for_desk(session, actor, Act.PUBLISH_STORY, share.story_id)
    if share.state not in states or share.network != FACEBOOK:
        raise ChoiceIsStale
    return share, story


async def _note(
    session: AsyncSession, actor: Actor, story: Story, what: str, now: datetime
) -> None:
    await audit.add(
        session, actor.user_id, Act.PUBLISH_STORY, f"facebook_{what}", now, story.unit_id, story.id
    )
    await show_anew(session, story, now)
