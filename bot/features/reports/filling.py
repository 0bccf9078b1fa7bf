"""Writing a report: question after question, in any order, until it is sent."""

import zlib
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Act, Actor, require
from bot.errors import ChibotError, ChoiceIsStale, NotAllowed
from bot.features.reports import answers, rounds, rules
from bot.features.reports.forms import PHOTO, PROPOSAL, TEXT
from bot.reading.quantities import is_nothing
from models.base import JsonObject
from models.members import Member, Unit
from models.reports import Report, ReportAnswer, ReportForm, ReportQuestion, ReportRound
from models.repositories import audit, members, report_rounds, reports
from models.repositories.report_rounds import OpenReport


class ReportIsSent(ChibotError):
    """It was sent already, perhaps by somebody else of the cell."""

    key = "report-fill-sent-already"


class ReportIsAccepted(ChibotError):
    """It was accepted and stays as it is."""

    key = "report-fill-accepted-already"


class AnswerIsRequired(answers.AnswerIsAmiss):
    """This question cannot be left out."""

    key = "report-fill-required"


class AnswersAreMissing(ChibotError):
    """Some questions that cannot be left out have no answer."""

    key = "report-fill-missing"


class ReportIsEmpty(ChibotError):
    """Nothing was answered at all."""

    key = "report-fill-empty"


class PhotosAreEnough(answers.AnswerIsAmiss):
    """The question has as many photos as it takes."""

    key = "report-fill-photos-enough"


@dataclass(frozen=True)
class Sheet:
    """A whole report with its questions and what was answered so far."""

    report: Report
    round: ReportRound
    form: ReportForm
    unit: Unit
    questions: list[ReportQuestion]
    answers: dict[int, ReportAnswer]
    # By question, only those that have some.
    photos: dict[int, int]
    # The member whose report it is; None for the report of a cell.
    reporter: Member | None
    # Who sent it, if they are still known.
    sender: Member | None

    def is_answered(self, question: ReportQuestion) -> bool:
        """Whether there is an answer to the question."""
        if question.kind == PHOTO:
            return question.id in self.photos
        return question.id in self.answers

    @property
    def answered(self) -> int:
        """How many questions have an answer."""
        return sum(self.is_answered(question) for question in self.questions)

    @property
    def missing(self) -> list[ReportQuestion]:
        """What cannot be left out and has no answer; nothing once a voice note is there."""
        if self.report.voice_id:
            return []
        return [one for one in self.questions if one.is_required and not self.is_answered(one)]

    @property
    def is_complete(self) -> bool:
        """Whether it can be sent."""
        return not self.missing and bool(self.answered or self.report.voice_id)

    @property
    def mark(self) -> int:
        """Changes with every answer: whoever sends a report has seen it as it is.

        Not with photos: those of an album arrive one by one behind the card that shows them.
        """
        told = [(a.question_id, a.words, a.number, a.option) for a in self.answers.values()]
        spoken = (self.report.voice_id, self.report.voice_line)
        photos = {question.id for question in self.questions if question.kind == PHOTO}
        words = sorted(one for one in told if one[0] not in photos)
        return zlib.crc32(repr((words, spoken)).encode())

    def question(self, position: int) -> ReportQuestion:
        """The question at this place, from 1. Raises ChoiceIsStale."""
        if not 1 <= position <= len(self.questions):
            raise ChoiceIsStale
        return self.questions[position - 1]

    def resume_at(self) -> int:
        """Where writing goes on: behind the last answer, else at what is missing; the place
        behind the last question stands for the look at the whole."""
        answered = [one.position for one in self.questions if self.is_answered(one)]
        following = max(answered, default=0) + 1
        if following <= len(self.questions) or not self.missing:
            return following
        return self.missing[0].position


@dataclass(frozen=True)
class Saved:
    """A question that was answered, and the answer it had before."""

    question: ReportQuestion
    before: ReportAnswer | None


