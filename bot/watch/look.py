"""One look at the machine: what waits and since when, what moves, who answers."""

import shutil
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.clock import Clock
from bot.errors import describe
from bot.pulse import Pulse
from bot.watch.probe import Answer, Probe
from bot.watch.rules import Part, Signs
from models.repositories import watch
from models.session import Database

_log = structlog.get_logger(__name__)
Restart = Callable[[], Awaitable[None]]
# What is raised when the database is away, locked, full or not to be written to.
AWAY = (SQLAlchemyError, OSError)
# Bytes left at which the administrators are warned.
_LITTLE_SPACE = 200 * 1024 * 1024


@dataclass(frozen=True)
class Machine:
    """What the watch may look at and ask."""

    database: Database
    clock: Clock
    bot_id: int
    probe: Probe
    # Writes a little, to see that the database can; raises what it says.
    write: Callable[[], Awaitable[None]]
    pulses: Mapping[Part, Pulse] = field(default_factory=dict)
    # Whether Telegram has asked us to wait.
    is_held: Callable[[], bool] = lambda: False


class Looker:
    """Looks again and again, and remembers since when things are as they are."""

    def __init__(self, machine: Machine) -> None:
        self._machine = machine
        self._since: dict[object, datetime] = {}
        self._quiet_since: dict[object, datetime] = {}

    async def look(self) -> Signs:
        """What one look finds; never raises for what database or Telegram say."""
        now = self._machine.clock.now()
        answer = await self._machine.probe()
        disk_full = self._lasts("disk", _is_full(self._machine.database), now)
        try:
            await self._machine.write()
            rows = await self._look_at_rows(now, answer)
        except AWAY as error:
            _log.error("database_away", error=describe(error))
            away = self._lasts("database", True, now)
            return Signs(database_away_since=away, disk_full_since=disk_full)
        self._lasts("database", False, now)
        return Signs(
            fetch_silence=self._silence(Part.FETCHER),
            sender_silence=self._silence(Part.SENDER),
            refused_since=self._lasts("refused", answer is Answer.REFUSED, now),
            unreachable_since=self._lasts("silent", answer is Answer.SILENT, now),
            disk_full_since=disk_full,
            **rows,
        )

    async def _look_at_rows(self, now: datetime, answer: Answer) -> dict[str, datetime | None]:
        machine = self._machine
        async with machine.database.reading() as session:
            head = await watch.find_head(session, now)
            sending = await watch.list_sending(session)
            waits = await watch.find_oldest_update(session, machine.bot_id)
            due_at = await watch.find_longest_overdue(session, now)
        # Told to wait, or with nobody to talk to, nobody is stuck.
        may_go = answer is Answer.WELCOME and not machine.is_held()
        return {
            "sending_since": self._oldest("sending", set(sending), now),
            "queue_stuck_since": self._oldest("head", {head} if head and may_go else set(), now),
            "update_waits_since": waits,
            "timer_due_at": due_at,
        }

    def _silence(self, part: Part) -> float:
        pulse = self._machine.pulses.get(part)
        return pulse.silence() if pulse else 0.0

    def _lasts(self, what: object, is_so: bool, now: datetime) -> datetime | None:
        """Since when it is so, None if it is not."""
        if not is_so:
            self._since.pop(what, None)
            return None
        return self._since.setdefault(what, now)

    def _oldest(self, group: str, things: set[object], now: datetime) -> datetime | None:
        """Since when the longest seen of these is there; those gone are forgotten."""
        seen = {(group, thing) for thing in things}
        for known in [k for k in self._since if isinstance(k, tuple) and k[0] == group]:
            if known not in seen:
                del self._since[known]
        return min((self._since.setdefault(key, now) for key in seen), default=None)


def _is_full(database: Database) -> bool:
    """Whether the disk under an SQLite file has hardly any room left."""
    if not database.is_sqlite or not database.url.database:
        return False
    place = Path(database.url.database).resolve().parent
    try:
        return shutil.disk_usage(place).free < _LITTLE_SPACE
    except OSError:
        return False
