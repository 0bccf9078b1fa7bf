"""The inbox: an update is stored once, worked on in order, and remembered until it is answered."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from models.migrate import migrate
from models.repositories import inbox
from models.session import Database
from tests.bed.organisation import NOW

BOT, OTHER_BOT = 1, 2


def _row(update_id: int, bot_id: int = BOT) -> dict[str, Any]:
    return {
        "bot_id": bot_id,
        "update_id": update_id,
        "person_id": 101,
        "body": "{}",
        "received_at": NOW,
    }


def _done(update_id: int, replies: list[Any] | None) -> dict[str, Any]:
    state = "done" if replies else "answered"
    return {
        "row_bot": BOT,
        "row_update": update_id,
        "row_state": state,
        "row_replies": replies,
        "at": NOW,
    }


async def test_update_that_arrives_twice_is_stored_once(database: Database) -> None:
    async with database.writing() as session:
        await inbox.add(session, [_row(5), _row(6)])
        await inbox.add(session, [_row(6), _row(7), _row(6, OTHER_BOT)])
        waiting = await inbox.list_waiting(session, BOT, 10)
    assert [row.update_id for row in waiting] == [5, 6, 7]


async def test_oldest_updates_come_first(database: Database) -> None:
    async with database.writing() as session:
        await inbox.add(session, [_row(9), _row(3), _row(6)])
        waiting = await inbox.list_waiting(session, BOT, 2)
    assert [row.update_id for row in waiting] == [3, 6]


async def test_effect_without_an_answer_sent_is_remembered(database: Database) -> None:
    replies = [{"act": "send", "card": {"text": "Đã ghi nhận"}}]
    async with database.writing() as session:
        await inbox.add(session, [_row(5), _row(6)])
        await inbox.mark_done(session, [_done(5, replies), _done(6, None)])
    async with database.reading() as session:
        (left,) = await inbox.list_unanswered(session, BOT)
        assert await inbox.list_waiting(session, BOT, 10) == []
    assert (left.update_id, left.replies, left.done_at) == (5, replies, NOW)


async def test_answer_is_forgotten_once_it_is_sent(database: Database) -> None:
    async with database.writing() as session:
        await inbox.add(session, [_row(5)])
        await inbox.mark_done(session, [_done(5, [{"act": "send"}])])
        await inbox.mark_answered(session, BOT, [5])
    async with database.reading() as session:
        assert await inbox.list_unanswered(session, BOT) == []
        assert await inbox.count_by_state(session, BOT) == {"answered": 1}


@pytest.mark.parametrize(("tries", "is_over"), [(1, False), (2, False), (3, True)])
async def test_update_that_fails_too_often_is_quarantined(
    database: Database, tries: int, *, is_over: bool
) -> None:
    async with database.writing() as session:
        await inbox.add(session, [_row(5)])
    for _ in range(tries):
        async with database.writing() as session:
            last = await inbox.count_failure(session, BOT, 5, most=3)
    async with database.reading() as session:
        state = "quarantined" if is_over else "waiting"
        assert await inbox.count_by_state(session, BOT) == {state: 1}
    assert last is is_over


async def test_those_that_wait_are_found_without_reading_all_that_ever_came(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'one.db'}"
    await migrate(url)
    database = Database(url)
    asked: list[tuple[str, Any]] = []

    @event.listens_for(database._reader.sync_engine, "before_cursor_execute")
    def _note(_: Any, __: Any, statement: str, parameters: Any, *___: Any) -> None:
        asked.append((statement, parameters))

    async with database.reading() as session:
        await inbox.list_waiting(session, BOT, 10)
        await inbox.list_unanswered(session, BOT)
        connection = await session.connection()
        queries = [one for one in asked if one[0].startswith("SELECT")]
        for statement, parameters in queries:
            plan = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
            assert "ix_inbox_updates_open" in str(plan.all())
    assert len(queries) == 2
    await database.close()
