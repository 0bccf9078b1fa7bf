"""Takes an import of a list back, as long as nobody of it has registered or taken part."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.errors import ChibotError
from bot.features.members.registration import follow_roles
from models.repositories import members, rosters
from models.rosters import RosterImport, RosterImportRow


class ImportIsUndone(ChibotError):
    """The import has been taken back already."""

    key = "roster-import-is-undone"


class ImportIsUnknown(ChibotError):
    """No import has this number."""

    key = "roster-import-is-unknown"


class ImportIsNotTheLast(ChibotError):
    """A later import builds on this one and must be taken back first."""

    key = "roster-import-is-not-the-last"


class ImportIsInUse(ChibotError):
    """Somebody of the import has registered, or answered, or was invited since."""

    key = "roster-import-is-in-use"


async def undo_import(
    session: AsyncSession, import_id: int, actor_member_id: int | None, now: datetime
) -> RosterImport:
    """Take an import back: new members go, changed ones get their values back.

    Fields that were changed again since then keep what they have now. Raises
    ImportIsUnknown, ImportIsUndone, ImportIsNotTheLast or ImportIsInUse.
    """
    record = await rosters.find(session, import_id)
    if record is None:
        raise ImportIsUnknown
    if record.undone_at is not None:
        raise ImportIsUndone
    last = await rosters.find_last(session, record.ward_id)
    if last is None or last.id != record.id:
        raise ImportIsNotTheLast
    rows = await rosters.list_rows(session, import_id)
    made = [row.member_id for row in rows if row.before is None]
    await _require_unused(session, record, rows, made)
    await _restore(session, [row for row in rows if row.before is not None], now)
    await _restore_roles(session, rows, now)
    await rosters.remove_members(session, made)
    await rosters.remove_units(session, record.made_cells)
    record.undone_at, record.undone_by = now, actor_member_id
    await session.flush()
    return record


async def _require_unused(
    session: AsyncSession,
    record: RosterImport,
    rows: Sequence[RosterImportRow],
    made: Sequence[int],
) -> None:
    everybody = [row.member_id for row in rows]
    registered = await rosters.count_registered_since(session, everybody, record.made_at)
    if registered or await rosters.is_referred_to(session, made, record.made_cells):
        raise ImportIsInUse


async def _restore(session: AsyncSession, rows: Sequence[RosterImportRow], now: datetime) -> None:
    found = await members.list_by_ids(session, [row.member_id for row in rows])
    by_id = {member.id: member for member in found}
    for row in rows:
        member = by_id[row.member_id]
        for name, value in (row.before or {}).items():
            if getattr(member, name) == row.after[name]:
                setattr(member, name, value)
        member.updated_at = now
    await session.flush()


async def _restore_roles(
    session: AsyncSession, rows: Sequence[RosterImportRow], now: datetime
) -> None:
    given = [(row.member_id, unit, role) for row in rows for unit, role in row.roles_given]
    taken = [(row.member_id, unit, role) for row in rows for unit, role in row.roles_taken]
    await rosters.take_roles(session, given)
    await rosters.give_roles(session, taken)
    changed = sorted({role[0] for role in given + taken})
    await follow_roles(session, changed, now)
