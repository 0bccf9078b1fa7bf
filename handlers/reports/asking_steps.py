"""Making a report form in chat: title, whom it asks, how often, by when, questions; then a look."""

import re
from datetime import date

from bot.access import Act
from bot.context import ChatContext
from bot.errors import ChoiceIsStale
from bot.features.members import audience
from bot.features.reports import forms, rules
from bot.i18n import Html, Texts
from bot.outbox.cards import Card, column, weighty
from bot.reading.moments import is_lunar, read_moment
from bot.reading.names import fold
from bot.reading.quantities import read_quantity
from handlers.common.audience_steps import AudienceSteps
from handlers.common.forms import Form, Step, stop_choice, version_step
from handlers.reports import asking_questions
from handlers.reports.asking_drafts import (
    ASKED,
    DUE,
    MAKE,
    NAME,
    QUESTIONS,
    TITLE,
    Answers,
    choice,
    draft_of,
    ready_answers,
    render_whole,
    show_whole,
)
from handlers.reports.asking_keyboards import NewForm
from handlers.reports.asking_words import period_words

OWN, READY = "own", "ready"
_MAKE_WORDS = frozenset("tao,tao mau,tao mau bao cao,dong y,ok,create".split(","))
_LAST_WORDS = frozenset("cuoi thang,ngay cuoi thang,last".split(","))
_DAY = re.compile(r"(?:ngay|mung|day) ?|(?: hang thang| moi thang)$")
# Beside all cells and all members: only who holds a role, or who is named.
_ROLES, _PEOPLE = "roles", "people"
_ASKS_WORDS = {
    "chi bo": rules.CELLS,
    "dang vien": rules.MEMBERS,
    "tat ca": rules.MEMBERS,
    "tat ca dang vien": rules.MEMBERS,
    "chuc danh": _ROLES,
    "theo chuc danh": _ROLES,
    "chon nguoi": _PEOPLE,
    "mot so": _PEOPLE,
    "mot so dong chi": _PEOPLE,
}
_RHYTHM_WORDS = {
    "thang": rules.MONTH,
    "hang thang": rules.MONTH,
    "6 thang": rules.HALF_YEAR,
    "sau thang": rules.HALF_YEAR,
    "nam": rules.YEAR,
    "hang nam": rules.YEAR,
    "mot lan": rules.ONCE,
    "1 lan": rules.ONCE,
}


async def on_new_form(context: ChatContext, chosen: NewForm) -> None:
    """A form of one's own, or the ready one, which is shown as a whole."""
    if chosen.kind not in {OWN, READY}:
        raise ChoiceIsStale
    context.toast("")
    answers = ready_answers(context.texts) if chosen.kind == READY else {}
    await _AUDIENCE.ask_unit(context, answers)


async def go_on(context: ChatContext, answers: Answers) -> None:
    """Ask for the first thing still missing, or show the whole for a last look."""
    has_cells = bool(await audience.list_cells(context.session, answers["unit"]))
    if not has_cells and answers.get("asks") == rules.CELLS:
        del answers["asks"]
    answers["has_cells"] = has_cells
    for step, ask in _QUESTIONS.items():
        if step not in answers:
            await context.take_to(NAME, step, answers)
            context.replace(ask(context.texts, answers))
            return
    if "due_day" not in answers and "due_on" not in answers:
        await _ask_due(context, answers)
    elif not answers.get("is_listed"):
        await asking_questions.show_questions(context, answers)
    else:
        await show_whole(context, answers)


def _render_title(texts: Texts, answers: Answers) -> Card:
    del answers
    return Card(texts("report-form-title"), rows=column(stop_choice(texts)))


async def _on_title(context: ChatContext, words: str) -> None:
    if len(words) > forms.TITLE_LETTERS:
        context.reply(Card(context.texts("report-form-long", most=forms.TITLE_LETTERS)))
        return
    await go_on(context, context.answers | {"title": " ".join(words.split())})


