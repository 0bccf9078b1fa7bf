"""Scenes of stories on their way out: a story that all agree to, a second person, bound chats."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Actor
from bot.features.stories import approving, publishing, rules
from bot.features.stories.approving import Wish
from bot.features.stories.kinds import POST
from bot.roles import DEPUTY, WARD_ADMIN
from models.chats import BoundChat
from models.members import Unit
from models.outbox import SENT, OutboxMessage
from models.session import Database
from models.stories import Story, StoryConsent
from tests.features.desk_scenes import NOW, QUIET, SECOND, Desk, add_consent, add_story, set_desk

# Chat users: of the ward, another one besides `SECOND` who publishes.
CHIEF, THIRD = 711, 712
CHANNEL, GROUP = -1_001_000_000_001, -1_001_000_000_002
NIGHT = NOW + timedelta(hours=13)


@dataclass(frozen=True)
class Press:
    """The desk with a story that may go out, a channel of the ward and a group of the cell."""

    desk: Desk
    channel: BoundChat
    group: BoundChat

    @property
    def session(self) -> AsyncSession:
        """The transaction."""
        return self.desk.ward.session

    @property
    def story(self) -> Story:
        """The story."""
        return self.desk.story

    async def actor(self, user_id: int = SECOND) -> Actor:
        """This chat user, as the database knows them now."""
        return await self.desk.actor(user_id)

    def wish(self, how: str = rules.NOW, at: datetime | None = None, **changes: Any) -> Wish:
        """Into the channel and the group."""
        return Wish(how, at, **{"chat_ids": (self.channel.id, self.group.id)} | changes)

    async def ask(self, wish: Wish | None = None, now: datetime = NOW) -> Story:
        """The ward's secretary asks for it."""
        return await approving.ask(
            self.session,
            await self.actor(),
            self.story.id,
            self.story.revision,
            wish or self.wish(),
            now,
            QUIET,
            has_pages=False,
        )

    async def confirm(self, now: datetime = NOW, user_id: int = CHIEF) -> Story | None:
        """The ward's administrator says yes to the last question."""
        actor = await self.actor(user_id)
        number = self.story.asking
        return await approving.confirm(self.session, actor, self.story.id, number, now, QUIET)

    async def publish(self, now: datetime = NOW) -> None:
        """Both want it, at once."""
        await self.ask(now=now)
        await self.confirm(now)

    async def add_story(self, title: str = "Bài hai", **changes: Any) -> Story:
        """One more of the first cell, that all agree to."""
        cell = self.desk.cells[0]
        story = await add_story(self.session, cell.id, NOW, title=title, **changes)
        await add_consent(self.session, story)
        return story


@asynccontextmanager
async def set_press(database: Database, photos: int = 0, **changes: Any) -> AsyncIterator[Press]:
    """All in place."""
    async with database.writing() as session:
        yield await build(session, photos, **changes)


async def build(session: AsyncSession, photos: int = 0, **changes: Any) -> Press:
    """The same in a transaction that is open."""
    desk = await set_desk(session, photos, **changes)
    ward = desk.ward
    chief = await ward.add_registered(ward.unit, CHIEF, "Trần Văn Hải", role=WARD_ADMIN)
    await add_consent(session, desk.story)
    channel = await bind(session, ward.unit, CHANNEL, "channel", "Phường Sông Mây", chief.id)
    group = await bind(session, desk.cells[0], GROUP, "supergroup", "Khu phố 1", chief.id)
    return Press(desk, channel, group)


async def bind(
    session: AsyncSession, unit: Unit, chat_id: int, kind: str, title: str, member_id: int
) -> BoundChat:
    """A chat of this unit."""
    chat = BoundChat(
        chat_id=chat_id,
        kind=kind,
        title=title,
        topic="",
        unit_id=unit.id,
        state="bound",
        state_at=NOW,
        may_post=True,
        bound_by=member_id,
        asked_at=NOW,
    )
    session.add(chat)
    await session.flush()
    return chat


async def rows(session: AsyncSession, kind: str = POST.name) -> list[OutboxMessage]:
    """All messages of a kind, in order."""
    query = select(OutboxMessage).where(OutboxMessage.kind == kind).order_by(OutboxMessage.id)
    return list(await session.scalars(query.execution_options(populate_existing=True)))


async def outcomes(session: AsyncSession, kind: str = "stories.decided") -> list[str]:
    """What those who asked have heard, in order."""
    return [row.params["outcome"] for row in await rows(session, kind)]


async def set_sent(session: AsyncSession, state: str = SENT, **values: Any) -> None:
    """All posts have gone out, each as the message of its own id."""
    for row in await rows(session):
        known = {"state": state, "message_id": row.id, "sent_revision": row.revision, "attempt": 1}
        statement = update(OutboxMessage).where(OutboxMessage.id == row.id)
        await session.execute(statement.values(**known | values))


async def take_roles(press: Press, user_id: int) -> None:
    """This person leads nothing any more."""
    for role in (await press.actor(user_id)).roles:
        await press.session.delete(role)
    await press.session.flush()


async def take_consent(press: Press, state: str = rules.TAKEN_BACK, **values: Any) -> None:
    """Whoever is shown does not agree any more; nobody has told the story yet."""
    statement = update(StoryConsent).where(StoryConsent.story_id == press.story.id)
    await press.session.execute(statement.values(state=state, **values))


async def outsiders(press: Press) -> list[Actor]:
    """Who may not publish at this desk: the cell's own, another cell's, an editor, a stranger."""
    ward = press.desk.ward
    other = await ward.add_cell("Chi bộ Khu phố 9")
    await ward.add_registered(other, THIRD, "Võ Thị Tư", role=DEPUTY)
    return [await press.actor(one) for one in (701, 703, 704, 705, THIRD, 99_999)]


async def withdraw(press: Press, now: datetime = NOW) -> None:
    """A consent is taken back."""
    await publishing.withdraw(press.session, press.story, now, publishing.CONSENT)
