"""The watch: looks every half minute, heals what it can and tells the administrators."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import happens
from bot.errors import describe
from bot.pulse import Pulse
from bot.watch.alerts import list_said, tell
from bot.watch.look import AWAY, Looker, Machine, Restart
from bot.watch.rules import (
    Bounds,
    Cause,
    Part,
    Spell,
    Telling,
    follow,
    is_gap,
    left_open,
    may_tell_again,
    stalled,
    still_known,
    tellings,
    troubles,
)
from models.repositories import watch

_log = structlog.get_logger(__name__)
# Seconds: a database that does not answer must not blind the watch.
_LONGEST_LOOK = 90.0
Guard = Callable[[AsyncSession], Awaitable[None]]


async def _nobody_else_leads(session: AsyncSession) -> None:
    del session


@dataclass(frozen=True)
class Remedies:
    """What the watch does about what it finds."""

    admins: Sequence[int] = ()
    # Starts the part anew, or ends the process so that somebody starts it anew.
    restart: Mapping[Part, Restart] = field(default_factory=dict)
    # There is something to say.
    on_said: Callable[[], None] = lambda: None
    guard: Guard = _nobody_else_leads


class Watch:
    """Runs while the process leads; `spells` are the troubles of which it knows."""

    def __init__(
        self,
        machine: Machine,
        remedies: Remedies,
        bounds: Bounds | None = None,
        period: float = 30.0,
    ) -> None:
        self._machine = machine
        self._looker = Looker(machine)
        self._remedies = remedies
        self._bounds = bounds or Bounds()
        self._period = period
        self._stop = asyncio.Event()
        self._started_at = machine.clock.now()
        self.spells: dict[Cause, Spell] = {}
        self._turned = Pulse()

    async def run(self) -> None:
        """Look until `stop`; no look that fails ends it, but a lost lease does."""
        self._turned.beat()
        while not await happens(self._stop, self._period):
            try:
                async with asyncio.timeout(_LONGEST_LOOK):
                    await self.look()
            except TimeoutError:
                _log.error("look_took_too_long")
            self._turned.beat()
        self._turned.rest()

    def stop(self) -> None:
        """Look no more."""
        self._stop.set()

    def silence(self) -> float:
        """Seconds since the last look; 0 while it does not run."""
        return self._turned.silence()

    def troubles(self) -> dict[Cause, datetime]:
        """What was wrong at the last look, and since when."""
        return {c: spell.since for c, spell in self.spells.items() if spell.until is None}

    async def open(self, last_received: datetime | None) -> None:
        """Before anything is fetched: tell of what Telegram has dropped since the last update."""
        now = self._machine.clock.now()
        if last_received is not None and is_gap(last_received, now):
            _log.error("updates_dropped_by_telegram", last=last_received.isoformat())
            await self._put([Telling(Cause.GAP, last_received, now)], now)

    async def look(self) -> None:
        """Look once, heal, tell. Raises what `guard` and `write` raise for a lost lease."""
        signs = await self._looker.look()
        now = self._machine.clock.now()
        self.spells = follow(self.spells, troubles(signs, self._bounds, now), now)
        for part in stalled(signs, self._bounds, now):
            await self._restart(part)
        try:
            await self._tell(now)
        except AWAY as error:
            _log.error("alert_not_kept", error=describe(error))

    async def _restart(self, part: Part) -> None:
        """Once for each time that it stands still."""
        _log.error("part_stalled", part=part.value)
        pulse = self._machine.pulses.get(part)
        if pulse is not None and not pulse.is_resting:
            pulse.beat()
        remedy = self._remedies.restart.get(part)
        if remedy is not None:
            await remedy()

    async def _tell(self, now: datetime) -> None:
        wanted = await self._wanted(now)
        if wanted:
            await self._put(wanted, now)
        self.spells = dict(still_known(self.spells, self._bounds, now))

    async def _put(self, wanted: Sequence[Telling], now: datetime) -> None:
        for telling in wanted:
            _log.warning("trouble", cause=telling.cause.value, over=telling.until is not None)
        if not self._remedies.admins:
            return
        async with self._machine.database.writing() as session:
            await self._remedies.guard(session)
            for telling in wanted:
                await tell(session, self._remedies.admins, telling, now)
        self._remedies.on_said()

    async def _wanted(self, now: datetime) -> list[Telling]:
        async with self._machine.database.reading() as session:
            said = await list_said(session)
            last = said.get(Cause.QUARANTINE)
            number, newest = await watch.find_quarantined(
                session, self._machine.bot_id, last.since if last else None
            )
        wanted = list(tellings(self.spells, said, self._bounds, now))
        # A stall needs some time to be seen: what a look just does not find may be there.
        if now - self._started_at >= timedelta(seconds=self._bounds.calm):
            wanted += left_open(self.spells, said, now)
        if newest is not None and may_tell_again(last, now):
            wanted.append(Telling(Cause.QUARANTINE, newest, number=number))
        return wanted
