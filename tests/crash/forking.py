"""Many lives of the bot without importing it anew each time: a mother process that forks them.

`python -m tests.crash.forking` imports the bot, once for all tests. For each socket that comes in
through its standard input it forks a nurse, who forks a process that runs the command in the order,
says its number, and says how it ended. Each is a process of its own, killed like any other; only
the second that the imports take is saved.
"""

import asyncio
import atexit
import contextlib
import gc
import json
import os
import random
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NoReturn, Self

from sqlalchemy.orm import configure_mappers

from tests.crash import ROOT


class Child:
    """A forked process, as asyncio's own processes look."""

    def __init__(
        self, pid: int, answers: asyncio.StreamReader, orders: asyncio.StreamWriter
    ) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._ending = asyncio.create_task(self._await_end(answers, orders))

    @classmethod
    async def bear(
        cls, place: Path, log: Path, environment: Mapping[str, str], command: str
    ) -> Self:
        """One that has just begun to live."""
        ours, theirs = socket.socketpair()
        with theirs:
            socket.send_fds(_mother(), [b"!"], [theirs.fileno()])
        answers, orders = await asyncio.open_connection(sock=ours)
        order = {
            "place": str(place),
            "log": str(log),
            "environment": dict(environment),
            "command": command,
        }
        orders.write(json.dumps(order).encode() + b"\n")
        return cls(int(await answers.readline()), answers, orders)

    async def _await_end(self, answers: asyncio.StreamReader, orders: asyncio.StreamWriter) -> int:
        line = await answers.readline()
        # Without its nurse nobody knows how it ended.
        self.returncode = int(line) if line else -signal.SIGKILL
        orders.close()
        await orders.wait_closed()
        return self.returncode

    def send_signal(self, which: int) -> None:
        """Send it a signal; one that has just ended gets none."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, which)

    async def wait(self) -> int:
        """How it ended, once it has."""
        return await asyncio.shield(self._ending)


@cache
def _mother() -> socket.socket:
    """Where the one mother of this program takes orders; she ends with the program."""
    ours, theirs = socket.socketpair()
    with theirs:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.crash.forking"],
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdin=theirs.fileno(),
        )
    atexit.register(_dismiss, ours, process)
    return ours


def _dismiss(orders: socket.socket, process: subprocess.Popen[bytes]) -> None:
    orders.close()
    process.wait()


def _live(order: Mapping[str, Any]) -> NoReturn:
    """In the child: become the command, and end with it."""
    from tests.crash.doomed import live  # noqa: PLC0415 - imported by the mother already

    code = 1
    try:
        os.environ.clear()
        os.environ.update(order["environment"])
        os.chdir(order["place"])
        log = os.open(order["log"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(log, 1)
        os.dup2(log, 2)
        random.seed()
        live([order["command"]])
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    finally:
        sys.stderr.flush()
        os._exit(code)


def _nurse(line: socket.socket) -> NoReturn:
    """In the nurse: one child, from its order to its end."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    with line.makefile("rb") as orders:
        order = json.loads(orders.readline())
    pid = os.fork()
    if not pid:
        line.close()
        _live(order)
    # Whoever asked may be gone.
    with contextlib.suppress(OSError):
        line.sendall(b"%d\n" % pid)
        _, status = os.waitpid(pid, 0)
        line.sendall(b"%d\n" % os.waitstatus_to_exitcode(status))
    os._exit(0)


def main() -> None:
    """Fork a nurse for every socket, until there are no more."""
    import tests.crash.doomed  # noqa: F401, PLC0415 - the slow part, before the first child
    from bot.i18n import LANGUAGES, bundle  # noqa: PLC0415 - only here

    for language in LANGUAGES:
        bundle(language)
    configure_mappers()
    # What all share stays shared: no child marks it in a collection of its own.
    gc.freeze()
    # Nobody waits for a nurse.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    orders = socket.socket(fileno=sys.stdin.fileno())
    while descriptors := socket.recv_fds(orders, 1, 1)[1]:
        line = socket.socket(fileno=descriptors[0])
        if not os.fork():
            _nurse(line)
        line.close()


if __name__ == "__main__":
    main()
