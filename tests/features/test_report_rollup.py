"""Numbers come together by cell and period, in the order of names, and nobody is ranked."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import load_actor
from bot.errors import NotAllowed
from bot.features.reports import deciding, filling, forms, papers, rollup, rounds, rules
from bot.features.reports.rollup import Total
from bot.i18n import Texts
from bot.roles import DEPUTY, ROLES, SECRETARY, WARD_ADMIN
from handlers.reports.papers_charts import chart_by_cell, chart_by_period
from models.reports import Report
from models.repositories import report_results
from models.session import Database
from tests.features.report_scenes import (
    DUE,
    OPENED,
    PERIOD,
    QUIET,
    ZONE,
    Asked,
    monthly_draft,
    open_monthly,
)
from tests.features.sent_scenes import ANSWERS, SENT, send, told


@pytest.fixture
async def session(database: Database) -> AsyncIterator[AsyncSession]:
    """A transaction of a migrated database."""
    async with database.writing() as opened:
        yield opened


async def test_sums_and_cells_are_counted(session: AsyncSession) -> None:
    asked = await open_monthly(session)
    await send(session, asked, asked.cells[0], {4: "12,5"})
    await send(session, asked, asked.cells[2], {4: "-0"})
    found = await rollup.load_rollup(session, asked.round)
    (target,) = found.targets
    assert found.total(target.id, asked.round.id) == Total(12.5, 2, 2, 3)
    values = [found.value(target.id, asked.round.id, cell.id) for cell in asked.cells]
    assert values == [12.5, None, 0]


async def test_what_was_returned_does_not_count(session: AsyncSession) -> None:
    asked = await open_monthly(session)
    report = await send(session, asked, asked.cells[0])
    await deciding.give_back(session, asked.admin, report.id, 1, "Xin sửa", SENT, QUIET)
    found = await rollup.load_rollup(session, asked.round)
    assert found.total(found.targets[0].id, asked.round.id) == Total(None, 0, 0, 3)


async def test_cells_stand_in_the_order_of_names(session: AsyncSession) -> None:
    asked = await open_monthly(session, 11)
    for number, cell in enumerate(asked.cells):
        await send(session, asked, cell, {4: str(100 - number)})
    found = await rollup.load_rollup(session, asked.round)
    names = [unit.name for unit in found.units_of(asked.round.id)]
    assert names == [f"Chi bộ Khu phố {number}" for number in range(1, 12)]


async def test_last_twelve_periods_are_shown(session: AsyncSession) -> None:
    asked = await open_monthly(session, 2)
    period, last = "2026-11", asked
    for number in range(13):
        await send(session, last, asked.cells[0], {4: str(number)})
        period = rules.next_period(rules.MONTH, period)
        due = rules.due_moment(rules.due_on(period, 25), QUIET.zone)
        opened = await rounds.open_round(session, asked.form, period, due, OPENED, QUIET)
        last = Asked(asked.ward, asked.cells, asked.admin, asked.form, opened)
    found = await rollup.load_rollup(session, last.round)
    assert [one.period for one in found.rounds][:2] == ["2027-01", "2027-02"]
    assert len(found.rounds) == 12
    sums = [found.total(found.targets[0].id, one.id).sum for one in found.rounds]
    assert sums == [*range(2, 13), None]
    earlier = await rollup.load_rollup(session, asked.round)
    assert [one.period for one in earlier.rounds] == ["2026-11"]


async def test_form_made_anew_goes_on_from_the_one_before(session: AsyncSession) -> None:
    asked = await open_monthly(session, 1)
    await send(session, asked, asked.cells[0], {4: "7"})
    # Another form of the ward, in use beside it.
    other, _ = await forms.make_form(
        session, asked.admin, monthly_draft(asked.ward.unit), OPENED, QUIET
    )
    await rounds.open_round(session, other, PERIOD, DUE, OPENED, QUIET)
    draft = monthly_draft(asked.ward.unit)
    draft = replace(draft, questions=draft.questions[1:])
    form, _ = await forms.make_form(session, asked.admin, draft, SENT, QUIET, asked.form.id)
    due = rules.due_moment(rules.due_on("2026-12", 25), QUIET.zone)
    opened = await rounds.open_round(session, form, "2026-12", due, SENT, QUIET)
    found = await rollup.load_rollup(session, opened)
    (target,) = found.targets
    assert [one.id for one in found.rounds] == [asked.round.id, opened.id]
    assert [found.total(target.id, one.id).sum for one in found.rounds] == [7, None]


@pytest.mark.parametrize("role", [*ROLES, None])
@pytest.mark.parametrize("is_ward", [True, False])
async def test_export_is_for_those_who_asked(
    session: AsyncSession, role: str | None, is_ward: bool
) -> None:
    is_allowed = is_ward and role in {WARD_ADMIN, SECRETARY, DEPUTY}
    asked = await open_monthly(session)
    await send(session, asked, asked.cells[0])
    place = asked.ward.unit if is_ward else asked.cells[0]
    await asked.ward.add_registered(place, 901, "Lê Văn Ba", role=role)
    actor = await load_actor(session, 901)
    if is_allowed:
        await papers.load_digest(session, actor, asked.round.id)
        await papers.order_papers(session, actor, asked.round.id, ["book"], SENT)
        return
    with pytest.raises(NotAllowed):
        await papers.load_digest(session, actor, asked.round.id)
    with pytest.raises(NotAllowed):
        await papers.order_papers(session, actor, asked.round.id, ["book"], SENT)
    assert await told(session, papers.PAPER.name) == []


async def test_reports_read_some_at_a_time_are_all_there(
    session: AsyncSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = await open_monthly(session, 5)
    assert (await papers.load_outline(session, asked.admin, asked.round.id)).is_empty
    for cell in asked.cells[:4]:
        await send(session, asked, cell)
    # Of another round, between them.
    opened = await rounds.open_round(session, asked.form, "2026-12", DUE, OPENED, QUIET)
    at_once = await papers.load_digest(session, asked.admin, asked.round.id)
    monkeypatch.setattr(report_results, "_AT_ONCE", 2)
    digest = await papers.load_digest(session, asked.admin, asked.round.id)
    assert (digest.answers, digest.entries) == (at_once.answers, at_once.entries)
    assert (len(digest.sent), len(digest.entries), len(digest.proposals)) == (4, 5, 4)
    assert not digest.is_empty
    assert (await papers.load_outline(session, asked.admin, opened.id)).is_empty


async def test_closed_cell_is_there_with_what_it_sent(session: AsyncSession) -> None:
    asked = await open_monthly(session)
    await send(session, asked, asked.cells[0])
    asked.cells[0].closed_at = asked.cells[1].closed_at = SENT
    await session.flush()
    digest = await papers.load_digest(session, asked.admin, asked.round.id)
    names = [unit.name for unit in digest.rollup.units_of(asked.round.id)]
    assert names == [asked.cells[0].name, asked.cells[2].name]
    report = await asked.report_of(asked.cells[0])
    await deciding.accept(session, asked.admin, report.id, 1, SENT, QUIET)
    await deciding.get_to_read(session, asked.admin, report.id)
    assert [entry.unit.name for entry in digest.entries] == [
        asked.cells[0].name,
        asked.cells[2].name,
    ]


async def test_members_are_counted_one_by_one(session: AsyncSession) -> None:
    asked = await open_monthly(session, 2)
    for place, cell in enumerate((*asked.cells, asked.cells[0])):
        await asked.ward.add_registered(cell, 701 + place, f"Lê Văn {place}")
    draft = replace(monthly_draft(asked.ward.unit), asks=rules.MEMBERS)
    form, _ = await forms.make_form(session, asked.admin, draft, OPENED, QUIET)
    opened = await rounds.open_round(session, form, PERIOD, DUE, OPENED, QUIET)
    for chat_id, number in ((701, "3"), (703, "4")):
        actor = await load_actor(session, chat_id)
        query = select(Report).where(
            Report.round_id == opened.id, Report.member_id == actor.member_id
        )
        report = (await session.scalars(query)).one()
        for position, words in (ANSWERS | {4: number}).items():
            await filling.save_words(session, actor, report.id, position, words, SENT)
        await filling.submit(session, actor, report.id, SENT)
    digest = await papers.load_digest(session, asked.admin, opened.id)
    (target,) = digest.rollup.targets
    # An officer, two secretaries, a deputy and three more are asked.
    assert digest.rollup.total(target.id, opened.id) == Total(7, 2, 2, 7)
    texts = Texts("vi", ZONE)
    assert "2/7 đảng viên đã gửi" in chart_by_cell(texts, digest, target, 0, "").remark
    by_period = chart_by_period(texts, digest, 0, "")
    assert "số đảng viên có số" in by_period.remark
    assert by_period.panels[0].bars[0].note == "2/7"
