"""A scheduler whose timers write into the database, so that a rollback takes it back."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.schedule.scheduler import Scheduler
from bot.schedule.timers import TimerAction
from models.audit import AuditEntry
from models.repositories import audit, timers
from models.session import Database
from models.timers import Timer

RING, BREAK = "t.ring", "t.break"


class Bell:
    """One process with its scheduler; several may share a database."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.clock = Clock(ZoneInfo("Asia/Ho_Chi_Minh"))
        self.woken = 0
        self.broken = True
        self._scheduler: Scheduler | None = None

    @property
    def scheduler(self) -> Scheduler:
        """The one that is running."""
        if self._scheduler is None:
            self._scheduler = Scheduler(self.database, self.clock, self._actions(), self._on_fired)
        return self._scheduler

    async def start(self) -> None:
        """As at the start of the process."""
        await self.scheduler.start()

    async def stop(self) -> None:
        """As at its end."""
        if self._scheduler is not None and self._scheduler._jobs.running:
            await self._scheduler.stop()
        self._scheduler = None

    async def set(self, subject_id: int, kind: str = RING, **after: float) -> None:
        """A timer that falls due so long from now."""
        due_at = self.clock.now() + timedelta(**after)
        async with self.database.writing() as session:
            await timers.add(session, subject_id, [(kind, due_at)])

    async def rung(self) -> list[int]:
        """Whose timers have fired, in order."""
        query = select(AuditEntry.subject_id).order_by(AuditEntry.id)
        async with self.database.reading() as session:
            return [int(subject_id or 0) for subject_id in await session.scalars(query)]

    async def lateness(self) -> timedelta:
        """How late the only timer was that has fired."""
        async with self.database.reading() as session:
            timer = (await session.scalars(select(Timer).where(Timer.fired_at.is_not(None)))).one()
        assert timer.fired_at is not None
        return timer.fired_at - timer.due_at

    async def count_waiting(self) -> int:
        """Timers that have not fired."""
        query = select(func.count()).select_from(Timer).where(Timer.fired_at.is_(None))
        async with self.database.reading() as session:
            return int(await session.scalar(query) or 0)

    def _on_fired(self) -> None:
        self.woken += 1

    def _actions(self) -> dict[str, TimerAction]:
        async def ring(
            session: AsyncSession, subject_id: int, due_at: datetime, now: datetime
        ) -> None:
            assert now >= due_at
            await audit.add(session, 1, RING, "done", now, subject_id=subject_id)

        async def break_down(
            session: AsyncSession, subject_id: int, due_at: datetime, now: datetime
        ) -> None:
            await ring(session, subject_id, due_at, now)
            await session.flush()
            if self.broken:
                raise LookupError(subject_id)

        return {RING: ring, BREAK: break_down}
