"""What the sender makes of rows: rendered when they are sent, each settled, nobody starved."""

import asyncio

import pytest

from bot.outbox.pacing import Gate
from bot.outbox.queue import refresh, say_again
from models.repositories import accounts, dialogues, outbox, sending
from simulator.client import Person
from tests.bed.waiting import eventually, heard
from tests.outbox.office import BOARD, BROKEN, BULK, CODE, NOTE, Office


async def test_message_is_sent_once_and_its_choices_can_be_typed(office: Office) -> None:
    lan = await office.arrive("Lan")
    for _ in range(3):
        await office.put(NOTE, lan.id)
    office.open()
    row = await office.settled(lan.id)
    assert (row.attempt, row.sent_revision) == (1, 1)
    assert await heard(lan) == ["Mời họp (Tiếng Việt)"]
    async with office.database.reading() as session:
        assert await dialogues.find_choices(session, lan.id) == [("Vâng", "yes")]
        found = await outbox.find_by_message(session, lan.id, row.message_id or 0)
    assert found is not None


async def test_language_is_the_readers_at_the_moment_of_sending(office: Office) -> None:
    lan = await office.arrive("Lan", "vi")
    await office.put(NOTE, lan.id)
    async with office.database.writing() as session:
        account = await accounts.find(session, lan.id)
        assert account is not None
        account.language = "en"
    office.open()
    await office.settled(lan.id)
    assert await heard(lan) == ["Mời họp (English)"]


async def test_what_is_not_needed_any_more_is_not_sent(office: Office) -> None:
    lan = await office.arrive("Lan")
    office.boards[1] = None
    await office.put(BOARD, lan.id)
    office.open()
    row = await office.settled(lan.id, "refused")
    assert (row.reason, await heard(lan)) == ("not_needed", [])


async def test_row_that_cannot_be_rendered_says_so_and_stops_nobody(office: Office) -> None:
    lan, minh = await office.arrive("Lan"), await office.arrive("Minh")
    await office.put(BROKEN, lan.id)
    await office.put(CODE, lan.id, 2, text="x" * 5000)
    await office.put(NOTE, minh.id)
    office.open()
    await office.settled(minh.id)
    assert (await office.settled(lan.id, "refused")).reason == "render_failed"
    assert (await office.settled(lan.id, "refused", 2)).reason == "picture_not_drawn"


async def test_picture_is_drawn_when_it_is_sent(office: Office) -> None:
    lan = await office.arrive("Lan")
    await office.put(CODE, lan.id, text="https://t.me/office_bot?start=abc")
    office.open()
    await office.settled(lan.id)
    (message,) = [one for one in await lan.messages() if not one["out"]]
    assert message["photo"]
    assert message["caption"] == "Mã mời"


async def test_many_refreshes_make_one_edit(office: Office) -> None:
    lan = await office.arrive("Lan")
    office.boards[1] = "Có mặt: 0"
    await office.put(BOARD, lan.id)
    office.open()
    first = await office.settled(lan.id)
    await office.close()
    for number in range(1, 11):
        office.boards[1] = f"Có mặt: {number}"
        async with office.database.writing() as session:
            await refresh(session, BOARD, 1, office.clock.now())
    office.open()
    row = await office.settled(lan.id)
    assert row.message_id == first.message_id
    assert await heard(lan) == ["Có mặt: 10"]
    assert len(await office.client.transcript(method="editMessageText")) == 1


async def _under_way(office: Office, method: str) -> None:
    """A call of this method waits at Telegram."""

    async def is_taken() -> bool:
        return not await office.client.faults()

    await eventually(is_taken)
    assert not await office.client.transcript(method=method)


async def test_message_refreshed_while_it_is_sent_is_said_again(office: Office) -> None:
    lan = await office.arrive("Lan")
    office.boards[1] = "Có mặt: 0"
    await office.client.arm_fault("delay", "sendMessage", seconds=0.3)
    await office.put(BOARD, lan.id)
    office.open()
    await _under_way(office, "sendMessage")
    office.boards[1] = "Có mặt: 1"
    async with office.database.writing() as session:
        await refresh(session, BOARD, 1, office.clock.now())
    row = await office.settled(lan.id)
    assert (row.revision, row.attempt) == (2, 1)
    assert await heard(lan) == ["Có mặt: 1"]


async def test_not_needed_but_refreshed_meanwhile_is_looked_at_again(office: Office) -> None:
    lan = await office.arrive("Lan")
    office.boards[1] = None
    await office.put(BOARD, lan.id)
    async with office.database.writing() as session:
        (row,) = await sending.claim(session, 1, office.clock.now())
        await refresh(session, BOARD, 1, office.clock.now())
        refused = {"row_id": row.id, "said_revision": 1, "why": "not_needed"}
        await sending.settle_refused(session, [refused | {"at": office.clock.now()}])
    office.boards[1] = "Có mặt: 1"
    office.open()
    row_now = await office.settled(lan.id)
    assert (row_now.reason, await heard(lan)) == (None, ["Có mặt: 1"])


async def test_board_asked_for_while_it_is_edited_comes_as_a_new_message(office: Office) -> None:
    lan = await office.arrive("Lan")
    office.boards[1] = "Có mặt: 0"
    await office.put(BOARD, lan.id)
    office.open()
    first = await office.settled(lan.id)
    await office.client.arm_fault("delay", "editMessageText", seconds=0.3)
    office.boards[1] = "Có mặt: 1"
    async with office.database.writing() as session:
        await refresh(session, BOARD, 1, office.clock.now())
    office.wake()
    await _under_way(office, "editMessageText")
    async with office.database.writing() as session:
        await say_again(session, BOARD, 1, lan.id, office.clock.now())
    row = await office.settled(lan.id)
    assert row.message_id != first.message_id
    assert len(await heard(lan)) == 2


