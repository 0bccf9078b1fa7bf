"""The gate: no sliding window ever holds more than Telegram allows, whatever the replies do."""

import asyncio
from collections import deque
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.outbox.pacing import Gate, Priority
from tests.outbox.virtual_time import run_in_virtual_time
from tests.outbox.wishes import ROUNDING, Wish, make


def _most_in_a_window(moments: list[float], seconds: float) -> int:
    moments = sorted(moments)
    length = seconds - ROUNDING
    return max(sum(start <= at < start + length for at in moments) for start in moments)


_WISHES = st.lists(
    st.builds(
        Wish,
        after=st.floats(0, 3),
        chat_id=st.integers(-2, 6).filter(bool),
        priority=st.sampled_from(Priority),
        takes=st.floats(0, 4),
        seen=st.floats(0, 1),
    ),
    min_size=1,
    max_size=60,
)


@settings(max_examples=60, deadline=None)
@given(wishes=_WISHES, limit=st.integers(1, 8))
def test_no_window_the_server_may_count_in_is_overfull(wishes: list[Wish], limit: int) -> None:
    gate = Gate(per_second=limit, chat_seconds=1.0, group_per_minute=5)
    made = run_in_virtual_time(make(gate, wishes))
    assert len(made) == len(wishes)
    assert _most_in_a_window([one.seen_at for one in made], 1.0) <= limit
    for chat_id in {wish.chat_id for wish in wishes}:
        seen = [one.seen_at for one in made if one.wish.chat_id == chat_id]
        assert _most_in_a_window(seen, 1.0) == 1
        if chat_id < 0:
            assert _most_in_a_window(seen, 60.0) <= 5


@settings(max_examples=40, deadline=None)
@given(
    takes=st.lists(st.floats(0, 2), min_size=20, max_size=60),
    cancelled=st.sets(st.integers(0, 59), max_size=30),
    at=st.floats(0, 2),
)
def test_cancelled_calls_give_their_slots_back(
    takes: list[float], cancelled: set[int], at: float
) -> None:
    async def scene() -> None:
        gate = Gate(per_second=3, chat_seconds=0)
        calls = [
            asyncio.create_task(make(gate, [Wish(0, number + 1, Priority.BULK, seconds)]))
            for number, seconds in enumerate(takes)
        ]
        await asyncio.sleep(at)
        for number in cancelled:
            if number < len(calls):
                calls[number].cancel()
        done = await asyncio.gather(*calls, return_exceptions=True)
        made = [one for result in done if isinstance(result, list) for one in result]
        assert len(made) >= len(takes) - len(cancelled)
        # Afterwards the gate is as good as new.
        await asyncio.sleep(2)
        again = await make(gate, [Wish(0, 100 + n, Priority.TALK, 0.1) for n in range(3)])
        assert again[-1].left_at - again[0].left_at < ROUNDING

    run_in_virtual_time(scene())


def test_call_cancelled_between_its_turn_and_its_start_gives_the_slot_back() -> None:
    async def scene() -> None:
        gate = Gate(chat_seconds=0)
        async with gate.slot(7, Priority.TALK):
            waiting = asyncio.create_task(make(gate, [Wish(0, 7, Priority.TALK, 1)]))
            await asyncio.sleep(0.01)
        # It has been let in, and has not heard of it yet.
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)
        assert len(await make(gate, [Wish(0, 7, Priority.TALK, 1)])) == 1

    run_in_virtual_time(scene())


class _Server:
    """Refuses the call that would be one too many in a true sliding window."""

    def __init__(self, per_second: int, per_group_minute: int, seed: int) -> None:
        self._all: deque[float] = deque()
        self._groups: dict[int, deque[float]] = {}
        self._per_second = per_second
        self._per_group_minute = per_group_minute
        self._weather = Random(seed)  # noqa: S311 - weather, no secret
        self.accepted = self.refused = 0

    async def call(self, chat_id: int) -> None:
        """50 ms there and back, each way up to 15 ms more or less."""
        await asyncio.sleep(0.025 + self._weather.uniform(-0.015, 0.015))
        self._count(chat_id, asyncio.get_running_loop().time())
        await asyncio.sleep(0.025 + self._weather.uniform(-0.015, 0.015))

    def _count(self, chat_id: int, now: float) -> None:
        windows = [(self._all, 1.0, self._per_second)]
        if chat_id < 0:
            group = self._groups.setdefault(chat_id, deque())
            windows.append((group, 60.0, self._per_group_minute))
        for accepted, seconds, _ in windows:
            while accepted and accepted[0] <= now - seconds:
                accepted.popleft()
        if any(len(accepted) >= most for accepted, _, most in windows):
            self.refused += 1
            return
        self.accepted += 1
        for accepted, _, _ in windows:
            accepted.append(now)


async def _busy_day(server: _Server, gate: Gate, seed: int) -> None:
    """A broadcast, people who talk, and boards of groups that are edited all the time."""
    weather = Random(seed)  # noqa: S311 - weather, no secret

    async def say(chat_id: int, priority: Priority, after: float) -> None:
        await asyncio.sleep(after)
        async with gate.slot(chat_id, priority):
            await server.call(chat_id)

    broadcast = [say(chat + 1, Priority.BULK, 0) for chat in range(300)]
    talk = [say(weather.randint(1, 400), Priority.TALK, weather.uniform(0, 9)) for _ in range(60)]
    edits = [
        say(-weather.randint(1, 3), Priority.REMINDER, weather.uniform(0, 9)) for _ in range(90)
    ]
    await asyncio.gather(*broadcast, *talk, *edits)


@pytest.mark.parametrize("seed", range(40))
def test_strict_server_refuses_nothing_of_a_busy_day(seed: int) -> None:
    async def scene() -> _Server:
        server = _Server(30, 20, seed)
        await _busy_day(server, Gate(), seed)
        return server

    server = run_in_virtual_time(scene())
    assert (server.accepted, server.refused) == (450, 0)
