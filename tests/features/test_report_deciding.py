"""A report is accepted or returned once, by those who asked for it, and its writers are told."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import load_actor
from bot.errors import ChoiceIsStale, NotAllowed
from bot.features.reports import deciding, filling, forms, rounds, rules, stories
from bot.features.reports.forms import QuestionDraft
from bot.features.reports.kinds import DECIDED
from bot.features.stories import telling
from bot.roles import COMMITTEE_MEMBER, DEPUTY, SECRETARY, WARD_ADMIN
from models.audit import AuditEntry
from models.repositories import report_results, units
from models.session import Database
from models.stories import Story
from tests.features.report_scenes import (
    DEPUTY_ID,
    DUE,
    OPENED,
    PERIOD,
    QUIET,
    SECRETARY_ID,
    Asked,
    monthly_draft,
    open_monthly,
)
from tests.features.sent_scenes import SENT, send, told

NOW = SENT + timedelta(hours=1)
NOTE = "Xin bổ sung số đảng viên dự họp."


@pytest.fixture
async def session(database: Database) -> AsyncIterator[AsyncSession]:
    """A transaction of a migrated database."""
    async with database.writing() as opened:
        yield opened


@pytest.fixture
async def asked(session: AsyncSession) -> Asked:
    """The ward has asked three cells."""
    return await open_monthly(session)


async def test_accepted_report_is_told_to_its_writers(session: AsyncSession, asked: Asked) -> None:
    report = await send(session, asked, asked.cells[0])
    await deciding.accept(session, asked.admin, report.id, 1, NOW, QUIET)
    await session.refresh(report)
    assert (report.state, report.decided_by) == (rules.ACCEPTED, asked.admin.member_id)
    rows = await told(session, DECIDED.name)
    assert [row.chat_id for row in rows] == [SECRETARY_ID, DEPUTY_ID]
    assert {row.params["state"] for row in rows} == {rules.ACCEPTED}


async def test_returned_report_can_be_sent_and_returned_anew(
    session: AsyncSession, asked: Asked
) -> None:
    report = await send(session, asked, asked.cells[1])
    await deciding.give_back(session, asked.admin, report.id, 1, f" {NOTE} ", NOW, QUIET)
    await session.refresh(report)
    assert (report.state, report.note) == (rules.RETURNED, NOTE)
    await send(session, asked, asked.cells[1], at=NOW)
    await deciding.give_back(session, asked.admin, report.id, 2, NOTE, NOW, QUIET)
    assert len(await told(session, DECIDED.name)) == 2


async def test_first_decision_counts_and_second_is_told(
    session: AsyncSession, asked: Asked
) -> None:
    report = await send(session, asked, asked.cells[0])
    await asked.ward.add_registered(asked.ward.unit, 900, "Lê Văn Hai", role=WARD_ADMIN)
    other = await load_actor(session, 900)
    await deciding.accept(session, asked.admin, report.id, 1, NOW, QUIET)
    with pytest.raises(deciding.ReportIsAccepted) as late:
        await deciding.give_back(session, other, report.id, 1, NOTE, NOW, QUIET)
    assert late.value.variables == {"who": "Lý Thị Mai"}
    with pytest.raises(deciding.ReportIsAccepted):
        await deciding.get_to_give_back(session, other, report.id, 1)
    await session.refresh(report)
    assert report.state == rules.ACCEPTED


async def test_of_two_at_once_one_decides(database: Database) -> None:
    async with database.writing() as session:
        asked = await open_monthly(session)
        report = await send(session, asked, asked.cells[0])
        await asked.ward.add_registered(asked.ward.unit, 900, "Lê Văn Hai", role=WARD_ADMIN)

    async def decide(user_id: int) -> str:
        try:
            async with database.writing() as own:
                actor = await load_actor(own, user_id)
                await deciding.accept(own, actor, report.id, 1, NOW, QUIET)
        except deciding.ReportIsAccepted as late:
            return str(late.variables["who"])
        return "first"

    said = await asyncio.gather(decide(900), decide(asked.admin.user_id))
    assert sorted(said) in (["Lý Thị Mai", "first"], ["Lê Văn Hai", "first"])
    async with database.reading() as session:
        assert len(await told(session, DECIDED.name)) == 2


async def test_second_is_told_of_a_return(session: AsyncSession, asked: Asked) -> None:
    report = await send(session, asked, asked.cells[0])
    await deciding.give_back(session, asked.admin, report.id, 1, NOTE, NOW, QUIET)
    with pytest.raises(deciding.ReportIsReturned):
        await deciding.accept(session, asked.admin, report.id, 1, NOW, QUIET)


async def test_revision_that_was_not_seen_is_not_accepted(
    session: AsyncSession, asked: Asked
) -> None:
    report = await send(session, asked, asked.cells[0])
    writer = await asked.secretary_of(asked.cells[0])
    await filling.reopen(session, writer, report.id, NOW)
    with pytest.raises(deciding.ReportIsNotSent):
        await deciding.accept(session, asked.admin, report.id, 1, NOW, QUIET)
    with pytest.raises(deciding.ReportIsNotSent):
        await deciding.get_to_read(session, asked.admin, report.id)
    await send(session, asked, asked.cells[0], {1: "3"})
    with pytest.raises(deciding.ReportIsNew):
        await deciding.accept(session, asked.admin, report.id, 1, NOW, QUIET)
    await deciding.accept(session, asked.admin, report.id, 2, NOW, QUIET)


async def test_nobody_accepts_their_own_report(session: AsyncSession, asked: Asked) -> None:
    cell = asked.cells[0]
    writer = await asked.secretary_of(cell)
    await units.add_role(session, writer.member_id, asked.ward.unit.id, WARD_ADMIN)
    report = await send(session, asked, cell)
    writer = await asked.secretary_of(cell)
    with pytest.raises(deciding.ReportIsOwn):
        await deciding.accept(session, writer, report.id, 1, NOW, QUIET)
    # To take it back is no favour to oneself.
    await deciding.give_back(session, writer, report.id, 1, NOTE, NOW, QUIET)


@pytest.mark.parametrize(
    ("role", "is_ward", "reads", "decides"),
    [
        (WARD_ADMIN, True, True, True),
        (SECRETARY, True, True, True),
        (DEPUTY, True, True, True),
        (COMMITTEE_MEMBER, True, False, False),
        (SECRETARY, False, True, False),
        (DEPUTY, False, True, False),
        (COMMITTEE_MEMBER, False, False, False),
    ],
)
async def test_rights_inside_the_own_branch(
    session: AsyncSession, asked: Asked, role: str, is_ward: bool, reads: bool, decides: bool
) -> None:
    report = await send(session, asked, asked.cells[0])
    place = asked.ward.unit if is_ward else asked.cells[0]
    await asked.ward.add_registered(place, 901, "Lê Văn Ba", role=role)
    await _check(session, report.id, reads=reads, decides=decides)


@pytest.mark.parametrize("role", [SECRETARY, DEPUTY, COMMITTEE_MEMBER, None])
async def test_nobody_reads_or_decides_outside_the_own_branch(
    session: AsyncSession, asked: Asked, role: str | None
) -> None:
    report = await send(session, asked, asked.cells[0])
    await asked.ward.add_registered(asked.cells[1], 901, "Lê Văn Ba", role=role)
    await _check(session, report.id, reads=False, decides=False)


async def _check(session: AsyncSession, report_id: int, *, reads: bool, decides: bool) -> None:
    actor = await load_actor(session, 901)
    if reads:
        case = await deciding.get_to_read(session, actor, report_id)
        assert await deciding.may_decide(session, actor, case) is decides
    else:
        with pytest.raises(NotAllowed):
            await deciding.get_to_read(session, actor, report_id)
        with pytest.raises(NotAllowed):
            await deciding.order_photos(session, actor, report_id, NOW)
        with pytest.raises(NotAllowed):
            await stories.propose(session, actor, report_id, NOW, QUIET)
    if not decides:
        with pytest.raises(NotAllowed):
            await deciding.accept(session, actor, report_id, 1, NOW, QUIET)
        with pytest.raises(NotAllowed):
            await deciding.give_back(session, actor, report_id, 1, NOTE, NOW, QUIET)


async def test_report_of_a_member_is_decided_and_told_to_them(
    session: AsyncSession, asked: Asked
) -> None:
    cell = asked.cells[0]
    for user_id, name in ((901, "Trần Văn Bình"), (902, "Lê Thị An")):
        await asked.ward.add_registered(cell, user_id, name)
    draft = replace(
        monthly_draft(asked.ward.unit, cell),
        asks=rules.MEMBERS,
        questions=(QuestionDraft(forms.TEXT, "Việc đã làm"),),
    )
    form, _ = await forms.make_form(session, asked.admin, draft, OPENED, QUIET)
    opened = await rounds.open_round(session, form, PERIOD, DUE, OPENED, QUIET)
    reports = {}
    for entry in await report_results.list_entries(session, opened.id):
        assert entry.member is not None
        reports[entry.member.full_name] = entry.report
    binh = await load_actor(session, 901)
    report = reports["Trần Văn Bình"]
    await filling.save_words(session, binh, report.id, 1, "Thăm 3 hộ", SENT)
    await filling.submit(session, binh, report.id, SENT)
    await deciding.accept(session, asked.admin, report.id, 1, NOW, QUIET)
    (row,) = await told(session, DECIDED.name)
    assert row.chat_id == 901
    # By given name: An before Bình.
    names = [name for name in reports if name in {"Trần Văn Bình", "Lê Thị An"}]
    assert names == ["Lê Thị An", "Trần Văn Bình"]


async def test_report_that_never_was_is_stale(session: AsyncSession, asked: Asked) -> None:
    with pytest.raises(ChoiceIsStale):
        await deciding.accept(session, asked.admin, 4711, 1, NOW, QUIET)
    with pytest.raises(ChoiceIsStale):
        await deciding.get_to_read(session, asked.admin, 4711)


@pytest.mark.parametrize(
    ("note", "refusal"),
    [("x" * 501, deciding.NoteIsLong), ("\u200b \n", deciding.NoteIsEmpty)],
)
async def test_note_is_short_and_readable(
    session: AsyncSession, asked: Asked, note: str, refusal: type[Exception]
) -> None:
    report = await send(session, asked, asked.cells[0])
    with pytest.raises(refusal):
        await deciding.give_back(session, asked.admin, report.id, 1, note, NOW, QUIET)
    assert report.state == rules.SUBMITTED


async def test_nobody_is_told_in_quiet_hours(session: AsyncSession, asked: Asked) -> None:
    report = await send(session, asked, asked.cells[0])
    night = datetime(2026, 11, 20, 16, 0, tzinfo=UTC)
    await deciding.accept(session, asked.admin, report.id, 1, night, QUIET)
    (row, _) = await told(session, DECIDED.name)
    assert row.not_before == datetime(2026, 11, 20, 23, 30, tzinfo=UTC)


async def test_list_holds_what_waits_first_and_no_drafts(
    session: AsyncSession, asked: Asked
) -> None:
    first, second, third = asked.cells
    reports = [await send(session, asked, cell) for cell in (first, second, third)]
    await deciding.accept(session, asked.admin, reports[0].id, 1, NOW, QUIET)
    await deciding.give_back(session, asked.admin, reports[1].id, 1, NOTE, NOW, QUIET)
    sent = await deciding.list_sent(session, asked.admin, asked.round.id)
    assert [one.unit.name for one in sent.entries] == [third.name, first.name]
    assert (sent.waiting, sent.returned, sent.asked) == (1, 1, 3)
    assert await deciding.find_next(session, asked.admin, reports[0].id) == reports[2].id
    assert await deciding.find_next(session, asked.admin, reports[2].id) is None


async def test_decisions_are_audited(session: AsyncSession, asked: Asked) -> None:
    report = await send(session, asked, asked.cells[0])
    await deciding.accept(session, asked.admin, report.id, 1, NOW, QUIET)
    entry = (
        await session.scalars(select(AuditEntry).where(AuditEntry.act == "accepted_report"))
    ).one()
    assert (entry.user_id, entry.subject_id) == (asked.admin.user_id, report.id)


async def test_each_report_proposes_one_story(session: AsyncSession, asked: Asked) -> None:
    report = await send(session, asked, asked.cells[0])
    with pytest.raises(stories.ReportIsNotAccepted):
        await stories.propose(session, asked.admin, report.id, NOW, QUIET)
    await deciding.accept(session, asked.admin, report.id, 1, NOW, QUIET)
    await stories.propose(session, asked.admin, report.id, NOW, QUIET)
    with pytest.raises(telling.StoryIsProposed):
        await stories.propose(session, asked.admin, report.id, NOW, QUIET)
    story = (await session.scalars(select(Story))).one()
    assert (story.words, story.state) == ("18 hộ cùng trồng 40 chậu hoa", "forwarded")
    assert (story.unit_id, story.proposed_by) == (asked.cells[0].id, asked.admin.member_id)


async def test_story_without_a_good_model_tells_the_whole(
    session: AsyncSession, asked: Asked
) -> None:
    report = await send(session, asked, asked.cells[0], {5: "không có"})
    await deciding.accept(session, asked.admin, report.id, 1, NOW, QUIET)
    await stories.propose(session, asked.admin, report.id, NOW, QUIET)
    story = (await session.scalars(select(Story))).one()
    assert story.words == "Ra quân dọn vệ sinh hẻm 12\n\nTiếp tục tuyên truyền"
