"""Files that are no list: refused quickly, with the reason."""

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from bot.reading.workbook import MAX_FILLED_ROWS, read_workbook, read_workbook_file
from bot.reading.workbook_errors import (
    FileIsBroken,
    FileIsEmpty,
    FileIsMissing,
    FileIsOldExcel,
    FileIsProtected,
    FileIsText,
    FileIsTooBig,
    FileIsWebPage,
    SheetIsTooLong,
    TextIsLegacyEncoded,
    WorkbookIsRefused,
)
from bot.reading.workbook_guard import MAX_BYTES, MAX_UNPACKED
from tests.roster.books import book, content_of, read

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600
LIST = (("Họ và tên", "Năm sinh"), ("Nguyễn Thị Sen", 1950))


def with_part(name: str, content: bytes) -> bytes:
    """A good workbook in which one part is replaced."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content_of(book(*LIST)))) as good,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for part in good.namelist():
            if part != name:
                made.writestr(part, good.read(part))
        made.writestr(name, content)
    return stream.getvalue()


def archive(*names: str) -> bytes:
    """A zip file that is no workbook."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        for name in names:
            made.writestr(name, "x")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", FileIsEmpty),
        (OLE, FileIsOldExcel),
        (OLE + "EncryptedPackage".encode("utf-16-le"), FileIsProtected),
        (b"<html><table><tr><td>STT</td></tr></table></html>", FileIsWebPage),
        (b"\xef\xbb\xbf\r\n<!DOCTYPE HTML><p>x", FileIsWebPage),
        ("STT;Họ và tên;Ngày sinh\n1;Sen;1950".encode(), FileIsText),
        ("STT\tHọ và tên".encode("utf-16"), FileIsText),
        (b"%PDF-1.7\n\0\1\2", WorkbookIsRefused),
        (b"PK\x03\x04 cut off", FileIsBroken),
        (archive("word/document.xml"), WorkbookIsRefused),
        (archive("xl/workbook.bin"), FileIsOldExcel),
        (archive("xl/workbook.xml"), FileIsBroken),
        (b"x" * (MAX_BYTES + 1), FileIsTooBig),
    ],
)
def test_file_that_is_no_workbook_is_refused(
    content: bytes, error: type[WorkbookIsRefused]
) -> None:
    with pytest.raises(WorkbookIsRefused) as caught:
        read_workbook(content)
    assert type(caught.value) is error


def test_workbook_cut_short_is_broken() -> None:
    with pytest.raises(FileIsBroken):
        read_workbook(content_of(book(*LIST))[:-200])


def test_damaged_sheet_is_broken() -> None:
    with pytest.raises(FileIsBroken):
        read_workbook(with_part("xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row"))


def test_bomb_of_zeros_is_too_big() -> None:
    with pytest.raises(FileIsTooBig):
        read_workbook(with_part("xl/worksheets/sheet1.xml", b" " * (MAX_UNPACKED + 1)))


def test_bomb_of_tags_is_too_big() -> None:
    with pytest.raises(FileIsTooBig):
        read_workbook(with_part("xl/sharedStrings.xml", b"<sst>" + b"<si/>" * 1_600_000))


def test_bomb_of_attributes_is_too_big() -> None:
    attributes = b" ".join(b'a%d="x"' % number for number in range(60_000))
    with pytest.raises(FileIsTooBig):
        read_workbook(with_part("xl/worksheets/sheet1.xml", b"<row " + attributes + b"/>"))


def test_pictures_in_a_workbook_do_no_harm() -> None:
    picture = b"\x89PNG" + b"<" * 2_000_000
    assert len(read_workbook(with_part("xl/media/image1.png", picture))) == 1


def test_bomb_of_entities_is_refused() -> None:
    laughs = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    with pytest.raises(FileIsBroken):
        read_workbook(with_part("xl/worksheets/sheet1.xml", laughs))


def test_row_far_behind_the_last_one_of_excel_is_broken() -> None:
    head = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    row = b'<sheetData><row r="999999999"><c r="A999999999"><v>1</v></c></row></sheetData>'
    with pytest.raises(WorkbookIsRefused):
        read_workbook(with_part("xl/worksheets/sheet1.xml", head + row + b"</worksheet>"))


def test_sheet_with_too_many_rows_is_refused() -> None:
    made = Workbook(write_only=True)
    sheet = made.create_sheet("Dài")
    for number in range(MAX_FILLED_ROWS + 2):
        sheet.append((number,))
    with pytest.raises(SheetIsTooLong) as caught:
        read_workbook(content_of(made))
    assert caught.value.variables == {"sheet": "Dài", "limit": str(MAX_FILLED_ROWS)}


def test_missing_file_and_folder_are_said_so(tmp_path: Path) -> None:
    for path in (tmp_path / "none.xlsx", tmp_path):
        with pytest.raises(FileIsMissing):
            read_workbook_file(path)


def test_file_on_disk_is_read(tmp_path: Path) -> None:
    path = tmp_path / "danh sách.xlsx"
    book(*LIST).save(path)
    assert [sheet.title for sheet in read_workbook_file(path)] == ["Danh sách"]


def test_headings_in_an_old_encoding_are_said_so() -> None:
    rows = (("STT", "Hä vµ tªn", "Ngµy sinh"), (1, "NguyÔn V¨n Sen", "1950"))
    with pytest.raises(TextIsLegacyEncoded):
        read(book(*rows))


def test_value_excel_kept_beside_a_formula_is_used() -> None:
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1" t="str"><f>CONCAT("a","b")</f><v>ab</v></c>'
        b'<c r="B1"><f>1+1</f></c></row></sheetData></worksheet>'
    )
    (read_sheet,) = read_workbook(with_part("xl/worksheets/sheet1.xml", sheet))
    assert read_sheet.lines[0].cells[:2] == ("ab", "=1+1")


def test_dates_counted_from_1904_are_right() -> None:
    made = book(("Họ và tên", "Ngày sinh"), ("Sen Thị", date(1950, 7, 3)), ("Mận Văn", None))
    made.epoch = CALENDAR_MAC_1904
    made.worksheets[0].cell(3, 2, 18447 - 1462)
    assert [row.born_on for row in read(made, "KP1").rows] == ["1950-07-03", "1950-07-03"]