async def load_sheet(session: AsyncSession, report_id: int) -> Sheet:
    """A whole report, whoever asks. Raises ChoiceIsStale if there is none."""
    found = await report_rounds.find_report(session, report_id)
    if found is None:
        raise ChoiceIsStale
    report = found.report
    people = [one for one in (report.member_id, report.submitted_by) if one is not None]
    known = {member.id: member for member in await members.list_by_ids(session, people)}
    return Sheet(
        report=report,
        round=found.round,
        form=found.form,
        unit=found.unit,
        questions=await report_rounds.list_questions(session, found.form.id),
        answers=await reports.list_answers(session, report_id),
        photos=await reports.count_photos(session, report_id),
        reporter=known.get(report.member_id or 0),
        sender=known.get(report.submitted_by or 0),
    )


async def list_sent(session: AsyncSession, actor: Actor, since: datetime) -> list[OpenReport]:
    """Reports of the actor and of their cells that were sent and may still be changed, what was
    due first first; what was due before `since` is left out."""
    return await rounds.list_of_writer(session, actor, (rules.SUBMITTED,), since)


async def open_sheet(session: AsyncSession, actor: Actor, report_id: int) -> Sheet:
    """A report that the actor writes, whatever its state. Raises ChoiceIsStale, NotAllowed."""
    sheet = await load_sheet(session, report_id)
    report = sheet.report
    if report.member_id is None:
        await require(session, actor, Act.WRITE_REPORT, report.unit_id)
    elif report.member_id != actor.member_id:
        raise NotAllowed(act=Act.WRITE_REPORT, unit_id=report.unit_id)
    return sheet


async def open_draft(session: AsyncSession, actor: Actor, report_id: int) -> Sheet:
    """The same of one that is not sent yet, kept from others until the end.

    Raises ChoiceIsStale, NotAllowed, ReportIsSent, ReportIsAccepted.
    """
    await reports.lock(session, report_id)
    sheet = await open_sheet(session, actor, report_id)
    if sheet.report.state == rules.ACCEPTED:
        raise ReportIsAccepted
    if sheet.report.state not in rules.MISSING:
        raise ReportIsSent(name=sheet.sender.full_name if sheet.sender else "–")
    return sheet


async def save_words(
    session: AsyncSession, actor: Actor, report_id: int, position: int, words: str, now: datetime
) -> Saved:
    """The words answer the question.

    Raises what is amiss with them, and what `open_draft` raises.
    """
    sheet = await open_draft(session, actor, report_id)
    question = sheet.question(position)
    return await _keep(session, sheet, question, answers.read_answer(question, words), now)


async def save_option(
    session: AsyncSession, actor: Actor, report_id: int, position: int, option: int, now: datetime
) -> Saved:
    """The option, from 0, answers the question. Raises the same."""
    sheet = await open_draft(session, actor, report_id)
    question = sheet.question(position)
    return await _keep(session, sheet, question, answers.option_answer(question, option), now)


async def save_photo(
    session: AsyncSession,
    actor: Actor,
    report_id: int,
    position: int,
    source: str,
    content: bytes,
    now: datetime,
) -> int:
    """One more photo, drawn anew; the same one counts once. Returns how many there are now.

    Raises PhotosAreEnough, ChoiceIsStale if none is asked for, and what `open_draft` raises.
    """
    sheet = await open_draft(session, actor, report_id)
    question = sheet.question(position)
    if question.kind != PHOTO:
        raise ChoiceIsStale
    number = sheet.photos.get(question.id, 0)
    if await reports.has_photo(session, report_id, question.id, source):
        return number
    limit = answers.most_photos(question)
    if number >= limit:
        raise PhotosAreEnough(limit=limit)
    await reports.add_photo(session, report_id, question.id, source, content, now)
    await _keep(session, sheet, question, answers.photos_answer(), now)
    return number + 1


async def clear(
    session: AsyncSession, actor: Actor, report_id: int, position: int, now: datetime
) -> ReportQuestion:
    """Take back the answer to a question, or its photos. Raises what `open_draft` raises."""
    sheet = await open_draft(session, actor, report_id)
    question = sheet.question(position)
    await reports.remove_answer(session, report_id, question.id)
    _begin(sheet.report, now)
    return question