def _render_asks(texts: Texts, answers: Answers) -> Card:
    choices = [
        choice("asks", value, texts.plain(f"report-form-asks-{value}"))
        for value in _asked_of(answers)
    ]
    return Card(texts("report-form-asks"), rows=column(*choices, stop_choice(texts)))


def _asked_of(answers: Answers) -> list[str]:
    """Who can be asked: a cell has none below it."""
    cells = [rules.CELLS] if answers.get("has_cells") else []
    return [*cells, rules.MEMBERS, _ROLES, _PEOPLE]


async def _on_asks(context: ChatContext, words: str) -> None:
    """Typed instead of picked: in other words, or just the names of members."""
    value, answers = _ASKS_WORDS.get(fold(words).strip(" .!")), context.answers
    if value in _asked_of(answers):
        await _pick_asks(context, value)
    elif not await _AUDIENCE.open_named(context, _PEOPLE, words):
        context.reply(_render_asks(context.texts, answers))


async def _pick_asks(context: ChatContext, value: str) -> None:
    answers = context.answers
    if value not in _asked_of(answers):
        raise ChoiceIsStale
    if value in {_ROLES, _PEOPLE}:
        await _AUDIENCE.ask_list(context, value, answers)
        return
    await go_on(context, answers | {"asks": value, "roles": [], "people": []})


async def _take_audience(context: ChatContext, answers: Answers) -> None:
    """Who chose roles or people asks members."""
    if answers.get("roles") or answers.get("people"):
        answers = answers | {"asks": rules.MEMBERS}
    await go_on(context, answers)


def _render_rhythm(texts: Texts, answers: Answers) -> Card:
    del answers
    choices = [
        choice("rhythm", rhythm, texts.plain(f"report-form-rhythm-{rhythm}"))
        for rhythm in rules.RHYTHMS
    ]
    return Card(texts("report-form-rhythm"), rows=column(*choices, stop_choice(texts)))


async def _on_rhythm(context: ChatContext, words: str) -> None:
    value = _RHYTHM_WORDS.get(fold(words).strip(" .!"))
    if value is None:
        context.reply(_render_rhythm(context.texts, context.answers))
    else:
        await _pick_rhythm(context, value)


async def _pick_rhythm(context: ChatContext, value: str) -> None:
    if value not in rules.RHYTHMS:
        raise ChoiceIsStale
    await go_on(context, context.answers | {"rhythm": value})


_QUESTIONS = {"title": _render_title, "asks": _render_asks, "rhythm": _render_rhythm}


async def _ask_due(context: ChatContext, answers: Answers) -> None:
    await context.take_to(NAME, "due", answers)
    context.replace(_render_due(context.texts, answers))


def _render_due(texts: Texts, answers: Answers, wrong: Html | None = None) -> Card:
    """`wrong`: what is said of a day that cannot be."""
    # A number typed now is the day, so no button has one.
    rhythm, stop = answers["rhythm"], weighty(stop_choice(texts))
    words = wrong or texts(f"report-form-due-ask-{rhythm}")
    if rhythm == rules.ONCE:
        return Card(words, rows=column(stop))
    usual = texts.plain("report-form-due-usual", day=rules.DUE_DAY)
    return Card(words, rows=column(weighty(choice("due", str(rules.DUE_DAY), usual)), stop))


async def _on_due(context: ChatContext, words: str) -> None:
    """A day of the month, "cuối tháng"; of what is asked once, a day in words."""
    answers, texts = context.answers, context.texts
    if answers["rhythm"] == rules.ONCE:
        await _take_due_on(context, answers, words)
        return
    day = _read_day(words)
    if day is None:
        context.reply(_render_due(texts, answers, texts("report-form-due-unclear")))
    else:
        await go_on(context, answers | {"due_day": day})


def _read_day(words: str) -> int | None:
    plain = fold(words).strip(" .!")
    if plain in _LAST_WORDS:
        return rules.LAST_DAY
    day = read_quantity(_DAY.sub("", plain))
    return int(day) if day and day == int(day) and 1 <= day <= rules.LAST_DAY else None


