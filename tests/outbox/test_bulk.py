"""Messages to many: files, progress, keeping back, taking back, and proof that one arrived."""

from datetime import timedelta

from bot.outbox import queue
from bot.outbox.cards import Attachment, unsigned
from models.repositories import accounts
from simulator.client import Person, buttons_of, words_of
from tests.bed.waiting import eventually, heard
from tests.outbox.office import BOARD, BULK, NOTE, Office

GROUP = -4_200


async def _send_to(office: Office, *people: Person) -> None:
    for person in people:
        await office.put(BULK, person.id)
    office.open()
    for person in people:
        await office.settled(person.id)


async def test_file_goes_with_its_caption_and_the_caption_can_be_corrected(office: Office) -> None:
    lan = await office.arrive("Lan")
    office.files[1] = Attachment("document", content=b"1,2", name="danh-sach.csv")
    await _send_to(office, lan)
    (message,) = [one for one in await lan.messages() if not one["out"]]
    assert (words_of(message), message["document"]["file_name"]) == ("Thông báo", "danh-sach.csv")
    office.boards[1] = "Thông báo (đã sửa)"
    async with office.database.writing() as session:
        await queue.edit_sent(session, BULK, 1, office.clock.now())
    office.wake()
    await eventually(lambda: _has_heard(lan, ["Thông báo (đã sửa)"]))


async def _has_heard(person: Person, words: list[str]) -> bool:
    return await heard(person) == words


async def test_what_was_taken_back_disappears(office: Office) -> None:
    lan, minh = await office.arrive("Lan"), await office.arrive("Minh")
    await _send_to(office, lan)
    office.gone.add(1)
    await office.put(BULK, minh.id)
    async with office.database.writing() as session:
        await queue.edit_sent(session, BULK, 1, office.clock.now())
    office.wake()
    await office.settled(lan.id, "refused")
    await office.settled(minh.id, "refused")
    assert [await heard(lan), await heard(minh)] == [[], []]
    async with office.database.reading() as session:
        fates = await queue.fates(session, BULK, 1)
    assert (fates.delivered, fates.withdrawn, fates.refused) == (1, 1, {"withdrawn": 1})


async def test_what_telegram_deletes_no_more_says_that_it_was_taken_back(office: Office) -> None:
    lan = await office.arrive("Lan")
    await _send_to(office, lan)
    words = "Bad Request: message can't be deleted for everyone"
    await office.client.arm_fault("status", "deleteMessage", status=400, description=words)
    office.gone.add(1)
    async with office.database.writing() as session:
        await queue.edit_sent(session, BULK, 1, office.clock.now())
    office.wake()
    await office.settled(lan.id, "refused")
    assert await heard(lan) == ["Đã thu hồi"]


async def test_message_put_back_while_others_are_kept_back_is_kept_back_too(
    office: Office,
) -> None:
    lan = await office.arrive("Lan")
    office.held.add(1)
    await office.put(BULK, lan.id)
    office.open()
    row = await office.settled(lan.id, "paused")
    assert (row.attempt, await heard(lan)) == (0, [])
    office.held.clear()
    async with office.database.writing() as session:
        await queue.resume(session, BULK, 1, office.clock.now())
    office.wake()
    await office.settled(lan.id)


async def test_board_follows_what_is_sent_and_its_last_state_is_right(office: Office) -> None:
    secretary = await office.arrive("Bí thư")
    office.boards[1] = "0"
    await office.put(BOARD, secretary.id)
    office.open()
    await office.settled(secretary.id)
    office.boards[1] = "1"
    minh = await office.arrive("Minh")
    await office.put(BULK, minh.id)
    await office.settled(minh.id)
    office.clock.advance(timedelta(seconds=4))
    office.wake()
    await eventually(lambda: _has_heard(secretary, ["1"]))


async def test_nothing_personal_goes_to_a_group(office: Office) -> None:
    await office.put(BULK, GROUP)
    office.open()
    assert (await office.settled(GROUP, "refused")).reason == "private_only"
    assert await office.client.transcript(method="sendMessage") == []


async def test_nobody_is_called_who_is_known_not_to_be_reached(office: Office) -> None:
    lan = await office.arrive("Lan")
    async with office.database.writing() as session:
        await accounts.set_reach(session, lan.id, "blocked", office.clock.now())
    await office.put(BULK, lan.id)
    office.open()
    assert (await office.settled(lan.id, "refused")).reason == "blocked"
    assert await office.client.transcript(method="sendMessage") == []


async def test_each_button_carries_the_number_of_its_row(office: Office) -> None:
    lan = await office.arrive("Lan")
    await office.put(NOTE, lan.id)
    office.open()
    row = await office.settled(lan.id)
    (message,) = [one for one in await lan.messages() if not one["out"]]
    (button,) = buttons_of(message)
    assert unsigned(button["callback_data"]) == ("yes", row.id)
