"""The bot's own way of sending: rows, the sender, the gate, the transport."""

import asyncio
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import mean
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from telegram import Bot
from telegram.request import BaseRequest

from benchmarks.rows import add_people
from benchmarks.telegram import TOKEN
from bot.clock import Clock
from bot.i18n import Html
from bot.outbox.cards import Card
from bot.outbox.delivery import Delivery
from bot.outbox.pacing import Gate
from bot.outbox.queue import Kind, put_to_all
from bot.outbox.rendering import Rendering
from bot.outbox.sender import Sender
from bot.outbox.transport import AiohttpRequest
from models.members import Account
from models.outbox import OutboxMessage
from models.repositories import outbox
from models.session import Database

KIND = Kind("bench.bulk", priority=2)
WORDS = "Nhắc đồng chí: chi bộ họp lúc 19 giờ 30 hôm nay."
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


@dataclass(frozen=True)
class Allowance:
    """What the bot is allowed and allows itself."""

    per_second: int
    in_flight: int
    is_paid: bool = False


@dataclass(frozen=True)
class Taken:
    """How long it took, this process's CPU for it, and a round trip as it was seen, in seconds."""

    seconds: float
    cpu: float
    round_trip: float


class _TimedRequest(AiohttpRequest):
    """Notes how long each call took: on a busy machine it is more than the server's delay."""

    def __init__(self) -> None:
        super().__init__()
        self.taken: list[float] = []

    async def do_request(self, *given: Any, **named: Any) -> tuple[int, bytes]:
        """As the request that it is."""
        before = time.perf_counter()
        answer = await super().do_request(*given, **named)
        self.taken.append(time.perf_counter() - before)
        return answer


async def render_words(view: Rendering) -> Card:
    """The same to everybody."""
    del view
    return Card(Html(WORDS))


def bot_at(url: str, request: BaseRequest) -> Bot:
    """The bot's side of the Bot API."""
    return Bot(TOKEN, f"{url}/bot", request=request, get_updates_request=request)


async def ask_all(database: Database, number: int, clock: Clock) -> None:
    """So many people, and a message to each of them."""
    await add_people(database, number, clock.now())
    async with database.writing() as session:
        await put_to_all(session, KIND, 1, select(Account.user_id), clock.now())


async def send_all(url: str, database: Database, allowance: Allowance) -> Taken:
    """Send all that waits in the outbox."""
    clock = Clock(ZONE)
    request = _TimedRequest()
    async with bot_at(url, request) as bot:
        sender = _sender(bot, database, clock, allowance)
        before, cpu_before = clock.now(), time.process_time()
        running = asyncio.create_task(sender.run())
        while await _waiting(database):  # noqa: ASYNC110 - what is waited for is in the database
            await asyncio.sleep(0.2)
        cpu = time.process_time() - cpu_before
        sender.stop()
        await running
    seconds = (await _last_settled(database) - before).total_seconds()
    return Taken(seconds, cpu, mean(request.taken))


def _sender(bot: Bot, database: Database, clock: Clock, allowance: Allowance) -> Sender:
    delivery = Delivery(bot, Gate(allowance.per_second), is_paid=allowance.is_paid)
    views: dict[str, Any] = {KIND.name: render_words}
    return Sender(
        database,
        delivery,
        clock,
        {KIND.name: KIND},
        views,
        allowance.in_flight,
        timedelta(seconds=60),
        "vi",
    )


async def _last_settled(database: Database) -> datetime:
    async with database.reading() as session:
        query = select(OutboxMessage.settled_at).order_by(OutboxMessage.settled_at.desc())
        settled_at = (await session.scalars(query.limit(1))).one()
    assert settled_at is not None  # noqa: S101 - nothing waits any more
    return settled_at


async def _waiting(database: Database) -> int:
    async with database.reading() as session:
        return (await outbox.count_fates(session, KIND.name, 1)).waiting
