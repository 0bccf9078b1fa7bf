"""One gate for every call that sends or edits: Telegram's limits hold in any sliding window.

A window is counted from replies: with a limit of 30 a second, call k+30 leaves not before one
second after the reply to call k, so the server, wherever its window lies, never sees 31.

Whoever talks finds a slot at once: all others leave one slot in thirty free, and go out evenly
instead of in bursts that would fill the window and bar it for the rest of the second.

An album is one call, and as many messages as it has pictures.
"""

import asyncio
import heapq
from enum import IntEnum
from itertools import count
from types import TracebackType

from bot.outbox.windows import Chat, Window


class Priority(IntEnum):
    """Who goes first."""

    TALK = 0  # the person who is talking waits for it
    REMINDER = 1
    BULK = 2


# The part of the bot's window that only talk may use: 29 of 30 are 97 % of the pace.
_KEPT_FOR_TALK = 30
_ENOUGH_KEPT = 20
# Seconds that the even pace may be behind and make up for: three messages at 30 a second.
_SLACK = 0.1
# Chats remembered before the idle ones are looked for.
_CHATS = 10_000


class GateIsClosed(Exception):
    """Nothing goes out any more; this call has not been made."""


class GateIsHeld(Exception):
    """It will be long until anything goes out; this call has not been made."""


