"""The whole bot with its web side, a simulated Telegram, and an administrator."""

import socket
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import aiohttp
from pydantic import SecretStr

from bot.app import Chibot
from bot.settings import Settings
from bot.watch.rules import Bounds
from models.session import Database
from simulator import BotSpec, Limits, Simulator
from simulator.client import Person, SimulatorClient
from tests.bed.organisation import SEAL_KEY, found_ward

TOKEN = "4700:token-of-the-web-stage"
ADMIN_NAME = "Quản trị"
# A second or two instead of minutes; but an idle poll is silent for half a minute.
BOUNDS = Bounds(sending=1.0, queue=2.0, inbox=2.0, timers=2.0, patience=0.2, calm=0.5)
LOOK = 0.1


@dataclass
class Stage:
    """Everybody in place."""

    bot: Chibot
    simulator: Simulator
    client: SimulatorClient
    admin: Person
    http: aiohttp.ClientSession

    @property
    def database(self) -> Database:
        """The bot's own database."""
        return self.bot.database

    @property
    def url(self) -> str:
        """Where the pages are."""
        return f"http://127.0.0.1:{self.bot.settings.web_port}"

    async def get(self, path: str) -> tuple[int, Any]:
        """Status and body of a page."""
        async with self.http.get(self.url + path) as response:
            is_json = response.content_type == "application/json"
            return response.status, await (response.json() if is_json else response.text())


@asynccontextmanager
async def open_stage(
    database_url: str,
    bounds: Bounds = BOUNDS,
    faults: Sequence[dict[str, Any]] = (),
    **changes: Any,
) -> AsyncIterator[Stage]:
    """A ward whose administrator has opened the bot; `faults` are armed before it starts."""
    limits = Limits(enabled=False)
    async with (
        Simulator(bots=[BotSpec(TOKEN, "web_bot")], limits=limits) as simulator,
        SimulatorClient(simulator.url) as client,
        aiohttp.ClientSession() as http,
    ):
        admin = await client.add_person(ADMIN_NAME)
        await admin.start()
        simulator.world.bots[int(TOKEN.partition(":")[0])].queue.clear()
        settings = _settings(database_url, simulator.url, admin.id, changes)
        bot = Chibot(settings, bounds=bounds, look_every=LOOK)
        await _settle(bot.database, admin)
        for fault in faults:
            await client.arm_fault(**fault)
        async with bot:
            yield Stage(bot, simulator, client, admin, http)


def _settings(database_url: str, url: str, admin_id: int, changes: dict[str, Any]) -> Settings:
    given: dict[str, Any] = {
        "token": SecretStr(TOKEN),
        "admin_ids": [admin_id],
        "database_url": database_url,
        "api_base_url": url,
        "chat_seconds": 0,
        "seal_key": SEAL_KEY,
        "repeat_after_seconds": 1,
    }
    return Settings(
        _env_file=None,  # type: ignore[call-arg]  # pydantic-settings reads it from the call
        **given | changes,
    )


async def _settle(database: Database, admin: Person) -> None:
    async with database.writing() as session:
        ward = await found_ward(session)
        await ward.add_registered(ward.unit, admin.id, ADMIN_NAME, "ward_admin")


def free_port() -> int:
    """A port that nobody has just now."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


async def health_at(port: int) -> tuple[int, Any]:
    """What a process says of itself there; status 0 while nobody listens."""
    try:
        async with (
            aiohttp.ClientSession() as http,
            http.get(f"http://127.0.0.1:{port}/health") as response,
        ):
            return response.status, await response.json()
    except aiohttp.ClientConnectionError:
        return 0, {}
