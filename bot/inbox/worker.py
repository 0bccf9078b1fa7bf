"""Works on stored updates in order and keeps each effect, its reply and "done" in one commit.

Up to a hundred updates share a transaction. When one fails, or refuses after it has written, the
whole batch is rolled back and repeated one by one, so that the bad one stands alone: handlers
have no effect outside the transaction, so repeating is safe.
"""

import asyncio
import json
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

import structlog
from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Update
from telegram.ext import Application

from bot.access import Actor, load_actor
from bot.clock import Clock, happens
from bot.context import Fetched, Preparation, Reply, Work, current_work
from bot.errors import ChibotError, NotAllowed, describe
from bot.i18n import Texts
from bot.inbox.picks import pick
from bot.inbox.replies import Replies
from bot.outbox.cards import Card
from bot.settings import Settings
from models.inbox import ANSWERED, DONE, InboxUpdate
from models.repositories import accounts, audit, dialogues, inbox
from models.session import Database, forget_writes, has_written, is_passing

_log = structlog.get_logger(__name__)
_BATCH = 100
_TRIES = 3
# Seconds: finds what a lost wake-up left behind.
_SWEEP = 1.0
# What was said within this time before a kill is said again after it.
_SETTLE = 0.2
AnyApplication = Application[Any, Any, Any, Any, Any, Any]


class _StandsAlone(Exception):
    """This update refused after it had written: it must be worked on by itself."""

    def __init__(self, work: Work) -> None:
        super().__init__("refused after writing")
        self.work = work


