"""The publisher at work: a story that is chosen for the Page, and what came of it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

from pydantic import SecretStr
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.facebook.page import Page, PageSettings
from bot.facebook.publisher import Publisher
from bot.features.stories import facebook, rules, shares
from bot.features.stories.kinds import SHARED
from bot.i18n import Texts
from models.outbox import OutboxMessage
from models.repositories import stories, story_shares
from models.session import Database
from models.stories import Story, StoryShare
from tests.bed.waiting import eventually
from tests.facebook.stand_in import PAGE_ID, TOKEN, StandIn
from tests.features.story_share_scenes import publish_story

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
SITE = "https://guong.example.org"


@dataclass
class Desk:
    """A published story, the Page and the publisher."""

    database: Database
    page: StandIn
    clock: Clock
    story_id: int
    # Seconds an answer may take.
    patience: float = 10.0
    publisher: Publisher | None = None
    running: asyncio.Task[None] | None = None

    def open(self) -> None:
        """Publish from now on."""
        settings = PageSettings(self.page.url, PAGE_ID, SecretStr(TOKEN), patience=self.patience)
        texts = Texts("vi", ZONE)
        self.publisher = Publisher(self.database, Page(settings), self.clock, texts, SITE)
        self.running = asyncio.create_task(self.publisher.run())

    async def close(self) -> None:
        """As at the end of the process."""
        if self.publisher is not None and self.running is not None:
            self.publisher.stop()
            await self.running
            self.publisher = self.running = None

    async def kill(self) -> None:
        """Stop at once: nothing more is noted."""
        assert self.running is not None
        self.running.cancel()
        with suppress(asyncio.CancelledError):
            await self.running
        self.publisher = self.running = None

    async def plan(self) -> None:
        """It was chosen, and is published now."""
        async with self.database.writing() as session:
            story = await self.story(session)
            await story_shares.lock_or_add(
                session, story.id, "facebook", story.release, "chosen", self.clock.now()
            )
            await facebook.plan(session, story, self.clock.now())
        self.wake()

    async def share(self) -> StoryShare:
        """What is noted of the Page."""
        async with self.database.reading() as session:
            return (await session.scalars(select(StoryShare))).one()

    async def becomes(self, state: str) -> StoryShare:
        """Wait for it."""

        async def is_it() -> bool:
            found = await self.share()
            return found.state == state and (found.task is None or state != "posted")

        await eventually(is_it)
        return await self.share()

    async def put_off(self) -> None:
        """Wait until it was tried and is to be tried later, and let that time pass."""

        async def is_it() -> bool:
            due_at = (await self.share()).due_at
            return due_at is not None and due_at > self.clock.now()

        await eventually(is_it)
        self.clock.advance(timedelta(hours=2))
        self.wake()

    def wake(self) -> None:
        """As the application does after a commit."""
        if self.publisher is not None:
            self.publisher.wake()

    async def withdraw(self) -> None:
        """The story is taken back."""
        async with self.database.writing() as session:
            story = await self.story(session)
            story.state = rules.WITHDRAWN
            await shares.withdraw(session, story, self.clock.now())
        self.wake()

    async def told(self) -> list[str]:
        """What those who publish were told, in order."""
        query = select(OutboxMessage).where(OutboxMessage.kind == SHARED.name)
        async with self.database.reading() as session:
            rows = await session.scalars(query.order_by(OutboxMessage.id))
            return [row.params["what"] for row in rows]

    async def story(self, session: AsyncSession) -> Story:
        """As this transaction sees it."""
        story = await stories.find(session, self.story_id)
        assert story is not None
        return story


@asynccontextmanager
async def open_desk(database: Database, photos: int = 1) -> AsyncIterator[Desk]:
    """The publisher does not run yet."""
    async with database.writing() as session:
        scene = await publish_story(session, photos)
        story_id = scene.story.id
    async with StandIn() as page:
        desk = Desk(database, page, Clock(ZONE), story_id)
        try:
            yield desk
        finally:
            await desk.close()
