"""A ward administrator sends the roster as a workbook."""

import io
from collections.abc import Sequence

import pytest
from openpyxl import Workbook
from sqlalchemy import select

from models.members import Member
from simulator.client import words_of
from tests.handlers.scenes import BINH, administrator
from tests.town.town import Town, hear

HEAD = ("STT", "Họ và tên", "Ngày sinh", "Điện thoại", "Chi bộ", "Số CCCD")
GOOD = (1, "Lưu Thị Mận", "03/07/1950", "0900 000 021", "Chi bộ Khu phố 3", "079150000001")
BAD = (2, "Hà Văn Na", "31/02/1961", "0900 000 022", "Chi bộ Khu phố 3", "079150000002")


def workbook(*rows: Sequence[object]) -> bytes:
    """A workbook as a ward would send it."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (HEAD, *rows):
        sheet.append(list(row))
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


async def names_of(town: Town, *names: str) -> list[str]:
    """Which of these names the roster knows."""
    async with town.database.reading() as session:
        everybody = await session.scalars(select(Member.full_name))
        known = set(everybody)
    return [name for name in names if name in known]


async def test_workbook_is_shown_before_it_is_imported(town: Town) -> None:
    admin = await administrator(town)
    await admin.send_file("document", workbook(GOOD), "danh sach.xlsx")
    preview = words_of(await hear(admin, town.words("roster-preview-head")))
    assert "Mới: 1" in preview
    assert "Chi bộ mới: Chi bộ Khu phố 3" in preview
    assert "Số CCCD" in preview
    assert await names_of(town, "Lưu Thị Mận") == []
    await admin.press(town.words("roster-import-all", count=1))
    await hear(admin, "Đã ghi danh sách: mới 1")
    assert await names_of(town, "Lưu Thị Mận") == ["Lưu Thị Mận"]


@pytest.mark.parametrize("words", ["Nhập 1 dòng", "nhap 1 dong."])
async def test_label_of_the_import_may_be_typed(town: Town, words: str) -> None:
    admin = await administrator(town)
    await admin.send_file("document", workbook(GOOD), "danh sach.xlsx")
    await hear(admin, town.words("roster-preview-head"))
    await admin.say("1")
    await hear(admin, town.words("common-number-unclear"))
    assert await names_of(town, "Lưu Thị Mận") == []
    await admin.send_file("document", workbook(GOOD), "danh sach.xlsx")
    await hear(admin, town.words("roster-preview-head"))
    await admin.say(words)
    await hear(admin, "Đã ghi danh sách: mới 1")
    assert await names_of(town, "Lưu Thị Mận") == ["Lưu Thị Mận"]


async def test_rows_in_error_are_named_and_left_out(town: Town) -> None:
    admin = await administrator(town)
    await admin.send_file("document", workbook(GOOD, BAD), "danh sach.xlsx")
    preview = words_of(await hear(admin, town.words("roster-preview-head")))
    assert "Dòng 3, Hà Văn Na:" in preview
    await admin.press(town.words("roster-import-rest", count=1, errors=1))
    await hear(admin, "bỏ qua 1")
    assert await names_of(town, "Lưu Thị Mận", "Hà Văn Na") == ["Lưu Thị Mận"]


async def test_import_is_undone_with_one_press(town: Town) -> None:
    admin = await administrator(town)
    await admin.send_file("document", workbook(GOOD), "danh sach.xlsx")
    await hear(admin, town.words("roster-preview-head"))
    await admin.press(town.words("roster-import-all", count=1))
    await hear(admin, "Đã ghi danh sách")
    await admin.press(town.words("roster-undo"))
    await hear(admin, town.words("roster-undone"))
    assert await names_of(town, "Lưu Thị Mận") == []


async def test_file_that_is_no_workbook_is_refused_with_a_clear_sentence(town: Town) -> None:
    admin = await administrator(town)
    await admin.send_file("document", b"<html>list</html>", "danh sach.xlsx")
    await hear(admin, town.words("roster-file-is-web-page"))


async def test_workbook_of_anybody_else_is_not_even_fetched(town: Town) -> None:
    (binh,) = await town.register(BINH)
    await binh.send_file("document", workbook(GOOD), "danh sach.xlsx")
    await hear(binh, town.words("text-only"))
    assert await town.client.transcript(method="getFile") == []
