"""Finds the heading of a members' list on a sheet, one row or more high."""

import itertools
import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from bot.reading.roster_columns import Kind, heading_words, kind_of
from bot.reading.workbook import MAX_COLUMNS, Cell, Line, Sheet

_MAX_HEIGHT = 3
_LOOK_AHEAD = 30
_DATA = re.compile(r"\d{5}|\d[-/.]\d")
_NAMING = frozenset({Kind.NAME, Kind.FAMILY})


@dataclass(frozen=True)
class Heading:
    """Which column gives what; `labels` are the headings of all columns."""

    first_row: int
    height: int
    columns: Mapping[int, Kind]
    labels: Mapping[int, str]

    @property
    def left_out(self) -> tuple[str, ...]:
        """Headings of the columns that are not read."""
        return tuple(label for column, label in self.labels.items() if column not in self.columns)

    def repeats(self, other: "Heading") -> bool:
        """Whether this is the other heading again, or only its lower line, on a new page."""
        return all(
            f" – {other.labels.get(column, '')}".endswith(f" – {label}")
            for column, label in self.labels.items()
        )

    def list_columns(self, *kinds: Kind) -> list[int]:
        """The columns of these kinds, from left to right."""
        return [column for column, kind in sorted(self.columns.items()) if kind in kinds]

    def has(self, *kinds: Kind) -> bool:
        """Whether the list tells any of these."""
        return any(kind in kinds for kind in self.columns.values())


def find_heading(sheet: Sheet, index: int) -> Heading | None:
    """The heading that begins at this line of the sheet; None if none does."""
    top = sheet.lines[index]
    if not _names_people(top):
        return None
    height = _height(sheet, index)
    heading = _build(sheet, index, height)
    known = set(heading.columns.values())
    is_heading = (Kind.NAME in known or Kind.FAMILY in known) and len(known - _NAMING) > 0
    return heading if is_heading else None


def _names_people(line: Line) -> bool:
    """Whether one cell is the heading of names, and none holds what only people's rows hold."""
    filled = [cell for cell in line.cells if cell is not None]
    texts = [cell for cell in filled if isinstance(cell, str) and not _DATA.search(cell)]
    return len(texts) == len(filled) and any(kind_of(text) in _NAMING for text in texts)


def _height(sheet: Sheet, index: int) -> int:
    """How many lines the heading has: sub-headings, then perhaps a line of column numbers."""
    names = [
        column
        for column, cell in enumerate(sheet.lines[index].cells)
        if isinstance(cell, str) and kind_of(cell) in _NAMING
    ]
    height = 1
    for line in sheet.lines[index + 1 : index + _MAX_HEIGHT]:
        if not (_is_subheading(line, names) or is_numbering(line)):
            break
        height += 1
    return height


def _is_subheading(line: Line, names: Sequence[int]) -> bool:
    filled = [cell for cell in line.cells if cell is not None]
    texts = [cell for cell in filled if isinstance(cell, str)]
    # A single cell is the title of a part ("Đảng viên dự bị"), not a sub-heading.
    if len(texts) < max(len(filled), 2) or not any(map(_is_subheading_text, texts)):
        return False
    return all(_is_blank_or_naming(line.at(column)) for column in names)


def _is_subheading_text(text: str) -> bool:
    # "Ngày", "Tháng" and "Năm" mean something below a birth date only.
    return kind_of(text) is not None or kind_of(text, "Ngày sinh") is not None


def _is_blank_or_naming(cell: Cell) -> bool:
    naming = (Kind.NAME, Kind.FAMILY, Kind.GIVEN)
    return cell is None or (isinstance(cell, str) and kind_of(cell) in naming)


def is_numbering(line: Line) -> bool:
    """Whether the line numbers the columns: 1 2 3, (1) (2) (3), A B 1 2."""
    words = [heading_words(str(cell)) for cell in line.cells if cell is not None]
    short = [word for word in words if word.isdecimal() or (len(word) == 1 and word.isalpha())]
    digits = [int(word) for word in short if word.isdecimal() and len(word) < 4]
    in_order = all(first < second for first, second in itertools.pairwise(digits))
    return len(words) > 2 and len(short) == len(words) and len(digits) > 1 and in_order


def _build(sheet: Sheet, index: int, height: int) -> Heading:
    lines = sheet.lines[index : index + height]
    last = _last_column(sheet, lines)
    labelled = _labelled(sheet, lines, last)
    columns = {column: kind for column, (kind, _) in labelled.items() if kind}
    if Kind.CELL not in columns.values():
        # A neighbourhood has one cell; where cells have a column it is part of the address.
        columns = {c: Kind.CELL if k is Kind.NEIGHBOURHOOD else k for c, k in columns.items()}
    columns = {c: k for c, k in columns.items() if k is not Kind.NEIGHBOURHOOD}
    columns = _with_one_name(columns, labelled)
    return Heading(
        first_row=lines[0].number,
        height=height,
        columns=_with_loose_given(sheet, index + height, labelled, columns),
        labels={column: label for column, (_, label) in labelled.items()},
    )


def _labelled(sheet: Sheet, lines: Sequence[Line], last: int) -> dict[int, tuple[Kind | None, str]]:
    found: dict[int, tuple[Kind | None, str]] = {}
    for column in range(last + 1):
        if levels := _levels(sheet, lines, column):
            kind = kind_of(levels[-1], " ".join(levels[:-1]))
            found[column] = kind, " – ".join(levels)
    return found


def _last_column(sheet: Sheet, lines: Sequence[Line]) -> int:
    """The last column with a heading of its own or under a merged one."""
    own = [column for line in lines for column, cell in enumerate(line.cells) if cell is not None]
    rows = [line.number for line in lines]
    columns = range(MAX_COLUMNS)
    merged = [column for column in columns if any((row, column) in sheet.covered for row in rows)]
    return max(own + merged, default=-1)


def _levels(sheet: Sheet, lines: Sequence[Line], column: int) -> list[str]:
    """The headings above a column, the widest first; one merged over several lines counts once."""
    levels: list[str] = []
    for line in lines:
        if is_numbering(line):
            continue
        cell = sheet.shown(line, column)
        if isinstance(cell, str) and cell not in levels:
            levels.append(cell)
    return levels


def _with_one_name(
    columns: Mapping[int, Kind], labelled: Mapping[int, tuple[Kind | None, str]]
) -> dict[int, Kind]:
    """Only the first name counts, in as many columns as its heading is merged over."""
    kept = dict(columns)
    names = [column for column, kind in sorted(columns.items()) if kind is Kind.NAME]
    end = names[0] if names else 0
    for column in names[1:]:
        if column == end + 1 and labelled[column][1] == labelled[end][1]:
            end = column
        else:
            del kept[column]
    return kept


def _with_loose_given(
    sheet: Sheet, index: int, labelled: Container[int], columns: Mapping[int, Kind]
) -> dict[int, Kind]:
    """Adds the column of given names that stands unheaded beside the family names."""
    kinds = set(columns.values())
    beside = next((c + 1 for c, kind in columns.items() if kind is Kind.NAME), 0)
    if Kind.GIVEN in kinds or not beside or beside in labelled:
        return dict(columns)
    people = [line for line in sheet.lines[index : index + _LOOK_AHEAD] if line.at(beside - 1)]
    given = [line for line in people if _is_given(line.at(beside))]
    is_given = len(given) > 1 and len(given) * 2 > len(people)
    return dict(columns) | ({beside: Kind.GIVEN} if is_given else {})


def _is_given(cell: Cell) -> bool:
    return isinstance(cell, str) and len(cell.split()) < 3 and cell.replace(" ", "").isalpha()
