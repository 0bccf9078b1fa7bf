"""Calls that somebody wants to make through the gate, and what came of them."""

import asyncio
from dataclasses import dataclass
from itertools import count

from bot.outbox.pacing import Gate, Priority

# Rounding of the loop's clock, seconds.
ROUNDING = 1e-6


@dataclass(frozen=True)
class Wish:
    """A call somebody wants to make: when, where, and how long its reply takes."""

    after: float
    chat_id: int
    priority: Priority
    takes: float
    # Where between leaving and reply the server sees it.
    seen: float = 1.0
    # Messages that come of it.
    size: int = 1


@dataclass(frozen=True)
class Made:
    """A call that was made."""

    place: int
    wish: Wish
    asked_at: float
    left_at: float
    replied_at: float

    @property
    def seen_at(self) -> float:
        """When the server counted it."""
        return self.left_at + self.wish.seen * (self.replied_at - self.left_at)


async def make(gate: Gate, wishes: list[Wish]) -> list[Made]:
    """Make them all; in the order in which they left."""
    loop = asyncio.get_running_loop()
    made: list[Made] = []
    places = count()

    async def call(wish: Wish) -> None:
        await asyncio.sleep(wish.after)
        asked_at = loop.time()
        async with gate.slot(wish.chat_id, wish.priority, wish.size):
            left_at, place = loop.time(), next(places)
            await asyncio.sleep(wish.takes)
        made.append(Made(place, wish, asked_at, left_at, loop.time()))

    await asyncio.gather(*(call(wish) for wish in wishes))
    return sorted(made, key=lambda one: one.place)
