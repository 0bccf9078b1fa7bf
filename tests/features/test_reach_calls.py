"""Who phones whom, on a real database."""

from datetime import timedelta

from sqlalchemy import select

from bot.access import load_actor
from bot.features.announcements import calls as phoning
from bot.features.announcements import rules
from bot.features.members.audience import USUAL, stored
from bot.features.privacy import retention
from models.announcements import Announcement, Unaddressed
from models.calls import Call
from models.members import Member, Unit
from models.repositories import announcements, calls, units
from models.repositories.audience import Whom
from models.session import Database
from tests.bed.organisation import NOW, Ward, found_ward

SECRETARY = 1


async def add_group(ward: Ward, cell: Unit, name: str, leader_chat: int) -> Unit:
    """A party group of the cell, led by one of its members."""
    group = await units.add(ward.session, cell.id, units.GROUP, name, NOW)
    await ward.add_registered(group, leader_chat, f"Ngô Văn {name}", role="group_leader")
    return group


async def announce_to(ward: Ward, cell: Unit, missed: list[Member]) -> Announcement:
    """An announcement of the cell that did not reach these members."""
    secretary = await ward.add_registered(cell, SECRETARY, "Lê Thị Thu", role="secretary")
    announcement = await announcements.add(
        ward.session,
        unit_id=cell.id,
        author_id=secretary.id,
        text="x",
        file_kind="",
        file_id="",
        file_name="",
        audience=stored(Whom([cell.id], list(USUAL))),
        asks_ack=True,
        is_posted=False,
        is_urgent=False,
        state=rules.SENDING,
        revision=1,
        recipients=3,
        created_at=NOW,
    )
    ward.session.add_all(
        Unaddressed(announcement_id=announcement.id, member_id=one.id, reason="no_account")
        for one in missed
    )
    await ward.session.flush()
    return announcement


async def test_each_group_leader_gets_their_group_and_a_share_of_the_rest(
    database: Database,
) -> None:
    async with database.writing() as session:
        ward = await found_ward(session)
        cell = await ward.add_cell()
        groups = [await add_group(ward, cell, f"Tổ {n}", 10 + n) for n in (1, 2)]
        missed = [await ward.add_member(group, "Trần Văn A") for group in groups for _ in range(2)]
        missed += [await ward.add_member(cell, "Bùi Thị B") for _ in range(4)]
        announcement = await announce_to(ward, cell, missed)
        actor = await load_actor(session, SECRETARY)
        plan = await phoning.share_calls(session, actor, announcement.id, NOW)
    assert [(share.chat_id, len(share.people)) for share in plan.shares] == [(11, 4), (12, 4)]
    for share, group in zip(plan.shares, groups, strict=True):
        units_of = [one.member.unit_id for one in share.people]
        assert sorted(units_of) == sorted([group.id] * 2 + [cell.id] * 2)
        assert {one.cell.id for one in share.people} == {cell.id}


async def test_what_comes_later_goes_to_who_has_least_to_do(database: Database) -> None:
    async with database.writing() as session:
        ward = await found_ward(session)
        cell = await ward.add_cell()
        for n in (1, 2):
            await add_group(ward, cell, f"Tổ {n}", 10 + n)
        missed = [await ward.add_member(cell, f"Bùi Thị {letter}") for letter in "BCD"]
        announcement = await announce_to(ward, cell, missed)
        actor = await load_actor(session, SECRETARY)
        await phoning.share_calls(session, actor, announcement.id, NOW)
        late = await ward.add_member(cell, "Võ Thị Xuân")
        session.add(
            Unaddressed(announcement_id=announcement.id, member_id=late.id, reason="blocked")
        )
        await session.flush()
        plan = await phoning.share_calls(session, actor, announcement.id, NOW)
        asked = await calls.list_calls(session, announcement.id)
    assert [(share.chat_id, len(share.people)) for share in plan.shares] == [(12, 1)]
    assert len(asked) == 4


async def test_who_phones_whom_is_forgotten_in_time(database: Database) -> None:
    async with database.writing() as session:
        ward = await found_ward(session)
        cell = await ward.add_cell()
        missed = [await ward.add_member(cell)]
        announcement = await announce_to(ward, cell, missed)
        actor = await load_actor(session, SECRETARY)
        await phoning.share_calls(session, actor, announcement.id, NOW)
        await retention.on_forget_due(session, 0, NOW, NOW + timedelta(days=89))
        assert await session.scalar(select(Call.member_id)) == missed[0].id
        await retention.on_forget_due(session, 0, NOW, NOW + timedelta(days=91))
        assert await session.scalar(select(Call.member_id)) is None
