"""Rows of a members' list: what a row holds and what is wrong with it."""

from dataclasses import dataclass, field

# Why a row cannot be taken; every other problem is a warning.
ERRORS = frozenset(
    {
        "name-missing",
        "name-unreadable",
        "name-legacy",
        "birth-unreadable",
        "cell-missing",
        "cell-closed",
        "has-left",
        "was-left",
    }
)


@dataclass(frozen=True)
class Problem:
    """Something a secretary should know about a row; `text` is what stands in the cell."""

    code: str
    text: str = ""

    @property
    def is_error(self) -> bool:
        """Whether the row cannot be taken."""
        return self.code in ERRORS


@dataclass(frozen=True)
class RosterRow:
    """One person of a list. None means the list does not say; dates may be `YYYY` or `YYYY-MM`.

    `position` is "" when the list has a column for it and leaves it empty: no position any more.
    """

    sheet: str
    row: int
    name: str
    born_on: str | None = None
    sex: str | None = None
    phone: str | None = None
    cell: str | None = None
    position: str | None = None
    state: str | None = None
    joined_on: str | None = None
    official_on: str | None = None
    note: str | None = None
    problems: tuple[Problem, ...] = field(default=())


@dataclass(frozen=True)
class Roster:
    """What a workbook holds: rows, and what was left out, by its heading or sheet name.

    The reasons a sheet is left out: hidden, old, summary, departed, no-list.
    """

    rows: tuple[RosterRow, ...]
    columns_left_out: tuple[str, ...]
    sheets_left_out: tuple[tuple[str, str], ...]
