"""Keeps what costs much from taking the whole process: people chat with the bot in it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

# Of the time of the process, and of those who may wait at once.
_SHARE, _MOST = 0.25, 32
# Seconds of rest: the first search of all, or a slow database, does not end all others.
_LONGEST = 1.0


class TooManyWait(Exception):
    """Whoever comes now would wait for long: they shall come again."""


class Turns:
    """One after the other, with a rest after each that leaves the others their share."""

    def __init__(self, share: float = _SHARE, most: int = _MOST) -> None:
        self._rest = 1 / share - 1
        self._most = most
        self._waiting = 0
        self._one_at_a_time = asyncio.Lock()
        self._free_at = 0.0

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for it. Raises TooManyWait."""
        if self._waiting >= self._most:
            raise TooManyWait
        now = asyncio.get_running_loop().time
        self._waiting += 1
        try:
            async with self._one_at_a_time:
                await asyncio.sleep(self._free_at - now())
                began = now()
                try:
                    yield
                finally:
                    self._free_at = now() + min((now() - began) * self._rest, _LONGEST)
        finally:
            self._waiting -= 1
