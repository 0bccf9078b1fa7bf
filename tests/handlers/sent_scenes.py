"""Scenes of reports in chat that were sent: the ward reads them."""

from collections.abc import Mapping

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import load_actor
from bot.features.reports import filling
from bot.roles import WARD_ADMIN
from models.members import Account, Member
from models.reports import Report
from models.repositories import accounts, units
from simulator.client import Message, Person
from tests.bed.organisation import Ward
from tests.features.sent_scenes import ANSWERS
from tests.handlers.report_scenes import TITLE, ask, report
from tests.handlers.scenes import AN, BINH
from tests.town.town import CELLS, Town, hear

KHANH = "Bùi Thị Khánh"
LEADER = "Lý Thị Lan"


async def lead(town: Town, name: str = LEADER, unit_id: int = 0) -> Person:
    """Somebody of the ward's office who is registered and has opened the bot."""
    async with town.database.writing() as session:
        root = await units.find_root(session)
        assert root is not None
        member = await Ward(session, root).add_member(root, name)
        town.members[name] = member.id
        await units.add_role(session, member.id, unit_id or root.id, WARD_ADMIN)
    (person,) = await town.register(name)
    return person


async def send(
    town: Town, name: str, cell: str, answers: Mapping[int, str] | None = None
) -> Report:
    """The secretary has answered and sent the report of the cell."""
    found = await report(town, town.cells[cell])
    now = town.chibot.clock.now()
    async with town.database.writing() as session:
        member = await session.get_one(Member, town.members[name])
        account = await accounts.find_of_member(session, member.id)
        if account is None:
            account = await accounts.add(session, 77_000 + member.id, "vi", now)
            account.member_id, account.registered_at = member.id, now
            account.reach = accounts.DEACTIVATED
            await session.flush()
        await _fill_in(town, session, account, found, answers)
    town.chibot._on_committed()
    return found


async def _fill_in(
    town: Town,
    session: AsyncSession,
    account: Account,
    found: Report,
    answers: Mapping[int, str] | None,
) -> None:
    actor = await load_actor(session, account.user_id)
    now = town.chibot.clock.now()
    for position, words in (ANSWERS | dict(answers or {})).items():
        await filling.save_words(session, actor, found.id, position, words, now)
    await filling.submit(session, actor, found.id, now)


async def sent_ward(town: Town) -> tuple[Person, Person, Person]:
    """A leader of the ward, the secretary of the first cell, and a member; both cells have sent."""
    leader = await lead(town)
    an, binh = await town.register(AN, BINH)
    await ask(town)
    await send(town, AN, CELLS[0])
    await send(town, KHANH, CELLS[1], {8: "Xin sửa đèn đường"})
    return leader, an, binh


async def see_board(town: Town, leader: Person) -> Message:
    """The leader opens the board of the round."""
    await leader.say("/baocao")
    await hear(leader, "Các kỳ báo cáo đồng chí đang theo dõi")
    await leader.press(f"Theo dõi: {TITLE} – tháng 12/2026")
    return await hear(leader, "Hạn gửi")


async def see_list(town: Town, leader: Person) -> Message:
    """From it, the list of the reports that were sent."""
    await see_board(town, leader)
    await leader.press(town.words("report-round-submitted", count=2))
    return await hear(leader, "Mời đồng chí nhắn số thứ tự")
