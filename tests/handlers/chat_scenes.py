"""Scenes in groups and channels."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from sqlalchemy import select

import handlers
from bot.i18n import Html
from bot.outbox.cards import Card
from bot.outbox.queue import Kind, put
from bot.outbox.rendering import Rendering
from handlers.common.feature import Feature
from models.chats import BoundChat
from models.outbox import OutboxMessage
from models.repositories import chats
from models.session import Database
from simulator.client import Person, words_of
from tests.bed.waiting import eventually
from tests.handlers.scenes import AN
from tests.town.town import CELLS, Town, found_town, hear

BOT = 4200
QUESTION = "Đồng chí muốn gắn"
TITLE = "Khu phố 1"
# What a feature posts in groups.
POST = Kind("t.post", repeat=False, is_public=True)
NEWS = "Tin chung"


async def bound_group(town: Town, kind: str = "supergroup", **fields: Any) -> tuple[Person, int]:
    """The secretary has bound a new group of two to their cell; nobody else had to agree."""
    (an,) = await town.register(AN)
    chat_id = await found_group(town, an, kind, **fields)
    await choose_cell(town, an)
    await hear(an, "Đã gắn")
    return an, chat_id


async def found_group(
    town: Town, founder: Person, kind: str = "supergroup", title: str = TITLE, **fields: Any
) -> int:
    """A group or channel with the bot in it."""
    if kind != "channel":
        return await town.client.add_group(title, founder, [BOT], kind, **fields)
    chat_id = await town.client.add_group(title, founder, [], kind, **fields)
    await town.client.set_member(chat_id, founder.id, BOT, "administrator")
    return chat_id


async def choose_cell(town: Town, person: Person, cell: str = CELLS[0]) -> None:
    """The person binds the chat that they are asked about to the cell."""
    await hear(person, QUESTION)
    await person.press(town.words("chats-bind-to", unit=cell))


async def find_chat(
    database: Database, chat_id: int, thread_id: int | None = None
) -> BoundChat | None:
    """What the bot keeps of a chat."""
    async with database.reading() as session:
        return await chats.find_place(session, chat_id, thread_id)


async def state_of(town: Town, chat_id: int, thread_id: int | None = None) -> str:
    """The state of a chat that is known; "" of another."""
    chat = await find_chat(town.database, chat_id, thread_id)
    return chat.state if chat else ""


async def becomes(town: Town, chat_id: int, state: str, thread_id: int | None = None) -> None:
    """Wait until the bot knows the chat in this state."""

    async def is_so() -> bool:
        return await state_of(town, chat_id, thread_id) == state

    await eventually(is_so)


async def seen_in(person: Person, chat_id: int) -> list[str]:
    """What the bot has written in a group that the person is in."""
    messages = await person.in_chat(chat_id).messages()
    return [words_of(m) for m in messages if m.get("from", {}).get("id") == BOT and words_of(m)]


async def _view_post(view: Rendering) -> Card:
    return Card(Html(f"{NEWS} {view.row.subject_id}"))


@asynccontextmanager
async def found_posting_town(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Town]:
    """The town with one feature more, which posts in groups."""
    posting = Feature(kinds=[POST], views={POST.name: _view_post})
    monkeypatch.setattr(handlers, "FEATURES", (*handlers.FEATURES, posting))
    async with found_town(database_url) as town:
        yield town


async def post(town: Town, chat_id: int, *subjects: int, thread_id: int | None = None) -> None:
    """Messages for the group wait in the outbox."""
    async with town.database.writing() as session:
        now = town.chibot.clock.now()
        for subject in subjects:
            await put(session, POST, subject, chat_id, now, thread_id=thread_id)
    town.chibot._sender.wake()


async def fate_of(town: Town, subject: int) -> tuple[str, str | None, int]:
    """State, reason and chat of a message."""
    row = OutboxMessage
    query = select(row.state, row.reason, row.chat_id)
    async with town.database.reading() as session:
        found = await session.execute(query.where(row.kind == POST.name, row.subject_id == subject))
        state, reason, chat_id = found.one()
    return state, reason, chat_id


async def settles(town: Town, subject: int, state: str) -> None:
    """Wait until the message is in this state."""

    async def is_so() -> bool:
        return (await fate_of(town, subject))[0] == state

    await eventually(is_so)


async def can_be_typed(town: Town, kind: Kind) -> None:
    """Wait until the choices of a card that was heard are kept, as they are a moment later."""

    async def is_settled() -> bool:
        query = select(OutboxMessage.state).where(OutboxMessage.kind == kind.name)
        async with town.database.reading() as session:
            return set(await session.scalars(query)) == {"sent"}

    await eventually(is_settled)
