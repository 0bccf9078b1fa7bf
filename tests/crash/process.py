"""The real bot as a process of its own, and a tripwire that kills it at a chosen call."""

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

from simulator.errors import Json
from simulator.transcript import Transcript
from tests.crash import DOOM, ROOT
from tests.crash.forking import Child

# Killed when Telegram has the call but has done nothing, or has done it but not answered.
Moment = Literal["received", "done"]


class Tripwire(Transcript):
    """A transcript that does something at the n-th call of some methods."""

    def __init__(self) -> None:
        super().__init__(None, None)
        self._methods: tuple[str, ...] = ()
        self._moment: Moment = "done"
        self._left = 0
        self._act: Callable[[], None] = _nothing
        self.tripped = asyncio.Event()

    def set(
        self, number: int, methods: tuple[str, ...], moment: Moment, act: Callable[[], None]
    ) -> None:
        """Act once, at the `number`-th such call from now on."""
        self._left, self._methods, self._moment, self._act = number, methods, moment, act
        self.tripped.clear()

    def write(self, method: str, params: Json) -> None:
        """A call has come in."""
        super().write(method, params)
        self._step("received", method)

    def add(self, call: Json, reply: Json) -> None:
        """A call has had its effect; the answer has not gone out yet."""
        super().add(call, reply)
        self._step("done", call["method"])

    def _step(self, moment: Moment, method: str) -> None:
        if self._left and moment == self._moment and method in self._methods:
            self._left -= 1
            if not self._left:
                self._act()
                self.tripped.set()


def _nothing() -> None:
    return


class BotProcess:
    """`python -m bot run`; what it writes goes to a file.

    `is_forked` saves the imports: true but for tests of the start itself.
    """

    def __init__(
        self, place: Path, name: str = "bot", *, is_forked: bool = True, **settings: Any
    ) -> None:
        self._place = place
        self._settings: dict[str, str] = {}
        self.change(**settings)
        self.log = place / f"{name}.log"
        self._is_forked = is_forked
        self._process: asyncio.subprocess.Process | Child | None = None

    def change(self, **settings: Any) -> None:
        """Settings that count from the next start."""
        self._settings |= {f"CHIBOT_{key.upper()}": str(to) for key, to in settings.items()}

    async def start(self, doom: str = "", command: str = "run") -> None:
        """Start it; it is ready some time later. `doom`: where it kills itself (`doomed`)."""
        kept = {key: value for key, value in os.environ.items() if not key.startswith("CHIBOT_")}
        environment = kept | {"PYTHONPATH": str(ROOT), DOOM: doom} | self._settings
        if self._is_forked:
            self._process = await Child.bear(self._place, self.log, environment, command)
            return
        with self.log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "tests.crash.doomed" if doom else "bot",
                command,
                cwd=self._place,
                env=environment,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    @property
    def number(self) -> int:
        """Its process id, 0 before the first start."""
        return self._process.pid if self._process is not None else 0

    @property
    def is_alive(self) -> bool:
        """Whether it still runs."""
        return self._process is not None and self._process.returncode is None

    def kill(self) -> None:
        """SIGKILL, at once: it runs not one instruction more."""
        self.signal(signal.SIGKILL)

    def terminate(self) -> None:
        """SIGTERM, as a service manager does."""
        self.signal(signal.SIGTERM)

    def signal(self, which: signal.Signals) -> None:
        """Send a signal, if it still runs."""
        if self._process is not None and self.is_alive:
            self._process.send_signal(which)

    async def ended(self, within: float = 20.0) -> int:
        """Its exit code, once it has ended."""
        assert self._process is not None
        async with asyncio.timeout(within):
            return await self._process.wait()

    async def clear_away(self) -> None:
        """Make sure that nothing is left of it."""
        self.kill()
        if self._process is not None:
            await self._process.wait()
