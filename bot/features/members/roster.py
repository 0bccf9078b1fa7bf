"""Imports a list of members: all or nothing, and a second time nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.features.members.roster_matching import KnownMembers
from bot.features.members.roster_plan import (
    KnownWard,
    RowPlan,
    Status,
    count_statuses,
    plan_rows,
)
from bot.features.members.roster_undo import undo_import
from bot.features.members.roster_writing import Roles, RosterWriter, role_changes
from bot.reading.cell_names import cell_key
from bot.reading.roster_rows import RosterRow
from models.members import Unit
from models.repositories import rosters, units
from models.repositories.rosters import Given

__all__ = ["ImportReport", "import_roster", "undo_import"]


@dataclass(frozen=True)
class ImportReport:
    """What an import did, or would do: `import_id` is None when nothing was written; `given_roles`
    are the members to whom it gave one."""

    rows: tuple[RowPlan, ...]
    counts: Mapping[str, int]
    new_cells: tuple[str, ...]
    import_id: int | None
    given_roles: tuple[int, ...] = ()

    @property
    def has_errors(self) -> bool:
        """Whether some row could not be taken."""
        return self.counts[Status.ERROR] > 0


@dataclass(frozen=True)
class _Ward:
    """The ward as it was before the import."""

    known: KnownWard
    unit_ids: tuple[int, ...]


async def import_roster(
    session: AsyncSession,
    rows: Sequence[RosterRow],
    ward_id: int | None,
    now: datetime,
    *,
    dry_run: bool = False,
    skip_errors: bool = False,
    actor_member_id: int | None = None,
) -> ImportReport:
    """Bring the roster of a ward up to a list; who may do so is for the caller to check.

    All or nothing: one row in error and nothing is written, unless `skip_errors`. Members the
    list does not name are left alone, and so are fields it leaves blank. Without a ward
    (`ward_id` None) only a dry run is possible.
    """
    if ward_id is not None and not dry_run:
        await rosters.lock_ward(session, ward_id)
    ward = await _load_ward(session, ward_id)
    plans = plan_rows(rows, ward.known, now.date())
    roles = await _plan_roles(session, ward, plans)
    counts = count_statuses(plans)
    new_cells = _new_cells(plans, ward.known)
    is_blocked = counts[Status.ERROR] > 0 and not skip_errors
    has_news = counts[Status.NEW] + counts[Status.CHANGED] > 0
    report = ImportReport(tuple(plans), counts, tuple(new_cells.values()), None)
    if ward_id is None or dry_run or is_blocked or not has_news:
        return report
    writer = RosterWriter(session, ward_id, now, roles)
    import_id, given_roles = await writer.write(plans, ward.known, new_cells, actor_member_id)
    return replace(report, import_id=import_id, given_roles=given_roles)


async def _load_ward(session: AsyncSession, ward_id: int | None) -> _Ward:
    below = await rosters.list_units_below(session, ward_id) if ward_id is not None else []
    ids = [unit.id for unit in below]
    if ward_id is not None:
        ids.append(ward_id)
    found = await rosters.list_members_in(session, ids) if ids else []
    cells: dict[str, int | None] = {}
    for unit in below:
        if unit.kind == units.CELL and cells.get(key := cell_key(unit.name)) is None:
            cells[key] = None if unit.closed_at else unit.id
    known = KnownMembers(found, _cell_of_units(below))
    return _Ward(KnownWard(known, cells), tuple(ids))


def _cell_of_units(below: Sequence[Unit]) -> dict[int, str]:
    """The key of the cell that a unit is or lies in."""
    by_id = {unit.id: unit for unit in below}
    cells: dict[int, str] = {}
    for unit in below:
        place: Unit | None = unit
        while place and place.kind != units.CELL:
            place = by_id.get(place.parent_id or 0)
        if place:
            cells[unit.id] = cell_key(place.name)
    return cells


def _new_cells(plans: Sequence[RowPlan], known: KnownWard) -> dict[str, str]:
    """Names of cells the tree lacks, by key, in the order of the list."""
    found: dict[str, str] = {}
    for plan in plans:
        is_taken = plan.status in (Status.NEW, Status.CHANGED)
        if is_taken and plan.cell not in known.cells:
            found.setdefault(plan.cell, plan.row.cell or "")
    return found


async def _plan_roles(session: AsyncSession, ward: _Ward, plans: Sequence[RowPlan]) -> Roles:
    """Load the roles; a row whose position gives or takes one is no unchanged row."""
    if not ward.unit_ids:
        return Roles(frozenset(), {})
    held = await rosters.list_held_roles(session, ward.unit_ids)
    by_member: dict[int, set[Given]] = {}
    for given in await rosters.list_roster_roles(session, ward.unit_ids):
        by_member.setdefault(given[0], set()).add(given)
    roles = Roles(frozenset(held), {key: frozenset(value) for key, value in by_member.items()})
    for plan in plans:
        if plan.status is Status.UNCHANGED and plan.member:
            unit_id = ward.known.cells.get(plan.cell) or 0
            if any(role_changes(plan, plan.member.id, unit_id, roles)):
                plan.status = Status.CHANGED
    return roles
