"""Tells listeners that something in a chat changed: chat pages, and clients that wait."""

import asyncio
from collections.abc import Callable
from typing import Any

Listener = Callable[[Any], None]


class Changes:
    """A plain bulletin: whoever listens is called with what changed."""

    def __init__(self) -> None:
        self._listeners: set[Listener] = set()

    def listen(self, listener: Listener) -> None:
        self._listeners.add(listener)

    def forget(self, listener: Listener) -> None:
        self._listeners.discard(listener)

    def publish(self, subject: object) -> None:
        for listener in tuple(self._listeners):
            listener(subject)

    async def until(self, is_so: Callable[[], bool], subject: object, timeout: float) -> bool:
        """Wait up to `timeout` seconds until `is_so`, asked at every change of `subject`."""
        if is_so():
            return True
        changed = asyncio.Event()

        def notice(what: object) -> None:
            if what is subject and is_so():
                changed.set()

        self.listen(notice)
        try:
            async with asyncio.timeout(timeout):
                await changed.wait()
        except TimeoutError:
            return False
        finally:
            self.forget(notice)
        return True
