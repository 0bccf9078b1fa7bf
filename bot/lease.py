"""One process leads, the others stand by: a row says who, and each change of hands has a number."""

import asyncio
import os
import secrets
import socket
from functools import cache
from pathlib import Path

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import happens
from bot.crash_points import Point, passing
from bot.errors import describe
from models.repositories import leases
from models.session import Database

_log = structlog.get_logger(__name__)
# Seconds. Renewed this often in the life of a lease.
_RENEWALS = 4
_LOOK = 1.0
_DATABASE_IS_AWAY = (SQLAlchemyError, OSError)
# Leases of this very process, to tell a living one from one whose process id was used again.
_ALIVE: set[str] = set()


class LeaseIsLost(Exception):
    """Another process leads now: nothing more may be written or sent."""


class Lease:
    """The right to fetch, work, send and fire timers for one bot.

    Held for some seconds by the database's clock and renewed; who is late loses it. Every
    transaction that acts on it asks `guard`, so that a process which was asleep cannot act on.
    """

    def __init__(self, database: Database, name: str, seconds: float = 20.0) -> None:
        self._database = database
        self._name = name
        self._seconds = seconds
        self._holder = f"{_place()}:{os.getpid()}:{secrets.token_hex(4)}"
        self.epoch = 0

    async def take(self) -> bool:
        """Take it if it is free, run out, or its holder is known to be dead."""
        # Before it is committed: others in this process may look at once.
        _ALIVE.add(self._holder)
        async with self._database.writing() as session:
            found = await leases.find_holder(session, self._name)
            if found is None:
                epoch, is_taken = 1, await leases.add(session, self._name, *self._term)
            else:
                holder, last, is_over = found
                if not is_over and not _is_dead(holder):
                    return False
                epoch = last + 1
                is_taken = await leases.replace(
                    session, self._name, (holder, last), (self._holder, epoch), self._term[1]
                )
        if is_taken:
            self.epoch = epoch
            passing(Point.LEASE_TAKEN)
        return is_taken

    async def wait(self, stopping: asyncio.Event) -> bool:
        """Stand by until it is ours; False if the process was asked to stop before."""
        while not stopping.is_set():
            try:
                if await self.take():
                    return True
            except _DATABASE_IS_AWAY as error:
                _log.warning("lease_not_asked", error=describe(error))
            await happens(stopping, _LOOK)
        return False

    async def keep(self) -> None:
        """Renew it until cancelled. Raises LeaseIsLost."""
        while True:
            await asyncio.sleep(self._seconds / _RENEWALS)
            try:
                await self.renew()
            except _DATABASE_IS_AWAY as error:
                _log.error("lease_not_renewed", error=describe(error))

    async def renew(self) -> None:
        """Hold it for another term. Raises LeaseIsLost."""
        own = (self._holder, self.epoch)
        async with self._database.writing() as session:
            is_ours = await leases.replace(session, self._name, own, own, self._term[1])
        if not is_ours:
            raise LeaseIsLost

    async def release(self) -> None:
        """Let the next one take it at once."""
        _ALIVE.discard(self._holder)
        own = (self._holder, self.epoch)
        try:
            async with self._database.writing() as session:
                await leases.replace(session, self._name, own, own, 0)
        except _DATABASE_IS_AWAY as error:
            _log.warning("lease_not_released", error=describe(error))

    async def guard(self, session: AsyncSession) -> None:
        """Raises LeaseIsLost unless this transaction may act; holds the lease until it ends."""
        if not await leases.lock(session, self._name, self.epoch):
            raise LeaseIsLost

    async def note_hold(self, session: AsyncSession, seconds: float) -> None:
        """Telegram has asked to wait: whoever leads next waits too."""
        await leases.set_hold(session, self._name, int(seconds * 1000))

    async def hold_left(self) -> float:
        """Seconds that Telegram still asks to wait, 0 if it does not."""
        async with self._database.reading() as session:
            return max(await leases.find_hold(session, self._name), 0) / 1000

    @property
    def _term(self) -> tuple[str, int]:
        return self._holder, int(self._seconds * 1000)


@cache
def _place() -> str:
    """This machine since its start, and on Linux the container: here a number is one process."""
    namespace, boot = Path("/proc/self/ns/pid"), Path("/proc/sys/kernel/random/boot_id")
    inside = str(namespace.readlink()) if namespace.is_symlink() else ""
    started = boot.read_text().strip() if boot.exists() else ""
    return f"{socket.gethostname()[:60]}/{started}/{inside}"


def _is_dead(holder: str) -> bool:
    """Whether the holder was a process of this place that runs no more."""
    place, number, _ = holder.rsplit(":", 2)
    if place != _place():
        return False
    if int(number) == os.getpid():
        return holder not in _ALIVE
    if os.name != "posix":
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False
