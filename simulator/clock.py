"""The simulator's own time: dates on messages, and a steady time for limits."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta


def _system_time() -> datetime:
    return datetime.now(UTC)


class Clock:
    """Two readings of one time, both moved by `advance`.

    `now` is what the calendar says (the host program may freeze or move it); `steady` only
    grows, in seconds, so that rate limits hold whatever the calendar does.
    """

    def __init__(
        self,
        now: Callable[[], datetime] | None = None,
        steady: Callable[[], float] | None = None,
    ) -> None:
        self._now = now or _system_time
        self._steady = steady or time.monotonic
        self._advanced = timedelta()

    def now(self) -> datetime:
        return self._now() + self._advanced

    def timestamp(self) -> int:
        """Whole seconds since 1970, as the Bot API writes dates."""
        return int(self.now().timestamp())

    def steady(self) -> float:
        return self._steady() + self._advanced.total_seconds()

    def advance(self, seconds: float) -> None:
        self._advanced += timedelta(seconds=seconds)
