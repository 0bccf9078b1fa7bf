"""The papers of a round: opened again by others, they hold what was sent and nothing that runs."""

import io
from collections.abc import AsyncIterator
from zoneinfo import ZoneInfo

import docx
import openpyxl
import pytest
from openpyxl.workbook import Workbook
from PIL import Image
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.features.reports import papers, proposals
from bot.features.reports.papers import Digest
from bot.i18n import Texts
from handlers.common.charts import draw_columns, draw_rows
from handlers.common.documents import Letter, Prose, write_letter
from handlers.common.printing import write_book
from handlers.reports.papers_book import Book
from handlers.reports.papers_charts import chart_by_cell, chart_by_period, names_of
from handlers.reports.papers_document import summary_of
from handlers.reports.papers_words import watermark
from models.audit import AuditEntry
from models.session import Database
from tests.features.report_scenes import QUIET, Asked, open_monthly
from tests.features.sent_scenes import SENT, send
from tests.handlers.sent_scenes import LEADER, see_board, sent_ward
from tests.handlers.test_reach_sheet import PAYLOADS
from tests.town.town import Town, hear

VI = Texts("vi", ZoneInfo("Asia/Ho_Chi_Minh"))
REPLY = "Sẽ cấp."
# Places of the questions that are answered in words.
TEXTS = (3, 5, 7, 8, 10)
CONTROL = "\x00\x0b\x1f\ufffe\ud800"


@pytest.fixture
async def session(database: Database) -> AsyncIterator[AsyncSession]:
    """A transaction of a migrated database."""
    async with database.writing() as opened:
        yield opened


async def digest_of(session: AsyncSession, asked: Asked) -> Digest:
    return await papers.load_digest(session, asked.admin, asked.round.id)


async def some_round(session: AsyncSession) -> Digest:
    """Three cells, two of which have sent; one proposal is answered."""
    asked = await open_monthly(session)
    await send(session, asked, asked.cells[0], {4: "12,5"})
    await send(session, asked, asked.cells[2], {4: "0,1", 8: "Xin đèn", 9: "Chậm"})
    case = (await proposals.list_of_round(session, asked.admin, asked.round.id))[0]
    mark = proposals.mark_of(case)
    await proposals.answer(session, asked.admin, case.proposal.id, mark, REPLY, SENT, QUIET)
    return await digest_of(session, asked)


def read_book(digest: Digest, texts: Texts = VI) -> Workbook:
    """The workbook as somebody else reads it."""
    mark = watermark(texts, digest, "Lý Thị Mai", SENT)
    return openpyxl.load_workbook(io.BytesIO(write_book(Book(texts, digest, mark).tables())))


def read_letter(letter: Letter) -> str:
    """All words of a document as somebody else reads it."""
    document = docx.Document(io.BytesIO(write_letter(letter)))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    lines = [paragraph.text for paragraph in document.paragraphs]
    foot = [paragraph.text for paragraph in document.sections[0].footer.paragraphs]
    return "\n".join([*lines, *cells, *foot])


async def test_book_has_a_sheet_for_each_kind_of_question(session: AsyncSession) -> None:
    book = read_book(await some_round(session))
    assert book.sheetnames == ["Số liệu", "Nội dung", "Lựa chọn", "Hình ảnh", "Kiến nghị"]
    for sheet in book.worksheets:
        assert "Lý Thị Mai" in str(sheet["A3"].value)
    rows = list(book["Số liệu"].iter_rows(min_row=5, values_only=True))
    assert rows == [
        (1, "Chi bộ Khu phố 1", 2, 31, 12.5),
        (2, "Chi bộ Khu phố 2", "chưa gửi", None, None),
        (3, "Chi bộ Khu phố 3", 2, 31, 0.1),
        (None, "Cộng", 4, 62, 12.6),
    ]
    choices = list(book["Lựa chọn"].iter_rows(min_row=5, values_only=True))
    assert [row[2:] for row in choices] == [
        ("Đúng", 1, "Chi bộ Khu phố 1"),
        ("Chậm", 1, "Chi bộ Khu phố 3"),
    ]
    answered, waiting = book["Kiến nghị"].iter_rows(min_row=5, values_only=True)
    assert answered[2:4] == ("Xin thêm 2 thùng rác công cộng", REPLY)
    assert waiting[2:4] == ("Xin đèn", "(chưa trả lời)")


async def test_numbers_are_numbers_and_all_else_is_inert(session: AsyncSession) -> None:
    for sheet in read_book(await some_round(session)).worksheets:
        filled = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
        assert {cell.data_type for cell in filled} <= {"s", "n"}
        for cell in filled:
            is_number = isinstance(cell.value, int | float)
            assert cell.quotePrefix is not is_number


