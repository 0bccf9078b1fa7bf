"""A cell that is called to a meeting: its people, its rows, and what it has heard."""

from dataclasses import dataclass

from sqlalchemy import select

from bot.features.meetings.calling import REMINDER
from models.outbox import OutboxMessage
from simulator.client import Person
from tests.bed.waiting import eventually, heard
from tests.handlers.scenes import called_cell
from tests.town.town import Town

# From the call until the reminder seven days before the meeting, a few minutes after it is due.
UNTIL_REMINDER = {"days": 3, "hours": 10, "minutes": 32}


@dataclass
class CalledCell:
    """The secretary and two members have their invitations."""

    town: Town
    an: Person
    binh: Person
    cuc: Person

    @property
    def people(self) -> tuple[Person, Person, Person]:
        """All three."""
        return self.an, self.binh, self.cuc

    @property
    def repeated(self) -> str:
        """How a message begins that may be a second copy."""
        return self.town.words("outbox-repeated")

    async def remind(self) -> None:
        """The first reminder falls due."""
        await self.town.move_clock(**UNTIL_REMINDER)

    async def rows(self, kind: str = REMINDER.name) -> dict[int, OutboxMessage]:
        """The rows of a kind by chat."""
        query = select(OutboxMessage).where(OutboxMessage.kind == kind)
        async with self.town.database.reading() as session:
            return {row.chat_id: row for row in await session.scalars(query)}

    async def settled(
        self, person: Person, state: str = "sent", kind: str = REMINDER.name
    ) -> OutboxMessage:
        """This person's row, once it is in that state."""

        async def is_it() -> bool:
            row = (await self.rows(kind)).get(person.id)
            return row is not None and row.state == state

        await eventually(is_it)
        return (await self.rows(kind))[person.id]

    async def reminders(self, person: Person) -> list[str]:
        """All reminders this person was shown, oldest first."""
        return [words for words in await heard(person) if "Nhắc lịch" in words]


async def call_cell(town: Town) -> CalledCell:
    """The secretary calls; everybody has the invitation."""
    return CalledCell(town, *await called_cell(town))
