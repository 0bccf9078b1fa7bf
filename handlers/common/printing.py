"""Tables as a workbook to print: text and numbers, no formula, whatever people are called."""

import io
import math
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

# One of these in a name would make the whole file unreadable; openpyxl stops only some of them.
_NOT_IN_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Of the columns, in digits of the usual size; together as wide as an A4 page held upright.
_WIDTHS = (5, 25, 18, 16, 17, 8, 16)
# As wide as fits on it.
_UPRIGHT = sum(_WIDTHS)
# How numbers are shown; the reader's spreadsheet puts in its own marks.
_WHOLE, _BROKEN = "#,##0", "#,##0.##"
_HEAD = 4
_A4 = 9
_LINE = Side(style="thin")
_FRAME = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
# As many as Excel lets stand on a tab.
_TAB_LETTERS = 31
# Of the usual size, and of the title.
_LETTER_POINTS, _TITLE_POINTS = 11, 14
# Heights; a spreadsheet does not heighten rows of a file by itself, and takes no more than 409.
_ROW_POINTS, _LINE_POINTS, _MOST_POINTS = 24.0, 15.0, 409.0
# Capitals and wide letters take more than a digit.
_CAPITAL, _WIDE = 1.3, 2.0
_CM = 1 / 2.54


# A number stays one, to be reckoned with; all else is text.
Value = str | int | float


@dataclass(frozen=True)
class Table:
    """One sheet of the workbook; `name` is on its tab.

    `widths` are of the columns, in digits of the usual size: wider tables lie across.
    """

    name: str
    title: str
    # Below the title.
    remarks: Sequence[str]
    heads: Sequence[str]
    rows: Sequence[Sequence[Value]]
    widths: Sequence[float] = _WIDTHS


def write_book(tables: Sequence[Table]) -> bytes:
    """A workbook with a sheet for each table, whose heads are on every page."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for table in tables:
        _write(book.create_sheet(only_in_xml(table.name)[:_TAB_LETTERS]), table)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def only_in_xml(words: str) -> str:
    """The words without what no office file can hold: control characters, halves of letters.

    Lines end alike: which XML library is at hand decides otherwise what a lone return becomes.
    """
    lines = words.replace("\r\n", "\n").replace("\r", "\n")
    return _NOT_IN_XML.sub("", lines)


def _write(sheet: Worksheet, table: Table) -> None:
    widths = table.widths[: len(table.heads)]
    _write_line(sheet, 1, table.title, Font(bold=True, size=_TITLE_POINTS), widths)
    for at, remark in enumerate(table.remarks, 2):
        _write_line(sheet, at, remark, Font(italic=True), widths)
    _write_row(sheet, _HEAD, table.heads, widths, Font(bold=True))
    for at, row in enumerate(table.rows, _HEAD + 1):
        _write_row(sheet, at, row, widths)
    _set_up_page(sheet, widths)


def _write_line(sheet: Worksheet, at: int, words: str, font: Font, widths: Sequence[float]) -> None:
    """Words across the page."""
    _put(sheet, at, 1, words, font)
    scale = (font.size or _LETTER_POINTS) / _LETTER_POINTS
    lines = lines_of(words, sum(widths) / scale)
    sheet.row_dimensions[at].height = _height(lines, scale)
    sheet.merge_cells(start_row=at, end_row=at, start_column=1, end_column=len(widths))


def _write_row(
    sheet: Worksheet,
    at: int,
    row: Sequence[Value],
    widths: Sequence[float],
    font: Font | None = None,
) -> None:
    """A row of the table, as high as the longest of its cells."""
    for column, value in enumerate(row, 1):
        _put(sheet, at, column, value, font).border = _FRAME
    lines = max(lines_of(str(value), width) for value, width in zip(row, widths, strict=False))
    sheet.row_dimensions[at].height = _height(lines)


def _height(lines: int, scale: float = 1.0) -> float:
    # Half a line of air, so that nothing is cut where a font is a little wider.
    return min(max(_ROW_POINTS, (lines + 0.5) * _LINE_POINTS * scale), _MOST_POINTS)


def lines_of(words: str, width: float) -> int:
    """On how many lines a cell of this width shows the words; rather too many than too few."""
    # The border and the space beside it.
    room = max(width - 1.5, 1.0)
    return sum(_lines_of_one(part, room) for part in words.splitlines() or [""])


def _lines_of_one(words: str, room: float) -> int:
    lines, taken = 1, 0.0
    for word in words.split():
        wide = _wide(word)
        if taken and taken + 1 + wide <= room:
            taken += 1 + wide
            continue
        # A word longer than the cell goes on on the next line.
        whole = max(math.ceil(wide / room) - 1, 0)
        lines += whole + (1 if taken else 0)
        taken = wide - whole * room
    return lines


def _wide(word: str) -> float:
    return sum(_wide_of(letter) for letter in unicodedata.normalize("NFC", word))


def _wide_of(letter: str) -> float:
    if unicodedata.east_asian_width(letter) in {"W", "F"}:
        return _WIDE
    return _CAPITAL if letter.isupper() or letter in "mw@%" else 1.0


def _put(sheet: Worksheet, row: int, column: int, value: Value, font: Font | None = None) -> Cell:
    """A number, or text and nothing but text: a name that begins with "=" is no formula."""
    cell = sheet.cell(row=row, column=column)
    assert isinstance(cell, Cell)  # noqa: S101 - nothing is merged yet
    cell.alignment = Alignment(vertical="center", wrap_text=True)
    if font is not None:
        cell.font = font
    # What is no number at all has no place in a cell of numbers.
    if not isinstance(value, str) and math.isfinite(value):
        cell.value = int(value) if float(value).is_integer() else value
        cell.number_format = _WHOLE if float(value).is_integer() else _BROKEN
        return cell
    cell.value = only_in_xml(str(value))
    cell.data_type = "s"
    # Also when somebody edits the cell.
    cell.quotePrefix = True
    cell.number_format = "@"
    return cell


def _set_up_page(sheet: Worksheet, widths: Sequence[float]) -> None:
    for at, width in enumerate(widths):
        sheet.column_dimensions[get_column_letter(at + 1)].width = width
    sheet.print_title_rows = f"{_HEAD}:{_HEAD}"
    sheet.freeze_panes = f"A{_HEAD + 1}"
    sheet.page_setup.orientation = "portrait" if sum(widths) <= _UPRIGHT else "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 1.5 * _CM
    footer = sheet.HeaderFooter.oddFooter
    assert footer is not None  # noqa: S101 - made with the sheet
    footer.center.text = "&P / &N"
