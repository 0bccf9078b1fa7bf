"""Telegram says that nothing would change: that is no failure, and no second message."""

from datetime import timedelta

from bot.features.meetings.calling import BOARD
from bot.outbox.queue import refresh
from models.outbox import OutboxMessage
from simulator.errors import Json
from tests.bed.waiting import eventually, heard
from tests.faults.cell import CalledCell
from tests.town.town import hear

_NOT_MODIFIED = "message is not modified"


async def _refused_edits(cell: CalledCell) -> list[Json]:
    calls = await cell.town.client.transcript(method="editMessageText")
    return [call for call in calls if _NOT_MODIFIED in str(call.get("error"))]


async def _show_anew(cell: CalledCell) -> OutboxMessage:
    """The board, once it has been edited without need."""
    board = await cell.settled(cell.an, kind=BOARD.name)
    async with cell.town.database.writing() as session:
        await refresh(session, BOARD, board.subject_id, cell.town.chibot.clock.now())
    cell.town.chibot._sender.wake()

    async def is_said() -> bool:
        row = (await cell.rows(BOARD.name))[cell.an.id]
        return row.state == "sent" and row.sent_revision > board.sent_revision

    await eventually(is_said)
    return (await cell.rows(BOARD.name))[cell.an.id]


async def test_f11_board_that_would_not_change_counts_as_said(cell: CalledCell) -> None:
    # The first edit changes the data of the buttons.
    board = await _show_anew(cell)
    before = await heard(cell.an)
    row = await _show_anew(cell)
    assert (row.message_id, row.reason) == (board.message_id, None)
    assert await _refused_edits(cell)
    assert await heard(cell.an) == before


async def test_f11_same_answer_pressed_twice_leaves_the_words_and_answers_both(
    cell: CalledCell,
) -> None:
    label = cell.town.words("answer-yes")
    await cell.binh.press(label)
    await hear(cell.binh, "có mặt")
    before = await heard(cell.binh)
    assert await cell.binh.press(label) is not None
    assert await heard(cell.binh) == before
    row = (await cell.rows(BOARD.name))[cell.an.id]
    assert row.state in {"sent", "queued", "sending"}
    await hear(cell.an, "Có mặt: 1")


async def test_f11_message_that_a_reader_deleted_is_said_anew(cell: CalledCell) -> None:
    board = await cell.settled(cell.an, kind=BOARD.name)
    await cell.town.chibot.bot.delete_message(cell.an.id, board.message_id or 0)
    await cell.binh.press(cell.town.words("answer-yes"))
    await hear(cell.an, "Có mặt: 1")
    row = await cell.settled(cell.an, kind=BOARD.name)
    assert row.message_id != board.message_id
    assert row.settled_at is not None
    assert row.settled_at - row.created_at < timedelta(days=1)
