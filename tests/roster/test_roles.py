"""Roles follow the positions of lists, and only those that came from lists go again."""

from sqlalchemy import select

from models.members import Member
from models.repositories import units
from models.session import Database
from tests.roster.books import person
from tests.roster.ward import SEN, bring, bring_sheet, roles_of, statuses

CELL = "Chi bộ Khu phố 1"


async def test_new_position_moves_the_role(database: Database) -> None:
    man = person("Trần Văn Mận", born="01/02/1945", phone=None)
    await bring(database, SEN, man)
    report = await bring(
        database,
        person("Nguyễn Thị Sen", position="Đảng viên"),
        person("Trần Văn Mận", born="01/02/1945", phone=None, position="Bí thư"),
    )
    assert statuses(report) == ["changed", "changed"]
    assert await roles_of(database) == [("Trần Văn Mận", CELL, "secretary")]


async def test_empty_position_ends_the_role(database: Database) -> None:
    await bring(database, SEN)
    await bring(database, person("Nguyễn Thị Sen", position=None))
    assert await roles_of(database) == []


async def test_role_moves_with_its_holder_to_another_cell(database: Database) -> None:
    await bring(database, SEN)
    heads = ("Họ và tên", "Ngày sinh", "Chi bộ")
    await bring_sheet(database, heads, ("Nguyễn Thị Sen", "03/07/1950", "KP2"))
    assert await roles_of(database) == [("Nguyễn Thị Sen", "Chi bộ Khu phố 2", "secretary")]


async def test_role_given_by_hand_is_not_taken_by_a_list(database: Database) -> None:
    plain = person("Nguyễn Thị Sen", position="Đảng viên")
    await bring(database, plain)
    async with database.writing() as session:
        (member,) = await session.scalars(select(Member))
        await units.add_role(session, member.id, member.unit_id, "committee_member")
    assert statuses(await bring(database, plain)) == ["unchanged"]
    await bring(database, SEN)
    await bring(database, plain)
    assert await roles_of(database) == [("Nguyễn Thị Sen", CELL, "committee_member")]


async def test_role_that_was_lost_is_given_again_by_the_list(database: Database) -> None:
    await bring(database, person("Nguyễn Thị Sen", position="Chi ủy viên"))
    report = await bring(database, person("Nguyễn Thị Sen", position="Phó Bí thư"))
    assert statuses(report) == ["changed"]
    assert await roles_of(database) == [("Nguyễn Thị Sen", CELL, "deputy_secretary")]
