"""How reports, their periods, forms and numbers are called."""

from datetime import date, datetime

from babel.numbers import format_decimal

from bot.features.reports import forms, rules
from bot.features.reports.forms import FormDraft, QuestionDraft
from bot.i18n import Html, Texts
from models.reports import ReportForm, ReportRound


def period_words(texts: Texts, period: str) -> str:
    """What a round is about: "tháng 11/2026", "6 tháng cuối năm 2026"; of one asked once, its day.

    Plain words.
    """
    parts = period.split("-")
    if len(parts) == 3:
        return texts.plain("report-round-once", day="/".join(reversed(parts)))
    if len(parts) == 1:
        return texts.plain("report-round-year", year=period)
    year, part = parts
    if part.startswith("H"):
        return texts.plain(f"report-round-half-{part.removeprefix('H')}", year=year)
    return texts.plain("report-round-month", month=part, year=year)


def round_title(texts: Texts, form: ReportForm, opened: ReportRound) -> str:
    """A round in full: "Báo cáo tháng của chi bộ – tháng 11/2026". Plain words."""
    return f"{form.title} – {period_words(texts, opened.period)}"


def left_words(texts: Texts, due_at: datetime, now: datetime) -> str:
    """How long it is until a round is due: "còn 3 ngày", "hạn là ngày mai". Plain words."""
    days = rules.days_left(due_at, now, texts.zone)
    if days < 0:
        return texts.plain("report-round-over")
    return texts.plain("report-round-left", days=days)


def due_words(texts: Texts, rhythm: str, due_day: int | None, due_on: date | None) -> str:
    """By when a form wants its reports: "ngày 25 hằng tháng". Plain words."""
    if rhythm == rules.ONCE:
        at = rules.due_moment(due_on, texts.zone) if due_on else None
        return texts.plain("report-form-due-once", when=texts.moment(at) if at else "–")
    if due_day == rules.LAST_DAY:
        return texts.plain(f"report-form-due-{rhythm}-last")
    return texts.plain(f"report-form-due-{rhythm}", day=str(due_day))


def question_line(texts: Texts, question: QuestionDraft) -> Html:
    """A question of a form in one line, with how it is answered."""
    is_long = question.kind == forms.TEXT and question.most not in {None, forms.TEXT_LETTERS}
    kind = "letters" if is_long else question.kind
    how = texts.plain(f"report-form-how-{kind}", **_limits(texts, question))
    parts = [how]
    if question.purpose:
        parts.append(texts.plain(f"report-form-purpose-{question.purpose}"))
    if not question.is_required:
        parts.append(texts.plain("report-form-optional"))
    return texts("report-form-question", words=question.words, how="; ".join(parts))


def _limits(texts: Texts, question: QuestionDraft) -> dict[str, str]:
    """What the words about a kind say of its limits."""
    bounds = (question.lowest, question.highest)
    lowest, highest = ("…" if one is None else number_words(texts, one) for one in bounds)
    usual = forms.TEXT_LETTERS if question.kind == forms.TEXT else forms.PHOTOS
    return {
        "bounds": "" if bounds == (None, None) else f" {lowest}–{highest}",
        "most": number_words(texts, question.most or usual),
        "options": " / ".join(question.options),
    }


def number_words(texts: Texts, number: float) -> str:
    """A number as it is written in the reader's language: "1.250,5". Plain words."""
    return str(format_decimal(number, format="#,##0.######", locale=texts.language))


def render_questions(texts: Texts, draft: FormDraft) -> Html:
    """The questions of a form, numbered."""
    lines = [f"{i}. {question_line(texts, one)}" for i, one in enumerate(draft.questions, 1)]
    return Html("\n".join(lines))
