"""Workbooks to print hold text and nothing else, whatever people are called."""

import io
import zipfile
from itertools import product

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl.workbook import Workbook

from handlers.common.printing import Table, lines_of, write_book

HEADS = ["TT", "Họ và tên"]
STARTS = ("=", "+", "-", "@", "\t=", "\r=", "＝", " =", "'=", '"=')
FORMULAS = (
    'HYPERLINK("http://x","y")',
    "1+1",
    "cmd|' /C calc'!A0",
    "SUM(A1:A9)",
    "IMPORTXML(1,2)",
    "DDE(1)",
    "WEBSERVICE(1)",
    "A1",
    "{=1}",
    "'x'!B2",
    "#REF!",
    "TRUE",
    "1/2/2026",
    "84900000001",
    "1E9",
    "INDIRECT(1)",
    "CELL(1)",
    "NOW()",
    "IF(1,2,3)",
    "\u202e=1",
)
PAYLOADS = ["".join(pair) for pair in product(STARTS, FORMULAS)]


def book_of(names: list[str], heads: list[str] | None = None) -> Workbook:
    """The workbook as somebody else reads it."""
    rows = [(str(at), name) for at, name in enumerate(names, 1)]
    written = write_book([Table("Cần gọi", "Tiêu đề", ["Hôm nay"], heads or HEADS, rows)])
    return openpyxl.load_workbook(io.BytesIO(written))


def names_in(book: Workbook) -> list[object]:
    """The second column below the heads; every cell is text."""
    sheet = book.worksheets[0]
    filled = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in filled} == {"s"}
    assert {cell.quotePrefix for cell in filled} == {True}
    return [row[1] for row in sheet.iter_rows(min_row=5, values_only=True)]


def test_formula_payloads_come_back_as_the_text_they_are() -> None:
    assert len(PAYLOADS) == 200
    # A lone carriage return is a line break in every XML.
    expected = [payload.replace("\r", "\n") for payload in PAYLOADS]
    assert names_in(book_of(PAYLOADS)) == expected


def is_in_xml(code: int) -> bool:
    """The characters that XML 1.0 allows."""
    is_low = code in {0x9, 0xA, 0xD} or 0x20 <= code <= 0xD7FF
    return is_low or 0xE000 <= code <= 0xFFFD or code >= 0x10000


@settings(deadline=None)
@example("\ud800\x00\x0b\ufffe\uffff")
@given(st.text(st.characters(), min_size=1, max_size=50))
def test_no_text_breaks_the_workbook(text: str) -> None:
    kept = "".join(letter for letter in text if is_in_xml(ord(letter)))
    kept = kept.replace("\r\n", "\n").replace("\r", "\n")
    (found,) = names_in(book_of([f"x{text}"]))
    assert found == f"x{kept}"


def test_page_is_set_up_for_a4_with_the_heads_on_every_page() -> None:
    sheet = book_of(["Nguyễn Thị Sen"] * 100).worksheets[0]
    setup = sheet.page_setup
    assert (setup.orientation, setup.paperSize, setup.fitToWidth, setup.fitToHeight) == (
        "portrait",
        9,
        1,
        0,
    )
    assert sheet.print_title_rows == "$4:$4"
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_file_holds_no_formula_and_no_link() -> None:
    written = write_book([Table("a", "b", ["c"], HEADS, [("1", payload) for payload in PAYLOADS])])
    with zipfile.ZipFile(io.BytesIO(written)) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in sheet
        assert "hyperlink" not in sheet.lower().replace('hyperlink("http', "")
        assert not [name for name in parts.namelist() if "externalLink" in name]


@pytest.mark.parametrize(
    ("words", "width", "lines"),
    [
        ("", 5, 1),
        ("An", 25, 1),
        ("Nguyễn Thị An", 25, 1),
        ("Nguyễn Thị Sen", 10, 2),
        ("một\nhai", 25, 2),
        ("x" * 100, 21.5, 5),
        ("tên " + "x" * 30, 21.5, 3),
        ("NGUYỄN THỊ HOÀNG ANH", 21.5, 2),
    ],
)
def test_lines_of_a_cell_are_counted(words: str, width: float, lines: int) -> None:
    assert lines_of(words, width) == lines


def test_long_names_are_not_cut_on_paper() -> None:
    long = "Công Tằng Tôn Nữ Nguyễn Thị Hoàng Phương Thảo Nguyên Khánh Ngọc"
    sheet = book_of(["Nguyễn Thị Sen", long, "A" * 3000]).worksheets[0]
    usual, higher, most = (sheet.row_dimensions[at].height for at in (5, 6, 7))
    assert usual == 24
    # Three lines of fifteen points, at least.
    assert 45 <= higher <= 75
    assert most == 409


def test_long_title_is_not_cut_on_paper() -> None:
    title = "Danh sách cần gọi điện – Chi bộ Khu phố 1 Phường Sông Mây " * 3
    columns = ["TT", "Họ và tên", "Chi bộ", "Điện thoại", "Lý do", "Đã gọi", "Ghi chú"]
    written = write_book([Table("x", title, ["Hôm nay"], columns, [["1"] * 7])])
    sheet = openpyxl.load_workbook(io.BytesIO(written)).worksheets[0]
    assert sheet.row_dimensions[1].height > 2 * 14
    assert sheet.column_dimensions["G"].width == 16
    assert {str(one) for one in sheet.merged_cells.ranges} == {"A1:G1", "A2:G2"}
