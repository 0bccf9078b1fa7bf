"""429: who waits, who goes on, and what a row looks like meanwhile."""

from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bot.lease import Lease
from bot.outbox.cards import Card, Menu
from bot.outbox.delivery import Delivery
from bot.outbox.outcome import Deferred, Sent
from bot.outbox.pacing import Gate, Priority
from bot.outbox.sender import Sender
from bot.outbox.settling import Result
from models.repositories import sending
from tests.bed.waiting import eventually
from tests.outbox.office import KINDS, NOTE, Office

_LONG = 237


async def _group(office: Office) -> int:
    lan = await office.arrive("Lan")
    return await office.client.add_group("Tổ 5", lan, [office.bot.id])


async def test_group_that_must_wait_holds_up_only_itself(office: Office) -> None:
    group, person = await _group(office), await office.arrive("Bình")
    await office.client.arm_fault("status", "sendMessage", retry_after=_LONG, chat_id=group)
    await office.put(NOTE, group)
    await office.put(NOTE, group, 2)
    office.open(in_flight=1)

    async def both_wait() -> bool:
        due = [row.not_before - office.clock.now() for row in await office.rows()]
        return all(wait > timedelta(seconds=_LONG - 5) for wait in due)

    await eventually(both_wait)
    await office.put(NOTE, person.id)
    await office.settled(person.id)
    assert len(await office.client.transcript(method="sendMessage")) == 2
    assert office.gate.held_for == 0


async def test_whole_bot_that_must_wait_calls_nothing_at_all(office: Office) -> None:
    person = await office.arrive("Bình")
    await office.client.arm_fault("status", "sendMessage", retry_after=_LONG)
    delivery = Delivery(office.bot, office.gate)
    assert await delivery.send(person.id, Card("Mời họp"), Priority.TALK) == Deferred(_LONG)
    before = len(await office.client.transcript())
    waits = [
        await delivery.send(person.id, Card("Mời họp"), Priority.TALK),
        await delivery.edit(person.id, 1, Card("Mời họp"), Priority.TALK),
        await delivery.answer_press("1", "Đã ghi"),
        await delivery.set_menu(person.id, Menu((("help", "Trợ giúp"),))),
    ]
    for wait in waits:
        assert isinstance(wait, Deferred)
        assert wait.seconds == pytest.approx(_LONG, abs=5)
    assert len(await office.client.transcript()) == before


async def test_short_wait_is_waited_out_before_a_press_is_answered(office: Office) -> None:
    delivery = Delivery(office.bot, office.gate)
    office.gate.hold(0.2)
    await delivery.answer_press("1", "Đã ghi")
    assert office.gate.held_for == 0


async def test_rows_at_the_gate_are_not_under_way_through_a_long_wait(office: Office) -> None:
    people = [await office.arrive(f"Người {n}") for n in range(3)]
    office.gate = Gate(per_second=1, chat_seconds=0)
    await office.client.arm_fault("status", "sendMessage", retry_after=_LONG)
    for person in people:
        await office.put(NOTE, person.id)
    office.open(in_flight=3)

    async def none_is_under_way() -> bool:
        # In this order: rows that were read before the wait began say nothing of it.
        is_held = office.gate.held_for > 0
        return is_held and {row.state for row in await office.rows()} == {"queued"}

    await eventually(none_is_under_way)
    assert {row.attempt for row in await office.rows()} == {0}
    assert len(await office.client.transcript(method="sendMessage")) == 1


async def test_wait_without_seconds_is_a_short_one(office: Office) -> None:
    person = await office.arrive("Bình")
    await office.client.arm_fault("status", "sendMessage", status=429)
    delivery = Delivery(office.bot, office.gate)
    outcome = await delivery.send(person.id, Card("Mời họp"), Priority.TALK)
    assert isinstance(outcome, Deferred)
    assert 0 < office.gate.held_for <= outcome.seconds
    assert isinstance(await delivery.send(person.id, Card("Mời họp"), Priority.TALK), Sent)


def _sender(office: Office, lease: Lease) -> Sender:
    return Sender(
        office.database,
        Delivery(office.bot, office.gate),
        office.clock,
        KINDS,
        {},
        3,
        timedelta(seconds=1),
        "vi",
        lease=lease,
    )


async def test_wait_whose_note_was_rolled_back_is_noted_again(office: Office) -> None:
    person = await office.arrive("Bình")
    await office.put(NOTE, person.id)
    lease = Lease(office.database, "office")
    assert await lease.take()
    sender, now = _sender(office, lease), office.clock.now()
    async with office.database.writing() as session:
        (row,) = await sending.claim(session, 1, now, lease.epoch)
    sender._results = [Result(row, Card("Mời họp"), Sent(5), now)]
    office.gate.hold(_LONG)
    async with office.database.writing() as session:
        await session.execute(text("ALTER TABLE outbox_messages RENAME TO elsewhere"))
    with pytest.raises(DBAPIError):
        await sender._turn()
    async with office.database.writing() as session:
        await session.execute(text("ALTER TABLE elsewhere RENAME TO outbox_messages"))
    assert await lease.hold_left() == 0
    await sender._turn()
    assert await lease.hold_left() == pytest.approx(_LONG, abs=5)
    assert (await office.row(person.id)).state == "sent"


async def test_wait_is_left_to_the_process_that_leads_next(office: Office) -> None:
    lease = Lease(office.database, "office")
    assert await lease.take()
    office.gate.hold(_LONG)
    sender = _sender(office, lease)
    sender.stop()
    await sender.run()
    assert await lease.hold_left() == pytest.approx(_LONG, abs=5)
