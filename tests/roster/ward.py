"""A ward for tests: lists are brought in, members and roles looked at."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select

from bot.features.members.roster import ImportReport, import_roster
from models.members import Member, Role, Unit
from models.repositories import units
from models.session import Database
from tests.roster.books import HEADS, book, person, read

NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
SEN = person("Nguyễn Thị Sen", position="Bí thư")
MAN = person("Trần Văn Mận", born="01/02/1945", phone="0900330112", state="Miễn sinh hoạt")


async def ward_of(database: Database) -> int:
    """The root unit's id; it is made when there is none."""
    async with database.writing() as session:
        root = await units.find_root(session)
        root = root or await units.add(session, None, units.WARD, "Đảng ủy phường", NOW)
        return root.id


async def bring(database: Database, *people: Sequence[Any], **options: Any) -> ImportReport:
    """Import a list of these people."""
    return await bring_sheet(database, HEADS, *people, **options)


async def bring_sheet(database: Database, *rows: Sequence[Any], **options: Any) -> ImportReport:
    """Import a sheet with these rows."""
    ward_id = await ward_of(database)
    roster = read(book(*rows), options.pop("cell", None))
    now = options.pop("now", NOW)
    async with database.writing() as session:
        return await import_roster(session, roster.rows, ward_id, now, **options)


async def roster_of(database: Database) -> dict[str, Member]:
    """The members by name."""
    async with database.reading() as session:
        return {m.full_name: m for m in await session.scalars(select(Member).order_by(Member.id))}


async def roles_of(database: Database) -> list[tuple[str, str, str]]:
    """(member, unit, role) of all roles."""
    async with database.reading() as session:
        rows = await session.execute(
            select(Member.full_name, Unit.name, Role.role)
            .join(Role, Role.member_id == Member.id)
            .join(Unit, Unit.id == Role.unit_id)
            .order_by(Member.full_name)
        )
        return [(row[0], row[1], row[2]) for row in rows]


def statuses(report: ImportReport) -> list[str]:
    """How the rows ended."""
    return [plan.status.value for plan in report.rows]


def problems(report: ImportReport) -> list[str]:
    """The codes of all problems."""
    return [problem.code for plan in report.rows for problem in plan.problems]
