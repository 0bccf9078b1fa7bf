"""Works on stored updates in order and keeps each effect, its reply and "done" in one commit.

Up to a hundred updates share a transaction. When one fails, or refuses after it has written, the
whole batch is rolled back and repeated one by one, so that the bad one stands alone: handlers
have no effect outside the transaction, so repeating is safe.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock, happens
from bot.context import Preparation, Reply, Work
from bot.crash_points import Point, passing
from bot.errors import describe
from bot.i18n import Texts
from bot.inbox.handling import AnyApplication, Handled, Handling, Proof, StandsAlone
from bot.inbox.intake import Guard, unguarded
from bot.inbox.patience import Patience, Verdict
from bot.inbox.people import People
from bot.inbox.preparing import Preparing
from bot.inbox.putting_off import PutOff
from bot.inbox.replies import Replies
from bot.inbox.sealing import Sealing
from bot.lease import LeaseIsLost
from bot.outbox.cards import Card
from bot.settings import Settings
from models.repositories import dialogues, inbox, outbox
from models.repositories.inbox import Waiting
from models.session import Database, forget_writes, is_passing

_log = structlog.get_logger(__name__)
_BATCH = 100
_TRIES = 3
# Seconds: finds what a lost wake-up left behind.
_SWEEP = 1.0
# What was said within this time before a kill is said again after it.
_SETTLE = 0.2
# Told once a batch of the messages that people held in hand.
Prove = Callable[[AsyncSession, Sequence[Proof], datetime], Awaitable[object]]


class DatabaseIsAway(Exception):
    """No transaction can be begun: it is nobody's failure, and nobody can be served."""


