"""Sliding windows counted from replies, and the chats that have them."""

import asyncio
import heapq
from collections import deque

# Priority, order of arrival, turn, messages.
Waiter = tuple[int, int, "asyncio.Future[None]", int]
# So many messages in a row, and no more, are forgiven a chat that was quiet as long before.
_BURST = 3


class Window:
    """At most `limit` messages in any `seconds`.

    An album of more needs the whole window, and as many windows after it as it fills.
    """

    def __init__(self, limit: int, seconds: float) -> None:
        self.limit = limit
        self._seconds = seconds
        self._in_flight = 0
        self._replied: deque[float] = deque()

    def opens_at(self, now: float, kept: int = 0, size: int = 1) -> float | None:
        """When a call of `size` messages may leave that keeps so many slots free for others.

        None if that depends on a reply still to come.
        """
        while self._replied and self._replied[0] <= now - self._seconds:
            self._replied.popleft()
        room = self.limit - kept
        excess = self._in_flight + len(self._replied) + min(size, room) - 1 - room
        if excess < 0:
            return now
        if excess >= len(self._replied):
            return None
        return self._replied[excess] + self._seconds

    def leave(self, size: int = 1) -> None:
        """A call goes out."""
        self._in_flight += size

    def reply(self, now: float, size: int = 1) -> None:
        """Its reply is in."""
        self._in_flight -= size
        for place in range(size):
            self._replied.append(now + place // self.limit * self._seconds)

    def is_empty(self, now: float) -> bool:
        """Whether nothing in it could hold a call back, now or later."""
        return not self._in_flight and self.opens_at(now) == now and not self._replied


class Chat:
    """One chat: who waits to write to it, and when that may be."""

    def __init__(self, windows: tuple[Window, ...], seconds: float) -> None:
        """`seconds` from one message to the next."""
        self.windows = windows
        self.waiting: list[Waiter] = []
        self.held_until = 0.0
        self._seconds = seconds
        self._last_at = 0.0

    def first(self) -> Waiter | None:
        """Who goes next; those who have given up are forgotten."""
        while self.waiting and self.waiting[0][2].done():
            heapq.heappop(self.waiting)
        return self.waiting[0] if self.waiting else None

    def turn_away(self, reason: type[Exception]) -> None:
        """Nobody waits any more."""
        for _, _, turn, _ in self.waiting:
            if not turn.done():
                turn.set_exception(reason())
        self.waiting.clear()

    def opens_at(self, now: float, size: int = 1) -> float | None:
        """See `Window.opens_at`. An album comes as a burst: the chat must have been quiet."""
        latest = self.held_until
        if size > 1:
            latest = max(latest, self._last_at + self._seconds * min(size, _BURST))
        for window in self.windows:
            at = window.opens_at(now, size=size)
            if at is None:
                return None
            latest = max(latest, at)
        return latest

    def reply(self, now: float, size: int) -> None:
        """The reply to a call is in."""
        for window in self.windows:
            window.reply(now, size)
        self._last_at = now + self._seconds * (size - 1)

    def is_idle(self, now: float) -> bool:
        """Nothing in it that could hold a call back, now or later."""
        is_free = not self.waiting and self.held_until <= now
        is_free &= self._last_at + self._seconds * _BURST <= now
        return is_free and all(window.is_empty(now) for window in self.windows)
