"""The outbox: said once, claimed by one, and its states always add up."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from models.members import Account
from models.outbox import OutboxMessage
from models.repositories import outbox, sending
from models.session import Database
from tests.bed.organisation import NOW, found_ward

LATER = NOW + timedelta(minutes=1)
# Of a message that was not there before.
_NEW = {"said_revision": 1, "said_id": None}


async def _put(database: Database, chat_id: int, **changes: Any) -> None:
    values: dict[str, Any] = {
        "kind": "notice",
        "subject_id": 7,
        "params": {},
        "chat_id": chat_id,
        "unique_key": f"notice:7::{chat_id}",
        "priority": 1,
        "now": NOW,
    }
    async with database.writing() as session:
        await outbox.add(session, **values | changes)


async def _claim(database: Database, limit: int = 100) -> list[sending.Claimed]:
    async with database.writing() as session:
        return await sending.claim(session, limit, NOW)


async def _row(database: Database, chat_id: int = 101) -> OutboxMessage:
    async with database.reading() as session:
        query = select(OutboxMessage).where(OutboxMessage.chat_id == chat_id)
        return (await session.scalars(query)).one()


def _sent(row: sending.Claimed, message_id: int | None = 55) -> dict[str, Any]:
    return {"row_id": row.id, "said_revision": row.revision, "said_id": message_id, "at": NOW}


async def test_message_put_twice_is_there_once(database: Database) -> None:
    await _put(database, 101, params={"n": 1})
    await _put(database, 101, params={"n": 2})
    (row,) = await _claim(database)
    assert row.params == {"n": 1}


async def test_one_statement_says_it_to_everybody_once(database: Database) -> None:
    async with database.writing() as session:
        ward = await found_ward(session)
        for user_id in (101, 102, 103):
            await ward.add_account(user_id)
    await _put(database, 102)
    async with database.writing() as session:
        number = await outbox.add_from_select(
            session,
            select(Account.user_id),
            kind="notice",
            subject_id=7,
            params={"late": True},
            key_start="notice:7::",
            priority=1,
            now=NOW,
        )
    claimed = {row.chat_id: row.params for row in await _claim(database)}
    assert number == 2
    assert claimed == {101: {"late": True}, 102: {}, 103: {"late": True}}


async def test_urgent_goes_first_and_what_is_not_due_stays(database: Database) -> None:
    await _put(database, 101, priority=2)
    await _put(database, 102, priority=0)
    await _put(database, 103, now=LATER)
    assert [row.chat_id for row in await _claim(database)] == [102, 101]


async def test_chat_gets_one_message_at_a_time(database: Database) -> None:
    await _put(database, 101, unique_key="first")
    await _put(database, 101, unique_key="second", subject_id=8)
    await _put(database, 102)
    assert [(r.chat_id, r.subject_id) for r in await _claim(database)] == [(101, 7), (102, 7)]


async def test_row_is_claimed_by_one_of_many(database: Database) -> None:
    for chat_id in range(101, 111):
        await _put(database, chat_id)
    claims = await asyncio.gather(*(_claim(database, 5) for _ in range(4)))
    ids = [row.id for claimed in claims for row in claimed]
    assert len(ids) == len(set(ids))
    async with database.reading() as session:
        under_way = await sending.list_under_way(session)
        assert sorted(row.id for row in under_way) == sorted(ids)


async def test_sent_row_knows_its_message(database: Database) -> None:
    await _put(database, 101)
    (row,) = await _claim(database)
    async with database.writing() as session:
        await sending.settle_sent(session, [_sent(row)])
    async with database.reading() as session:
        found = await outbox.find_by_message(session, 101, 55)
        counts = await outbox.count_by_state(session, ["notice"], 7)
    assert found is not None
    assert (found.state, found.attempt, found.settled_at) == ("sent", 1, NOW)
    assert counts == {("sent", None): 1}


async def test_message_refreshed_while_it_is_sent_is_queued_again_to_be_edited(
    database: Database,
) -> None:
    await _put(database, 101)
    (row,) = await _claim(database)
    async with database.writing() as session:
        await outbox.requeue(session, "notice:7:", NOW)
    assert (await _row(database)).state == "sending"
    async with database.writing() as session:
        await sending.settle_sent(session, [_sent(row)])
    (again,) = await _claim(database)
    assert (again.message_id, again.revision, again.attempt) == (55, 2, 1)
    async with database.writing() as session:
        await sending.settle_sent(session, [_sent(again, None)])
    assert (await _row(database)).message_id == 55


async def test_sent_message_is_refreshed_by_the_start_of_its_key(database: Database) -> None:
    await _put(database, 101)
    await _put(database, 102, unique_key="notice:70::102", subject_id=70)
    async with database.writing() as session:
        await sending.settle_sent(
            session, [_sent(row) for row in await sending.claim(session, 9, NOW)]
        )
        await outbox.requeue(session, "notice:7:", NOW)
    assert [row.chat_id for row in await _claim(database)] == [101]


async def test_refused_row_keeps_why(database: Database) -> None:
    await _put(database, 101)
    (row,) = await _claim(database)
    async with database.writing() as session:
        refused = {"row_id": row.id, "said_revision": 1, "why": "blocked", "at": NOW}
        await sending.settle_refused(session, [refused])
    async with database.reading() as session:
        assert await outbox.count_by_state(session, ["notice"], 7) == {("refused", "blocked"): 1}


async def test_try_that_was_put_back_does_not_count(database: Database) -> None:
    await _put(database, 101)
    (row,) = await _claim(database)
    async with database.writing() as session:
        await sending.put_back(session, [{"row_id": row.id, "again_at": NOW}])
    (again,) = await _claim(database)
    assert again.attempt == 1


@pytest.mark.parametrize(
    ("repeated", "states"),
    [(["notice"], ["queued", "unknown"]), ([], ["unknown"])],
    ids=["repeated once", "held"],
)
async def test_unclear_row_is_repeated_once_where_its_kind_allows(
    database: Database, repeated: list[str], states: list[str]
) -> None:
    await _put(database, 101)
    for state in states:
        (row,) = await _claim(database)
        unclear = {"row_id": row.id, "at": NOW, "again_at": NOW} | _NEW
        async with database.writing() as session:
            await sending.settle_unclear(session, [unclear], repeated)
        assert (await _row(database)).state == state


async def test_what_waits_follows_a_group_to_its_new_id(database: Database) -> None:
    await _put(database, -5)
    async with database.writing() as session:
        await outbox.replace_chat(session, -5, -1005, NOW)
    assert [row.chat_id for row in await _claim(database)] == [-1005]
