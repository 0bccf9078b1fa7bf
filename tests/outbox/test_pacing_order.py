"""The gate: who goes first, who waits for whom, and how fast it all is."""

import asyncio

import pytest

from bot.outbox.pacing import Gate, GateIsClosed, GateIsHeld, Priority
from tests.outbox.virtual_time import run_in_virtual_time
from tests.outbox.wishes import ROUNDING, Made, Wish, make


def _talk_waits(made: list[Made]) -> list[float]:
    """Seconds each person who talks waited for a slot."""
    talk = [one for one in made if one.wish.priority is Priority.TALK]
    return sorted(one.left_at - one.asked_at for one in talk)


def test_bulk_goes_nearly_as_fast_as_a_window_allows() -> None:
    """Replies after 50 ms: 29 messages in any 1.05 s, for one slot is kept for talk."""
    wishes = [Wish(0, chat + 1, Priority.BULK, 0.05) for chat in range(300)]
    made = run_in_virtual_time(make(Gate(), wishes))
    took = made[-1].left_at - made[0].left_at
    assert took == pytest.approx(10 * 1.05 + 6 / 30, abs=0.05)
    assert 300 / took > 0.95 * 30 / 1.05


def test_talk_uses_all_slots() -> None:
    wishes = [Wish(0, chat + 1, Priority.TALK, 0.05) for chat in range(300)]
    made = run_in_virtual_time(make(Gate(), wishes))
    assert made[-1].left_at - made[0].left_at == pytest.approx(9 * 1.05, abs=0.02)


def test_bot_allowed_a_thousand_a_second_keeps_its_pace() -> None:
    wishes = [Wish(0, chat + 1, Priority.BULK, 0.05) for chat in range(4_000)]
    made = run_in_virtual_time(make(Gate(per_second=1000), wishes))
    assert 4_000 / (made[-1].replied_at - made[0].left_at) > 920


def test_bot_allowed_one_a_second_still_sends_bulk() -> None:
    wishes = [Wish(0, chat + 1, Priority.BULK, 0.05) for chat in range(3)]
    made = run_in_virtual_time(make(Gate(per_second=1), wishes))
    assert made[-1].left_at - made[0].left_at == pytest.approx(2.1, abs=0.01)


def test_who_talks_now_and_then_finds_a_slot_at_once_while_thousands_go_out() -> None:
    bulk = [Wish(0, chat + 1, Priority.BULK, 0.05) for chat in range(1_000)]
    talk = [Wish(n * 1.37, -n - 1, Priority.TALK, 0.05) for n in range(24)]
    waits = _talk_waits(run_in_virtual_time(make(Gate(), bulk + talk)))
    assert waits[-1] < ROUNDING


