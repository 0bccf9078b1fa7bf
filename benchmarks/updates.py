"""Updates a second: stored, worked on and marked done, beside plain handlers that store nothing.

The work is the same on the same kind of database: read the JSON, look up who speaks and their
roles, write one row. Nothing is sent. The plain handlers do it as is usual, one transaction each;
they lose what waits in memory when the process dies, which the bot's inbox does not.
"""

import json
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from itertools import count
from statistics import quantiles
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from pydantic import SecretStr
from sqlalchemy import func, select
from telegram import Update
from telegram.ext import ApplicationBuilder, ContextTypes, MessageHandler, filters

from benchmarks.databases import new_database, new_postgres
from benchmarks.figures import Line, interleave, times
from benchmarks.telegram import TOKEN, telegram
from bot.access import load_actor
from bot.clock import Clock
from bot.context import ChatContext
from bot.inbox.intake import Intake
from bot.inbox.patience import Patience
from bot.inbox.replies import Replies
from bot.inbox.sealing import Sealing
from bot.inbox.worker import InboxWorker
from bot.outbox.delivery import Delivery
from bot.outbox.pacing import Gate
from bot.seal import Seal
from bot.settings import Settings
from models.dialogues import Dialogue
from models.repositories import dialogues, inbox
from models.session import Database
from tests.bed.organisation import found_ward

_BATCH = 100
_PEOPLE = 200
_FORM = "bench"


@dataclass(frozen=True)
class _Size:
    """How much is measured."""

    updates: int = 1_000
    alone: int = 200
    rounds: int = 3


class _Contestant(Protocol):
    """Somebody who works on updates."""

    async def work_on(self, batch: str) -> None:
        """Deal with the JSON of some updates, to the end."""


def _raw(number: int) -> dict[str, Any]:
    person = 1_000 + number % _PEOPLE
    return {
        "update_id": number,
        "message": {
            "message_id": number,
            "date": 1_790_000_000,
            "chat": {"id": person, "type": "private", "first_name": "A"},
            "from": {"id": person, "is_bot": False, "first_name": "A"},
            "text": "em xin vắng vì bị ốm",
        },
    }


def _application(url: str, callback: Any, context: type[Any] | None = None) -> Any:
    builder: Any = ApplicationBuilder().token(TOKEN).base_url(f"{url}/bot").updater(None)
    if context is not None:
        builder = builder.context_types(ContextTypes(context=context))
    application = builder.job_queue(None).build()
    application.add_handler(MessageHandler(filters.TEXT, callback))
    return application


class _Ours:
    """Inbox rows as they are fetched, then the worker."""

    def __init__(self, url: str, database: Database) -> None:
        self.application = _application(url, self._on_words, ChatContext)
        clock = Clock(ZoneInfo("Asia/Ho_Chi_Minh"))
        settings = Settings(
            _env_file=None,  # type: ignore[call-arg]  # pydantic-settings reads it from the call
            token=SecretStr(TOKEN),
        )
        replies = Replies(Delivery(self.application.bot, Gate()), database, settings.bot_id)
        sealing = Sealing(Seal(bytes(32)))
        self._worker = InboxWorker(
            self.application,
            database,
            clock,
            settings,
            replies,
            [],
            _nothing,
            sealing,
            # The same few people write all the time here.
            patience=Patience(burst=1_000_000),
        )
        self._intake = Intake(database, clock, settings.bot_id, _nothing, sealing)

    async def _on_words(self, update: Update, context: ChatContext) -> None:
        del update
        await context.take_to(_FORM, "words", {"n": context.work.update_id})

    async def work_on(self, batch: str) -> None:
        """See `_Contestant`."""
        await self._intake.store(json.loads(batch))
        await self._worker.work_on_batch()


class _Plain:
    """python-telegram-bot alone: a transaction in every handler, nothing stored before."""

    def __init__(self, url: str, database: Database) -> None:
        self.application = _application(url, self._on_words)
        self._database = database
        self._clock = Clock(ZoneInfo("Asia/Ho_Chi_Minh"))

    async def _on_words(self, update: Update, context: object) -> None:
        del context
        user = update.effective_user
        assert user is not None  # noqa: S101 - every update here has one
        async with self._database.writing() as session:
            await load_actor(session, user.id)
            now, answers = self._clock.now(), {"n": update.update_id}
            await dialogues.save(session, user.id, _FORM, "words", answers, now)

    async def work_on(self, batch: str) -> None:
        """See `_Contestant`."""
        for raw in json.loads(batch):
            await self.application.process_update(Update.de_json(raw, self.application.bot))


