"""F40: one person who writes far too fast is left aside; the others notice nothing."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from bot.i18n import Texts
from bot.inbox import patience as patience_module
from bot.inbox.patience import Patience, Verdict
from models.repositories.inbox import Waiting
from simulator.client import Person
from simulator.errors import Json
from tests.bed.waiting import heard
from tests.inbox.counter import Counter

NOW = datetime(2026, 12, 7, 2, 0, tzinfo=UTC)
BURST = 10


def _warning(counter: Counter) -> str:
    return Texts("vi", counter.settings.zone).plain("inbox-too-fast")


async def _arrive(counter: Counter, *names: str) -> list[Person]:
    people = [await counter.client.add_person(name) for name in names]
    for person in people:
        await person.start()
    next(iter(counter.simulator.world.bots.values())).queue.clear()
    counter.patience = Patience(burst=BURST, per_second=0)
    return people


async def test_f40_flood_of_one_is_dropped_with_one_warning_and_others_are_answered(
    counter: Counter,
) -> None:
    lan, minh, nga = await _arrive(counter, "Lan", "Minh", "Nga")
    for number in range(50):
        await lan.say(f"tin {number}")
        if number % 10 == 0:
            await minh.say(f"tin {number}")
            await nga.say(f"tin {number}")
    counter.open()
    await counter.all_answered(BURST + 10)
    await counter.all_in("dropped", 50 - BURST)
    await lan.wait_for_text(_warning(counter))
    said = [f"Đã ghi: tin {number}" for number in range(BURST)]
    assert await heard(lan) == [*said, _warning(counter)]
    for person in (minh, nga):
        assert await heard(person) == [f"Đã ghi: tin {number}" for number in range(0, 50, 10)]
    assert len(await counter.notes()) == BURST + 10


async def test_f40_every_press_is_told_why_however_many(counter: Counter) -> None:
    (lan,) = await _arrive(counter, "Lan")
    for number in range(30):
        await counter.client.feed(_press(lan.id, number))
    counter.open()
    await counter.all_in("dropped", 30 - BURST)

    answered: list[Json] = []
    while len(answered) < 30 - BURST:
        answered = await counter.client.transcript(method="answerCallbackQuery")
    assert {call["params"].get("text") for call in answered} == {_warning(counter)}


def _press(person_id: int, number: int) -> Json:
    sender = {"id": person_id, "is_bot": False, "first_name": "Lan"}
    chat = {"id": person_id, "type": "private", "first_name": "Lan"}
    message = {"message_id": 5, "date": 1_790_000_000, "chat": chat, "text": "x"}
    query = {"id": str(number), "from": sender, "message": message, "chat_instance": "1"}
    return {"callback_query": {**query, "data": "x"}}


async def test_f40_update_tried_again_costs_nobody_patience(counter: Counter) -> None:
    """What waits behind a failing update, or for the database, is judged once."""
    (lan,) = await _arrive(counter, "Lan")
    counter.fails["một"] = 2
    await lan.say("một")
    for number in range(BURST - 1):
        await lan.say(f"tin {number}")
    counter.open()
    await counter.all_answered(BURST)
    assert "dropped" not in await counter.counts()


def _message(number: int, at: datetime, sender_id: int = 7, chat_id: int = 7) -> Json:
    sender = {"id": sender_id, "is_bot": False, "first_name": "Lan"}
    chat = {"id": chat_id, "type": "private", "first_name": "Lan"}
    date = int(at.timestamp())
    message = {"message_id": number, "date": date, "chat": chat, "from": sender, "text": "x"}
    return {"message": message}


def _row(number: int, update: Json, received_at: datetime, person_id: int = 7) -> Waiting:
    return Waiting(number, person_id, json.dumps(update), received_at)


def test_what_waited_through_an_outage_is_judged_by_when_it_was_written() -> None:
    patience, hour = Patience(burst=10, per_second=1), timedelta(hours=1)
    told = [NOW + timedelta(seconds=2 * number) for number in range(300)]
    rows = [_row(number, _message(number, at), NOW + hour) for number, at in enumerate(told)]
    assert {patience.hear(row) for row in rows} == {Verdict.HEARD}
    at_once = [_row(number, _message(number, NOW + hour), NOW + hour) for number in range(11)]
    assert [patience.hear(row) for row in at_once][-1] is Verdict.WARNED


@pytest.mark.parametrize(("times", "every"), [(240, 0.5), (90, 0.0), (1000, 0.34)])
def test_who_ticks_a_list_or_types_ahead_is_heard(times: int, every: float) -> None:
    patience = Patience()
    moments = [NOW + timedelta(seconds=number * every) for number in range(times)]
    rows = [_row(number, _press(7, number), at) for number, at in enumerate(moments)]
    assert {patience.hear(row) for row in rows} == {Verdict.HEARD}


def test_that_the_bot_was_blocked_is_heard_always() -> None:
    patience = Patience(burst=0, per_second=0)
    member = {"my_chat_member": {"from": {"id": 7}, "chat": {"id": 7}, "date": 1_790_000_000}}
    assert patience.hear(_row(1, _message(1, NOW), NOW)) is Verdict.WARNED
    assert patience.hear(_row(2, member, NOW)) is Verdict.HEARD


@pytest.mark.parametrize("mask", [1_087_968_824, 136_817_688])
def test_those_who_speak_for_their_group_are_told_apart_by_it(mask: int) -> None:
    patience = Patience(burst=1, per_second=0)
    said = [_message(number, NOW, mask, chat_id) for number, chat_id in enumerate((-1, -2, -1))]
    verdicts = [patience.hear(_row(1, update, NOW, mask)) for update in said]
    assert verdicts == [Verdict.HEARD, Verdict.HEARD, Verdict.WARNED]
    assert patience.hear(_row(1, {"callback_query": {}}, NOW, mask)) is Verdict.HEARD


def test_patience_comes_back_with_time_and_then_warns_anew() -> None:
    patience = Patience(burst=2, per_second=1)
    verdicts = [patience.judge(7, NOW) for _ in range(4)]
    assert verdicts == [Verdict.HEARD, Verdict.HEARD, Verdict.WARNED, Verdict.DROPPED]
    soon = NOW + timedelta(seconds=1)
    assert [patience.judge(7, soon) for _ in range(2)] == [Verdict.HEARD, Verdict.DROPPED]
    later = soon + timedelta(seconds=2)
    assert [patience.judge(7, later) for _ in range(3)] == verdicts[:3]


def test_clock_that_was_set_back_gives_nothing_back() -> None:
    patience = Patience(burst=1, per_second=1)
    assert patience.judge(7, NOW) is Verdict.HEARD
    assert patience.judge(7, NOW - timedelta(days=1)) is Verdict.WARNED
    assert patience.judge(7, NOW) is Verdict.DROPPED


def test_patience_with_one_person_does_not_depend_on_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(patience_module, "_MOST", 100)
    patience = Patience(burst=1, per_second=1)
    patience.judge(0, NOW + timedelta(seconds=100))
    for person_id in range(1, 200):
        assert patience.judge(person_id, NOW + timedelta(seconds=person_id)) is Verdict.HEARD
    assert len(patience._buckets) < 150
