"""What comes back of a story: reactions to its posts, and how often its page was opened.

Only numbers: nobody knows whose they are.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.features.stories.kinds import BOARD, POST
from bot.outbox.queue import refresh_board_of
from models.repositories import story_posts


@dataclass(frozen=True)
class Echo:
    """The numbers of one story."""

    views: int
    reactions: int


async def note_reactions(
    session: AsyncSession,
    chat_id: int,
    message_id: int,
    counts: Mapping[str, int],
    counted_at: datetime,
    now: datetime,
) -> None:
    """How many have reacted to a message, by emoji; nothing if it is no post of a story, or if a
    newer count came before."""
    row = await story_posts.find_post(session, POST.name, chat_id, message_id)
    if row is None:
        return
    story_id, place = row.subject_id, (chat_id, message_id)
    if await story_posts.set_reactions(session, story_id, place, dict(counts), counted_at):
        await refresh_board_of(session, BOARD, story_id, now)


async def load(session: AsyncSession, story_id: int) -> Echo:
    """The numbers as they are now."""
    reactions = await story_posts.list_reactions(session, story_id)
    views = await story_posts.count_views(session, story_id)
    return Echo(views, sum(one.total for one in reactions))
