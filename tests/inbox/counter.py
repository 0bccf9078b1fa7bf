"""A counter clerk: handlers that write down what was said, behind the real fetcher and worker."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from pydantic import SecretStr
from sqlalchemy import select, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Update
from telegram.ext import Application, ApplicationBuilder, ContextTypes, MessageHandler, filters

from bot.clock import Clock
from bot.context import ChatContext, Preparation, current_work
from bot.errors import ChoiceIsStale, NotAllowed
from bot.inbox.fetch import Fetcher
from bot.inbox.intake import Guard, unguarded
from bot.inbox.patience import Patience
from bot.inbox.replies import Replies
from bot.inbox.sealing import Sealing
from bot.inbox.worker import InboxWorker
from bot.outbox.cards import Card
from bot.outbox.delivery import Delivery
from bot.outbox.pacing import Gate
from bot.outbox.transport import AiohttpRequest
from bot.seal import Seal
from bot.settings import Settings
from models.audit import AuditEntry
from models.inbox import InboxUpdate
from models.repositories import audit, inbox
from models.session import Database
from simulator import Simulator
from simulator.client import SimulatorClient
from tests.bed.waiting import eventually

TOKEN = "4500:token-of-the-counter"
BOT_ID = 4500


@dataclass
class Counter:
    """The parts, and what the clerk wrote down."""

    database: Database
    simulator: Simulator
    client: SimulatorClient
    settings: Settings
    application: Any
    request: AiohttpRequest
    clock: Clock
    # Words at which the clerk fails, and how often still (-1: always).
    fails: dict[str, int] = field(default_factory=dict)
    # Words at which the database says that it is busy, and how often still (-1: always).
    busy: dict[str, int] = field(default_factory=dict)
    preparations: list[Preparation] = field(default_factory=list)
    patience: Patience | None = None
    guard: Guard = unguarded
    working: list[asyncio.Task[None]] = field(default_factory=list)
    worker: InboxWorker | None = None
    fetcher: Fetcher | None = None
    replies: Replies | None = None

    def prepare(self) -> None:
        """New parts, as after a start of the process."""
        delivery = Delivery(self.application.bot, Gate(chat_seconds=0, per_second=1000))
        self.replies = Replies(delivery, self.database, BOT_ID)
        self.worker = InboxWorker(
            self.application,
            self.database,
            self.clock,
            self.settings,
            self.replies,
            self.preparations,
            lambda: None,
            Sealing(Seal(bytes(32))),
            self.guard,
            self.patience,
        )
        self.fetcher = Fetcher(
            self.application.bot,
            self.request,
            self.database,
            self.clock,
            BOT_ID,
            self.worker.wake,
            Sealing(Seal(bytes(32))),
            self.guard,
        )

    def open(self, *, fetches: bool = True) -> None:
        """Fetch and work from now on."""
        self.prepare()
        assert self.worker is not None
        assert self.fetcher is not None
        self.working = [asyncio.create_task(self.worker.run())]
        if fetches:
            self.working.append(asyncio.create_task(self.fetcher.run()))

    async def close(self) -> None:
        """Stop as the application does."""
        for fetching in self.working[1:]:
            fetching.cancel()
        if self.working and self.worker is not None:
            self.worker.stop()
            await asyncio.gather(*self.working, return_exceptions=True)
        self.working = []

    async def kill(self) -> None:
        """Stop at once."""
        assert self.replies is not None
        tasks = [*self.working, *self.replies._tasks]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self.working = []

    async def notes(self) -> list[tuple[int, str]]:
        """What was written down, in order: (who, words)."""
        query = select(AuditEntry).where(AuditEntry.outcome == "noted").order_by(AuditEntry.id)
        async with self.database.reading() as session:
            return [(note.user_id, note.act) for note in await session.scalars(query)]

    async def rows(self) -> dict[int, InboxUpdate]:
        """The inbox by update id."""
        async with self.database.reading() as session:
            found = await session.scalars(select(InboxUpdate).order_by(InboxUpdate.update_id))
            return {row.update_id: row for row in found}

    async def counts(self) -> dict[str, int]:
        """How many updates are in which state."""
        async with self.database.reading() as session:
            return await inbox.count_by_state(session, BOT_ID)

    async def all_answered(self, number: int) -> None:
        """Wait until so many updates are answered."""
        await self.all_in("answered", number)

    async def all_in(self, state: str, number: int) -> None:
        """Wait until so many updates are in this state."""

        async def is_it() -> bool:
            return (await self.counts()).get(state) == number

        await eventually(is_it)

    async def on_words(self, update: Update, context: ChatContext) -> None:
        """Write down, then perhaps fail or refuse."""
        message = update.message
        words = (message.text if message else None) or ""
        if words.startswith("refuse early"):
            raise ChoiceIsStale
        if isinstance(context.work.prepared, Exception):
            raise context.work.prepared
        now = context.now
        await audit.add(context.session, context.work.user_id, words[:20], "noted", now)
        context.reply(Card(f"Đã ghi: {words}"))
        if words.startswith("refuse late"):
            raise ChoiceIsStale
        if words.startswith("forbid late"):
            raise NotAllowed
        if self.busy.get(words):
            self.busy[words] -= 1
            raise OperationalError(None, None, RuntimeError("database is locked"))
        if self.fails.get(words):
            self.fails[words] -= 1
            raise LookupError(words)


async def keep_others_out(session: AsyncSession) -> None:
    """Until the end of this transaction nobody else can write to the inbox."""
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    # On SQLite the first statement of a writing transaction is enough.
    await session.execute(
        text("SELECT 1" if is_sqlite else "LOCK TABLE inbox_updates IN EXCLUSIVE MODE")
    )


async def _leave_to_worker(update: object, context: ChatContext) -> None:
    del update
    if isinstance(context.error, Exception):
        current_work.get().failure = context.error


@asynccontextmanager
async def open_counter(
    database: Database, simulator: Simulator, client: SimulatorClient
) -> AsyncIterator[Counter]:
    """A counter at which nobody works yet."""
    settings = Settings(
        _env_file=None,  # type: ignore[call-arg]  # pydantic-settings reads it from the call
        token=SecretStr(TOKEN),
        api_base_url=simulator.url,
    )
    request = AiohttpRequest()
    builder: Any = ApplicationBuilder()
    application: Application[Any, ChatContext, Any, Any, Any, Any] = (
        builder.token(TOKEN)
        .base_url(f"{simulator.url}/bot")
        .request(AiohttpRequest())
        .get_updates_request(request)
        .context_types(ContextTypes(context=ChatContext))
        .updater(None)
        .job_queue(None)
        .build()
    )
    clock = Clock(settings.zone)
    counter = Counter(database, simulator, client, settings, application, request, clock)
    application.add_handler(MessageHandler(filters.TEXT, counter.on_words))
    application.add_error_handler(_leave_to_worker)
    async with application:
        counter.prepare()
        yield counter
        await counter.close()
