"""The tree: who is above whom, which cells are below, who holds a role just here."""

from models.repositories import units
from models.session import Database
from tests.bed.organisation import NOW, found_ward


async def test_line_runs_from_the_unit_to_the_root(database: Database) -> None:
    async with database.writing() as session:
        ward = await found_ward(session)
        cell = await ward.add_cell()
        group = await units.add(session, cell.id, "group", "Tổ 1", NOW)
        line = await units.list_line_ids(session, group.id)
    assert line == [group.id, cell.id, ward.unit.id]


async def test_closed_unit_has_no_line(database: Database) -> None:
    async with database.writing() as session:
        ward = await found_ward(session)
        cell = await ward.add_cell()
        cell.closed_at = NOW
        await session.flush()
        assert await units.list_line_ids(session, cell.id) == []


async def test_line_of_a_tree_bent_into_a_circle_ends(database: Database) -> None:
    async with database.writing() as session:
        ward = await found_ward(session)
        cell = await ward.add_cell()
        ward.unit.parent_id = cell.id
        await session.flush()
        assert set(await units.list_line_ids(session, cell.id)) == {cell.id, ward.unit.id}


async def test_cells_below_come_in_the_order_people_count(database: Database) -> None:
    async with database.writing() as session:
        ward = await found_ward(session)
        for name in ("Khu phố 10", "Trường mầm non", "Khu phố 9", "Tổ 2²"):
            await ward.add_cell(name)
        closed = await ward.add_cell("Khu phố 1")
        closed.closed_at = NOW
        await session.flush()
        cells = await units.list_cells_below(session, [ward.unit.id])
    assert [cell.name for cell in cells] == ["Khu phố 9", "Khu phố 10", "Trường mầm non", "Tổ 2²"]


async def test_cell_reached_by_two_ways_is_listed_once(database: Database) -> None:
    async with database.writing() as session:
        ward = await found_ward(session)
        cell = await ward.add_cell()
        cells = await units.list_cells_below(session, [ward.unit.id, cell.id])
    assert [found.id for found in cells] == [cell.id]


async def test_role_is_held_once(database: Database) -> None:
    async with database.writing() as session:
        ward = await found_ward(session)
        cell = await ward.add_cell()
        member = await ward.add_registered(cell, 101, role="secretary")
        await units.add_role(session, member.id, cell.id, "secretary")
        assert len(await units.list_roles(session, member.id)) == 1


async def test_role_accounts_are_of_just_this_unit_and_of_nobody_who_left(
    database: Database,
) -> None:
    async with database.writing() as session:
        ward = await found_ward(session)
        cell, other = await ward.add_cell(), await ward.add_cell("Khu phố 2")
        await ward.add_registered(cell, 101, role="secretary")
        await ward.add_registered(other, 102, role="secretary")
        gone = await ward.add_registered(cell, 103, role="secretary")
        gone.participation = "left"
        await session.flush()
        found = await units.list_role_accounts(session, cell.id, ["secretary"])
    assert [account.user_id for account in found] == [101]
