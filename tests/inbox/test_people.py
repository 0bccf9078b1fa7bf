"""Who the people of a batch are is read at once, and anew when one update has changed it."""

from collections.abc import Awaitable, Callable

import pytest
from sqlalchemy import delete, event, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Act
from bot.inbox.people import People
from models.members import Account, Member, Role
from models.repositories import accounts, audit, dialogues, units
from models.session import Database
from tests.bed.organisation import NOW, found_ward

AN, BINH, STRANGER = 501, 502, 503


@pytest.fixture
async def ward(database: Database) -> Database:
    """A secretary and a member of one cell."""
    async with database.writing() as session:
        found = await found_ward(session)
        cell = await found.add_cell()
        await found.add_registered(cell, AN, "Nguyễn Thị An", "secretary")
        await found.add_registered(cell, BINH, "Trần Văn Bình")
    return database


async def test_batch_of_any_size_is_read_with_three_statements(ward: Database) -> None:
    said: list[str] = []
    engine = ward._writer.sync_engine
    event.listen(engine, "before_cursor_execute", lambda *given: said.append(given[2]))
    async with ward.writing() as session:
        people = await People.gather(session, [AN, BINH, STRANGER, AN])
        for user_id in (AN, BINH, STRANGER, AN):
            await people.find(user_id)
            await dialogues.find(session, user_id)
            await dialogues.find_choices(session, user_id)
    assert len([words for words in said if words.startswith("SELECT")]) == 3


async def test_people_are_who_the_database_says(ward: Database) -> None:
    async with ward.writing() as session:
        people = await People.gather(session, [AN, BINH, STRANGER])
        an, binh = await people.find(AN), await people.find(BINH)
        stranger = await people.find(STRANGER)
    assert (an.holds_any(Act.INVITE), binh.holds_any(Act.INVITE)) == (True, False)
    assert (binh.is_registered, stranger.is_registered, stranger.user_id) == (
        True,
        False,
        STRANGER,
    )


async def _by_statement(session: AsyncSession) -> None:
    await session.execute(delete(Role))


async def _by_object(session: AsyncSession) -> None:
    account = await accounts.find(session, AN)
    assert account is not None
    assert account.member_id is not None
    (role,) = await units.list_roles(session, account.member_id)
    await session.delete(role)
    await session.flush()


async def _by_words(session: AsyncSession) -> None:
    await session.execute(text("DELETE FROM roles"))


@pytest.mark.parametrize("take_away", [_by_statement, _by_object, _by_words])
async def test_role_taken_away_by_one_update_is_missing_in_the_next(
    ward: Database, take_away: Callable[[AsyncSession], Awaitable[None]]
) -> None:
    async with ward.writing() as session:
        people = await People.gather(session, [AN])
        await take_away(session)
        assert not (await people.find(AN)).holds_any(Act.INVITE)


async def test_who_registers_in_one_update_is_a_member_in_the_next(ward: Database) -> None:
    async with ward.writing() as session:
        people = await People.gather(session, [STRANGER])
        assert not (await people.find(STRANGER)).is_registered
        account = await accounts.add(session, STRANGER, "vi", NOW)
        assert (await people.find(STRANGER)).account is account
        member = Member(
            unit_id=1,
            full_name="Mai",
            folded_name="mai",
            membership="official",
            participation="regular",
            created_at=NOW,
            updated_at=NOW,
        )
        session.add(member)
        await session.flush()
        account.member_id = member.id
        await session.flush()
        assert (await people.find(STRANGER)).is_registered


async def test_member_who_leaves_by_a_statement_has_left(ward: Database) -> None:
    async with ward.writing() as session:
        people = await People.gather(session, [BINH])
        await session.execute(update(Member).values(participation="left"))
        assert not (await people.find(BINH)).is_registered


async def test_other_writes_do_not_make_everybody_be_read_again(ward: Database) -> None:
    async with ward.writing() as session:
        await People.gather(session, [AN])
        await audit.add(session, AN, "invite", "done", NOW)
        await dialogues.save(session, AN, "form", "step", {}, NOW)
        await session.flush()
        assert not accounts.have_changed(session)
        await session.execute(update(Account).values(language="en"))
        assert accounts.have_changed(session)
