"""Every act, for every role, in every relation to the unit: nothing is left undefined."""

from dataclasses import dataclass

import pytest

from bot.access import Act, Actor, load_actor, may, require
from bot.errors import NotAllowed
from bot.roles import COMMITTEE_MEMBER, DEPUTY, GROUP_LEADER, ROLES, SECRETARY, WARD_ADMIN
from models.members import Member, Role, Unit
from models.repositories import units
from models.session import Database
from tests.bed.organisation import NOW, Ward, found_ward

# Written by hand, apart from the table in the code: the roles that may, wherever they hold.
EXPECTED = {
    Act.INVITE: {WARD_ADMIN, SECRETARY, DEPUTY},
    Act.DECIDE_APPLICATION: {WARD_ADMIN, SECRETARY, DEPUTY},
    Act.LIST_MEMBERS: {WARD_ADMIN, SECRETARY, DEPUTY, COMMITTEE_MEMBER},
    Act.SEE_PHONES: {WARD_ADMIN, SECRETARY, DEPUTY},
    Act.CALL_MEETING: {WARD_ADMIN, SECRETARY, DEPUTY},
    Act.SEE_ANSWERS: {WARD_ADMIN, SECRETARY, DEPUTY, COMMITTEE_MEMBER},
    Act.ANSWER_FOR_MEMBER: {WARD_ADMIN, SECRETARY, DEPUTY},
    Act.IMPORT_ROSTER: {WARD_ADMIN},
    Act.BIND_CHAT: {WARD_ADMIN, SECRETARY},
    Act.CONFIRM_CHAT: {WARD_ADMIN, SECRETARY, DEPUTY},
    Act.ANNOUNCE: {WARD_ADMIN, SECRETARY, DEPUTY},
    Act.CONFIRM_ANNOUNCEMENT: {WARD_ADMIN, SECRETARY, DEPUTY},
    Act.SEE_DELIVERY: {WARD_ADMIN, SECRETARY, DEPUTY},
    Act.LEAD_REPORTS: {WARD_ADMIN, SECRETARY, DEPUTY},
    Act.WRITE_REPORT: {SECRETARY, DEPUTY},
    Act.READ_REPORT: {WARD_ADMIN, SECRETARY, DEPUTY},
    Act.OPEN_POLL: {WARD_ADMIN, SECRETARY, DEPUTY},
    Act.SEE_VOTERS: {WARD_ADMIN, SECRETARY, DEPUTY, COMMITTEE_MEMBER},
    Act.REVIEW_STORY: {WARD_ADMIN, SECRETARY, DEPUTY},
    Act.EDIT_STORY: {WARD_ADMIN, SECRETARY, DEPUTY, COMMITTEE_MEMBER},
    Act.PUBLISH_STORY: {WARD_ADMIN, SECRETARY, DEPUTY},
}
# Where the unit lies, seen from the unit in which the role is held.
COVERED = {"own": True, "child": True, "grandchild": True}
NOT_COVERED = dict.fromkeys(
    ("parent", "sibling", "cousin", "other tree", "same name elsewhere", "closed child"), False
)
RELATIONS = COVERED | NOT_COVERED


@dataclass(frozen=True)
class Grove:
    """Two trees, and a unit for each relation to the one in which the role is held."""

    held: Unit
    seen: dict[str, Unit]


async def plant(ward: Ward) -> Grove:
    """The units."""
    city = await units.add(ward.session, None, "city", "Thành ủy", NOW)
    mine = await units.add(ward.session, city.id, units.WARD, "Phường A", NOW)
    next_to = await units.add(ward.session, city.id, units.WARD, "Phường B", NOW)
    child = await ward.add_cell("Khu phố 1", mine)
    closed = await ward.add_cell("Khu phố cũ", mine)
    closed.closed_at = NOW
    seen = {
        "own": mine,
        "child": child,
        "grandchild": await units.add(ward.session, child.id, "group", "Tổ 1", NOW),
        "parent": city,
        "sibling": next_to,
        "cousin": await ward.add_cell("Khu phố 9", next_to),
        "other tree": ward.unit,
        "same name elsewhere": await ward.add_cell("Khu phố 1", next_to),
        "closed child": closed,
    }
    await ward.session.flush()
    return Grove(mine, seen)


@pytest.mark.parametrize("role", ROLES)
async def test_rights_of_each_role_in_each_relation(database: Database, role: str) -> None:
    async with database.writing() as session:
        ward = await found_ward(session)
        grove = await plant(ward)
        await ward.add_registered(grove.held, 501, role=role)
        actor = await load_actor(session, 501)
        for act in Act:
            for relation, unit in grove.seen.items():
                expected = RELATIONS[relation] and role in EXPECTED[act]
                assert await may(session, actor, act, unit.id) is expected, (act, relation)


def test_every_act_is_expected_of_somebody() -> None:
    assert set(EXPECTED) == set(Act)


@pytest.mark.parametrize("act", Act)
async def test_member_without_role_and_stranger_may_nothing(database: Database, act: Act) -> None:
    async with database.writing() as session:
        ward = await found_ward(session)
        cell = await ward.add_cell()
        await ward.add_registered(cell, 502)
        for actor in (await load_actor(session, 502), await load_actor(session, 503)):
            with pytest.raises(NotAllowed):
                await require(session, actor, act, cell.id)


@pytest.mark.parametrize("act", Act)
async def test_role_of_a_member_who_left_is_void(database: Database, act: Act) -> None:
    async with database.writing() as session:
        ward = await found_ward(session)
        member = await ward.add_registered(ward.unit, 504, role=WARD_ADMIN)
        member.participation = "left"
        await session.flush()
        actor = await load_actor(session, 504)
        assert not await may(session, actor, act, ward.unit.id)


async def test_rights_are_read_at_the_moment_of_the_act(database: Database) -> None:
    async with database.writing() as session:
        ward = await found_ward(session)
        cell = await ward.add_cell()
        await ward.add_registered(cell, 505, role=SECRETARY)
        actor = await load_actor(session, 505)
        assert await may(session, actor, Act.CALL_MEETING, cell.id)
        cell.closed_at = NOW
        await session.flush()
        assert not await may(session, actor, Act.CALL_MEETING, cell.id)


def test_group_leader_has_no_right_beyond_the_member() -> None:
    leader = Member(id=1, participation="regular")
    actor = Actor(1, None, leader, (Role(member_id=1, unit_id=1, role=GROUP_LEADER),))
    assert not any(actor.holds_any(act) for act in Act)
