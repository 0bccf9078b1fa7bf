"""A message to everybody, from its timer to its last row, while the process is killed."""

import random
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import delete, func, select

from bot.features.announcements.sending import BOARD, MESSAGE
from bot.features.meetings.calling import REMINDER
from bot.outbox.queue import Kind, fates, list_unclear
from models.outbox import OutboxMessage
from tests.crash.chaos.figures import Figures, OnKill, Wish
from tests.crash.chaos.moments import Dice
from tests.crash.examples import schedule_announcement
from tests.crash.stage import BOT_ID, REPEATED, Stage, set_stage

_SENDS = ("sendMessage",)
_AT_REST = ("sent", "refused", "unknown")
_ROW = OutboxMessage
Begin = Callable[[Stage], Awaitable[int]]


async def _remind(stage: Stage) -> int:
    await stage.remind()
    return stage.meeting_id


# Said once more when its fate is unclear, or held; and what begins it: returns the subject.
POLICIES: dict[str, tuple[Kind, Begin]] = {
    "repeat": (REMINDER, _remind),
    "hold": (MESSAGE, schedule_announcement),
}


@dataclass
class _Broadcast:
    stage: Stage
    kind: Kind
    begin: Begin
    wish: Wish
    figures: Figures
    subject_id: int = 0

    async def set_due(self) -> None:
        """Everybody is to be told; nothing of the round before is left."""
        self.stage.forget_chats()
        async with self.stage.database.writing() as session:
            await session.execute(delete(_ROW).where(_ROW.kind == self.kind.name))
        self.subject_id = await self.begin(self.stage)

    async def states(self) -> dict[str, int]:
        """How many rows are in which state."""
        query = select(_ROW.state, func.count()).where(_ROW.kind == self.kind.name)
        async with self.stage.database.reading() as session:
            rows = await session.execute(query.group_by(_ROW.state))
            return {row[0]: row[1] for row in rows}

    async def is_over(self) -> bool:
        """Whether every row is at rest, and the board, if there is one, tells of the last."""
        states = await self.states()
        boards = [row for row in await self.stage.outbox(BOARD.name) if row.state != "sent"]
        return bool(states) and set(states) <= set(_AT_REST) and not boards

    async def count(self) -> None:
        """What became of the round."""
        query = select(_ROW.chat_id, _ROW.state).where(_ROW.kind == self.kind.name)
        async with self.stage.database.reading() as session:
            rows = {row[0]: row[1] for row in await session.execute(query)}
            listed = await list_unclear(session, self.kind, self.subject_id)
            told = await fates(session, self.kind, self.subject_id)
        unknown = [chat_id for chat_id, state in rows.items() if state == "unknown"]
        self.figures.demand("an unclear one is not listed", is_so=len(listed) == len(unknown))
        self.figures.demand("the report does not add up", is_so=told.total == self.wish.items)
        self.figures.items += len(rows)
        self.figures.lost += abs(self.wish.items - len(rows))
        self.figures.stuck += sum(state not in _AT_REST for state in rows.values())
        self._compare(rows)

    def _compare(self, rows: Mapping[int, str]) -> None:
        world, figures = self.stage.simulator.world, self.figures
        bot = world.bots[BOT_ID]
        for chat_id, state in rows.items():
            history = world.private_chat(world.people[chat_id], bot).history.values()
            said = [str(message.body.get("text", "")) for message in history]
            marks = [words.startswith(REPEATED) for words in said]
            figures.lost += state == "refused" or (state == "sent" and not said)
            allowed: tuple[list[bool], ...] = ([], [False], [True], [False, True])
            is_fair = marks in allowed if self.kind.repeat else marks in allowed[:2]
            figures.doubled += not is_fair
            figures.copies += len(said) == 2


async def run(
    url: str, place: Path, policy: str, wish: Wish, chance: random.Random, on_kill: OnKill
) -> Figures:
    """Broadcasts of `items` messages until the process was killed so often."""
    name = f"broadcast, {policy}, {wish.window} under way"
    figures = Figures(name, url.partition("+")[0])
    settings: dict[str, Any] = {
        "messages_in_flight": wish.window,
        "messages_per_second": 1000,
        "log_level": "WARNING",
    }
    async with set_stage(url, place, wish.items, **settings) as stage:
        broadcast = _Broadcast(stage, *POLICIES[policy], wish, figures)
        dice = Dice(chance, _SENDS, gap=min(60, max(wish.items // 5, 2)))
        while figures.kills < wish.kills:
            await _round(broadcast, dice, on_kill)
    figures.judge(wish.window)
    return figures


async def _round(broadcast: _Broadcast, dice: Dice, on_kill: OnKill) -> None:
    stage, figures, wish = broadcast.stage, broadcast.figures, broadcast.wish
    await broadcast.set_due()
    while figures.kills < wish.kills and await dice.live(stage, broadcast.is_over):
        figures.kills += 1
        left = (await broadcast.states()).get("sending", 0)
        figures.unclear += left
        figures.demand("more were under way than allowed", is_so=left <= wish.window)
        on_kill()
    if not stage.bot.is_alive:
        await stage.bot.start()
    await stage.eventually(broadcast.is_over, within=300)
    await broadcast.count()
    await stage.bot.clear_away()
