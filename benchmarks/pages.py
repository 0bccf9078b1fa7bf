"""How long readers of the public pages wait for the first byte, 200 a second of them.

Beside an idle bot, and beside one that answers people and sends a broadcast at the same time.
Readers come when they come, whether or not those before them have been served.
"""

import asyncio
import itertools
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import aiohttp

from benchmarks.cores import OTHERS, one_core
from benchmarks.databases import migrated_file
from benchmarks.figures import Line, times
from benchmarks.post import KIND, ZONE
from benchmarks.process import bot_process
from benchmarks.rows import add_messages
from benchmarks.telegram import StrictServer, strict_server
from bot.clock import Clock
from models.repositories import units
from models.session import Database
from tests.web.pages.scene import add_published, address
from tests.web.stage import free_port

_READERS = 200
_WARD = "Phường Sông Mây"


@dataclass(frozen=True)
class Size:
    """How much is measured."""

    stories: int = 100
    # Of each of the two measurements.
    seconds: float = 20.0
    # Who write to the bot, a second, and what it sends to others meanwhile.
    people: int = 20
    messages: int = 5_000


@dataclass(frozen=True)
class _Read:
    """Milliseconds until the first byte of each page, sorted, and what they weigh."""

    waits: Sequence[float]
    heaviest: int

    def share(self, of_hundred: int) -> float:
        """So many of a hundred waited no longer."""
        return self.waits[min(len(self.waits) * of_hundred // 100, len(self.waits) - 1)]


async def _fill(database_url: str, number: int) -> list[str]:
    """The paths of so many stories, and of the front page."""
    database = Database(database_url)
    async with database.writing() as session:
        await units.add(session, None, units.WARD, _WARD, Clock(ZONE).now())
        stories = [await add_published(session) for _ in range(number)]
    await database.close()
    return ["/", *map(address, stories)]


async def _read(url: str, paths: Iterator[str], seconds: float) -> _Read:
    """Readers at even intervals."""
    loop = asyncio.get_running_loop()
    waits: list[float] = []
    sizes = [0]

    async def open_page(http: aiohttp.ClientSession, path: str, due: float) -> None:
        await asyncio.sleep(due - loop.time())
        async with http.get(url + path) as response:
            waits.append((loop.time() - due) * 1000)
            sizes.append(len(await response.read()))
            response.raise_for_status()

    async with aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=0), auto_decompress=False
    ) as http:
        begin = loop.time() + 0.1
        async with asyncio.TaskGroup() as readers:
            for number in range(round(seconds * _READERS)):
                due = begin + number / _READERS
                readers.create_task(open_page(http, next(paths), due))
    return _Read(sorted(waits), max(sizes))


@asynccontextmanager
async def _people(server: StrictServer, a_second: int) -> AsyncIterator[list[float]]:
    """So many strangers a second write to the bot; seconds that each waited for an answer."""
    answered: list[float] = []

    async def write(http: aiohttp.ClientSession, person: int) -> None:
        began = time.perf_counter()
        async with http.get(f"/talk/{person}") as told:
            await told.read()
        answered.append(time.perf_counter() - began)

    async def come() -> None:
        async with aiohttp.ClientSession(server.url) as http, asyncio.TaskGroup() as talks:
            for person in itertools.count(1_000):
                talks.create_task(write(http, person))
                await asyncio.sleep(1 / a_second)

    coming = asyncio.create_task(come())
    try:
        yield answered
    finally:
        coming.cancel()
        await asyncio.gather(coming, return_exceptions=True)


async def _broadcast(database_url: str, number: int) -> None:
    database = Database(database_url)
    due_at = Clock(ZONE).now() - timedelta(seconds=1)
    await add_messages(database, number, KIND.name, "queued", due_at)
    await database.close()


async def measure(size: Size | None = None) -> list[Line]:
    """The same process, idle and at work."""
    size = size or Size()
    with TemporaryDirectory(prefix="chibot-bench-", ignore_cleanup_errors=True) as name:
        database_url = await migrated_file(Path(name), 1)
        paths = itertools.cycle(await _fill(database_url, size.stories))
        url = f"http://127.0.0.1:{(port := free_port())}"
        public = {"WEB_PORT": str(port), "PUBLIC_URL": url}
        with one_core(OTHERS):
            async with (
                strict_server(30, 0.05, 0.015) as server,
                bot_process(database_url, server.url, Path(name), **public),
            ):
                # Once each: pages are made at first sight.
                await _read(url, paths, (size.stories + 1) / _READERS)
                idle = await _read(url, paths, size.seconds)
                await _broadcast(database_url, size.messages)
                busy, remark = await _read_beside(server, url, paths, size)
    slowest = times(busy.share(99), idle.share(99))
    remark = f"{remark}; ratio of the slowest hundredth: {slowest}"
    ratio = times(median(busy.waits), median(idle.waits))
    return [
        _line("the bot is idle", idle, f"the heaviest page: {idle.heaviest:,} bytes, packed"),
        _line("the bot is busy", busy, remark, ratio),
    ]


async def _read_beside(
    server: StrictServer, url: str, paths: Iterator[str], size: Size
) -> tuple[_Read, str]:
    """While people write, and what the bot has done meanwhile."""
    async with _people(server, size.people) as answered:
        before = (await server.figures()).reached
        busy = await _read(url, paths, size.seconds)
        sent = (await server.figures()).reached - before
    return busy, f"{len(answered)} answers and {sent} messages in all meanwhile"


def _line(when: str, read: _Read, remark: str, ratio: str = "") -> Line:
    figure = f"{median(read.waits):.1f} ms, 99 % within {read.share(99):.1f} ms"
    return Line(f"First byte at {_READERS} pages a second", when, figure, remark, ratio)
