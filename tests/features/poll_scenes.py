"""Scenes of polls that several tests begin with: a cell of some people who can be reached."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from bot.access import Actor, load_actor
from bot.features.members.audience import USUAL
from bot.features.polls import answering
from bot.features.polls.answering import Chosen
from bot.features.polls.opening import PollDraft, open_poll
from bot.quiet import QuietHours
from bot.roles import SECRETARY
from bot.seal import Seal
from models.members import Member, Unit
from models.outbox import OutboxMessage
from models.polls import Poll
from models.repositories.audience import Whom
from models.session import Database
from tests.bed.organisation import Ward, found_ward

NOON = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)
NIGHT = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
QUIET = QuietHours(time(21, 0), time(6, 30), ZoneInfo("Asia/Ho_Chi_Minh"))
SEAL = Seal(bytes(range(32)))
# Chat users: the first is the secretary.
FIRST = 700
DAY = timedelta(days=1)


@dataclass
class Asking:
    """A cell, its secretary and its people."""

    ward: Ward
    cell: Unit
    actor: Actor
    members: list[Member]

    def draft(self, **changes: Any) -> PollDraft:
        """For all usual members of the cell, for three days."""
        whom = Whom((self.cell.id,), USUAL)
        options = ("Sáng", "Chiều", "Tối")
        return replace(
            PollDraft(self.cell.id, "Buổi nào?", options, whom, NOON + 3 * DAY), **changes
        )

    async def open(self, at: datetime = NOON, **changes: Any) -> Poll:
        """Opened by the secretary at noon."""
        draft = self.draft(**changes)
        return await open_poll(self.ward.session, self.actor, draft, at, QUIET)

    async def choose(
        self, poll: Poll, person: int, option: int, seal: Seal = SEAL, at: datetime = NOON
    ) -> Chosen:
        """The person at this place chooses an option."""
        actor = await load_actor(self.ward.session, FIRST + person)
        return await answering.choose(self.ward.session, seal, actor, poll.id, option, at)

    async def rows(self, kind: str) -> int:
        """How many messages of a kind there are."""
        query = select(func.count()).where(OutboxMessage.kind == f"polls.{kind}")
        return int(await self.ward.session.scalar(query) or 0)

    async def add_cell(self, name: str, size: int, first: int) -> list[Member]:
        """One more cell, whose chat users are numbered from `first`."""
        cell = await self.ward.add_cell(name)
        return [await self.ward.add_registered(cell, FIRST + first + i) for i in range(size)]


@asynccontextmanager
async def cell_of(database: Database, size: int) -> AsyncIterator[Asking]:
    """A cell with so many people who can be reached, in one transaction."""
    async with database.writing() as session:
        ward = await found_ward(session)
        cell = await ward.add_cell()
        people = [await ward.add_registered(cell, FIRST, role=SECRETARY)]
        people += [await ward.add_registered(cell, FIRST + i) for i in range(1, size)]
        yield Asking(ward, cell, await load_actor(session, FIRST), people)
