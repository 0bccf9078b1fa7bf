"""Who registers, or sends, while a round is open finds what is theirs."""

from datetime import timedelta

from bot.access import load_actor
from bot.features.reports import proposals, rounds
from bot.features.reports.kinds import ASKED
from bot.roles import DEPUTY, SECRETARY
from models.members import Account
from models.outbox import OutboxMessage
from models.repositories import units
from models.session import Database
from tests.features.report_scenes import (
    ADMIN_ID,
    DEPUTY_ID,
    DUE,
    OPENED,
    QUIET,
    SECRETARY_ID,
    Asked,
    open_monthly,
)
from tests.features.sent_scenes import send, told
from tests.features.test_poll_answering import counted

NEW_ID = 77
NIGHT = OPENED + timedelta(hours=15)


async def join(asked: Asked, role: str | None = SECRETARY) -> Account:
    """Somebody of the second cell who registers now."""
    member = await asked.ward.add_member(asked.cells[1], "Đỗ Văn Mới")
    if role is not None:
        await units.add_role(asked.ward.session, member.id, asked.cells[1].id, role)
    return await asked.ward.add_account(NEW_ID, member)


async def requests_to(asked: Asked, chat_id: int) -> list[OutboxMessage]:
    """The requests for reports that this chat gets."""
    return [row for row in await told(asked.ward.session, ASKED.name) if row.chat_id == chat_id]


async def test_secretary_who_registers_while_a_round_is_open_is_asked(database: Database) -> None:
    async with database.writing() as session:
        asked = await open_monthly(session)
        account = await join(asked)
        await rounds.welcome(session, account, NIGHT, QUIET)
        await rounds.welcome(session, account, NIGHT, QUIET)
        [row] = await requests_to(asked, NEW_ID)
        assert row.subject_id == (await asked.report_of(asked.cells[1])).id
        assert row.not_before == QUIET.end_after(NIGHT) > NIGHT


async def test_nobody_is_asked_for_what_is_over_sent_or_of_others(database: Database) -> None:
    async with database.writing() as session:
        asked = await open_monthly(session)
        account = await join(asked)
        await rounds.welcome(session, account, DUE + timedelta(minutes=1), QUIET)
        await send(session, asked, asked.cells[1])
        await rounds.welcome(session, account, OPENED, QUIET)
        assert await requests_to(asked, NEW_ID) == []


async def test_member_without_a_role_is_not_asked_for_the_cell(database: Database) -> None:
    async with database.writing() as session:
        asked = await open_monthly(session)
        await rounds.welcome(session, await join(asked, role=None), OPENED, QUIET)
        await rounds.welcome(session, await asked.ward.add_account(78), OPENED, QUIET)
        assert await requests_to(asked, NEW_ID) == []


async def test_roles_given_while_rounds_are_open_are_asked_for_in_one_go(
    database: Database,
) -> None:
    async with database.writing() as session:
        asked = await open_monthly(session)
        plain, other = await join(asked, role=None), await asked.ward.add_account(78)
        assert plain.member_id is not None
        await units.add_role(session, plain.member_id, asked.cells[1].id, DEPUTY)
        await units.add_role(session, plain.member_id, asked.cells[2].id, DEPUTY)
        await send(session, asked, asked.cells[2])
        given = [plain.member_id, asked.admin.member_id]
        await rounds.welcome_writers(session, given, DUE + timedelta(minutes=1), QUIET)
        assert await requests_to(asked, NEW_ID) == []
        with counted(session) as said:
            await rounds.welcome_writers(session, given, NIGHT, QUIET)
        assert len(said) == 1
        await rounds.welcome_writers(session, given, NIGHT, QUIET)
        [row] = await requests_to(asked, NEW_ID)
        assert row.subject_id == (await asked.report_of(asked.cells[1])).id
        assert row.not_before == QUIET.end_after(NIGHT)
        assert await requests_to(asked, other.user_id) == []
        assert await requests_to(asked, ADMIN_ID) == []


async def test_proposals_that_wait_are_counted_for_those_who_asked(database: Database) -> None:
    async with database.writing() as session:
        asked = await open_monthly(session)
        await send(session, asked, asked.cells[0])
        await send(session, asked, asked.cells[1])
        counts = {}
        for chat_id in (ADMIN_ID, SECRETARY_ID, DEPUTY_ID, 99):
            actor = await load_actor(session, chat_id)
            counts[chat_id] = await proposals.count_unanswered(session, actor)
        assert counts == {ADMIN_ID: 2, SECRETARY_ID: 0, DEPUTY_ID: 0, 99: 0}
