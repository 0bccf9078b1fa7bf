"""A simulated Telegram in a process of its own, so that it costs the contestants nothing."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from simulator.client import SimulatorClient

TOKEN = "4600:token-of-the-benchmark"  # noqa: S105 - of the simulator


@asynccontextmanager
async def telegram(*options: str) -> AsyncIterator[SimulatorClient]:
    """A client of the simulator, started with these options."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "simulator", "--port", "0", "--token", TOKEN, *options),
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        assert process.stdout is not None  # noqa: S101 - asked for above
        told = (await process.stdout.readline()).decode()
        async with SimulatorClient(told.split()[-1]) as client:
            yield client
    finally:
        process.terminate()
        await process.wait()
