"""Builds the town and lets its people type and press."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from pydantic import SecretStr

from bot.app import Chibot
from bot.clock import Clock
from bot.demo.reader import Reader
from bot.features.members import registration
from bot.i18n import Texts
from bot.settings import Settings
from models.members import Unit
from models.repositories import accounts, units
from models.session import Database
from simulator.bots import BotSpec
from simulator.client import Message, Person, SimulatorClient, words_of
from simulator.limits import Limits
from simulator.server import Simulator
from tests.bed.organisation import SEAL_KEY, Ward, found_ward

TOKEN = "4200:token-of-the-test-town"
ADMIN_ID = 990_001
# A Monday morning: 09:00 on 7 December 2026 in Ho Chi Minh City.
MONDAY = datetime(2026, 12, 7, 2, 0, tzinfo=UTC)
CELLS = ("Chi bộ Khu phố 1", "Chi bộ Khu phố 2")
WAIT = 15.0
# Boards are edited no more often.
BOARD_EVERY = timedelta(seconds=3)
# Given name: (role, participation, phone) in the first cell.
FIRST_CELL = {
    "Nguyễn Thị An": ("secretary", "regular", "+84900000001"),
    "Trần Văn Bình": ("", "regular", "+84900000002"),
    "Lê Thị Cúc": ("", "regular", "+84900000003"),
    "Phạm Văn Dũng": ("committee_member", "temporary", "+84900000004"),
    "Võ Thị Giang": ("", "exempt", "+84900000005"),
    "Đỗ Văn Hải": ("", "contact_213", "+84900000006"),
}
SECOND_CELL = {
    "Bùi Thị Khánh": ("secretary", "regular", "+84900000011"),
    "Hồ Văn Long": ("", "regular", "+84900000012"),
}


@dataclass
class Town:
    """The bot, its simulated Telegram and the people."""

    chibot: Chibot
    simulator: Simulator
    client: SimulatorClient
    members: dict[str, int] = field(default_factory=dict)
    cells: dict[str, int] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)

    @property
    def database(self) -> Database:
        """The bot's own database."""
        return self.chibot.database

    def words(self, key: str, language: str = "vi", **variables: object) -> str:
        """A sentence or label as the bot says it."""
        return Texts(language, self.chibot.settings.zone).plain(key, **variables)

    async def arrive(
        self, name: str, phone: str = "", language: str = "vi", **fields: Any
    ) -> Person:
        """Somebody takes a phone in hand; nobody knows them yet."""
        given = fields | ({"phone": phone} if phone else {})
        person = await self.client.add_person(name, language_code=language, **given)
        self.people[name] = Reader(person, self.database)
        return self.people[name]

    async def register(self, *names: str) -> list[Person]:
        """Members of the roster who are registered already and have opened the bot."""
        found = []
        for name in names:
            person = await self.arrive(name)
            async with self.database.writing() as session:
                now = self.chibot.clock.now()
                account = await accounts.add(session, person.id, "vi", now)
                await registration.register(session, account, self.members[name], now)
            await person.start()
            await person.wait_for_text(self.words("start-registered"), WAIT)
            found.append(person)
        return found

    async def move_clock(self, **by: float) -> None:
        """Move the bot's clock and let what falls due happen."""
        self.chibot.clock.advance(timedelta(**by))
        await self.chibot.scheduler.tick()


async def hear(person: Person, part: str) -> Message:
    """A message to this person since they last did something that contains the words."""
    return await person.hear(lambda m: part in words_of(m), WAIT)


async def hear_edited(town: Town, person: Person, part: str) -> Message:
    """The same of a board; the seconds until its next edit pass for the bot at once."""
    patience = 0.1
    while patience < WAIT:
        try:
            return await person.hear(lambda m: part in words_of(m), patience)
        except TimeoutError:
            patience *= 2
            town.chibot.clock.advance(BOARD_EVERY)
            town.chibot._sender.wake()
    return await hear(person, part)


@asynccontextmanager
async def found_town(database_url: str, **changes: Any) -> AsyncIterator[Town]:
    """A ward of two cells on a migrated database, with the bot running."""
    settings = Settings(
        _env_file=None,  # type: ignore[call-arg]  # pydantic-settings reads it from the call
        token=SecretStr(TOKEN),
        admin_ids=[ADMIN_ID],
        seal_key=SEAL_KEY,
        database_url=database_url,
        repeat_after_seconds=1,
        chat_seconds=0,
        **changes,
    )
    clock = Clock(settings.zone)
    clock.advance(MONDAY - clock.now())
    limits = Limits(enabled=False)
    spec = BotSpec(TOKEN, "town_bot")
    async with Simulator(bots=[spec], clock=clock.now, limits=limits) as simulator:
        settings = settings.model_copy(update={"api_base_url": simulator.url})
        chibot = Chibot(settings, clock)
        async with SimulatorClient(simulator.url) as client, chibot:
            town = Town(chibot, simulator, client)
            await _settle(town)
            yield town


async def _settle(town: Town) -> None:
    async with town.database.writing() as session:
        ward = await found_ward(session)
        for name, people in zip(CELLS, (FIRST_CELL, SECOND_CELL), strict=True):
            cell = await ward.add_cell(name)
            town.cells[name] = cell.id
            for full_name in people:
                await _settle_member(town, ward, cell, full_name, *people[full_name])


async def _settle_member(
    town: Town, ward: Ward, cell: Unit, name: str, role: str, participation: str, phone: str
) -> None:
    sex = "female" if " Thị " in name else "male"
    member = await ward.add_member(
        cell, name, sex=sex, participation=participation, phone=phone, born_on="1950-05-19"
    )
    town.members[name] = member.id
    if role:
        await units.add_role(ward.session, member.id, cell.id, role)
