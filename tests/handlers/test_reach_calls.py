"""Those not reached are phoned: on paper, or shared out among those who lead groups."""

import io

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet
from sqlalchemy import select

from models.audit import AuditEntry
from models.calls import Call
from models.members import Member
from models.repositories import units
from simulator.client import Message, Person, words_of
from tests.bed.organisation import NOW, Ward
from tests.bed.waiting import eventually, heard
from tests.handlers.reach_scenes import (
    HEARD,
    announce,
    hear_board,
    missing_cell,
    see_report,
    silent_towards,
)
from tests.handlers.scenes import AN, BINH, CUC, DUNG, forge
from tests.town.town import CELLS, Town, hear

HAI = "Đỗ Văn Hải"
PAYLOADS = ('=HYPERLINK("http://x","y")', "+84900000099", "-1", "@SUM(A1)", "\t=1", "＝1")
ASKED = "Nhờ đồng chí gọi điện báo giúp"


async def give_role(town: Town, name: str, role: str, group: str = "") -> None:
    """A role in the first cell, or in a new party group of it."""
    async with town.database.writing() as session:
        unit_id = town.cells[CELLS[0]]
        if group:
            unit_id = (await units.add(session, unit_id, units.GROUP, group, NOW)).id
        await units.add_role(session, town.members[name], unit_id, role)


async def ask_for_list(town: Town, secretary: Person, count: int = 3) -> Message:
    """From the report to the list."""
    await see_report(town, secretary)
    await secretary.press(town.words("reach-show-missed", count=count))
    return await hear(secretary, "chưa nhận được, cần gọi điện")


async def share_out(town: Town, secretary: Person, count: int = 3) -> Message:
    """From the list to the calls; returns the question before they are shared out."""
    await ask_for_list(town, secretary, count)
    await secretary.press(town.words("reach-share"))
    asked = await hear(secretary, "Mỗi người nhận riêng")
    await secretary.press(town.words("share-sure"))
    await hear(secretary, "Đã nhắn cho")
    return asked


async def sheets(town: Town, leader: Person) -> dict[str, list[tuple[object, ...]]]:
    """The rows of each sheet of the file that came, from the heads on."""
    message = await leader.wait_for(lambda m: "document" in m)
    file = await town.chibot.bot.get_file(message["document"]["file_id"])
    book = openpyxl.load_workbook(io.BytesIO(bytes(await file.download_as_bytearray())))
    found: dict[str, list[tuple[object, ...]]] = {}
    for sheet in book.worksheets:
        assert isinstance(sheet, Worksheet)
        assert {c.data_type for row in sheet.iter_rows() for c in row if c.value} == {"s"}
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("portrait", 9)
        assert sheet.print_title_rows == "$4:$4"
        found[sheet.title] = [tuple(row) for row in sheet.iter_rows(min_row=4, values_only=True)]
    return found


async def test_list_is_a_file_to_print(town: Town) -> None:
    an, _, announcement_id = await missing_cell(town)
    await ask_for_list(town, an)
    await an.press(town.words("reach-sheet"))
    found = await sheets(town, an)
    cell = CELLS[0]
    assert found == {
        "Cần gọi": [
            ("TT", "Họ và tên", "Chi bộ", "Điện thoại", "Lý do", "Đã gọi", "Ghi chú"),
            ("1", CUC, cell, "0900 000 003", "chặn Trợ lý", "☐", None),
            ("2", DUNG, cell, "0900 000 004", "chưa dùng Trợ lý", "☐", None),
            ("3", HAI, cell, "0900 000 006", "chưa dùng Trợ lý", "☐", None),
        ]
    }
    async with town.database.reading() as session:
        query = select(AuditEntry).where(AuditEntry.act == "export_calls")
        (entry,) = await session.scalars(query)
    assert (entry.user_id, entry.subject_id) == (an.id, announcement_id)


async def test_names_like_formulas_stay_text_on_paper(town: Town) -> None:
    (an,) = await town.register(AN)
    async with town.database.writing() as session:
        cell = await units.get(session, town.cells[CELLS[0]])
        root = await units.find_root(session)
        assert root is not None
        for name in PAYLOADS:
            await Ward(session, root).add_member(cell, name)
    await announce(town, an)
    await ask_for_list(town, an, 4 + len(PAYLOADS))
    await an.press(town.words("reach-sheet"))
    rows = (await sheets(town, an))["Cần gọi"]
    assert {*PAYLOADS} <= {str(row[1]) for row in rows}


async def test_what_is_unclear_has_a_page_of_its_own(town: Town) -> None:
    an, binh = await town.register(AN, BINH)
    await silent_towards(town, binh)
    await announce(town, an)
    await ask_for_list(town, an)
    await an.press(town.words("reach-sheet"))
    found = await sheets(town, an)
    assert [row[1] for row in found["Cần gọi"][1:]] == [CUC, DUNG, HAI]
    assert [row[1] for row in found["Chưa rõ"][1:]] == [BINH]


async def test_file_is_not_sent_to_one_who_lost_the_role_meanwhile(town: Town) -> None:
    an, _, announcement_id = await missing_cell(town)
    await give_role(town, BINH, "deputy_secretary")
    assert await forge(an, f"ws:{announcement_id}") == town.words("sheet-coming")
    await an.wait_for(lambda m: "document" in m)
    async with town.database.writing() as session:
        for role in await units.list_roles(session, town.members[AN]):
            await session.delete(role)
    assert await forge(an, f"ws:{announcement_id}") == town.words("error-not-allowed")


