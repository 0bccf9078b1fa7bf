"""How long somebody who writes waits for an answer, in quiet times and during a broadcast."""

import asyncio
import time
from datetime import timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import aiohttp

from benchmarks.databases import migrated_file
from benchmarks.figures import Line, times
from benchmarks.post import KIND, ZONE
from benchmarks.process import bot_process
from benchmarks.rows import add_messages
from benchmarks.telegram import StrictServer, strict_server
from bot.clock import Clock
from models.session import Database

MESSAGES, TALKS = 5_000, 60
_PAUSE = 0.4
# Seconds until the broadcast is in full swing.
RUN_UP = 3.0


async def _talk(server: StrictServer, first: int, number: int) -> list[float]:
    """Milliseconds each of so many strangers, one after the other, waits for an answer."""
    waits = []
    async with aiohttp.ClientSession(server.url) as session:
        for person in range(first, first + number):
            before = time.perf_counter()
            async with session.get(f"/talk/{person}") as told:
                await told.read()
            waits.append((time.perf_counter() - before) * 1000)
            await asyncio.sleep(_PAUSE)
    return sorted(waits)


async def _broadcast(database_url: str, number: int) -> None:
    database = Database(database_url)
    due_at = Clock(ZONE).now() - timedelta(seconds=1)
    await add_messages(database, number, KIND.name, "queued", due_at)
    await database.close()


async def measure(
    messages: int = MESSAGES, talks: int = TALKS, run_up: float = RUN_UP
) -> list[Line]:
    """The same process before the broadcast and during it."""
    with TemporaryDirectory(prefix="chibot-bench-", ignore_cleanup_errors=True) as name:
        url = await migrated_file(Path(name), 1)
        async with (
            strict_server(30, 0.05, 0.015) as server,
            bot_process(url, server.url, Path(name)),
        ):
            await _talk(server, 1, 3)
            quiet = await _talk(server, 1_000, talks)
            await _broadcast(url, messages)
            await asyncio.sleep(run_up)
            before = (await server.figures()).reached
            began = time.perf_counter()
            busy = await _talk(server, 2_000, talks)
            took = time.perf_counter() - began
            figures = await server.figures()
    rate = (figures.reached - before) / took
    remark = f"{rate:.1f} messages a second meanwhile, {figures.refused} × 429"
    return [
        _line("in quiet times", quiet),
        _line(
            f"while {messages:,} go out",
            busy,
            f"{remark}; ratio of the slowest: {times(_p95(busy), _p95(quiet))}",
            times(median(busy), median(quiet)),
        ),
    ]


def _p95(waits: list[float]) -> float:
    return waits[len(waits) * 95 // 100]


def _line(when: str, waits: list[float], remark: str = "", ratio: str = "") -> Line:
    figure = f"{median(waits):.0f} ms, 95 % within {_p95(waits):.0f} ms"
    return Line("Waiting for an answer", when, figure, remark, ratio)
