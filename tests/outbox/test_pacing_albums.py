"""Albums at the gate: the strict server of the simulator counts pictures, and refuses nothing."""

import asyncio

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.outbox.pacing import Gate, Priority
from simulator.errors import ApiError
from simulator.limits import Limits, RateLimiter
from tests.outbox.virtual_time import run_in_virtual_time
from tests.outbox.wishes import ROUNDING, Wish, make

_WISHES = st.lists(
    st.builds(
        Wish,
        after=st.floats(0, 90),
        chat_id=st.sampled_from([-2, -1, 1]),
        priority=st.sampled_from(Priority),
        takes=st.floats(0, 4),
        seen=st.floats(0, 1),
        size=st.sampled_from([1, 1, 1, 2, 3, 10]),
    ),
    min_size=1,
    max_size=40,
)


def _refused(gate: Gate, wishes: list[Wish], limits: Limits) -> list[int]:
    """Seconds that the server asked to wait, in the order in which it saw the calls."""
    now = 0.0
    limiter = RateLimiter(limits, lambda: now)
    refused = []
    for one in sorted(run_in_virtual_time(make(gate, wishes)), key=lambda one: one.seen_at):
        # Each call a little later than the one before: the clock's rounding adds up.
        now = max(now, one.seen_at + ROUNDING * (one.place + 1))
        wish = one.wish
        try:
            limiter.claim(1, wish.chat_id, group=wish.chat_id < 0, paid=False, size=wish.size)
        except ApiError as refusal:
            refused.append(refusal.parameters["retry_after"])
    return refused


@settings(max_examples=150, deadline=None)
@given(wishes=_WISHES, burst=st.integers(1, 3), per_second=st.sampled_from([1, 7, 30]))
@example([Wish(0, -1, Priority.BULK, 0, 1, size) for size in (10, 10, 10, 1, 1)], 3, 30)
def test_strict_server_refuses_no_album(wishes: list[Wish], burst: int, per_second: int) -> None:
    limits = Limits(per_bot=per_second, chat_burst=burst)
    assert _refused(Gate(per_second), wishes, limits) == []


@pytest.mark.parametrize(("size", "next_at"), [(1, 1.0), (2, 2.0), (10, 10.0)])
def test_album_bars_its_chat_for_as_long_as_its_pictures_would(size: int, next_at: float) -> None:
    wishes = [Wish(0, 5, Priority.BULK, 0, 1, size), Wish(0, 5, Priority.BULK, 0)]
    first, second = run_in_virtual_time(make(Gate(), wishes))
    assert second.left_at - first.left_at == pytest.approx(next_at)


def test_two_albums_of_ten_fill_the_minute_of_a_group() -> None:
    wishes = [Wish(0, -5, Priority.BULK, 0, 1, 10) for _ in range(3)]
    made = run_in_virtual_time(make(Gate(), wishes))
    assert made[1].left_at - made[0].left_at < 20
    assert made[2].left_at - made[0].left_at == pytest.approx(60)


def test_others_are_not_held_up_by_an_album_whose_chat_is_hot() -> None:
    hot = [Wish(0, -5, Priority.BULK, 0, 1, 10) for _ in range(3)]
    others = [Wish(0.5, chat, Priority.BULK, 0) for chat in range(1, 6)]
    made = run_in_virtual_time(make(Gate(), [*hot, *others]))
    assert max(one.left_at - one.asked_at for one in made if one.wish.chat_id > 0) < 1.5


def test_album_cancelled_on_its_way_gives_all_its_slots_back() -> None:
    async def scene() -> float:
        gate = Gate(per_second=10, chat_seconds=0)
        sending = asyncio.create_task(make(gate, [Wish(0, 1, Priority.TALK, 9, 1, 10)]))
        await asyncio.sleep(1)
        sending.cancel()
        await asyncio.gather(sending, return_exceptions=True)
        (one,) = await make(gate, [Wish(0, 2, Priority.TALK, 0, 1, 10)])
        return one.left_at - one.asked_at

    assert run_in_virtual_time(scene()) == pytest.approx(1)
