"""Thousands of updates wait, and the process that works on them is killed."""

import random
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import select

from bot.features.meetings.calling import BOARD
from models.members import Account
from simulator.client import Person
from tests.bed.databases import DatabaseSource
from tests.crash.chaos.figures import Figures, OnKill, Wish
from tests.crash.chaos.moments import Dice
from tests.crash.stage import Stage, set_stage

# (words typed, None for a press of the button; the answer they mean)
ANSWERS: tuple[tuple[str | None, str], ...] = (
    (None, "yes"),
    ("em bận, xin vắng ạ", "no"),
    ("2", "no"),
    ("em đến muộn 15 phút", "late"),
    ("có mặt", "yes"),
)
_CALLS = ("getUpdates", "sendMessage", "editMessageText", "answerCallbackQuery")
_REPLIES = ("sendMessage", "editMessageText")
# Updates of one person: nobody is so fast that they are held back.
_EACH = 10


@dataclass
class Burst:
    """Everybody changes their mind some times; what each meant, in order."""

    stage: Stage
    meant: dict[int, list[str]] = field(default_factory=dict)

    @property
    def number(self) -> int:
        """How many updates."""
        return sum(len(labels) for labels in self.meant.values())

    async def say(self, chance: random.Random, each: int) -> None:
        """All that is said, before anybody listens."""
        shown = await self.stage.offer_buttons()
        turns = [person for person in self.stage.people for _ in range(each)]
        chance.shuffle(turns)
        for person in turns:
            words, label = chance.choice(ANSWERS)
            # "2" is a choice only once there is a card with choices.
            if words == "2" and person.id not in self.meant:
                words, label = ANSWERS[0]
            await self._say(person, words, shown[person.id])
            self.meant.setdefault(person.id, []).append(label)
        self.stage.tripwire.clear()

    async def _say(self, person: Person, words: str | None, message_id: int) -> None:
        if words is None:
            await person.press_data(message_id, f"ma:{self.stage.meeting_id}:yes", wait=0)
        else:
            await person.say(words)

    async def is_over(self) -> bool:
        """Whether all are answered and the board is true, or owned up to as unclear."""
        board = (await self.stage.outbox(BOARD.name))[0]
        is_true = board.state == "sent" and board.revision == board.sent_revision
        is_at_rest = is_true or board.state == "unknown"
        return is_at_rest and await self.stage.inbox() == {"answered": self.number}

    async def count(self, figures: Figures) -> None:
        """Compare what was meant with what stands in the rows and chats."""
        async with self.stage.database.reading() as session:
            rows = await session.execute(select(Account.user_id, Account.member_id))
            members = {user_id: member_id or 0 for user_id, member_id in rows}
        answers = await self.stage.answers()
        figures.items += self.number
        for user_id, labels in self.meant.items():
            answer = answers.get(members[user_id])
            figures.lost += answer is None or answer.label != labels[-1]
        # Each effect raises the board's revision by one: so many, not one more or less.
        (board,) = await self.stage.outbox(BOARD.name)
        effects = board.revision - 1 - self.number
        figures.doubled += max(effects, 0)
        figures.lost += max(-effects, 0)
        self._count_replies(figures)

    def _count_replies(self, figures: Figures) -> None:
        said = Counter(
            int(call["params"]["chat_id"])
            for call in self.stage.tripwire.after(0)
            if call["method"] in _REPLIES
        )
        for user_id, labels in self.meant.items():
            figures.lost += max(len(labels) - said[user_id], 0)
            figures.copies += max(said[user_id] - len(labels), 0)


async def run(
    source: DatabaseSource, place: Path, wish: Wish, chance: random.Random, on_kill: OnKill
) -> Figures:
    """So many updates wait, over and over, until the process was killed so often."""
    figures = Figures(f"{wish.items} waiting updates", "")
    turn = 0
    while figures.kills < wish.kills:
        turn += 1
        here = place / str(turn)
        here.mkdir()
        async with source.migrated() as url:
            figures.backend = url.partition("+")[0]
            await _round(url, here, wish, chance, figures, on_kill)
    # Answers said within the last moments before a kill may be said again after it.
    figures.judge(window=100)
    return figures


async def _round(
    url: str, place: Path, wish: Wish, chance: random.Random, figures: Figures, on_kill: OnKill
) -> None:
    settings: dict[str, Any] = {"messages_per_second": 1000, "log_level": "WARNING"}
    people = max(wish.items // _EACH, 1)
    async with set_stage(url, place, people, **settings) as stage:
        burst = Burst(stage)
        await burst.say(chance, min(_EACH, wish.items))
        dice = Dice(chance, _CALLS, gap=min(100, max(wish.items // 3, 2)))
        while figures.kills < wish.kills and await dice.live(stage, burst.is_over):
            figures.kills += 1
            on_kill()
        if not stage.bot.is_alive:
            await stage.bot.start()
        await stage.eventually(burst.is_over, within=120)
        await burst.count(figures)
