"""Turns a person's row as it stands into a row of the roster, with what is wrong with it."""

import re
from dataclasses import dataclass, field
from datetime import date

from bot.reading.cell_names import MAX_LENGTH as MAX_CELL_NAME
from bot.reading.cell_names import tidy_cell
from bot.reading.dates import PartialDate
from bot.reading.names import fold, is_legacy_encoded
from bot.reading.phones import read_phones
from bot.reading.roster_columns import Kind
from bot.reading.roster_dates import ADULT, age_on, is_after, read_birth, read_joining
from bot.reading.roster_lines import RawRow, name_of
from bot.reading.roster_notes import tidy_note
from bot.reading.roster_rows import Problem, RosterRow
from bot.reading.workbook import Cell

MALE, FEMALE = "male", "female"
_MARKS = frozenset({"x", "v", "1", "co", "+", "*", "✓", "✔", "√", "o", "●"})
_BLANKS = frozenset({"", "-", "--", "0", "khong", "khong co", "chua", "chua co", "n/a", "…", "..."})
_SEXES = {"nam": MALE, "nu": FEMALE, "male": MALE, "female": FEMALE, "m": MALE, "f": FEMALE}
_MOBILE = re.compile(r"\+84[35789]\d{8}")
_FIRST_SERIAL, _DAYS_TO_1904 = 2_101, 1_462
_MAX_POSITION = 200
_MAX_SHOWN = 60


@dataclass(frozen=True)
class ListFacts:
    """What holds for all rows of a sheet; `cell` is the cell of rows that name none."""

    sheet: str
    listed_on: date
    cell: str
    counts_from_1904: bool


@dataclass
class _Reader:
    """Reads one row and collects its problems."""

    raw: RawRow
    facts: ListFacts
    problems: list[Problem] = field(default_factory=list)

    def complain(self, code: str, text: object = "") -> None:
        shown = text.strftime("%d/%m/%Y") if isinstance(text, date) else str(text)
        self.problems.append(Problem(code, shown[:_MAX_SHOWN]))

    def value(self, kind: Kind) -> Cell:
        value = self.raw.first(kind)
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if self.facts.counts_from_1904 and is_number and float(str(value)) >= _FIRST_SERIAL:
            return float(str(value)) + _DAYS_TO_1904
        return None if fold(str(value or "")).strip() in _BLANKS else value

    def text(self, kind: Kind) -> str | None:
        value = self.raw.first(kind)
        return None if value is None else str(value)


def read_row(raw: RawRow, facts: ListFacts) -> RosterRow:
    """A person's row; nothing in it can raise."""
    reader = _Reader(raw, facts)
    name = _name(reader)
    born, sex = _birth(reader)
    phone = _phone(reader)
    joined, official = _joining(reader, born)
    return RosterRow(
        sheet=facts.sheet,
        row=raw.line.number,
        name=name,
        born_on=born.isoformat() if born else None,
        sex=sex,
        phone=phone,
        cell=_cell(reader),
        position=_position(reader),
        state=_state(reader),
        joined_on=joined,
        official_on=official,
        note=_note(reader),
        problems=tuple(reader.problems),
    )


def _name(reader: _Reader) -> str:
    written, name = name_of(reader.raw)
    if not written:
        reader.complain("name-missing")
    elif is_legacy_encoded(written):
        reader.complain("name-legacy", written)
    elif written.startswith("=") or len(name.replace(" ", "")) < 2:
        reader.complain("name-unreadable", written)
    return name


