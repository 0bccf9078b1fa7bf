"""A story leaves the house, and is taken back from everywhere it went."""

from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy.ext.asyncio import AsyncSession

from bot.features.chats.listing import list_bound
from bot.features.stories import addresses, consent, desks, facebook, rules, shares, telling
from bot.features.stories.kinds import ASKED, BOARD, DECIDED, DIGEST, POST
from bot.features.stories.layout import most_pieces
from bot.outbox import queue
from bot.quiet import QuietHours
from models.base import JsonObject
from models.chats import BoundChat
from models.outbox import WITHDRAWN, OutboxMessage
from models.repositories import accounts, stories, story_posts, units
from models.stories import Story, StoryPhoto

# Why it was taken back: the desk wanted it so, or somebody who is shown.
BY_DESK: Literal["desk"] = "desk"
CONSENT: Literal["consent"] = "consent"
Why = Literal["desk", "consent"]
# Between the messages of one story: pictures that are asked to wait for a second still come first.
_APART = timedelta(seconds=3)
# What those who wanted it out are told then.
TAKEN_BACK = "withdrawn"


async def publish(session: AsyncSession, story: Story, now: datetime, quiet: QuietHours) -> None:
    """Let it out: a row of the outbox for each message and place, its page, and a word to whoever
    told it. Raises ConsentIsMissing; the story must be locked."""
    await consent.require(session, story)
    if story.slug is None:
        story.slug = addresses.slug_of(story.title, story.id)
    story.state, story.release = rules.PUBLISHED, story.release + 1
    story.published_at, story.withdrawn_at, story.corrected_at = now, None, None
    await post(session, story, now)
    await facebook.plan(session, story, now)
    await telling.tell(session, story, telling.OUT, now, quiet)
    await stories.set_site_changed(session)
    await queue.refresh(session, BOARD, story.id, now)


async def withdraw(
    session: AsyncSession, story: Story, now: datetime, why: Why, by: int | None = None
) -> None:
    """Take it back: deleted wherever it stands, also where nothing new would go; its page is gone.

    Of a story that is not published there may be posts that were made by hand before its hour:
    they have to go too. `why`: BY_DESK, and those who wanted it out
    are told here, but for the member who did it (`by`); or CONSENT, and whoever notes the consent
    tells them.
    """
    if story.state != rules.PUBLISHED:
        await shares.recall(session, story, now)
        return
    story.state, story.withdrawn_at = rules.WITHDRAWN, now
    story.proposed_title = story.proposed_text = None
    await queue.stop(session, POST, story.id, now)
    await queue.edit_sent(session, POST, story.id, now)
    await refresh_digests(session, story, now)
    await shares.withdraw(session, story, now)
    await stories.set_site_changed(session)
    if why == BY_DESK:
        for member_id in {story.edited_by, story.approved_by} - {None, by}:
            await tell_editor(session, story, TAKEN_BACK, now, member_id, by)
    for kind in (BOARD, ASKED):
        await queue.refresh(session, kind, story.id, now)


async def post(session: AsyncSession, story: Story, now: datetime) -> None:
    """A row for each message and place that has none yet; a longer wording may need more."""
    photos = await list_posted_photos(session, story)
    chats = await list_reached(session, story)
    gone = {
        (row.chat_id, row.thread_id, row.params["piece"])
        for row in await _list_own_posts(session, story)
        if row.reason == WITHDRAWN
    }
    for piece in range(most_pieces(story, photos)):
        key = f"{story.release}.{piece}"
        params: JsonObject = {
            "release": story.release,
            "piece": piece,
            "has_photos": bool(photos) and piece == 0,
            # In this message; the story may have others by the time it is looked for.
            "photos": len(photos) if piece == 0 else 0,
        }
        for chat in chats:
            # One that a shorter wording did not need, and that was deleted, is posted anew.
            is_gone = (chat.chat_id, chat.thread_id, piece) in gone
            own_key = f"{key}.{story.revision}" if is_gone else key
            at, thread_id = now + piece * _APART, chat.thread_id
            place = chat.chat_id
            await queue.put(session, POST, story.id, place, now, own_key, params, at, thread_id)


async def list_posted_photos(session: AsyncSession, story: Story) -> list[StoryPhoto]:
    """The pictures that its posts show. What went out without any stays so until it is withdrawn:
    a consent that comes later would make other messages of it than those that stand there."""
    own = await _list_own_posts(session, story)
    if own and not any(row.params["has_photos"] for row in own):
        return []
    return await consent.list_showable(session, story)


async def _list_own_posts(session: AsyncSession, story: Story) -> list[OutboxMessage]:
    """Those of this release."""
    rows = await story_posts.list_posts(session, POST.name, story.id)
    return [row for row in rows if row.params["release"] == story.release]


async def list_reached(session: AsyncSession, story: Story) -> list[BoundChat]:
    """Of the places that were chosen, those that still belong to the desk or to one below."""
    chosen = {chat.id for chat in await story_posts.list_targets(session, story.id)}
    return [chat for chat in await list_places(session, story) if chat.id in chosen]


async def list_places(session: AsyncSession, story: Story) -> list[BoundChat]:
    """The channels and groups that it may go to: of its desk, and of the units below."""
    desk = await desks.desk_id(session, story.unit_id)
    found = await list_bound(session, await units.list_open_ids(session, [desk]))
    # The desk's own first.
    return sorted(found, key=lambda chat: (chat.unit_id != desk, chat.id))


async def refresh_digests(session: AsyncSession, story: Story, now: datetime) -> None:
    """What has named it by its title shows how that stands now."""
    desk = await desks.desk_id(session, story.unit_id)
    await queue.edit_sent(session, DIGEST, desk, now)


async def tell_editor(
    session: AsyncSession,
    story: Story,
    outcome: str,
    now: datetime,
    member_id: int | None,
    by: int | None = None,
) -> None:
    """One message to whoever asked for it, or confirmed it; `by`: the member who did it."""
    account = await accounts.find_of_member(session, member_id or 0)
    if account is not None:
        key = f"{outcome}.{story.release}.{story.asking}"
        params = {"outcome": outcome} | ({"by": by} if by else {})
        await queue.put(session, DECIDED, story.id, account.user_id, now, key, params)
