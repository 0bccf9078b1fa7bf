"""Answers in a poll, from the raw update to the commit, beside plain handlers.

The whole bot (inbox, worker, the handlers of all features) beside a handler of its own that does
the same work on the same kind of database in a transaction for each press. Words over the press
and the edited question are made and handed over on both sides, to a server that takes no time.
"""

import json
import random
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, ExitStack
from dataclasses import dataclass, field
from functools import partial
from itertools import product
from statistics import median, quantiles

from benchmarks import poll_board
from benchmarks.databases import new_database, new_postgres
from benchmarks.figures import Line, interleave, times
from benchmarks.poll_scene import OPTIONS, Press, counts_of, presses, set_scene
from benchmarks.poll_sides import Ours, Plain, Side
from models.session import Database
from tests.bed.databases import postgres_source

_BATCH = 100
# Ours, and two to compare it with.
_SIDES = 3
Opening = Callable[[], AbstractAsyncContextManager[Database]]


@dataclass(frozen=True)
class Size:
    """How much is measured; the answers of a burst are taken in turns of so many."""

    people: int = 5_000
    # Everybody once, the others by anybody: about two thirds change their mind.
    burst: int = 10_000
    # Of open polls, and on PostgreSQL.
    smaller: int = 2_000
    turns: int = 5
    # One at a time.
    alone: int = 100
    board: poll_board.Size = field(default_factory=poll_board.Size)


class _Course:
    """What one side has to do, and how long it took by a clock that stands in others' turns."""

    def __init__(self, side: Side, burst: Sequence[Press], alone: Sequence[Press]) -> None:
        self.side = side
        self.given: list[Press] = []
        self.rates: list[float] = []
        # Milliseconds from the arrival to the commit; the burst arrives as a whole.
        self.waits: list[float] = []
        self.waits_alone: list[float] = []
        self._burst, self._alone = list(burst), list(alone)
        self._clock = self._cpu = 0.0

    @property
    def cpu(self) -> float:
        """Milliseconds of this process's CPU for an answer of the burst."""
        return self._cpu * 1000 / len(self.waits)

    async def burst(self, number: int) -> float:
        """Take so many that wait; returns how many a second."""
        batches, numbers = self._next(self._burst, number, _BATCH)
        began, cpu = time.perf_counter(), time.process_time()
        await self.side.take(batches)
        self._cpu += time.process_time() - cpu
        took = time.perf_counter() - began
        since = began - self._clock
        self.waits += [(self.side.committed[one] - since) * 1000 for one in numbers]
        self._clock += took
        self.rates.append(len(numbers) / took)
        return self.rates[-1]

    async def alone(self, number: int) -> float:
        """So many, each when the one before it is over; returns the milliseconds of the median."""
        for _ in range(number):
            await self.side.rest()
            batches, numbers = self._next(self._alone, 1, 1)
            began = time.perf_counter()
            await self.side.take(batches)
            self.waits_alone.append((self.side.committed[numbers[0]] - began) * 1000)
        return median(self.waits_alone)

    def _next(self, waiting: list[Press], number: int, size: int) -> tuple[list[str], list[int]]:
        taken = waiting[:number]
        del waiting[:number]
        first = len(self.given) + 1
        self.given += taken
        updates = [self.side.scene.update(first + at, one) for at, one in enumerate(taken)]
        batches = [json.dumps(updates[at : at + size]) for at in range(0, len(updates), size)]
        return batches, list(range(first, first + len(taken)))

    async def is_right(self) -> bool:
        """Whether the closed poll counts just what was pressed, and every press was answered."""
        is_whole = set(self.side.committed) == set(range(1, len(self.given) + 1))
        is_answered = self.side.request.calls == 2 * len(self.given)
        counts = await self.side.scene.close()
        return is_whole and is_answered and counts == counts_of(self.given)


