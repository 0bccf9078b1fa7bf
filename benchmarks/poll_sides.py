"""Two ways of taking answers: the whole bot, and plain handlers with a transaction each."""

import asyncio
import json
import time
from abc import ABC, abstractmethod
from collections.abc import Sequence
from functools import partial
from typing import Any

from pydantic import SecretStr
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.constants import ParseMode
from telegram.ext import ApplicationBuilder, CallbackQueryHandler, ContextTypes
from telegram.request import BaseRequest

import handlers
from benchmarks.poll_scene import CLOCK, SEAL, Scene
from benchmarks.telegram import BOT_ID, TOKEN
from bot.access import load_actor
from bot.context import ChatContext, Reply
from bot.features.polls import rules, secrecy
from bot.inbox.intake import Intake
from bot.inbox.replies import Replies
from bot.inbox.sealing import Sealing
from bot.inbox.worker import InboxWorker
from bot.outbox.cards import unsigned
from bot.outbox.delivery import Delivery
from bot.outbox.pacing import Gate
from bot.outbox.settling import prove
from bot.settings import Settings
from handlers.polls.keyboards import ChooseOption
from models.polls import Ballot, Elector, Poll
from models.repositories import inbox

_ME = {"id": BOT_ID, "is_bot": True, "first_name": "chibot", "username": "chibot_bench_bot"}
_DONE, _GREETED = b'{"ok":true,"result":true}', json.dumps({"ok": True, "result": _ME}).encode()
# Messages a second: what Telegram allows is not what is measured.
_UNLIMITED = 1_000_000
# Seconds.
_LOOK = 0.01


class _Swallowing(BaseRequest):
    """Takes every call as done, at once: a network costs both sides the same."""

    def __init__(self) -> None:
        self.calls = 0

    @property
    def read_timeout(self) -> float | None:
        """Never waited for."""
        return None

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(self, url: str, *given: Any, **named: Any) -> tuple[int, bytes]:
        """Status and body."""
        del given, named
        if url.endswith("/getMe"):
            return 200, _GREETED
        self.calls += 1
        return 200, _DONE


class Side(ABC):
    """Somebody who takes answers."""

    name = ""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.request = _Swallowing()
        # When the effect of each update was committed, by `time.perf_counter`.
        self.committed: dict[int, float] = {}

    async def __aenter__(self) -> "Side":
        return self

    async def __aexit__(self, *error: object) -> None:
        return

    @abstractmethod
    async def take(self, batches: Sequence[str]) -> None:
        """Deal with the JSON of updates, a hundred at most each, until every reply is said."""

    async def rest(self) -> None:
        """Wait until what is done is written down."""
        return

    def _built(self, context: type[Any] | None = None) -> Any:
        builder: Any = ApplicationBuilder().token(TOKEN).updater(None).job_queue(None)
        if context is not None:
            builder = builder.context_types(ContextTypes(context=context))
        return builder.request(self.request).get_updates_request(_Swallowing()).build()

    def _note(self, update_id: int) -> None:
        self.committed[update_id] = time.perf_counter()


class _WatchedReplies(Replies):
    """Tells what is committed, and when all is said."""

    def watch(self, on_committed: Any) -> None:
        """Call this with each update."""
        self._on_committed = on_committed

    def say(self, update_id: int, replies: Sequence[Reply]) -> None:
        """Called just after the commit."""
        self._on_committed(update_id)
        super().say(update_id, replies)

    async def all_said(self) -> None:
        """Wait for what is under way."""
        while self._tasks:
            await asyncio.wait(self._tasks)


