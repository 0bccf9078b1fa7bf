"""Somebody who reads before they type: by then the bot has noted what it said."""

import asyncio
from typing import Any

from models.repositories import sending
from models.session import Database
from simulator.client import Message, Person

_WITHIN, _AGAIN = 2.0, 0.01


async def until_noted(database: Database, chat_id: int) -> None:
    """Wait until nothing is under way to this chat, two seconds at most."""
    clock = asyncio.get_running_loop().time
    end = clock() + _WITHIN
    while clock() < end:
        async with database.reading() as session:
            rows = await sending.list_under_way(session)
        if all(row.chat_id != chat_id for row in rows):
            return
        await asyncio.sleep(_AGAIN)


class Reader(Person):
    """A number typed the moment a card appears would mean the card before; a button may be pressed
    at any time."""

    def __init__(self, person: Person, database: Database) -> None:
        super().__init__(person.client, person.profile, person.chat)
        self._database = database

    async def _act(self, action: str, **body: Any) -> Message:
        await until_noted(self._database, self.id)
        return await super()._act(action, **body)

    async def _upload(self, kind: str, files: list[tuple[str, bytes]], caption: str) -> Message:
        await until_noted(self._database, self.id)
        return await super()._upload(kind, files, caption)
