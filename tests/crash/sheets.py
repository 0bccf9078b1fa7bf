"""Reports that are asked for while the process is killed, and what must be left of them."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from PIL import Image
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.features.members.audience import USUAL, stored
from bot.features.reports import filling, forms, rules
from handlers.reports.filling_keyboards import Submit
from handlers.reports.filling_steps import ASK, NAME
from models.reports import Proposal, Report, ReportForm, ReportPhoto, ReportQuestion, ReportRound
from models.repositories import dialogues, report_rounds, reports
from models.repositories.audience import Whom
from simulator.client import Person
from tests.crash.roll import Example, Subject, member_id_of, ward_id
from tests.crash.stage import Stage

WRITTEN = "Thăm năm gia đình, tặng tủ sách cho khu phố."
_WISH = "Xin thêm đèn đường ở hẻm 12."
_TITLE = "Báo cáo việc tốt"
# (kind, purpose, is_required), in order.
_QUESTIONS = (
    (forms.TEXT, "", True),
    (forms.TEXT, forms.PROPOSAL, False),
    (forms.PHOTO, "", False),
)


@dataclass(frozen=True)
class Left:
    """What must be left of a report: the words as they were written, and so many photos."""

    state: str = rules.DRAFT
    photos: int = 0


@dataclass(frozen=True)
class Asked:
    """A round of a form of the ward."""

    form: ReportForm
    round: ReportRound
    questions: list[ReportQuestion]


async def add_form(session: AsyncSession, stage: Stage, asks: str) -> ReportForm:
    """The ward asks the cell, or its members, once; due in five days."""
    audience = stored(Whom([stage.cell_id], USUAL))
    form = await report_rounds.add_form(
        session,
        {
            "unit_id": await ward_id(session),
            "made_by": await member_id_of(session, stage.secretary),
            "title": _TITLE,
            "asks": asks,
            "audience": audience if asks == rules.MEMBERS else {"unit_ids": [stage.cell_id]},
            "rhythm": rules.ONCE,
            "due_on": date.today() + timedelta(days=5),  # noqa: DTZ011 - any day about then
            "open_days": rules.OPEN_DAYS,
            "created_at": datetime.now(UTC),
        },
    )
    for position, (kind, purpose, is_required) in enumerate(_QUESTIONS, 1):
        columns = {"kind": kind, "words": f"Câu {position}", "purpose": purpose}
        await report_rounds.add_question(
            session, form.id, position, columns | {"is_required": is_required}
        )
    return form


async def add_round(
    session: AsyncSession, stage: Stage, asks: str, due_in: timedelta = timedelta(days=5)
) -> Asked:
    """A round that is open; who is asked is not put down yet."""
    form, now = await add_form(session, stage, asks), datetime.now(UTC)
    opened = await report_rounds.add_round(session, form.id, "2026-11", now + due_in, now)
    return Asked(form, opened, await report_rounds.list_questions(session, form.id))


async def add_members_round(session: AsyncSession, stage: Stage, due_in: timedelta) -> int:
    """One that asks every member of the cell but the secretary."""
    asked = await add_round(session, stage, rules.MEMBERS, due_in)
    await report_rounds.add_members(session, asked.round.id, Whom([stage.cell_id], USUAL))
    return asked.round.id


async def list_subjects(session: AsyncSession, kind: str, subject_id: int) -> set[int]:
    """The reports of a round, or of the rounds of a form where the timer is about that."""
    about = ReportRound.form_id if kind == rules.OPEN else ReportRound.id
    query = select(Report.id).join(ReportRound, ReportRound.id == Report.round_id)
    return set(await session.scalars(query.where(about == subject_id)))


async def _add_report(session: AsyncSession, stage: Stage, asked: Asked, state: str) -> Report:
    """Of the cell; one that was sent has an answer."""
    await report_rounds.add_cells(session, asked.round.id, [stage.cell_id])
    report = (await session.scalars(select(Report).where(Report.round_id == asked.round.id))).one()
    if state != rules.DRAFT:
        report.state, report.revision, report.submitted_at = state, 1, datetime.now(UTC)
        await _answer(session, report, asked.questions[0], WRITTEN)
    return report


async def _answer(
    session: AsyncSession, report: Report, question: ReportQuestion, words: str
) -> None:
    columns = {"words": words, "answered_at": datetime.now(UTC)}
    await reports.set_answer(session, report.id, question.id, columns)


async def _of_round(session: AsyncSession, stage: Stage, _: Person) -> Subject:
    asked = await add_round(session, stage, rules.CELLS)
    await _add_report(session, stage, asked, rules.SUBMITTED)
    return asked.round.id, {}


async def _of_paper(session: AsyncSession, stage: Stage, reader: Person) -> Subject:
    round_id, _ = await _of_round(session, stage, reader)
    return round_id, {"paper": "book", "at": datetime.now(UTC).isoformat()}


async def _of_missing(session: AsyncSession, stage: Stage, _: Person) -> Subject:
    asked = await add_round(session, stage, rules.CELLS)
    return (await _add_report(session, stage, asked, rules.DRAFT)).id, {}


async def _of_accepted(session: AsyncSession, stage: Stage, _: Person) -> Subject:
    asked = await add_round(session, stage, rules.CELLS)
    report = await _add_report(session, stage, asked, rules.ACCEPTED)
    return report.id, {"state": rules.ACCEPTED, "revision": 1}


async def _of_proposal(session: AsyncSession, stage: Stage, _: Person) -> Subject:
    asked, now = await add_round(session, stage, rules.CELLS), datetime.now(UTC)
    report = await _add_report(session, stage, asked, rules.ACCEPTED)
    question_id = asked.questions[1].id
    await reports.add_proposal(session, report.id, question_id, _WISH, now)
    proposal = (
        await session.scalars(select(Proposal).where(Proposal.report_id == report.id))
    ).one()
    proposal.reply, proposal.replied_at = "Phường sẽ lắp trong tháng tới.", now
    return proposal.id, {"at": now.isoformat(), "corrected": False}


async def _of_photo(session: AsyncSession, stage: Stage, _: Person) -> Subject:
    asked, now = await add_round(session, stage, rules.CELLS), datetime.now(UTC)
    report = await _add_report(session, stage, asked, rules.SUBMITTED)
    question_id = asked.questions[2].id
    await reports.add_photo(session, report.id, question_id, "unique", draw_photo(), now)
    query = select(ReportPhoto.id).where(ReportPhoto.report_id == report.id)
    return (await session.scalars(query)).one(), {"report": report.id}


EXAMPLES: dict[str, Example] = {
    "reports.asked": _of_missing,
    "reports.board": _of_round,
    "reports.decided": _of_accepted,
    "reports.nudge": _of_missing,
    "reports.paper": _of_paper,
    "reports.photo": _of_photo,
    "reports.reminder": _of_missing,
    "reports.replied": _of_proposal,
}


async def _ask(session: AsyncSession, stage: Stage, person: Person) -> tuple[Report, Asked]:
    """A report of this member alone."""
    asked = await add_round(session, stage, rules.MEMBERS)
    member_id = await member_id_of(session, person)
    report = Report(
        round_id=asked.round.id,
        unit_id=stage.cell_id,
        member_id=member_id,
        reporter=f"m{member_id}",
        state=rules.DRAFT,
        revision=0,
    )
    session.add(report)
    await session.flush()
    return report, asked


async def begin(stage: Stage, person: Person, position: int = 1) -> None:
    """This question of a report was the last that this person was asked; 3 asks for photos."""
    async with stage.database.writing() as session:
        report, asked = await _ask(session, stage, person)
        if position > 1:
            await _answer(session, report, asked.questions[0], WRITTEN)
        kind = asked.questions[position - 1].kind
        place = {"report": report.id, "position": position, "kind": kind}
        await dialogues.save(session, person.id, NAME, ASK, place, datetime.now(UTC))


def draw_photo() -> bytes:
    """A small JPEG."""
    drawn = io.BytesIO()
    Image.new("RGB", (64, 48), "#1f6f8b").save(drawn, "JPEG")
    return drawn.getvalue()


async def write(stage: Stage, person: Person) -> str:
    """This person has answered all; returns what the button carries that sends it."""
    async with stage.database.writing() as session:
        report, asked = await _ask(session, stage, person)
        await _answer(session, report, asked.questions[0], WRITTEN)
        await _answer(session, report, asked.questions[1], _WISH)
        sheet = await filling.load_sheet(session, report.id)
        return Submit(report.id, sheet.mark).pack()


async def check_reports(stage: Stage, meant: Mapping[int, Left]) -> None:
    """There is one report of each person, as it was left."""
    async with stage.database.reading() as session:
        for person in stage.people:
            if person.id in meant:
                await _check(session, await member_id_of(session, person), meant[person.id])


async def _check(session: AsyncSession, member_id: int, left: Left) -> None:
    query = select(Report.id).where(Report.member_id == member_id)
    sheet = await filling.load_sheet(session, (await session.scalars(query)).one())
    is_sent = left.state == rules.SUBMITTED
    assert (sheet.report.state, sheet.report.revision) == (left.state, int(is_sent))
    assert (sheet.report.submitted_by == member_id) is is_sent
    assert sum(sheet.photos.values()) == left.photos
    words = [answer.words for _, answer in sorted(sheet.answers.items()) if answer.words]
    assert words == ([WRITTEN, _WISH] if is_sent else [WRITTEN])
    # The proposal goes up once with the report, and not before.
    made = await reports.list_proposals(session, sheet.report.id)
    assert [one.words for one in made.values()] == ([_WISH] if is_sent else [])
