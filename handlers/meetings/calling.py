"""Calling a meeting in chat: kind, when, where, agenda; all is echoed before anything is sent."""

from datetime import datetime
from typing import Any

from bot.access import Act, list_units, require
from bot.context import ChatContext
from bot.errors import NotAllowed
from bot.features.meetings import calling, rules
from bot.i18n import Texts
from bot.outbox.cards import Card, Choice, column, pairs
from bot.reading.invitations import read_hour, read_place
from bot.reading.moments import is_lunar, read_moment
from handlers.common.forms import Form, stop_choice
from handlers.common.paging import PAGE
from handlers.meetings.views import agenda_words, titled
from models.repositories import meetings, units

_LATER = "-"
_SEND, _EDIT_TIME, _EDIT_PLACE, _EDIT_AGENDA = "send", "at", "place", "agenda"


async def begin(context: ChatContext, words: str) -> None:
    """Start the form; what the words tell already is not asked again."""
    cells = await list_units(context.session, context.actor, Act.CALL_MEETING)
    if not cells:
        raise NotAllowed(act=Act.CALL_MEETING)
    answers: dict[str, Any] = {}
    if len(cells) == 1:
        answers["unit"] = cells[0].id
    moment = read_moment(words, _local_now(context)) if words else None
    if moment is not None and moment.precision == "minute":
        answers["at"] = moment.at.isoformat()
    place = read_place(words)
    if place and moment is not None:
        answers["place"] = place
    await _go_on(context, answers)


async def _go_on(context: ChatContext, answers: dict[str, Any]) -> None:
    """Ask for the first thing still missing, or show the whole for a last look."""
    for step, ask in _QUESTIONS.items():
        if step not in answers:
            await context.take_to(CALL.name, step, answers)
            context.replace(await ask(context, answers))
            return
    await context.take_to(CALL.name, "confirm", answers)
    context.replace(await _preview(context, answers))


async def _ask_unit(context: ChatContext, answers: dict[str, Any]) -> Card:
    del answers
    cells = await list_units(context.session, context.actor, Act.CALL_MEETING)
    choices = [CALL.choice("unit", str(cell.id), cell.name) for cell in cells]
    if len(choices) <= 6:
        return Card(context.texts("call-unit"), rows=column(*choices))
    names = "\n".join(f"{i}. {choice.label}" for i, choice in enumerate(choices[: 5 * PAGE], 1))
    return Card(context.texts("call-unit-long", lines=names), listed=tuple(choices))


async def _ask_kind(context: ChatContext, answers: dict[str, Any]) -> Card:
    del answers
    texts = context.texts
    choices = [_kind_choice(texts, kind) for kind in rules.KINDS]
    return Card(texts("call-kind"), rows=(*pairs(*choices), (stop_choice(texts),)))


def _kind_choice(texts: Texts, kind: str) -> Choice:
    return CALL.choice("kind", kind, texts.plain(f"kind-button-{kind}"))


async def _ask_at(context: ChatContext, answers: dict[str, Any]) -> Card:
    day = answers.get("day")
    texts = context.texts
    stop = ((stop_choice(texts),),)
    if day:
        return Card(texts("call-hour", day=texts.day(datetime.fromisoformat(day))), rows=stop)
    return Card(texts("call-when"), rows=stop)


async def _ask_place(context: ChatContext, answers: dict[str, Any]) -> Card:
    last = await meetings.find_last_place(context.session, answers["unit"])
    texts = context.texts
    choices = [CALL.choice("place", "=", last[:60])] if last else []
    return Card(texts("call-place"), rows=column(*choices, stop_choice(texts)))


async def _ask_agenda(context: ChatContext, answers: dict[str, Any]) -> Card:
    del answers
    texts = context.texts
    later = CALL.choice("agenda", _LATER, texts.plain("agenda-later-button"))
    return Card(texts("call-agenda"), rows=column(later, stop_choice(texts)))


_QUESTIONS = {
    "unit": _ask_unit,
    "kind": _ask_kind,
    "at": _ask_at,
    "place": _ask_place,
    "agenda": _ask_agenda,
}


