"""The cards of a report that is being written: a question, the whole of it, and what was done."""

from bot.features.reports import answers
from bot.features.reports.filling import Sheet
from bot.features.reports.forms import CHOICE, NUMBER, PHOTO
from bot.i18n import Html, Texts
from bot.outbox.cards import Card
from handlers.reports import filling_keyboards as keyboards
from handlers.reports.asking_words import number_words, round_title
from handlers.reports.sheets import (
    answer_words,
    length_words,
    plain_words,
    render_sheet,
    shorten,
    state_line,
)
from models.reports import ReportAnswer, ReportQuestion

# Of an answer that is repeated in passing.
_ECHO = 160
_ANSWER = 1500


def _joined(*parts: Html | None) -> Html:
    return Html("\n\n".join(part for part in parts if part))


def render_question(
    texts: Texts,
    sheet: Sheet,
    question: ReportQuestion,
    *,
    checks: bool,
    opening: Html | None = None,
) -> Card:
    """One question, what was answered before, how to answer, and the ways on."""
    asked = texts(
        "report-fill-question",
        number=question.position,
        total=len(sheet.questions),
        words=question.words,
    )
    before = answer_words(texts, sheet, question)
    known = texts("report-fill-before", answer=shorten(before, _ANSWER)) if before else None
    rows = keyboards.question_rows(texts, sheet, question, checks=checks)
    how = how_words(texts, sheet, question)
    if not question.is_required and not before:
        how = Html(f"{how} {texts('report-fill-optional')}")
    return Card(_joined(opening, asked, known, how), rows=rows)


def how_words(texts: Texts, sheet: Sheet, question: ReportQuestion) -> Html:
    """How the question is answered."""
    if question.kind == NUMBER:
        return _how_number(texts, question)
    if question.kind == CHOICE:
        return texts("report-fill-how-choice")
    if question.kind == PHOTO:
        most, count = answers.most_photos(question), sheet.photos.get(question.id, 0)
        if count >= most:
            return texts("report-fill-how-photos-full")
        if count:
            return texts("report-fill-how-photos-more", left=most - count)
        return texts("report-fill-how-photos", most=most)
    if question.id in sheet.answers:
        return texts("report-fill-how-text-again")
    return texts("report-fill-how-text")


def _how_number(texts: Texts, question: ReportQuestion) -> Html:
    lowest, highest = question.lowest, question.highest
    if lowest is None or highest is None:
        return texts("report-fill-how-number")
    shown = [number_words(texts, bound) for bound in (lowest, highest)]
    return texts("report-fill-how-between", lowest=shown[0], highest=shown[1])


def opening_words(texts: Texts, sheet: Sheet) -> Html:
    """Which report this is, and how far it has got."""
    title = round_title(texts, sheet.form, sheet.round)
    unit, answered, total = sheet.unit.name, sheet.answered, len(sheet.questions)
    if not answered:
        return texts("report-fill-opening", title=title, unit=unit, total=total)
    return texts(
        "report-fill-opening-again", title=title, unit=unit, answered=answered, total=total
    )


def kept_words(texts: Texts, sheet: Sheet, question: ReportQuestion) -> Html:
    """What was understood, so that a slip is seen at once."""
    answer = shorten(answer_words(texts, sheet, question), _ECHO)
    if not answer:
        return texts("report-fill-cleared", number=question.position)
    return texts("report-fill-kept", number=question.position, answer=answer)


def replaced_words(texts: Texts, question: ReportQuestion, before: ReportAnswer) -> Html:
    """Somebody else answered the question meanwhile: say what stood there."""
    answer = plain_words(texts, question, before.words, before.number, before.option)
    return texts("report-fill-replaced", answer=shorten(answer, _ANSWER))


def render_check(texts: Texts, sheet: Sheet, opening: Html | None = None) -> Card:
    """The whole report before it is sent."""
    if sheet.is_complete:
        closing = texts("report-fill-check")
    elif sheet.missing:
        numbers = ", ".join(str(one.position) for one in sheet.missing)
        closing = texts("report-fill-missing", count=len(sheet.missing), numbers=numbers)
    else:
        closing = texts("report-fill-empty")
    words = _joined(opening, render_sheet(texts, sheet, room=3000), closing)
    return Card(words, rows=keyboards.check_rows(texts, sheet))


def render_edit(texts: Texts, sheet: Sheet) -> Card:
    """Which answer shall be changed."""
    return Card(texts("report-fill-edit-ask"), rows=keyboards.edit_rows(texts, sheet))


def render_later(texts: Texts, sheet: Sheet) -> Card:
    """What is kept, and the way back."""
    total = len(sheet.questions)
    words = texts("report-fill-left", answered=sheet.answered, total=total)
    return Card(words, rows=keyboards.resume_rows(texts, sheet.report.id))


def render_done(texts: Texts, sheet: Sheet) -> Card:
    """The report was sent just now."""
    title = round_title(texts, sheet.form, sheet.round)
    words = texts("report-fill-submitted", title=title, unit=sheet.unit.name)
    return Card(words, rows=keyboards.sent_rows(texts, sheet.report.id))


def render_sent(texts: Texts, sheet: Sheet, *, may_change: bool) -> Card:
    """A report that was sent before, as a whole."""
    words = _joined(render_sheet(texts, sheet, room=3000), state_line(texts, sheet))
    rows = keyboards.sent_rows(texts, sheet.report.id) if may_change else ()
    return Card(words, rows=rows)


def render_line_asked(texts: Texts, sheet: Sheet, position: int, seconds: int) -> Card:
    """Shall the voice note be the report? Then with one line about it."""
    words = texts(
        "report-voice-ask",
        length=length_words(texts, seconds),
        title=round_title(texts, sheet.form, sheet.round),
    )
    return Card(words, rows=keyboards.line_rows(texts, sheet.report.id, position))
