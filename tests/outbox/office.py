"""An outbox with kinds and views of its own, its sender, and people who read."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Bot

from bot.clock import Clock
from bot.i18n import Html
from bot.outbox.cards import Attachment, Card, Choice, Gone, Held, Picture, column
from bot.outbox.delivery import Delivery
from bot.outbox.pacing import Gate
from bot.outbox.queue import Kind, put
from bot.outbox.rendering import Rendering, View
from bot.outbox.sender import Sender
from bot.outbox.settling import Aftermath
from bot.outbox.transport import AiohttpRequest
from models.outbox import OutboxMessage
from models.repositories import accounts
from models.repositories.sending import Claimed
from models.session import Database
from simulator import Simulator
from simulator.client import Person, SimulatorClient
from tests.bed.waiting import eventually

TOKEN = "4300:token-of-the-office"
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
# Said again when its fate is unclear, held, live, a picture, and one that cannot be rendered.
NOTE, POST, BOARD = (
    Kind("t.note", is_public=True),
    Kind("t.post", repeat=False),
    Kind("t.board", priority=0),
)
# Albums: held, and said again.
ALBUM, SERIES = (
    Kind("t.album", repeat=False, is_public=True),
    Kind("t.series", is_public=True),
)
CODE, BROKEN, BULK = (
    Kind("t.code"),
    Kind("t.broken"),
    Kind("t.bulk", repeat=False, priority=2, progress="t.board"),
)
KINDS = {kind.name: kind for kind in (NOTE, POST, BOARD, CODE, BROKEN, BULK, ALBUM, SERIES)}


@dataclass
class Office:
    """What tests put in, and what came of it."""

    database: Database
    simulator: Simulator
    client: SimulatorClient
    clock: Clock
    bot: Bot
    gate: Gate
    # What boards say, by subject; None: not needed any more.
    boards: dict[int, str | None] = field(default_factory=dict)
    rendered: list[int] = field(default_factory=list)
    # Subjects that were taken back, and those that are kept back.
    gone: set[int] = field(default_factory=set)
    held: set[int] = field(default_factory=set)
    # (chat, reason) of what Telegram refused, as the features are told.
    refused: list[tuple[int, str]] = field(default_factory=list)
    # What `bulk` sends with its words, by subject.
    files: dict[int, Attachment] = field(default_factory=dict)
    # The photos of albums by subject (one alone is a photo), and what takes their place.
    photos: dict[int, tuple[Attachment, ...]] = field(default_factory=dict)
    cover: Attachment | None = None
    sender: Sender | None = None
    running: asyncio.Task[None] | None = None

    async def arrive(self, name: str, language: str = "vi") -> Person:
        """A person with an account who has opened the bot."""
        person = await self.client.add_person(name)
        await person.start()
        async with self.database.writing() as session:
            await accounts.add(session, person.id, language, self.clock.now())
        return person

    async def put(self, kind: Kind, chat_id: int, subject_id: int = 1, **params: Any) -> None:
        """Queue one message."""
        async with self.database.writing() as session:
            now = self.clock.now()
            await put(session, kind, subject_id, chat_id, now, params=params)
        self.wake()

    def wake(self) -> None:
        """As the application does after a commit."""
        if self.sender is not None:
            self.sender.wake()

    def open(self, in_flight: int = 3) -> None:
        """Send from now on."""
        delivery = Delivery(self.bot, self.gate)
        self.sender = Sender(
            self.database,
            delivery,
            self.clock,
            KINDS,
            self._views(),
            in_flight,
            timedelta(seconds=1),
            "vi",
            Aftermath(on_refused=[self._note_refused]),
        )
        self.running = asyncio.create_task(self.sender.run())

    async def close(self) -> None:
        """Stop sending, as at the end of the process."""
        if self.sender is not None and self.running is not None:
            self.sender.stop()
            await self.running
            self.sender = self.running = None

    async def kill(self) -> None:
        """Stop at once; nothing more is settled. The gate is of the next process."""
        if self.running is not None:
            assert self.sender is not None
            tasks = [self.running, *self.sender._tasks.values()]
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            self.sender = self.running = None
            self.gate = Gate(chat_seconds=0)

    async def row(self, chat_id: int, subject_id: int = 1) -> OutboxMessage:
        """The only row to this chat about this subject."""
        query = select(OutboxMessage).where(
            OutboxMessage.chat_id == chat_id, OutboxMessage.subject_id == subject_id
        )
        async with self.database.reading() as session:
            return (await session.scalars(query)).one()

    async def rows(self) -> list[OutboxMessage]:
        """All rows, oldest first."""
        async with self.database.reading() as session:
            return list(await session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)))

    async def settled(
        self, chat_id: int, state: str = "sent", subject_id: int = 1
    ) -> OutboxMessage:
        """The row, once it is in this state and all that was wanted is said."""

        async def is_it() -> bool:
            row = await self.row(chat_id, subject_id)
            return row.state == state and (state != "sent" or row.sent_revision == row.revision)

        await eventually(is_it)
        return await self.row(chat_id, subject_id)

    async def _note_refused(
        self, session: AsyncSession, row: Claimed, reason: str, now: datetime
    ) -> None:
        del session, now
        self.refused.append((row.chat_id, reason))

    async def _album(self, view: Rendering) -> Card | Gone:
        if view.row.subject_id in self.gone:
            return Gone(Card(Html("Đã <b>rút</b>"), attachment=self.cover))
        words = Html(self.boards.get(view.row.subject_id) or "Gương <b>tốt</b>")
        first, *others = self.photos[view.row.subject_id]
        if others:
            return Card(words, album=(first, *others))
        return Card(words, attachment=first)

    def _views(self) -> dict[str, View]:
        async def note(view: Rendering) -> Card:
            language = view.texts.plain(f"language-{view.texts.language}")
            words = view.row.params.get("words", "Mời họp")
            return Card(Html(f"{words} ({language})"), rows=column(Choice("Vâng", "yes")))

        async def bulk(view: Rendering) -> Card | Gone | Held:
            if view.row.subject_id in self.held:
                return Held()
            if view.row.subject_id in self.gone:
                return Gone(Card(Html("Đã thu hồi")))
            file = self.files.get(view.row.subject_id)
            words = self.boards.get(view.row.subject_id) or "Thông báo"
            return Card(Html(words), column(Choice("Đã nắm", "ack")), attachment=file)

        async def board(view: Rendering) -> Card | None:
            self.rendered.append(view.row.subject_id)
            words = self.boards[view.row.subject_id]
            return None if words is None else Card(Html(words))

        async def code(view: Rendering) -> Card:
            return Card(Html("Mã mời"), picture=Picture("qr", view.row.params["text"]))

        async def broken(view: Rendering) -> Card:
            raise LookupError(view.row.id)

        return {
            NOTE.name: note,
            POST.name: note,
            BULK.name: bulk,
            ALBUM.name: self._album,
            SERIES.name: self._album,
            BOARD.name: board,
            CODE.name: code,
            BROKEN.name: broken,
        }


@asynccontextmanager
async def open_office(
    database: Database, simulator: Simulator, client: SimulatorClient
) -> AsyncIterator[Office]:
    """An office whose sender does not run yet."""
    request = AiohttpRequest()
    bot = Bot(TOKEN, f"{simulator.url}/bot", request=request, get_updates_request=request)
    office = Office(database, simulator, client, Clock(ZONE), bot, Gate(chat_seconds=0))
    async with bot:
        yield office
        await office.close()
