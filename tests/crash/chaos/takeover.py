"""Three processes of one bot: the leader is killed or put to sleep, another goes on."""

import asyncio
import contextlib
import random
import signal
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import select

from bot.features.members.profile import CORRECTION
from bot.outbox.queue import put
from models.leases import Lease
from models.outbox import OutboxMessage
from tests.bed.waiting import eventually
from tests.crash.chaos.figures import Figures, OnKill, Wish
from tests.crash.process import BotProcess
from tests.crash.stage import Stage, set_stage

# Seconds.
_BAR = 60.0
_NAMES = ("first", "second", "third")
# Said to everybody in each turn, by a kind that is never repeated.
_EVERY_TURN = 12


@dataclass
class Crew:
    """Replicas by process id."""

    stage: Stage
    bots: list[BotProcess]

    async def leader(self) -> BotProcess | None:
        """Who leads by the lease, if it is one of us and alive."""
        async with self.stage.database.reading() as session:
            holder = await session.scalar(select(Lease.holder))
        number = int(holder.rsplit(":", 2)[1]) if holder else 0
        return next((bot for bot in self.bots if bot.is_alive and bot.number == number), None)

    async def wait_for_leader(self, other_than: BotProcess | None = None) -> BotProcess:
        """A leader that has asked Telegram for updates. Raises TimeoutError."""
        asked = self.stage.tripwire.tripped
        async with asyncio.timeout(_BAR * 1.5):
            while True:
                self.stage.tripwire.set(1, ("getUpdates",), "received", _nothing)
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(asked.wait(), 1.0)
                found = await self.leader()
                if found is not None and found is not other_than:
                    return found

    async def start(self) -> None:
        """Whoever does not run is started again."""
        for bot in self.bots:
            if not bot.is_alive:
                await bot.start()

    async def clear_away(self) -> None:
        """Nobody is left, not even those asleep."""
        for bot in self.bots:
            await bot.clear_away()


def _nothing() -> None:
    return


async def _put(stage: Stage, turn: int) -> None:
    async with stage.database.writing() as session:
        for person in stage.people:
            words = {"words": f"Lượt {turn}"}
            now = datetime.now(UTC)
            await put(session, CORRECTION, 1, person.id, now, key=str(turn), params=words)


async def _are_at_rest(stage: Stage) -> bool:
    rows = await stage.outbox(CORRECTION.name)
    return not {row.state for row in rows} & {"queued", "sending"}


async def run(url: str, place: Path, wish: Wish, chance: random.Random, on_kill: OnKill) -> Figures:
    """The leader goes, again and again: killed, or asleep and awake again when it leads no more."""
    figures = Figures("takeover, 3 processes", url.partition("+")[0])
    async with set_stage(url, place, _EVERY_TURN, messages_per_second=1000) as stage:
        crew = Crew(stage, [stage.replica(name) for name in _NAMES])
        try:
            await crew.start()
            for turn in range(wish.kills):
                await _turn(crew, turn, chance, figures)
                on_kill()
            await _settle(crew, figures)
        finally:
            await crew.clear_away()
    figures.judge(wish.window)
    figures.demand("a takeover took too long", is_so=max(figures.takeovers, default=0) <= _BAR)
    return figures


async def _turn(crew: Crew, turn: int, chance: random.Random, figures: Figures) -> None:
    loop = asyncio.get_running_loop()
    leader = await crew.wait_for_leader()
    await _put(crew.stage, turn)
    is_asleep = chance.random() < 0.3
    if is_asleep:
        # One that is asleep in the middle of a transaction holds its locks: nobody can follow it
        # before the database puts an end to that, which SQLite never does.
        await eventually(lambda: _are_at_rest(crew.stage), within=_BAR)
    await asyncio.sleep(chance.uniform(0.1, 0.6))
    began = loop.time()
    leader.signal(signal.SIGSTOP if is_asleep else signal.SIGKILL)
    if not is_asleep:
        await leader.ended()
    await crew.wait_for_leader(other_than=leader)
    figures.takeovers.append(loop.time() - began)
    figures.kills += 1
    # One that was asleep finds that it leads no more, and stands by.
    leader.signal(signal.SIGCONT)
    await crew.start()


async def _settle(crew: Crew, figures: Figures) -> None:
    stage = crew.stage
    with contextlib.suppress(TimeoutError):
        await eventually(lambda: _are_at_rest(stage), within=60)
    rows = await stage.outbox(CORRECTION.name)
    figures.items += len(rows)
    figures.stuck += sum(row.state in {"queued", "sending"} for row in rows)
    figures.unclear += sum(row.state == "unknown" for row in rows)
    for person in stage.people:
        said = Counter(words.rpartition("Lượt ")[2][:3] for words in await stage.heard(person))
        figures.doubled += sum(number - 1 for number in said.values())
        sent = _sent_to(rows, person.id)
        figures.lost += sent - min(sent, len(said))


def _sent_to(rows: list[OutboxMessage], chat_id: int) -> int:
    return sum(row.chat_id == chat_id and row.state == "sent" for row in rows)