async def test_group_leaders_phone_and_tick(town: Town) -> None:
    an, binh, _ = await missing_cell(town)
    await give_role(town, BINH, "group_leader", "Tổ đảng 1")
    asked = words_of(await share_out(town, an))
    assert f"– {BINH}: 3" in asked
    task = words_of(await hear(binh, ASKED))
    assert HEARD in task
    assert f"1. ☐ {CUC} – 0900 000 003" in task
    assert "chặn Trợ lý" not in task
    await binh.press(f"2. ☐ {DUNG}")
    assert f"2. ☑ {DUNG}" in words_of(await hear(binh, "Đã gọi 1 trên 3"))
    await hear(an, "đã chia cho người gọi 3, đã gọi 1")


async def test_typed_number_or_name_ticks_too(town: Town) -> None:
    an, binh, _ = await missing_cell(town)
    await give_role(town, BINH, "group_leader")
    await share_out(town, an)
    await hear(binh, ASKED)
    await binh.say("1")
    await hear(binh, f"1. ☑ {CUC}")
    await binh.say(HAI)
    await hear(binh, f"3. ☑ {HAI}")
    await hear(an, "đã gọi 2")


async def test_double_tick_is_one_and_can_be_taken_back(town: Town) -> None:
    an, binh, announcement_id = await missing_cell(town)
    await give_role(town, BINH, "group_leader")
    await share_out(town, an)
    await hear(binh, ASKED)
    tick = f"wk:{announcement_id}:{town.members[CUC]}"
    for _ in range(2):
        await forge(binh, f"{tick}:1")
    await hear(an, "đã gọi 1.")
    await forge(binh, f"{tick}:0")
    await hear(an, "đã gọi 0.")
    async with town.database.reading() as session:
        assert not [call for call in await session.scalars(select(Call)) if call.called_at]


async def test_committee_phones_where_no_group_has_a_leader(town: Town) -> None:
    an, binh, cuc = await town.register(AN, BINH, CUC)
    await give_role(town, BINH, "committee_member")
    await give_role(town, CUC, "deputy_secretary")
    announcement_id = await announce(town, an)
    await share_out(town, an, 2)
    for person, name in ((binh, DUNG), (cuc, HAI)):
        task = words_of(await hear(person, ASKED))
        assert name in task
        assert "1 đồng chí" in task
    # Dũng is on the committee too, but nobody can ask him.
    assert await forge(cuc, f"wk:{announcement_id}:{town.members[DUNG]}:1") == town.words(
        "error-choice-is-stale"
    )


async def test_caller_who_lost_the_role_sees_nothing_more(town: Town) -> None:
    an, binh, announcement_id = await missing_cell(town)
    await give_role(town, BINH, "group_leader")
    await share_out(town, an)
    await hear(binh, ASKED)
    async with town.database.writing() as session:
        for role in await units.list_roles(session, town.members[BINH]):
            await session.delete(role)
    said = len(await heard(binh))
    refused = town.words("error-not-allowed")
    assert await forge(binh, f"wk:{announcement_id}:{town.members[CUC]}:1") == refused
    assert await forge(binh, f"wt:{announcement_id}:0") == refused
    assert len(await heard(binh)) == said + 2


async def test_calls_are_shared_out_once(town: Town) -> None:
    an, binh, announcement_id = await missing_cell(town)
    await give_role(town, BINH, "group_leader")
    await share_out(town, an)
    await hear(binh, ASKED)
    assert await forge(an, f"wh:{announcement_id}:1") == town.words("error-calls-are-shared")
    assert len([words for words in await heard(binh) if ASKED in words]) == 1


async def test_without_helpers_the_secretary_phones(town: Town) -> None:
    an, _, _ = await missing_cell(town)
    assert f"– {AN}: 3" in words_of(await share_out(town, an))
    await hear(an, ASKED)


async def test_nobody_phones_about_what_was_withdrawn(town: Town) -> None:
    an, binh, announcement_id = await missing_cell(town)
    await give_role(town, BINH, "group_leader")
    await share_out(town, an)
    await hear(binh, ASKED)
    await hear_board(town, an)
    await an.press(town.words("announcement-withdraw"))
    await an.press(town.words("announcement-withdraw-sure"))

    async def is_over() -> bool:
        over = town.words("error-calls-are-over")
        return over in await heard(binh)

    await eventually(is_over)
    assert await forge(an, f"wh:{announcement_id}:0") == town.words("error-calls-are-over")


async def test_long_list_is_turned_page_by_page(town: Town) -> None:
    (an,) = await town.register(AN)
    async with town.database.writing() as session:
        root, cell = await units.find_root(session), town.cells[CELLS[0]]
        assert root is not None
        unit = await units.get(session, cell)
        for at in range(12):
            await Ward(session, root).add_member(unit, f"Ngô Văn A{chr(98 + at)}")
    await announce(town, an)
    await share_out(town, an, 16)
    first = words_of(await hear(an, ASKED))
    assert "10. ☐" in first
    assert "11." not in first
    await an.press(town.words("common-page-next"))
    second = await hear(an, "1. ☐")
    await an.say("2")
    ticked = words_of(await hear(an, "2. ☑"))
    assert "Đã gọi 1 trên 16" in ticked
    assert words_of(second).count("☐") == 6
    async with town.database.reading() as session:
        query = select(Member.full_name).join(Call, Call.member_id == Member.id)
        (name,) = await session.scalars(query.where(Call.called_at.is_not(None)))
    assert name in ticked