class Gate:
    """Lets calls through in order of priority, as soon as bot and chat may send."""

    def __init__(
        self, per_second: int = 30, chat_seconds: float = 1.0, group_per_minute: int = 20
    ) -> None:
        self.per_second = per_second
        self._all = Window(per_second, 1.0)
        # A bot that may send only once a second can keep nothing free.
        self._kept = min(-(-per_second // _KEPT_FOR_TALK), _ENOUGH_KEPT, per_second - 1)
        # Seconds between looks: at a thousand a second a few leave together, which costs less.
        self._tick = 0.001 if per_second <= 100 else 0.004
        # A moment of the event loop's clock before which nothing goes out.
        self.held_until = 0.0
        self._even_from = 0.0
        self._chat_seconds = chat_seconds
        self._group_per_minute = group_per_minute
        self._chats: dict[int, Chat] = {}
        self._most_chats = _CHATS
        # The first waiter of each open chat, and the chats that open later. Entries may be out of
        # date: each is looked at again when it comes up.
        self._ready: list[tuple[int, int, int, int]] = []
        self._later: list[tuple[float, int]] = []
        self._order = count()
        self._alarm: asyncio.TimerHandle | None = None
        self._is_closed = False

    def slot(self, chat_id: int, priority: Priority, size: int = 1) -> "_Slot":
        """The right to make one call to this chat; `async with` holds it until its reply is in.

        `size`: messages that come of it. Entering raises GateIsClosed, and GateIsHeld for those
        who are turned away.
        """
        return _Slot(self, chat_id, priority, size)

    async def enter(self, chat_id: int, priority: Priority, size: int = 1) -> None:
        """Wait for a slot. Raises GateIsClosed and GateIsHeld."""
        if self._is_closed:
            raise GateIsClosed
        turn = asyncio.get_running_loop().create_future()
        waiter = (int(priority), next(self._order), turn, size)
        chat = self._chat(chat_id)
        heapq.heappush(chat.waiting, waiter)
        if chat.first() is waiter:
            self._offer(chat_id, chat, _now())
            self._admit()
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self.give_back(chat_id, size)
            turn.cancel()
            raise

    def give_back(self, chat_id: int, size: int = 1) -> None:
        """The reply is in."""
        now = _now()
        chat = self._chat(chat_id)
        self._all.reply(now, size)
        chat.reply(now, size)
        self._offer(chat_id, chat, now)
        self._admit()

    def hold(self, seconds: float, chat_id: int | None = None) -> None:
        """Let nothing out for so long: to one chat, or at all."""
        until = _now() + seconds
        if chat_id is None:
            self.held_until = max(self.held_until, until)
        else:
            chat = self._chat(chat_id)
            chat.held_until = max(chat.held_until, until)

    @property
    def held_for(self) -> float:
        """Seconds for which nothing at all goes out; 0 if nothing is held."""
        return max(self.held_until - _now(), 0.0)

    def shut_for(self, chat_id: int | None = None, size: int = 1) -> float:
        """Seconds until a call to this chat, or any call, may leave; 0 where it depends."""
        now = _now()
        latest = self._opens_at(Priority.TALK, now) or now
        if chat_id in self._chats:
            latest = max(latest, self._chats[chat_id].opens_at(now, size) or now)
        return latest - now

    def turn_away(self, chat_id: int | None = None) -> None:
        """Let nobody wait here for a hold to end: a hold of one chat, or of all."""
        for chat in self._chats.values() if chat_id is None else [self._chat(chat_id)]:
            chat.turn_away(GateIsHeld)

    def close(self) -> None:
        """Turn away all who wait, and all who come."""
        self._is_closed = True
        for chat in self._chats.values():
            chat.turn_away(GateIsClosed)

    def _chat(self, chat_id: int) -> Chat:
        chat = self._chats.get(chat_id)
        if chat is None:
            windows = [Window(1, self._chat_seconds)]
            if chat_id < 0:
                windows.append(Window(self._group_per_minute, 60.0))
            chat = self._chats[chat_id] = Chat(tuple(windows), self._chat_seconds)
        return chat

    def _opens_at(self, priority: int, now: float, size: int = 1) -> float | None:
        """When the bot as a whole may make a call of this priority."""
        is_talk = priority == Priority.TALK
        at = self._all.opens_at(now, 0 if is_talk else self._kept, size)
        if at is None:
            return None
        return max(at, self.held_until, 0.0 if is_talk else self._even_from)

    def _offer(self, chat_id: int, chat: Chat, now: float) -> None:
        """Put the first who waits for this chat where `_admit` finds it."""
        waiter = chat.first()
        opens = chat.opens_at(now, waiter[3]) if waiter else None
        if waiter is None or opens is None:
            # The reply that it depends on offers it again.
            return
        if opens > now:
            heapq.heappush(self._later, (opens, chat_id))
        else:
            heapq.heappush(self._ready, (waiter[0], waiter[1], chat_id, waiter[3]))

    def _admit(self) -> None:
        """Let out all who may go: each step costs the same however many wait."""
        now = _now()
        while self._later and self._later[0][0] <= now:
            self._offer_again(heapq.heappop(self._later)[1], now)
        opens: float | None = None
        while self._ready:
            priority, order, chat_id, size = self._ready[0]
            opens = self._opens_at(priority, now, size)
            if opens is None or opens > now:
                break
            opens = None
            heapq.heappop(self._ready)
            self._let_out(priority, order, chat_id, now)
        self._set_alarm(opens, now)
        self._forget_idle_chats(now)

    def _offer_again(self, chat_id: int, now: float) -> None:
        if chat_id in self._chats:
            self._offer(chat_id, self._chats[chat_id], now)

    def _let_out(self, priority: int, order: int, chat_id: int, now: float) -> None:
        chat = self._chats.get(chat_id)
        waiter = chat.first() if chat else None
        if chat is None or waiter is None:
            return
        size = waiter[3]
        opens = chat.opens_at(now, size)
        if waiter[1] == order and opens is not None and opens <= now:
            heapq.heappop(chat.waiting)
            for window in (self._all, *chat.windows):
                window.leave(size)
            if priority != Priority.TALK:
                self._even_from = max(self._even_from, now - _SLACK) + size / self._all.limit
            waiter[2].set_result(None)
        self._offer(chat_id, chat, now)

    def _set_alarm(self, opens: float | None, now: float) -> None:
        """Look again when the bot's window opens for who is first, or a chat opens."""
        moments = [at for at in (opens, self._later[0][0] if self._later else None) if at]
        if not moments:
            return
        at = max(min(moments), now + self._tick)
        if self._alarm is not None:
            if self._alarm.when() <= at:
                return
            self._alarm.cancel()
        self._alarm = asyncio.get_running_loop().call_at(at, self._on_alarm)

    def _on_alarm(self) -> None:
        self._alarm = None
        self._admit()

    def _forget_idle_chats(self, now: float) -> None:
        if len(self._chats) > self._most_chats:
            self._chats = {i: chat for i, chat in self._chats.items() if not chat.is_idle(now)}
            self._most_chats = max(_CHATS, 2 * len(self._chats))


class _Slot:
    """See `Gate.slot`. A class: contextlib's generators cost as much as the gate itself."""

    def __init__(self, gate: Gate, chat_id: int, priority: Priority, size: int) -> None:
        self._gate = gate
        self._chat_id = chat_id
        self._priority = priority
        self._size = size

    async def __aenter__(self) -> None:
        await self._gate.enter(self._chat_id, self._priority, self._size)

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._gate.give_back(self._chat_id, self._size)


def _now() -> float:
    return asyncio.get_running_loop().time()
