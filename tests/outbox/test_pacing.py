"""The gate: no sliding window ever holds more than Telegram allows, whatever the replies do."""

import asyncio
from dataclasses import dataclass
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.outbox.pacing import Gate, GateIsClosed, Priority
from tests.outbox.virtual_time import run_in_virtual_time

# Rounding of the loop's clock, seconds.
_ROUNDING = 1e-6


@dataclass(frozen=True)
class Wish:
    """A call somebody wants to make: when, where, and how long its reply takes."""

    after: float
    chat_id: int
    priority: Priority
    takes: float
    # Where between leaving and reply the server sees it.
    seen: float = 1.0


@dataclass(frozen=True)
class Made:
    """A call that was made."""

    place: int
    wish: Wish
    left_at: float
    replied_at: float

    @property
    def seen_at(self) -> float:
        """When the server counted it."""
        return self.left_at + self.wish.seen * (self.replied_at - self.left_at)


async def _make(gate: Gate, wishes: list[Wish]) -> list[Made]:
    loop = asyncio.get_running_loop()
    made: list[Made] = []
    places = count()

    async def call(wish: Wish) -> None:
        await asyncio.sleep(wish.after)
        async with gate.slot(wish.chat_id, wish.priority):
            left_at, place = loop.time(), next(places)
            await asyncio.sleep(wish.takes)
        made.append(Made(place, wish, left_at, loop.time()))

    await asyncio.gather(*(call(wish) for wish in wishes))
    return sorted(made, key=lambda one: one.place)


def _most_in_a_window(moments: list[float], seconds: float) -> int:
    moments = sorted(moments)
    length = seconds - _ROUNDING
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
    made = run_in_virtual_time(_make(gate, wishes))
    assert len(made) == len(wishes)
    assert _most_in_a_window([one.seen_at for one in made], 1.0) <= limit
    for chat_id in {wish.chat_id for wish in wishes}:
        seen = [one.seen_at for one in made if one.wish.chat_id == chat_id]
        if chat_id > 0:
            assert _most_in_a_window(seen, 1.0) == 1
        else:
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
            asyncio.create_task(_make(gate, [Wish(0, number + 1, Priority.BULK, seconds)]))
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
        again = await _make(gate, [Wish(0, 100 + n, Priority.BULK, 0.1) for n in range(3)])
        assert again[-1].left_at - again[0].left_at < _ROUNDING

    run_in_virtual_time(scene())


def test_call_cancelled_between_its_turn_and_its_start_gives_the_slot_back() -> None:
    async def scene() -> None:
        gate = Gate(chat_seconds=0)
        async with gate.slot(7, Priority.TALK):
            waiting = asyncio.create_task(_make(gate, [Wish(0, 7, Priority.TALK, 1)]))
            await asyncio.sleep(0.01)
        # It has been let in, and has not heard of it yet.
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)
        assert len(await _make(gate, [Wish(0, 7, Priority.TALK, 1)])) == 1

    run_in_virtual_time(scene())


def test_slots_are_used_to_the_full() -> None:
    """300 messages with replies after 50 ms: 30 in any 1.05 s, as fast as a window allows."""
    wishes = [Wish(0, chat + 1, Priority.REMINDER, 0.05) for chat in range(300)]
    made = run_in_virtual_time(_make(Gate(), wishes))
    assert made[-1].left_at - made[0].left_at == pytest.approx(9 * 1.05, abs=0.02)


def test_who_is_talking_goes_before_reminders_and_these_before_bulk() -> None:
    bulk = [Wish(0, chat, Priority.BULK, 0.01) for chat in range(1, 40)]
    late = [Wish(0.1, 100, Priority.REMINDER, 0.01), Wish(0.1, 101, Priority.TALK, 0.01)]
    made = run_in_virtual_time(_make(Gate(per_second=10), [*bulk, *late]))
    chats = [one.wish.chat_id for one in made]
    assert chats[10:12] == [101, 100]


def test_hot_chat_does_not_hold_up_the_others() -> None:
    hot = [Wish(0, 7, Priority.TALK, 0.01) for _ in range(50)]
    others = [Wish(0.5, chat, Priority.BULK, 0.01) for chat in range(100, 120)]
    made = run_in_virtual_time(_make(Gate(), [*hot, *others]))
    assert max(one.left_at for one in made if one.wish.chat_id != 7) < 1001.6
    assert made[-1].left_at > 1048


def test_one_whose_reply_never_comes_takes_one_slot_only() -> None:
    slow = Wish(0, 1, Priority.TALK, 100)
    rest = [Wish(0, chat, Priority.TALK, 0) for chat in range(2, 30)]
    made = run_in_virtual_time(_make(Gate(per_second=5), [slow, *rest]))
    others = [one.left_at for one in made if one.wish.chat_id != 1]
    assert max(others) < 1000 + len(others) / 4 + 1


def test_hold_stops_everybody_and_hold_of_a_chat_only_this_chat() -> None:
    async def scene() -> dict[int, float]:
        gate = Gate()
        gate.hold(5)
        gate.hold(9, -3)
        gate.hold(2)
        assert gate.shut_for() == pytest.approx(5)
        assert gate.shut_for(-3) == pytest.approx(9)
        assert gate.shut_for(4) == pytest.approx(5)
        made = await _make(gate, [Wish(0, chat, Priority.TALK, 0.1) for chat in (-3, 4)])
        return {one.wish.chat_id: one.left_at - 1000 for one in made}

    left = run_in_virtual_time(scene())
    assert left == pytest.approx({-3: 9, 4: 5}, abs=0.01)


def test_closed_gate_turns_away_who_waits_and_lets_calls_under_way_end() -> None:
    async def scene() -> tuple[list[object], list[Made]]:
        gate = Gate(per_second=1)
        first = asyncio.create_task(_make(gate, [Wish(0, 1, Priority.TALK, 3)]))
        waiting = [
            asyncio.create_task(_make(gate, [Wish(after, 2, Priority.TALK, 3)]))
            for after in (0, 0.5, 2)
        ]
        await asyncio.sleep(1)
        gate.close()
        return await asyncio.gather(*waiting, return_exceptions=True), await first

    turned_away, made = run_in_virtual_time(scene())
    assert [type(error) for error in turned_away] == [GateIsClosed] * 3
    assert len(made) == 1
