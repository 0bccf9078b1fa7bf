"""Turns raw updates, polled or pushed, into committed rows: the last step before confirming."""

import json
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.crash_points import Point, passing
from bot.inbox.rules import is_id, is_other_update, number_in, person_of, told_at
from bot.inbox.sealing import Sealing
from bot.inbox.shape import body_of
from models.inbox import EMPTY, QUARANTINED
from models.repositories import inbox
from models.session import Database

_log = structlog.get_logger(__name__)
Guard = Callable[[AsyncSession], Awaitable[None]]
# The database is away or full: these will come again.
OnNotStored = Callable[[Sequence[Any]], None]


class _Arrival(NamedTuple):
    """An update as it will be stored, and when it happened."""

    row: dict[str, Any]
    told_at: datetime

    @property
    def number(self) -> int:
        return int(self.row["update_id"])


async def unguarded(session: AsyncSession) -> None:
    """The guard of a process that shares its database with nobody."""
    del session


def unheard(updates: Sequence[Any]) -> None:
    """Nobody says sorry."""
    del updates


class Intake:
    """Stores what has arrived; after `store` has returned Telegram may be told so."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        bot_id: int,
        on_stored: Callable[[], None],
        sealing: Sealing,
        guard: Guard = unguarded,
        on_not_stored: OnNotStored = unheard,
    ) -> None:
        self._database = database
        self._clock = clock
        self._bot_id = bot_id
        self._on_stored = on_stored
        self._sealing = sealing
        self._guard = guard
        self._on_not_stored = on_not_stored
        self._highest: int | None = None
        # Updates that came again and were passed over, since the start.
        self.repeated = 0

    async def store(self, updates: Sequence[Any]) -> int | None:
        """Commit the updates; those that are there already are passed over.

        Returns the highest number among them, None if none has a number: then nothing is stored.
        """
        arrivals = [self._arrival(update) for update in updates if _has_id(update)]
        if not arrivals:
            return None
        try:
            await self._commit(arrivals)
        except (SQLAlchemyError, OSError):
            self._on_not_stored(updates)
            raise
        return max(arrival.number for arrival in arrivals)

    async def store_body(self, body: bytes) -> bool:
        """Commit the update in this body, or at least its number; False if it has none."""
        try:
            update = json.loads(body.decode("utf-8", "replace"))
        except (ValueError, RecursionError):
            number = number_in(body)
            if number is not None:
                await self.store_unread(number)
            return number is not None
        return await self.store([update]) is not None

    async def store_unread(self, update_id: int) -> None:
        """Keep the number of an update that nobody can read, for the count."""
        await self._commit([self._stub(update_id)])

    async def _commit(self, arrivals: list[_Arrival]) -> None:
        passing(Point.INBOX_FETCHED)
        async with self._database.writing() as session:
            await self._guard(session)
            again, other = await self._pass_over(session, arrivals)
            rows = [arrival.row for arrival in arrivals]
            await self._sealing.close(session, rows)
            await inbox.replace(session, other)
            await inbox.add(session, rows)
        if again:
            self.repeated += again
            _log.info("updates_came_again", count=again)
        self._highest = max(self._highest or 0, *(arrival.number for arrival in arrivals))
        passing(Point.INBOX_STORED)
        self._on_stored()

    async def _pass_over(
        self, session: AsyncSession, arrivals: list[_Arrival]
    ) -> tuple[int, list[dict[str, Any]]]:
        """How many are there already, and the other updates that take the place of old ones.

        Numbers above the highest are new, so that nearly always nothing is looked up.
        """
        if self._highest is None:
            self._highest = await inbox.find_highest_id(session, self._bot_id) or 0
        low = [arrival.number for arrival in arrivals if arrival.number <= self._highest]
        if not low:
            return 0, []
        stored = await inbox.list_stored(session, self._bot_id, low)
        met = [arrival for arrival in arrivals if arrival.number in stored]
        other = [
            arrival.row
            for arrival in met
            if is_other_update(stored[arrival.number], arrival.row["body"], arrival.told_at)
        ]
        return len(met) - len(other), other

    def _arrival(self, update: dict[str, Any]) -> _Arrival:
        try:
            body = body_of(update)
        except (RecursionError, ValueError):
            return self._stub(update["update_id"])
        now = self._clock.now()
        row = self._named(update["update_id"], person_of(update), body, now)
        return _Arrival(row, told_at(update, now))

    def _stub(self, update_id: int) -> _Arrival:
        _log.error("update_not_read", update=update_id)
        now = self._clock.now()
        return _Arrival(self._named(update_id, None, EMPTY, now) | {"state": QUARANTINED}, now)

    def _named(
        self, update_id: int, person_id: int | None, body: str, now: datetime
    ) -> dict[str, Any]:
        return {
            "bot_id": self._bot_id,
            "update_id": update_id,
            "person_id": person_id,
            "body": body,
            "received_at": now,
        }


def _has_id(update: Any) -> bool:
    return isinstance(update, dict) and is_id(update.get("update_id"))
