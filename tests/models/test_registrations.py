"""Invitations are spent once, applications decided once; who is registered is no more invited."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from models.members import Account, Member
from models.repositories import accounts, registrations
from models.session import Database
from tests.bed.organisation import NOW, found_ward

DAY = timedelta(days=1)


async def _invited(database: Database) -> Member:
    """A member of a cell whose secretary has invited them."""
    async with database.writing() as session:
        ward = await found_ward(session)
        cell = await ward.add_cell()
        secretary = await ward.add_registered(cell, 101, "Lê Văn Bền", role="secretary")
        member = await ward.add_member(cell, phone="+84900330037")
        await registrations.add_invitation(
            session,
            code_hash="hash",
            unit_id=cell.id,
            member_id=member.id,
            made_by=secretary.id,
            made_at=NOW,
            expires_at=NOW + DAY,
        )
    return member


async def _spend(database: Database) -> bool:
    async with database.writing() as session:
        return await registrations.claim_invitation(session, "hash", NOW)


async def test_invitation_is_spent_by_one_of_many(database: Database) -> None:
    await _invited(database)
    assert sorted(await asyncio.gather(*(_spend(database) for _ in range(3)))) == [0, 0, 1]
    async with database.reading() as session:
        assert await registrations.find_open_invitation(session, "hash", NOW) is None


async def test_invitation_past_its_time_is_not_open(database: Database) -> None:
    await _invited(database)
    async with database.writing() as session:
        assert await registrations.find_open_invitation(session, "hash", NOW + DAY) is None
        assert not await registrations.claim_invitation(session, "hash", NOW + DAY)


async def test_later_invitation_voids_those_before(database: Database) -> None:
    member = await _invited(database)
    async with database.writing() as session:
        await registrations.void_invitations_of(session, member.id, NOW)
        assert await registrations.find_open_invitation(session, "hash", NOW) is None


async def test_registered_members_are_not_to_be_invited(database: Database) -> None:
    member = await _invited(database)
    async with database.reading() as session:
        left = await registrations.list_unregistered(session, member.unit_id)
        by_phone = await registrations.list_unregistered_by_phone(session, "+84900330037")
    assert [found.id for found in left] == [found.id for found in by_phone] == [member.id]


async def _apply(database: Database, member: Member, user_id: int) -> int:
    async with database.writing() as session:
        account = await accounts.find(session, user_id)
        if account is None:
            account = await accounts.add(session, user_id, "vi", NOW)
        application = await registrations.add_application(
            session,
            account_id=account.id,
            unit_id=member.unit_id,
            member_id=member.id,
            stated_name="Sen",
            via="invitation",
            applied_at=NOW,
        )
        return application.id


async def _decide(database: Database, application_id: int, member: Member) -> bool:
    async with database.writing() as session:
        return await registrations.claim_decision(
            session, application_id, "approved", member.id, NOW
        )


async def test_application_is_decided_once_and_what_was_stated_is_forgotten(
    database: Database,
) -> None:
    member = await _invited(database)
    application_id = await _apply(database, member, 202)
    assert await _decide(database, application_id, member)
    assert not await _decide(database, application_id, member)
    async with database.reading() as session:
        application = await registrations.find_application(session, application_id)
    assert application is not None
    assert (application.outcome, application.stated_name) == ("approved", None)


async def test_account_has_one_application_waiting(database: Database) -> None:
    member = await _invited(database)
    first = await _apply(database, member, 202)
    with pytest.raises(IntegrityError):
        await _apply(database, member, 202)
    await _decide(database, first, member)
    assert await _apply(database, member, 202) != first


async def test_account_that_is_removed_takes_its_consents_and_applications_along(
    database: Database,
) -> None:
    member = await _invited(database)
    application_id = await _apply(database, member, 202)
    async with database.writing() as session:
        account = await accounts.find(session, 202)
        assert isinstance(account, Account)
        await accounts.add_consent(session, account, "registration", "0" * 64, 5, NOW)
        await accounts.remove(session, 202)
    async with database.reading() as session:
        assert await registrations.find_application(session, application_id) is None
