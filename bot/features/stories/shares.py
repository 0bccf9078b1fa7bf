"""Stories on other networks: what is noted of each, and who hears of it."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Act
from bot.features.second_person import load_writer
from bot.features.stories import consent, rules
from bot.features.stories.desks import is_at_desk, list_desk_people
from bot.features.stories.kinds import BOARD, SHARED
from bot.outbox.queue import edit_sent, put
from models.members import Account
from models.repositories import accounts, story_shares
from models.repositories.story_shares import (
    CHOSEN,
    POSTED,
    QUEUED,
    REFUSED,
    REMOVED,
    SENDING,
    UNKNOWN,
)
from models.stories import Story, StoryShare

# Approved by two people: it is out, or will be.
READY = frozenset({rules.SCHEDULED, rules.PUBLISHED})
# What the publisher has to do next.
POST, EDIT, REMOVE = "post", "edit", "remove"
# Of a post that is unclear: look whether it is there.
FIND = "find"
# What those who publish are told, besides the states of a share.
EDIT_FAILED, REMOVE_FAILED = "edit_failed", "remove_failed"
EDIT_BY_HAND, REMOVE_BY_HAND = "edit_by_hand", "remove_by_hand"


def release_of(story: Story) -> int:
    """The release which a post on another network belongs to: as long as it is not out, the next
    one."""
    return story.release if story.state == rules.PUBLISHED else story.release + 1


async def may_stand(session: AsyncSession, story: Story, share: StoryShare) -> bool:
    """Whether a post there shows what is out, or what was approved and is still agreed to; else it
    has to go."""
    if story.state not in READY or share.release != release_of(story):
        return False
    return (await consent.load_standing(session, story)).has_words


async def recall(session: AsyncSession, story: Story, now: datetime) -> None:
    """A story that was approved does not go out as it was: whoever publishes is asked to remove
    what was posted by hand before its hour."""
    for share in await story_shares.lock_all_of(session, story.id):
        if share.state == POSTED and share.release > story.release:
            await tell(session, story, share, REMOVE_BY_HAND, now)


async def withdraw(session: AsyncSession, story: Story, now: datetime) -> None:
    """The story is withdrawn: what the publisher posted is removed, and whoever publishes is asked
    to remove what was posted by hand."""
    for share in await story_shares.lock_all_of(session, story.id):
        if share.state in {CHOSEN, QUEUED, REFUSED}:
            share.state, share.task = REMOVED, None
        elif share.state == SENDING or (share.state == POSTED and share.remote_id):
            share.task, share.due_at = REMOVE, now
        elif share.state in {POSTED, UNKNOWN}:
            # What is unclear may still be found, and is removed then.
            share.task, share.due_at = (FIND if share.state == UNKNOWN else None), now
            await tell(session, story, share, REMOVE_BY_HAND, now)
    await show_anew(session, story, now)


async def correct(session: AsyncSession, story: Story, now: datetime) -> None:
    """The wording has changed: what the publisher posted is edited, and whoever publishes is
    asked to edit what was posted by hand."""
    for share in await story_shares.lock_all_of(session, story.id):
        if share.release != story.release or share.task == REMOVE:
            continue
        if share.state == SENDING or (share.state == POSTED and share.remote_id):
            share.task, share.due_at = EDIT, now
        elif share.state == POSTED:
            await tell(session, story, share, EDIT_BY_HAND, now)


async def tell(
    session: AsyncSession, story: Story, share: StoryShare, what: str, now: datetime
) -> None:
    """Who asked for it to be published hears it, if they still publish and can be written to; or
    whoever may publish at the desk."""
    for account in await _list_told(session, story):
        await tell_one(session, story, share, what, account.user_id, now)


async def tell_one(
    session: AsyncSession, story: Story, share: StoryShare, what: str, user_id: int, now: datetime
) -> None:
    """Just this chat user hears it."""
    key = f"{share.id}.{what}.{now.timestamp():.0f}"
    params = {"share": share.id, "what": what}
    await put(session, SHARED, story.id, user_id, now, key, params)


async def _list_told(session: AsyncSession, story: Story) -> list[Account]:
    writer = await load_writer(session, story.edited_by)
    is_reached = writer.account is not None and writer.account.reach == accounts.REACHABLE
    if writer.account and is_reached and await is_at_desk(session, writer, _ACT, story):
        return [writer.account]
    return await list_desk_people(session, story, _ACT)


_ACT = Act.PUBLISH_STORY


async def show_anew(session: AsyncSession, story: Story, now: datetime) -> None:
    """Boards and cards that tell of it are shown as it is now."""
    for kind in (BOARD, SHARED):
        await edit_sent(session, kind, story.id, now)
