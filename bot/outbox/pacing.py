"""One gate for every call that sends or edits: Telegram's limits hold in any sliding window.

A window is counted from replies: with a limit of 30 a second, call k+30 leaves not before one
second after the reply to call k, so the server, wherever its window lies, never sees 31.
"""

import asyncio
import heapq
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from enum import IntEnum
from itertools import count


class Priority(IntEnum):
    """Who goes first."""

    TALK = 0  # the person who is talking waits for it
    REMINDER = 1
    BULK = 2


class GateIsClosed(Exception):
    """Nothing goes out any more; this call has not been made."""


class Window:
    """At most `limit` calls in any `seconds`."""

    def __init__(self, limit: int, seconds: float) -> None:
        self._limit = limit
        self._seconds = seconds
        self._in_flight = 0
        self._replied: deque[float] = deque()
        self.held_until = 0.0

    def opens_at(self, now: float) -> float | None:
        """When the next call may leave; None if that depends on a reply still to come."""
        while self._replied and self._replied[0] <= now - self._seconds:
            self._replied.popleft()
        excess = self._in_flight + len(self._replied) - self._limit
        if excess < 0:
            return max(now, self.held_until)
        if excess >= len(self._replied):
            return None
        return max(self._replied[excess] + self._seconds, self.held_until)

    def leave(self) -> None:
        """A call goes out."""
        self._in_flight += 1

    def reply(self, now: float) -> None:
        """Its reply is in."""
        self._in_flight -= 1
        self._replied.append(now)

    def is_idle(self, now: float) -> bool:
        """Nothing in it that could hold a call back."""
        return not self._in_flight and self.opens_at(now) == now and not self._replied


class Gate:
    """Lets calls through in order of priority, as soon as bot and chat may send."""

    def __init__(
        self, per_second: int = 30, chat_seconds: float = 1.0, group_per_minute: int = 20
    ) -> None:
        self._all = Window(per_second, 1.0)
        self._chat_seconds = chat_seconds
        self._group_per_minute = group_per_minute
        self._chats: dict[int, Window] = {}
        self._waiting: list[tuple[int, int, int, asyncio.Future[None]]] = []
        self._order = count()
        self._alarm: asyncio.TimerHandle | None = None
        self._is_closed = False

    @asynccontextmanager
    async def slot(self, chat_id: int, priority: Priority) -> AsyncIterator[None]:
        """The right to make one call to this chat; held until its reply is in.

        Raises GateIsClosed.
        """
        if self._is_closed:
            raise GateIsClosed
        loop = asyncio.get_running_loop()
        turn = loop.create_future()
        heapq.heappush(self._waiting, (priority, next(self._order), chat_id, turn))
        self._admit()
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self._give_back(chat_id)
            turn.cancel()
            raise
        try:
            yield
        finally:
            self._give_back(chat_id)

    def hold(self, seconds: float, chat_id: int | None = None) -> None:
        """Let nothing out for so long: to one chat, or at all."""
        window = self._all if chat_id is None else self._chat(chat_id)
        until = asyncio.get_running_loop().time() + seconds
        window.held_until = max(window.held_until, until)

    def shut_for(self, chat_id: int | None = None) -> float:
        """Seconds until a call to this chat, or any call, may leave; 0 where it depends."""
        now = asyncio.get_running_loop().time()
        windows = [self._all] if chat_id is None else [self._all, self._chat(chat_id)]
        moments = [window.opens_at(now) for window in windows]
        return max(at - now if at is not None else 0.0 for at in moments)

    def close(self) -> None:
        """Turn away all who wait."""
        self._is_closed = True
        for *_, turn in self._waiting:
            if not turn.done():
                turn.set_exception(GateIsClosed())
        self._waiting.clear()

    def _chat(self, chat_id: int) -> Window:
        if chat_id not in self._chats:
            is_group = chat_id < 0
            window = Window(self._group_per_minute, 60.0) if is_group else self._private()
            self._chats[chat_id] = window
        return self._chats[chat_id]

    def _private(self) -> Window:
        return Window(1, self._chat_seconds)

    def _give_back(self, chat_id: int) -> None:
        now = asyncio.get_running_loop().time()
        self._all.reply(now)
        self._chat(chat_id).reply(now)
        self._admit()

    def _admit(self) -> None:
        """Let out all who may go; a hot chat does not hold up the others."""
        now = asyncio.get_running_loop().time()
        kept, wake_at = [], []
        while self._waiting:
            opens = self._all.opens_at(now)
            if opens is None or opens > now:
                wake_at.append(opens)
                break
            waiter = heapq.heappop(self._waiting)
            chat_id, turn = waiter[2], waiter[3]
            chat_opens = self._chat(chat_id).opens_at(now)
            if turn.cancelled():
                continue
            if chat_opens is None or chat_opens > now:
                kept.append(waiter)
                wake_at.append(chat_opens)
                continue
            self._all.leave()
            self._chat(chat_id).leave()
            turn.set_result(None)
        for waiter in kept:
            heapq.heappush(self._waiting, waiter)
        self._set_alarm([at for at in wake_at if at is not None], now)

    def _set_alarm(self, moments: list[float], now: float) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None
        if moments:
            loop = asyncio.get_running_loop()
            self._alarm = loop.call_at(max(min(moments), now + 0.001), self._admit)
        if len(self._chats) > 10_000:
            self._chats = {i: w for i, w in self._chats.items() if not w.is_idle(now)}
