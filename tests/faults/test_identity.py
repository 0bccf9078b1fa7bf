"""Who somebody is: a number and what the database says of it now, never a name or a card."""

from sqlalchemy import select

from models.audit import AuditEntry
from models.members import Member, Unit
from models.repositories import units
from tests.faults.cell import CalledCell
from tests.handlers.scenes import BINH, CUC, forge
from tests.handlers.test_answers import label_of
from tests.town.town import CELLS, hear

SAID_YES = "Đã ghi nhận: đồng chí có mặt"


async def _refusals(cell: CalledCell) -> list[tuple[int, int | None]]:
    """(who, about which unit) of the log."""
    query = select(AuditEntry).where(AuditEntry.outcome == "refused").order_by(AuditEntry.id)
    async with cell.town.database.reading() as session:
        return [(entry.user_id, entry.unit_id) for entry in await session.scalars(query)]


async def test_f34_button_of_a_leader_that_a_member_makes_up_is_refused_and_kept(
    cell: CalledCell,
) -> None:
    assert await forge(cell.binh, "mx:1:1") == cell.town.words("error-not-allowed")
    assert await _refusals(cell) == [(cell.binh.id, cell.town.cells[CELLS[0]])]


async def test_f37_renamed_member_is_who_they_were_and_a_namesake_is_nobody(
    cell: CalledCell,
) -> None:
    town = cell.town
    await cell.binh.change(first_name="Gió", last_name=None, username=None)
    await cell.binh.press(town.words("answer-yes"))
    await hear(cell.binh, SAID_YES)
    assert await label_of(town, BINH) == "yes"
    stranger = await town.arrive(BINH)
    await stranger.start()
    await hear(stranger, town.words("stranger")[:20])
    await stranger.say("vắng")
    assert await forge(stranger, "ma:1:no") == town.words("stranger")
    assert await label_of(town, BINH) == "yes"


async def test_f42_leader_who_is_none_any_more_when_pressing_is_refused(cell: CalledCell) -> None:
    town = cell.town
    async with town.database.writing() as session:
        for role in await units.list_roles(session, town.members["Nguyễn Thị An"]):
            await session.delete(role)
    answer = await cell.an.press(town.words("board-unanswered"))
    assert answer is not None
    assert answer["text"] == town.words("error-not-allowed")


async def test_f42_leader_of_a_cell_that_was_closed_meanwhile_is_refused(cell: CalledCell) -> None:
    town = cell.town
    async with town.database.writing() as session:
        unit = await session.get_one(Unit, town.cells[CELLS[0]])
        unit.closed_at = town.chibot.clock.now()
    answer = await cell.an.press(town.words("board-unanswered"))
    assert answer is not None
    assert answer["text"] == town.words("error-not-allowed")


async def test_f42_member_who_has_moved_answers_no_more_for_the_cell(cell: CalledCell) -> None:
    town = cell.town
    async with town.database.writing() as session:
        member = await session.get_one(Member, town.members[CUC])
        member.unit_id = town.cells[CELLS[1]]
    answer = await cell.cuc.press(town.words("answer-yes"))
    assert answer is not None
    assert answer["text"] == town.words("error-choice-is-stale")
    assert await label_of(town, CUC) == ""
