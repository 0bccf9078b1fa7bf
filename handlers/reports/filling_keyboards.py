"""What the buttons carry with which a report is written, and how they stand under its cards."""

from dataclasses import dataclass
from typing import ClassVar

from bot.features.reports.filling import Sheet
from bot.features.reports.forms import CHOICE, PHOTO
from bot.i18n import Texts
from bot.outbox.cards import Choice, Rows, column, numbered, pairs, weighty
from handlers.common.callbacks import Press
from handlers.reports.keyboards import Fill
from models.reports import ReportQuestion


@dataclass(frozen=True)
class GoTo(Press):
    """Show the question at this place, from 1; behind the last one the whole report is shown.

    `checks`: from there back to the whole report.
    """

    prefix: ClassVar[str] = "rfg"
    report_id: int
    position: int
    checks: int


@dataclass(frozen=True)
class PickOption(Press):
    """This option, from 0, answers the question."""

    prefix: ClassVar[str] = "rfo"
    report_id: int
    position: int
    option: int


@dataclass(frozen=True)
class ClearAnswer(Press):
    """Take back the answer to the question."""

    prefix: ClassVar[str] = "rfc"
    report_id: int
    position: int


@dataclass(frozen=True)
class WriteLater(Press):
    """Go on another time. It also tells which question a quoted card asked."""

    prefix: ClassVar[str] = "rfl"
    report_id: int
    position: int


@dataclass(frozen=True)
class ListQuestions(Press):
    """Which answer shall be changed?"""

    prefix: ClassVar[str] = "rfe"
    report_id: int


@dataclass(frozen=True)
class Submit(Press):
    """Send the report as it was shown: `mark` is that of the sheet."""

    prefix: ClassVar[str] = "rfs"
    report_id: int
    mark: int


@dataclass(frozen=True)
class Reopen(Press):
    """Take a report back that was sent, to change it."""

    prefix: ClassVar[str] = "rfr"
    report_id: int


@dataclass(frozen=True)
class DropVoice(Press):
    """Take back the voice note."""

    prefix: ClassVar[str] = "rfv"
    report_id: int


def question_rows(texts: Texts, sheet: Sheet, question: ReportQuestion, *, checks: bool) -> Rows:
    """The options, if there are any, and the ways on.

    All are weighty: a typed number is an answer, and must not mean a button.
    """
    options: list[Choice] = []
    if question.kind == CHOICE:
        options = [
            numbered(PickOption(sheet.report.id, question.position, i).choice(label), i + 1)
            for i, label in enumerate(question.options or [])
        ]
    ways = _ways(texts, sheet, question, checks=checks)
    return (*column(*map(weighty, options)), *pairs(*map(weighty, ways)))


def _ways(texts: Texts, sheet: Sheet, question: ReportQuestion, *, checks: bool) -> list[Choice]:
    report_id, position = sheet.report.id, question.position
    ways: list[Choice] = []
    following = len(sheet.questions) + 1 if checks else position + 1
    on = GoTo(report_id, following, int(checks))
    is_answered = sheet.is_answered(question)
    if is_answered and question.kind == PHOTO:
        ways.append(on.choice(texts.plain("report-fill-done")))
        clear = ClearAnswer(report_id, position)
        ways.append(clear.choice(texts.plain("report-fill-clear-photos")))
    elif is_answered:
        ways.append(on.choice(texts.plain("report-fill-keep")))
        if not question.is_required:
            clear = ClearAnswer(report_id, position)
            ways.append(clear.choice(texts.plain("report-fill-clear")))
    elif not question.is_required:
        ways.append(on.choice(texts.plain("report-fill-skip")))
    if position > 1 and not checks:
        back = GoTo(report_id, position - 1, 0)
        ways.append(back.choice(texts.plain("report-fill-back")))
    later = WriteLater(report_id, position)
    return [*ways, later.choice(texts.plain("report-fill-later"))]


def check_rows(texts: Texts, sheet: Sheet) -> Rows:
    """Under the whole report, before it is sent."""
    report = sheet.report
    choices: list[Choice] = []
    if sheet.is_complete:
        choices.append(Submit(report.id, sheet.mark).choice(texts.plain("report-fill-submit")))
    elif sheet.missing:
        position = sheet.missing[0].position
        label = texts.plain("report-fill-answer-missing", number=position)
        choices.append(GoTo(report.id, position, 1).choice(label))
    choices.append(ListQuestions(report.id).choice(texts.plain("report-fill-edit")))
    if report.voice_id:
        choices.append(DropVoice(report.id).choice(texts.plain("report-voice-drop")))
    later = WriteLater(report.id, len(sheet.questions) + 1)
    choices.append(later.choice(texts.plain("report-fill-later")))
    return column(*map(weighty, choices))


def edit_rows(texts: Texts, sheet: Sheet) -> Rows:
    """One button for each question."""
    report_id = sheet.report.id
    questions = [
        numbered(GoTo(report_id, one.position, 1).choice(one.words), one.position)
        for one in sheet.questions
    ]
    back = GoTo(report_id, len(sheet.questions) + 1, 1)
    whole = back.choice(texts.plain("report-fill-whole"))
    return column(*map(weighty, (*questions, whole)))


def line_rows(texts: Texts, report_id: int, position: int) -> Rows:
    """While a line about a voice note is asked for."""
    words = GoTo(report_id, position, 0).choice(texts.plain("report-voice-not"))
    later = WriteLater(report_id, position).choice(texts.plain("report-fill-later"))
    return column(weighty(words), weighty(later))


def resume_rows(texts: Texts, report_id: int) -> Rows:
    """The way back into a report."""
    return column(Fill(report_id).choice(texts.plain("report-fill-resume")))


def sent_rows(texts: Texts, report_id: int) -> Rows:
    """Under a report that was sent."""
    return column(weighty(Reopen(report_id).choice(texts.plain("report-fill-reopen"))))