async def test_formulas_in_answers_come_back_as_text(session: AsyncSession) -> None:
    asked = await open_monthly(session, 20)
    payloads = iter(PAYLOADS)
    for cell in asked.cells:
        # Ten for each cell: two hundred in all.
        await send(session, asked, cell, {at: next(payloads) for at in TEXTS})
        cell.name = "\n".join([next(payloads) for _ in TEXTS])
    await session.flush()
    digest = await digest_of(session, asked)
    expected = {digest.words(one, question) for one in digest.sent for question in digest.questions}
    book = read_book(digest)
    filled = [
        cell
        for sheet in book.worksheets
        for row in sheet.iter_rows(min_row=5)
        for cell in row
        if cell.value is not None
    ]
    assert {cell.data_type for cell in filled} == {"s", "n"}
    assert all(cell.quotePrefix for cell in filled if cell.data_type == "s")
    found = {str(cell.value) for cell in filled}
    assert expected - {""} <= found
    assert {one.unit.name.replace("\r", "\n") for one in digest.sent} <= found


async def test_summary_has_the_form_of_a_report(session: AsyncSession) -> None:
    digest = await some_round(session)
    mark = watermark(VI, digest, "Lý Thị Mai", SENT)
    words = read_letter(summary_of(VI, digest, mark, SENT))
    for part in (
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "SÔNG MÂY",
        "BÁO CÁO TỔNG HỢP",
        "Kỳ: tháng 11/2026",
        "Đã gửi báo cáo: 2 chi bộ trên 3.",
        "12,6",
        "chưa gửi",
        "Chi bộ Khu phố 1: Ra quân dọn vệ sinh hẻm 12",
        "Đúng: 1 chi bộ",
        f"Trả lời: {REPLY}",
        "Nơi nhận:",
        "T/M SÔNG MÂY",
        "Lý Thị Mai xuất lúc",
    ):
        assert part in words, part


async def test_of_hundreds_only_the_sums_stand_in_the_summary(session: AsyncSession) -> None:
    asked = await open_monthly(session, 301)
    await send(session, asked, asked.cells[0])
    digest = await papers.load_digest(session, asked.admin, asked.round.id)
    words = read_letter(summary_of(VI, digest, "", SENT))
    assert "1 chi bộ trên 301" in words
    assert "Ra quân dọn vệ sinh" not in words
    assert words.count(VI.plain("paper-in-workbook")) == 4


def test_control_characters_do_not_break_the_document() -> None:
    letter = Letter([CONTROL], [CONTROL], CONTROL, [], [Prose(f"a{CONTROL}b")], ["x"], ["y"], "z")
    assert "ab" in read_letter(letter)


async def test_charts_are_pictures_as_big_as_a_phone_shows(session: AsyncSession) -> None:
    digest = await some_round(session)
    (target,) = digest.rollup.targets
    assert names_of(digest) == ["periods.0", f"cells.{target.id}.0"]
    columns = draw_columns(chart_by_period(VI, digest, 0, "x"))
    rows = draw_rows(chart_by_cell(VI, digest, target, 0, "x"))
    for content in (columns, rows):
        with Image.open(io.BytesIO(content)) as picture:
            assert (picture.format, picture.width) == ("PNG", 1260)
    chart = chart_by_cell(VI, digest, target, 0, "x")
    assert [bar.words for bar in chart.panels[0].bars] == ["12,5", "chưa gửi", "0,1"]


async def test_hundred_cells_stand_on_pages_of_one_scale(session: AsyncSession) -> None:
    asked = await open_monthly(session, 50)
    for number in range(51, 101):
        cell = await asked.ward.add_cell(f"Chi bộ Khu phố {number}")
        asked.cells.append(cell)
    await send(session, asked, asked.cells[49], {4: "70"})
    digest = await digest_of(session, asked)
    (target,) = digest.rollup.targets
    chart = chart_by_cell(VI, digest, target, 0, "x")
    assert len(chart.panels[0].bars) == 50
    assert chart.panels[0].others == [70]


async def test_papers_come_one_by_one_to_who_leads(town: Town) -> None:
    leader, _, _ = await sent_ward(town)
    await see_board(town, leader)
    await leader.press(town.words("report-round-papers"))
    await hear(leader, town.words("paper-coming", charts=2))
    book = await leader.wait_for(lambda m: _name(m).endswith(".xlsx"), after=0)
    letter = await leader.wait_for(lambda m: _name(m).endswith(".docx"), after=0)
    assert _name(book) == "tong-hop-2026-12.xlsx"
    content = await _content(town, book)
    read = openpyxl.load_workbook(io.BytesIO(content))
    assert LEADER in str(read["Số liệu"]["A3"].value)
    assert docx.Document(io.BytesIO(await _content(town, letter))).paragraphs
    await leader.wait_for(lambda m: len(m.get("photo", [])) > 0, after=0)
    async with town.database.reading() as session:
        query = select(AuditEntry).where(AuditEntry.act == papers.EXPORT)
        (entry,) = await session.scalars(query)
    assert entry.user_id == leader.id


def _name(message: dict[str, object]) -> str:
    document = message.get("document")
    return str(document["file_name"]) if isinstance(document, dict) else ""


async def _content(town: Town, message: dict[str, object]) -> bytes:
    document = message["document"]
    assert isinstance(document, dict)
    file = await town.chibot.bot.get_file(str(document["file_id"]))
    return bytes(await file.download_as_bytearray())
