"""Making the questions of a report form, one after the other; each can be taken out again."""

from typing import Any

from bot.context import ChatContext
from bot.errors import ChoiceIsStale
from bot.features.reports import forms
from bot.features.reports.forms import QuestionDraft
from bot.i18n import Html, Texts
from bot.outbox.cards import Card, column, pairs, weighty
from bot.reading.names import fold
from bot.reading.quantities import read_quantity
from handlers.common.forms import Step, stop_choice
from handlers.common.several_picks import is_done
from handlers.reports.asking_drafts import (
    NAME,
    Answers,
    choice,
    kept,
    questions_in,
    show_whole,
)
from handlers.reports.asking_words import question_line

# What the buttons offer: a kind of answer, and what it is used for.
_OFFERED = {
    "text": (forms.TEXT, ""),
    "number": (forms.NUMBER, ""),
    "choice": (forms.CHOICE, ""),
    "photo": (forms.PHOTO, ""),
    "target": (forms.NUMBER, forms.TARGET),
    "proposal": (forms.TEXT, forms.PROPOSAL),
    "story": (forms.TEXT, forms.STORY),
}
# Words for the same.
_KIND_WORDS = {
    "chu": "text",
    "so": "number",
    "chon": "choice",
    "chon mot y": "choice",
    "anh": "photo",
    "hinh": "photo",
    "hinh anh": "photo",
    "chi tieu": "target",
    "kien nghi": "proposal",
    "mo hinh hay": "story",
}
_ADD, _DONE, _DROP, _FLIP, _KEEP, _USUAL = "add", "done", "drop", "flip", "keep", "usual"
_YES, _NO = "yes", "no"
_ADD_WORDS = frozenset("them,them cau,them cau hoi,add".split(","))
_YES_WORDS = frozenset("co,bat buoc,phai,phai tra loi,yes".split(","))
_NO_WORDS = frozenset("khong,khong bat buoc,khong can,tuy,tuy y,no".split(","))
_USUAL_WORDS = frozenset("khong,khong gioi han,nhu thuong le,thuong le,bo qua,usual".split(","))
# The step that asks for the limits of a kind.
_LIMITS = {
    forms.TEXT: "most",
    forms.PHOTO: "most",
    forms.NUMBER: "bounds",
    forms.CHOICE: "options",
}


async def show_questions(
    context: ChatContext, answers: Answers, remark: Html | None = None
) -> None:
    """The questions so far; without one, the first is asked for at once."""
    if not answers.get("questions"):
        await _ask_kind(context, answers)
        return
    await context.take_to(NAME, "questions", answers)
    context.replace(_render_questions(context.texts, answers, remark))


def _render_questions(texts: Texts, answers: Answers, remark: Html | None = None) -> Card:
    """Each line can be picked by its number."""
    asked = questions_in(answers)
    lines = [f"{i}. {question_line(texts, one)}" for i, one in enumerate(asked, 1)]
    listed = tuple(choice("questions", f"q{i}", one.words) for i, one in enumerate(asked))
    buttons = [choice("questions", _DONE, texts.plain("report-form-questions-done"))]
    if len(asked) < forms.MOST_QUESTIONS:
        buttons.insert(0, choice("questions", _ADD, texts.plain("report-form-questions-add")))
    how = texts("report-form-questions", count=len(asked), most=forms.MOST_QUESTIONS)
    parts = [*([remark] if remark else []), Html("\n".join(lines)), how]
    # No button to stop: its number would be that of no question, and lose them all.
    return Card(Html("\n\n".join(parts)), rows=column(*buttons), listed=listed)


async def _on_questions(context: ChatContext, words: str) -> None:
    """Typed: "thêm", "xong"."""
    answers = context.answers
    if is_done(words):
        await show_whole(context, answers | {"is_listed": True})
    elif fold(words).strip(" .!") in _ADD_WORDS:
        await _ask_kind(context, answers)
    else:
        remark = context.texts("report-form-questions-unclear")
        context.reply(_render_questions(context.texts, answers, remark))


async def _pick_questions(context: ChatContext, value: str) -> None:
    answers = context.answers
    if value == _DONE:
        await show_whole(context, answers | {"is_listed": True})
    elif value == _ADD:
        await _ask_kind(context, answers)
    else:
        await _show_one(context, answers | {"at": _place(answers, value.removeprefix("q"))})


