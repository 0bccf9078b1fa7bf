"""Answers to the person who is talking: in order, once if possible, and not lost by a kill."""

from typing import Any

import pytest
from sqlalchemy import update

from bot.context import Reply
from bot.inbox import replies as replying
from bot.inbox.replies import Replies
from bot.outbox.cards import Card
from bot.outbox.delivery import Delivery
from bot.outbox.pacing import Gate
from models.inbox import InboxUpdate
from models.repositories import inbox
from tests.bed.waiting import eventually, heard
from tests.inbox.counter import BOT_ID, Counter


async def test_answers_keep_their_order_however_slow_the_first_is(counter: Counter) -> None:
    lan, minh = [await counter.client.add_person(name) for name in ("Lan", "Minh")]
    await lan.start()
    await counter.client.arm_fault("delay", "sendMessage", chat_id=lan.id, seconds=0.5)
    counter.open()
    await lan.say("một")
    await lan.say("hai")
    await minh.start()
    await minh.wait_for_text("Đã ghi: /start")
    assert await heard(lan) == []
    await counter.all_answered(4)
    assert await heard(lan) == ["Đã ghi: /start", "Đã ghi: một", "Đã ghi: hai"]


async def test_answers_not_said_before_a_kill_are_said_after_the_start(counter: Counter) -> None:
    lan = await counter.client.add_person("Lan")
    await lan.start()
    await counter.client.arm_fault("never_answer", "sendMessage", seconds=60)
    await lan.say("một")
    await lan.say("hai")
    counter.open()

    async def all_done() -> bool:
        return await counter.counts() == {"done": 3} and not await counter.client.faults()

    await eventually(all_done)
    await counter.kill()
    assert await heard(lan) == []
    counter.open(fetches=False)
    await counter.all_answered(3)
    assert await heard(lan) == ["Đã ghi: /start", "Đã ghi: một", "Đã ghi: hai"]
    assert len(await counter.notes()) == 3
    assert {row.replies is None for row in (await counter.rows()).values()} == {True}


async def test_who_talks_does_not_wait_for_what_was_said_over_presses(counter: Counter) -> None:
    many = [await counter.client.add_person(f"Người {number}") for number in range(8)]
    lan = await counter.client.add_person("Lan")
    for person in (*many, lan):
        await person.start()
    counter.prepare()
    delivery = Delivery(counter.application.bot, Gate(chat_seconds=0, per_second=4))
    replies = Replies(delivery, counter.database, BOT_ID)
    for number, person in enumerate(many):
        replies.say(number, [Reply("send", Card("đã ghi"), person.id, can_wait=True)])
    replies.say(99, [Reply("send", Card("chào"), lan.id)])
    await lan.wait_for_text("chào")
    assert len([person for person in many if await heard(person)]) < len(many)
    await replies.drain()
    assert [await heard(person) for person in many] == [["đã ghi"]] * len(many)


async def test_unclear_answer_is_said_twice_at_most(counter: Counter) -> None:
    lan = await counter.client.add_person("Lan")
    await lan.start()
    await counter.client.arm_fault("disconnect", "sendMessage", deliver=True, times=None)
    counter.open()
    await counter.all_answered(1)
    assert await heard(lan) == ["Đã ghi: /start"] * 2


async def test_answer_waits_until_telegram_can_be_reached(counter: Counter) -> None:
    lan = await counter.client.add_person("Lan")
    await lan.start()
    await counter.client.arm_fault("html", "sendMessage", status=403, times=2)
    counter.open()
    await counter.all_answered(1)
    assert await heard(lan) == ["Đã ghi: /start"]


async def test_answer_that_cannot_be_read_does_not_stop_the_next(counter: Counter) -> None:
    """A message without a chat, in a 200: python-telegram-bot raises a KeyError."""
    lan = await counter.client.add_person("Lan")
    await lan.start()
    body = '{"ok": true, "result": {"message_id": []}}'
    await counter.client.arm_fault("html", "sendMessage", body=body, times=2)
    counter.open()
    await lan.say("một")
    await counter.all_answered(2)
    assert (await heard(lan))[-1] == "Đã ghi: một"


async def test_group_that_moved_gets_its_answer_in_the_new_place(counter: Counter) -> None:
    lan = await counter.client.add_person("Lan")
    group = await counter.client.add_group("Tổ 5", lan, [BOT_ID])
    await lan.in_chat(group).say("/chao@counter_bot")
    new = await counter.client.migrate(group, lan.id)
    counter.open()
    await lan.in_chat(new).wait_for_text("Đã ghi: /chao")


async def _store(counter: Counter, update_id: int, replies: list[Any], state: str) -> None:
    async with counter.database.writing() as session:
        now = counter.clock.now()
        row = {"bot_id": BOT_ID, "update_id": update_id, "person_id": None, "body": "{}"}
        await inbox.add(session, [row | {"received_at": now}])
        changed = {"state": state, "replies": replies, "done_at": now}
        of_it = InboxUpdate.update_id == update_id
        await session.execute(update(InboxUpdate).where(of_it).values(**changed))


async def test_answers_of_an_older_release_do_not_stop_the_start(counter: Counter) -> None:
    lan = await counter.client.add_person("Lan")
    await lan.start()
    good = Reply("send", Card("Chào"), chat_id=lan.id).to_json()
    await _store(counter, 1, [{"text": "x"}], "done")
    await _store(counter, 2, [good | {"colour": "red"}], "done")
    await _store(counter, 3, [], "done")
    await _store(counter, 4, [good], "done")
    counter.open(fetches=False)
    await counter.all_answered(4)
    assert await heard(lan) == ["Chào"]


async def test_so_many_answers_at_most_are_said_and_not_noted(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However fast the bot talks: after a kill no more than these are said again."""
    monkeypatch.setattr(replying, "_MOST_UNNOTED", 3)
    people = [await counter.client.add_person(f"Người {number}") for number in range(5)]
    for person in people:
        await person.start()
    counter.prepare()
    replies = Replies(
        Delivery(counter.application.bot, Gate(chat_seconds=0)), counter.database, BOT_ID
    )
    for number, person in enumerate(people):
        replies.say(number, [Reply("send", Card("chào"), person.id)])

    async def have_heard(number: int) -> bool:
        return sum([len(await heard(person)) for person in people]) == number

    async def is_noted() -> bool:
        async with counter.database.writing() as session:
            answered = await replies.note(session)
        replies.noted(answered)
        return bool(answered)

    await eventually(lambda: have_heard(3))
    assert replies._room.locked()
    assert await is_noted()
    await eventually(lambda: have_heard(5))
    await replies.drain()


async def test_answers_to_one_update_said_in_two_ways_give_back_both_places(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replying, "_MOST_UNNOTED", 2)
    people = [await counter.client.add_person(name) for name in ("Lan", "Minh")]
    for person in people:
        await person.start()
    counter.prepare()
    assert counter.replies is not None
    for person in people:
        counter.replies.say(1, [Reply("send", Card("chào"), person.id)])
    await counter.replies.drain()
    assert counter.replies._room.locked()
    counter.replies.noted([1])
    assert counter.replies._room._value == 2
