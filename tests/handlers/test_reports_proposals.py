"""In chat the ward answers what its cells propose, and they read the answer."""

from simulator.client import Person, words_of
from tests.handlers.report_scenes import texts_of
from tests.handlers.sent_scenes import LEADER, see_board, sent_ward
from tests.town.town import CELLS, Town, hear

REPLY = "Phường sẽ cấp 2 thùng rác trong tháng 12."
ANEW = "Phường sẽ cấp 3 thùng rác."


async def open_first(town: Town, leader: Person) -> None:
    """From the board to the list of proposals, and its first line by number."""
    await see_board(town, leader)
    await leader.press(town.words("report-round-proposals"))
    await hear(leader, "Mời đồng chí nhắn số thứ tự")
    await leader.say("1")
    await hear(leader, "Kiến nghị của")


async def test_answer_goes_down_and_can_be_corrected(town: Town) -> None:
    leader, an, binh = await sent_ward(town)
    await open_first(town, leader)
    await leader.press(town.words("proposal-reply"))
    await hear(leader, town.words("proposal-reply-ask", name=CELLS[0]))
    # A number is no answer.
    await leader.say("2")
    await hear(leader, town.words("proposal-reply-ask", name=CELLS[0]))
    await leader.say("x" * 1001)
    await hear(leader, "tối đa 1.000")
    await leader.say(REPLY)
    await hear(leader, town.words("proposal-reply-done", name=CELLS[0]))
    told = words_of(await hear(an, REPLY))
    assert "Xin thêm 2 thùng rác công cộng" in told
    await leader.press(town.words("proposal-to-list"))
    shown = words_of(await hear(leader, "chờ trả lời: 1"))
    assert shown.index(CELLS[1]) < shown.index(CELLS[0])
    await leader.say("2")
    shown = words_of(await hear(leader, REPLY))
    assert LEADER in shown
    await leader.press(town.words("proposal-reply-anew"))
    await hear(leader, "nói rõ đây là bản sửa")
    await leader.say(ANEW)
    await hear(leader, town.words("proposal-reply-done", name=CELLS[0]))
    assert "thay cho câu trước" in words_of(await hear(an, ANEW))
    assert not any(ANEW in words for words in await texts_of(binh))


async def test_all_that_wait_are_in_one_list(town: Town) -> None:
    leader, _, _ = await sent_ward(town)
    await see_board(town, leader)
    await leader.press(town.words("report-round-proposals"))
    await hear(leader, "Mời đồng chí nhắn số thứ tự")
    await leader.press(town.words("proposal-all"))
    shown = words_of(await hear(leader, "tháng 12/2026"))
    assert "Xin thêm 2 thùng rác công cộng" in shown


async def test_cell_that_nobody_reaches_is_told_of(town: Town) -> None:
    leader, _, _ = await sent_ward(town)
    await see_board(town, leader)
    await leader.press(town.words("report-round-proposals"))
    await hear(leader, "Mời đồng chí nhắn số thứ tự")
    await leader.say(CELLS[1])
    await hear(leader, "Xin sửa đèn đường")
    await leader.press(town.words("proposal-reply"))
    await hear(leader, "Mời đồng chí nhắn câu trả lời")
    await leader.say("Đã ghi nhận.")
    await hear(leader, town.words("proposal-reply-untold", name=CELLS[1])[:30])


async def test_answer_can_be_left(town: Town) -> None:
    leader, an, _ = await sent_ward(town)
    await open_first(town, leader)
    await leader.press(town.words("proposal-reply"))
    await hear(leader, "Mời đồng chí nhắn câu trả lời")
    await leader.say("thôi")
    await hear(leader, town.words("common-stopped"))
    assert not any("trả lời kiến nghị" in words for words in await texts_of(an))


async def test_report_of_a_proposal_can_be_read(town: Town) -> None:
    leader, _, _ = await sent_ward(town)
    await open_first(town, leader)
    await leader.press(town.words("proposal-report"))
    await hear(leader, "Ra quân dọn vệ sinh")
