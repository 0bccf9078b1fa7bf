"""Numbers of updates: the same one again is passed over, a new one with an old number is not."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from bot.inbox import rules
from models.repositories import inbox, retention
from models.repositories.inbox import Stored
from simulator.client import Person
from simulator.errors import Json
from tests.bed.waiting import heard
from tests.inbox.counter import BOT_ID, Counter

NOW = datetime(2026, 12, 7, 2, 0, tzinfo=UTC)
WEEK = timedelta(days=8)


async def _said(counter: Counter, *words: str) -> Person:
    """A person who has said this and was answered; nothing runs any more."""
    lan = await counter.client.add_person("Lan")
    await lan.start()
    counter.open()
    for each in words:
        await lan.say(each)
    await counter.all_answered(1 + len(words))
    await counter.close()
    return lan


async def _say_again(counter: Counter) -> None:
    for row in (await counter.rows()).values():
        await counter.client.feed_text(row.body)


async def test_f14_update_that_comes_again_at_once_has_one_effect(counter: Counter) -> None:
    await _said(counter, "một")
    rows = [json.loads(row.body) for row in (await counter.rows()).values()]
    assert counter.fetcher is not None
    intake = counter.fetcher.intake
    assert await intake.store(rows * 2) == max(row["update_id"] for row in rows)
    counter.open()
    await _settled(counter)
    assert intake.repeated == 4
    assert [words for _, words in await counter.notes()] == ["/start", "một"]


async def _settled(counter: Counter) -> None:
    """Whatever waits is worked on, and what is said to it has been said."""
    assert counter.worker is not None
    assert counter.replies is not None
    is_left = True
    while is_left:
        is_left = await counter.worker.work_on_batch()
    await counter.replies.drain()
    await counter.worker.work_on_batch()


async def test_f14_update_that_comes_again_after_a_restart_is_passed_over(
    counter: Counter,
) -> None:
    lan = await _said(counter, "một")
    await _say_again(counter)
    counter.open()
    await lan.say("hai")
    await counter.all_answered(3)
    assert counter.fetcher is not None
    assert counter.fetcher.intake.repeated == 2
    assert [words for _, words in await counter.notes()] == ["/start", "một", "hai"]


@pytest.mark.parametrize("is_emptied", [False, True])
async def test_f14_update_that_comes_again_after_a_week_is_passed_over(
    counter: Counter, *, is_emptied: bool
) -> None:
    lan = await _said(counter, "một")
    bodies = [row.body for row in (await counter.rows()).values()]
    counter.clock.advance(WEEK)
    if is_emptied:
        async with counter.database.writing() as session:
            now = counter.clock.now()
            await retention.forget_updates(session, now, now - timedelta(days=90))
    for body in bodies:
        await counter.client.feed_text(body)
    counter.open()
    await lan.say("hai")
    await counter.all_answered(3)
    assert [words for _, words in await counter.notes()] == ["/start", "một", "hai"]


async def test_f15_updates_that_come_in_disorder_are_worked_on_by_number(
    counter: Counter,
) -> None:
    lan = await counter.client.add_person("Lan")
    for number in (1007, 1003, 1005):
        await counter.client.feed(_message(lan.id, number, f"tin {number}"))
    counter.open()
    await counter.all_answered(3)
    assert [words for _, words in await counter.notes()] == ["tin 1003", "tin 1005", "tin 1007"]


async def test_f15_late_update_with_a_lower_number_is_worked_on_when_it_comes(
    counter: Counter,
) -> None:
    assert counter.fetcher is not None
    lan = await counter.client.add_person("Lan")
    for number in (1007, 1003):
        await counter.fetcher.intake.store([_message(lan.id, number, f"tin {number}")])
        await _settled(counter)
    assert [words for _, words in await counter.notes()] == ["tin 1007", "tin 1003"]


async def test_f15_edited_message_changes_nothing_and_is_answered_by_nothing(
    counter: Counter,
) -> None:
    lan = await counter.client.add_person("Lan")
    await lan.start()
    next(iter(counter.simulator.world.bots.values())).queue.clear()
    edited = {"update_id": 1001, "edited_message": _message(lan.id, 1, "sửa")["message"]}
    edited["edited_message"]["edit_date"] = 1_790_000_001
    await counter.client.feed(edited)
    await counter.client.feed(_message(lan.id, 1002, "gốc"))
    counter.open()
    await counter.all_answered(2)
    calls = await counter.client.transcript(method="getUpdates")
    assert "edited_message" not in str(calls[0]["params"]["allowed_updates"])
    assert [words for _, words in await counter.notes()] == ["gốc"]
    assert await heard(lan) == ["Đã ghi: gốc"]


def _message(person_id: int, number: int, words: str, date: int = 1_790_000_000) -> Json:
    chat = {"id": person_id, "type": "private", "first_name": "Lan"}
    sender = {"id": person_id, "is_bot": False, "first_name": "Lan"}
    message = {"message_id": number, "date": date, "chat": chat, "from": sender, "text": words}
    return {"update_id": number, "message": message}


async def test_f16_offset_is_dropped_after_a_quiet_week(counter: Counter) -> None:
    """A lower number is then neither lost nor fetched for ever."""
    assert counter.fetcher is not None
    lan = await counter.client.add_person("Lan")
    for number in (1003, 1004):
        await counter.client.feed(_message(lan.id, number, f"tin {number}"))
        await counter.fetcher._poll()
    counter.clock.advance(WEEK)
    await counter.client.feed(_message(lan.id, 1001, "tin 1001"))
    await counter.fetcher._poll()
    await _settled(counter)
    calls = await counter.client.transcript(method="getUpdates")
    assert [str(call["params"].get("offset", "")) for call in calls] == ["", "1004", ""]
    assert {words for _, words in await counter.notes()} == {"tin 1001", "tin 1003", "tin 1004"}


@pytest.mark.parametrize("is_emptied", [False, True])
async def test_f16_new_update_with_an_old_number_is_worked_on(
    counter: Counter, *, is_emptied: bool
) -> None:
    lan = await counter.client.add_person("Lan")
    assert counter.fetcher is not None
    await counter.fetcher.intake.store([_message(lan.id, 1003, "cũ")])
    await _settled(counter)
    counter.clock.advance(WEEK)
    now = counter.clock.now()
    if is_emptied:
        async with counter.database.writing() as session:
            await retention.forget_updates(session, now, now - timedelta(days=90))
    await counter.fetcher.intake.store([_message(lan.id, 1003, "mới", int(now.timestamp()))])
    await _settled(counter)
    assert [words for _, words in await counter.notes()] == ["cũ", "mới"]
    assert counter.fetcher.intake.repeated == 0


@pytest.mark.parametrize(
    ("old", "body", "told_at", "is_other"),
    [
        (Stored(is_over=True, body="a", received_at=NOW), "b", NOW + WEEK, True),
        (Stored(is_over=True, body="{}", received_at=NOW), "b", NOW + WEEK, True),
        (Stored(is_over=True, body="b", received_at=NOW), "b", NOW + WEEK, False),
        (Stored(is_over=True, body="{}", received_at=NOW), "b", NOW - timedelta(hours=1), False),
        (Stored(is_over=True, body="a", received_at=NOW), "b", NOW + timedelta(days=6), False),
        (Stored(is_over=False, body="a", received_at=NOW), "b", NOW + WEEK, False),
    ],
)
def test_f16_old_number_is_a_new_update_only_after_a_week(
    old: Stored, body: str, told_at: datetime, *, is_other: bool
) -> None:
    assert rules.is_other_update(old, body, told_at) is is_other


@pytest.mark.parametrize(
    ("update", "told_at"),
    [
        ({"update_id": 1, "message": {"date": 1_780_000_000}}, 1_780_000_000),
        ({"update_id": 1, "my_chat_member": {"date": 1_780_000_000}}, 1_780_000_000),
        ({"update_id": 1, "callback_query": {"message": {"date": 5}}}, None),
        ({"update_id": 1, "message": {"date": 10**15}}, None),
        ({"update_id": 1, "message": {"date": "yesterday"}}, None),
        ({"update_id": 1, "message": {"date": True}}, None),
        ({"update_id": 1, "message": {"date": -5}}, None),
        ({"update_id": 1, "message": []}, None),
    ],
    ids=str,
)
def test_update_tells_when_it_happened_if_it_does(update: Json, told_at: int | None) -> None:
    expected = NOW if told_at is None else datetime.fromtimestamp(told_at, UTC)
    assert rules.told_at(update, NOW) == expected


async def test_p14_newest_update_is_known_by_when_it_came_not_by_its_number(
    counter: Counter,
) -> None:
    assert counter.fetcher is not None
    async with counter.database.reading() as session:
        assert await inbox.find_last_received(session, BOT_ID) is None
    for number in (1007, 1003):
        counter.clock.advance(timedelta(hours=1))
        await counter.fetcher.intake.store([_message(5, number, "tin")])
    async with counter.database.reading() as session:
        last = await inbox.find_last_received(session, BOT_ID)
    assert last is not None
    assert counter.clock.now() - last < timedelta(minutes=30)