async def _take_due_on(context: ChatContext, answers: Answers, words: str) -> None:
    texts, now = context.texts, context.now.astimezone(context.texts.zone)
    moment = None if is_lunar(words) else read_moment(words, now)
    if moment is None:
        context.reply(_render_due(texts, answers, texts("report-form-due-once-unclear")))
        return
    on = moment.at.date()
    if not _is_far_enough(context, on):
        context.reply(_render_due(texts, answers, texts("report-form-due-near")))
        return
    await go_on(context, answers | {"due_on": on.isoformat()})


def _is_far_enough(context: ChatContext, on: date) -> bool:
    calendar = rules.Calendar(rules.ONCE, None, on, 0, context.texts.zone)
    return rules.next_opening(calendar, context.now) is not None


async def _pick_due(context: ChatContext, value: str) -> None:
    answers = context.answers
    if answers["rhythm"] == rules.ONCE or _read_day(value) is None:
        raise ChoiceIsStale
    await go_on(context, answers | {"due_day": int(value)})


async def _on_confirm(context: ChatContext, words: str) -> None:
    """Typed instead of picked: "tạo" makes it; whatever else is said not to be understood."""
    answers = context.answers
    if fold(words).strip(" .!") in _MAKE_WORDS:
        await _make(context, answers)
        return
    context.reply(Card(context.texts("report-form-confirm-unclear"), keeps_choices=True))
    context.reply(await render_whole(context, answers))


async def _change_title(context: ChatContext, answers: Answers) -> None:
    del answers["title"]
    await go_on(context, answers)


async def _change_asked(context: ChatContext, answers: Answers) -> None:
    """Which cells, if there are some, and who of them."""
    kept = {k: v for k, v in answers.items() if k not in {"asks", "roles", "people"}}
    if answers.get("has_cells"):
        await _AUDIENCE.ask_scope(context, kept)
    else:
        await go_on(context, kept)


async def _change_due(context: ChatContext, answers: Answers) -> None:
    """How often, and by when."""
    kept = {k: v for k, v in answers.items() if k not in {"rhythm", "due_day", "due_on"}}
    await go_on(context, kept)


async def _make(context: ChatContext, answers: Answers) -> None:
    texts = context.texts
    form, opening = await forms.make_form(
        context.session,
        context.actor,
        draft_of(answers),
        context.now,
        context.work.settings.quiet,
        answers.get("replaces"),
    )
    await context.end_dialogue()
    period = period_words(texts, opening.period)
    parts = [texts("report-form-made", title=form.title)]
    told_at = context.work.settings.quiet.end_after(opening.opens_at)
    if told_at <= context.now:
        parts.append(texts("report-form-made-now", period=period))
    else:
        when = texts.moment(told_at)
        parts.append(texts("report-form-made-later", period=period, when=when))
    context.replace(Card(Html("\n".join(parts))))


_CHOSEN = {
    MAKE: _make,
    QUESTIONS: asking_questions.show_questions,
    DUE: _change_due,
    ASKED: _change_asked,
    TITLE: _change_title,
}
_AUDIENCE = AudienceSteps(
    NAME,
    Act.LEAD_REPORTS,
    say_unit=lambda texts: texts("report-form-unit"),
    say_scope=lambda texts, unit: texts("report-form-scope", unit=unit),
    ask_rest=_take_audience,
    named=rules.ASKED_STATES,
)
_TYPED: dict[str, Step] = {
    "title": _on_title,
    "asks": _on_asks,
    "rhythm": _on_rhythm,
    "due": _on_due,
    "confirm": _on_confirm,
}
FORM = Form(
    NAME,
    {**_TYPED, **_AUDIENCE.steps(), **asking_questions.STEPS},
    picks={
        "asks": _pick_asks,
        "rhythm": _pick_rhythm,
        "due": _pick_due,
        "confirm": version_step(_CHOSEN),
        **_AUDIENCE.picks(),
        **asking_questions.PICKS,
    },
)
