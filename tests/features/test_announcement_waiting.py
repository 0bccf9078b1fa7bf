"""What waits for a second person ends: others are asked every day, and after a week nobody is."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Actor, load_actor
from bot.features.announcements import deciding, handing_over, rules
from bot.features.announcements.changing import correct
from bot.roles import WARD_ADMIN
from models.announcements import Announcement
from models.outbox import OutboxMessage
from models.repositories import timers
from models.session import Database
from tests.features.test_announcement_sending import (
    DEPUTY_ID,
    NIGHT,
    NOON,
    QUIET,
    cell_of,
    draft_for,
    send,
)

ADMIN_ID = 800
A_DAY = timedelta(days=1)


async def take_roles(session: AsyncSession, user_id: int) -> None:
    """This person leads nothing any more."""
    for role in (await load_actor(session, user_id)).roles:
        await session.delete(role)
    await session.flush()


async def fire(session: AsyncSession, announcement: Announcement, kind: str, at: datetime) -> None:
    """One timer of it falls due."""
    await handing_over.timer_actions(QUIET)[kind](session, announcement.id, at, at)


async def asked(session: AsyncSession) -> dict[int, datetime]:
    """Who is asked, and when."""
    row = OutboxMessage
    query = select(row.chat_id, row.not_before).where(row.kind == "announcements.asked")
    return {found[0]: found[1] for found in await session.execute(query)}


async def outcomes(session: AsyncSession) -> list[str]:
    """What the writers have heard, in order."""
    row = OutboxMessage
    query = select(row.params).where(row.kind == "announcements.decided").order_by(row.id)
    return [params["outcome"] for params in await session.scalars(query)]


async def propose(
    session: AsyncSession, actor: Actor, announcement: Announcement, text: str
) -> None:
    """It is confirmed and sent, and the actor writes a correction."""
    deputy = await load_actor(session, DEPUTY_ID)
    await deciding.confirm(session, deputy, announcement.id, 1, NOON, QUIET)
    assert not await correct(session, actor, announcement.id, text, NOON)


async def test_second_person_without_the_role_is_replaced_within_a_day(database: Database) -> None:
    async with cell_of(database, 201) as (ward, cell, actor):
        session = ward.session
        await ward.add_registered(ward.unit, ADMIN_ID, role=WARD_ADMIN)
        announcement = await send(session, actor, draft_for(cell))
        await take_roles(session, DEPUTY_ID)
        assert set(await asked(session)) == {DEPUTY_ID}
        await fire(session, announcement, rules.AWAIT, NOON + A_DAY)
        assert (await asked(session))[ADMIN_ID] == NOON + A_DAY
        assert announcement.state == rules.AWAITING


async def test_nobody_is_asked_again_at_night(database: Database) -> None:
    async with cell_of(database, 201) as (ward, cell, actor):
        announcement = await send(ward.session, actor, draft_for(cell))
        await fire(ward.session, announcement, rules.AWAIT, NIGHT)
        assert (await asked(ward.session))[DEPUTY_ID] == QUIET.end_after(NIGHT) > NIGHT


async def test_author_hears_within_a_day_that_nobody_can_confirm(database: Database) -> None:
    async with cell_of(database, 201) as (ward, cell, actor):
        announcement = await send(ward.session, actor, draft_for(cell))
        await take_roles(ward.session, DEPUTY_ID)
        await fire(ward.session, announcement, rules.AWAIT, NOON + A_DAY)
        assert announcement.state == rules.NOT_SENT
        assert await outcomes(ward.session) == ["no_second"]


async def test_what_its_author_may_not_send_any_more_is_asked_of_nobody(database: Database) -> None:
    async with cell_of(database, 201) as (ward, cell, actor):
        announcement = await send(ward.session, actor, draft_for(cell))
        await take_roles(ward.session, actor.user_id)
        await fire(ward.session, announcement, rules.AWAIT, NOON + A_DAY)
        assert announcement.state == rules.NOT_SENT
        assert await outcomes(ward.session) == ["no_right"]


async def test_what_nobody_answers_ends_unsent_after_a_week(database: Database) -> None:
    async with cell_of(database, 201) as (ward, cell, actor):
        session = ward.session
        announcement = await send(session, actor, draft_for(cell))
        planned = await timers.list_due(session, NOON + timedelta(days=30), 100)
        assert [timer.due_at for timer in planned] == [NOON + day * A_DAY for day in range(1, 8)]
        assert planned[-1].kind == rules.AWAIT_OVER
        await fire(session, announcement, rules.AWAIT_OVER, NOON + timedelta(days=7))
        assert announcement.state == rules.NOT_SENT
        assert await outcomes(session) == ["unanswered"]


async def test_what_was_decided_is_not_asked_again(database: Database) -> None:
    async with cell_of(database, 201) as (ward, cell, actor):
        session = ward.session
        announcement = await send(session, actor, draft_for(cell))
        deputy = await load_actor(session, DEPUTY_ID)
        await deciding.confirm(session, deputy, announcement.id, 1, NOON, QUIET)
        for kind in (rules.AWAIT, rules.AWAIT_OVER):
            await fire(session, announcement, kind, NOON + A_DAY)
        assert announcement.state == rules.SENDING
        assert await outcomes(session) == ["confirmed"]
        assert (await asked(session))[DEPUTY_ID] == NOON


async def test_correction_that_nobody_answers_is_dropped_after_a_week(database: Database) -> None:
    async with cell_of(database, 201) as (ward, cell, actor):
        announcement = await send(ward.session, actor, draft_for(cell))
        await propose(ward.session, actor, announcement, "Bản mới")
        await fire(ward.session, announcement, rules.AWAIT_OVER, NOON + timedelta(days=7))
        assert (announcement.text, announcement.proposed_text) == ("Nội dung", None)
        assert announcement.state == rules.SENDING
        assert await outcomes(ward.session) == ["confirmed", "correction_unanswered"]


async def test_correction_by_one_who_lost_the_right_is_not_used(database: Database) -> None:
    async with cell_of(database, 201) as (ward, cell, actor):
        session = ward.session
        announcement = await send(session, actor, draft_for(cell))
        await propose(session, actor, announcement, "Bản mới")
        await take_roles(session, actor.user_id)
        deputy = await load_actor(session, DEPUTY_ID)
        assert await deciding.confirm(session, deputy, announcement.id, 2, NOON, QUIET) is None
        assert (announcement.text, announcement.proposed_text) == ("Nội dung", None)
        assert await outcomes(session) == ["confirmed", "correction_no_right"]
