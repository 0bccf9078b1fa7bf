"""Opens an .xlsx as plain sheets of values: nothing is evaluated, memory is bounded."""

import io
import re
import unicodedata
import warnings
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.utils.escape import unescape
from openpyxl.utils.exceptions import InvalidFileException

from bot.reading.workbook_errors import (
    FileIsBroken,
    FileIsMissing,
    FileIsTooBig,
    SheetIsTooLong,
)
from bot.reading.workbook_guard import MAX_BYTES, UNREADABLE, check_workbook

Cell = str | int | float | datetime | date | None

MAX_COLUMNS = 80
MAX_FILLED_ROWS = 20_000
MAX_SHEETS = 300
_LAST_ROW = 1_048_576  # of any Excel sheet
_MAX_CELL_TEXT = 600  # longer than anything the roster keeps
_MAX_COVERED = 200_000
_DAYS_TO_1904 = 1_462
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_UNOPENABLE = (
    *UNREADABLE,
    ParseError,
    InvalidFileException,
    KeyError,
    IndexError,
    TypeError,
    AttributeError,
)


@dataclass(frozen=True)
class Line:
    """A filled row of a sheet with its own number, as the person sees it in Excel."""

    number: int
    cells: tuple[Cell, ...]

    def at(self, column: int) -> Cell:
        """The value in a column counted from 0."""
        return self.cells[column] if column < len(self.cells) else None

    def is_bare(self) -> bool:
        """Whether nothing is written in it."""
        return all(cell is None for cell in self.cells)


@dataclass(frozen=True)
class Sheet:
    """A sheet: its filled rows, hidden ones too.

    `covered` leads from a (row, column) inside a merged range to the range's first cell.
    """

    title: str
    is_hidden: bool
    lines: tuple[Line, ...]
    covered: Mapping[tuple[int, int], tuple[int, int]]
    counts_from_1904: bool = False

    @cached_property
    def _by_number(self) -> Mapping[int, Line]:
        return {line.number: line for line in self.lines}

    def shown(self, line: Line, column: int) -> Cell:
        """What a person sees there: a merged range shows its first cell's value."""
        start = self.covered.get((line.number, column))
        if start is None:
            return line.at(column)
        first = self._by_number.get(start[0])
        return first.at(start[1]) if first else None


