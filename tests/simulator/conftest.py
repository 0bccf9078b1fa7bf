"""A running simulator, a bot as python-telegram-bot makes it, and a person."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import aiohttp
import pytest
import telegram

from simulator import BotSpec, Limits, Simulator, Strictness, WebhookPace
from simulator.client import Person, SimulatorClient
from tests.simulator.schema import call_complaints

TOKEN = "4242:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
OTHER_TOKEN = "4343:BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB"
BOT_ID = 4242
QUICK = WebhookPace(first=0.01, longest=0.05)

Answer = tuple[int, dict[str, Any]]


@dataclass
class Stopwatch:
    """Steady time that only moves when told."""

    seconds: float = 1000.0

    def __call__(self) -> float:
        return self.seconds


@dataclass
class Api:
    """Calls methods as any HTTP client would."""

    session: aiohttp.ClientSession
    token: str = TOKEN

    async def __call__(self, method: str, **params: Any) -> Answer:
        async with self.session.post(f"/bot{self.token}/{method}", json=params) as response:
            return response.status, await response.json()

    async def refusal(self, method: str, **params: Any) -> str:
        """The description of a refusal, which must match its HTTP status."""
        status, reply = await self(method, **params)
        assert reply["ok"] is False, reply
        assert reply["error_code"] == status
        return str(reply["description"])

    async def result(self, method: str, **params: Any) -> Any:
        status, reply = await self(method, **params)
        assert (status, reply["ok"]) == (200, True), reply
        return reply["result"]


async def eventually(is_so: Callable[[], Awaitable[bool]], timeout: float = 10) -> None:
    """Ask again and again until it is so."""
    async with asyncio.timeout(timeout):
        while True:
            if await is_so():
                return
            await asyncio.sleep(0.01)


@pytest.fixture
def stopwatch() -> Stopwatch:
    return Stopwatch()


@pytest.fixture
async def simulator(stopwatch: Stopwatch) -> AsyncIterator[Simulator]:
    """Without rate limits; at the end every answer and update is held against the schema."""
    async with Simulator(
        bots=[BotSpec(TOKEN, "chi_bot", "Chi"), BotSpec(OTHER_TOKEN, "other_bot")],
        steady=stopwatch,
        limits=Limits(enabled=False),
        strictness=Strictness(),
        webhook_pace=QUICK,
    ) as running:
        yield running
    found = [text for call in running.transcript.after(0) for text in call_complaints(call)]
    assert found == []


@pytest.fixture
async def client(simulator: Simulator) -> AsyncIterator[SimulatorClient]:
    async with SimulatorClient(simulator.url) as connected:
        yield connected


@pytest.fixture
async def api(simulator: Simulator) -> AsyncIterator[Api]:
    async with aiohttp.ClientSession(simulator.url) as session:
        yield Api(session)


@pytest.fixture
async def bot(simulator: Simulator) -> AsyncIterator[telegram.Bot]:
    made = telegram.Bot(
        TOKEN, base_url=f"{simulator.url}/bot", base_file_url=f"{simulator.url}/file/bot"
    )
    async with made:
        yield made


@pytest.fixture
async def lan(client: SimulatorClient) -> Person:
    """Somebody who has started the bot."""
    person = await client.add_person(
        "Lan", last_name="Trần", username="lan_tran", phone="+84901234567", language_code="vi"
    )
    await person.start()
    return person


@pytest.fixture
async def minh(client: SimulatorClient) -> Person:
    """Somebody who has not."""
    return await client.add_person("Minh", phone="+84907654321")


@pytest.fixture
def updates(api: Api) -> Callable[..., Awaitable[list[dict[str, Any]]]]:
    """Takes and confirms what waits for the bot."""

    async def take(kinds: list[str] | None = None) -> list[dict[str, Any]]:
        given = {} if kinds is None else {"allowed_updates": kinds}
        found: list[dict[str, Any]] = await api.result("getUpdates", offset=taken[0], **given)
        taken[0] = found[-1]["update_id"] + 1 if found else taken[0]
        return found

    taken = [0]
    return take
