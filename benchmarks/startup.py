"""Start-up with few and with very many waiting rows: the bot as a process of its own."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.databases import migrated_file
from benchmarks.figures import Line, times
from benchmarks.post import KIND, ZONE
from benchmarks.process import bot_process
from benchmarks.rows import add_messages, add_timers, add_updates, analyse
from benchmarks.telegram import BOT_ID, strict_server
from bot.clock import Clock
from models.repositories import sending, timers
from models.session import Database

FEW, MANY = 1_000, 1_000_000
ROUNDS = 3
_TURNS = 30


@dataclass(frozen=True)
class _Start:
    seconds: float
    megabytes: float


async def _fill(url: str, number: int) -> None:
    """So many timers and messages that wait for tomorrow, and updates of yesterday."""
    database, now = Database(url), Clock(ZONE).now()
    tomorrow = now + timedelta(days=1)
    await add_timers(database, number, tomorrow)
    await add_messages(database, number, KIND.name, "queued", tomorrow)
    await add_updates(database, number, BOT_ID, now - timedelta(days=1))
    await analyse(database)
    await database.close()


async def _start(database_url: str, api_url: str, place: Path) -> _Start:
    """Until the bot says that it listens."""
    before = time.perf_counter()
    async with bot_process(database_url, api_url, place) as pid:
        took = time.perf_counter() - before
        # What the first turns of its parts need is in it too.
        await asyncio.sleep(1)
        return _Start(took, _megabytes(pid))


def _megabytes(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


async def _turn(database_url: str) -> float:
    """Milliseconds to look for rows to send and for the next timer, when nothing is due."""
    database, clock = Database(database_url), Clock(ZONE)
    taken = []
    for _ in range(_TURNS):
        before = time.perf_counter()
        async with database.writing() as session:
            await sending.claim(session, 3, clock.now())
            await timers.find_next_due(session, clock.now())
        taken.append((time.perf_counter() - before) * 1000)
    await database.close()
    return median(taken)


async def _starts(urls: Sequence[str], place: Path, rounds: int) -> list[list[_Start]]:
    """Those of each database, which take turns."""
    starts: list[list[_Start]] = [[] for _ in urls]
    async with strict_server(30, 0.0) as server:
        for number in range(rounds * len(urls)):
            which = number % len(urls)
            starts[which].append(await _start(urls[which], server.url, place))
    return starts


async def measure(few: int = FEW, many: int = MANY, rounds: int = ROUNDS) -> list[Line]:
    """Some starts each, in turns."""
    with TemporaryDirectory(prefix="chibot-bench-", ignore_cleanup_errors=True) as name:
        place = Path(name)
        urls = [await migrated_file(place, number) for number in (few, many)]
        for url, number in zip(urls, (few, many), strict=True):
            await _fill(url, number)
        starts = await _starts(urls, place, rounds)
        turns = [await _turn(url) for url in urls]
    seconds = [median(one.seconds for one in taken) for taken in starts]
    megabytes = [median(one.megabytes for one in taken) for taken in starts]
    subject = "Start of the bot"
    ratios = "memory {}, a look {}".format(*(times(many, few) for few, many in (megabytes, turns)))
    return [
        Line(
            subject,
            f"{few:,} timers, messages, updates",
            f"{seconds[0] * 1000:.0f} ms",
            f"{megabytes[0]:.0f} MB; a look for due rows {turns[0]:.2f} ms",
        ),
        Line(
            subject,
            f"{many:,} of each",
            f"{seconds[1] * 1000:.0f} ms",
            f"{megabytes[1]:.0f} MB; {turns[1]:.2f} ms; {ratios}",
            times(seconds[1], seconds[0]),
        ),
    ]
