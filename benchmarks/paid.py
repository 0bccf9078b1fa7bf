"""A broadcast at the thousand a second that can be bought: one process on one core."""

import asyncio
import time
from typing import Any

from telegram.ext import AIORateLimiter, ExtBot
from telegram.request import HTTPXRequest

from benchmarks.cores import one_core
from benchmarks.databases import new_database
from benchmarks.figures import Line, times
from benchmarks.post import WORDS, ZONE, Allowance, ask_all, send_all
from benchmarks.rows import FIRST_PERSON
from benchmarks.telegram import TOKEN, Figures, StrictServer, strict_server
from bot.clock import Clock

MESSAGES, RIVALS = 10_000, 1_000
_LIMIT = 1_000
_IN_FLIGHT = 200


async def _ours(server: StrictServer, number: int) -> tuple[float, float]:
    """Messages a second, and milliseconds of CPU for each."""
    with one_core():
        async with new_database() as database:
            await ask_all(database, number, Clock(ZONE))
            allowance = Allowance(_LIMIT, _IN_FLIGHT, is_paid=True)
            taken = await send_all(server.url, database, allowance)
    return number / taken.seconds, taken.cpu * 1000 / number


async def _theirs(server: StrictServer, number: int) -> tuple[float, float]:
    """As the documentation has it: a limiter of a thousand a second, no rows."""
    limiter = AIORateLimiter(overall_max_rate=_LIMIT, max_retries=5)
    with one_core():
        bot: ExtBot[Any] = ExtBot(
            TOKEN,
            f"{server.url}/bot",
            request=HTTPXRequest(connection_pool_size=_IN_FLIGHT, pool_timeout=600),
            get_updates_request=HTTPXRequest(),
            rate_limiter=limiter,
        )
        async with bot:
            before, cpu_before = time.perf_counter(), time.process_time()
            sends = [
                bot.send_message(FIRST_PERSON + n, WORDS, allow_paid_broadcast=True)
                for n in range(1, number + 1)
            ]
            await asyncio.gather(*sends, return_exceptions=True)
            seconds, cpu = time.perf_counter() - before, time.process_time() - cpu_before
    return number / seconds, cpu * 1000 / number


def _remark(figures: Figures, number: int, cpu: float) -> str:
    lost = number - figures.reached
    counts = f"{figures.refused} × 429, {lost} lost, {figures.again} twice"
    return f"{cpu:.2f} ms of CPU each; {counts}"


async def measure(number: int = MESSAGES, rivals: int = RIVALS) -> list[Line]:
    """Ours with its rows, claims and settlements; the other keeps nothing."""
    async with strict_server(_LIMIT) as server:
        us, our_cpu = await _ours(server, number)
        ours = await server.figures()
    async with strict_server(_LIMIT) as server:
        them, their_cpu = await _theirs(server, rivals)
        theirs = await server.figures()
    subject = "Paid broadcast, one core"
    return [
        Line(
            subject,
            f"chibot, {number:,} rows",
            f"{us:,.0f} a second",
            _remark(ours, number, our_cpu),
            times(us, them),
        ),
        Line(
            subject,
            f"AIORateLimiter and HTTPXRequest, {rivals:,}",
            f"{them:,.0f} a second",
            _remark(theirs, rivals, their_cpu),
        ),
    ]
