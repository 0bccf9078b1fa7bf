"""Sliding windows counted from replies, and the chats that have them."""

import asyncio
import heapq
from collections import deque

# Priority, order of arrival, turn.
Waiter = tuple[int, int, "asyncio.Future[None]"]


class Window:
    """At most `limit` calls in any `seconds`."""

    def __init__(self, limit: int, seconds: float) -> None:
        self.limit = limit
        self._seconds = seconds
        self._in_flight = 0
        self._replied: deque[float] = deque()

    def opens_at(self, now: float, kept: int = 0) -> float | None:
        """When the next call may leave that keeps so many slots free for others.

        None if that depends on a reply still to come.
        """
        while self._replied and self._replied[0] <= now - self._seconds:
            self._replied.popleft()
        excess = self._in_flight + len(self._replied) + kept - self.limit
        if excess < 0:
            return now
        if excess >= len(self._replied):
            return None
        return self._replied[excess] + self._seconds

    def leave(self) -> None:
        """A call goes out."""
        self._in_flight += 1

    def reply(self, now: float) -> None:
        """Its reply is in."""
        self._in_flight -= 1
        self._replied.append(now)

    def is_empty(self, now: float) -> bool:
        """Whether nothing in it could hold a call back, now or later."""
        return not self._in_flight and self.opens_at(now) == now and not self._replied


class Chat:
    """One chat: who waits to write to it, and when that may be."""

    def __init__(self, windows: tuple[Window, ...]) -> None:
        self.windows = windows
        self.waiting: list[Waiter] = []
        self.held_until = 0.0

    def first(self) -> Waiter | None:
        """Who goes next; those who have given up are forgotten."""
        while self.waiting and self.waiting[0][2].done():
            heapq.heappop(self.waiting)
        return self.waiting[0] if self.waiting else None

    def turn_away(self, reason: type[Exception]) -> None:
        """Nobody waits any more."""
        for *_, turn in self.waiting:
            if not turn.done():
                turn.set_exception(reason())
        self.waiting.clear()

    def opens_at(self, now: float) -> float | None:
        """See `Window.opens_at`."""
        latest = self.held_until
        for window in self.windows:
            at = window.opens_at(now)
            if at is None:
                return None
            latest = max(latest, at)
        return latest

    def is_idle(self, now: float) -> bool:
        """Nothing in it that could hold a call back, now or later."""
        is_free = not self.waiting and self.held_until <= now
        return is_free and all(window.is_empty(now) for window in self.windows)
