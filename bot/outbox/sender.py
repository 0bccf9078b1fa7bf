"""Takes rows from the outbox, renders them for their reader and sends them at the right pace.

A row is committed as `sending` before the call: after a crash only the few under way are unclear.
"""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import datetime, timedelta

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock, happens
from bot.crash_points import Point, passing
from bot.errors import describe
from bot.lease import Lease, LeaseIsLost
from bot.outbox.cards import Card, Gone, Held, Menu, signed
from bot.outbox.delivery import Delivery
from bot.outbox.outcome import (
    MESSAGE_GONE,
    NOT_EDITABLE,
    NotSent,
    Outcome,
    Refused,
    Sent,
    Unclear,
)
from bot.outbox.pacing import Priority
from bot.outbox.queue import Kind
from bot.outbox.rendering import Rendered, Renderer, View
from bot.outbox.settling import HELD, Aftermath, Result, Settler
from bot.outbox.withdrawal import take_back
from bot.pulse import Pulse
from models.repositories import sending
from models.repositories.sending import Claimed
from models.session import Database

_log = structlog.get_logger(__name__)
# Seconds between looks for rows that have become due by themselves.
_SWEEP = 1.0
_BACK_OFF = (1.0, 30.0)
# Seconds for what is under way at the end.
_LAST_CALL = 5.0
# A turn costs 3 ms of CPU and 0.1 ms for each row: with many under way, results are gathered.
_MANY, _GATHER = 16, 0.03


