"""A cell of members who have opened the bot, a meeting, and the bot as a process."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
from sqlalchemy import select

from bot.features.meetings import calling, rules
from bot.outbox.queue import put
from bot.seal import Seal, load_seal
from models.meetings import MeetingAnswer
from models.members import Unit
from models.outbox import OutboxMessage
from models.repositories import inbox, meetings, timers
from models.session import Database
from simulator import BotSpec, Limits, Simulator
from simulator.client import Person, SimulatorClient, words_of
from simulator.people import Person as Account
from tests.bed.organisation import SEAL_KEY, Ward, found_ward
from tests.crash.process import BotProcess, Tripwire

TOKEN = "4400:token-of-the-crash-test"
BOT_ID = 4400
MEMBERS = 40
REPEATED = "(Gửi lại"
IN_FLIGHT = 3
# Where the meeting takes place.
PLACE = "Nhà văn hóa khu phố 9"


@dataclass
class Stage:
    """Everybody in place."""

    database: Database
    simulator: Simulator
    client: SimulatorClient
    tripwire: Tripwire
    bot: BotProcess
    people: list[Person]
    secretary: Person
    settings: dict[str, Any]
    place: Path
    is_forked: bool
    meeting_id: int = 0
    cell_id: int = 0

    @property
    def seal(self) -> Seal:
        """With the key of the bot."""
        return load_seal(SEAL_KEY.get_secret_value(), self.place)

    def replica(self, name: str) -> BotProcess:
        """Another process of the same bot."""
        return BotProcess(self.place, name, is_forked=self.is_forked, **self.settings)

    async def outbox(self, kind: str = "") -> list[OutboxMessage]:
        """All rows, or those of a kind."""
        query = select(OutboxMessage).order_by(OutboxMessage.id)
        if kind:
            query = query.where(OutboxMessage.kind == kind)
        async with self.database.reading() as session:
            return list(await session.scalars(query))

    async def inbox(self) -> dict[str, int]:
        """How many updates are in which state."""
        async with self.database.reading() as session:
            return await inbox.count_by_state(session, BOT_ID)

    async def answers(self) -> dict[int, MeetingAnswer]:
        """What each member answered."""
        async with self.database.reading() as session:
            found = await meetings.list_answers(session, self.meeting_id)
        return {answer.member_id: answer for answer in found}

    async def remind(self) -> None:
        """The reminder of the last two hours is due now."""
        async with self.database.writing() as session:
            due = [(f"{rules.REMIND}2h", datetime.now(UTC))]
            await timers.add(session, self.meeting_id, due)

    async def heard(self, person: Person) -> list[str]:
        """All that the bot has said to this person."""
        return [words_of(message) for message in await person.messages() if not message["out"]]

    async def eventually(self, is_so: Callable[[], Awaitable[bool]], within: float = 40) -> None:
        """Ask again and again until it is so; a process that ends meanwhile is a failure."""
        try:
            async with asyncio.timeout(within):
                while not await is_so():
                    assert self.bot.is_alive, "the bot has ended"
                    await asyncio.sleep(0.05)
        except (TimeoutError, AssertionError) as error:
            log = self.bot.log.read_text()[-4000:]
            raise AssertionError(f"{error!r}; its log:\n{log}") from None

    def forget_chats(self) -> None:
        """As if nothing had ever been said to anybody."""
        for chat in self.simulator.world.private.values():
            chat.history.clear()
            chat._by_change.clear()

    async def offer_buttons(self, people: list[Person] | None = None) -> dict[int, int]:
        """These people, or all, have an invitation in the chat; its message by person."""
        shown = {}
        button = {"text": "Có mặt", "callback_data": f"ma:{self.meeting_id}:yes"}
        keyboard = {"inline_keyboard": [[button]]}
        async with aiohttp.ClientSession(f"{self.simulator.url}/bot{TOKEN}/") as telegram:
            for person in people or self.people:
                card = {"chat_id": person.id, "text": "Kính mời", "reply_markup": keyboard}
                async with telegram.post("sendMessage", json=card) as response:
                    shown[person.id] = int((await response.json())["result"]["message_id"])
        return shown


@asynccontextmanager
async def set_stage(
    database_url: str,
    place: Path,
    members: int = MEMBERS,
    *,
    is_forked: bool = True,
    **settings: Any,
) -> AsyncIterator[Stage]:
    """The bot is not started yet. `is_forked`: it is spared its imports."""
    database = Database(database_url)
    simulator = Simulator(bots=[BotSpec(TOKEN, "crash_bot")], limits=Limits(enabled=False))
    tripwire = Tripwire()
    simulator.transcript = simulator._api._transcript = tripwire
    async with simulator, SimulatorClient(simulator.url) as client:
        told = _settings(database_url, simulator.url) | settings
        # They opened the bot long ago; what they said then was dealt with.
        people = [_settle(simulator, client, f"Đảng viên {n}") for n in range(members)]
        secretary = _settle(simulator, client, "Bí thư")
        bot = BotProcess(place, is_forked=is_forked, **told)
        stage = Stage(
            database, simulator, client, tripwire, bot, people, secretary, told, place, is_forked
        )
        await _seed(stage)
        try:
            yield stage
        finally:
            await bot.clear_away()
            await database.close()


def _settings(database_url: str, api_base_url: str) -> dict[str, Any]:
    return {
        "token": TOKEN,
        "api_base_url": api_base_url,
        "database_url": database_url,
        "chat_seconds": 0,
        "messages_per_second": 200,
        "messages_in_flight": IN_FLIGHT,
        "repeat_after_seconds": 1,
        # Whatever the hour, reminders go out at once.
        "quiet_from": "00:00",
        "quiet_until": "00:00",
        "log_level": "DEBUG",
        "seal_key": SEAL_KEY.get_secret_value(),
    }


def _settle(simulator: Simulator, client: SimulatorClient, name: str) -> Person:
    """Somebody whose chat with the bot is open."""
    world = simulator.world
    number = world.free_person_id()
    phone = f"+849870{number:05}"
    account = world.add_person(Account(number, name, phone=phone, language_code="vi"))
    world.private_chat(account, world.bots[BOT_ID]).started = True
    return Person(client, account.profile(), BOT_ID)


async def _seed(stage: Stage) -> None:
    async with stage.database.writing() as session:
        ward = await found_ward(session)
        cell = await ward.add_cell()
        stage.cell_id = cell.id
        stage.meeting_id = await _call(ward, cell, stage.secretary)
        for person in stage.people:
            await ward.add_registered(cell, person.id, person.first_name)


async def _call(ward: Ward, cell: Unit, secretary: Person) -> int:
    now = datetime.now(UTC)
    chief = await ward.add_registered(cell, secretary.id, "Bí thư", "secretary")
    chief.participation = "exempt"
    meeting = await meetings.add(
        ward.session,
        unit_id=cell.id,
        kind="regular",
        starts_at=now + timedelta(hours=1, minutes=55),
        place=PLACE,
        agenda="",
        state=rules.CALLED,
        revision=1,
        called_by=chief.id,
        called_at=now,
    )
    await put(ward.session, calling.BOARD, meeting.id, secretary.id, now)
    return meeting.id


def states(rows: list[OutboxMessage]) -> Counter[str]:
    """How many rows are in which state."""
    return Counter(row.state for row in rows)
