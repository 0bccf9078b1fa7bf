"""Decides what an import would do with each row of a list; changes nothing itself."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from bot.features.members import rules
from bot.features.members.roster_matching import (
    KnownMembers,
    identities,
    is_same_unmarked,
    name_key,
)
from bot.reading.cell_names import cell_key
from bot.reading.roster_rows import Problem, RosterRow
from models.members import Member

# Twelve months of probation and some months until the decision is there.
_PROBATION = timedelta(days=540)
_MAX_NOTE_WITH_STATE = 40


class Status(StrEnum):
    """How a row ends."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    DUPLICATE = "duplicate"
    ERROR = "error"


@dataclass
class RowPlan:
    """What happens with one row; `values` are the fields of a new member or the changed ones."""

    row: RosterRow
    status: Status
    problems: tuple[Problem, ...]
    member: Member | None = None
    values: dict[str, Any] = field(default_factory=dict)
    role: str | None = None
    settles_roles: bool = False

    @property
    def cell(self) -> str:
        """The key of the row's cell."""
        return cell_key(self.row.cell or "")


@dataclass(frozen=True)
class KnownWard:
    """What the ward has already: members, and cells by key (None: the cell is closed)."""

    members: KnownMembers
    cells: Mapping[str, int | None]


def plan_rows(rows: Sequence[RosterRow], ward: KnownWard, today: date) -> list[RowPlan]:
    """Decide about all rows of a list, in their order."""
    planner = _Planner(ward, today)
    return [planner.plan(row) for row in rows]


def count_statuses(plans: Iterable[RowPlan]) -> dict[str, int]:
    """How many rows end in which way; every way is named."""
    counts = Counter(plan.status for plan in plans)
    return {status.value: counts[status] for status in Status}


class _Planner:
    """Remembers the rows before, to find those that come twice."""

    def __init__(self, ward: KnownWard, today: date) -> None:
        self._ward = ward
        self._today = today
        self._seen: dict[tuple[object, ...], RosterRow] = {}
        self._taken: dict[int, RosterRow] = {}

    def plan(self, row: RosterRow) -> RowPlan:
        candidates = self._ward.members.list_candidates(row)
        problems = (*row.problems, *self._row_problems(row))
        if any(problem.is_error for problem in problems):
            return RowPlan(row, Status.ERROR, problems)
        if twin := self._twin(row, candidates):
            return RowPlan(row, Status.DUPLICATE, (*problems, _same_as(twin)))
        self._seen |= dict.fromkeys(identities(row), row)
        member = next((member for member in candidates if member.id not in self._taken), None)
        if member is None:
            return self._plan_new(row, problems)
        self._taken[member.id] = row
        return self._plan_known(row, problems, member)

    def _row_problems(self, row: RosterRow) -> list[Problem]:
        found = []
        key = cell_key(row.cell or "")
        if key and self._ward.cells.get(key, 0) is None:
            found.append(Problem("cell-closed", row.cell or ""))
        state = told_state(row)
        if row.state and rules.state_of(row.state) is None:
            found.append(Problem("state-unreadable", row.state))
        if state and state[1] == rules.LEFT:
            found.append(Problem("has-left", row.state or ""))
        return found

    def _twin(self, row: RosterRow, candidates: Sequence[Member]) -> RosterRow | None:
        """The earlier row of the same person."""
        keys = identities(row)
        if twin := next((self._seen[key] for key in keys if key in self._seen), None):
            return twin
        if not keys or any(member.id not in self._taken for member in candidates):
            return None
        # All who could be meant were met under other spellings in this list.
        return next((self._taken[member.id] for member in candidates), None)

    def _plan_new(self, row: RosterRow, problems: tuple[Problem, ...]) -> RowPlan:
        state = told_state(row)
        if state is None and self._is_in_probation(row):
            state = (rules.PROBATIONARY, rules.REGULAR)
            problems = (*problems, Problem("state-assumed"))
        membership, participation = state or (rules.OFFICIAL, rules.REGULAR)
        values = {
            **_told_fields(row),
            "full_name": row.name,
            "membership": membership,
            "participation": participation,
        }
        role = rules.role_of_position(row.position or "")
        return RowPlan(row, Status.NEW, problems, None, values, role, settles_roles=True)

    def _is_in_probation(self, row: RosterRow) -> bool:
        if row.joined_on is None or row.official_on is not None:
            return False
        return row.joined_on > (self._today - _PROBATION).isoformat()

    def _plan_known(self, row: RosterRow, problems: tuple[Problem, ...], member: Member) -> RowPlan:
        if member.participation == rules.LEFT:
            return RowPlan(row, Status.ERROR, (*problems, Problem("was-left", row.name)))
        values = _changes(row, member)
        moves = not self._ward.members.is_in_cell(member, row)
        if moves:
            values["unit_id"] = None
        status = Status.CHANGED if values else Status.UNCHANGED
        position = member.position if row.position is None else row.position
        role = rules.role_of_position(position or "")
        settles = moves or row.position is not None
        return RowPlan(row, status, problems, member, values, role, settles_roles=settles)


def told_state(row: RosterRow) -> tuple[str, str] | None:
    """(membership, participation) from the state, the position and a short note together:
    "Chính thức" in one column and "miễn sinh hoạt" as a note make an exempt official member."""
    told = [rules.state_of(row.state)] if row.state else []
    if row.position and rules.role_of_position(row.position) is None:
        told.append(rules.state_of(row.position))
    if row.note and len(row.note) <= _MAX_NOTE_WITH_STATE:
        noted = rules.state_of(row.note)
        told.append(noted if noted and noted[1] != rules.LEFT else None)
    states = [state for state in told if state]
    if not states:
        return None
    is_probationary = any(state[0] == rules.PROBATIONARY for state in states)
    participation = next((s[1] for s in states if s[1] != rules.REGULAR), rules.REGULAR)
    return rules.PROBATIONARY if is_probationary else rules.OFFICIAL, participation


def _told_fields(row: RosterRow) -> dict[str, str | None]:
    """The plain fields a row tells; what it does not tell is not erased."""
    told = {
        "born_on": row.born_on,
        "sex": row.sex,
        "phone": row.phone,
        "joined_on": row.joined_on,
        "official_on": row.official_on,
        "note": row.note,
    }
    fields: dict[str, str | None] = {name: value for name, value in told.items() if value}
    if row.position is not None:
        fields["position"] = row.position or None
    return fields


def _changes(row: RosterRow, member: Member) -> dict[str, Any]:
    told: dict[str, Any] = _told_fields(row)
    for name in ("born_on", "joined_on", "official_on"):
        # "1950" is no news where "1950-07-03" is known.
        if str(getattr(member, name) or "").startswith(str(told.get(name, "-"))):
            del told[name]
    if _is_other_name(row.name, member.full_name):
        told["full_name"] = row.name
    if state := told_state(row):
        told["membership"], told["participation"] = state
    return {name: value for name, value in told.items() if getattr(member, name) != value}


def _is_other_name(told: str, known: str) -> bool:
    """Whether the list spells the name anew; without diacritics it says nothing new."""
    if told.isascii() and is_same_unmarked(told, known):
        return False
    return name_key(told) != name_key(known)


def _same_as(twin: RosterRow) -> Problem:
    return Problem("same-as", f"{twin.sheet}!{twin.row}")