def _place(answers: Answers, digits: str) -> int:
    """Raises ChoiceIsStale."""
    if not digits.isdecimal() or int(digits) >= len(answers.get("questions", ())):
        raise ChoiceIsStale
    return int(digits)


async def _show_one(context: ChatContext, answers: Answers) -> None:
    """One question: take it out, or let it be left unanswered."""
    await context.take_to(NAME, "question", answers)
    context.replace(_render_one(context.texts, answers))


def _render_one(texts: Texts, answers: Answers) -> Card:
    question = questions_in(answers)[answers["at"]]
    flip = "report-form-question-optional" if question.is_required else "report-form-question-must"
    rows = column(
        choice("question", _KEEP, texts.plain("report-form-question-keep")),
        choice("question", _FLIP, texts.plain(flip)),
        choice("question", _DROP, texts.plain("report-form-question-drop")),
    )
    return Card(question_line(texts, question), rows=rows)


async def _on_question(context: ChatContext, words: str) -> None:
    del words
    context.reply(_render_one(context.texts, context.answers))


async def _pick_question(context: ChatContext, value: str) -> None:
    answers = context.answers
    asked, at = list(answers["questions"]), answers.pop("at")
    if value == _DROP:
        del asked[at]
    elif value == _FLIP:
        asked[at] = asked[at] | {"is_required": not asked[at]["is_required"]}
    elif value != _KEEP:
        raise ChoiceIsStale
    await show_questions(context, answers | {"questions": asked})


async def _ask_kind(context: ChatContext, answers: Answers) -> None:
    await context.take_to(NAME, "kind", answers)
    context.replace(_render_kinds(context.texts, answers))


def _render_kinds(texts: Texts, answers: Answers) -> Card:
    choices = [choice("kind", name, texts.plain(f"report-form-kind-{name}")) for name in _OFFERED]
    words = texts("report-form-kind", number=len(answers.get("questions", ())) + 1)
    return Card(words, rows=(*pairs(*choices), (stop_choice(texts),)))


async def _on_kind(context: ChatContext, words: str) -> None:
    """A kind typed instead of picked; any other words are taken for a question in text."""
    name = _KIND_WORDS.get(fold(words).strip(" .!"))
    if name is None:
        context.reply(_render_kinds(context.texts, context.answers))
    else:
        await _pick_kind(context, name)


async def _pick_kind(context: ChatContext, value: str) -> None:
    if value not in _OFFERED:
        raise ChoiceIsStale
    kind, purpose = _OFFERED[value]
    new = {"kind": kind, "purpose": purpose}
    await context.take_to(NAME, "words", context.answers | {"new": new})
    stop = column(stop_choice(context.texts))
    context.replace(Card(context.texts(f"report-form-words-{value}"), rows=stop))


async def _on_words(context: ChatContext, words: str) -> None:
    if len(words) > forms.WORDS_LETTERS:
        context.reply(Card(context.texts("report-form-long", most=forms.WORDS_LETTERS)))
        return
    new = context.answers["new"] | {"words": " ".join(words.split())}
    await _ask_limits(context, context.answers | {"new": new})


async def _ask_limits(context: ChatContext, answers: Answers) -> None:
    step = _LIMITS[answers["new"]["kind"]]
    await context.take_to(NAME, step, answers)
    context.replace(_render_limits(context.texts, answers))


def _render_limits(texts: Texts, answers: Answers, *, is_wrong: bool = False) -> Card:
    kind = answers["new"]["kind"]
    asked = "wrong" if is_wrong else "limits"
    words = texts(f"report-form-{asked}-{kind}", **_bounds_of_limits())
    if kind == forms.CHOICE:
        return Card(words, rows=column(stop_choice(texts)))
    # A number typed now is the limit, so no button has one: "2" is not "stop".
    usual = choice(_LIMITS[kind], _USUAL, texts.plain(f"report-form-usual-{kind}"))
    return Card(words, rows=column(weighty(usual), weighty(stop_choice(texts))))


def _bounds_of_limits() -> dict[str, Any]:
    return {
        "letters": forms.MOST_LETTERS,
        "photos": forms.MOST_PHOTOS,
        "options": forms.MOST_OPTIONS,
        "label": forms.OPTION_LETTERS,
    }


