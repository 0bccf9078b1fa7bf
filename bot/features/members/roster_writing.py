"""Writes a planned import in bulk: cells, members, roles, and the record that undoes it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.features.members.registration import follow_roles
from bot.features.members.roster_plan import KnownWard, RowPlan, Status
from bot.reading.names import fold
from models.members import Member
from models.repositories import rosters, units
from models.repositories.rosters import Given


@dataclass(frozen=True)
class Roles:
    """Roles that members hold and those of them that came from lists, before the import."""

    held: frozenset[Given]
    by_member: Mapping[int, frozenset[Given]]


def role_changes(
    plan: RowPlan, member_id: int, unit_id: int, roles: Roles
) -> tuple[set[Given], set[Given]]:
    """(roles to give, roles to take) so that the member has what the position says."""
    if not plan.settles_roles:
        return set(), set()
    wanted = {(member_id, unit_id, plan.role)} if plan.role else set()
    from_lists = roles.by_member.get(member_id, frozenset())
    return wanted - roles.held, set(from_lists - wanted)


class RosterWriter:
    """Writes what was planned, in bulk."""

    def __init__(self, session: AsyncSession, ward_id: int, now: datetime, roles: Roles) -> None:
        self._session = session
        self._ward_id = ward_id
        self._now = now
        self._roles = roles

    async def write(
        self,
        plans: Sequence[RowPlan],
        known: KnownWard,
        new_cells: Mapping[str, str],
        actor_member_id: int | None,
    ) -> tuple[int, tuple[int, ...]]:
        """Returns the number of the import, and the members to whom it gave a role."""
        made = await self._make_cells(new_cells)
        cells = {key: unit_id for key, unit_id in known.cells.items() if unit_id} | made
        record = await rosters.add(
            self._session, self._ward_id, actor_member_id, list(made.values()), self._now
        )
        taken = [plan for plan in plans if plan.status in (Status.NEW, Status.CHANGED)]
        before = [self._apply(plan, cells[plan.cell]) for plan in taken]
        touched = [plan.member for plan in taken if plan.member]
        await rosters.save_members(self._session, touched)
        rows = [self._record(plan, old, record.id) for plan, old in zip(taken, before, strict=True)]
        given = await self._settle_roles(taken, rows, cells)
        await rosters.add_rows(self._session, rows)
        return record.id, tuple(sorted({role[0] for role in given}))

    async def _make_cells(self, new_cells: Mapping[str, str]) -> dict[str, int]:
        made = {}
        for key, name in new_cells.items():
            unit = await units.add(self._session, self._ward_id, units.CELL, name, self._now)
            made[key] = unit.id
        return made

    def _apply(self, plan: RowPlan, unit_id: int) -> dict[str, Any] | None:
        """Make or change the member; returns what the changed fields were before."""
        if plan.member is None or "unit_id" in plan.values:
            plan.values["unit_id"] = unit_id
        if "full_name" in plan.values:
            plan.values["folded_name"] = fold(plan.values["full_name"])
        if plan.member is None:
            plan.member = Member(**plan.values, created_at=self._now, updated_at=self._now)
            return None
        before = {name: getattr(plan.member, name) for name in plan.values}
        for name, value in plan.values.items():
            setattr(plan.member, name, value)
        plan.member.updated_at = self._now
        return before

    def _record(
        self, plan: RowPlan, before: dict[str, Any] | None, import_id: int
    ) -> dict[str, Any]:
        return {
            "import_id": import_id,
            "member_id": plan.member.id if plan.member else None,
            "before": before,
            # A new member's values stand in the roster: they are not kept twice.
            "after": {} if before is None else plan.values,
        }

    async def _settle_roles(
        self, plans: Sequence[RowPlan], rows: Sequence[dict[str, Any]], cells: Mapping[str, int]
    ) -> set[Given]:
        """Returns what was given."""
        given: set[Given] = set()
        taken: set[Given] = set()
        for plan, row in zip(plans, rows, strict=True):
            give, take = role_changes(plan, row["member_id"], cells[plan.cell], self._roles)
            row["roles_given"] = [list(role[1:]) for role in sorted(give)]
            row["roles_taken"] = [list(role[1:]) for role in sorted(take)]
            given |= give
            taken |= take
        await rosters.take_roles(self._session, taken)
        await rosters.give_roles(self._session, given)
        changed = sorted({role[0] for role in given | taken})
        await follow_roles(self._session, changed, self._now)
        return given
