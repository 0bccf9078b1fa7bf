"""A timer of every kind that is due, each with a subject of its own."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.features.announcements import rules as announcing
from bot.features.announcements.sending import MESSAGE, SEND
from bot.features.meetings import rules
from bot.features.meetings.calling import NOTICE, REMINDER
from bot.features.polls import kinds as polling
from bot.features.polls import rules as polls
from bot.features.privacy import retention
from bot.features.reports import kinds as reporting
from bot.features.reports import rules as reports
from models.repositories import meetings, timers
from models.timers import Timer
from tests.crash import ballots, releases, sheets
from tests.crash.examples import add_awaiting, add_scheduled
from tests.crash.stage import PLACE, Stage

# Makes the subject of a timer: (its id, the kind of message that it brings to everybody, or "").
Made = Callable[[AsyncSession, Stage], Awaitable[tuple[int, str]]]


def _meeting(before: timedelta, brings: str) -> Made:
    async def make(session: AsyncSession, stage: Stage) -> tuple[int, str]:
        first = await meetings.get(session, stage.meeting_id)
        now = datetime.now(UTC)
        meeting = await meetings.add(
            session,
            unit_id=first.unit_id,
            kind="regular",
            starts_at=now + before - timedelta(minutes=5),
            place=PLACE,
            agenda="",
            state=rules.CALLED,
            revision=1,
            called_by=first.called_by,
            called_at=now,
        )
        return meeting.id, brings

    return make


async def _announcement(session: AsyncSession, stage: Stage) -> tuple[int, str]:
    return await add_scheduled(session, stage), MESSAGE.name


def _poll(state: str, brings: str) -> Made:
    async def make(session: AsyncSession, stage: Stage) -> tuple[int, str]:
        poll = await ballots.add_poll(session, stage, state)
        if state == polls.OPEN:
            await ballots.ask_all(session, poll)
        return poll.id, brings

    return make


def _report(before: timedelta, brings: str) -> Made:
    async def make(session: AsyncSession, stage: Stage) -> tuple[int, str]:
        due_in = before - timedelta(minutes=5)
        return await sheets.add_members_round(session, stage, due_in), brings

    return make


async def _form(session: AsyncSession, stage: Stage) -> tuple[int, str]:
    form = await sheets.add_form(session, stage, reports.MEMBERS)
    return form.id, reporting.ASKED.name


async def _awaiting(session: AsyncSession, stage: Stage) -> tuple[int, str]:
    """Nobody is told but those who may confirm it."""
    return await add_awaiting(session, stage), ""


async def _nobody(_: AsyncSession, __: Stage) -> tuple[int, str]:
    return 0, ""


TIMERS: dict[str, Made] = {
    rules.INVITE: _meeting(timedelta(days=3), NOTICE.name),
    **{kind: _meeting(before, REMINDER.name) for kind, before in rules.REMINDERS.items()},
    SEND: _announcement,
    announcing.AWAIT: _awaiting,
    announcing.AWAIT_OVER: _awaiting,
    polls.START: _poll(polls.SCHEDULED, polling.MESSAGE.name),
    polls.REMIND: _poll(polls.OPEN, polling.REMINDER.name),
    polls.END: _poll(polls.OPEN, polling.RESULT.name),
    reports.OPEN: _form,
    **{
        kind: _report(before, reporting.REMINDER.name) for kind, before in reports.REMINDERS.items()
    },
    reports.DUE: _report(timedelta(), ""),
    retention.FORGET: _nobody,
    **releases.TIMERS,
}


async def set_due(stage: Stage) -> dict[str, tuple[int, str]]:
    """One timer of each kind is due now, in order; returns (subject, what it brings) by kind."""
    found = {}
    async with stage.database.writing() as session:
        for number, (kind, make) in enumerate(TIMERS.items()):
            found[kind] = await make(session, stage)
            due_at = datetime.now(UTC) - timedelta(seconds=60 - number)
            await timers.add(session, found[kind][0], [(kind, due_at)])
    return found


async def count_due(stage: Stage) -> int:
    """How many are due and have not fired."""
    query = select(Timer.id).where(Timer.fired_at.is_(None), Timer.due_at <= datetime.now(UTC))
    async with stage.database.reading() as session:
        return len(list(await session.scalars(query)))


async def check_brought(stage: Stage, due: dict[str, tuple[int, str]]) -> None:
    """Each timer has brought a row to everybody once, and none is left."""
    assert await count_due(stage) == 0
    for kind, (subject_id, brings) in due.items():
        about = await _list_subjects(stage, kind, subject_id)
        rows = [row for row in await stage.outbox(brings) if row.subject_id in about]
        everybody = sorted(person.id for person in stage.people)
        assert not brings or sorted(row.chat_id for row in rows) == everybody
    await releases.check_released(stage, due)


async def _list_subjects(stage: Stage, kind: str, subject_id: int) -> set[int]:
    """What the messages are about that a timer brings: the same, or the reports of a round."""
    if not kind.startswith("reports."):
        return {subject_id}
    async with stage.database.reading() as session:
        return await sheets.list_subjects(session, kind, subject_id)
