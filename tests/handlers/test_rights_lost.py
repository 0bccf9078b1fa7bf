"""Rights end with the role, also for what was sent before; what is done for others is audited."""

from sqlalchemy import select

from bot.access import Act
from models.audit import AuditEntry
from models.members import Member
from models.outbox import OutboxMessage
from simulator.client import words_of
from tests.bed.waiting import eventually
from tests.handlers.scenes import AN, CUC, called_cell
from tests.town.town import Town, hear


async def test_board_of_one_who_lost_the_role_stands_still(town: Town) -> None:
    an, binh, _ = await called_cell(town)
    async with town.database.writing() as session:
        member = await session.get_one(Member, town.members[AN])
        member.participation = "left"
    await binh.press(town.words("answer-yes"))
    await hear(binh, "Đã ghi nhận: đồng chí có mặt")

    async def is_refused() -> bool:
        board = select(OutboxMessage.reason).where(OutboxMessage.kind == "meetings.board")
        async with town.database.reading() as session:
            return await session.scalar(board) == "not_needed"

    await eventually(is_refused)
    assert not [m for m in await an.messages() if "Có mặt: 1" in words_of(m)]


async def test_answer_given_for_a_member_is_audited(town: Town) -> None:
    an, _, _ = await called_cell(town)
    await an.press(town.words("board-unanswered"))
    await hear(an, "4 đồng chí chưa trả lời")
    await an.say(CUC)
    await hear(an, f"{CUC} trả lời thế nào?")
    await an.say("1")
    await hear(an, f"Đã ghi thay: {CUC}")
    async with town.database.reading() as session:
        query = select(AuditEntry).where(AuditEntry.act == Act.ANSWER_FOR_MEMBER)
        (entry,) = await session.scalars(query)
    assert (entry.user_id, entry.subject_id) == (an.id, town.members[CUC])
