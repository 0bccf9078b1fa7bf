"""What was reported is kept for its time only, and what was said of it goes with it."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import load_actor
from bot.features.members.profile import erase_account
from bot.features.privacy import retention
from bot.features.reports import deciding, forms, papers, rounds, rules
from bot.features.reports.kinds import KINDS
from bot.outbox.queue import put
from models.outbox import QUEUED, OutboxMessage
from models.reports import Proposal, Report, ReportAnswer, ReportPhoto, ReportRound
from models.repositories import report_rounds
from models.session import Database
from tests.features.report_scenes import (
    DUE,
    OPENED,
    PERIOD,
    QUIET,
    SECRETARY_ID,
    Asked,
    monthly_draft,
    open_monthly,
)
from tests.features.sent_scenes import send


async def test_what_was_said_of_a_forgotten_round_goes_with_it(database: Database) -> None:
    async with database.writing() as session:
        asked = await open_monthly(session, 1)
        report = await send(session, asked, asked.cells[0])
        await add_photo(session, report)
        [photo_id] = await session.scalars(select(ReportPhoto.id))
        [proposal_id] = await session.scalars(select(Proposal.id))
        subjects = {
            "reports.board": asked.round.id,
            "reports.paper": asked.round.id,
            "reports.replied": proposal_id,
            "reports.photo": photo_id,
        }
        kinds = {*KINDS, papers.PAPER, deciding.PHOTO}
        for kind in kinds:
            await put(session, kind, subjects.get(kind.name, report.id), 7, OPENED, "late")
        await retention.on_forget_due(session, 0, OPENED, DUE + timedelta(days=300))
        assert await list_kinds(session) >= {kind.name for kind in kinds}
        await session.execute(update(ReportRound).values(due_at=DUE - timedelta(days=2000)))
        await retention.on_forget_due(session, 0, OPENED, DUE + timedelta(days=300))
        assert not {kind.name for kind in kinds} & await list_kinds(session)


async def list_kinds(session: AsyncSession) -> set[str]:
    """Of what still waits to be said."""
    query = select(OutboxMessage.kind).where(OutboxMessage.state == QUEUED)
    return set(await session.scalars(query))


async def test_reports_of_cells_are_kept_for_a_term_and_those_of_members_for_a_year(
    database: Database,
) -> None:
    async with database.writing() as session:
        asked = await open_monthly(session, 1)
        own = replace(monthly_draft(asked.cells[0]), asks=rules.MEMBERS)
        form, _ = await forms.make_form(session, asked.admin, own, OPENED, QUIET)
        mine = await rounds.open_round(session, form, PERIOD, DUE, OPENED, QUIET)
        for years, kept in ((1, [asked.round.id]), (5, [])):
            assert mine.id != asked.round.id
            sweep = DUE + timedelta(days=366 * years)
            await retention.on_forget_due(session, 0, sweep, sweep)
            assert list(await session.scalars(select(ReportRound.id))) == kept
        assert list(await session.scalars(select(Report.id))) == []


async def test_photos_of_reports_are_kept_for_a_year(database: Database) -> None:
    async with database.writing() as session:
        asked = await open_monthly(session, 1)
        report = await asked.report_of(asked.cells[0])
        report.voice_id = "voice"
        await add_answer(asked, report)
        sweep = DUE + timedelta(days=364)
        await retention.on_forget_due(session, 0, sweep, sweep)
        assert await count_kept(session) == (1, 1)
        sweep = DUE + timedelta(days=366)
        await retention.on_forget_due(session, 0, sweep, sweep)
        assert await count_kept(session) == (1, 0)
        await session.refresh(report)
        assert report.voice_id is None


async def test_who_leaves_the_bot_takes_along_what_was_never_sent(database: Database) -> None:
    async with database.writing() as session:
        asked = await open_monthly(session, 1)
        own = replace(monthly_draft(asked.cells[0]), asks=rules.MEMBERS)
        form, _ = await forms.make_form(session, asked.admin, own, OPENED, QUIET)
        await rounds.open_round(session, form, PERIOD, DUE, OPENED, QUIET)
        secretary = await load_actor(session, SECRETARY_ID)
        query = select(Report).where(Report.member_id == secretary.member_id)
        [mine] = await session.scalars(query)
        await add_answer(asked, mine)
        await erase_account(session, secretary, 1, OPENED, QUIET)
        assert await count_kept(session) == (0, 0)
        await session.refresh(mine)
        assert (mine.state, mine.started_at) == (rules.DRAFT, None)


async def add_answer(asked: Asked, report: Report) -> None:
    """Somebody has begun: one answer and one photo."""
    session, now = asked.ward.session, OPENED
    [form_id] = await session.scalars(
        select(ReportRound.form_id).where(ReportRound.id == report.round_id)
    )
    question = (await report_rounds.list_questions(session, form_id))[0]
    key = {"report_id": report.id, "question_id": question.id}
    session.add(ReportAnswer(**key, number=1, answered_at=now))
    report.started_at = now
    await add_photo(session, report, question.id)


async def add_photo(session: AsyncSession, report: Report, question_id: int = 1) -> None:
    """One photo."""
    key = {"report_id": report.id, "question_id": question_id}
    session.add(ReportPhoto(**key, source="a", content=b"jpeg", added_at=OPENED))
    await session.flush()


async def count_kept(session: AsyncSession) -> tuple[int, int]:
    """Answers and photos."""
    answers = await session.scalars(select(ReportAnswer.report_id))
    photos = await session.scalars(select(ReportPhoto.id))
    return len(list(answers)), len(list(photos))