async def _preview(context: ChatContext, answers: dict[str, Any]) -> Card:
    texts = context.texts
    unit = await units.get(context.session, answers["unit"])
    called = await calling.preview_audience(context.session, unit.id, answers["kind"])
    reached = await meetings.list_registered_ids(context.session, [m.id for m in called])
    at, quiet = datetime.fromisoformat(answers["at"]), context.work.settings.quiet
    invite_at = rules.tells_at(at, context.now, quiet)
    words = texts(
        "call-preview",
        kind=titled(texts.plain(f"kind-{answers['kind']}")),
        unit=unit.name,
        when=texts.moment(at),
        place=answers["place"],
        agenda=agenda_words(texts, answers["agenda"]),
        called=len(called),
        without=len(called) - len(reached),
        sending=texts.plain("sending-now")
        if invite_at == context.now
        else texts.plain("sending-at", hour=texts.hour(invite_at)),
    )
    edits = [
        CALL.choice("confirm", what, texts.plain(f"call-edit-{what}"))
        for what in (_EDIT_TIME, _EDIT_PLACE, _EDIT_AGENDA)
    ]
    send = CALL.choice("confirm", _SEND, texts.plain("call-send"))
    return Card(words, rows=((send,), *pairs(*edits, stop_choice(texts))))


async def _on_unit(context: ChatContext, words: str) -> None:
    if not words.isascii() or not words.isdigit():
        await _go_on(context, context.answers)
        return
    unit_id = int(words)
    await require(context.session, context.actor, Act.CALL_MEETING, unit_id)
    await _go_on(context, context.answers | {"unit": unit_id})


async def _on_kind(context: ChatContext, words: str) -> None:
    answers = context.answers
    if words in rules.KINDS:
        answers["kind"] = words
    await _go_on(context, answers)


async def _on_at(context: ChatContext, words: str) -> None:
    answers = context.answers
    found = read_when(context, words, answers.get("day"))
    if isinstance(found, Card):
        context.reply(found)
        return
    at, is_day = found
    if is_day:
        await _go_on(context, answers | {"day": at.isoformat()})
        return
    answers.pop("day", None)
    await _go_on(context, answers | {"at": at.isoformat()})


def read_when(
    context: ChatContext, words: str, day: str | None = None
) -> tuple[datetime, bool] | Card:
    """The moment in the words and whether it is only a day, or a card that says what is wrong."""
    texts, now = context.texts, _local_now(context)
    if is_lunar(words):
        return Card(texts("when-is-lunar"))
    moment = None
    if day:
        moment = read_hour(words, datetime.fromisoformat(day), now)
    moment = moment or read_moment(words, now)
    if moment is None:
        return Card(texts("when-unclear"))
    is_day = moment.precision == "day"
    if not is_day and not rules.is_callable_time(moment.at, now):
        return Card(texts("when-not-callable", when=texts.moment(moment.at)))
    if is_day and moment.at.date() < now.date():
        return Card(texts("when-not-callable", when=texts.day(moment.at)))
    return moment.at, is_day


async def _on_place(context: ChatContext, words: str) -> None:
    answers = context.answers
    last = await meetings.find_last_place(context.session, answers["unit"])
    place = last if words == "=" and last else words
    await _go_on(context, answers | {"place": place[:300]})


async def _on_agenda(context: ChatContext, words: str) -> None:
    agenda = "" if words == _LATER else words[:1500]
    await _go_on(context, context.answers | {"agenda": agenda})


async def _on_confirm(context: ChatContext, words: str) -> None:
    answers = context.answers
    if words in {_EDIT_TIME, _EDIT_PLACE, _EDIT_AGENDA}:
        del answers[words]
        await _go_on(context, answers)
    elif words == _SEND:
        await _send(context, answers)
    else:
        context.reply(await _preview(context, answers))


async def _send(context: ChatContext, answers: dict[str, Any]) -> None:
    await calling.call_meeting(
        context.session,
        context.actor,
        answers["unit"],
        answers["kind"],
        datetime.fromisoformat(answers["at"]),
        answers["place"],
        answers["agenda"],
        context.now,
        context.work.settings.quiet,
    )
    await context.end_dialogue()
    context.replace(Card(context.texts("call-done")))


def _local_now(context: ChatContext) -> datetime:
    return context.now.astimezone(context.texts.zone)


CALL = Form(
    "call",
    {
        "unit": _on_unit,
        "kind": _on_kind,
        "at": _on_at,
        "place": _on_place,
        "agenda": _on_agenda,
        "confirm": _on_confirm,
    },
)
