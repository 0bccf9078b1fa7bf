"""The questions that a form for a poll asks."""

from bot.context import ChatContext
from bot.features.polls import rules
from bot.i18n import Texts
from bot.outbox.cards import Card, Choice, Rows, column, weighty
from handlers.common.audience_steps import Answers
from handlers.common.forms import stop_choice
from handlers.common.night import render_night
from handlers.common.several_picks import DONE
from handlers.polls.asking_drafts import NAME, choice

KEEP, DATES, DROP, NOW = "keep", "dates", "drop", "now"
# Days until the end that are offered; the hour is always the same.
DAYS = (1, 3, 7)
# Of a hundred.
HALF, TWO_THIRDS, NO_QUORUM = 50, 67, 0


def _leaving(texts: Texts, step: str, *, has_answer: bool) -> list[Choice]:
    keep = [choice(step, KEEP, texts.plain("announce-keep"))] if has_answer else []
    return [*keep, stop_choice(texts)]


async def ask_question(context: ChatContext, answers: Answers) -> None:
    """What is to be asked."""
    texts = context.texts
    await context.take_to(NAME, "question", answers)
    leaving = _leaving(texts, "question", has_answer="question" in answers)
    words = texts("poll-ask-question", most=rules.LONGEST_QUESTION)
    context.replace(Card(words, rows=column(*map(weighty, leaving))))


async def ask_options(context: ChatContext, answers: Answers) -> None:
    """What there is to choose from; the list begins anew."""
    answers = answers | {"listed": []}
    await context.take_to(NAME, "options", answers)
    words = context.texts("poll-ask-options", most=rules.MOST_OPTIONS)
    context.replace(Card(words, rows=_options_rows(context.texts, "options", answers)))


async def ask_dates(context: ChatContext, answers: Answers) -> None:
    """Which days and hours there are to choose from; the list begins anew."""
    answers = answers | {"listed": [], "times": []}
    await context.take_to(NAME, "dates", answers)
    words = context.texts("poll-ask-dates", most=rules.MOST_OPTIONS)
    context.replace(Card(words, rows=_options_rows(context.texts, "dates", answers)))


async def ask_more(context: ChatContext, step: str, answers: Answers) -> None:
    """The options so far, and for another."""
    texts, listed = context.texts, answers["listed"]
    await context.take_to(NAME, step, answers)
    lines = "\n".join(f"{i}. {label}" for i, label in enumerate(listed, 1))
    words = texts(f"poll-ask-{step}-so-far", lines=lines, count=len(listed))
    context.replace(Card(words, rows=_options_rows(texts, step, answers)))


def _options_rows(texts: Texts, step: str, answers: Answers) -> Rows:
    """No number picks any of them: it may be the beginning of a day."""
    listed, choices = answers["listed"], []
    if rules.are_enough(listed):
        choices.append(choice(step, DONE, texts.plain("poll-ask-done", count=len(listed))))
    if listed:
        choices.append(choice(step, DROP, texts.plain("poll-ask-drop")))
    elif step == "options":
        choices.append(choice(step, DATES, texts.plain("poll-ask-pick-dates")))
    choices += _leaving(texts, step, has_answer="options" in answers)
    return column(*map(weighty, choices))


async def ask_ends(context: ChatContext, answers: Answers) -> None:
    """Until when answers are taken."""
    texts = context.texts
    await context.take_to(NAME, "ends", answers)
    choices = [choice("ends", str(day), texts.plain(f"poll-ask-ends-{day}")) for day in DAYS]
    leaving = _leaving(texts, "ends", has_answer="ends" in answers)
    context.replace(Card(texts("poll-ask-ends"), rows=column(*choices, *leaving)))


async def ask_starts(context: ChatContext, answers: Answers) -> None:
    """When it is sent."""
    texts = context.texts
    await context.take_to(NAME, "starts", answers)
    now = choice("starts", NOW, texts.plain("announce-when-now-button"))
    leaving = _leaving(texts, "starts", has_answer=True)
    context.replace(Card(texts("poll-ask-starts"), rows=column(now, *leaving)))


async def ask_quorum(context: ChatContext, answers: Answers) -> None:
    """How many shall answer, so that the result counts for something."""
    texts = context.texts
    await context.take_to(NAME, "quorum", answers)
    choices = (
        choice("quorum", str(NO_QUORUM), texts.plain("poll-ask-quorum-none")),
        choice("quorum", str(HALF), texts.plain("poll-ask-quorum-half")),
        choice("quorum", str(TWO_THIRDS), texts.plain("poll-ask-quorum-two-thirds")),
        *_leaving(texts, "quorum", has_answer=True),
    )
    context.replace(Card(texts("poll-ask-quorum"), rows=column(*choices)))


async def ask_night(context: ChatContext, answers: Answers) -> None:
    """It would disturb people now: offer the morning. The answer sends it, too."""
    await context.take_to(NAME, "night", answers)
    quiet = context.work.settings.quiet
    context.replace(render_night(context.texts, NAME, context.now, quiet, is_at_once=True))
