"""Many lives of the bot without importing it anew each time: a mother process that forks them.

`python -m tests.crash.forking` imports the bot, then for each line of its input forks a process
that runs the command in it, says its number, and says how it ended. Each is a process of its own,
killed like any other; only the second that the imports take is saved.
"""

import asyncio
import contextlib
import json
import os
import random
import signal
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn

from tests.crash import ROOT


class Child:
    """A forked process, as asyncio's own processes look."""

    def __init__(self, pid: int, answers: asyncio.StreamReader) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._ending = asyncio.create_task(self._await_end(answers))

    async def _await_end(self, answers: asyncio.StreamReader) -> int:
        line = await answers.readline()
        # Without its mother nobody knows how it ended.
        self.returncode = int(line) if line else -signal.SIGKILL
        return self.returncode

    def send_signal(self, which: int) -> None:
        """Send it a signal; one that has just ended gets none."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, which)

    async def wait(self) -> int:
        """How it ended, once it has."""
        return await asyncio.shield(self._ending)


class Mother:
    """Bears one child after the other."""

    def __init__(self) -> None:
        self._process: asyncio.subprocess.Process | None = None

    async def bear(
        self, place: Path, log: Path, environment: Mapping[str, str], command: str
    ) -> Child:
        """A child that has just begun to live."""
        process = self._process or await self._open()
        assert process.stdin is not None
        assert process.stdout is not None
        order = {
            "place": str(place),
            "log": str(log),
            "environment": dict(environment),
            "command": command,
        }
        process.stdin.write(json.dumps(order).encode() + b"\n")
        return Child(int(await process.stdout.readline()), process.stdout)

    async def _open(self) -> asyncio.subprocess.Process:
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.crash.forking",
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )
        return self._process

    async def close(self) -> None:
        """No more children; the last one has ended."""
        if self._process is not None and self._process.stdin is not None:
            self._process.stdin.close()
            await self._process.wait()
            self._process = None


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


def main() -> None:
    """Fork a child for every order, until there are no more orders."""
    import tests.crash.doomed  # noqa: F401, PLC0415 - the slow part, before the first child

    for line in sys.stdin:
        pid = os.fork()
        if not pid:
            _live(json.loads(line))
        print(pid, flush=True)  # noqa: T201 - the answer
        _, status = os.waitpid(pid, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)  # noqa: T201 - the answer


if __name__ == "__main__":
    main()
