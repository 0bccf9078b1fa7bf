"""The queue of a ward in chat: what waits in it, and on which days and at which hour it moves."""

from collections.abc import Sequence
from datetime import datetime

from bot.access import Act
from bot.context import ChatContext
from bot.errors import ChoiceIsStale, NotAllowed
from bot.features.stories import asking, desks, queueing
from bot.features.stories.posting_rules import hour_of, next_turn
from bot.i18n import Html, Texts
from bot.outbox.cards import Card, Rows, column, pairs, weighty
from bot.reading.weekdays import read_weekdays
from handlers.common.audience_steps import Answers
from handlers.common.forms import Form, stop_choice
from handlers.common.moments import hear_moment
from handlers.common.several_picks import DONE, is_done
from handlers.stories import publishing_keyboards as press
from models.members import Unit
from models.repositories import units
from models.stories import StoryRhythm

NAME = "storyrhythm"
_HOURS = ("06:30", "11:30", "18:00", "19:30")
_DAYS = range(7)


async def section(context: ChatContext) -> tuple[list[Html], Rows]:
    """On the screen of stories, for those who publish: what waits for their word, and the queue."""
    texts, places = context.texts, await _list_desks(context)
    if not places:
        return [], ()
    asked = await asking.list_for(context.session, context.actor)
    rows = [
        press.ShowBoard(one.id).choice(texts.plain("story-post-asked-button", title=one.title))
        for one in asked
    ]
    for unit in places:
        number = len(await queueing.list_queue(context.session, unit.id))
        label = texts.plain("story-post-queue-button", unit=unit.name, count=number)
        rows.append(press.ShowQueue(unit.id).choice(label))
    lines = [texts("story-post-home", count=len(asked))] if asked else []
    return lines, column(*rows)


async def _list_desks(context: ChatContext) -> list[Unit]:
    return await desks.list_desks(context.session, context.actor, Act.PUBLISH_STORY)


async def on_show_queue(context: ChatContext, chosen: press.ShowQueue) -> None:
    """What waits, and when the next one goes out."""
    unit = await _find(context, chosen.unit_id)
    context.toast("")
    context.reply(await _render_queue(context, unit))


async def _find(context: ChatContext, unit_id: int) -> Unit:
    """Raises NotAllowed."""
    found = [unit for unit in await _list_desks(context) if unit.id == unit_id]
    if not found:
        raise NotAllowed(act=Act.PUBLISH_STORY, unit_id=unit_id)
    return found[0]


async def _render_queue(context: ChatContext, unit: Unit) -> Card:
    texts, session = context.texts, context.session
    rhythm = await queueing.find_rhythm(session, unit.id)
    shown = await queueing.list_queue(session, unit.id)
    lines = []
    for number, story in enumerate(shown, 1):
        cell = await units.get(session, story.unit_id)
        line = texts("story-post-queue-line", number=number, title=story.title, unit=cell.name)
        lines.append(line)
    words = texts(
        "story-post-queue",
        unit=unit.name,
        rhythm=_rhythm_words(texts, rhythm, context.now),
        lines=Html("\n".join(lines)) if lines else texts("story-post-queue-empty"),
    )
    rows = press.queue_rows(texts, unit.id, shown, has_rhythm=rhythm is not None)
    return Card(words, rows=rows)


def _rhythm_words(texts: Texts, rhythm: StoryRhythm | None, now: datetime) -> Html:
    if rhythm is None:
        return texts("story-post-rhythm-none")
    return texts(
        "story-post-rhythm",
        days=_days_words(texts, rhythm.weekdays),
        hour=texts.hour(next_turn(rhythm.weekdays, rhythm.at, now, texts.zone)),
        next=texts.moment(next_turn(rhythm.weekdays, rhythm.at, now, texts.zone)),
    )


def _days_words(texts: Texts, days: Sequence[int]) -> str:
    if len(days) == len(_DAYS):
        return texts.plain("story-post-every-day")
    return ", ".join(texts.plain(f"story-post-day-{day}") for day in days)


async def on_set_rhythm(context: ChatContext, chosen: press.SetRhythm) -> None:
    """First the days; those of the rhythm that there is are chosen to begin with."""
    unit = await _find(context, chosen.unit_id)
    context.toast("")
    rhythm = await queueing.find_rhythm(context.session, unit.id)
    days = list(rhythm.weekdays) if rhythm else list(_DAYS)
    await _ask_days(context, {"unit": unit.id, "days": days})


