"""The only place that reads the time."""

import asyncio
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo


class Clock:
    """The time now, in UTC; the demo moves it forward."""

    def __init__(self, zone: ZoneInfo) -> None:
        self.zone = zone
        self._ahead = timedelta(0)

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        return datetime.now(UTC) + self._ahead

    def advance(self, by: timedelta) -> None:
        """Move the clock forward."""
        self._ahead += by


async def happens(event: asyncio.Event, within: float) -> bool:
    """Wait for the event, so many seconds at most; whether it has come."""
    try:
        async with asyncio.timeout(within):
            await event.wait()
    except TimeoutError:
        return False
    return True
