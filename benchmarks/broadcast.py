"""Three hundred reminders to a server that enforces 30 a second and takes 50 ms to answer."""

import asyncio
import importlib.util
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from telegram import Bot
from telegram.error import RetryAfter, TelegramError
from telegram.ext import AIORateLimiter, ExtBot
from telegram.request import HTTPXRequest

from benchmarks.databases import new_database
from benchmarks.figures import Line, times
from benchmarks.telegram import TOKEN, telegram
from bot.clock import Clock
from bot.i18n import Html
from bot.outbox.cards import Card
from bot.outbox.delivery import Delivery
from bot.outbox.pacing import Gate
from bot.outbox.queue import Kind, put
from bot.outbox.sender import Rendering, Sender
from bot.outbox.transport import AiohttpRequest
from models.repositories import outbox
from models.session import Database
from simulator.client import SimulatorClient

_MESSAGES = 300
_LIMIT = 30
_ROUND_TRIP = 0.05
_KIND = Kind("bench.reminder")
_WORDS = "Nhắc đồng chí: chi bộ họp lúc 19 giờ 30 hôm nay."


@dataclass(frozen=True)
class _Run:
    per_second: float
    refused: int
    lost: int

    def line(self, contestant: str, remark: str = "") -> Line:
        # The first thirty go at once, then thirty in every second that follows a reply.
        ceiling = _MESSAGES / ((_MESSAGES / _LIMIT - 1) * (1 + _ROUND_TRIP) + _ROUND_TRIP)
        figure = f"{self.per_second:.1f} a second, {self.per_second / ceiling:.0%} of what can be"
        counts = f"{self.refused} × 429, {self.lost} lost"
        return Line("Broadcast of 300", contestant, figure, f"{counts}{remark}")


@asynccontextmanager
async def _audience() -> AsyncIterator[tuple[SimulatorClient, list[int]]]:
    """A strict server and the chats of people who have opened the bot."""
    async with telegram() as client:
        people = [await client.add_person(f"A{n}") for n in range(_MESSAGES)]
        for person in people:
            await person.start()
        await client.arm_fault("delay", "sendMessage", seconds=_ROUND_TRIP, times=None)
        yield client, [person.id for person in people]


async def _count(client: SimulatorClient, took: float) -> _Run:
    calls = await client.transcript(method="sendMessage")
    reached = {str(call["params"]["chat_id"]) for call in calls if call["status"] == 200}
    refused = sum(call["status"] == 429 for call in calls)
    return _Run(len(reached) / took, refused, _MESSAGES - len(reached))


async def _view(view: Rendering) -> Card:
    del view
    return Card(Html(_WORDS))


async def _ours(client: SimulatorClient, chats: list[int], database: Database) -> _Run:
    clock = Clock(ZoneInfo("Asia/Ho_Chi_Minh"))
    async with database.writing() as session:
        for chat_id in chats:
            await put(session, _KIND, 1, chat_id, clock.now())
    async with _bot(client.url, AiohttpRequest()) as bot:
        sender = Sender(
            database,
            Delivery(bot, Gate()),
            clock,
            {_KIND.name: _KIND},
            {_KIND.name: _view},
            3,
            timedelta(seconds=60),
            "vi",
        )
        before = time.perf_counter()
        running = asyncio.create_task(sender.run())
        while not await _is_over(database):  # noqa: ASYNC110 - what is waited for is in the database
            await asyncio.sleep(0.1)
        took = time.perf_counter() - before
        sender.stop()
        await running
    return await _count(client, took)


async def _is_over(database: Database) -> bool:
    async with database.reading() as session:
        counts = await outbox.count_by_state(session, [_KIND.name], 1)
    return not {"queued", "sending"} & {state for state, _ in counts}


def _bot(url: str, request: Any) -> Bot:
    return Bot(TOKEN, f"{url}/bot", request=request, get_updates_request=request)


async def _paced(client: SimulatorClient, chats: list[int]) -> _Run:
    """A send every thirtieth of a second, obeying 429 for oneself: what most bots do."""
    async with _bot(client.url, HTTPXRequest(connection_pool_size=256)) as bot:

        async def send(chat_id: int) -> None:
            for _ in range(5):
                try:
                    await bot.send_message(chat_id, _WORDS)
                except RetryAfter as error:
                    wait = error.retry_after
                    await asyncio.sleep(
                        wait.total_seconds() if isinstance(wait, timedelta) else wait
                    )
                except TelegramError:
                    return
                else:
                    return

        before = time.perf_counter()
        tasks = []
        for chat_id in chats:
            tasks.append(asyncio.create_task(send(chat_id)))
            await asyncio.sleep(1 / _LIMIT)
        await asyncio.gather(*tasks)
        took = time.perf_counter() - before
    return await _count(client, took)


async def _limited(client: SimulatorClient, chats: list[int]) -> _Run:
    """python-telegram-bot's own rate limiter with its defaults."""
    url, request = client.url, HTTPXRequest(connection_pool_size=256)
    bot: ExtBot[Any] = ExtBot(
        TOKEN,
        f"{url}/bot",
        request=request,
        get_updates_request=HTTPXRequest(),
        rate_limiter=AIORateLimiter(),
    )
    async with bot:
        before = time.perf_counter()
        sends = [bot.send_message(chat_id, _WORDS) for chat_id in chats]
        await asyncio.gather(*sends, return_exceptions=True)
        took = time.perf_counter() - before
    return await _count(client, took)


async def measure() -> list[Line]:
    """One round each, one after the other: ten seconds is what the limit allows."""
    has_limiter = importlib.util.find_spec("aiolimiter") is not None
    name, rival = ("AIORateLimiter", _limited) if has_limiter else ("sleep 1/30 s", _paced)
    async with _audience() as (client, chats), new_database() as database:
        us = await _ours(client, chats, database)
    async with _audience() as (client, chats):
        them = await rival(client, chats)
    ratio = f"; {times(us.per_second, them.per_second)}"
    return [us.line("chibot, through the outbox", ratio), them.line(name)]
