"""A cell of forty members who have opened the bot, a meeting, and the bot as a process."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
from sqlalchemy import select

from bot.features.meetings import calling, rules
from bot.outbox.queue import put
from models.meetings import MeetingAnswer
from models.outbox import OutboxMessage
from models.repositories import inbox, meetings, timers
from models.session import Database
from simulator import BotSpec, Limits, Simulator
from simulator.client import Person, SimulatorClient, words_of
from tests.bed.organisation import found_ward
from tests.crash.process import BotProcess, Tripwire

TOKEN = "4400:token-of-the-crash-test"
BOT_ID = 4400
MEMBERS = 40
REPEATED = "(Gửi lại"
IN_FLIGHT = 3
# The chat of the one who called the meeting, and where it takes place.
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
    meeting_id: int

    async def outbox(self, kind: str) -> list[OutboxMessage]:
        """All rows of a kind."""
        query = select(OutboxMessage).where(OutboxMessage.kind == kind)
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

    async def offer_buttons(self) -> dict[int, int]:
        """Every member has an invitation in the chat; its message by member."""
        shown = {}
        button = {"text": "Có mặt", "callback_data": f"ma:{self.meeting_id}:yes"}
        keyboard = {"inline_keyboard": [[button]]}
        async with aiohttp.ClientSession(f"{self.simulator.url}/bot{TOKEN}/") as telegram:
            for person in self.people:
                card = {"chat_id": person.id, "text": "Kính mời", "reply_markup": keyboard}
                async with telegram.post("sendMessage", json=card) as response:
                    shown[person.id] = int((await response.json())["result"]["message_id"])
        return shown


@asynccontextmanager
async def set_stage(database_url: str, place: Path) -> AsyncIterator[Stage]:
    """The bot is not started yet."""
    database = Database(database_url)
    simulator = Simulator(bots=[BotSpec(TOKEN, "crash_bot")], limits=Limits(enabled=False))
    tripwire = Tripwire()
    simulator.transcript = simulator._api._transcript = tripwire
    async with simulator, SimulatorClient(simulator.url) as client:
        bot = BotProcess(
            place,
            token=TOKEN,
            api_base_url=simulator.url,
            database_url=database_url,
            chat_seconds=0,
            messages_per_second=200,
            messages_in_flight=IN_FLIGHT,
            repeat_after_seconds=1,
            log_level="DEBUG",
        )
        people = [await client.add_person(f"Đảng viên {n}") for n in range(MEMBERS)]
        secretary = await client.add_person("Bí thư")
        for person in (*people, secretary):
            await person.start()
        # They are known already: what they said to get in was dealt with long ago.
        simulator.world.bots[BOT_ID].queue.clear()
        meeting_id = await _seed(database, people, secretary)
        stage = Stage(database, simulator, client, tripwire, bot, people, secretary, meeting_id)
        try:
            yield stage
        finally:
            await bot.clear_away()
            await database.close()


async def _seed(database: Database, people: list[Person], secretary: Person) -> int:
    now = datetime.now(UTC)
    async with database.writing() as session:
        ward = await found_ward(session)
        cell = await ward.add_cell()
        chief = await ward.add_registered(cell, secretary.id, "Bí thư", "secretary")
        chief.participation = "exempt"
        for person in people:
            await ward.add_registered(cell, person.id, person.first_name)
        meeting = await meetings.add(
            session,
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
        await put(session, calling.BOARD, meeting.id, secretary.id, now)
    return meeting.id


def states(rows: list[OutboxMessage]) -> Counter[str]:
    """How many rows are in which state."""
    return Counter(row.state for row in rows)
