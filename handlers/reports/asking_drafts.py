"""The draft of a report form as a dialogue holds it, and as its maker sees it at the end."""

from dataclasses import asdict
from datetime import date
from typing import Any

from bot.context import ChatContext
from bot.features.reports import forms, rules
from bot.features.reports.forms import FormDraft, QuestionDraft
from bot.i18n import Html, Texts
from bot.outbox.cards import Card, Choice, column, pairs, weighty
from handlers.common.audience_words import listed
from handlers.common.forms import Picked, stop_choice
from handlers.reports.asking_words import due_words, period_words, render_questions
from models.repositories import members, report_rounds, units

Answers = dict[str, Any]
# The dialogue; its steps are spread over several modules, which name it by this.
NAME = "rform"
MAKE, TITLE, ASKED, DUE, QUESTIONS = "make", "title", "asked", "due", "questions"


def choice(step: str, value: str, label: str) -> Choice:
    """A button that answers a step with a value."""
    return Picked(NAME, step, value).choice(label)


def draft_of(answers: Answers) -> FormDraft:
    """What the dialogue holds."""
    due_on = answers.get("due_on")
    return FormDraft(
        unit_id=answers["unit"],
        title=answers["title"],
        asks=answers["asks"],
        unit_ids=tuple(answers["units"]),
        rhythm=answers["rhythm"],
        questions=tuple(questions_in(answers)),
        due_day=answers.get("due_day"),
        due_on=date.fromisoformat(due_on) if due_on else None,
        roles=tuple(answers.get("roles") or ()),
        member_ids=tuple(answers.get("people") or ()),
    )


def questions_in(answers: Answers) -> list[QuestionDraft]:
    """The questions so far."""
    return [_question(kept) for kept in answers.get("questions", ())]


def _question(kept: dict[str, Any]) -> QuestionDraft:
    return QuestionDraft(**kept | {"options": tuple(kept.get("options") or ())})


def kept(question: QuestionDraft) -> dict[str, Any]:
    """A question as the dialogue holds it."""
    return asdict(question) | {"options": list(question.options)}


def answers_of(draft: FormDraft, form_id: int) -> Answers:
    """The dialogue as it was filled in for a form that is made anew; a day just once is new."""
    answers: Answers = {
        "unit": draft.unit_id,
        "units": list(draft.unit_ids),
        "title": draft.title,
        "asks": draft.asks,
        "roles": list(draft.roles),
        "people": list(draft.member_ids),
        "rhythm": draft.rhythm,
        "questions": [kept(question) for question in draft.questions],
        "is_listed": True,
        "replaces": form_id,
    }
    return answers if draft.rhythm == rules.ONCE else answers | {"due_day": draft.due_day}


def ready_answers(texts: Texts) -> Answers:
    """The form of every month that comes with the bot."""
    return {
        "title": texts.plain("report-form-ready-title"),
        "asks": rules.CELLS,
        "rhythm": rules.MONTH,
        "due_day": rules.DUE_DAY,
        "questions": [kept(question) for question in _ready_questions(texts)],
        "is_listed": True,
    }


def _ready_questions(texts: Texts) -> list[QuestionDraft]:
    number, text = forms.NUMBER, forms.TEXT
    said = texts.plain
    return [
        QuestionDraft(number, said("report-form-ready-meetings"), lowest=0, highest=31),
        QuestionDraft(number, said("report-form-ready-present"), lowest=0, highest=5000),
        QuestionDraft(text, said("report-form-ready-done")),
        _target(said("report-form-ready-helped")),
        _target(said("report-form-ready-cleaned")),
        QuestionDraft(text, said("report-form-ready-story"), False, forms.STORY),
        QuestionDraft(forms.PHOTO, said("report-form-ready-photos"), False),
        QuestionDraft(text, said("report-form-ready-hard"), False),
        QuestionDraft(text, said("report-form-ready-proposal"), False, forms.PROPOSAL),
        QuestionDraft(text, said("report-form-ready-plan")),
    ]


def _target(words: str) -> QuestionDraft:
    return QuestionDraft(forms.NUMBER, words, False, forms.TARGET, lowest=0, highest=100_000)


async def show_whole(context: ChatContext, answers: Answers) -> None:
    """The form before it is made: what is asked, of whom, by when. Its buttons stand for this."""
    answers = answers | {"version": answers.get("version", 0) + 1}
    await context.take_to(NAME, "confirm", answers)
    context.replace(await render_whole(context, answers))


async def render_whole(context: ChatContext, answers: Answers) -> Card:
    """The same as a card, with what can still be changed."""
    texts, draft = context.texts, draft_of(answers)
    words = await form_words(context, draft)
    opening = rules.next_opening(
        draft.calendar(texts.zone), context.now, await _last_period(context, answers)
    )
    if opening is None:
        first = texts("report-form-due-near")
    elif opening.opens_at <= context.now:
        first = texts("report-form-first-now", period=period_words(texts, opening.period))
    else:
        when = texts.moment(opening.opens_at)
        first = texts("report-form-first", period=period_words(texts, opening.period), when=when)
    head = texts("report-form-preview")
    return Card(Html(f"{head}\n\n{words}\n\n{first}"), rows=_rows(texts, answers))


async def _last_period(context: ChatContext, answers: Answers) -> str:
    """Of a form that is made anew in the same rhythm: what was asked for already."""
    form_id = answers.get("replaces")
    old = await report_rounds.find_form(context.session, form_id) if form_id else None
    if old is None or old.rhythm != answers["rhythm"]:
        return ""
    return await report_rounds.find_last_period(context.session, old.id)


def _rows(texts: Texts, answers: Answers) -> tuple[tuple[Choice, ...], ...]:
    def change(what: str) -> Choice:
        label = texts.plain(f"report-form-change-{what}")
        return choice("confirm", f"{what}.{answers['version']}", label)

    made = "report-form-remake" if answers.get("replaces") else "report-form-make"
    make = choice("confirm", f"{MAKE}.{answers['version']}", texts.plain(made))
    changes = [change(what) for what in (QUESTIONS, DUE, ASKED, TITLE)]
    return (*column(weighty(make)), *pairs(*changes), (stop_choice(texts),))


async def form_words(context: ChatContext, draft: FormDraft) -> Html:
    """A form as a whole: title, whom it asks, by when, and its questions."""
    texts = context.texts
    return texts(
        "report-form-words",
        title=draft.title,
        whom=await _whom_words(context, draft),
        due=due_words(texts, draft.rhythm, draft.due_day, draft.due_on),
        questions=render_questions(texts, draft),
    )


async def _whom_words(context: ChatContext, draft: FormDraft) -> Html:
    """Who is asked: which cells, or which members of which."""
    texts, session = context.texts, context.session
    if draft.member_ids:
        people = {one.id: one for one in await members.list_by_ids(session, draft.member_ids)}
        names = [people[i].full_name for i in draft.member_ids if i in people]
        return texts("report-form-people", names=listed(names))
    place = listed([(await units.get(session, one)).name for one in draft.unit_ids])
    if draft.roles:
        roles = ", ".join(texts.plain(f"role-{role}") for role in draft.roles)
        return texts("report-form-roles", roles=roles, place=place)
    if draft.asks == rules.MEMBERS:
        return texts("report-form-members", place=place)
    is_whole = draft.unit_ids == (draft.unit_id,)
    return texts("report-form-cells" if is_whole else "report-form-some-cells", place=place)