class InboxWorker:
    """Hands updates to the handlers inside a transaction."""

    def __init__(
        self,
        application: AnyApplication,
        database: Database,
        clock: Clock,
        settings: Settings,
        replies: Replies,
        preparations: Sequence[Preparation],
        on_committed: Callable[[], None],
        sealing: Sealing,
        guard: Guard = unguarded,
        patience: Patience | None = None,
        prove: Prove = outbox.set_proven,
    ) -> None:
        self._database = database
        self._clock = clock
        self._settings = settings
        self._replies = replies
        self._on_committed = on_committed
        self._guard = guard
        self._prove = prove
        self._patience = patience or Patience()
        self._sealing = sealing
        self._handling = Handling(application, clock, settings, sealing.seal)
        self._put_off = PutOff()
        self._preparing = Preparing(
            preparations, database, application, clock, self._put_off, self.wake
        )
        self._bot_id = settings.bot_id
        # Kept until the update is over: to be tried again costs nobody's patience.
        self._verdicts: dict[int, Verdict] = {}
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
        """Work until `stop`; the batch in hand is finished.

        Raises LeaseIsLost when another process leads.
        """
        try:
            while not self._stopping:
                self._stir.clear()
                if not await self._safe_batch():
                    await happens(self._stir, _SETTLE if self._replies.is_busy else _SWEEP)
        finally:
            await self._preparing.close()
        await self._replies.drain()
        await self._note_answers()

    async def _safe_batch(self) -> bool:
        try:
            if not self._is_recovered:
                await self._replies.recover()
                self._is_recovered = True
            return await self.work_on_batch()
        except LeaseIsLost:
            raise
        except Exception as error:  # noqa: BLE001 - the database is away: the rows wait
            _log.error("inbox_batch_failed", error=describe(error))
            return False

    async def work_on_batch(self) -> bool:
        """Work on the oldest waiting updates; False if there were none."""
        rows = await self._take()
        if not rows:
            await self._note_answers()
            return False
        try:
            await self._commit(rows)
        except (LeaseIsLost, DatabaseIsAway):
            raise
        except Exception as error:  # noqa: BLE001 - each is tried by itself and judged there
            if not isinstance(error, StandsAlone):
                _log.info("batch_split", error=describe(error), size=len(rows))
            await self._work_one_by_one(rows)
        return True

    async def _take(self) -> list[Waiting]:
        """The oldest updates, without those for which something is still being fetched."""
        async with self._database.reading() as session:
            waiting = [*self._preparing.people, *self._put_off.people]
            resting = self._put_off.updates
            stored = await inbox.list_waiting(session, self._bot_id, _BATCH, waiting, resting)
        rows = [self._sealing.open(row) for row in stored]
        for row in rows:
            if row.update_id not in self._verdicts:
                self._verdicts[row.update_id] = self._patience.hear(row)
        heard = [row for row in rows if self._is_heard(row)]
        ready = {row.update_id for row in self._preparing.sift(heard)}
        return [row for row in rows if row.update_id in ready or not self._is_heard(row)]

    def _is_heard(self, row: Waiting) -> bool:
        return self._verdicts[row.update_id] is Verdict.HEARD

    @asynccontextmanager
    async def _writing(self) -> AsyncIterator[AsyncSession]:
        async with self._database.writing() as session:
            await self._begin(session)
            yield session

    async def _begin(self, session: AsyncSession) -> None:
        """The first statements of a transaction. Raises LeaseIsLost and DatabaseIsAway."""
        try:
            await session.connection()
            await self._guard(session)
        except (SQLAlchemyError, OSError) as error:
            _log.error("transaction_not_begun", error=describe(error))
            raise DatabaseIsAway from error

    async def _note_answers(self) -> None:
        if self._replies.has_answered:
            async with self._writing() as session:
                answered = await self._replies.note(session)
            self._replies.noted(answered)

    async def _work_one_by_one(self, rows: list[Waiting]) -> None:
        """What a person said after an update that will be tried again waits for it."""
        failed: set[int | None] = set()
        for row in rows:
            is_behind = row.person_id is not None and row.person_id in failed
            if not is_behind and not await self._work_alone(row):
                failed.add(row.person_id)

    async def _work_alone(self, row: Waiting) -> bool:
        """False if it will be tried again."""
        try:
            await self._commit_alone(row)
        except (LeaseIsLost, DatabaseIsAway):
            raise
        except Exception as error:  # noqa: BLE001 - counted; quarantined after some tries
            if is_passing(error) and self._put_off.put_off(row):
                _log.warning("update_put_off", update=row.update_id, error=describe(error))
                return False
            return await self._count_failure(row, error)
        return True

    async def _commit_alone(self, row: Waiting) -> None:
        try:
            await self._commit([row])
        except StandsAlone as refusal:
            await self._commit_refusal(row, refusal.work, refusal.proof)

    async def _commit(self, rows: list[Waiting]) -> None:
        async with self._writing() as session:
            people = await People.gather(session, [row.person_id for row in rows if row.person_id])
            done = [await self._handle(session, row, people) for row in rows]
            answered = await self._keep(session, done)
        self._after_commit(done, answered)

    async def _handle(self, session: AsyncSession, row: Waiting, people: People) -> Handled:
        if not self._is_heard(row):
            return await self._handling.drop(row, people, self._verdicts[row.update_id])
        prepared = self._preparing.found(row.update_id)
        return await self._handling.handle(session, row, people, prepared)

    async def _commit_refusal(self, row: Waiting, work: Work, proof: Proof | None) -> None:
        """What the update wrote is rolled back; only the refusal is kept, and what it proves."""
        async with self._writing() as session:
            work.session = session
            work.replies.clear()
            forget_writes(session)
            await self._handling.refuse(work, proof)
            done = [Handled(row, work.replies, proof, holds_secret=work.holds_secret)]
            answered = await self._keep(session, done)
        self._after_commit(done, answered)

    async def _keep(self, session: AsyncSession, done: list[Handled]) -> list[int]:
        """Write down the end of these updates, and which replies have been sent meanwhile."""
        now = self._clock.now()
        await inbox.mark_done(session, [self._done(one, now) for one in done])
        replies = [reply for one in done if not one.is_dropped for reply in one.replies]
        for reply in replies:
            if reply.act != "toast" and not reply.card.keeps_choices:
                choices = [(choice.label, choice.data) for choice in reply.card.choices()]
                await dialogues.save_choices(session, reply.chat_id, choices, now)
        proofs = [one.proof for one in done if one.proof]
        if proofs:
            await self._prove(session, proofs, now)
        secret = [one.row.update_id for one in done if one.is_secret]
        await inbox.forget_words(session, self._bot_id, secret)
        answered = await self._replies.note(session)
        passing(Point.INBOX_HANDLED)
        return answered

    def _done(self, one: Handled, now: datetime) -> dict[str, Any]:
        kept = one.replies if not one.is_dropped else []
        return {
            "row_bot": self._bot_id,
            "row_update": one.row.update_id,
            "row_state": one.state,
            "row_replies": [reply.to_json() for reply in kept] or None,
            "at": now,
        }

    def _after_commit(self, done: list[Handled], answered: list[int]) -> None:
        passing(Point.INBOX_COMMITTED)
        self._replies.noted(answered)
        for one in done:
            if one.replies:
                self._replies.say(one.row.update_id, one.replies)
            self._forget(one.row)
        self._on_committed()

    def _forget(self, row: Waiting) -> None:
        """It is over."""
        self._preparing.forget(row.update_id)
        self._put_off.forget(row.update_id)
        self._verdicts.pop(row.update_id, None)

    async def _count_failure(self, row: Waiting, error: Exception) -> bool:
        async with self._writing() as session:
            is_over = await inbox.count_failure(session, self._bot_id, row.update_id, _TRIES)
        _log.error("update_failed", update=row.update_id, error=describe(error), over=is_over)
        if is_over:
            self._forget(row)
        elif is_passing(error):
            # It may be what kept the speaker from being found: that is tried anew.
            self._preparing.forget(row.update_id)
        if is_over and row.person_id is not None:
            texts = Texts(self._settings.language, self._settings.zone)
            card = Card(texts("error-unexpected"))
            self._replies.say(row.update_id, [Reply("send", card, chat_id=row.person_id)])
        return is_over
