"""A whole report as the text of one card: for who writes it, and for who reads it."""

from bot.features.reports import rules
from bot.features.reports.filling import Sheet
from bot.features.reports.forms import CHOICE, NUMBER, PHOTO
from bot.i18n import Html, Texts
from bot.reading.markup import visible_length
from handlers.reports.asking_words import number_words, round_title
from models.reports import Report, ReportQuestion

# Of the 4,096 of a message; the rest is for what stands around the sheet.
ROOM = 3600
# Letters of an answer, or of a question, that are shown; the first that fits is taken.
_CAPS = (4000, 700, 400, 240, 140, 80, 50)


def render_sheet(texts: Texts, sheet: Sheet, room: int = ROOM) -> Html:
    """The report in at most `room` letters; longer answers are shortened, and that is said."""
    shown = Html("")
    for cap in _CAPS:
        shown = _render(texts, sheet, cap)
        if visible_length(shown) <= room:
            break
    return shown


def _render(texts: Texts, sheet: Sheet, cap: int) -> Html:
    report = sheet.report
    who = sheet.reporter.full_name if sheet.reporter else ""
    title = round_title(texts, sheet.form, sheet.round)
    lines = [texts("report-sheet-head", title=title, unit=sheet.unit.name)]
    if who:
        lines.append(texts("report-sheet-member", name=who))
    if report.voice_id:
        length = length_words(texts, report.voice_seconds or 0)
        lines.append(texts("report-sheet-voice", length=length, line=report.voice_line or "–"))
    # A voice note stands for the answers that were not written.
    asked = [one for one in sheet.questions if sheet.is_answered(one) or not report.voice_id]
    lines += [_entry(texts, sheet, question, cap) for question in asked]
    if cap < _CAPS[0] and _is_cut(texts, sheet, cap):
        lines.append(texts("report-sheet-cut"))
    return Html("\n\n".join(lines))


def _entry(texts: Texts, sheet: Sheet, question: ReportQuestion, cap: int) -> Html:
    words = shorten(question.words, cap)
    if not sheet.is_answered(question):
        key = "report-sheet-lacking" if question.is_required else "report-sheet-left-out"
        return texts("report-sheet-open", number=question.position, words=words, state=texts(key))
    answer = shorten(answer_words(texts, sheet, question), cap)
    return texts("report-sheet-entry", number=question.position, words=words, answer=answer)


def _is_cut(texts: Texts, sheet: Sheet, cap: int) -> bool:
    answered = [question for question in sheet.questions if sheet.is_answered(question)]
    return any(len(answer_words(texts, sheet, question)) > cap for question in answered)


def answer_words(texts: Texts, sheet: Sheet, question: ReportQuestion) -> str:
    """What was answered, in plain words; nothing if there is no answer."""
    if question.kind == PHOTO:
        count = sheet.photos.get(question.id, 0)
        return texts.plain("report-sheet-photos", count=count) if count else ""
    answer = sheet.answers.get(question.id)
    if answer is None:
        return ""
    return plain_words(texts, question, answer.words, answer.number, answer.option)


def plain_words(
    texts: Texts,
    question: ReportQuestion,
    words: str | None,
    number: float | None,
    option: int | None,
) -> str:
    """The columns of an answer as plain words."""
    if question.kind == NUMBER and number is not None:
        return number_words(texts, number)
    options = question.options or []
    if question.kind == CHOICE and option is not None and option < len(options):
        return str(options[option])
    return words or ""


def length_words(texts: Texts, seconds: int) -> str:
    """How long a voice note is: "1 phút 20 giây"."""
    minutes, rest = divmod(seconds, 60)
    if not minutes:
        return texts.plain("report-voice-seconds", seconds=rest)
    return texts.plain("report-voice-minutes", minutes=minutes, seconds=rest)


def shorten(words: str, cap: int) -> str:
    """The words, or as many of them as fit and three dots."""
    if len(words) <= cap:
        return words
    cut = words[: cap - 1]
    whole = cut.rpartition(" ")[0]
    return f"{whole if len(whole) > cap // 2 else cut}…"


def state_line(texts: Texts, sheet: Sheet) -> Html:
    """Where the report is on its way: sent by whom and when, returned and why, accepted."""
    report = sheet.report
    if report.state == rules.RETURNED:
        return texts("report-sheet-returned", note=report.note or "–")
    if report.state == rules.ACCEPTED and report.decided_at:
        return texts("report-sheet-accepted", when=texts.moment(report.decided_at))
    if report.state == rules.SUBMITTED and report.submitted_at:
        return _sent_line(texts, sheet, report)
    return texts("report-sheet-draft")


def _sent_line(texts: Texts, sheet: Sheet, report: Report) -> Html:
    when = texts.moment(report.submitted_at) if report.submitted_at else "–"
    name = sheet.sender.full_name if sheet.sender else "–"
    return texts("report-sheet-sent", when=when, name=name)
