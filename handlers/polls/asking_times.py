"""Writing a poll: until when answers are taken, how many shall answer, and whether at night."""

import re
from datetime import datetime, timedelta

from bot.context import ChatContext
from bot.errors import ChoiceIsStale
from bot.features.polls import rules
from bot.outbox.cards import Card
from bot.reading.moments import is_lunar, read_moment
from bot.reading.names import fold
from handlers.common.forms import Step
from handlers.common.night import AS_WANTED, MORNING, means_morning, means_now
from handlers.polls.asking_flow import ask_rest, send
from handlers.polls.asking_questions import (
    DAYS,
    HALF,
    KEEP,
    NO_QUORUM,
    NOW,
    TWO_THIRDS,
    ask_night,
)

# The end of a day on which answers are taken: before quiet hours, so that the result is read.
_HOUR = 20
_FRACTIONS = {"1/2": HALF, "2/3": TWO_THIRDS, "mot nua": HALF, "nua": HALF, "qua nua": HALF}
_NONE = frozenset("khong,khong can,khong dat,bo,none,no".split(","))
_PERCENT = re.compile(r"(\d{1,3}) ?(?:%|phan tram|percent)?", re.ASCII)


def evening_of(context: ChatContext, day: datetime) -> datetime:
    """The usual end on this day."""
    return day.astimezone(context.texts.zone).replace(hour=_HOUR, minute=0, second=0, microsecond=0)


def read_end(context: ChatContext, words: str) -> datetime | None:
    """The instant that the words name; None if none, or it was said why it cannot be."""
    texts, now = context.texts, context.now.astimezone(context.texts.zone)
    moment = None if is_lunar(words) else read_moment(words, now)
    if moment is None:
        key = "poll-ask-ends-lunar" if is_lunar(words) else "poll-ask-ends-unclear"
        context.reply(Card(texts(key), keeps_choices=True))
        return None
    at = evening_of(context, moment.at) if moment.precision == "day" else moment.at
    starts = context.answers.get("starts")
    begins_at = datetime.fromisoformat(starts) if starts else now
    if rules.is_end(at, context.work.settings.quiet.end_after(begins_at)):
        return at
    days = rules.LONGEST.days
    context.reply(
        Card(texts("poll-ask-ends-bad", when=texts.moment(at), days=days), keeps_choices=True)
    )
    return None


def end_after(context: ChatContext, value: str) -> datetime:
    """The end that a button stands for. Raises ChoiceIsStale."""
    if value not in {str(day) for day in DAYS}:
        raise ChoiceIsStale
    return evening_of(context, context.now + timedelta(days=int(value)))


async def on_ends(context: ChatContext, words: str) -> None:
    """A day or an hour in words: "20 giờ thứ Bảy"."""
    at = read_end(context, words)
    if at is not None:
        await ask_rest(context, context.answers | {"ends": at.isoformat()})


async def pick_ends(context: ChatContext, value: str) -> None:
    """One of those offered, or as it was."""
    answers = context.answers
    if value == KEEP and "ends" in answers:
        await ask_rest(context, answers)
    else:
        await ask_rest(context, answers | {"ends": end_after(context, value).isoformat()})


async def on_starts(context: ChatContext, words: str) -> None:
    """An hour in words: "8 giờ sáng mai"."""
    texts, now = context.texts, context.now.astimezone(context.texts.zone)
    moment = None if is_lunar(words) else read_moment(words, now)
    if means_now(words):
        await ask_rest(context, context.answers | {"starts": None})
    elif moment is None or moment.precision == "day":
        key = "announce-when-lunar" if is_lunar(words) else "announce-when-unclear"
        context.reply(Card(texts(key), keeps_choices=True))
    elif not rules.is_start(moment.at, now):
        words = texts("announce-when-passed", when=texts.moment(moment.at))
        context.reply(Card(words, keeps_choices=True))
    else:
        at = context.work.settings.quiet.end_after(moment.at)
        await ask_rest(context, context.answers | {"starts": at.isoformat()})


async def pick_starts(context: ChatContext, value: str) -> None:
    """At once, or as it was."""
    if value not in {NOW, KEEP}:
        raise ChoiceIsStale
    changed = {"starts": None} if value == NOW else {}
    await ask_rest(context, context.answers | changed)


async def on_quorum(context: ChatContext, words: str) -> None:
    """A part of all: "2/3", "60%", or none."""
    typed = fold(words).strip(" .!")
    found = _PERCENT.fullmatch(typed)
    quorum = int(found[1]) if found else _FRACTIONS.get(typed)
    if typed in _NONE:
        await _set_quorum(context, None)
    elif quorum in rules.QUORUM:
        await _set_quorum(context, quorum)
    else:
        context.reply(Card(context.texts("poll-ask-quorum-unclear"), keeps_choices=True))


async def pick_quorum(context: ChatContext, value: str) -> None:
    """One of those offered, or as it was."""
    if value == KEEP:
        await ask_rest(context, context.answers)
    elif value in {str(HALF), str(TWO_THIRDS), str(NO_QUORUM)}:
        await _set_quorum(context, int(value) or None)
    else:
        raise ChoiceIsStale


async def _set_quorum(context: ChatContext, quorum: int | None) -> None:
    await ask_rest(context, context.answers | {"quorum": quorum})


async def on_night(context: ChatContext, words: str) -> None:
    """Typed instead of picked."""
    if means_now(words):
        await send(context, context.answers, is_urgent=True)
    elif means_morning(words):
        await send(context, context.answers)
    else:
        await ask_night(context, context.answers)


async def pick_night(context: ChatContext, value: str) -> None:
    """In the morning, or now in spite of the hour."""
    if value not in {MORNING, AS_WANTED}:
        raise ChoiceIsStale
    await send(context, context.answers, is_urgent=value == AS_WANTED)


STEPS: dict[str, Step] = {
    "ends": on_ends,
    "starts": on_starts,
    "quorum": on_quorum,
    "night": on_night,
}
PICKS: dict[str, Step] = {
    "ends": pick_ends,
    "starts": pick_starts,
    "quorum": pick_quorum,
    "night": pick_night,
}
