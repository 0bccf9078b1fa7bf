"""Telegram's rate limits, counted in true sliding windows."""

import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from simulator.errors import too_many_requests

PAID_PER_SECOND = 1000
"""What `allow_paid_broadcast` raises the limit of one bot to."""

CHATS_REMEMBERED = 20_000


@dataclass
class Limits:
    """Figures per second, and per minute for groups.

    A chat takes `chat_burst` messages in any `chat_burst / per_chat` seconds, so a burst of 1 is
    the bare rule and 3 forgives a short run.
    """

    per_bot: float = 30
    per_chat: float = 1
    chat_burst: int = 3
    per_group_minute: int = 20
    enabled: bool = True


@dataclass
class Window:
    """When the calls accepted in the last `length` seconds were made."""

    length: float
    accepted: deque[float] = field(default_factory=deque)
    """An album larger than the window reaches into the future with what is too much for it."""

    def count(self, now: float) -> int:
        while self.accepted and self.accepted[0] <= now - self.length:
            self.accepted.popleft()
        return len(self.accepted)

    def wait(self, most: float, now: float, size: int = 1) -> float:
        """Seconds until `size` more messages are allowed; 0 means now.

        More than the window holds are allowed where it is empty.
        """
        excess = self.count(now) + min(size, int(most)) - int(most)
        if excess <= 0:
            return 0
        return self.accepted[excess - 1] + self.length - now

    def accept(self, most: float, now: float, size: int) -> None:
        """So many messages were sent at once."""
        for place in range(size):
            self.accepted.append(now + place // max(1, int(most)) * self.length)


class RateLimiter:
    """Accepts or refuses each call that sends or edits a message."""

    def __init__(self, limits: Limits, steady: Callable[[], float]) -> None:
        self.limits = limits
        self._steady = steady
        self._windows: dict[tuple[str, int, int], Window] = {}

    def claim(self, bot_id: int, chat_id: int, *, group: bool, paid: bool, size: int = 1) -> None:
        """Count one call, or raise 429 with the whole seconds to wait; a refused call is free.

        `size`: messages that come of it, of which an album has several.
        """
        if not self.limits.enabled:
            return
        now = self._steady()
        claims = self._claims(bot_id, chat_id, group=group, paid=paid)
        wait = max(window.wait(most, now, size) for window, most in claims)
        if wait > 0:
            raise too_many_requests(max(1, math.ceil(wait)))
        for window, most in claims:
            window.accept(most, now, size)
        if len(self._windows) > CHATS_REMEMBERED:
            self._forget_quiet(now)

    def forget(self) -> None:
        """Start with empty windows, for example after the figures changed."""
        self._windows.clear()

    def _claims(
        self, bot_id: int, chat_id: int, *, group: bool, paid: bool
    ) -> list[tuple[Window, float]]:
        limits = self.limits
        chat_length = limits.chat_burst / limits.per_chat
        claims = [
            (
                self._window("bot", bot_id, 0, 1.0),
                float(PAID_PER_SECOND) if paid else limits.per_bot,
            ),
            (self._window("chat", bot_id, chat_id, chat_length), float(limits.chat_burst)),
        ]
        if group:
            minute = self._window("group", bot_id, chat_id, 60.0)
            claims.append((minute, float(limits.per_group_minute)))
        return claims

    def _window(self, kind: str, bot_id: int, chat_id: int, length: float) -> Window:
        key = (kind, bot_id, chat_id)
        window = self._windows.get(key)
        if window is None:
            window = self._windows[key] = Window(length)
        return window

    def _forget_quiet(self, now: float) -> None:
        self._windows = {key: kept for key, kept in self._windows.items() if kept.count(now)}
