"""Keeps what was made in memory, up to so many bytes; the longest unused goes first."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable
from typing import Generic, TypeVar

T = TypeVar("T")


class Memory(Generic[T]):
    """Each thing is made once, however many ask for it at a time."""

    def __init__(self, most_bytes: int, size: Callable[[T], int]) -> None:
        self._most_bytes = most_bytes
        self._size = size
        self._kept: OrderedDict[Hashable, T] = OrderedDict()
        self._bytes = 0
        self._under_way: dict[Hashable, asyncio.Task[T]] = {}

    def find(self, key: Hashable) -> T | None:
        """What is kept under this key."""
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
        return found

    async def get(self, key: Hashable, make: Callable[[], Awaitable[T]]) -> T:
        """What is kept, or else what `make` gives. Raises what it raises."""
        found = self.find(key)
        if found is not None:
            return found
        if key not in self._under_way:
            self._under_way[key] = asyncio.create_task(self._make(key, make))
        # Who goes away does not stop it for the others.
        return await asyncio.shield(self._under_way[key])

    async def _make(self, key: Hashable, make: Callable[[], Awaitable[T]]) -> T:
        try:
            made = await make()
        finally:
            del self._under_way[key]
        self._kept[key] = made
        self._bytes += self._size(made)
        while self._bytes > self._most_bytes:
            _, oldest = self._kept.popitem(last=False)
            self._bytes -= self._size(oldest)
        return made
