"""Who is told, by how many people it is decided, and what is counted, on a real database."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Actor, load_actor
from bot.errors import ChoiceIsStale, NotAllowed
from bot.features.announcements import deciding, rules, sending
from bot.features.announcements.audience import Draft, look_ahead
from bot.features.announcements.changing import correct
from bot.features.members.audience import USUAL
from bot.quiet import QuietHours
from bot.roles import COMMITTEE_MEMBER, DEPUTY, SECRETARY, WARD_ADMIN
from models.announcements import Announcement
from models.members import Unit
from models.outbox import OutboxMessage
from models.repositories import accounts, announcements, outbox, units
from models.repositories.audience import Whom
from models.session import Database
from tests.bed.organisation import Ward, found_ward

NOON = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)
NIGHT = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
QUIET = QuietHours(time(21, 0), time(6, 30), ZoneInfo("Asia/Ho_Chi_Minh"))
SECRETARY_ID, DEPUTY_ID, FIRST_ID = 701, 702, 1000


@asynccontextmanager
async def cell_of(
    database: Database, size: int, *, has_deputy: bool = True
) -> AsyncIterator[tuple[Ward, Unit, Actor]]:
    """A cell with so many people who can be reached, and its secretary."""
    async with database.writing() as session:
        ward = await found_ward(session)
        cell = await ward.add_cell()
        await ward.add_registered(cell, SECRETARY_ID, role=SECRETARY)
        if has_deputy:
            await ward.add_registered(cell, DEPUTY_ID, role=DEPUTY)
        for i in range(size - 1 - has_deputy):
            await ward.add_registered(cell, FIRST_ID + i)
        yield ward, cell, await load_actor(session, SECRETARY_ID)


def draft_for(*places: Unit, **changes: object) -> Draft:
    """A draft for all usual members of these units, in the name of the first."""
    whom = Whom(tuple(unit.id for unit in places), USUAL)
    return replace(Draft(places[0].id, "Nội dung", whom), **changes)  # type: ignore[arg-type]  # any field


async def rows_of(session: AsyncSession, kind: str) -> int:
    """How many messages of a kind there are."""
    query = select(func.count()).where(OutboxMessage.kind == kind)
    return int(await session.scalar(query) or 0)


async def send(session: AsyncSession, actor: Actor, draft: Draft) -> Announcement:
    """At noon."""
    return await sending.announce(session, actor, draft, NOON, QUIET)


async def test_two_hundred_are_told_by_one_person_alone(database: Database) -> None:
    async with cell_of(database, 200) as (ward, cell, actor):
        announcement = await send(ward.session, actor, draft_for(cell))
        assert announcement.state == rules.SENDING
        assert announcement.recipients == 200
        assert await rows_of(ward.session, "announcements.message") == 200


async def test_one_more_needs_a_second_person_who_is_asked(database: Database) -> None:
    async with cell_of(database, 201) as (ward, cell, actor):
        announcement = await send(ward.session, actor, draft_for(cell))
        assert announcement.state == rules.AWAITING
        assert await rows_of(ward.session, "announcements.message") == 0
        deputy = await load_actor(ward.session, DEPUTY_ID)
        await deciding.confirm(ward.session, deputy, announcement.id, 1, NOON, QUIET)
        assert announcement.state == rules.SENDING
        assert await rows_of(ward.session, "announcements.message") == 201
        with pytest.raises(ChoiceIsStale):
            await deciding.confirm(ward.session, deputy, announcement.id, 1, NOON, QUIET)


async def test_nobody_confirms_their_own(database: Database) -> None:
    async with cell_of(database, 201) as (ward, cell, actor):
        announcement = await send(ward.session, actor, draft_for(cell))
        with pytest.raises(sending.ConfirmsThemselves):
            await deciding.confirm(ward.session, actor, announcement.id, 1, NOON, QUIET)


async def test_without_a_second_person_it_is_refused_and_said_before(database: Database) -> None:
    async with cell_of(database, 201, has_deputy=False) as (ward, cell, actor):
        outlook = await look_ahead(ward.session, actor, draft_for(cell))
        assert (outlook.needs_second, outlook.has_second) == (True, False)
        with pytest.raises(sending.NobodyConfirms):
            await send(ward.session, actor, draft_for(cell))


async def test_second_person_who_lost_the_right_decides_nothing(database: Database) -> None:
    async with cell_of(database, 201) as (ward, cell, actor):
        announcement = await send(ward.session, actor, draft_for(cell))
        deputy = await load_actor(ward.session, DEPUTY_ID)
        for role in deputy.roles:
            await ward.session.delete(role)
        await ward.session.flush()
        deputy = await load_actor(ward.session, DEPUTY_ID)
        for decide in (
            deciding.confirm(ward.session, deputy, announcement.id, 1, NOON, QUIET),
            deciding.give_back(ward.session, deputy, announcement.id, 1, "Không", NOON),
        ):
            with pytest.raises(NotAllowed):
                await decide
        assert announcement.state == rules.AWAITING


async def test_author_who_lost_the_right_sends_nothing_when_it_is_confirmed(
    database: Database,
) -> None:
    async with cell_of(database, 201) as (ward, cell, actor):
        announcement = await send(ward.session, actor, draft_for(cell))
        for role in actor.roles:
            await ward.session.delete(role)
        await ward.session.flush()
        deputy = await load_actor(ward.session, DEPUTY_ID)
        await deciding.confirm(ward.session, deputy, announcement.id, 1, NOON, QUIET)
        assert announcement.state == rules.NOT_SENT
        assert await rows_of(ward.session, "announcements.message") == 0


async def test_correction_of_a_confirmed_one_needs_the_second_person_too(
    database: Database,
) -> None:
    async with cell_of(database, 201) as (ward, cell, actor):
        announcement = await send(ward.session, actor, draft_for(cell))
        deputy = await load_actor(ward.session, DEPUTY_ID)
        await deciding.confirm(ward.session, deputy, announcement.id, 1, NOON, QUIET)
        assert not await correct(ward.session, actor, announcement.id, "Bản mới", NOON)
        assert announcement.text == "Nội dung"
        await deciding.confirm(ward.session, deputy, announcement.id, 2, NOON, QUIET)
        assert (announcement.text, announcement.proposed_text) == ("Bản mới", None)


async def test_correction_given_back_leaves_the_words_and_tells_who_proposed_it(
    database: Database,
) -> None:
    async with cell_of(database, 201) as (ward, cell, actor):
        await ward.add_registered(ward.unit, 800, role=WARD_ADMIN)
        announcement = await send(ward.session, actor, draft_for(cell))
        deputy = await load_actor(ward.session, DEPUTY_ID)
        await deciding.confirm(ward.session, deputy, announcement.id, 1, NOON, QUIET)
        admin = await load_actor(ward.session, 800)
        await correct(ward.session, admin, announcement.id, "Bản mới", NOON)
        with pytest.raises(sending.ConfirmsThemselves):
            await deciding.confirm(ward.session, admin, announcement.id, 2, NOON, QUIET)
        await deciding.give_back(ward.session, actor, announcement.id, 2, "Không cần", NOON)
        assert (announcement.text, announcement.proposed_text) == ("Nội dung", None)
        assert announcement.state == rules.SENDING
        told = select(OutboxMessage.params).where(
            OutboxMessage.kind == "announcements.decided", OutboxMessage.chat_id == 800
        )
        assert list(await ward.session.scalars(told)) == [{"outcome": "not_corrected"}]


async def test_it_grew_beyond_two_hundred_before_its_hour(database: Database) -> None:
    async with cell_of(database, 200) as (ward, cell, actor):
        at = NOON + timedelta(hours=3)
        announcement = await send(ward.session, actor, draft_for(cell, send_at=at))
        assert announcement.state == rules.SCHEDULED
        await ward.add_registered(cell, 5000)
        fire = sending.timer_actions(QUIET)[sending.SEND]
        await fire(ward.session, announcement.id, at, at)
        assert announcement.state == rules.AWAITING


async def test_numbers_before_sending_are_those_after(database: Database) -> None:
    async with cell_of(database, 9) as (ward, cell, actor):
        group = await units.add(ward.session, cell.id, "group", "Tổ 1", NOON)
        await ward.add_registered(group, 6001)
        await ward.add_member(cell, "Không Tài Khoản")
        await ward.add_member(cell, "Đã Đi", participation="left")
        exempt = await ward.add_member(cell, "Miễn Họp", participation="exempt")
        await ward.add_account(6002, exempt)
        await accounts.set_reach(ward.session, FIRST_ID, accounts.BLOCKED, NOON)
        # A cell and its own group, and a leader of both: everybody once.
        draft = draft_for(cell, group)
        outlook = await look_ahead(ward.session, actor, draft)
        announcement = await send(ward.session, actor, draft)
        heads = outlook.heads
        assert (heads.recipients, heads.without_account, heads.unreachable) == (9, 1, 1)
        assert outlook.exempt == 1
        kept = (announcement.recipients, announcement.without_account, announcement.unreachable)
        assert kept == (9, 1, 1)
        fates = await outbox.count_fates(ward.session, "announcements.message", announcement.id)
        assert (fates.total, fates.waiting) == (9, 9)
        missed = await announcements.list_unaddressed(ward.session, announcement.id)
        assert sorted(reason for _, reason in missed) == ["blocked", "no_account"]


async def test_holder_of_two_roles_is_told_once(database: Database) -> None:
    async with cell_of(database, 3) as (ward, cell, actor):
        deputy = await load_actor(ward.session, DEPUTY_ID)
        await units.add_role(ward.session, deputy.member_id, cell.id, COMMITTEE_MEMBER)
        whom = Whom((cell.id,), USUAL, (DEPUTY, COMMITTEE_MEMBER))
        announcement = await send(ward.session, actor, replace(draft_for(cell), whom=whom))
        assert announcement.recipients == 1


@pytest.mark.parametrize("is_urgent", [True, False])
async def test_quiet_hours_hold_unless_the_author_wants_otherwise(
    database: Database, *, is_urgent: bool
) -> None:
    async with cell_of(database, 3) as (ward, cell, actor):
        draft = draft_for(cell, is_urgent=is_urgent)
        announcement = await sending.announce(ward.session, actor, draft, NIGHT, QUIET)
        morning = datetime(2026, 3, 2, 23, 30, tzinfo=UTC)
        assert announcement.begins_at == (NIGHT if is_urgent else morning)


@pytest.mark.parametrize("place", ["other cell", "ward", "closed"])
async def test_units_beyond_the_own_branch_are_refused(database: Database, place: str) -> None:
    async with cell_of(database, 3) as (ward, cell, actor):
        other = await ward.add_cell("Khu phố 2")
        if place == "closed":
            other.parent_id, other.closed_at = cell.id, NOON
            await ward.session.flush()
        target = ward.unit if place == "ward" else other
        whom = Whom((cell.id, target.id), USUAL)
        with pytest.raises(NotAllowed):
            await send(ward.session, actor, replace(draft_for(cell), whom=whom))
        with pytest.raises(NotAllowed):
            await send(ward.session, actor, draft_for(target))


async def test_ward_speaks_for_the_ward_and_tells_all_below(database: Database) -> None:
    async with cell_of(database, 3) as (ward, _, _):
        await ward.add_registered(ward.unit, 800, role=WARD_ADMIN)
        admin = await load_actor(ward.session, 800)
        announcement = await send(ward.session, admin, draft_for(ward.unit))
        assert announcement.recipients == 4
