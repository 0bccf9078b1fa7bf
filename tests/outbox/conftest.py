"""A simulated Telegram, and an office that sends from a real outbox."""

from collections.abc import AsyncIterator

import pytest

from models.session import Database
from simulator import BotSpec, Limits, Simulator
from simulator.client import SimulatorClient
from tests.outbox.office import TOKEN, Office, open_office


@pytest.fixture
async def simulator() -> AsyncIterator[Simulator]:
    """Telegram without limits, unless a test sets some."""
    spec = BotSpec(TOKEN, "office_bot")
    async with Simulator(bots=[spec], limits=Limits(enabled=False)) as running:
        yield running


@pytest.fixture
async def client(simulator: Simulator) -> AsyncIterator[SimulatorClient]:
    """People of this Telegram, its faults and its transcript."""
    async with SimulatorClient(simulator.url) as connected:
        yield connected


@pytest.fixture
async def office(
    database: Database, simulator: Simulator, client: SimulatorClient
) -> AsyncIterator[Office]:
    """An outbox and its sender."""
    async with open_office(database, simulator, client) as opened:
        yield opened