@pytest.mark.parametrize("is_refreshed", [False, True])
async def test_board_asked_for_while_it_is_sent_comes_once_more(
    office: Office, *, is_refreshed: bool
) -> None:
    """The first may hold another picture than the second: it is not edited into it."""
    lan = await office.arrive("Lan")
    office.boards[1] = "Có mặt: 0"
    await office.client.arm_fault("delay", "sendMessage", seconds=0.3)
    await office.put(BOARD, lan.id)
    office.open()
    await _under_way(office, "sendMessage")
    office.boards[1] = "Có mặt: 1"
    async with office.database.writing() as session:
        await say_again(session, BOARD, 1, lan.id, office.clock.now())
        if is_refreshed:
            await refresh(session, BOARD, 1, office.clock.now())
    await eventually(lambda: _has_heard(lan, 2))
    row = await office.settled(lan.id)
    shown = await lan.messages()
    assert (row.state, row.reason, row.message_id) == ("sent", None, shown[-1]["message_id"])
    assert (await heard(lan))[-1] == "Có mặt: 1"


async def _has_heard(person: Person, number: int) -> bool:
    return len(await heard(person)) == number


async def test_message_the_reader_deleted_is_sent_anew(office: Office) -> None:
    lan = await office.arrive("Lan")
    office.boards[1] = "Có mặt: 0"
    await office.put(BOARD, lan.id)
    office.open()
    first = await office.settled(lan.id)
    await office.bot.delete_message(lan.id, first.message_id or 0)
    office.boards[1] = "Có mặt: 1"
    async with office.database.writing() as session:
        await refresh(session, BOARD, 1, office.clock.now())
    office.wake()
    row = await office.settled(lan.id)
    assert row.message_id != first.message_id
    assert (await heard(lan))[-1] == "Có mặt: 1"


async def test_no_more_are_under_way_than_may_be_unclear(office: Office) -> None:
    people = [await office.arrive(f"Người {n}") for n in range(9)]
    await office.client.arm_fault("delay", "sendMessage", seconds=0.05, times=None)
    for person in people:
        await office.put(NOTE, person.id)
    office.open(in_flight=2)
    most = 0

    async def all_sent() -> bool:
        nonlocal most
        states = [row.state for row in await office.rows()]
        most = max(most, states.count("sending"))
        return states.count("sent") == 9

    await eventually(all_sent)
    assert 1 <= most <= 2


async def test_answer_makes_room_for_the_next_at_once(office: Office) -> None:
    """One at a time, a look a second would take twelve seconds and more."""
    people = [await office.arrive(f"Người {n}") for n in range(12)]
    for person in people:
        await office.put(NOTE, person.id)
    office.open(in_flight=1)
    async with asyncio.timeout(8):
        for person in people:
            await office.settled(person.id)


async def test_hot_chat_does_not_hold_up_the_others(office: Office) -> None:
    """Forty urgent rows to one chat, one a second: the rest does not wait for them."""
    hot = await office.arrive("Nóng")
    people = [await office.arrive(f"Người {n}") for n in range(6)]
    office.gate = Gate(chat_seconds=1.0)
    for number in range(40):
        await office.put(NOTE, hot.id, number)
    for person in people:
        await office.put(BULK, person.id)
    office.open(in_flight=2)
    for person in people:
        await office.settled(person.id)
    assert len(await heard(hot)) <= 4


async def test_three_hot_chats_do_not_take_all_places(office: Office) -> None:
    hot = [await office.arrive(f"Nóng {n}") for n in range(3)]
    people = [await office.arrive(f"Người {n}") for n in range(20)]
    office.gate = Gate(chat_seconds=1.0)
    for number in range(30):
        for person in hot:
            await office.put(NOTE, person.id, number)
    for person in people:
        await office.put(NOTE, person.id)
    office.open(in_flight=3)
    for person in people:
        await office.settled(person.id)
    assert max([len(await heard(person)) for person in hot]) <= 4


async def test_group_over_its_limit_waits_in_the_outbox_not_at_the_gate(office: Office) -> None:
    lan = await office.arrive("Lan")
    group = await office.client.add_group("Tổ 5", lan, [office.bot.id])
    office.gate = Gate(chat_seconds=0, group_per_minute=2)
    for number in range(5):
        await office.put(NOTE, group, number)
    office.open(in_flight=1)

    async def two_sent() -> bool:
        return [row.state for row in await office.rows()].count("sent") == 2

    await eventually(two_sent)
    await office.put(NOTE, lan.id)
    await office.settled(lan.id)
    rows = [row for row in await office.rows() if row.chat_id == group]
    assert sorted(row.state for row in rows) == ["queued"] * 3 + ["sent"] * 2
    late = [row.not_before - office.clock.now() for row in rows if row.state == "queued"]
    assert max(late).total_seconds() == pytest.approx(58, abs=5)


async def test_end_leaves_nothing_as_if_it_were_under_way(office: Office) -> None:
    """One is unclear, those that wait for their turn have not been sent."""
    people = [await office.arrive(f"Người {n}") for n in range(3)]
    office.gate = Gate(per_second=1, chat_seconds=0)
    await office.client.arm_fault("never_answer", "sendMessage", seconds=60)
    for person in people:
        await office.put(NOTE, person.id)
    office.open()

    async def all_taken() -> bool:
        return {row.state for row in await office.rows()} == {"sending"}

    await eventually(all_taken)
    async with asyncio.timeout(8):
        await office.close()
    rows = await office.rows()
    assert {row.state for row in rows} == {"queued"}
    assert sorted(row.attempt for row in rows) == [0, 0, 1]
