"""Queries of dialogues and of the choices a chat was last given."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.base import JsonObject
from models.dialogues import ChatChoices, Dialogue
from models.repositories.upsert import upsert

# (label, data) in the order of their numbers.
Choices = Sequence[tuple[str, str]]


async def find(session: AsyncSession, user_id: int) -> Dialogue | None:
    """The form this person is filling in."""
    return await session.get(Dialogue, user_id, populate_existing=True)


async def save(
    session: AsyncSession, user_id: int, name: str, step: str, answers: JsonObject, now: datetime
) -> None:
    """Take the person to a step."""
    values = {"name": name, "step": step, "answers": answers, "updated_at": now}
    await upsert(session, Dialogue, {"user_id": user_id}, values)


async def close(session: AsyncSession, user_id: int) -> None:
    """The form is done with."""
    await session.execute(delete(Dialogue).where(Dialogue.user_id == user_id))


async def find_choices(session: AsyncSession, chat_id: int) -> Choices:
    """What the last card of this chat offered."""
    query = select(ChatChoices.choices).where(ChatChoices.chat_id == chat_id)
    stored = await session.scalar(query)
    return [(label, data) for label, data in stored or ()]


async def save_choices(session: AsyncSession, chat_id: int, choices: Choices) -> None:
    """Remember what the last card of this chat offers; nothing to pick forgets it."""
    if choices:
        stored = {"choices": [list(choice) for choice in choices]}
        await upsert(session, ChatChoices, {"chat_id": chat_id}, stored)
    else:
        await session.execute(delete(ChatChoices).where(ChatChoices.chat_id == chat_id))