class Ours(Side):
    """The bot as it is composed in `bot.app`, all features; its fetcher and sender are left out."""

    name = "chibot, stored first"

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self._application = self._built(ChatContext)
        handlers.register(self._application)
        settings = Settings(
            _env_file=None,  # type: ignore[call-arg]  # pydantic-settings reads it from the call
            token=SecretStr(TOKEN),
        )
        delivery = Delivery(self._application.bot, Gate(_UNLIMITED, 0.0))
        self._replies = _WatchedReplies(delivery, scene.database, BOT_ID)
        self._replies.watch(self._on_committed)
        sealing = Sealing(SEAL, handlers.secret_prefixes(), handlers.find_secretive)
        self._worker = InboxWorker(
            self._application,
            scene.database,
            CLOCK,
            settings,
            self._replies,
            handlers.all_preparations(),
            _nothing,
            sealing,
            prove=partial(prove, handlers.all_kinds()),
        )
        self._intake = Intake(scene.database, CLOCK, BOT_ID, self._worker.wake, sealing)
        self._due = 0
        self._all_committed = asyncio.Event()

    async def __aenter__(self) -> "Ours":
        """Start the worker."""
        await self._application.initialize()
        self._working = asyncio.create_task(self._worker.run())
        return self

    async def __aexit__(self, *error: object) -> None:
        """Stop it, with all replies noted."""
        self._worker.stop()
        await self._working
        await self._application.shutdown()

    async def take(self, batches: Sequence[str]) -> None:
        """Store what comes while the worker works on what is stored."""
        updates = [json.loads(batch) for batch in batches]
        self._due += sum(map(len, updates))
        self._all_committed.clear()
        for one in updates:
            await self._intake.store(one)
        await self._all_committed.wait()
        await self._replies.all_said()

    async def rest(self) -> None:
        """That replies were said is noted a moment later, in a commit that nobody waits for."""
        while self._replies.is_busy:  # noqa: ASYNC110 - the worker tells nobody
            await asyncio.sleep(_LOOK)

    def _on_committed(self, update_id: int) -> None:
        self._note(update_id)
        if len(self.committed) == self._due:
            self._all_committed.set()

    async def count_done(self) -> int:
        """Updates that are worked on and answered."""
        async with self.scene.database.reading() as session:
            states = await inbox.count_by_state(session, BOT_ID)
        return states.get("answered", 0)


class Plain(Side):
    """python-telegram-bot alone: what waits is in memory, and every press has a transaction."""

    name = "plain handlers"

    def __init__(self, scene: Scene, *, counts: bool = True) -> None:
        super().__init__(scene)
        self._counts = counts
        self._application = self._built()
        self._application.add_handler(CallbackQueryHandler(self._on_press))

    async def __aenter__(self) -> "Plain":
        """Get ready."""
        await self._application.initialize()
        return self

    async def __aexit__(self, *error: object) -> None:
        """Close."""
        await self._application.shutdown()

    async def take(self, batches: Sequence[str]) -> None:
        """One after another, as python-telegram-bot does unless it is told otherwise."""
        for batch in batches:
            for raw in json.loads(batch):
                await self._application.process_update(Update.de_json(raw, self._application.bot))

    async def _on_press(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        del context
        query = update.callback_query
        assert query is not None  # noqa: S101 - every update here has one
        press = ChooseOption.unpack(unsigned(query.data or "")[0])
        async with self.scene.database.writing() as session:
            poll, answered = await self._answer(session, query.from_user.id, press)
        self._note(update.update_id)
        await query.answer(f"Đã ghi nhận ý kiến: {press.option + 1}")
        await query.edit_message_text(
            f"Đã ghi nhận ý kiến của đồng chí: {press.option + 1}\n\n{_words(poll, answered)}",
            parse_mode=ParseMode.HTML,
            reply_markup=_keyboard(poll),
        )

    async def _answer(
        self, session: AsyncSession, user_id: int, press: ChooseOption
    ) -> tuple[Poll, int]:
        """Who presses, the poll, whether they are asked; write the choice; how many by now."""
        actor = await load_actor(session, user_id)
        poll = await session.get_one(Poll, press.poll_id)
        if not rules.can_choose(poll.state, poll.ends_at, CLOCK.now()):
            raise LookupError("over")
        elector = await session.get_one(Elector, (poll.id, actor.member_id))
        elector.has_answered, choice = True, 1 << press.option
        if poll.is_secret:
            await _put_in(session, poll, elector, choice)
        else:
            elector.choice = choice
        await session.flush()
        is_counted = Elector.poll_id == poll.id, Elector.has_answered
        query = select(func.count()).where(*is_counted)
        return poll, int(await session.scalar(query) or 0) if self._counts else 0


async def _put_in(session: AsyncSession, poll: Poll, elector: Elector, choice: int) -> None:
    slip = secrecy.slip_of(SEAL, poll.id, elector.member_id)
    envelope = secrecy.enclose(SEAL, poll.id, slip, choice)
    ballot = await session.get(Ballot, (poll.id, slip))
    if ballot is None:
        session.add(Ballot(poll_id=poll.id, slip=slip, envelope=envelope))
    else:
        ballot.envelope = envelope


def _words(poll: Poll, answered: int) -> str:
    lines = "\n".join(f"{number}. {label}" for number, label in enumerate(poll.options, 1))
    return f"<b>{poll.question}</b>\n\n{lines}\n\nĐã trả lời: {answered} / {poll.asked}"


def _keyboard(poll: Poll) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        [
            [InlineKeyboardButton(label, callback_data=ChooseOption(poll.id, option).pack())]
            for option, label in enumerate(poll.options)
        ]
    )


def _nothing() -> None:
    return
