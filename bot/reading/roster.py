"""Reads a workbook of members: which sheets count, which columns, and every person's row."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from bot.reading.cell_names import cell_of_sheet, tidy_cell
from bot.reading.names import is_legacy_encoded
from bot.reading.roster_dates import date_of_list
from bot.reading.roster_lines import SheetLines, read_lines
from bot.reading.roster_rows import Roster, RosterRow
from bot.reading.roster_values import ListFacts, read_row
from bot.reading.workbook import Sheet
from bot.reading.workbook_errors import ListIsNotFound, TextIsLegacyEncoded

HIDDEN, OLD, SUMMARY, DEPARTED, NO_LIST = "hidden", "old", "summary", "departed", "no-list"
# With diacritics where a bare word would be somebody's name: "Cư xá", "Chi bộ", "Tổng công ty".
_SET_ASIDE = (
    (
        OLD,
        re.compile(
            r"\bcũ\b|\b(?:ds|danh sach|ban) cu$|\bold\b|\bbackup\b|\bcopy\b|\bbản sao\b|\bsao lưu\b"
            r"|\bnháp\b|\(\d\)$"
        ),
    ),
    (
        DEPARTED,
        re.compile(
            r"\bchuyển đi\b|\bđã chuyển\b|\btừ trần\b|\bđã mất\b|\bqua đời\b|\bra khỏi\b"
            r"|\bxóa tên\b|\bxoá tên\b|\bkhai trừ\b|\bchuyen di\b|\bda chuyen\b|\btu tran\b"
        ),
    ),
    (
        SUMMARY,
        re.compile(
            r"\btổng hợp\b|\bthống kê\b|\btổng$|\bsố liệu\b|\bbáo cáo\b|\bbiểu\b|\bsummary\b"
            r"|\btong hop\b|\bthong ke\b|\bso lieu\b|\bbao cao\b"
        ),
    ),
)
_YEAR = re.compile(r"\b(19[89]\d|20\d\d)\b")
_LEGACY_LOOK = 40

_Found = tuple[Sheet, SheetLines]


def read_roster(sheets: Sequence[Sheet], *, today: date, cell: str | None = None) -> Roster:
    """The people of a workbook.

    `cell` is for lists that do not say in a column or between the rows whose they are. Raises
    ListIsNotFound, or TextIsLegacyEncoded when the headings themselves cannot be read.
    """
    found = [(sheet, read_lines(sheet)) for sheet in sheets]
    reasons = _reasons(found)
    taken = [pair for pair in found if pair[0].title not in reasons]
    if not taken:
        raise TextIsLegacyEncoded if _is_legacy(sheets) else ListIsNotFound
    rows = [row for pair in taken for row in _read_sheet(pair, today, cell)]
    return Roster(tuple(rows), _columns_left_out(taken), tuple(reasons.items()))


def _reasons(found: Sequence[_Found]) -> dict[str, str]:
    """Why sheets are left out, by their titles."""
    newest = max((_year_of(sheet) for sheet, lines in found if lines.headings), default=0)
    judged = {
        sheet.title: _reason(sheet, newest) if lines.headings else NO_LIST for sheet, lines in found
    }
    reasons = {title: reason for title, reason in judged.items() if reason}
    if len(reasons) == len(found):
        # The only list there is may be called a summary, or a copy.
        spare = next((why for why in (SUMMARY, OLD) if why in reasons.values()), None)
        return {title: reason for title, reason in reasons.items() if reason != spare}
    return reasons


def _reason(sheet: Sheet, newest: int) -> str | None:
    if sheet.is_hidden:
        return HIDDEN
    title = sheet.title.lower()
    if reason := next((why for why, pattern in _SET_ASIDE if pattern.search(title)), None):
        return reason
    year = _year_of(sheet)
    return OLD if year and year < newest else None


def _year_of(sheet: Sheet) -> int:
    found = _YEAR.search(sheet.title)
    return int(found[1]) if found else 0


def _is_legacy(sheets: Sequence[Sheet]) -> bool:
    texts = [
        value
        for sheet in sheets
        for line in sheet.lines[:_LEGACY_LOOK]
        for value in line.cells
        if isinstance(value, str)
    ]
    return sum(is_legacy_encoded(text) for text in texts) > 1


def _read_sheet(pair: _Found, today: date, cell: str | None) -> Iterator[RosterRow]:
    sheet, lines = pair
    facts = ListFacts(
        sheet=sheet.title,
        listed_on=date_of_list(lines.titles, today),
        cell=tidy_cell(cell or "") or lines.title_cell or cell_of_sheet(sheet.title),
        counts_from_1904=sheet.counts_from_1904,
    )
    return (read_row(raw, facts) for raw in lines.rows)


def _columns_left_out(taken: Sequence[_Found]) -> tuple[str, ...]:
    """Headings of the columns that were not read, each once."""
    headings = (heading for _, lines in taken for heading in lines.headings)
    labels = (label for heading in headings for label in heading.left_out)
    return tuple(dict.fromkeys(labels))
