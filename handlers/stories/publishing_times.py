"""When a story shall go out: at once, at an hour, or when its turn in the queue comes."""

from datetime import datetime

from bot.context import ChatContext
from bot.errors import ChoiceIsStale
from bot.features.stories import queueing, rules
from bot.features.stories.desks import desk_id
from bot.features.stories.posting_rules import is_release_time
from bot.i18n import Texts
from bot.outbox.cards import Card, column, weighty
from bot.reading.moments import Moment, is_lunar
from bot.reading.names import fold
from handlers.common.audience_steps import Answers
from handlers.common.forms import Picked, stop_choice
from handlers.common.moments import hear_moment
from handlers.common.night import means_now
from models.stories import Story

NAME = "storyout"
_QUEUE_WORDS = frozenset({"hang doi", "xep hang", "vao hang doi", "cho luot", "queue"})


async def ask_when(context: ChatContext, answers: Answers, story: Story) -> None:
    """The queue is offered with the next turn that is free."""
    texts = context.texts
    await context.take_to(NAME, "when", {**answers, "day": None})
    unit_id = await desk_id(context.session, story.unit_id)
    waiting = len(await queueing.list_queue(context.session, unit_id))
    now = Picked(NAME, "when", rules.NOW).choice(texts.plain("story-post-when-now-button"))
    queue = Picked(NAME, "when", rules.QUEUE).choice(
        texts.plain("story-post-when-queue-button", count=waiting)
    )
    context.reply(Card(texts("story-post-when"), rows=column(now, queue, stop_choice(texts))))


async def pick_when(context: ChatContext, value: str, story: Story) -> Answers:
    """At once, or in the queue. Raises QueueHasNoRhythm."""
    if value not in {rules.NOW, rules.QUEUE}:
        raise ChoiceIsStale
    if value == rules.QUEUE:
        await queueing.get_rhythm(context.session, await desk_id(context.session, story.unit_id))
    return {**context.answers, "how": value, "at": None}


async def hear_when(context: ChatContext, words: str) -> Answers | None:
    """An hour in words: "8 giờ sáng mai"; None if it was said why it cannot be."""
    answers = context.answers
    if means_now(words) or fold(words).strip(" .!") in {"dang ngay", "dang luon"}:
        return {**answers, "how": rules.NOW, "at": None}
    if fold(words).strip(" .!") in _QUEUE_WORDS:
        return {**answers, "how": rules.QUEUE, "at": None}
    moment = None if is_lunar(words) else hear_moment(context, words, answers.get("day"))
    if moment is None:
        key = "announce-when-lunar" if is_lunar(words) else "announce-when-unclear"
        context.reply(Card(context.texts(key), keeps_choices=True))
        return None
    return await _take(context, answers, moment)


async def _take(context: ChatContext, answers: Answers, moment: Moment) -> Answers | None:
    texts, quiet = context.texts, context.work.settings.quiet
    today = context.now.astimezone(texts.zone).date()
    if moment.precision == "day" and moment.at.date() >= today:
        await context.take_to(NAME, "when", {**answers, "day": moment.at.isoformat()})
        shown = column(weighty(stop_choice(texts)))
        context.reply(Card(texts("story-post-hour", day=texts.day(moment.at)), rows=shown))
        return None
    if not is_release_time(moment.at, context.now):
        is_day = moment.precision == "day"
        when = texts.day(moment.at) if is_day else texts.moment(moment.at)
        context.reply(Card(texts("announce-when-passed", when=when), keeps_choices=True))
        return None
    if quiet.cover(moment.at):
        words = texts(
            "story-post-when-quiet",
            hour=texts.hour(moment.at),
            when=texts.moment(quiet.end_after(moment.at)),
        )
        context.reply(Card(words, keeps_choices=True))
        return None
    return {**answers, "how": rules.AT, "at": moment.at.isoformat()}


def when_of(answers: Answers) -> datetime | None:
    """The hour that was chosen."""
    return datetime.fromisoformat(answers["at"]) if answers["at"] else None


def when_words(texts: Texts, how: str, at: datetime | None) -> str:
    """When it goes out, if it is confirmed."""
    if how == rules.AT and at is not None:
        return texts.moment(at)
    return texts.plain(f"story-post-when-{'queue' if how == rules.QUEUE else 'now'}")