def _nothing() -> None:
    return


class _Course:
    """What one contestant has to do, and how long it took."""

    def __init__(self, contestant: _Contestant, size: _Size) -> None:
        self._contestant = contestant
        self._size = size
        self._numbers = count(1)

    async def round(self) -> float:
        """Updates a second, a hundred at a time."""
        batches = [self._batch(_BATCH) for _ in range(self._size.updates // _BATCH)]
        before = time.perf_counter()
        for batch in batches:
            await self._contestant.work_on(batch)
        return len(batches) * _BATCH / (time.perf_counter() - before)

    async def alone(self) -> list[float]:
        """Milliseconds from the JSON of a single update to the end of its effect."""
        taken = []
        for _ in range(self._size.alone):
            batch, before = self._batch(1), time.perf_counter()
            await self._contestant.work_on(batch)
            taken.append((time.perf_counter() - before) * 1000)
        return taken

    def _batch(self, size: int) -> str:
        return json.dumps([_raw(next(self._numbers)) for _ in range(size)])


@asynccontextmanager
async def _peopled(
    opening: AbstractAsyncContextManager[Database],
) -> AsyncIterator[Database]:
    """A database whose members write to the bot; every tenth is a secretary."""
    async with opening as database:
        async with database.writing() as session:
            ward = await found_ward(session)
            cell = await ward.add_cell()
            for number in range(_PEOPLE):
                role = "secretary" if number % 10 == 0 else None
                await ward.add_registered(cell, 1_000 + number, role=role)
        yield database


async def _measure_on(
    name: str, url: str, first: Database, second: Database, size: _Size
) -> list[Line]:
    ours, plain = _Ours(url, first), _Plain(url, second)
    courses = [_Course(ours, size), _Course(plain, size)]
    async with ours.application, plain.application:
        us, them = await interleave(size.rounds, [course.round for course in courses])
        our_times, their_times = [await course.alone() for course in courses]
    wanted = size.rounds * size.updates + size.alone
    done = await _count_done(first)
    is_whole = done == wanted and await _last_words(first) == await _last_words(second)
    remark = f"{done:,} of {wanted:,} done, {_same(is_whole=is_whole)}"
    subject = f"Updates worked on, {name}"
    single = f"One update at a time, {name}"
    return [
        Line(subject, "chibot, stored first", f"{us:,.0f} a second", remark, times(us, them)),
        Line(subject, "plain handlers", f"{them:,.0f} a second", "what waits is lost on a kill"),
        Line(single, "chibot, stored first", _words(our_times), "two commits"),
        Line(single, "plain handlers", _words(their_times), "one commit"),
    ]


def _same(*, is_whole: bool) -> str:
    return "rows alike" if is_whole else "ROWS DIFFER"


def _words(milliseconds: Sequence[float]) -> str:
    cuts = quantiles(milliseconds, n=100)
    return f"p50 {cuts[49]:.1f} ms, p99 {cuts[98]:.1f} ms"


async def _count_done(database: Database) -> int:
    async with database.reading() as session:
        states = await inbox.count_by_state(session, int(TOKEN.partition(":")[0]))
    return states.get("answered", 0)


async def _last_words(database: Database) -> list[tuple[int, Any]]:
    """Who last said what: the effect, which must be the same on both sides."""
    query = select(Dialogue.user_id, Dialogue.answers).order_by(Dialogue.user_id)
    async with database.reading() as session:
        assert await session.scalar(select(func.count(Dialogue.user_id)))  # noqa: S101
        return [(row[0], row[1]) for row in await session.execute(query)]


async def measure(size: _Size | None = None) -> list[Line]:
    """Rounds in turns: on SQLite with full synchronisation, and on PostgreSQL."""
    wanted = size or _Size()
    lines = []
    async with telegram("--no-limits") as client:
        for name, opening in (("SQLite", new_database), ("PostgreSQL", new_postgres)):
            async with _peopled(opening()) as first, _peopled(opening()) as second:
                lines += await _measure_on(name, client.url, first, second, wanted)
    return lines
