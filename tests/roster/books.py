"""Workbooks for tests: written with openpyxl, opened by the real reader."""

import io
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from bot.reading.roster import read_roster
from bot.reading.roster_rows import Roster, RosterRow
from bot.reading.workbook import read_workbook

TODAY = date(2026, 11, 23)
HEADS = (
    "STT",
    "Họ và tên",
    "Ngày sinh",
    "Số điện thoại",
    "Chi bộ",
    "Chức vụ",
    "Ngày vào Đảng",
    "Ngày chính thức",
    "Tình trạng sinh hoạt",
    "Ghi chú",
)
Rows = Sequence[Sequence[Any]]


def book(*rows: Sequence[Any], title: str = "Danh sách", merged: Sequence[str] = ()) -> Workbook:
    """A workbook of one sheet."""
    made = Workbook()
    made.remove(made.worksheets[0])
    add_sheet(made, title, rows, merged)
    return made


def books(sheets: Mapping[str, Rows]) -> Workbook:
    """A workbook of several sheets."""
    made = Workbook()
    made.remove(made.worksheets[0])
    for title, rows in sheets.items():
        add_sheet(made, title, rows)
    return made


def add_sheet(made: Workbook, title: str, rows: Rows, merged: Sequence[str] = ()) -> Worksheet:
    """Add a sheet with these rows and merged ranges."""
    sheet: Worksheet = made.create_sheet(title)
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            if value is not None:
                sheet.cell(number, column, value)
    for cells in merged:
        sheet.merge_cells(cells)
    return sheet


def content_of(made: Workbook) -> bytes:
    """The bytes of the file."""
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def read(made: Workbook, cell: str | None = None) -> Roster:
    """What the reader finds."""
    return read_roster(read_workbook(content_of(made)), today=TODAY, cell=cell)


def read_one(heads: Sequence[str], values: Sequence[Any], cell: str = "Khu phố 1") -> RosterRow:
    """The one person of a list."""
    (row,) = read(book(heads, values), cell).rows
    return row


def person(name: str, **told: Any) -> tuple[Any, ...]:
    """A row under HEADS."""
    defaults = {
        "born": "03/07/1950",
        "phone": "0900 330 111",
        "cell": "Chi bộ Khu phố 1",
        "position": "Đảng viên",
        "joined": "03/02/1980",
        "official": "03/02/1981",
        "state": "Chính thức",
        "note": None,
    }
    return (1, name, *(defaults | told).values())


def codes(row: RosterRow) -> list[str]:
    """What is wrong with a row."""
    return [problem.code for problem in row.problems]
