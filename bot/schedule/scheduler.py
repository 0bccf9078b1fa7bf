"""APScheduler as the clock: a date job for the earliest timer, and a sweep behind it."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.clock import Clock
from bot.errors import describe
from bot.lease import Lease
from bot.schedule.timers import TimerAction, fire_due
from models.repositories import timers
from models.session import Database

_log = structlog.get_logger(__name__)
# Finds what a lost wake-up, a jump of the clock or a failed tick left behind.
_SWEEP_SECONDS = 30
_NEXT = "next timer"


class Scheduler:
    """Fires due timers; nothing is loaded at the start, however many wait."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        actions: Mapping[str, TimerAction],
        on_fired: Callable[[], None],
        lease: Lease | None = None,
    ) -> None:
        self._database = database
        self._clock = clock
        self._actions = actions
        self._on_fired = on_fired
        self._lease = lease
        self._jobs = AsyncIOScheduler(timezone=UTC)
        self._ticking = asyncio.Lock()
        self._is_stopped = False
        self._is_nudged = False
        self._nudged: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Fire what is overdue and wait for the next."""
        self._jobs.start()
        self._jobs.add_job(self._sweep, "interval", seconds=_SWEEP_SECONDS, misfire_grace_time=None)
        await self.tick()

    async def stop(self) -> None:
        """Fire nothing more; a tick under way is finished."""
        self._is_stopped = True
        if self._jobs.running:
            self._jobs.shutdown(wait=False)
        async with self._ticking:
            return

    def nudge(self) -> None:
        """There may be new timers, or the clock was moved."""
        self._is_nudged = True
        if self._nudged is None or self._nudged.done():
            self._nudged = asyncio.create_task(self._follow_nudges())

    async def _follow_nudges(self) -> None:
        while self._is_nudged:
            self._is_nudged = False
            await self._sweep()

    async def _sweep(self) -> None:
        """A tick that is not asked for: what fails is tried again by the next."""
        try:
            await self.tick()
        except Exception as error:  # noqa: BLE001 - whatever the database says
            _log.error("tick_failed", error=describe(error))

    async def tick(self) -> None:
        """Fire what is due, then set the alarm for the earliest timer."""
        async with self._ticking:
            now = self._clock.now()
            while not self._is_stopped and await self._fire_due(now):
                self._on_fired()
                now = self._clock.now()
            if self._is_stopped:
                return
            async with self._database.reading() as session:
                due_at = await timers.find_next_due(session, now)
            if due_at is not None:
                self._set_alarm(due_at)

    async def _fire_due(self, now: datetime) -> int:
        return await fire_due(self._database, self._actions, now, self._lease)

    def _set_alarm(self, due_at: datetime) -> None:
        # The demo's clock runs ahead of the machine's: wait for the difference.
        wait = max(due_at - self._clock.now(), timedelta(0))
        self._jobs.add_job(
            self._sweep,
            "date",
            run_date=datetime.now(UTC) + wait,
            id=_NEXT,
            replace_existing=True,
            misfire_grace_time=None,
        )
