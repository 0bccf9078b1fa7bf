"""APScheduler as the clock: a date job for the earliest timer, and a sweep behind it."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.clock import Clock
from bot.schedule.timers import TimerAction, fire_due
from models.repositories import timers
from models.session import Database

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
    ) -> None:
        self._database = database
        self._clock = clock
        self._actions = actions
        self._on_fired = on_fired
        self._jobs = AsyncIOScheduler(timezone=UTC)
        self._ticking = asyncio.Lock()
        self._is_stopped = False
        self._nudged: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Fire what is overdue and wait for the next."""
        self._jobs.start()
        self._jobs.add_job(self.tick, "interval", seconds=_SWEEP_SECONDS, misfire_grace_time=None)
        await self.tick()

    async def stop(self) -> None:
        """Fire nothing more; a tick under way is finished."""
        self._jobs.shutdown(wait=False)
        self._is_stopped = True
        async with self._ticking:
            return

    def nudge(self) -> None:
        """There may be new timers, or the clock was moved."""
        if self._nudged is None or self._nudged.done():
            self._nudged = asyncio.create_task(self.tick())

    async def tick(self) -> None:
        """Fire what is due, then set the alarm for the earliest timer."""
        async with self._ticking:
            while not self._is_stopped and await fire_due(
                self._database, self._actions, self._clock.now()
            ):
                self._on_fired()
            if self._is_stopped:
                return
            async with self._database.reading() as session:
                due_at = await timers.find_next_due(session)
            if due_at is not None:
                self._set_alarm(due_at)

    def _set_alarm(self, due_at: datetime) -> None:
        # The demo's clock runs ahead of the machine's: wait for the difference.
        wait = max(due_at - self._clock.now(), timedelta(seconds=1))
        self._jobs.add_job(
            self.tick,
            "date",
            run_date=datetime.now(UTC) + wait,
            id=_NEXT,
            replace_existing=True,
            misfire_grace_time=None,
        )
