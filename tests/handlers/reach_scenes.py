"""Scenes of announcements that do not reach everybody."""

from sqlalchemy import select

from bot.access import load_actor
from bot.features.announcements import sending
from bot.features.announcements.audience import Draft
from bot.features.members.audience import USUAL
from models.outbox import OutboxMessage
from models.repositories import units
from models.repositories.audience import Whom
from simulator.client import Message, Person
from tests.bed.waiting import eventually
from tests.handlers.scenes import AN, BINH, CUC, DUNG
from tests.town.town import CELLS, Town, hear

TEXT = "Chuyển địa điểm họp tháng 12 sang <b>Nhà văn hóa phường</b>."
HEARD = "Nhà văn hóa phường"
REPORT = "Ai đã nhận thông báo"


async def announce(
    town: Town,
    author: Person,
    unit_id: int = 0,
    below: tuple[int, ...] = (),
    *,
    is_urgent: bool = False,
) -> int:
    """The author announces to all members of the first cell, or of these units."""
    unit = unit_id or town.cells[CELLS[0]]
    whom = Whom(list(below or (unit,)), list(USUAL))
    async with town.database.writing() as session:
        actor = await load_actor(session, author.id)
        settings = town.chibot.settings
        draft = Draft(unit, TEXT, whom, is_urgent=is_urgent)
        now = town.chibot.clock.now()
        announcement = await sending.announce(session, actor, draft, now, settings.quiet)
    town.chibot._sender.wake()
    await all_settled(town, announcement.id)
    return announcement.id


async def rows_of(town: Town, announcement_id: int) -> dict[int, OutboxMessage]:
    """The messages to members, by chat."""
    query = select(OutboxMessage).where(
        OutboxMessage.kind == sending.MESSAGE.name, OutboxMessage.subject_id == announcement_id
    )
    async with town.database.reading() as session:
        return {row.chat_id: row for row in await session.scalars(query)}


async def all_settled(town: Town, announcement_id: int) -> None:
    """Wait until nothing is waiting or under way."""

    async def is_so() -> bool:
        rows = (await rows_of(town, announcement_id)).values()
        return all(row.state in {"sent", "refused", "unknown", "paused"} for row in rows)

    await eventually(is_so)


async def see_report(town: Town, leader: Person) -> Message:
    """Press the button under the board."""
    await hear_board(town, leader)
    await leader.press(town.words("reach-button"))
    return await hear(leader, REPORT)


async def hear_board(town: Town, leader: Person) -> None:
    """Wait until the board is there."""

    async def has_button() -> bool:
        label = town.words("reach-button")
        messages = await leader.messages()
        return any(label in str(message.get("reply_markup", "")) for message in messages)

    await eventually(has_button)


async def silent_towards(town: Town, person: Person) -> None:
    """The next message arrives, but its answer is lost."""
    await town.client.arm_fault(
        "disconnect", "sendMessage", chat_id=person.id, deliver=True, times=1
    )


async def lead_ward(town: Town, name: str, role: str) -> Person:
    """A member who holds a role in the whole ward."""
    (person,) = await town.register(name)
    async with town.database.writing() as session:
        root = await units.find_root(session)
        assert root is not None
        await units.add_role(session, town.members[name], root.id, role)
    return person


async def missing_cell(town: Town) -> tuple[Person, Person, int]:
    """The secretary and a member are reached; one has blocked the bot, one has no account."""
    an, binh, cuc = await town.register(AN, BINH, CUC)
    await cuc.block()
    await hear(an, CUC)
    announcement_id = await announce(town, an)
    return an, binh, announcement_id


ABSENT = (CUC, DUNG, "Đỗ Văn Hải")
