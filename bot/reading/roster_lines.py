"""Walks down a sheet and tells people from titles, totals, signatures and repeated headings."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.reading.cell_names import cell_in_title
from bot.reading.names import fold, tidy_name
from bot.reading.roster_columns import Kind
from bot.reading.roster_heading import Heading, find_heading, is_numbering
from bot.reading.workbook import Cell, Line, Sheet

# With diacritics: "Tống" and "Kỳ" are family names, "Cộng tác viên" stands in notes.
_TOTAL = re.compile(
    r"(?:tổng cộng|tổng số|tong cong|tong so|trong đó|total)\b|(?:tổng|cộng|tong|cong)[\s:.\d]*$",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(
    r"(?:người lập|người tổng hợp|lập biểu|t\s?/\s?m|tm\.|k\s?/\s?t\b|kt\.|\(?ký[ ,)]|nơi nhận"
    r"|xác nhận|thủ trưởng|\(?ghi rõ họ|\(?đã ký|(?:phó )?bí thư)",
    re.IGNORECASE,
)
_DATE_LINE = re.compile(r".*\bngay\b.{0,12}\bthang\b.{0,12}\bnam\b")
# Whole phrases: "Miên" and "Chuyển" are given names.
_STATE_WORDS = re.compile(
    r"\b(?:chinh thuc|du bi|mien sinh hoat|tam mien|213|tam thoi|chuyen (?:di|sinh hoat)|tu tran"
    r"|da mat)\b"
)
_PEOPLE_WORDS = re.compile(r"\b(?:dang vien|danh sach|sinh hoat|to dang|chi uy|chi bo)\b")
# What shows that a row with a name is a person of the list and not a signature under it.
_PROOFS = (
    *(Kind.ORDINAL, Kind.BIRTH, Kind.BIRTH_YEAR, Kind.MALE, Kind.FEMALE),
    *(Kind.PHONE, Kind.JOINED, Kind.OFFICIAL),
)


@dataclass(frozen=True)
class RawRow:
    """A person's row as it stands: values by kind, and what the rows above say for it."""

    line: Line
    heading: Heading
    values: Mapping[Kind, tuple[Cell, ...]]
    cell: str = ""
    state: str = ""

    def first(self, kind: Kind) -> Cell:
        """The first value of a kind."""
        return next((value for value in self.values.get(kind, ()) if value is not None), None)


@dataclass
class SheetLines:
    """What was found on a sheet; `titles` are the texts that are no people's rows."""

    rows: list[RawRow] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    title_cell: str = ""


def read_lines(sheet: Sheet) -> SheetLines:
    """Find the people on a sheet; without a heading there are none."""
    walk = _Walk(sheet)
    index = 0
    while index < len(sheet.lines):
        heading = find_heading(sheet, index)
        if heading:
            walk.begin(heading)
            index += heading.height
        else:
            walk.take(sheet.lines[index])
            index += 1
    return walk.found


