"""The bot as a process of its own."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from benchmarks.cores import OURS
from benchmarks.telegram import TOKEN

_ROOT = Path(__file__).resolve().parents[1]
_READY = b"is listening"


@asynccontextmanager
async def bot_process(
    database_url: str, api_url: str, place: Path, **more: str
) -> AsyncIterator[int]:
    """The process id of the bot, which says that it listens; `more` settings by their names."""
    settings = {
        "TOKEN": TOKEN,
        "API_BASE_URL": api_url,
        "DATABASE_URL": database_url,
        # Nobody reads on once it listens.
        "LOG_LEVEL": "ERROR",
    } | more
    plain = {name: value for name, value in os.environ.items() if not name.startswith("CHIBOT_")}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "benchmarks.house"),
        cwd=place,
        env=plain
        | {"PYTHONPATH": str(_ROOT)}
        | {f"CHIBOT_{name}": value for name, value in settings.items()},
        stderr=asyncio.subprocess.PIPE,
    )
    os.sched_setaffinity(process.pid, OURS)
    try:
        assert process.stderr is not None  # noqa: S101 - asked for above
        while _READY not in (said := await process.stderr.readline()):
            if not said:
                raise RuntimeError("the bot has ended")
        yield process.pid
    finally:
        process.terminate()
        await process.communicate()