def _birth(reader: _Reader) -> tuple[PartialDate | None, str | None]:
    """The birth date and the sex, which the column of the date may tell."""
    sex = _SEXES.get(fold(str(reader.value(Kind.SEX) or "")).strip(" ."))
    columns = [(Kind.BIRTH, None), (Kind.MALE, MALE), (Kind.FEMALE, FEMALE)]
    written = [(reader.value(kind), told) for kind, told in columns]
    filled = [(value, told) for value, told in written if value is not None]
    for told in (told for value, told in filled if told):
        sex = sex or told
    dates = [value for value, told in filled if not (told and _is_mark(value))]
    value = dates[0] if dates else _assembled(reader)
    born = read_birth(value, reader.facts.listed_on)
    if value is None:
        reader.complain("birth-missing")
    elif born is None or is_after(born, reader.facts.listed_on):
        reader.complain("birth-unreadable", value)
        return None, sex
    elif age_on(born, reader.facts.listed_on) < ADULT:
        reader.complain("birth-under-age", value)
    return born, sex


def _assembled(reader: _Reader) -> Cell:
    """A birth date that is spread over columns for day, month and year."""
    kinds = (Kind.BIRTH_DAY, Kind.BIRTH_MONTH, Kind.BIRTH_YEAR)
    parts = [str(part) for kind in kinds if (part := reader.value(kind)) is not None]
    return "/".join(parts) or None


def _is_mark(value: Cell) -> bool:
    return fold(str(value)).strip() in _MARKS


def _phone(reader: _Reader) -> str | None:
    """The first mobile number, else the first number."""
    written = " / ".join(str(v) for v in reader.raw.values.get(Kind.PHONE, ()) if v is not None)
    numbers = read_phones(written)
    mobile = [number for number in numbers if _MOBILE.fullmatch(number)]
    if len(numbers) > 1:
        reader.complain("phone-extra", written)
    if numbers:
        return (mobile or numbers)[0]
    is_blank = not written or fold(written).strip() in _BLANKS
    reader.complain("phone-missing" if is_blank else "phone-unreadable", written)
    return None


def _joining(reader: _Reader, born: PartialDate | None) -> tuple[str | None, str | None]:
    joined, official = _day(reader, Kind.JOINED), _day(reader, Kind.OFFICIAL)
    if joined and born and joined.year - born.year < ADULT:
        reader.complain("joined-too-young", joined.isoformat())
    if joined and official and official.isoformat() < joined.isoformat()[: _length(official)]:
        reader.complain("official-before-joined", official.isoformat())
    return joined.isoformat() if joined else None, official.isoformat() if official else None


def _length(day: PartialDate) -> int:
    return len(day.isoformat())


def _day(reader: _Reader, kind: Kind) -> PartialDate | None:
    value = reader.value(kind)
    if value is None or _is_mark(value):
        return None
    day = read_joining(value, reader.facts.listed_on)
    if day is None:
        reader.complain(f"{kind}-unreadable", value)
    elif is_after(day, reader.facts.listed_on):
        reader.complain(f"{kind}-in-future", value)
    return day


def _cell(reader: _Reader) -> str | None:
    written = reader.text(Kind.CELL) or ""
    cell = tidy_cell(written) or reader.raw.cell or reader.facts.cell
    if not cell:
        reader.complain("cell-missing")
    return cell[:MAX_CELL_NAME] or None


def _position(reader: _Reader) -> str | None:
    if not reader.raw.heading.has(Kind.POSITION):
        return None
    written = " ".join(str(reader.raw.first(Kind.POSITION) or "").split())
    return "" if fold(written) in _BLANKS else written[:_MAX_POSITION]


def _state(reader: _Reader) -> str | None:
    """What the list says of the state: a column, a marked column, or the title of the part."""
    if written := reader.text(Kind.STATE):
        return written
    for column, kind in reader.raw.heading.columns.items():
        is_told = kind in {Kind.STATE_MARK, Kind.JOINED, Kind.OFFICIAL}
        if is_told and (value := reader.raw.line.at(column)) is not None and _is_mark(value):
            return reader.raw.heading.labels[column]
    return reader.raw.state or None


def _note(reader: _Reader) -> str | None:
    written = " ; ".join(str(v) for v in reader.raw.values.get(Kind.NOTE, ()) if v is not None)
    note, was_cut = tidy_note(written)
    if was_cut:
        reader.complain("note-cut")
    return note or None
