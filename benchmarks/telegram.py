"""Stand-ins for Telegram in processes of their own, so that they cost the contestants nothing."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import aiohttp

from benchmarks.cores import OTHERS
from simulator.client import SimulatorClient

TOKEN = "4600:token-of-the-benchmark"  # noqa: S105 - of the simulator
BOT_ID = int(TOKEN.partition(":")[0])


@dataclass(frozen=True)
class Figures:
    """What a strict server has counted: chats reached, second copies, refusals."""

    reached: int
    again: int
    refused: int
    most: int


@dataclass(frozen=True)
class StrictServer:
    """Counts in true sliding windows and does nothing else."""

    url: str

    async def figures(self) -> Figures:
        """What has come of it so far."""
        async with aiohttp.ClientSession() as session, session.get(f"{self.url}/figures") as told:
            return Figures(**await told.json())


@asynccontextmanager
async def telegram(*options: str) -> AsyncIterator[SimulatorClient]:
    """A client of the simulator, started with these options."""
    async with (
        _process("simulator", "--port", "0", "--token", TOKEN, *options) as url,
        SimulatorClient(url) as client,
    ):
        yield client


@asynccontextmanager
async def strict_server(
    per_second: int, round_trip: float = 0.05, jitter: float = 0.0
) -> AsyncIterator[StrictServer]:
    """A server that allows so many a second and takes so many seconds to answer."""
    figures = {"per-second": per_second, "round-trip": round_trip, "jitter": jitter}
    options = [f"--{name}={figure}" for name, figure in figures.items()]
    async with _process("benchmarks.strict_server", *options) as url:
        yield StrictServer(url)


@asynccontextmanager
async def _process(module: str, *options: str) -> AsyncIterator[str]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", module, *options, stdout=asyncio.subprocess.PIPE
    )
    os.sched_setaffinity(process.pid, OTHERS)
    try:
        assert process.stdout is not None  # noqa: S101 - asked for above
        told = (await process.stdout.readline()).decode()
        yield told.split()[-1]
    finally:
        process.terminate()
        await process.wait()
