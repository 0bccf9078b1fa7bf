"""Removes what is kept of a person's chats."""

from sqlalchemy import delete, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.dialogues import ChatChoices, Dialogue
from models.inbox import EMPTY, WAITING, InboxUpdate
from models.outbox import OutboxMessage


async def remove_chat(session: AsyncSession, user_id: int, update_id: int) -> None:
    """Forget all that was said to and by this person; ids stay, so nothing is done twice.

    What waits is left alone, for it is still to be worked on; only the update in hand,
    `update_id`, is done with in this very transaction.
    """
    await session.execute(delete(OutboxMessage).where(OutboxMessage.chat_id == user_id))
    await session.execute(delete(Dialogue).where(Dialogue.user_id == user_id))
    await session.execute(delete(ChatChoices).where(ChatChoices.chat_id == user_id))
    is_over = (InboxUpdate.state != WAITING) | (InboxUpdate.update_id == update_id)
    await session.execute(
        update(InboxUpdate)
        .where(InboxUpdate.person_id == user_id, is_over)
        .values(body=EMPTY, person_id=None)
    )