async def _keep(
    session: AsyncSession,
    sheet: Sheet,
    question: ReportQuestion,
    columns: JsonObject,
    now: datetime,
) -> Saved:
    before = reports.copy_answer(sheet.answers.get(question.id))
    _begin(sheet.report, now)
    values = columns | {"answered_at": now}
    await reports.set_answer(session, sheet.report.id, question.id, values)
    return Saved(question, before)


def _begin(report: Report, now: datetime) -> None:
    report.started_at = report.started_at or now


async def file_voice(
    session: AsyncSession,
    actor: Actor,
    report_id: int,
    voice_id: str,
    seconds: int,
    line: str,
    now: datetime,
) -> None:
    """File a voice note as the report, with one line on what it is about.

    Raises what is amiss with the line, and what `open_draft` raises.
    """
    sheet = await open_draft(session, actor, report_id)
    words = answers.read_text(line, answers.VOICE_LINE_LETTERS)
    report = sheet.report
    report.voice_id, report.voice_seconds, report.voice_line = voice_id, seconds, words
    _begin(report, now)


async def drop_voice(session: AsyncSession, actor: Actor, report_id: int) -> None:
    """Take the voice note back. Raises what `open_draft` raises."""
    report = (await open_draft(session, actor, report_id)).report
    report.voice_id = report.voice_seconds = report.voice_line = None


async def submit(session: AsyncSession, actor: Actor, report_id: int, now: datetime) -> Sheet:
    """Send the report up; late ones are taken like all others.

    Raises AnswersAreMissing, ReportIsEmpty, and what `open_draft` raises.
    """
    sheet = await open_draft(session, actor, report_id)
    if sheet.missing:
        numbers = ", ".join(str(question.position) for question in sheet.missing)
        raise AnswersAreMissing(count=len(sheet.missing), numbers=numbers)
    if not sheet.is_complete:
        raise ReportIsEmpty
    report = sheet.report
    report.state = rules.SUBMITTED
    report.revision += 1
    report.submitted_at, report.submitted_by = now, actor.member_id
    report.decided_at = report.decided_by = None
    _begin(report, now)
    await session.flush()
    await _put_proposals(session, sheet, now)
    await _note(session, actor, sheet, "submit_report", now)
    return sheet


async def reopen(session: AsyncSession, actor: Actor, report_id: int, now: datetime) -> Sheet:
    """Take a report back that was sent and not accepted, to change it.

    Raises ChoiceIsStale, NotAllowed, ReportIsAccepted.
    """
    await reports.lock(session, report_id)
    sheet = await open_sheet(session, actor, report_id)
    if sheet.report.state == rules.ACCEPTED:
        raise ReportIsAccepted
    if sheet.report.state == rules.SUBMITTED:
        sheet.report.state = rules.DRAFT
        await session.flush()
        await _note(session, actor, sheet, "reopen_report", now)
    return sheet


async def _note(session: AsyncSession, actor: Actor, sheet: Sheet, act: str, now: datetime) -> None:
    await rounds.refresh_board(session, sheet.round.id, now)
    report = sheet.report
    await audit.add(session, actor.user_id, act, "done", now, report.unit_id, report.id)


async def _put_proposals(session: AsyncSession, sheet: Sheet, now: datetime) -> None:
    """What is proposed now stands in the place of what was before, unless that was answered."""
    known = await reports.list_proposals(session, sheet.report.id)
    for question in sheet.questions:
        if question.purpose != PROPOSAL or question.kind != TEXT:
            continue
        answer, before = sheet.answers.get(question.id), known.get(question.id)
        words = answer.words if answer and answer.words and not is_nothing(answer.words) else ""
        if before is None and words:
            await reports.add_proposal(session, sheet.report.id, question.id, words, now)
        elif before is not None and before.replied_at is None and words:
            before.words, before.made_at = words, now
        elif before is not None and before.replied_at is None:
            await session.delete(before)
    await session.flush()
