"""Faults of Telegram and the network, and what stands in the rows and chats afterwards."""

import random
from collections import Counter
from datetime import datetime

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.outbox.queue import put, put_to_all
from models.members import Account
from models.outbox import OutboxMessage
from models.repositories import accounts
from tests.bed.waiting import eventually, heard
from tests.outbox.office import BOARD, NOTE, POST, Office

_SAID = "Mời họp (Tiếng Việt)"
_REPEATED = "(Gửi lại"


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("Forbidden: bot was blocked by the user", "blocked"),
        ("Forbidden: user is deactivated", "deactivated"),
        ("Bad Request: chat not found", "chat_not_found"),
    ],
)
async def test_refusal_is_final_and_told_to_those_who_must_know(
    office: Office, words: str, reason: str
) -> None:
    lan = await office.arrive("Lan")
    status = 403 if words.startswith("Forbidden") else 400
    await office.client.arm_fault("status", "sendMessage", status=status, description=words)
    await office.put(NOTE, lan.id)
    office.open()
    row = await office.settled(lan.id, "refused")
    assert row.reason == reason
    assert office.refused == [(lan.id, reason)]
    assert len(await office.client.transcript(method="sendMessage")) == 1


async def test_asked_to_wait_nobody_calls_before_it_is_over(office: Office) -> None:
    people = [await office.arrive(f"Người {n}") for n in range(6)]
    await office.client.arm_fault("status", "sendMessage", retry_after=1)
    for person in people:
        await office.put(NOTE, person.id)
    office.open(in_flight=1)
    for person in people:
        row = await office.settled(person.id)
        assert row.attempt == 1
    calls = await office.client.transcript(method="sendMessage")
    refused, first = [call["at"] for call in calls[:2]]
    assert calls[0]["status"] == 429
    assert len(calls) == 7
    assert (_seconds(first) - _seconds(refused)) >= 0.99


def _seconds(at: str) -> float:
    return datetime.fromisoformat(at).timestamp()


async def test_group_that_became_a_supergroup_gets_its_message_once(office: Office) -> None:
    lan = await office.arrive("Lan")
    group = await office.client.add_group("Tổ 5", lan, [office.bot.id])
    new = await office.client.migrate(group, lan.id)
    await office.put(NOTE, group)
    office.open()

    async def is_sent() -> bool:
        return [(row.chat_id, row.state) for row in await office.rows()] == [(new, "sent")]

    await eventually(is_sent)
    assert (await office.row(new)).attempt == 1
    said = [m for m in await lan.in_chat(new).messages() if m.get("text") == _SAID]
    assert len(said) == 1


async def test_unclear_reminder_that_had_not_arrived_comes_with_its_second_try(
    office: Office,
) -> None:
    lan = await office.arrive("Lan")
    await office.client.arm_fault("status", "sendMessage", status=502)
    await office.put(NOTE, lan.id)
    office.open()
    row = await office.settled(lan.id)
    assert row.attempt == 2
    (said,) = await heard(lan)
    assert said.startswith(_REPEATED)


async def test_process_that_dies_leaves_only_those_under_way_unclear(office: Office) -> None:
    people = [await office.arrive(f"Người {n}") for n in range(5)]
    kinds = [NOTE, POST, NOTE, NOTE, NOTE]
    await office.client.arm_fault("delay", "sendMessage", seconds=0.5, times=2)
    for person, kind in zip(people, kinds, strict=True):
        await office.put(kind, person.id)
    office.open(in_flight=2)

    async def both_under_way() -> bool:
        return not await office.client.faults()

    await eventually(both_under_way)
    await office.kill()
    assert Counter(row.state for row in await office.rows()) == {"sending": 2, "queued": 3}
    office.open()
    assert (await office.settled(people[0].id)).attempt == 2
    assert (await office.settled(people[1].id, "unknown")).attempt == 1
    for person in people[2:]:
        assert (await office.settled(person.id)).attempt == 1


async def test_row_taken_by_a_turn_that_seemed_to_fail_is_found_again(office: Office) -> None:
    """A commit whose answer was lost: the row is under way, and nobody works on it."""
    lan, minh = await office.arrive("Lan"), await office.arrive("Minh")
    office.open()
    await office.put(NOTE, minh.id)
    await office.settled(minh.id)
    async with office.database.writing() as session:
        await _rename(session, "outbox_messages", "elsewhere")
    sender = office.sender

    async def has_failed() -> bool:
        return sender is not None and not sender._is_recovered

    await eventually(has_failed)
    async with office.database.writing() as session:
        # In one transaction: the sender recovers as soon as the table is there again.
        await _rename(session, "elsewhere", "outbox_messages")
        await put(session, NOTE, 1, lan.id, office.clock.now())
        await session.execute(
            update(OutboxMessage).where(OutboxMessage.chat_id == lan.id).values(state="sending")
        )
    assert (await office.settled(lan.id)).state == "sent"
    assert len(await heard(minh)) == 1


async def _rename(session: AsyncSession, old: str, new: str) -> None:
    await session.execute(text(f"ALTER TABLE {old} RENAME TO {new}"))


async def test_message_put_to_all_reaches_each_once(office: Office) -> None:
    people = [await office.arrive(f"Người {n}") for n in range(5)]
    chats = select(Account.user_id).where(Account.reach == accounts.REACHABLE)
    for expected in (5, 0):
        async with office.database.writing() as session:
            number = await put_to_all(session, NOTE, 1, chats, office.clock.now())
            assert number == expected
    async with office.database.writing() as session:
        assert await put_to_all(session, NOTE, 1, chats, office.clock.now(), key="again") == 5
    office.open()
    for person in people:

        async def has_both(person_id: int = person.id) -> bool:
            rows = [row for row in await office.rows() if row.chat_id == person_id]
            return [row.state for row in rows] == ["sent", "sent"]

        await eventually(has_both)
        assert await heard(person) == [_SAID, _SAID]


@pytest.mark.parametrize("seed", [1, 2])
async def test_rows_add_up_whatever_telegram_does(office: Office, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same faults every time
    people = [await office.arrive(f"Người {n}") for n in range(30)]
    for person in people:
        await office.put(BOARD if chance.random() < 0.2 else NOTE, person.id)
    office.boards[1] = _SAID
    wishes = [
        {"kind": "status", "status": 500},
        {"kind": "disconnect", "deliver": True},
        {"kind": "disconnect"},
        {"kind": "html", "status": 403},
        {"kind": "status", "status": 403, "description": "Forbidden: user is deactivated"},
    ]
    for _ in range(14):
        wish = chance.choice(wishes)
        chat_id = chance.choice(people).id
        await office.client.arm_fault(method="sendMessage", chat_id=chat_id, **wish)  # type: ignore[arg-type]
    office.open()

    async def all_settled() -> bool:
        states = Counter(row.state for row in await office.rows())
        return states["sent"] + states["refused"] + states["unknown"] == len(people)

    await eventually(all_settled, within=60)
    rows = {row.chat_id: row for row in await office.rows()}
    for person in people:
        copies, row = await heard(person), rows[person.id]
        assert len(copies) <= 2
        assert all(text.startswith(_REPEATED) for text in copies[1:])
        if row.state == "sent":
            assert copies
