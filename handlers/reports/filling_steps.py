"""Where somebody is in a report, and how they get on; the state is rows: days may lie between."""

from dataclasses import asdict, dataclass
from typing import Any

from bot.context import ChatContext
from bot.errors import ChoiceIsStale, NotAllowed
from bot.features.reports import filling
from bot.features.reports.filling import ReportIsAccepted, ReportIsSent, Saved, Sheet
from bot.features.reports.forms import PHOTO
from bot.i18n import Html
from bot.outbox.cards import Card
from handlers.reports import filling_keyboards as keyboards
from handlers.reports import filling_views as views
from models.dialogues import Dialogue
from models.repositories import audit

# The form, and its steps: at a question, at the whole report, at the line about a voice note.
NAME, ASK, CHECK, LINE = "report", "ask", "check", "line"
# What ends the writing of a report, for the person who writes it.
REFUSALS = (NotAllowed, ChoiceIsStale, ReportIsSent, ReportIsAccepted)


@dataclass(frozen=True)
class Place:
    """The question at which somebody is; what the dialogue holds."""

    report: int
    position: int
    # Of the question: whether photos shall be fetched is known before the transaction.
    kind: str = ""
    # From there back to the whole report.
    checks: bool = False
    # When the question was shown; a newer answer was given by somebody else.
    shown: float = 0.0
    # The album that was answered already, and the one of which something was refused.
    album: str = ""
    refused: str = ""
    # When a text came that the app had cut: its rest is no answer.
    cut_at: float = 0.0
    voice: str = ""
    seconds: int = 0
    # Of the whole report as it was shown: only that is sent.
    mark: int = 0


def place_of(dialogue: Dialogue | None) -> Place | None:
    """Where the person is; None outside reports."""
    if dialogue is None or dialogue.name != NAME:
        return None
    return Place(**dialogue.answers)


def place_at_hand(context: ChatContext) -> Place:
    """The same of the update in hand. Raises ChoiceIsStale."""
    place = place_of(context.work.dialogue)
    if place is None:
        raise ChoiceIsStale
    return place


async def keep_place(context: ChatContext, step: str, place: Place) -> None:
    """Lead the person there; how they are told is up to the caller."""
    answers: dict[str, Any] = asdict(place)
    await context.take_to(NAME, step, {name: value for name, value in answers.items() if value})


async def show_question(
    context: ChatContext,
    sheet: Sheet,
    position: int,
    *,
    checks: bool = False,
    opening: Html | None = None,
    album: str = "",
) -> None:
    """Ask this question; behind the last one the whole report is shown."""
    if position > len(sheet.questions):
        await show_check(context, sheet, opening, album)
        return
    question = sheet.question(position)
    shown = context.now.timestamp()
    place = Place(sheet.report.id, position, question.kind, checks, shown, album)
    await keep_place(context, ASK, place)
    context.replace(
        views.render_question(context.texts, sheet, question, checks=checks, opening=opening)
    )


async def show_check(
    context: ChatContext, sheet: Sheet, opening: Html | None = None, album: str = ""
) -> None:
    """Show the whole report before it is sent."""
    behind = len(sheet.questions) + 1
    await keep_place(context, CHECK, Place(sheet.report.id, behind, album=album, mark=sheet.mark))
    context.replace(views.render_check(context.texts, sheet, opening))


async def go_on(context: ChatContext, place: Place, saved: Saved) -> None:
    """A question was answered: say what was understood, and ask the next one."""
    sheet = await filling.load_sheet(context.session, place.report)
    texts, question = context.texts, saved.question
    opening = views.kept_words(texts, sheet, question)
    before = saved.before
    # Given by somebody else of the cell, since this person was shown the question.
    is_newer = before is not None and before.answered_at.timestamp() > place.shown > 0
    if before is not None and is_newer and question.kind != PHOTO:
        opening = Html(f"{opening}\n{views.replaced_words(texts, question, before)}")
    following = len(sheet.questions) + 1 if place.checks else question.position + 1
    await show_question(context, sheet, following, checks=place.checks, opening=opening)


async def leave(context: ChatContext) -> None:
    """Go on another time: all answers are kept."""
    place = place_at_hand(context)
    await context.end_dialogue()
    try:
        sheet = await filling.open_sheet(context.session, context.actor, place.report)
    except REFUSALS:
        context.replace(Card(context.texts("common-left")))
        return
    context.replace(views.render_later(context.texts, sheet))


async def end_over(context: ChatContext, refusal: Exception) -> None:
    """The report cannot be written any more: leave it, and say why nothing was noted."""
    place = place_of(context.work.dialogue)
    await context.end_dialogue()
    texts = context.texts
    if isinstance(refusal, ReportIsSent) and place is not None:
        words = texts("report-fill-sent-meanwhile", **refusal.variables)
        context.reply(Card(words, rows=keyboards.sent_rows(texts, place.report)))
    elif isinstance(refusal, ReportIsAccepted):
        context.reply(Card(texts("report-fill-accepted-already")))
    elif isinstance(refusal, NotAllowed):
        user_id, unit_id = context.actor.user_id, refusal.variables.get("unit_id")
        act = refusal.variables.get("act", "speak")
        await audit.add(context.session, user_id, act, "refused", context.now, unit_id)
        known = context.actor.is_registered
        context.reply(Card(texts("report-fill-right-lost" if known else "stranger")))
    else:
        context.reply(Card(texts("report-fill-gone")))