class _Walk:
    """Where we are on the sheet: under which heading, in which part."""

    def __init__(self, sheet: Sheet) -> None:
        self.found = SheetLines()
        self._sheet = sheet
        self._heading: Heading | None = None
        self._cell = self._state = ""
        self._is_below_list = False

    def begin(self, heading: Heading) -> None:
        """A heading, the first or a repeated one."""
        self._is_below_list = False
        if self._heading is not None and heading.repeats(self._heading):
            return
        self._heading = heading
        self.found.headings.append(heading)

    def take(self, line: Line) -> None:
        """A line that is no heading."""
        texts = [cell for cell in line.cells if isinstance(cell, str)]
        if self._heading is None:
            self._take_title(texts)
        elif is_numbering(line) or self._continues_person(line):
            return
        elif self._ends_list(line, self._heading):
            self._is_below_list = True
            self.found.titles.extend(texts)
        elif self._is_part_title(line):
            self._take_part(texts[-1])
        else:
            self._take_person(line, self._heading)

    def _take_title(self, texts: list[str]) -> None:
        self.found.titles.extend(texts)
        named = (cell_in_title(text) for text in texts)
        self.found.title_cell = self.found.title_cell or next(filter(None, named), "")

    def _ends_list(self, line: Line, heading: Heading) -> bool:
        """Whether the line is a total or belongs to the signatures."""
        names = [line.at(column) for column in heading.list_columns(Kind.NAME, Kind.FAMILY)]
        first = next((cell for cell in line.cells if cell is not None), None)
        leading = [cell for cell in (first, *names) if isinstance(cell, str)]
        if any(_TOTAL.match(text) or _SIGNATURE.match(text) for text in leading):
            return True
        is_nobody = all(name is None for name in names)
        return is_nobody and any(_DATE_LINE.match(fold(text)) for text in leading)

    def _continues_person(self, line: Line) -> bool:
        """Whether the name's cell is merged with the row above: a second line of one person."""
        names = self._heading.list_columns(Kind.NAME, Kind.FAMILY) if self._heading else []
        starts = [self._sheet.covered.get((line.number, column)) for column in names]
        return any(start is not None and start[0] < line.number for start in starts)

    def _is_part_title(self, line: Line) -> bool:
        filled = [cell for cell in line.cells if cell is not None]
        words = fold(" ".join(str(cell) for cell in filled))
        few = len(filled) == 1 or (len(filled) == 2 and _is_part_number(filled[0]))
        if not few or not isinstance(filled[-1], str):
            return False
        return bool(_PEOPLE_WORDS.search(words) or _STATE_WORDS.search(words))

    def _take_part(self, text: str) -> None:
        """The title of a part: a cell's name, or the state of those below it."""
        named = cell_in_title(text)
        if named:
            self._cell, self._state = named, ""
        elif _STATE_WORDS.search(fold(text)):
            self._state = text
        else:
            return
        self._is_below_list = False

    def _take_person(self, line: Line, heading: Heading) -> None:
        values = self._values(line, heading)
        row = RawRow(line, heading, values, self._cell, self._state)
        is_person = _is_proven(row) if self._is_below_list else _is_filled(row)
        if is_person:
            self._is_below_list = False
            self.found.rows.append(row)
        else:
            self.found.titles.extend(cell for cell in line.cells if isinstance(cell, str))

    def _values(self, line: Line, heading: Heading) -> dict[Kind, tuple[Cell, ...]]:
        values: dict[Kind, tuple[Cell, ...]] = {}
        for column, kind in sorted(heading.columns.items()):
            values[kind] = (*values.get(kind, ()), self._value(line, column))
        return values

    def _value(self, line: Line, column: int) -> Cell:
        """What stands in the cell; one merged over several rows counts for each of them."""
        start = self._sheet.covered.get((line.number, column))
        if start is None or start[1] != column:
            return line.at(column)
        return self._sheet.shown(line, column)


def _is_part_number(cell: Cell) -> bool:
    """ "I", "II.", "A", "1" before the title of a part."""
    return bool(re.fullmatch(r"[IVX]{1,5}[.)]?|[A-H][.)]?|\d{1,2}[.)]?", str(cell)))


def _is_proven(row: RawRow) -> bool:
    has_name = row.first(Kind.NAME) is not None or row.first(Kind.FAMILY) is not None
    return has_name and any(_is_proof(kind, row.first(kind)) for kind in _PROOFS)


def _is_proof(kind: Kind, value: Cell) -> bool:
    if kind is Kind.ORDINAL:
        return bool(re.fullmatch(r"\d+\.?", str(value)))
    return any(letter.isdigit() for letter in str(value))


def _is_filled(row: RawRow) -> bool:
    """Whether the row says anything about a person; a number alone is a form waiting for one."""
    kinds = (kind for kind in row.values if kind not in {Kind.ORDINAL, Kind.CELL, Kind.NOTE})
    filled = {kind for kind in kinds if row.first(kind) is not None}
    if filled and filled <= {Kind.NAME, Kind.FAMILY, Kind.GIVEN} and not _is_proven(row):
        return _looks_like_name(name_of(row)[0])
    return bool(filled)


def _looks_like_name(text: str) -> bool:
    """Whether a text that stands alone may be somebody's name and not a remark."""
    return 2 <= len(text.split()) <= 6 and not re.search(r"[\d:;!?]", text)


def name_of(row: RawRow) -> tuple[str, str]:
    """(what is written as the name, the name as the roster keeps it)."""
    written = [str(v) for k in (Kind.FAMILY, Kind.NAME) for v in row.values.get(k, ()) if v]
    given = [str(value) for value in row.values.get(Kind.GIVEN, ()) if value]
    # Some lists repeat the given name in a column of its own, to sort by.
    family = " ".join(written)
    if given and not family.casefold().endswith(f" {given[0].casefold()}"):
        written += given
    raw = " ".join(written)
    return raw, tidy_name(raw)