def read_workbook_file(path: Path) -> list[Sheet]:
    """The sheets of a file on disk. Raises WorkbookIsRefused."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise FileIsTooBig(limit=str(MAX_BYTES // 2**20))
        content = path.read_bytes()
    except OSError as error:
        raise FileIsMissing from error
    return read_workbook(content)


def read_workbook(content: bytes) -> list[Sheet]:
    """The sheets of an .xlsx. Raises WorkbookIsRefused; takes seconds, not minutes, whatever
    the file holds."""
    check_workbook(content)
    try:
        with warnings.catch_warnings():
            # openpyxl warns of what it leaves out: validations, printer settings, odd dates.
            warnings.simplefilter("ignore")
            return _read_sheets(content)
    except _UNOPENABLE as error:
        raise FileIsBroken from error


def _read_sheets(content: bytes) -> list[Sheet]:
    book = _open(content, values=False)
    shown = None
    sheets = []
    try:
        for worksheet in book.worksheets[:MAX_SHEETS]:
            source = _source_of(content, worksheet)
            if _FORMULA.search(source):
                shown = shown or _open(content, values=True)
            lines = _read_lines(worksheet, shown and shown[worksheet.title])
            sheets.append(
                Sheet(
                    title=_clean_text(worksheet.title),
                    is_hidden=worksheet.sheet_state != "visible",
                    lines=lines,
                    covered=_covered(source, lines),
                    counts_from_1904=book.epoch == CALENDAR_MAC_1904,
                )
            )
    finally:
        for opened in filter(None, (book, shown)):
            opened.close()
    return sheets


def _open(content: bytes, *, values: bool) -> Any:
    return load_workbook(io.BytesIO(content), read_only=True, data_only=values, keep_links=False)


def _source_of(content: bytes, worksheet: Any) -> bytes:
    """The sheet's XML, for what openpyxl's reading mode does not tell: merged cells, formulas."""
    path: str = worksheet._worksheet_path  # noqa: SLF001 - openpyxl has no public name for it
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(path)


def _read_lines(worksheet: Any, shown: Any) -> tuple[Line, ...]:
    """The filled rows; a formula is replaced by the value Excel kept beside it, if any."""
    lines: list[Line] = []
    for number, cells in enumerate(_rows_of(worksheet), 1):
        if number > _LAST_ROW or len(lines) > MAX_FILLED_ROWS:
            raise SheetIsTooLong(sheet=worksheet.title, limit=str(MAX_FILLED_ROWS))
        if any(cell is not None for cell in cells):
            lines.append(Line(number, tuple(_clean(cell) for cell in cells)))
    kept = _kept_values(shown, lines) if shown else {}
    told = (Line(line.number, _with_kept(line, kept.get(line.number))) for line in lines)
    return tuple(line for line in told if not line.is_bare())


def _rows_of(worksheet: Any) -> Iterator[Sequence[Any]]:
    # The size a file states is often wrong and would cut the list short.
    worksheet.reset_dimensions()
    rows: Iterator[Sequence[Any]] = worksheet.iter_rows(max_col=MAX_COLUMNS, values_only=True)
    return rows


def _kept_values(shown: Any, lines: Sequence[Line]) -> dict[int, Sequence[Any]]:
    wanted = {line.number for line in lines if any(_is_formula(cell) for cell in line.cells)}
    last = max(wanted, default=0)
    kept = {}
    for number, cells in enumerate(_rows_of(shown), 1):
        if number > last:
            break
        if number in wanted:
            kept[number] = cells
    return kept


def _with_kept(line: Line, kept: Sequence[Any] | None) -> tuple[Cell, ...]:
    if kept is None:
        return line.cells
    return tuple(
        _clean(value) or cell if _is_formula(cell) else cell
        for cell, value in zip(line.cells, kept, strict=False)
    )


def _is_formula(cell: Cell) -> bool:
    return isinstance(cell, str) and cell.startswith("=")


def _clean(value: Any) -> Cell:
    if value is None or (isinstance(value, datetime | date | int) and not isinstance(value, bool)):
        return value
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    return _clean_text(str(value)) or None


def _clean_text(text: str) -> str:
    """Text without control characters, in one line; what Excel shows as an error is nothing."""
    return _clean_short(text[:_MAX_CELL_TEXT])


@lru_cache(maxsize=4_096)
def _clean_short(text: str) -> str:
    visible = unicodedata.normalize("NFC", unescape(text))
    if not visible.isprintable():
        visible = "".join(_plain(letter) for letter in visible)
    bare = " ".join(visible.split())
    return "" if bare.startswith("#") and bare.endswith(("!", "?", "/A")) else bare


def _plain(letter: str) -> str:
    category = unicodedata.category(letter)
    if category == "Cc":
        return " "
    return "" if category in ("Cf", "Cs", "Co", "Cn") else letter


def _covered(source: bytes, lines: Sequence[Line]) -> dict[tuple[int, int], tuple[int, int]]:
    last = lines[-1].number if lines else 0
    covered: dict[tuple[int, int], tuple[int, int]] = {}
    tail = source[source.rfind(b"sheetData>") :]
    for found in _MERGE.finditer(tail):
        left, top, right, bottom = (int(part or 0) for part in range_boundaries(found[1].decode()))
        bottom, right = min(bottom, last), min(right, MAX_COLUMNS)
        if len(covered) + (bottom - top + 1) * (right - left + 1) > _MAX_COVERED:
            continue
        for row in range(top, bottom + 1):
            for column in range(left - 1, right):
                covered[row, column] = (top, left - 1)
    return covered
