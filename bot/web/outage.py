"""One fault behind many requests: told when it begins, and then how often, once a minute."""

import asyncio

import structlog

from bot.errors import describe

_log = structlog.get_logger(__name__)
_MINUTE = 60.0


class Outage:
    """Nobody can fill the log by asking again and again for what cannot be had just now.

    A minute without the fault ends it. Which request succeeds would not tell: some need less.
    """

    def __init__(self, event: str, every: float = _MINUTE) -> None:
        """`event`: as it is called in the log; `every`: seconds between two lines of it."""
        self._event = event
        self._every = every
        self._is_told = False
        # Since the last line.
        self._count = 0
        self._last = ""

    def meet(self, error: BaseException) -> None:
        """It is there, at one more request."""
        if self._is_told:
            self._count, self._last = self._count + 1, describe(error)
            return
        self._is_told = True
        _log.error(self._event, error=describe(error))
        self._sum_up_later()

    def _sum_up_later(self) -> None:
        asyncio.get_running_loop().call_later(self._every, self._sum_up)

    def _sum_up(self) -> None:
        if not self._count:
            self._is_told = False
            return
        _log.error(self._event, error=self._last, times=self._count)
        self._count = 0
        self._sum_up_later()
