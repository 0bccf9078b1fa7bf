"""Scenes of publishing in chat: two leaders of the ward, a channel, a story that may go out."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from bot.roles import DEPUTY, SECRETARY
from models.chats import BoundChat
from models.outbox import OutboxMessage
from models.repositories import units
from models.stories import Story, StoryConsent
from simulator.client import Message, Person, words_of
from tests.bed.waiting import eventually
from tests.features.desk_scenes import add_consent, add_story
from tests.handlers.chat_scenes import BOT, found_group
from tests.handlers.desk_scenes import HAI, MAI, join_desk, open_story, story_of
from tests.town.town import BOARD_EVERY, CELLS, Town, hear

CHANNEL_TITLE = "Phường Sông Mây"
# How the question to the second person begins.
ASKED = "Xin đồng chí duyệt bài"


@dataclass
class Office:
    """The one who asks, the second person, and what readers of the channel see."""

    town: Town
    mai: Person
    hai: Person
    channel: int
    story_id: int

    async def story(self) -> Story:
        """As the database has it now."""
        return await story_of(self.town, self.story_id)

    async def seen(self, chat_id: int = 0) -> list[Message]:
        """What the bot has posted and is there still."""
        messages = await self.mai.in_chat(chat_id or self.channel).messages()
        return [m for m in messages if m.get("from", m.get("sender_chat", {})) and _is_post(m)]

    async def shows(self, number: int, chat_id: int = 0) -> list[Message]:
        """Wait until so many messages are there."""

        async def is_so() -> bool:
            return len(await self.seen(chat_id)) == number

        await eventually(is_so)
        return await self.seen(chat_id)

    async def open_form(self) -> None:
        """From the desk to the question where it goes."""
        await open_story(self.town, self.mai)
        await self.mai.press(self.town.words("story-post-ask"))
        await hear(self.mai, "Bài này đăng ở đâu")

    async def ask(self, when: str = "") -> Message:
        """Into the channel, at once unless told otherwise; the second person's question."""
        await self.open_form()
        await self.mai.press(self.town.words("announce-picked", count=1))
        await hear(self.mai, "Đăng lúc nào?")
        if when:
            await self.mai.say(when)
        else:
            await self.mai.press(self.town.words("story-post-when-now-button"))
        await hear(self.mai, self.town.words("story-post-summary-second"))
        await self.mai.press(self.town.words("story-post-send"))
        await hear(self.mai, self.town.words("story-post-asked-done"))
        return await hear(self.hai, ASKED)

    async def publish(self) -> None:
        """Both want it, at once."""
        await self.ask()
        await self.hai.press(self.town.words("story-post-confirm"))

    async def board(self, part: str) -> str:
        """What stands in the asker's chat with this part, now or in a moment; the seconds until
        the next edit of a board pass for the bot at once."""

        async def is_there() -> bool:
            self.town.chibot.clock.advance(BOARD_EVERY)
            self.town.chibot._sender.wake()
            return bool(await self._said(part))

        await eventually(is_there)
        return (await self._said(part))[-1]

    async def _said(self, part: str) -> list[str]:
        told = [words_of(m) for m in await self.mai.messages() if not m["out"]]
        return [words for words in told if part in words]

    async def posts(self) -> list[OutboxMessage]:
        """The rows of its posts."""
        return await self.rows("stories.post")

    async def rows(self, kind: str) -> list[OutboxMessage]:
        """All rows of a kind, in order."""
        row = OutboxMessage
        query = select(row).where(row.kind == kind).order_by(row.id)
        async with self.town.database.reading() as session:
            return list(await session.scalars(query))

    async def becomes(self, state: str, number: int = 1, kind: str = "stories.post") -> None:
        """Wait until so many of its rows, posts if nothing else is said, are in this state."""

        async def is_so() -> bool:
            return [row.state for row in await self.rows(kind)].count(state) == number

        await eventually(is_so)

    async def later(self, **by: float) -> None:
        """The clock moves on, and what waits for it is sent."""
        self.town.chibot.clock.advance(timedelta(**by))
        await self.town.chibot.scheduler.tick()
        self.town.chibot._sender.wake()


def _is_post(message: Message) -> bool:
    author = message.get("from") or message.get("sender_chat") or {}
    is_ours = author.get("id") == BOT or message.get("sender_chat") is not None
    return is_ours and bool(words_of(message) or message.get("photo"))


async def open_office(town: Town, photos: int = 0, **changes: Any) -> Office:
    """All in place."""
    mai = await join_desk(town, MAI, SECRETARY)
    hai = await join_desk(town, HAI, DEPUTY)
    channel = await bound(town, mai, "channel", CHANNEL_TITLE)
    return Office(town, mai, hai, channel, await write(town, photos, **changes))


async def write(town: Town, photos: int = 0, **changes: Any) -> int:
    """A story of the first cell that all agree to; its id."""
    async with town.database.writing() as session:
        now = town.chibot.clock.now()
        story = await add_story(session, town.cells[CELLS[0]], now, photos, **changes)
        await add_consent(session, story)
        return story.id


async def bound(town: Town, founder: Person, kind: str, title: str, cell: str = "") -> int:
    """A chat of the ward, or of a cell."""
    chat_id = await found_group(town, founder, kind, title)
    async with town.database.reading() as session:
        root = await units.find_root(session)
    assert root is not None

    async def is_known() -> bool:
        async with town.database.writing() as session:
            query = select(BoundChat).where(BoundChat.chat_id == chat_id)
            chat = await session.scalar(query)
            if chat is None:
                return False
            chat.state, chat.may_post = "bound", True
            chat.unit_id = town.cells[cell] if cell else root.id
            return True

    await eventually(is_known)
    return chat_id


async def take_consent(town: Town, story_id: int) -> None:
    """Whoever is shown does not agree any more, and nobody has told the story yet."""
    async with town.database.writing() as session:
        query = select(StoryConsent).where(StoryConsent.story_id == story_id)
        for consent in await session.scalars(query):
            consent.state = "withdrawn"
