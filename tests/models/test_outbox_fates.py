"""What became of messages: paused, stopped, resolved, proven; the terms always add up."""

from datetime import timedelta
from typing import Any

import pytest

from bot.outbox import queue
from bot.outbox.queue import Kind
from models.outbox import OutboxMessage
from models.repositories import outbox, sending
from models.repositories.outbox import Fates
from models.session import Database
from tests.bed.organisation import NOW

NOTE = Kind("t.note", repeat=False)
CHATS = (101, 102, 103, 104)
# Of a message that was not there before.
_NEW = {"said_revision": 1, "said_id": None}


@pytest.fixture(autouse=True)
async def four_waiting(database: Database) -> None:
    """Four messages about the same."""
    async with database.writing() as session:
        for chat_id in CHATS:
            await queue.put(session, NOTE, 7, chat_id, NOW)


async def _fates(database: Database) -> Fates:
    async with database.reading() as session:
        return await queue.fates(session, NOTE, 7)


async def _claim(database: Database, limit: int) -> list[sending.Claimed]:
    async with database.writing() as session:
        return await sending.claim(session, limit, NOW)


async def _settle_one_of_each(database: Database) -> None:
    """101 was sent, 102 refused, 103 is unclear, 104 waits."""
    sent, refused, unclear = await _claim(database, 3)
    common = {"said_revision": 1, "at": NOW}
    async with database.writing() as session:
        rows: list[dict[str, Any]] = [{"row_id": sent.id, "said_id": 55} | common]
        await sending.settle_sent(session, rows)
        await sending.settle_refused(session, [{"row_id": refused.id, "why": "blocked"} | common])
        again = {"row_id": unclear.id, "at": NOW, "again_at": NOW} | _NEW
        await sending.settle_unclear(session, [again], [])


async def test_terms_add_up(database: Database) -> None:
    await _settle_one_of_each(database)
    fates = await _fates(database)
    assert fates == Fates(1, {"blocked": 1}, unclear=1, waiting=1, withdrawn=0)
    assert fates.total == 4


async def test_what_is_under_way_still_waits_in_the_count(database: Database) -> None:
    await _claim(database, 2)
    assert (await _fates(database)).waiting == 4


async def test_paused_messages_are_not_taken_until_they_are_resumed(database: Database) -> None:
    async with database.writing() as session:
        assert await queue.pause(session, NOTE, 7) == 4
    assert await _claim(database, 9) == []
    assert (await _fates(database)).waiting == 4
    async with database.writing() as session:
        assert await queue.resume(session, NOTE, 7, NOW) == 4
    assert len(await _claim(database, 9)) == 4


async def test_stop_keeps_what_was_sent(database: Database) -> None:
    await _settle_one_of_each(database)
    async with database.writing() as session:
        assert await queue.stop(session, NOTE, 7, NOW) == 1
    assert (await _fates(database)).refused == {"blocked": 1, "stopped": 1}


async def test_operator_who_saw_it_makes_an_unclear_one_delivered(database: Database) -> None:
    await _settle_one_of_each(database)
    async with database.writing() as session:
        (row,) = await queue.list_unclear(session, NOTE, 7)
        number = await queue.resolve_unclear(session, NOTE, 7, NOW, arrived=True, row_id=row.id)
    assert (row.chat_id, number) == (103, 1)
    fates = await _fates(database)
    assert (fates.delivered, fates.unclear) == (2, 0)


async def test_unclear_one_sent_again_counts_as_its_second_try(database: Database) -> None:
    await _settle_one_of_each(database)
    async with database.writing() as session:
        assert await queue.resolve_unclear(session, NOTE, 7, NOW, arrived=False) == 1
    found = {row.chat_id: row.attempt for row in await _claim(database, 9)}
    assert found == {103: 2, 104: 1}


async def test_press_on_a_message_proves_that_it_arrived(database: Database) -> None:
    await _settle_one_of_each(database)
    async with database.writing() as session:
        (row,) = await queue.list_unclear(session, NOTE, 7)
        proofs = [(row.id, 103, 77), (row.id, 104, 78), (99_999, 103, 79)]
        assert await outbox.set_proven(session, proofs, NOW) == [("t.note", 7)]
    async with database.reading() as session:
        found = await session.get_one(OutboxMessage, row.id)
    assert (found.state, found.message_id) == ("sent", 77)


