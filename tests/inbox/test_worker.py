"""Each update has its effect once, in order for each person, and a bad one stands alone."""

import asyncio
from typing import Any

import pytest

from bot.errors import NotAllowed
from bot.i18n import Texts
from simulator.client import Person
from simulator.errors import Json
from tests.bed.organisation import found_ward
from tests.bed.waiting import eventually, heard
from tests.inbox.counter import Counter, keep_others_out


async def _arrive(counter: Counter, *names: str) -> list[Person]:
    """People in the chat whose /start was dealt with long ago."""
    people = [await counter.client.add_person(name) for name in names]
    for person in people:
        await person.start()
    next(iter(counter.simulator.world.bots.values())).queue.clear()
    return people


async def test_what_one_person_says_is_worked_on_in_order(counter: Counter) -> None:
    people = await _arrive(counter, "Lan", "Minh", "Nga")
    for number in range(15):
        for person in people:
            await person.say(f"tin {number}")
    counter.open()
    await counter.all_answered(45)
    notes = await counter.notes()
    for person in people:
        said = [words for who, words in notes if who == person.id]
        assert said == [f"tin {number}" for number in range(15)]
        assert await heard(person) == [f"Đã ghi: {words}" for words in said]


async def test_one_that_fails_takes_nobody_along(counter: Counter) -> None:
    lan, minh = await _arrive(counter, "Lan", "Minh")
    counter.fails["hỏng"] = -1
    await minh.say("trước")
    await lan.say("hỏng")
    await minh.say("sau")
    await lan.say("tiếp")
    counter.open()
    await counter.all_answered(3)
    assert sorted(await counter.notes()) == sorted(
        [(minh.id, "trước"), (minh.id, "sau"), (lan.id, "tiếp")]
    )
    (bad,) = [row for row in (await counter.rows()).values() if row.state == "quarantined"]
    assert (bad.person_id, bad.attempts) == (lan.id, 3)


async def test_next_update_of_a_person_waits_until_the_one_before_has_worked(
    counter: Counter,
) -> None:
    (lan,) = await _arrive(counter, "Lan")
    counter.fails["hai"] = 2
    for words in ("một", "hai", "ba"):
        await lan.say(words)
    counter.open()
    await counter.all_answered(3)
    assert [words for _, words in await counter.notes()] == ["một", "hai", "ba"]
    assert await heard(lan) == ["Đã ghi: một", "Đã ghi: hai", "Đã ghi: ba"]


async def test_refusal_after_writing_leaves_only_the_refusal(counter: Counter) -> None:
    lan, minh = await _arrive(counter, "Lan", "Minh")
    await minh.say("trước")
    await lan.say("refuse late")
    await lan.say("refuse early")
    await minh.say("sau")
    counter.open()
    await counter.all_answered(4)
    assert await counter.notes() == [(minh.id, "trước"), (minh.id, "sau")]
    first, second = await heard(lan)
    assert first == second
    assert "Đã ghi" not in first
    assert {row.attempts for row in (await counter.rows()).values()} == {0}


async def test_member_is_refused_also_after_the_handler_has_written(counter: Counter) -> None:
    (lan,) = await _arrive(counter, "Lan")
    async with counter.database.writing() as session:
        ward = await found_ward(session)
        await ward.add_registered(await ward.add_cell(), lan.id)
    await lan.say("forbid late")
    counter.open()
    await counter.all_answered(1)
    words = Texts("vi", counter.settings.zone).plain(NotAllowed.key)
    assert await heard(lan) == [words]
    assert await counter.notes() == []


async def test_person_hears_of_an_update_that_cannot_be_dealt_with(counter: Counter) -> None:
    (lan,) = await _arrive(counter, "Lan")
    counter.fails["hỏng"] = -1
    counter.open()
    await lan.say("hỏng")
    await lan.wait_for(lambda message: "hỏng" not in str(message.get("text")))
    await lan.say("tiếp")
    await lan.wait_for_text("Đã ghi: tiếp")
    await counter.all_answered(1)
    # It was answered, and yet stays where it can be looked into.
    await counter.close()
    assert await counter.counts() == {"answered": 1, "quarantined": 1}


