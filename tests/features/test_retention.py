"""What is kept is kept for its time only."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, literal, select, update

from bot.features.privacy import retention, rules
from bot.outbox.queue import Kind, put, put_to_all
from models.inbox import ANSWERED, WAITING, InboxUpdate
from models.meetings import Meeting, MeetingAnswer
from models.members import Account, Member
from models.outbox import SENT, OutboxMessage
from models.repositories import dialogues, inbox, meetings, timers
from models.session import Database
from tests.bed.organisation import NOW, Ward, found_ward

LATER = NOW + timedelta(days=100)


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (datetime(2026, 3, 1, 1, tzinfo=UTC), datetime(2026, 3, 1, 20, tzinfo=UTC)),
        (datetime(2026, 3, 1, 20, tzinfo=UTC), datetime(2026, 3, 2, 20, tzinfo=UTC)),
        (datetime(2026, 3, 31, 23, tzinfo=UTC), datetime(2026, 4, 1, 20, tzinfo=UTC)),
    ],
)
def test_sweep_comes_every_night(after: datetime, expected: datetime) -> None:
    assert rules.next_sweep(after) == expected


async def add_update(ward: Ward, update_id: int, state: str) -> None:
    """An update that arrived long ago."""
    row = {"bot_id": 1, "update_id": update_id, "person_id": 7, "body": '{"text": "x"}'}
    await inbox.add(ward.session, [row | {"received_at": NOW}])
    stored = await ward.session.get_one(InboxUpdate, (1, update_id))
    stored.state = state
    await ward.session.flush()


async def test_words_go_before_ids_and_waiting_updates_stay(database: Database) -> None:
    async with database.writing() as session:
        ward = await found_ward(session)
        await add_update(ward, 1, ANSWERED)
        await add_update(ward, 2, WAITING)
        await retention.on_forget_due(session, 0, NOW, NOW + timedelta(days=8))
    async with database.reading() as session:
        rows = {row.update_id: row.body for row in await session.scalars(select(InboxUpdate))}
    assert rows == {1: "{}", 2: '{"text": "x"}'}


async def add_meeting(ward: Ward, member: Member, starts_at: datetime) -> Meeting:
    """A meeting called long ago."""
    return await meetings.add(
        ward.session,
        unit_id=member.unit_id,
        kind="regular",
        starts_at=starts_at,
        place="x",
        agenda="",
        state="called",
        revision=1,
        called_by=member.id,
        called_at=NOW,
    )


async def test_reasons_of_absence_go_and_answers_stay(database: Database) -> None:
    async with database.writing() as session:
        ward = await found_ward(session)
        member = await ward.add_registered(await ward.add_cell(), 8)
        meeting = await add_meeting(ward, member, NOW)
        answer = {"label": "no", "source": "text", "reason": "ốm", "answered_at": NOW}
        await meetings.save_answer(session, meeting.id, member.id, **answer)
        await retention.on_forget_due(session, 0, NOW, LATER)
    async with database.reading() as session:
        kept = (await session.scalars(select(MeetingAnswer))).one()
        assert (kept.label, kept.reason) == ("no", None)
        assert len((await session.scalars(select(Meeting))).all()) == 1


async def test_people_who_never_registered_are_forgotten(database: Database) -> None:
    async with database.writing() as session:
        ward = await found_ward(session)
        cell = await ward.add_cell()
        await ward.add_registered(cell, 8)
        await ward.add_account(9)
        await dialogues.save(session, 9, "register", "contact", {}, NOW)
        await retention.on_forget_due(session, 0, NOW, LATER)
    async with database.reading() as session:
        assert [a.user_id for a in await session.scalars(select(Account))] == [8]
        assert await dialogues.find(session, 9) is None


async def test_next_sweep_is_set_and_only_one(database: Database) -> None:
    async with database.writing() as session:
        await retention.plan_sweep(session, NOW)
        await retention.plan_sweep(session, NOW)
        await retention.on_forget_due(session, 0, NOW, LATER)
        assert await timers.find_next_due(session) == rules.next_sweep(LATER)
        assert len(await timers.list_due(session, LATER + timedelta(days=2), 10)) == 1


async def test_sweep_that_is_overdue_is_not_put_off_by_a_start(database: Database) -> None:
    async with database.writing() as session:
        await retention.plan_sweep(session, NOW)
        await retention.plan_sweep(session, NOW + timedelta(days=1))
        assert await timers.find_next_due(session) == rules.next_sweep(NOW)


async def test_what_was_sent_stays_as_long_as_its_meeting_is_ahead(database: Database) -> None:
    board = Kind("meetings.board")
    async with database.writing() as session:
        ward = await found_ward(session)
        member = await ward.add_registered(await ward.add_cell(), 8)
        past = await add_meeting(ward, member, NOW + timedelta(days=1))
        ahead = await add_meeting(ward, member, LATER + timedelta(days=1))
        for meeting in (past, ahead):
            await put(session, board, meeting.id, 8, NOW)
        await put(session, board, past.id, 8, NOW, "edited lately")
        for row in await session.scalars(select(OutboxMessage)):
            row.state = SENT
            row.settled_at = LATER if "lately" in row.unique_key else NOW
        await retention.on_forget_due(session, 0, NOW, LATER)
    async with database.reading() as session:
        kept = {row.unique_key for row in await session.scalars(select(OutboxMessage))}
    assert kept == {f"meetings.board:{ahead.id}::8", f"meetings.board:{past.id}:edited lately:8"}


async def test_much_is_forgotten_in_parts_one_soon_after_the_other(database: Database) -> None:
    many = rules.ROWS_AT_ONCE + 1
    numbers = select(literal(1).label("n")).cte("numbers", recursive=True, nesting=True)
    numbers = numbers.union_all(select(numbers.c.n + 1).where(numbers.c.n < many))
    async with database.writing() as session:
        assert await put_to_all(session, Kind("t.bulk"), 1, select(numbers.c.n), NOW) == many
        await session.execute(update(OutboxMessage).values(state=SENT, settled_at=NOW))
        for left, due_at in ((1, LATER + timedelta(minutes=1)), (0, rules.next_sweep(LATER))):
            await retention.on_forget_due(session, 0, NOW, LATER)
            assert await session.scalar(select(func.count()).select_from(OutboxMessage)) == left
            assert await timers.find_next_due(session) == due_at
