"""Takes rows from the outbox, renders them for their reader and sends them at the right pace.

A row is committed as `sending` before the call: after a crash only the few under way are unclear.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import uniform
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock, happens
from bot.errors import describe
from bot.i18n import Html, Texts
from bot.outbox.cards import Card, Menu
from bot.outbox.delivery import Delivery
from bot.outbox.outcome import (
    UNREACHABLE,
    Deferred,
    Migrated,
    NotSent,
    Outcome,
    Refused,
    Sent,
    Unclear,
)
from bot.outbox.pacing import Priority
from bot.outbox.queue import Kind
from models.members import Account
from models.repositories import accounts, dialogues, outbox
from models.repositories.outbox import Claimed
from models.session import Database

_log = structlog.get_logger(__name__)
# Seconds between looks for rows that have become due by themselves.
_SWEEP = 1.0
_BACK_OFF = (1.0, 30.0)
# Seconds for what is under way at the end.
_LAST_CALL = 5.0
NOT_NEEDED = "not_needed"


@dataclass(frozen=True)
class Rendering:
    """All that a view may look at: the row, its reader and the database."""

    session: AsyncSession
    row: Claimed
    account: Account | None
    texts: Texts
    now: datetime


# None: not needed any more.
View = Callable[[Rendering], Awaitable[Card | Menu | None]]
_Rendered = Card | Menu | Refused


@dataclass(frozen=True)
class _Result:
    row: Claimed
    card: _Rendered
    outcome: Outcome


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
    ) -> None:
        self._database = database
        self._delivery = delivery
        self._clock = clock
        self._kinds = kinds
        self._views = views
        self._in_flight = in_flight
        self._repeat_after = repeat_after
        self._language = language
        # By row.
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._results: list[_Result] = []
        self._stir = asyncio.Event()
        self._stop = asyncio.Event()
        self._pause = 0.0
        self._is_recovered = False

    def wake(self) -> None:
        """There may be new rows."""
        self._stir.set()

    async def run(self) -> None:
        """Send until `stop`; what was under way is then finished and settled."""
        while not self._stop.is_set():
            self._stir.clear()
            if not await self._safe_turn():
                await happens(self._stir, _SWEEP)
        await self._finish()
        await self._safe_turn()

    def stop(self) -> None:
        """Take no more rows."""
        self._stop.set()
        self.wake()

    async def _recover(self) -> None:
        async with self._database.writing() as session:
            own = self._tasks.keys() | {result.row.id for result in self._results}
            left = [i for i in await outbox.list_sending_ids(session) if i not in own]
            await self._settle_unclear(session, left)
        if left:
            _log.warning("sends_left_unclear", count=len(left))

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
            async with self._database.writing() as session:
                await self._settle(session, results)
                now = self._clock.now()
                rows = await outbox.claim(session, room, now) if room > 0 else []
                ready = [(row, await self._render(session, row, now)) for row in rows]
        except BaseException:
            self._results = results + self._results
            raise
        for row, card in ready:
            self._start(row, card)
        if is_cut_off:
            # Telegram cannot be reached: new rows do not shorten the wait, only the stop does.
            await happens(self._stop, self._pause)
        return is_cut_off or bool(rows)

    async def _render(self, session: AsyncSession, row: Claimed, now: datetime) -> _Rendered:
        account = await accounts.find(session, row.chat_id)
        texts = self.texts_for(account)
        try:
            card = await self._views[row.kind](Rendering(session, row, account, texts, now))
        except Exception as error:  # noqa: BLE001 - one bad row never stops the rest
            _log.error("render_failed", row=row.id, kind=row.kind, error=describe(error))
            return Refused("render_failed")
        if isinstance(card, Card) and row.attempt > 1 and row.message_id is None:
            return _marked(card, texts)
        return card or Refused(NOT_NEEDED)

    def texts_for(self, account: Account | None) -> Texts:
        """The words of this reader."""
        zone: ZoneInfo = self._clock.zone
        return Texts(account.language if account else self._language, zone)

    def _start(self, row: Claimed, card: _Rendered) -> None:
        self._tasks[row.id] = asyncio.create_task(self._send(row, card))

    async def _send(self, row: Claimed, card: _Rendered) -> None:
        outcome: Outcome = Unclear()
        try:
            outcome = await self._call(row, card)
        finally:
            # Cancelled at the end, or failed: every row that was taken is settled.
            self._results.append(_Result(row, card, outcome))
            # Now, not when the task has ended: the turn that this wakes needs the room.
            del self._tasks[row.id]
            self.wake()

    async def _call(self, row: Claimed, card: _Rendered) -> Outcome:
        if isinstance(card, Refused):
            return card
        if isinstance(card, Menu):
            return await self._delivery.set_menu(row.chat_id, card)
        priority = Priority(row.priority)
        if row.message_id is not None:
            outcome = await self._delivery.edit(row.chat_id, row.message_id, card, priority)
            if outcome != Refused("message_gone"):
                return outcome
        return await self._delivery.send(row.chat_id, card, priority)

    async def _settle(self, session: AsyncSession, results: list[_Result]) -> None:
        now = self._clock.now()
        sent, refused, back, unclear = [], [], [], []
        for result in results:
            row, outcome = result.row, result.outcome
            match outcome:
                case Sent(message_id=said_id):
                    sent.append(_said(row, said_id, now))
                    await self._remember_choices(session, result)
                case Refused(reason=why):
                    refused.append(_refused(row, why, now))
                    await self._note_reach(session, row, why)
                case Unclear():
                    unclear.append(row.id)
                case Migrated(chat_id=new):
                    back.append({"row_id": row.id, "again_at": now})
                    await outbox.replace_chat(session, row.chat_id, new)
                case Deferred(seconds=wait):
                    back.append({"row_id": row.id, "again_at": now + _with_jitter(wait)})
                case NotSent():
                    back.append({"row_id": row.id, "again_at": now})
        self._pause = self._next_pause(results)
        await outbox.settle_sent(session, sent)
        await outbox.settle_refused(session, refused)
        await outbox.put_back(session, back)
        await self._settle_unclear(session, unclear)

    async def _settle_unclear(self, session: AsyncSession, row_ids: list[int]) -> None:
        now = self._clock.now()
        again_at = now + self._repeat_after
        rows = [{"row_id": i, "at": now, "again_at": again_at} for i in row_ids]
        repeated = [kind.name for kind in self._kinds.values() if kind.repeat]
        await outbox.settle_unclear(session, rows, repeated)

    def _next_pause(self, results: list[_Result]) -> float:
        if not results:
            return self._pause
        if not any(isinstance(result.outcome, NotSent) for result in results):
            return 0.0
        return min(max(self._pause * 2, _BACK_OFF[0]), _BACK_OFF[1])

    async def _remember_choices(self, session: AsyncSession, result: _Result) -> None:
        if isinstance(result.card, Card) and result.row.message_id is None:
            choices = [(choice.label, choice.data) for choice in result.card.choices()]
            await dialogues.save_choices(session, result.row.chat_id, choices)

    async def _note_reach(self, session: AsyncSession, row: Claimed, reason: str) -> None:
        if reason in UNREACHABLE:
            await accounts.set_reach(session, row.chat_id, reason)


def _said(row: Claimed, said_id: int | None, now: datetime) -> dict[str, object]:
    # An edit has no new id to tell: the row may meanwhile want a new message.
    new_id = None if said_id == row.message_id else said_id
    return {"row_id": row.id, "said_revision": row.revision, "said_id": new_id, "at": now}


def _refused(row: Claimed, why: str, now: datetime) -> dict[str, object]:
    return {"row_id": row.id, "said_revision": row.revision, "why": why, "at": now}


def _with_jitter(seconds: float) -> timedelta:
    return timedelta(seconds=seconds + uniform(0.1, 1.0))  # noqa: S311 - spreads, hides nothing


def _marked(card: Card, texts: Texts) -> Card:
    """Say that this may be the second copy."""
    mark = texts("outbox-repeated")
    return replace(card, text=Html(f"{mark}\n{card.text}"))
