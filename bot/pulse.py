"""The pulse of a part that must never stand still: when it last showed that it turns."""

import asyncio


class Pulse:
    """Counts seconds of silence; a part that does not run is not silent."""

    def __init__(self) -> None:
        self._beat_at: float | None = None

    def beat(self, pause: float = 0.0) -> None:
        """The part turns, or will after a pause of so many seconds that it makes on purpose."""
        self._beat_at = asyncio.get_running_loop().time() + pause

    def rest(self) -> None:
        """The part does not run and need not be missed."""
        self._beat_at = None

    @property
    def is_resting(self) -> bool:
        """Whether the part does not run."""
        return self._beat_at is None

    def silence(self) -> float:
        """Seconds since the last beat; 0 while it rests."""
        if self._beat_at is None:
            return 0.0
        return max(asyncio.get_running_loop().time() - self._beat_at, 0.0)