async def test_database_that_cannot_be_written_to_counts_as_no_failure(counter: Counter) -> None:
    """Another process holds the database: everything waits, nothing is quarantined."""
    (lan,) = await _arrive(counter, "Lan")
    counter.open()
    await lan.say("một")
    await counter.all_answered(1)
    async with counter.database.writing() as session:
        await keep_others_out(session)
        await lan.say("hai")
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.5):
                await counter.all_answered(2)
    await counter.all_answered(2)
    assert {row.attempts for row in (await counter.rows()).values()} == {0}


def _message(**changes: Any) -> Json:
    chat = {"id": 900_001, "type": "private", "first_name": "X"}
    sender = {"id": 900_001, "is_bot": False, "first_name": "X"}
    whole = {"message_id": 1, "date": 1_790_000_000, "chat": chat, "from": sender, "text": "a"}
    return {"message": {name: value for name, value in (whole | changes).items() if value != ...}}


def _deep() -> Any:
    value: Any = 1
    for _ in range(300):
        value = [value]
    return value


_MEMBER = {"user": {"id": 1, "is_bot": True, "first_name": "b"}}
BAD: dict[str, Json] = {
    "no message_id": _message(message_id=...),
    "no date": _message(date=...),
    "text as date": _message(date="yesterday"),
    "date far away": _message(date=10**15),
    "message is a list": {"message": []},
    "message is null": {"message": None},
    "no chat": _message(chat=...),
    "chat is a number": _message(chat=5),
    "entity without offset": _message(entities=[{"type": "bold", "length": 1}]),
    "unknown kind": {"telepathy": {"from": {"id": 900_001}}},
    "nothing at all": {},
    "unknown member status": {
        "my_chat_member": {
            "chat": {"id": 1, "type": "private"},
            "from": {"id": 900_001, "is_bot": False, "first_name": "X"},
            "date": 1_790_000_000,
            "old_chat_member": {"status": "dreaming", **_MEMBER},
            "new_chat_member": {"status": "kicked", **_MEMBER},
        }
    },
    "largest id": _message(chat={"id": 2**52 - 1, "type": "private"}),
    "text as id": _message(**{"from": {"id": "1", "is_bot": False, "first_name": "X"}}),
    "huge id": _message(**{"from": {"id": 1 << 70, "is_bot": False, "first_name": "X"}}),
    "no sender": _message(**{"from": ...}),
    "NUL in the text": _message(text="a\x00b"),
    "lone surrogate": _message(text="a\ud800b"),
    "deep": _message(reply_markup=_deep()),
    "text is a number": _message(text=12),
    "huge": _message(text="x" * 1_000_000),
    "not a number": _message(date=float("nan")),
    "press without data": {
        "callback_query": {
            "id": "1",
            "from": {"id": 900_001, "is_bot": False, "first_name": "X"},
            "chat_instance": "1",
        }
    },
}


@pytest.mark.parametrize("name", BAD)
async def test_malformed_update_stops_nobody(counter: Counter, name: str) -> None:
    (lan,) = await _arrive(counter, "Lan")
    await lan.say("trước")
    await counter.client.feed(BAD[name])
    await lan.say("sau")
    counter.open()
    await lan.wait_for_text("Đã ghi: sau")

    async def nothing_waits() -> bool:
        return "waiting" not in await counter.counts()

    await eventually(nothing_waits)
    await counter.close()
    counts = await counter.counts()
    assert sum(counts.values()) == 3
    assert set(counts) <= {"answered", "quarantined", "done"}
    assert [words for who, words in await counter.notes() if who == lan.id] == ["trước", "sau"]
    assert counts.get("quarantined", 0) <= 1
