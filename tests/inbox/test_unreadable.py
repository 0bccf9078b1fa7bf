"""F17: an update that nobody can read stands alone; all others are stored and worked on."""

import json
from typing import Any

import pytest
from telegram.error import TelegramError

from bot.inbox import fetch
from simulator.errors import Json
from tests.bed.waiting import eventually, heard
from tests.inbox.counter import BOT_ID, Counter
from tests.inbox.test_worker import BAD

DEEP = 10_000


def _deep(number: str) -> str:
    """An update too deep for any parser."""
    return f'{{"update_id": {number}, "message": {"[" * DEEP}{"]" * DEEP}}}'


async def _feed(counter: Counter, raw: str) -> None:
    await counter.client.post("/control/updates", bot=BOT_ID, raw=raw)


async def test_f17_only_the_bad_ones_of_a_batch_are_quarantined(counter: Counter) -> None:
    people = [await counter.client.add_person(name) for name in ("Lan", "Minh", "Nga")]
    for person in people:
        await person.start()
    for number, bad in enumerate(BAD.values()):
        await people[number % 3].say(f"tin {number}")
        await counter.client.feed(bad)
    counter.open()
    whole = 3 + 2 * len(BAD)

    async def all_done() -> bool:
        counts = await counter.counts()
        return counts.get("answered", 0) + counts.get("quarantined", 0) == whole

    await eventually(all_done)
    said = {person.id for person in people}
    notes = [words for who, words in await counter.notes() if who in said]
    assert len(notes) == 3 + len(BAD)
    for place, person in enumerate(people):
        own = [f"tin {number}" for number in range(place, len(BAD), 3)]
        assert await heard(person) == [f"Đã ghi: {words}" for words in ("/start", *own)]


@pytest.mark.parametrize("number", ["1002", '"x"', "null"])
async def test_f17_answer_that_cannot_be_read_does_not_stop_the_fetching(
    counter: Counter, number: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The answer as a whole is no JSON: its updates are fetched one by one, the bad one skipped."""
    monkeypatch.setattr(fetch, "_BACK_OFF", (0.01, 0.05))
    lan = await counter.client.add_person("Lan")
    await counter.client.post("/control/updates", bot=BOT_ID, next_update_id=1000)
    await lan.start()
    await lan.say("trước")
    await _feed(counter, _deep(number))
    await lan.say("sau")
    counter.open()
    await counter.all_answered(3)
    assert [words for _, words in await counter.notes()] == ["/start", "trước", "sau"]
    await counter.all_in("quarantined", 1)
    (stub,) = [row for row in (await counter.rows()).values() if row.state == "quarantined"]
    assert (stub.update_id, stub.body) == (1002, "{}")
    polls = await counter.client.transcript(method="getUpdates")
    assert len([poll for poll in polls if str(poll["params"]["limit"]) == "1"]) < 10


async def test_f17_update_deeper_than_can_be_written_is_kept_as_a_number(counter: Counter) -> None:
    """It can just be read, and is too deep for anything else."""
    assert counter.fetcher is not None
    value: Any = 1
    for _ in range(2_000):
        value = [value]
    bad = {"update_id": 1001, "message": value}
    good = {"update_id": 1002, "message": {"text": "tin"}}
    assert await counter.fetcher.intake.store([bad, good]) == 1002
    assert {row.update_id: row.state for row in (await counter.rows()).values()} == {
        1001: "quarantined",
        1002: "waiting",
    }


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>",
        b'{"ok": true, "result": [{"update_id": 7, "mess',
        b'{"ok": false, "result": []}]}',
        b'{"ok": true}',
        b'{"ok": true, "result": {}}',
        b"[" * DEEP,
        b"[]",
    ],
)
def test_what_is_no_answer_of_telegram_is_asked_for_again(body: bytes) -> None:
    """A cut-off answer too: it holds updates that are sound."""
    with pytest.raises(TelegramError):
        fetch._read(body)


@pytest.mark.parametrize(
    ("body", "updates"),
    [
        (b'{"ok": true, "result": []}', []),
        (b'{"ok": true, "result": [{"update_id": 1, "update_id": 2}]}', [{"update_id": 2}]),
        (b'{"ok": true, "result": [{"a": "\xff"}]}', [{"a": "\ufffd"}]),
    ],
)
def test_odd_answers_are_read(body: bytes, updates: list[Json]) -> None:
    assert fetch._read(body) == updates


@pytest.mark.parametrize("junk", ['"date": 1' + "0" * 5_000, "[" * DEEP + "]" * DEEP])
def test_number_of_an_unreadable_update_is_found(junk: str) -> None:
    update = f'{{"update_id": 77, "message": {{{junk}}}}}' if "date" in junk else junk
    body = f'{{"ok": true, "result": [{update}]}}'.encode()
    with pytest.raises(fetch._Unreadable) as caught:
        fetch._read(body)
    assert caught.value.update_id == (77 if "date" in junk else None)


async def test_huge_update_is_worked_on_like_any_other(counter: Counter) -> None:
    lan = await counter.client.add_person("Lan")
    await lan.start()
    huge = {"update_id": 1_000_000, "message": {"message_id": 1, "extra": "x" * 10_000_000}}
    counter.simulator.world.bots[BOT_ID].queue.put_text(json.dumps(huge))
    counter.open()

    async def is_over() -> bool:
        counts = await counter.counts()
        return "waiting" not in counts and sum(counts.values()) == 2

    await eventually(is_over)
    assert await heard(lan) == ["Đã ghi: /start"]
