"""Updates a second: stored, worked on and marked done, beside plain handlers that store nothing.

The work is the same: look up who speaks, write one row. Nothing is sent. The plain handlers lose
what waits in memory when the process dies; the bot's inbox does not.
"""

import json
import time
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import SecretStr
from telegram import Update
from telegram.ext import ApplicationBuilder, ContextTypes, MessageHandler, filters

from benchmarks.databases import new_database
from benchmarks.figures import Line, interleave, times
from benchmarks.telegram import TOKEN, telegram
from bot.access import load_actor
from bot.clock import Clock
from bot.context import ChatContext
from bot.inbox.replies import Replies
from bot.inbox.worker import InboxWorker
from bot.outbox.delivery import Delivery
from bot.outbox.pacing import Gate
from bot.settings import Settings
from models.repositories import dialogues, inbox
from models.session import Database

_UPDATES = 1_000
_BATCH = 100
_ROUNDS = 3


def _raw(number: int) -> dict[str, Any]:
    person = 1_000 + number % 200
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
    """Inbox rows a hundred at a time as they are fetched, then the worker."""

    def __init__(self, url: str, database: Database) -> None:
        self.application = _application(url, self._on_words, ChatContext)
        self._database = database
        self._clock = Clock(ZoneInfo("Asia/Ho_Chi_Minh"))
        settings = Settings(
            _env_file=None,  # type: ignore[call-arg]  # pydantic-settings reads it from the call
            token=SecretStr(TOKEN),
        )
        self._bot_id = settings.bot_id
        replies = Replies(Delivery(self.application.bot, Gate()), database, self._bot_id)
        self._worker = InboxWorker(
            self.application, database, self._clock, settings, replies, [], lambda: None
        )
        self._next = 1

    async def _on_words(self, update: Update, context: ChatContext) -> None:
        del update
        await context.take_to("bench", "words", {"n": context.work.update_id})

    async def round(self) -> float:
        """Updates a second."""
        before = time.perf_counter()
        for _ in range(_UPDATES // _BATCH):
            rows = [self._row(number) for number in range(self._next, self._next + _BATCH)]
            self._next += _BATCH
            async with self._database.writing() as session:
                await inbox.add(session, rows)
            await self._worker.work_on_batch()
        return _UPDATES / (time.perf_counter() - before)

    def _row(self, number: int) -> dict[str, Any]:
        raw = _raw(number)
        return {
            "bot_id": self._bot_id,
            "update_id": number,
            "person_id": raw["message"]["from"]["id"],
            "body": json.dumps(raw),
            "received_at": self._clock.now(),
        }


class _Plain:
    """python-telegram-bot alone: a transaction in every handler, nothing stored before."""

    def __init__(self, url: str, database: Database) -> None:
        self.application = _application(url, self._on_words)
        self._database = database
        self._clock = Clock(ZoneInfo("Asia/Ho_Chi_Minh"))
        self._next = 1

    async def _on_words(self, update: Update, context: object) -> None:
        del context
        user = update.effective_user
        assert user is not None  # noqa: S101 - every update here has one
        async with self._database.writing() as session:
            await load_actor(session, user.id)
            now, answers = self._clock.now(), {"n": update.update_id}
            await dialogues.save(session, user.id, "bench", "words", answers, now)

    async def round(self) -> float:
        """Updates a second."""
        before = time.perf_counter()
        for number in range(self._next, self._next + _UPDATES):
            update = Update.de_json(_raw(number), self.application.bot)
            await self.application.process_update(update)
        self._next += _UPDATES
        return _UPDATES / (time.perf_counter() - before)


async def measure() -> list[Line]:
    """Three rounds of a thousand updates each, in turns, on SQLite with full synchronisation."""
    async with (
        telegram("--no-limits") as client,
        new_database() as first,
        new_database() as second,
    ):
        ours, plain = _Ours(client.url, first), _Plain(client.url, second)
        async with ours.application, plain.application:
            us, them = await interleave(_ROUNDS, [ours.round, plain.round])
            async with first.reading() as session:
                states = await inbox.count_by_state(session, int(TOKEN.partition(":")[0]))
    done = states.get("answered", 0)
    subject = "Updates worked on"
    remark = f"{times(us, them)}; {done:,} of {_ROUNDS * _UPDATES:,} done"
    return [
        Line(subject, "chibot, stored first", f"{us:,.0f} a second", remark),
        Line(subject, "plain handlers", f"{them:,.0f} a second", "what waits is lost on a kill"),
    ]