async def _on_most(context: ChatContext, words: str) -> None:
    """How many letters, or photos."""
    answers = context.answers
    if _is_usual(words):
        await _ask_required(context, answers)
        return
    kind = answers["new"]["kind"]
    most = read_quantity(words)
    highest = forms.MOST_LETTERS if kind == forms.TEXT else forms.MOST_PHOTOS
    if most is None or most != int(most) or not 1 <= most <= highest:
        context.reply(_render_limits(context.texts, answers, is_wrong=True))
        return
    await _ask_required(context, answers | {"new": answers["new"] | {"most": int(most)}})


def _is_usual(words: str) -> bool:
    return fold(words).strip(" .!") in _USUAL_WORDS


async def _on_bounds(context: ChatContext, words: str) -> None:
    """ "0 đến 500", or only the highest: "500"."""
    answers = context.answers
    if _is_usual(words):
        await _ask_required(context, answers)
        return
    bounds = _read_bounds(words)
    if bounds is None or not forms.are_bounds_right(*bounds):
        context.reply(_render_limits(context.texts, answers, is_wrong=True))
        return
    new = answers["new"] | {"lowest": bounds[0], "highest": bounds[1]}
    await _ask_required(context, answers | {"new": new})


def _read_bounds(words: str) -> tuple[float, float] | None:
    plain = fold(words).removeprefix("tu ").replace("–", "-").replace(" den ", "-")
    parts = [read_quantity(part) for part in plain.strip(" .").split("-")]
    if len(parts) == 1:
        parts.insert(0, 0.0)
    lowest, highest = parts if len(parts) == 2 else (None, None)
    return (lowest, highest) if lowest is not None and highest is not None else None


async def _on_options(context: ChatContext, words: str) -> None:
    """One on each line, or with commas or slashes between them."""
    answers = context.answers
    separator = next((mark for mark in ("\n", "/", ";", ",") if mark in words), "\n")
    options = [" ".join(part.split()).strip(" .-•") for part in words.split(separator)]
    options = [option for option in options if option]
    if not forms.are_options_right(options):
        context.reply(_render_limits(context.texts, answers, is_wrong=True))
        return
    await _ask_required(context, answers | {"new": answers["new"] | {"options": options}})


async def _pick_usual(context: ChatContext, value: str) -> None:
    if value != _USUAL:
        raise ChoiceIsStale
    await _ask_required(context, context.answers)


async def _ask_required(context: ChatContext, answers: Answers) -> None:
    await context.take_to(NAME, "required", answers)
    context.replace(_render_required(context.texts, answers))


def _render_required(texts: Texts, answers: Answers) -> Card:
    rows = column(
        choice("required", _YES, texts.plain("report-form-required-yes")),
        choice("required", _NO, texts.plain("report-form-required-no")),
        stop_choice(texts),
    )
    return Card(texts("report-form-required", words=answers["new"]["words"]), rows=rows)


async def _on_required(context: ChatContext, words: str) -> None:
    typed = fold(words).strip(" .!")
    if typed in _YES_WORDS | _NO_WORDS:
        await _pick_required(context, _YES if typed in _YES_WORDS else _NO)
    else:
        context.reply(_render_required(context.texts, context.answers))


async def _pick_required(context: ChatContext, value: str) -> None:
    """The question is whole."""
    if value not in {_YES, _NO}:
        raise ChoiceIsStale
    answers = context.answers
    new: dict[str, Any] = answers.pop("new")
    question = QuestionDraft(**new | {"is_required": value == _YES})
    asked = [*answers.get("questions", ()), kept(question)]
    await show_questions(context, answers | {"questions": asked[: forms.MOST_QUESTIONS]})


STEPS: dict[str, Step] = {
    "questions": _on_questions,
    "question": _on_question,
    "kind": _on_kind,
    "words": _on_words,
    "most": _on_most,
    "bounds": _on_bounds,
    "options": _on_options,
    "required": _on_required,
}
PICKS: dict[str, Step] = {
    "questions": _pick_questions,
    "question": _pick_question,
    "kind": _pick_kind,
    "most": _pick_usual,
    "bounds": _pick_usual,
    "required": _pick_required,
}
