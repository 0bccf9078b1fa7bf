"""The watch by itself, on a real database: what it does about parts, rows and the disk."""

from dataclasses import dataclass, field
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, text

from bot.clock import Clock
from bot.outbox.queue import Kind, put
from bot.pulse import Pulse
from bot.watch import look
from bot.watch.look import Machine
from bot.watch.probe import Answer
from bot.watch.rules import Bounds, Cause, Part
from bot.watch.watch import Remedies, Watch
from models.outbox import OutboxMessage
from models.session import Database

ADMINS = (990_001, 990_002)
NOTE = Kind("t.note")
BOUNDS = Bounds(silence=40.0, queue=60.0, patience=60.0, calm=150.0)


@dataclass
class Room:
    """A watch and all that it can ask; time moves when a test says so."""

    database: Database
    clock: Clock = field(default_factory=lambda: Clock(ZoneInfo("Asia/Ho_Chi_Minh")))
    pulses: dict[Part, Pulse] = field(default_factory=lambda: {part: Pulse() for part in Part})
    restarted: list[Part] = field(default_factory=list)
    answer: Answer = Answer.WELCOME
    is_held: bool = False
    writes: str = "SELECT 1"

    def open(self) -> Watch:
        """As at the start of a process."""

        async def probe() -> Answer:
            return self.answer

        async def write() -> None:
            async with self.database.writing() as session:
                await session.execute(text(self.writes))

        def restarting(part: Part) -> look.Restart:
            async def restart() -> None:
                self.restarted.append(part)

            return restart

        machine = Machine(
            self.database, self.clock, 4700, probe, write, self.pulses, lambda: self.is_held
        )
        return Watch(machine, Remedies(ADMINS, {part: restarting(part) for part in Part}), BOUNDS)

    async def look(self, watch: Watch, after: float = 30.0) -> None:
        """Look so many seconds later."""
        self.clock.advance(timedelta(seconds=after))
        await watch.look()

    async def said(self) -> list[tuple[int, str, str, bool]]:
        """(administrator, state, cause, whether it is over) of all alerts, oldest first."""
        query = select(OutboxMessage).where(OutboxMessage.kind == "watch.alert")
        async with self.database.reading() as session:
            rows = list(await session.scalars(query.order_by(OutboxMessage.id)))
        return [(r.chat_id, r.state, r.params["cause"], bool(r.params["until"])) for r in rows]


@pytest.fixture
def room(database: Database) -> Room:
    """All is well."""
    return Room(database)


async def test_all_well_and_nobody_is_bothered(room: Room) -> None:
    watch = room.open()
    for _ in range(5):
        await room.look(watch)
    assert (watch.troubles(), room.restarted, await room.said()) == ({}, [], [])


async def test_silent_part_is_started_anew_once(room: Room) -> None:
    watch = room.open()
    room.pulses[Part.FETCHER].beat(pause=-41)
    room.pulses[Part.SENDER].beat()
    await room.look(watch)
    await room.look(watch)
    assert room.restarted == [Part.FETCHER]
    assert await room.said() == []


async def test_queue_that_does_not_move_is_told_of_to_every_administrator(room: Room) -> None:
    async with room.database.writing() as session:
        await put(session, NOTE, 1, 990_777, room.clock.now())
    watch = room.open()
    for _ in range(5):
        await room.look(watch)
    assert room.restarted[0] == Part.SENDER
    assert await room.said() == [(admin, "queued", "sending", False) for admin in ADMINS]
    room.is_held = True
    await room.look(watch)
    await room.look(watch, after=200)
    # Nobody has heard of the beginning yet: they hear of both at once.
    said = await room.said()
    began, over = said[:2], said[2:]
    assert began == [(admin, "refused", "sending", False) for admin in ADMINS]
    assert over == [(admin, "queued", "sending", True) for admin in ADMINS]


async def test_end_is_told_by_the_next_process_too(room: Room) -> None:
    async with room.database.writing() as session:
        await put(session, NOTE, 1, 990_777, room.clock.now())
    watch = room.open()
    for _ in range(5):
        await room.look(watch)
    async with room.database.writing() as session:
        await session.execute(text("UPDATE outbox_messages SET state = 'sent'"))
    after = room.open()
    await room.look(after)
    assert len(await room.said()) == 2
    await room.look(after, after=200)
    assert [is_over for *_, is_over in await room.said()] == [False, False, True, True]


async def test_queue_that_waits_because_telegram_says_so_is_not_stuck(room: Room) -> None:
    async with room.database.writing() as session:
        await put(session, NOTE, 1, 990_777, room.clock.now())
    room.is_held = True
    watch = room.open()
    for _ in range(5):
        await room.look(watch)
    assert (room.restarted, await room.said()) == ([], [])


async def test_database_that_cannot_be_written_to_is_told_of_afterwards(room: Room) -> None:
    watch = room.open()
    room.writes = "INSERT INTO nowhere VALUES (1)"
    for _ in range(4):
        await room.look(watch)
    assert list(watch.troubles()) == [Cause.DATABASE]
    assert (room.restarted, await room.said()) == ([], [])
    room.writes = "SELECT 1"
    await room.look(watch)
    await room.look(watch, after=200)
    assert {(cause, is_over) for _, _, cause, is_over in await room.said()} == {("database", True)}


async def test_disk_that_is_nearly_full_is_told_of(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not room.database.is_sqlite:
        return
    monkeypatch.setattr(look, "_LITTLE_SPACE", 1 << 60)
    watch = room.open()
    await room.look(watch)
    await room.look(watch)
    assert {cause for _, _, cause, _ in await room.said()} == {"disk"}


@pytest.mark.parametrize(("hours", "is_told"), [(23, False), (25, True)])
async def test_gap_is_told_of_at_the_start(room: Room, hours: int, *, is_told: bool) -> None:
    watch = room.open()
    await watch.open(room.clock.now() - timedelta(hours=hours))
    assert bool(await room.said()) is is_told
    await watch.open(None)
