"""CPU per call: the bot's HTTP on aiohttp beside python-telegram-bot's on httpx."""

import asyncio
import time

from telegram import Bot
from telegram.request import HTTPXRequest

from benchmarks.figures import Line, interleave, times
from benchmarks.post import WORDS, bot_at
from benchmarks.telegram import strict_server
from bot.outbox.transport import AiohttpRequest

CALLS, ROUNDS = 320, 3
_IN_FLIGHT = (1, 16, 64)
_NO_LIMIT = 1_000_000


async def _cpu_per_call(bot: Bot, calls: int, in_flight: int) -> float:
    """Milliseconds of this process's CPU."""

    async def call_in_turn() -> None:
        for _ in range(calls // in_flight):
            await bot.send_message(1, WORDS)

    before = time.process_time()
    await asyncio.gather(*(call_in_turn() for _ in range(in_flight)))
    return (time.process_time() - before) * 1000 / calls


async def measure(calls: int = CALLS, rounds: int = ROUNDS) -> list[Line]:
    """Some rounds of messages each, in turns."""
    lines = []
    async with strict_server(_NO_LIMIT, 0.0) as server:
        ours = bot_at(server.url, AiohttpRequest())
        theirs = bot_at(server.url, HTTPXRequest(connection_pool_size=64))
        async with ours, theirs:
            for in_flight in _IN_FLIGHT:
                us, them = await interleave(
                    rounds,
                    [
                        lambda n=in_flight: _cpu_per_call(ours, calls, n),  # type: ignore[misc]
                        lambda n=in_flight: _cpu_per_call(theirs, calls, n),  # type: ignore[misc]
                    ],
                )
                subject = f"CPU a message, {in_flight} in flight"
                lines += [
                    Line(subject, "chibot", f"{us:.2f} ms", ratio=times(us, them)),
                    Line(subject, "HTTPXRequest", f"{them:.2f} ms"),
                ]
    return lines
