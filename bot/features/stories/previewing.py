"""A story is shown in chat as it would look, to those who work on it."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.features.stories.kinds import PREVIEW
from bot.features.stories.layout import most_pieces, proposed
from bot.outbox.queue import say_again
from models.repositories import stories
from models.stories import Story


async def show_preview(session: AsyncSession, story: Story, user_id: int, now: datetime) -> None:
    """A message for each message it would be, anew at the bottom of this chat user's chat; with
    the correction that waits, if there is one."""
    photos = await stories.list_photos(session, story.id)
    wording = proposed(story)
    for piece in range(most_pieces(wording, photos)):
        await say_again(session, PREVIEW, story.id, user_id, now, str(piece), {"piece": piece})
