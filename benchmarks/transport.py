"""CPU per call: the bot's HTTP on aiohttp beside python-telegram-bot's on httpx."""

import asyncio
import time

from telegram import Bot
from telegram.request import BaseRequest, HTTPXRequest

from benchmarks.figures import Line, interleave, times
from benchmarks.telegram import TOKEN, telegram
from bot.outbox.transport import AiohttpRequest

_CALLS = 320
_ROUNDS = 5
_IN_FLIGHT = (1, 16)


async def _cpu_per_call(bot: Bot, in_flight: int) -> float:
    """Milliseconds of this process's CPU."""

    async def call_in_turn() -> None:
        for _ in range(_CALLS // in_flight):
            await bot.get_me()

    before = time.process_time()
    await asyncio.gather(*(call_in_turn() for _ in range(in_flight)))
    return (time.process_time() - before) * 1000 / _CALLS


def _bot(url: str, request: BaseRequest) -> Bot:
    return Bot(TOKEN, f"{url}/bot", request=request, get_updates_request=request)


async def measure() -> list[Line]:
    """Five rounds of 320 calls each, in turns."""
    lines = []
    async with telegram("--no-limits") as client:
        ours = _bot(client.url, AiohttpRequest())
        theirs = _bot(client.url, HTTPXRequest(connection_pool_size=64))
        async with ours, theirs:
            for in_flight in _IN_FLIGHT:
                us, them = await interleave(
                    _ROUNDS,
                    [
                        lambda n=in_flight: _cpu_per_call(ours, n),  # type: ignore[misc]
                        lambda n=in_flight: _cpu_per_call(theirs, n),  # type: ignore[misc]
                    ],
                )
                subject = f"CPU a call, {in_flight} in flight"
                lines += [
                    Line(subject, "chibot", f"{us:.2f} ms", times(us, them)),
                    Line(subject, "HTTPXRequest", f"{them:.2f} ms"),
                ]
    return lines