async def test_proof_takes_back_a_repeat_that_was_not_made_yet(database: Database) -> None:
    (row, *_) = await _claim(database, 1)
    async with database.writing() as session:
        unclear = {"row_id": row.id, "at": NOW, "again_at": NOW} | _NEW
        await sending.settle_unclear(session, [unclear], [NOTE.name])
        await outbox.set_proven(session, [(row.id, 101, 77)], NOW)
    assert [taken.chat_id for taken in await _claim(database, 9)] == [102, 103, 104]


async def test_only_those_who_hold_a_message_get_it_edited(database: Database) -> None:
    await _settle_one_of_each(database)
    async with database.writing() as session:
        # The unclear one follows once it is known to have arrived.
        assert await queue.edit_sent(session, NOTE, 7, NOW) == 2
    found = {row.chat_id: row.message_id for row in await _claim(database, 9)}
    assert found == {101: 55, 104: None}
    assert (await _fates(database)).delivered == 1


async def test_row_taken_by_another_since_is_not_settled(database: Database) -> None:
    (row, *_) = await _claim(database, 1)
    async with database.writing() as session:
        late = {"row_id": row.id, "said_revision": 1, "said_id": 55, "at": NOW}
        await sending.settle_sent(session, [late], epoch=1)
    assert (await _fates(database)).delivered == 0


async def test_unclear_one_that_was_corrected_meanwhile_is_edited_once_it_is_proven(
    database: Database,
) -> None:
    await _settle_one_of_each(database)
    async with database.writing() as session:
        (row,) = await queue.list_unclear(session, NOTE, 7)
        await queue.edit_sent(session, NOTE, 7, NOW)
        await outbox.set_proven(session, [(row.id, 103, 77)], NOW)
    found = {taken.chat_id: taken.message_id for taken in await _claim(database, 9)}
    assert found == {101: 55, 103: 77, 104: None}


async def test_refresh_neither_hurries_nor_unmarks_what_may_have_arrived(
    database: Database,
) -> None:
    (row, *_) = await _claim(database, 1)
    later = NOW + timedelta(minutes=1)
    async with database.writing() as session:
        unclear = {"row_id": row.id, "at": NOW, "again_at": later} | _NEW
        await sending.settle_unclear(session, [unclear], [NOTE.name])
        await queue.refresh(session, NOTE, 7, NOW)
    assert 101 not in {taken.chat_id for taken in await _claim(database, 9)}
    async with database.writing() as session:
        (again,) = await sending.claim(session, 1, later)
    assert (again.chat_id, again.attempt) == (101, 2)


async def test_nothing_in_a_group_is_proven_by_a_press(database: Database) -> None:
    async with database.writing() as session:
        await queue.put(session, NOTE, 8, -5, NOW)
        (row,) = [one for one in await sending.claim(session, 9, NOW) if one.chat_id == -5]
        await sending.settle_unclear(
            session, [{"row_id": row.id, "at": NOW, "again_at": NOW} | _NEW], []
        )
        assert await outbox.set_proven(session, [(row.id, -5, 77)], NOW) == []


async def test_what_was_said_in_a_group_that_moved_is_not_touched_in_the_new_one(
    database: Database,
) -> None:
    async with database.writing() as session:
        await queue.put(session, NOTE, 8, -5, NOW)
        (row,) = [one for one in await sending.claim(session, 9, NOW) if one.chat_id == -5]
        said = {"row_id": row.id, "said_revision": 1, "said_id": 55, "at": NOW}
        await sending.settle_sent(session, [said])
        await queue.edit_sent(session, NOTE, 8, NOW)
        await outbox.replace_chat(session, -5, -1005, NOW)
    assert {taken.chat_id for taken in await _claim(database, 9)} <= set(CHATS)


async def test_new_message_is_asked_for_while_an_edit_goes_astray(database: Database) -> None:
    """Nobody knows what became of the edit; the new message comes, and is no second copy."""
    (row, *_) = await _claim(database, 1)
    async with database.writing() as session:
        said = {"row_id": row.id, "said_revision": 1, "said_id": 55, "at": NOW}
        await sending.settle_sent(session, [said])
        await queue.refresh(session, NOTE, 7, NOW)
    (edit,) = [one for one in await _claim(database, 9) if one.message_id]
    async with database.writing() as session:
        await queue.say_again(session, NOTE, 7, edit.chat_id, NOW)
        astray = {"row_id": edit.id, "said_revision": 2, "said_id": 55, "at": NOW, "again_at": NOW}
        await sending.settle_unclear(session, [astray], [])
    (anew,) = await _claim(database, 9)
    assert (anew.id, anew.message_id, anew.attempt) == (row.id, None, 1)
