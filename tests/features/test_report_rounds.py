"""Who is asked to report, reminded and nudged, on a real database."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.access import Act, Actor, load_actor
from bot.errors import ChoiceIsStale, NotAllowed
from bot.features.reports import forms, rounds, rules
from bot.features.reports.forms import DueDayIsNear, FormIsWrong, QuestionDraft
from models.members import Account
from models.outbox import OutboxMessage
from models.reports import Report, ReportRound
from models.session import Database
from models.timers import Timer
from tests.features.report_scenes import (
    ADMIN_ID,
    DEPUTY_ID,
    DUE,
    OPENED,
    PERIOD,
    QUIET,
    SECRETARY_ID,
    Asked,
    found_asking_ward,
    monthly_draft,
    open_monthly,
)

NIGHT = OPENED + timedelta(hours=15)


async def said(asked: Asked, kind: str) -> list[tuple[int, int]]:
    """(chat, subject) of the messages of a kind."""
    query = select(OutboxMessage.chat_id, OutboxMessage.subject_id).where(
        OutboxMessage.kind == kind
    )
    rows = await asked.ward.session.execute(query.order_by(OutboxMessage.chat_id))
    return [(chat, subject) for chat, subject in rows]


async def planned(
    asked: Asked, subject_id: int, start: str = "reports."
) -> list[tuple[str, datetime]]:
    """The timers of a subject that wait."""
    query = select(Timer.kind, Timer.due_at).where(
        Timer.subject_id == subject_id, Timer.kind.startswith(start), Timer.fired_at.is_(None)
    )
    rows = await asked.ward.session.execute(query.order_by(Timer.due_at))
    return [(kind, due_at) for kind, due_at in rows]


async def fire(asked: Asked, kind: str, subject_id: int, now: datetime) -> None:
    """What the timer does."""
    await rounds.timer_actions(QUIET)[kind](asked.ward.session, subject_id, now, now)


async def test_each_cell_has_a_draft_and_its_writers_are_asked(database: Database) -> None:
    async with database.writing() as session:
        asked = await open_monthly(session)
        reports = [await asked.report_of(cell) for cell in asked.cells]
        assert [(one.state, one.revision) for one in reports] == [(rules.DRAFT, 0)] * 3
        assert [one.reporter for one in reports] == [f"u{cell.id}" for cell in asked.cells]
        first, second, third = (one.id for one in reports)
        assert await said(asked, "reports.asked") == [
            (SECRETARY_ID, first),
            (SECRETARY_ID + 1, second),
            (SECRETARY_ID + 2, third),
            (DEPUTY_ID, first),
        ]
        assert await said(asked, "reports.board") == [(ADMIN_ID, asked.round.id)]
        assert [at for kind, at in await planned(asked, asked.round.id) if kind != rules.OPEN] == [
            DUE - timedelta(days=3),
            DUE - timedelta(days=1),
            DUE,
        ]


async def test_members_who_take_part_are_asked_for_their_own(database: Database) -> None:
    async with database.writing() as session:
        ward, cells, _ = await found_asking_ward(session, 2)
        secretary = await load_actor(session, SECRETARY_ID)
        await ward.add_registered(cells[0], 901, "Lê Thị Cúc")
        await ward.add_member(cells[0], "Võ Thị Giang", participation="exempt")
        await ward.add_member(cells[0], "Không dùng máy")
        draft = replace(
            monthly_draft(cells[0]),
            asks=rules.MEMBERS,
            rhythm=rules.ONCE,
            due_on=date(2026, 11, 20),
        )
        form, opening = await forms.make_form(session, secretary, draft, OPENED, QUIET)
        assert opening.opens_at == OPENED
        opened = await rounds.open_round(
            session, form, opening.period, opening.due_at, OPENED, QUIET
        )
        asked = Asked(ward, cells, secretary, form, opened)
        # The exempt member is not chased; the one without a phone is asked on paper.
        reports = list(await session.scalars(select(Report).where(Report.round_id == opened.id)))
        assert len(reports) == 4
        assert all(one.member_id and one.unit_id == cells[0].id for one in reports)
        assert [chat for chat, _ in await said(asked, "reports.asked")] == [
            901,
            SECRETARY_ID,
            DEPUTY_ID,
        ]
        standing = await rounds.load_standing(session, form, opened.id)
        assert "Không dùng máy" in standing.missing
        assert standing.total == 4


async def test_form_made_today_opens_when_its_timer_comes_and_plans_the_next(
    database: Database,
) -> None:
    async with database.writing() as session:
        ward, cells, admin = await found_asking_ward(session)
        made_at = OPENED - timedelta(days=5)
        form, opening = await forms.make_form(
            session, admin, monthly_draft(ward.unit), made_at, QUIET
        )
        asked = Asked(ward, cells, admin, form, ReportRound())
        assert await planned(asked, form.id, rules.OPEN) == [(rules.OPEN, OPENED)]
        assert opening.period == PERIOD
        await fire(asked, rules.OPEN, form.id, OPENED)
        [(opened, _)] = await rounds.list_led(session, admin, OPENED)
        assert (opened.period, opened.due_at) == (PERIOD, DUE)
        assert await planned(asked, form.id, rules.OPEN) == [
            (rules.OPEN, OPENED + timedelta(days=30))
        ]
        # Fired twice, it opens nothing twice.
        await fire(asked, rules.OPEN, form.id, OPENED)
        assert len(await rounds.list_led(session, admin, OPENED)) == 1


async def test_month_that_was_slept_through_is_left_out(database: Database) -> None:
    async with database.writing() as session:
        asked = await open_monthly(session)
        late = datetime(2027, 1, 3, 1, tzinfo=OPENED.tzinfo)
        await fire(asked, rules.OPEN, asked.form.id, late)
        assert len(await rounds.list_led(session, asked.admin, OPENED)) == 1
        [(_, opens_at)] = await planned(asked, asked.form.id, rules.OPEN)
        assert opens_at == datetime(2027, 1, 15, 1, tzinfo=OPENED.tzinfo)


async def test_only_the_missing_are_reminded_and_nudged(database: Database) -> None:
    async with database.writing() as session:
        asked = await open_monthly(session)
        first, second, third = [await asked.report_of(cell) for cell in asked.cells]
        first.state, second.state = rules.SUBMITTED, rules.RETURNED
        await session.flush()
        await fire(asked, "reports.remind.3d", asked.round.id, DUE - timedelta(days=3))
        missing = [(SECRETARY_ID + 1, second.id), (SECRETARY_ID + 2, third.id)]
        assert await said(asked, "reports.reminder") == missing
        nudged = await rounds.nudge(
            session, asked.admin, asked.round.id, DUE - timedelta(days=2), QUIET
        )
        assert (nudged.reports, nudged.unreached) == (2, [])
        assert await said(asked, "reports.nudge") == missing


async def test_missing_are_nudged_once_in_twenty_hours_and_told_apart(database: Database) -> None:
    async with database.writing() as session:
        asked = await open_monthly(session)
        account = await session.scalar(select(Account).where(Account.user_id == SECRETARY_ID + 1))
        assert account is not None
        account.reach = "blocked"
        await session.flush()
        nudged = await rounds.nudge(session, asked.admin, asked.round.id, OPENED, QUIET)
        assert (nudged.reports, nudged.unreached) == (2, ["Chi bộ Khu phố 2"])
        later = OPENED + timedelta(hours=19)
        with pytest.raises(rounds.NudgedLately):
            await rounds.nudge(session, asked.admin, asked.round.id, later, QUIET)
        again = await rounds.nudge(
            session, asked.admin, asked.round.id, OPENED + timedelta(hours=20), QUIET
        )
        assert again.reports == 2
        assert len(await said(asked, "reports.nudge")) == 6
        for cell in asked.cells:
            (await asked.report_of(cell)).state = rules.ACCEPTED
        await session.flush()
        with pytest.raises(rounds.NobodyIsMissing):
            await rounds.nudge(session, asked.admin, asked.round.id, DUE, QUIET)


async def test_nobody_is_told_at_night(database: Database) -> None:
    async with database.writing() as session:
        asked = await open_monthly(session)
        await rounds.nudge(session, asked.admin, asked.round.id, NIGHT, QUIET)
        query = select(OutboxMessage.not_before).where(OutboxMessage.kind == "reports.nudge")
        assert set(await session.scalars(query)) == {QUIET.end_after(NIGHT)}


async def test_closed_cells_and_members_who_left_are_not_waited_for(database: Database) -> None:
    async with database.writing() as session:
        asked = await open_monthly(session)
        asked.cells[1].closed_at = OPENED
        (await asked.report_of(asked.cells[0])).state = rules.SUBMITTED
        await session.flush()
        standing = await rounds.load_standing(session, asked.form, asked.round.id)
        assert (standing.submitted, standing.total) == (1, 2)
        assert standing.missing == ["Chi bộ Khu phố 3"]


async def test_secretary_sees_the_reports_of_the_own_cell_only(database: Database) -> None:
    async with database.writing() as session:
        asked = await open_monthly(session)
        second = await asked.secretary_of(asked.cells[1])
        [found] = await rounds.list_to_write(session, second, OPENED)
        assert found.unit.id == asked.cells[1].id
        assert await rounds.list_to_write(session, asked.admin, OPENED) == []
        assert await rounds.list_led(session, second, OPENED) == []
        (await asked.report_of(asked.cells[1])).state = rules.SUBMITTED
        await session.flush()
        assert await rounds.list_to_write(session, second, OPENED) == []
        assert await rounds.list_to_write(session, Actor(5), OPENED) == []


async def test_form_is_replaced_without_asking_twice_for_a_month(database: Database) -> None:
    async with database.writing() as session:
        asked = await open_monthly(session)
        now = OPENED + timedelta(days=1)
        draft = await forms.draft_of(session, asked.form)
        assert draft.questions == tuple(
            replace(one, most=one.most or {"text": 1000}.get(one.kind))
            for one in monthly_draft(asked.ward.unit).questions
        )
        new, opening = await forms.make_form(
            session, asked.admin, draft, now, QUIET, replaces=asked.form.id
        )
        assert asked.form.retired_at == now
        assert opening.period == "2026-12"
        assert await planned(asked, asked.form.id, rules.OPEN) == []
        assert [form.id for form in await forms.list_forms(session, asked.admin)] == [new.id]


async def test_leader_of_one_cell_leads_no_round_of_the_ward(database: Database) -> None:
    async with database.writing() as session:
        asked = await open_monthly(session)
        other = await asked.secretary_of(asked.cells[1])
        for attempt in (
            rounds.nudge(session, other, asked.round.id, OPENED, QUIET),
            rounds.show_board(session, other, asked.round.id, OPENED),
            forms.retire_form(session, other, asked.form.id, OPENED),
            forms.make_form(session, other, monthly_draft(asked.ward.unit), OPENED, QUIET),
            forms.make_form(
                session, other, monthly_draft(asked.cells[1], asked.cells[0]), OPENED, QUIET
            ),
        ):
            with pytest.raises(NotAllowed) as refused:
                await attempt
            assert refused.value.variables["act"] == Act.LEAD_REPORTS
        with pytest.raises(ChoiceIsStale):
            await rounds.show_board(session, asked.admin, 999, OPENED)


@pytest.mark.parametrize(
    "wrong",
    [
        QuestionDraft(forms.TEXT, " "),
        QuestionDraft(forms.TEXT, "x" * 301),
        QuestionDraft(forms.TEXT, "x", most=3001),
        QuestionDraft(forms.TEXT, "x", purpose=forms.TARGET),
        QuestionDraft(forms.NUMBER, "x", lowest=5, highest=1),
        QuestionDraft(forms.NUMBER, "x", highest=float("inf")),
        QuestionDraft(forms.CHOICE, "x", options=("một",)),
        QuestionDraft(forms.CHOICE, "x", options=("một", "một")),
        QuestionDraft(forms.PHOTO, "x", most=11),
        QuestionDraft("video", "x"),
    ],
)
async def test_question_outside_its_limits_is_refused(
    database: Database, wrong: QuestionDraft
) -> None:
    async with database.writing() as session:
        ward, _, admin = await found_asking_ward(session, 1)
        draft = replace(monthly_draft(ward.unit), questions=(wrong,))
        with pytest.raises(FormIsWrong):
            await forms.make_form(session, admin, draft, OPENED, QUIET)


async def test_form_outside_its_limits_is_refused(database: Database) -> None:
    async with database.writing() as session:
        ward, _, admin = await found_asking_ward(session, 1)
        draft, one = monthly_draft(ward.unit), QuestionDraft(forms.TEXT, "x")
        for wrong in (
            replace(draft, questions=()),
            replace(draft, questions=(one,) * 13),
            replace(draft, title="x" * 121),
            replace(draft, due_day=32),
            replace(draft, open_days=0),
        ):
            with pytest.raises(FormIsWrong):
                await forms.make_form(session, admin, wrong, OPENED, QUIET)
        past = replace(draft, rhythm=rules.ONCE, due_on=date(2026, 11, 1))
        with pytest.raises(DueDayIsNear):
            await forms.make_form(session, admin, past, OPENED, QUIET)


async def test_many_missing_cells_are_told_in_few_words(database: Database) -> None:
    async with database.writing() as session:
        asked = await open_monthly(session, 40)
        assert len(await said(asked, "reports.asked")) == 41
        standing = await rounds.load_standing(session, asked.form, asked.round.id)
        assert rules.grouped(standing.missing) == ["Chi bộ Khu phố 1–40"]