async def _ask_days(context: ChatContext, answers: Answers, *, is_new: bool = True) -> None:
    texts = context.texts
    await context.take_to(NAME, "days", answers)
    picks = [
        RHYTHM.choice(
            "days",
            str(day),
            f"{'☑' if day in answers['days'] else '☐'} {texts.plain(f'story-post-day-{day}')}",
        )
        for day in _DAYS
    ]
    done = RHYTHM.choice("days", DONE, texts.plain("story-post-days-done"))
    # A number typed now is a day, "thứ 2", and not the second button.
    rows = (*pairs(*map(weighty, picks)), *column(weighty(done), weighty(stop_choice(texts))))
    words = texts("story-post-days", days=_days_words(texts, answers["days"]) or "–")
    (context.reply if is_new else context.replace)(Card(words, rows=rows))


async def _pick_days(context: ChatContext, value: str) -> None:
    answers = context.answers
    if value == DONE:
        await _ask_hour(context, answers)
        return
    if value not in {str(day) for day in _DAYS}:
        raise ChoiceIsStale
    answers["days"] = sorted(set(answers["days"]) ^ {int(value)})
    await _ask_days(context, answers, is_new=False)


async def _hear_days(context: ChatContext, words: str) -> None:
    """ "thứ 2, 4, 6", "mỗi ngày" """
    answers = context.answers
    if is_done(words):
        await _ask_hour(context, answers)
        return
    days = read_weekdays(words)
    if not days:
        context.reply(Card(context.texts("story-post-days-unclear"), keeps_choices=True))
        return
    await _ask_hour(context, answers | {"days": list(days)})


async def _ask_hour(context: ChatContext, answers: Answers) -> None:
    texts = context.texts
    if not answers["days"]:
        raise queueing.RhythmHasNoDay
    await context.take_to(NAME, "hour", answers)
    picks = [weighty(RHYTHM.choice("hour", at, at)) for at in _HOURS]
    rows = (*pairs(*picks), *column(weighty(stop_choice(texts))))
    words = texts("story-post-hour-ask", days=_days_words(texts, answers["days"]))
    context.reply(Card(words, rows=rows))


async def _hear_hour(context: ChatContext, words: str) -> None:
    """ "18h", "6 giờ rưỡi chiều" """
    today = context.now.astimezone(context.texts.zone)
    moment = hear_moment(context, words, today.isoformat())
    if moment is None or moment.precision == "day":
        context.reply(Card(context.texts("story-post-hour-unclear"), keeps_choices=True))
        return
    await _set(context, f"{moment.at.astimezone(context.texts.zone):%H:%M}")


async def _pick_hour(context: ChatContext, value: str) -> None:
    if value not in _HOURS:
        raise ChoiceIsStale
    await _set(context, value)


async def _set(context: ChatContext, at: str) -> None:
    answers, texts = context.answers, context.texts
    quiet = context.work.settings.quiet
    turn = await queueing.set_rhythm(
        context.session, context.actor, answers["unit"], answers["days"], at, context.now, quiet
    )
    await context.end_dialogue()
    days = _days_words(texts, answers["days"])
    words = texts(
        "story-post-rhythm-done", days=days, hour=f"{hour_of(at):%H:%M}", next=texts.moment(turn)
    )
    queue = press.ShowQueue(answers["unit"]).choice(texts.plain("story-post-queue-show"))
    context.replace(Card(words, rows=column(queue)))


async def on_stop_rhythm(context: ChatContext, chosen: press.StopRhythm) -> None:
    """Ask once."""
    unit = await _find(context, chosen.unit_id)
    texts = context.texts
    context.toast("")
    queue = press.ShowQueue(unit.id).choice(texts.plain("story-post-leave"))
    if not chosen.sure:
        sure = press.StopRhythm(unit.id, 1).choice(texts.plain("story-post-rhythm-stop-sure"))
        words = texts("story-post-rhythm-stop-ask", unit=unit.name)
        context.reply(Card(words, rows=column(weighty(sure), queue)))
        return
    await queueing.stop_rhythm(context.session, context.actor, unit.id, context.now)
    context.replace(Card(texts("story-post-rhythm-stopped")))


RHYTHM = Form(
    NAME,
    {"days": _hear_days, "hour": _hear_hour},
    picks={"days": _pick_days, "hour": _pick_hour},
)
