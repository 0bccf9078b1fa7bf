"""An import is taken back, until somebody of it has registered or taken part."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.features.members.roster import undo_import
from bot.features.members.roster_undo import (
    ImportIsInUse,
    ImportIsNotTheLast,
    ImportIsUndone,
    ImportIsUnknown,
)
from models.members import Account, Invitation, Member, Role, Unit
from models.repositories import accounts, rosters
from models.session import Database
from tests.roster.books import person
from tests.roster.ward import MAN, NOW, SEN, bring, roles_of, roster_of

LATER = NOW + timedelta(hours=1)


async def undo(database: Database, import_id: int | None) -> None:
    """Take an import back."""
    assert import_id is not None
    async with database.writing() as session:
        await undo_import(session, import_id, None, LATER)


async def register(database: Database, name: str, *, days: int = 0) -> None:
    """Bind an account to a member, so many days after the imports."""
    member = (await roster_of(database))[name]
    async with database.writing() as session:
        account = await accounts.add(session, 77, "vi", NOW)
        account.member_id = member.id
        account.registered_at = NOW + timedelta(days=days)


async def test_undo_leaves_no_trace_of_people_cells_and_roles(database: Database) -> None:
    report = await bring(database, SEN, MAN)
    await undo(database, report.import_id)
    async with database.reading() as session:
        for table, left in ((Member, 0), (Role, 0), (Unit, 1)):
            assert await session.scalar(select(func.count()).select_from(table)) == left
        assert report.import_id is not None
        record = await rosters.find(session, report.import_id)
        assert record is not None
        assert record.undone_at == LATER


async def test_undo_gives_changed_members_their_values_back(database: Database) -> None:
    await bring(database, SEN, MAN)
    before = await roster_of(database)
    changed = person("Nguyễn Thị Sen", phone="0900330999", cell="KP2", position="Chi ủy viên")
    report = await bring(database, changed)
    await undo(database, report.import_id)
    after = await roster_of(database)
    fields = ("unit_id", "phone", "position", "participation", "folded_name")
    for name, member in before.items():
        assert [getattr(after[name], f) for f in fields] == [getattr(member, f) for f in fields]
    assert await roles_of(database) == [("Nguyễn Thị Sen", "Chi bộ Khu phố 1", "secretary")]


async def test_undo_keeps_what_was_changed_by_hand_since(database: Database) -> None:
    await bring(database, SEN)
    report = await bring(database, person("Nguyễn Thị Sen", phone="0900330999", note="Mới"))
    async with database.writing() as session:
        (member,) = await session.scalars(select(Member))
        member.phone = "+84900330777"
    await undo(database, report.import_id)
    sen = (await roster_of(database))["Nguyễn Thị Sen"]
    assert (sen.phone, sen.note) == ("+84900330777", None)


async def test_imports_are_taken_back_newest_first_and_once(database: Database) -> None:
    first = await bring(database, SEN)
    second = await bring(database, MAN)
    with pytest.raises(ImportIsNotTheLast):
        await undo(database, first.import_id)
    await undo(database, second.import_id)
    await undo(database, first.import_id)
    with pytest.raises(ImportIsUndone):
        await undo(database, first.import_id)


async def test_import_stands_once_somebody_has_registered(database: Database) -> None:
    report = await bring(database, SEN)
    await register(database, "Nguyễn Thị Sen")
    with pytest.raises(ImportIsInUse):
        await undo(database, report.import_id)
    assert list(await roster_of(database)) == ["Nguyễn Thị Sen"]


async def test_who_registered_before_an_import_does_not_hold_it(database: Database) -> None:
    await bring(database, SEN)
    await register(database, "Nguyễn Thị Sen", days=-1)
    report = await bring(database, person("Nguyễn Thị Sen", phone="0900330999"))
    await undo(database, report.import_id)
    async with database.reading() as session:
        assert await session.scalar(select(func.count()).select_from(Account)) == 1


async def test_import_stands_once_something_refers_to_it(database: Database) -> None:
    report = await bring(database, SEN)
    sen = (await roster_of(database))["Nguyễn Thị Sen"]
    async with database.writing() as session:
        session.add(
            Invitation(
                code_hash="x",
                unit_id=sen.unit_id,
                member_id=sen.id,
                made_by=sen.id,
                made_at=NOW,
                expires_at=LATER,
            )
        )
    with pytest.raises(ImportIsInUse):
        await undo(database, report.import_id)


async def test_import_with_no_such_number_is_refused(database: Database) -> None:
    async with database.writing() as session:
        with pytest.raises(ImportIsUnknown):
            await undo_import(session, 99, None, NOW)
