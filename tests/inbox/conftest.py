"""An inbox with handlers of its own behind a simulated Telegram."""

from collections.abc import AsyncIterator

import pytest

from models.session import Database
from simulator import BotSpec, Limits, Simulator
from simulator.client import SimulatorClient
from tests.inbox.counter import TOKEN, Counter, open_counter


@pytest.fixture
async def simulator() -> AsyncIterator[Simulator]:
    """Telegram without limits."""
    spec = BotSpec(TOKEN, "counter_bot")
    async with Simulator(bots=[spec], limits=Limits(enabled=False)) as running:
        yield running


@pytest.fixture
async def client(simulator: Simulator) -> AsyncIterator[SimulatorClient]:
    """People of this Telegram, its faults and its transcript."""
    async with SimulatorClient(simulator.url) as connected:
        yield connected


@pytest.fixture
async def counter(
    database: Database, simulator: Simulator, client: SimulatorClient
) -> AsyncIterator[Counter]:
    """Stores and works on updates; nothing runs until a test says so."""
    async with open_counter(database, simulator, client) as opened:
        yield opened
