"""Messages whose fate is unclear: two marked copies at most, or one that is held; never a lie."""

import pytest

from bot.outbox import transport
from bot.outbox.queue import fates, list_unclear
from tests.bed.waiting import eventually, heard
from tests.faults.cell import CalledCell
from tests.outbox.office import POST, Office

_CUTS = ("disconnect", "disconnect_in_body")


@pytest.fixture
def short_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Seconds that an answer may take."""
    monkeypatch.setattr(transport, "_READ_TIMEOUT", 1.5)


@pytest.mark.usefixtures("short_patience")
async def test_f01_reminder_that_arrives_but_times_out_comes_twice_at_most(
    cell: CalledCell,
) -> None:
    await cell.town.client.arm_fault(
        "never_answer", "sendMessage", deliver=True, times=2, chat_id=cell.binh.id
    )
    await cell.remind()
    row = await cell.settled(cell.binh, "unknown")
    assert (row.attempt, row.message_id) == (2, None)
    first, second = await cell.reminders(cell.binh)
    assert cell.repeated not in first
    assert second.startswith(cell.repeated)
    for person in (cell.an, cell.cuc):
        assert (await cell.settled(person)).attempt == 1
        (said,) = await cell.reminders(person)
        assert cell.repeated not in said


@pytest.mark.usefixtures("short_patience")
async def test_f01_held_message_that_times_out_comes_once_and_is_listed_as_unclear(
    office: Office,
) -> None:
    lan = await office.arrive("Lan")
    await office.client.arm_fault("never_answer", "sendMessage", deliver=True)
    await office.put(POST, lan.id)
    office.open()
    await office.settled(lan.id, "unknown")
    async with office.database.reading() as session:
        told = await fates(session, POST, 1)
        (listed,) = await list_unclear(session, POST, 1)
    assert (told.unclear, told.delivered, told.total) == (1, 0, 1)
    assert listed.chat_id == lan.id
    assert len(await heard(lan)) == 1


@pytest.mark.parametrize("kind", _CUTS)
async def test_f02_reminder_whose_answer_is_cut_off_comes_a_second_time_and_says_so(
    cell: CalledCell, kind: str
) -> None:
    await cell.town.client.arm_fault(kind, "sendMessage", deliver=True, chat_id=cell.binh.id)
    await cell.remind()
    row = await cell.settled(cell.binh)
    assert (row.attempt, row.reason) == (2, None)
    first, second = await cell.reminders(cell.binh)
    assert second == f"{cell.repeated}\n{first}"


@pytest.mark.parametrize("kind", _CUTS)
async def test_f02_held_message_whose_answer_is_cut_off_comes_once(
    office: Office, kind: str
) -> None:
    lan = await office.arrive("Lan")
    await office.client.arm_fault(kind, "sendMessage", deliver=True)
    await office.put(POST, lan.id)
    office.open()
    await office.settled(lan.id, "unknown")
    assert len(await heard(lan)) == 1


@pytest.mark.parametrize("kind", _CUTS)
async def test_f02_cut_off_edit_is_repeated_and_the_board_is_true(
    cell: CalledCell, kind: str
) -> None:
    """An edit may be repeated freely: it makes no second copy."""
    await cell.town.client.arm_fault(kind, "editMessageText", deliver=True, chat_id=cell.an.id)
    await cell.binh.press(cell.town.words("answer-yes"))

    async def is_true() -> bool:
        board = (await cell.rows("meetings.board"))[cell.an.id]
        return board.state == "sent" and board.sent_revision == board.revision

    await eventually(is_true)
    boards = [words for words in await heard(cell.an) if "Chưa trả lời:" in words]
    assert len(boards) == 1
    assert "Có mặt: 1" in boards[0]


@pytest.mark.parametrize("kind", _CUTS)
async def test_f02_answer_to_a_person_comes_twice_at_most(cell: CalledCell, kind: str) -> None:
    await cell.town.client.arm_fault(
        kind, "sendMessage", deliver=True, times=3, chat_id=cell.binh.id
    )
    await cell.binh.say("em bận, xin vắng ạ")

    async def is_over() -> bool:
        return len(await _echoes(cell)) == 2

    await eventually(is_over)
    await cell.town.client.clear_faults()
    await cell.binh.say("có mặt")
    await eventually(lambda: _has_noted(cell, "có mặt"))
    assert len([words for words in await _echoes(cell) if "vắng" in words]) == 2


async def _echoes(cell: CalledCell) -> list[str]:
    return [words for words in await heard(cell.binh) if "Đã ghi nhận" in words]


async def _has_noted(cell: CalledCell, label: str) -> bool:
    return any(label in words for words in await _echoes(cell))
