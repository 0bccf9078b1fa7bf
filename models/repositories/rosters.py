"""Queries of roster imports: all in bulk, none per row of the list."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Integer, delete, exists, func, insert, literal, or_, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from models.base import Base
from models.members import Account, Member, Role, Unit
from models.repositories.upsert import insert_ignoring
from models.rosters import RosterImport, RosterImportRow, RosterRole

# (member id, unit id, role)
Given = tuple[int, int, str]
_DEEPEST = 12
_BATCH = 5_000


async def find(session: AsyncSession, import_id: int) -> RosterImport | None:
    """The import with this number, if there is one."""
    return await session.get(RosterImport, import_id)


async def find_last(session: AsyncSession, ward_id: int) -> RosterImport | None:
    """The newest import of a ward that stands."""
    return await session.scalar(
        select(RosterImport)
        .where(RosterImport.ward_id == ward_id, RosterImport.undone_at.is_(None))
        .order_by(RosterImport.id.desc())
        .limit(1)
    )


async def lock_ward(session: AsyncSession, ward_id: int) -> None:
    """Let imports of one ward take turns until the transaction ends."""
    await session.execute(select(Unit.id).where(Unit.id == ward_id).with_for_update())


async def add(
    session: AsyncSession,
    ward_id: int,
    made_by: int | None,
    made_cells: Sequence[int],
    now: datetime,
) -> RosterImport:
    """Begin the record of an import."""
    row = RosterImport(ward_id=ward_id, made_by=made_by, made_at=now, made_cells=list(made_cells))
    session.add(row)
    await session.flush()
    return row


async def add_rows(session: AsyncSession, rows: Sequence[dict[str, Any]]) -> None:
    """Keep what an import did: `import_id`, `member_id`, `before`, `after`, `roles_given` and
    `roles_taken` each."""
    if rows:
        await session.execute(insert(RosterImportRow), rows)


async def list_rows(session: AsyncSession, import_id: int) -> list[RosterImportRow]:
    """What an import did."""
    return list(
        await session.scalars(
            select(RosterImportRow)
            .where(RosterImportRow.import_id == import_id)
            .order_by(RosterImportRow.id)
        )
    )


async def list_units_below(session: AsyncSession, ward_id: int) -> list[Unit]:
    """All units below a ward, closed ones too, the older first."""
    start = select(Unit.id, literal(0, Integer).label("depth")).where(Unit.parent_id == ward_id)
    tree = start.cte("below", recursive=True)
    tree = tree.union_all(
        select(Unit.id, tree.c.depth + 1)
        .join(tree, Unit.parent_id == tree.c.id)
        .where(tree.c.depth < _DEEPEST)
    )
    return list(
        await session.scalars(select(Unit).where(Unit.id.in_(select(tree.c.id))).order_by(Unit.id))
    )


async def list_members_in(session: AsyncSession, unit_ids: Sequence[int]) -> list[Member]:
    """The members of these units, those who left too, the older first."""
    query = select(Member).where(Member.unit_id.in_(unit_ids)).order_by(Member.id)
    return list(await session.scalars(query))


async def save_members(session: AsyncSession, members: Sequence[Member]) -> None:
    """Store new and changed members; all have ids afterwards."""
    session.add_all(members)
    await session.flush()


async def list_held_roles(session: AsyncSession, unit_ids: Sequence[int]) -> set[Given]:
    """The roles members hold in these units, however they came by them."""
    rows = await session.execute(
        select(Role.member_id, Role.unit_id, Role.role).where(Role.unit_id.in_(unit_ids))
    )
    return {(row[0], row[1], row[2]) for row in rows}


async def list_roster_roles(session: AsyncSession, unit_ids: Sequence[int]) -> set[Given]:
    """Those of the roles that came from a list."""
    rows = await session.execute(
        select(RosterRole.member_id, RosterRole.unit_id, RosterRole.role).where(
            RosterRole.unit_id.in_(unit_ids)
        )
    )
    return {(row[0], row[1], row[2]) for row in rows}


async def give_roles(session: AsyncSession, given: Iterable[Given]) -> None:
    """Give roles because a list says so; one held already stays."""
    rows = [{"member_id": m, "unit_id": u, "role": r} for m, u, r in given]
    if rows:
        await session.execute(insert_ignoring(session, Role), rows)
        await session.execute(insert_ignoring(session, RosterRole), rows)


async def take_roles(session: AsyncSession, taken: Iterable[Given]) -> None:
    """Take back roles that came from a list."""
    keys = list(taken)
    for table in (Role, RosterRole):
        columns = tuple_(table.member_id, table.unit_id, table.role)
        for start in range(0, len(keys), _BATCH):
            await session.execute(delete(table).where(columns.in_(keys[start : start + _BATCH])))


async def count_registered_since(
    session: AsyncSession, member_ids: Sequence[int], since: datetime
) -> int:
    """How many of these members have bound an account since then."""
    newly = or_(Account.registered_at.is_(None), Account.registered_at >= since)
    total = 0
    for batch in _batches(member_ids):
        query = select(func.count()).where(Account.member_id.in_(batch), newly)
        total += await session.scalar(query) or 0
    return total


async def is_referred_to(
    session: AsyncSession, member_ids: Sequence[int], unit_ids: Sequence[int]
) -> bool:
    """Whether a row of any table points to these members or units, but for what an import made:
    the members themselves, their roles and the record of the import."""
    own: dict[str, set[str]] = {
        "members": {"roles", "roster_roles", "roster_imports", "roster_import_rows"},
        "units": {"members", "roles", "roster_roles"},
    }
    checks = [
        exists().where(column.in_(batch))
        for target, ids in (("members", member_ids), ("units", unit_ids))
        for column in _references(target, own[target])
        for batch in _batches(ids)
    ]
    for check in checks:
        if await session.scalar(select(check)):
            return True
    return False


def _references(target: str, but: set[str]) -> list[Any]:
    """The columns of the schema that point to a table."""
    return [
        key.parent
        for table in Base.metadata.sorted_tables
        if table.name not in but
        for key in table.foreign_keys
        if key.column.table.name == target
    ]


def _batches(ids: Sequence[int]) -> list[Sequence[int]]:
    return [ids[start : start + _BATCH] for start in range(0, len(ids), _BATCH)]


async def remove_members(session: AsyncSession, member_ids: Sequence[int]) -> None:
    """Delete members an import made, with their roles."""
    for batch in _batches(member_ids):
        for table in (Role, RosterRole, RosterImportRow):
            await session.execute(delete(table).where(table.member_id.in_(batch)))
        await session.execute(delete(Member).where(Member.id.in_(batch)))


async def remove_units(session: AsyncSession, unit_ids: Sequence[int]) -> None:
    """Delete cells an import made that are empty again."""
    in_use = [exists().where(table.unit_id == Unit.id) for table in (Member, Role)]
    await session.execute(delete(Unit).where(Unit.id.in_(unit_ids), *(~use for use in in_use)))