class Sender:
    """The only one that empties the outbox."""

    def __init__(
        self,
        database: Database,
        delivery: Delivery,
        clock: Clock,
        kinds: Mapping[str, Kind],
        views: Mapping[str, View],
        in_flight: int,
        repeat_after: timedelta,
        language: str,
        aftermath: Aftermath | None = None,
        lease: Lease | None = None,
        site: str = "",
    ) -> None:
        """`site`: address of the public pages, if there are any."""
        self._database = database
        self._delivery = delivery
        self._clock = clock
        self._renderer = Renderer(
            kinds, views, language, clock.zone, delivery.per_second, delivery.username, site
        )
        self._in_flight = in_flight
        # Of the others a second message is never sent unasked.
        self._repeated = {kind.name for kind in kinds.values() if kind.repeat}
        self._settler = Settler(kinds, repeat_after, aftermath or Aftermath(), lease)
        self._lease = lease
        # By row.
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._results: list[Result] = []
        self._stir = asyncio.Event()
        self._stop = asyncio.Event()
        self._pause = 0.0
        self._noted_until = 0.0
        self._is_recovered = False
        self.pulse = Pulse()

    def wake(self) -> None:
        """There may be new rows."""
        self._stir.set()

    async def run(self) -> None:
        """Send until `stop`; what was under way is then finished and settled."""
        while not self._stop.is_set():
            self.pulse.beat()
            self._stir.clear()
            if not await self._safe_turn():
                await happens(self._stir, _SWEEP)
            if len(self._tasks) > _MANY:
                await happens(self._stop, _GATHER)
        await self._finish()
        await self._safe_turn()

    def stop(self) -> None:
        """Take no more rows."""
        self._stop.set()
        self.wake()

    async def _recover(self) -> None:
        async with self._writing() as session:
            own = self._tasks.keys() | {result.row.id for result in self._results}
            left = await self._settler.settle_left(session, own, self._clock.now())
        if left:
            _log.warning("sends_left_unclear", count=left)

    async def _finish(self) -> None:
        """Whoever still waits for a turn after some seconds has not been sent."""
        if self._tasks:
            _, late = await asyncio.wait(self._tasks.values(), timeout=_LAST_CALL)
            if late:
                self._delivery.close()
                _, late = await asyncio.wait(late, timeout=_LAST_CALL / 10)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _safe_turn(self) -> bool:
        try:
            if not self._is_recovered:
                await self._recover()
                self._is_recovered = True
            return await self._turn()
        except LeaseIsLost:
            raise
        except Exception as error:  # noqa: BLE001 - whatever the database says, try again
            _log.error("sender_turn_failed", error=describe(error))
            # It may have been committed all the same, and what it took belongs to nobody.
            self._is_recovered = False
            return False

    async def _turn(self) -> bool:
        """One transaction: settle what came back, take what may go. True if rows were taken."""
        results, self._results = self._results, []
        is_cut_off = any(isinstance(result.outcome, NotSent) for result in results)
        is_shut = is_cut_off or self._stop.is_set() or self._delivery.is_held
        room = 0 if is_shut else self._in_flight - len(self._tasks)
        try:
            async with self._writing() as session:
                now = self._clock.now()
                noted_until = await self._note_hold(session)
                await self._settler.settle(session, results, now)
                rows = await self._claim(session, room, now)
                rendered = await self._renderer.render(session, rows, now)
                ready = await self._settle_uncalled(session, rendered, now)
        except BaseException:
            self._results = results + self._results
            raise
        # Not before the commit: a hold that was rolled back must be noted again.
        self._noted_until = noted_until
        self._pause = self._next_pause(results)
        if results:
            passing(Point.OUTBOX_SETTLED)
        for row, card in ready:
            passing(Point.OUTBOX_CLAIMED)
            self._start(row, card)
        if is_cut_off:
            # Telegram cannot be reached: new rows do not shorten the wait, only the stop does.
            await happens(self._stop, self._pause)
        return is_cut_off or bool(rows)

    async def _settle_uncalled(
        self, session: AsyncSession, rendered: list[tuple[Claimed, Rendered]], now: datetime
    ) -> list[tuple[Claimed, Card | Menu | Gone]]:
        """What needs no call is settled where it was taken; returns the others."""
        ready, results = [], []
        for row, card in rendered:
            if isinstance(card, Refused | Held):
                outcome = HELD if isinstance(card, Held) else card
                results.append(Result(row, card, outcome, now))
            else:
                ready.append((row, card))
        await self._settler.settle(session, results, now)
        return ready

    @asynccontextmanager
    async def _writing(self) -> AsyncIterator[AsyncSession]:
        """A transaction of the process that leads. Raises LeaseIsLost."""
        async with self._database.writing() as session:
            if self._lease is not None:
                await self._lease.guard(session)
            yield session

    async def _note_hold(self, session: AsyncSession) -> float:
        """Telegram has asked to wait: whoever leads next waits too. Returns what is noted now."""
        until = self._delivery.held_until
        if self._lease is not None and until > self._noted_until:
            await self._lease.note_hold(session, self._delivery.held_for)
        return max(until, self._noted_until)

    async def _claim(self, session: AsyncSession, room: int, now: datetime) -> list[Claimed]:
        if room <= 0:
            return []
        return await sending.claim(session, room, now, self._settler.epoch)

    def _start(self, row: Claimed, card: Card | Menu | Gone) -> None:
        self._tasks[row.id] = asyncio.create_task(self._send(row, card))

    async def _send(self, row: Claimed, card: Card | Menu | Gone) -> None:
        outcome: Outcome = Unclear()
        try:
            outcome = await self._call(row, card)
        finally:
            # Cancelled at the end, or failed: every row that was taken is settled.
            took = outcome.took if isinstance(outcome, Sent) else 0.0
            called_at = self._clock.now() - timedelta(seconds=took)
            self._results.append(Result(row, card, outcome, called_at))
            # Now, not when the task has ended: the turn that this wakes needs the room.
            del self._tasks[row.id]
            self.wake()

    async def _call(self, row: Claimed, card: Card | Menu | Gone) -> Outcome:
        if isinstance(card, Menu):
            outcome = await self._delivery.set_menu(row.chat_id, card)
        elif isinstance(card, Gone):
            outcome = await take_back(self._delivery, row, card)
        else:
            outcome = await self._say(row, card)
        passing(Point.OUTBOX_ACCEPTED)
        return outcome

    async def _say(self, row: Claimed, card: Card) -> Outcome:
        priority, delivery = Priority(row.priority), self._delivery
        if row.message_id is not None:
            outcome = await delivery.edit(row.chat_id, row.message_id, card, priority)
            is_lost = outcome in (MESSAGE_GONE, NOT_EDITABLE)
            if not is_lost or row.kind not in self._repeated:
                return outcome
            delivery = delivery.patient
            if row.more_ids:
                # What is left of the album would be forgotten, and never be taken back.
                outcome = await delivery.delete(row.chat_id, row.more_ids, priority)
                if not isinstance(outcome, Sent | Refused):
                    return outcome
        outcome = await delivery.send(row.chat_id, signed(card, row.id), priority, row.thread_id)
        return Unclear(is_new=True) if isinstance(outcome, Unclear) else outcome

    def _next_pause(self, results: list[Result]) -> float:
        if not results:
            return self._pause
        if not any(isinstance(result.outcome, NotSent) for result in results):
            return 0.0
        return min(max(self._pause * 2, _BACK_OFF[0]), _BACK_OFF[1])
