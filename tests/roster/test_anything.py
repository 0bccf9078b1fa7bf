"""Whatever stands on a sheet, the reader says something and never breaks."""

from datetime import UTC, datetime
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from bot.reading.roster import read_roster
from bot.reading.workbook import Line, Sheet
from bot.reading.workbook_errors import WorkbookIsRefused
from tests.roster.books import HEADS, TODAY

_DAYS = st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2100, 1, 1))  # noqa: DTZ001 - Excel knows no zones
_WORDS = st.sampled_from(
    [
        *HEADS,
        *("Nam", "Nữ", "Tổng cộng", "Chi bộ Khu phố 2", "I", "Đảng viên dự bị", "x", "0", "-"),
        *("Nguyễn Thị Sen", "03/07/50", "ngày 3 tháng 7 năm 1950", "(1)", "=A1", "././././/-"),
    ]
)
_CELLS = st.one_of(
    st.none(),
    _WORDS,
    st.text(max_size=30),
    st.integers(),
    st.floats(),
    st.booleans(),
    _DAYS,
    _DAYS.map(datetime.date),
)
_ROWS = st.lists(st.lists(_CELLS, max_size=12), max_size=12)
_MERGES = st.dictionaries(
    st.tuples(st.integers(1, 12), st.integers(0, 12)),
    st.tuples(st.integers(1, 12), st.integers(0, 12)),
    max_size=6,
)


@example(rows=[["¹", "②"]], merged={}, from_1904=False, has_heads=True)
@given(rows=_ROWS, merged=_MERGES, from_1904=st.booleans(), has_heads=st.booleans())
def test_any_sheet_is_read_or_refused(
    rows: list[list[Any]],
    merged: dict[tuple[int, int], tuple[int, int]],
    from_1904: bool,
    has_heads: bool,
) -> None:
    table = [list(HEADS), *rows] if has_heads else rows
    lines = tuple(Line(number, tuple(row)) for number, row in enumerate(table, 1))
    sheet = Sheet("KP1", False, lines, merged, from_1904)
    try:
        roster = read_roster([sheet], today=TODAY)
    except WorkbookIsRefused:
        return
    for row in roster.rows:
        assert 1 <= row.row <= len(table)
        assert row.born_on is None or row.born_on <= datetime.now(UTC).isoformat()