class InboxWorker:
    """Hands updates to python-telegram-bot's handlers inside a transaction."""

    def __init__(
        self,
        application: AnyApplication,
        database: Database,
        clock: Clock,
        settings: Settings,
        replies: Replies,
        preparations: Sequence[Preparation],
        on_committed: Callable[[], None],
    ) -> None:
        self._application = application
        self._database = database
        self._clock = clock
        self._settings = settings
        self._replies = replies
        self._preparations = preparations
        self._prepared: dict[int, Fetched] = {}
        self._on_committed = on_committed
        self._bot_id = settings.bot_id
        self._stir = asyncio.Event()
        self._stopping = False
        self._is_recovered = False

    def wake(self) -> None:
        """There may be new updates."""
        self._stir.set()

    def stop(self) -> None:
        """Take no more updates."""
        self._stopping = True
        self.wake()

    async def run(self) -> None:
        """Work until `stop`; the batch in hand is finished."""
        while not self._stopping:
            self._stir.clear()
            if not await self._safe_batch():
                await happens(self._stir, _SETTLE if self._replies.is_busy else _SWEEP)
        await self._replies.drain()

    async def _safe_batch(self) -> bool:
        try:
            if not self._is_recovered:
                await self._replies.recover()
                self._is_recovered = True
            await self._replies.settle()
            return await self.work_on_batch()
        except Exception as error:  # noqa: BLE001 - the database is away: the rows wait
            _log.error("inbox_batch_failed", error=describe(error))
            return False

    async def work_on_batch(self) -> bool:
        """Work on the oldest waiting updates; False if there were none."""
        async with self._database.reading() as session:
            rows = await inbox.list_waiting(session, self._bot_id, _BATCH)
        if not rows:
            return False
        self._prepared = {
            row.update_id: found for row in rows if (found := await self._prepare(row))
        }
        try:
            await self._commit(rows)
        except Exception as error:  # noqa: BLE001 - each is tried by itself and judged there
            if not isinstance(error, _StandsAlone):
                _log.info("batch_split", error=describe(error), size=len(rows))
            await self._work_one_by_one(rows)
        return True

    async def _work_one_by_one(self, rows: list[InboxUpdate]) -> None:
        """What a person said after an update that will be tried again waits for it."""
        failed: set[int | None] = set()
        for row in rows:
            is_behind = row.person_id is not None and row.person_id in failed
            if not is_behind and not await self._work_alone(row):
                failed.add(row.person_id)

    async def _prepare(self, row: InboxUpdate) -> Fetched:
        """Fetch what the update needs while no transaction is open."""
        wanted = [one for one in self._preparations if one.is_wanted(row.body)]
        if not wanted or row.person_id is None:
            return None
        async with self._database.reading() as session:
            actor = await load_actor(session, row.person_id)
            dialogue = await dialogues.find(session, row.person_id)
        try:
            update = Update.de_json(json.loads(row.body), self._application.bot)
            now = self._clock.now().astimezone(self._settings.zone)
            return await wanted[0].fetch(update, actor, dialogue, self._application.bot, now)
        except Exception as error:  # noqa: BLE001 - judged when the update is worked on
            return error

    async def _work_alone(self, row: InboxUpdate) -> bool:
        """False if it will be tried again."""
        try:
            await self._commit_alone(row)
        except Exception as error:
            if is_passing(error):
                raise
            # Counted; quarantined after some tries.
            return await self._count_failure(row, error)
        return True

    async def _commit_alone(self, row: InboxUpdate) -> None:
        try:
            await self._commit([row])
        except _StandsAlone as refusal:
            await self._commit_refusal(row, refusal.work)

    async def _commit(self, rows: list[InboxUpdate]) -> None:
        async with self._database.writing() as session:
            done = [(row, await self._replies_to(session, row)) for row in rows]
            await self._keep(session, done)
        self._after_commit(done)

    async def _replies_to(self, session: AsyncSession, row: InboxUpdate) -> list[Reply]:
        work = await self._work_on(session, row)
        if work is None:
            return []
        if isinstance(work.failure, ChibotError):
            await self._refuse(work, work.failure)
        return work.replies

    async def _commit_refusal(self, row: InboxUpdate, work: Work) -> None:
        """What the update wrote is rolled back; only the refusal is kept."""
        async with self._database.writing() as session:
            work.session = session
            work.replies.clear()
            forget_writes(session)
            if isinstance(work.failure, ChibotError):
                await self._refuse(work, work.failure)
            await self._keep(session, [(row, work.replies)])
        self._after_commit([(row, work.replies)])

    async def _work_on(self, session: AsyncSession, row: InboxUpdate) -> Work | None:
        """Run the handlers; None if the update is of no interest."""
        update = Update.de_json(json.loads(row.body), self._application.bot)
        user, chat = update.effective_user, update.effective_chat
        if user is None or chat is None or user.is_bot:
            return None
        work = await self._open(session, row.update_id, update)
        forget_writes(session)
        token = current_work.set(work)
        try:
            await self._application.process_update(update)
        finally:
            current_work.reset(token)
        if work.failure is not None and not isinstance(work.failure, ChibotError):
            raise work.failure
        await session.flush()
        return work

    async def _open(self, session: AsyncSession, update_id: int, update: Update) -> Work:
        user, chat = update.effective_user, update.effective_chat
        assert user is not None  # noqa: S101 - the caller has looked
        assert chat is not None  # noqa: S101
        actor = await load_actor(session, user.id)
        if chat.type == chat.PRIVATE:
            await _note_reach(session, actor)
        language = actor.account.language if actor.account else self._guess(user.language_code)
        work = Work(
            session=session,
            now=self._clock.now(),
            settings=self._settings,
            bot_username=self._application.bot.username,
            update_id=update_id,
            user_id=user.id,
            chat_id=chat.id,
            user_name=user.full_name,
            actor=actor,
            texts=Texts(language, self._settings.zone),
            prepared=self._prepared.get(update_id),
        )
        if chat.type == chat.PRIVATE:
            work.dialogue = await dialogues.find(session, user.id)
            await pick(work, update)
        elif update.callback_query:
            work.query_id = update.callback_query.id
        return work

    def _guess(self, language_code: str | None) -> str:
        """A stranger's language: the app's if it is one of ours."""
        code = (language_code or "").split("-")[0]
        return code if code in {"vi", "en"} else self._settings.language

    async def _refuse(self, work: Work, error: ChibotError) -> None:
        """Answer an expected refusal. Raises _StandsAlone if something was written before it."""
        if has_written(work.session):
            raise _StandsAlone(work)
        work.replies = _refusal(work, error)
        if isinstance(error, NotAllowed):
            act = error.variables.get("act", "speak")
            unit_id = error.variables.get("unit_id")
            await audit.add(work.session, work.user_id, act, "refused", work.now, unit_id)

    async def _keep(
        self, session: AsyncSession, done: list[tuple[InboxUpdate, list[Reply]]]
    ) -> None:
        now = self._clock.now()
        await inbox.mark_done(session, [_done(row, replies, now) for row, replies in done])
        for _, replies in done:
            for reply in replies:
                if reply.act != "toast" and not reply.card.keeps_choices:
                    choices = [(choice.label, choice.data) for choice in reply.card.choices()]
                    await dialogues.save_choices(session, reply.chat_id, choices)

    def _after_commit(self, done: list[tuple[InboxUpdate, list[Reply]]]) -> None:
        for row, replies in done:
            if replies:
                self._replies.say(row.update_id, replies)
        self._on_committed()

    async def _count_failure(self, row: InboxUpdate, error: Exception) -> bool:
        async with self._database.writing() as session:
            is_over = await inbox.count_failure(session, self._bot_id, row.update_id, _TRIES)
        _log.error("update_failed", update=row.update_id, error=describe(error), over=is_over)
        if is_over and row.person_id is not None:
            texts = Texts(self._settings.language, self._settings.zone)
            card = Card(texts("error-unexpected"))
            self._replies.say(row.update_id, [Reply("send", card, chat_id=row.person_id)])
        return is_over


async def _note_reach(session: AsyncSession, actor: Actor) -> None:
    """Who writes to the bot can be written to, whatever was found before."""
    if actor.account is not None and actor.account.reach != accounts.REACHABLE:
        await accounts.set_reach(session, actor.user_id, accounts.REACHABLE)


def _refusal(work: Work, error: ChibotError) -> list[Reply]:
    key = error.key
    if isinstance(error, NotAllowed) and not work.actor.is_registered:
        # A stranger learns nothing, not even that there is something to be allowed.
        key = "stranger"
    words = work.texts(key, **error.variables)
    if work.query_id:
        plain = work.texts.plain(key, **error.variables)
        return [Reply("toast", Card(plain[:200]), query_id=work.query_id)]
    return [Reply("send", Card(words), chat_id=work.chat_id)]


def _done(row: InboxUpdate, replies: list[Reply], now: datetime) -> dict[str, Any]:
    return {
        "row_bot": row.bot_id,
        "row_update": row.update_id,
        "row_state": DONE if replies else ANSWERED,
        "row_replies": [reply.to_json() for reply in replies] or None,
        "at": now,
    }