async def _measure_on(
    name: str, openings: Sequence[Opening], size: Size, *, is_secret: bool
) -> list[Line]:
    number = size.burst if is_secret and name == "SQLite" else size.smaller
    turn = number // size.turns
    async with AsyncExitStack() as stack:
        databases = [await stack.enter_async_context(opening()) for opening in openings]
        scenes = [await set_scene(one, size.people, is_secret=is_secret) for one in databases]
        ours = Ours(scenes[0])
        sides = [ours, Plain(scenes[1]), Plain(scenes[2], counts=False)]
        burst, alone = presses(size.people, number), _alone(size)
        courses = [_Course(side, burst, alone) for side in sides]
        async with ours, sides[1], sides[2]:
            await _take_turns(courses, size, turn)
        done = await ours.count_done()
        are_right = [await course.is_right() for course in courses]
    kind = "secret" if is_secret else "open"
    subject = f"{turn * size.turns:,} answers, {kind} poll, {name}"
    remark = f"{done:,} of {len(courses[0].given):,} done"
    return _lines(subject, courses, are_right, remark, f"One answer, {kind} poll, {name}")


def _alone(size: Size) -> list[Press]:
    chance = random.Random(2)  # noqa: S311 - the same presses on all sides
    people, options = range(1, size.people + 1), range(len(OPTIONS))
    return [Press(chance.choice(people), chance.choice(options)) for _ in range(size.alone)]


async def _take_turns(courses: Sequence[_Course], size: Size, turn: int) -> None:
    """Those that do not count take one turn only: their rate is all that is asked."""
    both, few = courses[:2], size.alone // size.turns
    await interleave(1, [partial(course.burst, turn) for course in courses])
    await interleave(size.turns - 1, [partial(course.burst, turn) for course in both])
    await interleave(size.turns, [partial(course.alone, few) for course in both])


def _lines(
    subject: str, courses: Sequence[_Course], are_right: Sequence[bool], done: str, single: str
) -> list[Line]:
    us, them = courses[:2]
    rates = [median(course.rates) for course in courses]
    remarks = [
        f"{course.cpu:.2f} ms of CPU each, {_same(is_right=is_right)}"
        for course, is_right in zip(courses, are_right, strict=True)
    ]
    ratio = times(rates[0], rates[1])
    return [
        Line(subject, us.side.name, _rate(rates[0], us), f"{done}, {remarks[0]}", ratio),
        Line(subject, them.side.name, _rate(rates[1], them), remarks[1]),
        Line(
            subject,
            f"{them.side.name} that never count",
            f"{rates[2]:,.0f} a second",
            f"{remarks[2]}; one turn; chibot in that turn: {times(us.rates[0], rates[2])}",
        ),
        Line(single, us.side.name, _words(us.waits_alone, "ms"), "two commits"),
        Line(single, them.side.name, _words(them.waits_alone, "ms"), "one commit"),
    ]


def _same(*, is_right: bool) -> str:
    return "counts as pressed" if is_right else "COUNTS DIFFER"


def _rate(rate: float, course: _Course) -> str:
    waits = [wait / 1000 for wait in course.waits]
    return f"{rate:,.0f} a second; {_words(waits, 's')}"


def _words(waits: Sequence[float], unit: str) -> str:
    cuts = quantiles(waits, n=100)
    return f"p50 {cuts[49]:.1f} {unit}, p99 {cuts[98]:.1f} {unit}"


async def measure(size: Size | None = None) -> list[Line]:
    """Secret polls, as is usual, and open ones, on both databases; then the board."""
    wanted = size or Size()
    lines = []
    with ExitStack() as stack:
        # Each side has a server of its own, for both kinds of polls.
        servers = [stack.enter_context(postgres_source()) for _ in range(_SIDES)]
        databases: dict[str, Sequence[Opening]] = {
            "SQLite": [new_database] * _SIDES,
            "PostgreSQL": [partial(new_postgres, server) for server in servers],
        }
        for (name, openings), is_secret in product(databases.items(), (True, False)):
            lines += await _measure_on(name, openings, wanted, is_secret=is_secret)
    return [*lines, *await poll_board.measure(wanted.board)]
