"""Writing a poll: the question, and what there is to choose from, in words or as days."""

from datetime import datetime

from bot.context import ChatContext
from bot.errors import ChoiceIsStale
from bot.features.polls import rules
from bot.features.polls.opening import TextIsSecret
from bot.i18n import Texts
from bot.outbox.cards import Card
from bot.reading.moments import is_lunar, read_moment
from bot.reading.names import fold
from bot.reading.option_lines import read_options
from bot.reading.secrecy import is_marked_secret
from handlers.common.audience_steps import Answers
from handlers.common.forms import Step
from handlers.common.several_picks import DONE, is_done
from handlers.polls.asking_drafts import NAME
from handlers.polls.asking_flow import ask_rest
from handlers.polls.asking_questions import DATES, DROP, KEEP, ask_dates, ask_more

# What a list holds as long as it grows.
_GROWING = ("listed", "times")
# Who says so has an hour in mind, which a bare day would lose.
_PARTS_OF_DAY = frozenset("sang trua chieu toi dem morning noon afternoon evening".split())


async def on_question(context: ChatContext, words: str) -> None:
    """One sentence."""
    await take_question(context, context.answers, words)


async def take_question(context: ChatContext, answers: Answers, words: str) -> None:
    """The question, or why it cannot be asked so. Raises TextIsSecret."""
    question = " ".join(words.split())
    if not rules.is_question(question):
        most = rules.LONGEST_QUESTION
        await context.take_to(NAME, "question", answers)
        told = context.texts("poll-ask-question-long", letters=len(question), most=most)
        context.reply(Card(told, keeps_choices=True))
        return
    if is_marked_secret(question):
        raise TextIsSecret
    await ask_rest(context, answers | {"question": question})


async def pick_question(context: ChatContext, value: str) -> None:
    """The one there was."""
    if value != KEEP or "question" not in context.answers:
        raise ChoiceIsStale
    await ask_rest(context, context.answers)


async def on_options(context: ChatContext, words: str) -> None:
    """One or more, a line each; what cannot be used is named, and the others are kept."""
    answers, lines = context.answers, read_options(words)
    if is_done(words):
        await _finish(context, "options", answers)
        return
    if is_marked_secret(words):
        raise TextIsSecret
    listed: list[str] = list(answers["listed"])
    refused = []
    for line in lines:
        why = _why_not(listed, line)
        if why:
            refused.append((line, why))
        else:
            listed.append(line)
    await _go_on(context, "options", answers | {"listed": listed}, len(lines), refused)


def _why_not(listed: list[str], line: str) -> str:
    """Why it cannot be an option beside these; "" if it can."""
    if len(listed) == rules.MOST_OPTIONS:
        return "many"
    if not rules.is_option(line):
        return "long"
    if rules.is_number(line):
        return "number"
    return "" if rules.are_distinct([*listed, line]) else "twice"


async def on_dates(context: ChatContext, words: str) -> None:
    """Days and hours in words, a line each: "19h30 thứ Năm 10/12"."""
    answers, texts, lines = context.answers, context.texts, read_options(words)
    if is_done(words):
        await _finish(context, "dates", answers)
        return
    times: list[str] = list(answers["times"])
    refused = []
    for line in lines:
        at, why = _read(context, line, times)
        if at is None:
            refused.append((line, why))
        else:
            times.append(at.isoformat())
    times.sort(key=datetime.fromisoformat)
    listed = [_named(texts, datetime.fromisoformat(at)) for at in times]
    answers = answers | {"listed": listed, "times": times}
    await _go_on(context, "dates", answers, len(lines), refused)


def _named(texts: Texts, at: datetime) -> str:
    """In full; midnight stands for the whole day."""
    local = at.astimezone(texts.zone)
    return texts.moment(at) if local.hour or local.minute else texts.day(at)


def _read(context: ChatContext, line: str, times: list[str]) -> tuple[datetime | None, str]:
    """The instant that a line names, or why there is none."""
    now = context.now.astimezone(context.texts.zone)
    if is_lunar(line):
        return None, "lunar"
    moment = read_moment(line, now)
    if moment is None:
        return None, "unclear"
    if moment.precision == "day" and not _PARTS_OF_DAY.isdisjoint(fold(line).split()):
        return None, "hour"
    if len(times) == rules.MOST_OPTIONS:
        return None, "many"
    is_today = moment.precision == "day" and moment.at.date() == now.date()
    if moment.at <= now and not is_today:
        return None, "passed"
    return (None, "twice") if moment.at.isoformat() in times else (moment.at, "")


async def _go_on(
    context: ChatContext, step: str, answers: Answers, typed: int, refused: list[tuple[str, str]]
) -> None:
    """Several lines at once are all there is; after a single one, ask for more."""
    texts, listed = context.texts, answers["listed"]
    for line, why in refused:
        words = texts(f"poll-ask-not-{why}", line=line, most=rules.LONGEST_OPTION)
        context.reply(Card(words, keeps_choices=True))
    is_whole = typed > 1 and step == "options" and rules.are_enough(listed)
    if not refused and (is_whole or len(listed) == rules.MOST_OPTIONS):
        await _finish(context, step, answers)
    else:
        await ask_more(context, step, answers)


async def _finish(context: ChatContext, step: str, answers: Answers) -> None:
    if not rules.are_enough(answers["listed"]):
        context.reply(Card(context.texts("poll-ask-few"), keeps_choices=True))
        return
    kept = {name: value for name, value in answers.items() if name not in _GROWING}
    # Days are mostly chosen several at a time, all else one.
    usual = {"moments": answers["times"] if step == "dates" else None, "multiple": step == "dates"}
    await ask_rest(context, kept | {"options": answers["listed"]} | usual)


def _picking(step: str) -> Step:
    async def on_pick(context: ChatContext, value: str) -> None:
        """What the buttons below the list do."""
        answers = context.answers
        if value == DONE:
            await _finish(context, step, answers)
        elif value == DROP and answers["listed"]:
            shorter = {name: answers[name][:-1] for name in _GROWING if answers.get(name)}
            await ask_more(context, step, answers | shorter)
        elif value == DATES and step == "options":
            await ask_dates(context, answers)
        elif value == KEEP and "options" in answers:
            kept = {name: held for name, held in answers.items() if name not in _GROWING}
            await ask_rest(context, kept)
        else:
            raise ChoiceIsStale

    return on_pick


STEPS: dict[str, Step] = {"question": on_question, "options": on_options, "dates": on_dates}
PICKS: dict[str, Step] = {
    "question": pick_question,
    "options": _picking("options"),
    "dates": _picking("dates"),
}
