"""A broadcast to a server that enforces 30 in any second and takes 50 ms to answer."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any

from telegram.ext import AIORateLimiter, ExtBot
from telegram.request import HTTPXRequest

from benchmarks.databases import new_database
from benchmarks.figures import Line, times
from benchmarks.post import WORDS, ZONE, Allowance, ask_all, send_all
from benchmarks.rows import FIRST_PERSON
from benchmarks.telegram import TOKEN, Figures, StrictServer, strict_server
from bot.clock import Clock

MESSAGES = 600
_LIMIT = 30
_ROUND_TRIP, _JITTER = 0.05, 0.015
# The default, and what a slow disk or a distant server wants.
_IN_FLIGHT = (3, 10)


@dataclass(frozen=True)
class _Run:
    seconds: float
    figures: Figures
    wanted: int
    # As the sender saw it.
    round_trip: float = _ROUND_TRIP

    @property
    def per_second(self) -> float:
        return self.figures.reached / self.seconds

    def line(self, contestant: str, ratio: str = "") -> Line:
        lost = self.wanted - self.figures.reached
        counts = f"{self.figures.refused} × 429, {lost} lost, {self.figures.again} twice"
        figure = f"{self.per_second:.1f} a second"
        return Line(f"Broadcast of {self.wanted}", contestant, figure, counts, ratio)

    def line_beside_ceiling(self, contestant: str, ratio: str) -> Line:
        """No sender can do more in the long run: the next window begins when a reply is in."""
        ceiling = _LIMIT / (1 + self.round_trip)
        reached = f"{self.per_second / ceiling:.0%} of 30 / {1 + self.round_trip:.2f}"
        line = self.line(contestant, ratio)
        return replace(line, figure=f"{line.figure}, {reached}")


def _ours(in_flight: int) -> Callable[[StrictServer, int], Awaitable[_Run]]:
    """Rows, sender, gate: each row is committed before its call and after it."""

    async def send(server: StrictServer, number: int) -> _Run:
        async with new_database() as database:
            await ask_all(database, number, Clock(ZONE))
            taken = await send_all(server.url, database, Allowance(_LIMIT, in_flight))
        return _Run(taken.seconds, await server.figures(), number, taken.round_trip)

    return send


def _limited(max_retries: int) -> Callable[[StrictServer, int], Awaitable[_Run]]:
    """python-telegram-bot's own rate limiter, which starts with a full bucket."""

    async def send(server: StrictServer, number: int) -> _Run:
        bot: ExtBot[Any] = ExtBot(
            TOKEN,
            f"{server.url}/bot",
            request=HTTPXRequest(connection_pool_size=256),
            get_updates_request=HTTPXRequest(),
            rate_limiter=AIORateLimiter(max_retries=max_retries),
        )
        async with bot:
            before = time.perf_counter()
            sends = [bot.send_message(FIRST_PERSON + n, WORDS) for n in range(1, number + 1)]
            await asyncio.gather(*sends, return_exceptions=True)
            return _Run(time.perf_counter() - before, await server.figures(), number)

    return send


async def _run(send: Callable[[StrictServer, int], Awaitable[_Run]], number: int) -> _Run:
    async with strict_server(_LIMIT, _ROUND_TRIP, _JITTER) as server:
        return await send(server, number)


async def measure(number: int = MESSAGES) -> list[Line]:
    """One round each, one after the other: twenty seconds is what the limit allows."""
    ours = [(width, await _run(_ours(width), number)) for width in _IN_FLIGHT]
    plain = await _run(_limited(0), number)
    patient = await _run(_limited(5), number)
    return [
        *(
            run.line_beside_ceiling(
                f"chibot, {width} in flight", times(run.per_second, patient.per_second)
            )
            for width, run in ours
        ),
        plain.line("AIORateLimiter"),
        patient.line("AIORateLimiter, max_retries=5"),
    ]
