"""Sets, moves and fires timers: rows with a due time, one a transaction."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from datetime import datetime

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from bot.crash_points import Point, passing
from bot.errors import describe
from bot.lease import Lease, LeaseIsLost
from models.repositories import timers
from models.session import Database
from models.timers import Timer

_log = structlog.get_logger(__name__)
_PAGE = 100

# What a timer does: (session, subject_id, due_at, now), in the transaction that marks it fired.
TimerAction = Callable[[AsyncSession, int, datetime, datetime], Awaitable[None]]


async def reset(
    session: AsyncSession, subject_id: int, kind_start: str, due: Iterable[tuple[str, datetime]]
) -> None:
    """Replace the waiting timers of a subject by these (kind, due_at)."""
    await timers.drop_waiting(session, kind_start, subject_id)
    await timers.add(session, subject_id, due)


async def is_waiting(session: AsyncSession, subject_id: int, kind: str) -> bool:
    """Whether the subject has a timer of the kind that has not fired."""
    return await timers.is_waiting(session, subject_id, kind)


async def fire_due(
    database: Database,
    actions: Mapping[str, TimerAction],
    now: datetime,
    lease: Lease | None = None,
) -> int:
    """Fire all timers that are due, the longest overdue first; returns how many fired.

    One that fails stays due, is logged and is tried again at the next tick. Raises LeaseIsLost.
    """
    fired, last = 0, None
    while True:
        async with database.reading() as session:
            due = await timers.list_due(session, now, _PAGE, last)
        if not due:
            return fired
        fired += sum([await _fire(database, actions, timer, now, lease) for timer in due])
        last = due[-1]


async def _fire(
    database: Database,
    actions: Mapping[str, TimerAction],
    timer: Timer,
    now: datetime,
    lease: Lease | None,
) -> bool:
    try:
        async with database.writing() as session:
            if lease is not None:
                await lease.guard(session)
            if not await timers.claim(session, timer.id, now):
                return False
            passing(Point.TIMER_CLAIMED)
            await actions[timer.kind](session, timer.subject_id, timer.due_at, now)
    except LeaseIsLost:
        raise
    except Exception as error:  # noqa: BLE001 - one bad timer never stops the rest
        _log.error("timer_failed", timer=timer.id, kind=timer.kind, error=describe(error))
        return False
    passing(Point.TIMER_FIRED)
    return True
