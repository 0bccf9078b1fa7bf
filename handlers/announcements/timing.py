"""When an announcement goes out: at once or at an hour, and whether at night too."""

from datetime import date, datetime

from bot.context import ChatContext
from bot.errors import ChoiceIsStale
from bot.features.announcements import rules
from bot.outbox.cards import Card, column, weighty
from bot.reading.moments import is_lunar
from handlers.announcements.drafting import send, show_summary
from handlers.announcements.drafts import NAME, choice
from handlers.common.audience_steps import Answers
from handlers.common.forms import Step, stop_choice
from handlers.common.moments import hear_moment
from handlers.common.night import AS_WANTED, MORNING, means_morning, means_now, render_night

_NOW, _KEEP = "now", "keep"
_PASSING = ("day", "wanted", "sends")


async def ask_when(context: ChatContext, answers: Answers) -> None:
    """From the summary."""
    texts = context.texts
    now = choice("when", _NOW, texts.plain("announce-when-now-button"))
    keep = choice("when", _KEEP, texts.plain("announce-keep"))
    await context.take_to(NAME, "when", answers)
    context.replace(Card(texts("announce-when"), rows=column(now, keep, stop_choice(texts))))


async def on_when(context: ChatContext, words: str) -> None:
    """An hour in words: "8 giờ sáng mai"."""
    texts, answers = context.texts, context.answers
    if means_now(words):
        await _set(context, answers, None, is_urgent=False)
        return
    if is_lunar(words):
        context.reply(Card(texts("announce-when-lunar"), keeps_choices=True))
        return
    moment = hear_moment(context, words, answers.get("day"))
    if moment is None:
        context.reply(Card(texts("announce-when-unclear"), keeps_choices=True))
    elif moment.precision == "day" and moment.at.date() >= _today(context):
        await _ask_hour(context, answers, moment.at)
    elif not rules.is_sendable_time(moment.at, context.now):
        is_day = moment.precision == "day"
        when = texts.day(moment.at) if is_day else texts.moment(moment.at)
        words = texts("announce-when-passed", when=when)
        context.reply(Card(words, keeps_choices=True))
    elif context.work.settings.quiet.cover(moment.at):
        await ask_night(context, answers, moment.at, sends=False)
    else:
        await _set(context, answers, moment.at, is_urgent=False)


def _today(context: ChatContext) -> date:
    return context.now.astimezone(context.texts.zone).date()


async def _ask_hour(context: ChatContext, answers: Answers, day: datetime) -> None:
    """The day is known; a number typed now is the hour, so no button has one."""
    texts = context.texts
    await context.take_to(NAME, "when", answers | {"day": day.isoformat()})
    keep = choice("when", _KEEP, texts.plain("announce-keep"))
    shown = column(weighty(keep), weighty(stop_choice(texts)))
    context.reply(Card(texts("announce-hour", day=texts.day(day)), rows=shown))


async def pick_when(context: ChatContext, value: str) -> None:
    """At once, or as it was."""
    answers = context.answers
    if value == _NOW:
        await _set(context, answers, None, is_urgent=False)
    elif value == _KEEP:
        await show_summary(context, answers)
    else:
        raise ChoiceIsStale


async def _set(
    context: ChatContext, answers: Answers, at: datetime | None, *, is_urgent: bool
) -> None:
    kept = {name: value for name, value in answers.items() if name not in _PASSING}
    chosen = {"at": at.isoformat() if at else None, "urgent": is_urgent}
    await show_summary(context, kept | chosen)


async def ask_night(
    context: ChatContext, answers: Answers, wanted: datetime, *, sends: bool
) -> None:
    """The hour is quiet: offer the morning. With `sends` the answer sends it, too."""
    held = answers | {"wanted": wanted.isoformat(), "sends": sends}
    await context.take_to(NAME, "night", held)
    quiet = context.work.settings.quiet
    context.replace(render_night(context.texts, NAME, wanted, quiet, is_at_once=sends))


async def on_night(context: ChatContext, words: str) -> None:
    """Another hour, typed instead of picked; "gửi ngay" and "sáng mai" are the two that are."""
    if context.answers["sends"] and means_now(words):
        await pick_night(context, AS_WANTED)
    elif means_morning(words):
        await pick_night(context, MORNING)
    else:
        await on_when(context, words)


async def pick_night(context: ChatContext, value: str) -> None:
    """In the morning, or now in spite of the hour."""
    answers = context.answers
    if value not in {MORNING, AS_WANTED}:
        raise ChoiceIsStale
    wanted = datetime.fromisoformat(answers["wanted"])
    sends, is_urgent = answers.pop("sends"), value == AS_WANTED
    at = wanted if is_urgent else context.work.settings.quiet.end_after(wanted)
    if not sends:
        await _set(context, answers, at, is_urgent=is_urgent)
        return
    at_text = None if is_urgent else at.isoformat()
    await send(context, answers | {"at": at_text, "urgent": is_urgent})


STEPS: dict[str, Step] = {"when": on_when, "night": on_night}
PICKS: dict[str, Step] = {"when": pick_when, "night": pick_night}
