"""What /xoa takes away, and what it must not."""

import json

from sqlalchemy import select

from models.inbox import WAITING, InboxUpdate
from models.members import Account, Member
from models.outbox import SENT, OutboxMessage
from models.repositories import erasure, inbox
from models.session import Database
from tests.bed.organisation import NOW
from tests.bed.waiting import eventually
from tests.handlers.scenes import BINH, called_cell
from tests.town.town import Town, hear


async def test_nothing_that_was_said_names_the_account_any_more(town: Town) -> None:
    _, binh, _ = await called_cell(town)
    await binh.say("/xoa")
    await hear(binh, "Đồng chí có chắc không?")
    await binh.press(town.words("erase-confirm"))
    await hear(binh, town.words("erase-done"))
    async with town.database.reading() as session:
        updates = list(await session.scalars(select(InboxUpdate)))
        rows = await session.scalars(
            select(OutboxMessage.kind).where(OutboxMessage.chat_id == binh.id)
        )
        # It takes the member's commands away, and goes with the next sweep.
        assert list(rows) == ["members.menu"]
    assert not [row for row in updates if row.person_id == binh.id or str(binh.id) in row.body]
    told = select(OutboxMessage).where(OutboxMessage.chat_id == binh.id)

    async def are_commands_gone() -> bool:
        async with town.database.reading() as session:
            return {row.state for row in await session.scalars(told)} == {SENT}

    await eventually(are_commands_gone)
    await town.move_clock(days=1)
    async with town.database.reading() as session:
        assert list(await session.scalars(told)) == []


async def test_update_that_waits_is_not_emptied(database: Database) -> None:
    body = json.dumps({"update_id": 6})
    rows = [
        {"bot_id": 1, "update_id": i, "person_id": 7, "body": body, "received_at": NOW}
        for i in (5, 6)
    ]
    async with database.writing() as session:
        await inbox.add(session, rows)
        await erasure.remove_chat(session, 7, 5)
    async with database.reading() as session:
        kept = {row.update_id: row for row in await session.scalars(select(InboxUpdate))}
    assert (kept[5].body, kept[5].person_id) == ("{}", None)
    assert (kept[6].body, kept[6].person_id, kept[6].state) == (body, 7, WAITING)


async def test_member_who_left_sees_and_removes_what_is_kept(town: Town) -> None:
    (binh,) = await town.register(BINH)
    async with town.database.writing() as session:
        member = await session.get_one(Member, town.members[BINH])
        member.participation = "left"
    await binh.say("/toi")
    await hear(binh, "Sinh hoạt: đã chuyển đi")
    await binh.say("/xoa")
    await hear(binh, "Quý vị có chắc không?")
    await binh.press(town.words("erase-confirm"))
    await hear(binh, town.words("erase-done"))
    async with town.database.reading() as session:
        assert (await session.scalars(select(Account))).all() == []