def test_five_who_talk_every_second_wait_less_than_a_tenth_of_one() -> None:
    bulk = [Wish(0, chat + 1, Priority.BULK, 0.05) for chat in range(1_000)]
    talk = [Wish(n / 5, -n - 1, Priority.TALK, 0.05) for n in range(150)]
    waits = _talk_waits(run_in_virtual_time(make(Gate(), bulk + talk)))
    assert waits[len(waits) * 95 // 100] < 0.1


def test_who_is_talking_goes_before_reminders_and_these_before_bulk() -> None:
    bulk = [Wish(0, chat, Priority.BULK, 0.01) for chat in range(1, 40)]
    late = [
        Wish(0.25, 100, Priority.REMINDER, 0.01),
        *(Wish(0.25, chat, Priority.TALK, 0.01) for chat in range(200, 210)),
    ]
    made = run_in_virtual_time(make(Gate(per_second=10), [*bulk, *late]))
    order = [one.wish.priority for one in made if one.left_at > 1000.25 - ROUNDING]
    assert order[:12] == [*[Priority.TALK] * 10, Priority.REMINDER, Priority.BULK]


def test_hot_chat_does_not_hold_up_the_others() -> None:
    hot = [Wish(0, 7, Priority.TALK, 0.01) for _ in range(50)]
    others = [Wish(0.5, chat, Priority.BULK, 0.01) for chat in range(100, 120)]
    made = run_in_virtual_time(make(Gate(), [*hot, *others]))
    assert max(one.left_at for one in made if one.wish.chat_id != 7) < 1001.6
    assert made[-1].left_at > 1048


async def _crowd(size: int) -> tuple[int, list[asyncio.Task[None]]]:
    """Steps taken to let out fifty others while so many wait for one chat."""
    gate = Gate(per_second=1000)
    looks = 0

    async def wait_for(chat_id: int) -> None:
        async with gate.slot(chat_id, Priority.BULK):
            await asyncio.sleep(0)

    async with gate.slot(-1, Priority.TALK):
        crowd = [asyncio.create_task(wait_for(-1)) for _ in range(size)]
        await asyncio.sleep(0)
        first = gate._chats[-1].first

        def counted() -> object:
            nonlocal looks
            looks += 1
            return first()

        gate._chats[-1].first = counted  # type: ignore[assignment,method-assign]
        await asyncio.gather(*(wait_for(chat) for chat in range(1, 51)))
    return looks, crowd


def test_others_do_not_pay_for_the_many_thousands_who_wait_for_one_chat() -> None:
    async def scene() -> int:
        looks, crowd = await _crowd(20_000)
        for task in crowd:
            task.cancel()
        await asyncio.gather(*crowd, return_exceptions=True)
        return looks

    assert run_in_virtual_time(scene()) < 5


def test_one_whose_reply_never_comes_takes_one_slot_only() -> None:
    slow = Wish(0, 1, Priority.TALK, 100)
    rest = [Wish(0, chat, Priority.TALK, 0) for chat in range(2, 30)]
    made = run_in_virtual_time(make(Gate(per_second=5), [slow, *rest]))
    others = [one.left_at for one in made if one.wish.chat_id != 1]
    assert max(others) < 1000 + len(others) / 4 + 1


def test_hold_stops_everybody_and_hold_of_a_chat_only_this_chat() -> None:
    async def scene() -> dict[int, float]:
        gate = Gate()
        gate.hold(5)
        gate.hold(9, -3)
        gate.hold(2)
        assert gate.held_for == pytest.approx(5)
        assert gate.shut_for() == pytest.approx(5)
        assert gate.shut_for(-3) == pytest.approx(9)
        assert gate.shut_for(4) == pytest.approx(5)
        made = await make(gate, [Wish(0, chat, Priority.TALK, 0.1) for chat in (-3, 4)])
        return {one.wish.chat_id: one.left_at - 1000 for one in made}

    left = run_in_virtual_time(scene())
    assert left == pytest.approx({-3: 9, 4: 5}, abs=0.01)


@pytest.mark.parametrize("seconds", [117, 237])
def test_after_a_long_hold_those_who_talk_go_first(seconds: int) -> None:
    async def scene() -> list[Made]:
        gate = Gate()
        gate.hold(seconds)
        bulk = [Wish(0, chat, Priority.BULK, 0.05) for chat in range(1, 100)]
        talk = [Wish(1 + n / 10, 1000 + n, Priority.TALK, 0.05) for n in range(20)]
        return await make(gate, bulk + talk)

    made = run_in_virtual_time(scene())
    assert made[0].left_at >= 1000 + seconds
    assert {one.wish.priority for one in made[:20]} == {Priority.TALK}
    assert made[19].left_at < 1000 + seconds + 0.01


def test_nobody_waits_at_the_gate_through_a_long_hold() -> None:
    """A row that waited here would look as if it were under way."""

    async def scene() -> tuple[list[object], list[Made]]:
        gate = Gate(per_second=1)
        await make(gate, [Wish(0, 1, Priority.TALK, 0)])
        group = asyncio.create_task(make(gate, [Wish(0, -5, Priority.TALK, 0)]))
        person = asyncio.create_task(make(gate, [Wish(0, 2, Priority.TALK, 0)]))
        await asyncio.sleep(0.01)
        gate.hold(60, -5)
        gate.turn_away(-5)
        await asyncio.sleep(0.1)
        assert (group.done(), person.done()) == (True, False)
        gate.hold(60)
        gate.turn_away()
        turned_away = await asyncio.gather(group, person, return_exceptions=True)
        return list(turned_away), await make(gate, [Wish(0, 3, Priority.TALK, 0)])

    turned_away, made = run_in_virtual_time(scene())
    assert [type(error) for error in turned_away] == [GateIsHeld] * 2
    assert made[0].left_at >= 1060.1


def test_closed_gate_turns_away_who_waits_and_lets_calls_under_way_end() -> None:
    async def scene() -> tuple[list[object], list[Made]]:
        gate = Gate(per_second=1)
        first = asyncio.create_task(make(gate, [Wish(0, 1, Priority.TALK, 3)]))
        waiting = [
            asyncio.create_task(make(gate, [Wish(after, 2, Priority.TALK, 3)]))
            for after in (0, 0.5, 2)
        ]
        await asyncio.sleep(1)
        gate.close()
        return await asyncio.gather(*waiting, return_exceptions=True), await first

    turned_away, made = run_in_virtual_time(scene())
    assert [type(error) for error in turned_away] == [GateIsClosed] * 3
    assert len(made) == 1


def test_chats_that_are_idle_are_forgotten() -> None:
    async def scene() -> int:
        gate = Gate(per_second=100_000)
        for start in range(0, 30_000, 10_000):
            await make(gate, [Wish(0, start + n, Priority.TALK, 0) for n in range(1, 10_001)])
            await asyncio.sleep(2)
        return len(gate._chats)

    assert run_in_virtual_time(scene()) <= 20_000
