"""Calling a meeting in chat: kind, when, where, agenda; all is echoed before anything is sent."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bot.access import Act, list_units
from bot.context import ChatContext
from bot.errors import ChoiceIsStale, NotAllowed
from bot.features.meetings import calling, rules
from bot.i18n import Texts
from bot.outbox.cards import Card, Choice, column, pairs
from bot.reading.invitations import read_hour, read_place
from bot.reading.moments import is_lunar, read_moment
from bot.reading.names import fold
from handlers.common.forms import Form, stop_choice
from handlers.common.paging import buttons_of
from handlers.meetings.views import (
    AGENDA_LETTERS,
    AGENDA_LINES,
    PLACE_LETTERS,
    agenda_words,
    is_short,
    letters_of,
    titled,
)
from models.members import Unit
from models.repositories import meetings, units

# Values of choices: the place of the last meeting, no agenda yet, and the page that begins there.
_LAST, _LATER, _PAGE = "=", "-", "@"
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
    if place and letters_of(place) <= PLACE_LETTERS and moment is not None:
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
    return await _show_cells(context, 0)


async def _show_cells(context: ChatContext, start: int) -> Card:
    cells = await list_units(context.session, context.actor, Act.CALL_MEETING)
    choices = [CALL.choice("unit", str(cell.id), cell.name) for cell in cells]
    rows = buttons_of(choices, start, lambda at: CALL.pick("unit", f"{_PAGE}{at}"), context.texts)
    return Card(context.texts("call-unit"), rows=rows)


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
    choices = [CALL.choice("place", _LAST, last)] if last else []
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
    """The name of a cell, which may stand on another page."""
    cells = await list_units(context.session, context.actor, Act.CALL_MEETING)
    named = [cell for cell in cells if fold(cell.name) == fold(words)]
    chosen: dict[str, Any] = {"unit": named[0].id} if len(named) == 1 else {}
    await _go_on(context, context.answers | chosen)


async def _pick_unit(context: ChatContext, value: str) -> None:
    start = value.removeprefix(_PAGE)
    if start != value and start.isdecimal():
        context.replace(await _show_cells(context, int(start)))
        return
    cells = await list_units(context.session, context.actor, Act.CALL_MEETING)
    cell = _find(cells, value)
    await _go_on(context, context.answers | {"unit": cell.id})


def _find(cells: Sequence[Unit], value: str) -> Unit:
    for cell in cells:
        if str(cell.id) == value:
            return cell
    raise NotAllowed(act=Act.CALL_MEETING)


async def _on_kind(context: ChatContext, words: str) -> None:
    del words
    await _go_on(context, context.answers)


async def _pick_kind(context: ChatContext, value: str) -> None:
    if value not in rules.KINDS:
        raise ChoiceIsStale
    await _go_on(context, context.answers | {"kind": value})


async def _on_at(context: ChatContext, words: str) -> None:
    answers = context.answers
    found = hear_when(context, words)
    if found is None:
        return
    at, is_day = found
    if is_day:
        await _go_on(context, answers | {"day": at.isoformat()})
        return
    answers.pop("day", None)
    await _go_on(context, answers | {"at": at.isoformat()})


def hear_when(context: ChatContext, words: str) -> tuple[datetime, bool] | None:
    """The moment in the words and whether it is only a day; what is wrong is answered here."""
    found = _read_when(context, words, context.answers.get("day"))
    if isinstance(found, Card):
        context.reply(found)
        return None
    return found


def _read_when(
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
    too_long = refuse_place(context.texts, words)
    if too_long:
        context.reply(too_long)
        return
    await _go_on(context, context.answers | {"place": words})


async def _pick_place(context: ChatContext, value: str) -> None:
    del value
    answers = context.answers
    last = await meetings.find_last_place(context.session, answers["unit"])
    await _go_on(context, answers | ({"place": last} if last else {}))


async def _on_agenda(context: ChatContext, words: str) -> None:
    too_long = refuse_agenda(context.texts, words)
    if too_long:
        context.reply(too_long)
        return
    await _go_on(context, context.answers | {"agenda": words})


async def _pick_agenda(context: ChatContext, value: str) -> None:
    del value
    await _go_on(context, context.answers | {"agenda": ""})


def refuse_place(texts: Texts, words: str) -> Card | None:
    """What is said of a place that is too long; the form waits for a shorter one."""
    if letters_of(words) <= PLACE_LETTERS:
        return None
    return Card(texts("place-too-long", letters=PLACE_LETTERS), rows=column(stop_choice(texts)))


def refuse_agenda(texts: Texts, words: str) -> Card | None:
    """The same for an agenda."""
    if is_short(texts, words):
        return None
    sentence = texts("agenda-too-long", letters=AGENDA_LETTERS, lines=AGENDA_LINES)
    return Card(sentence, rows=column(stop_choice(texts)))


async def _on_confirm(context: ChatContext, words: str) -> None:
    """Typed instead of picked: show the whole again."""
    del words
    context.reply(await _preview(context, context.answers))


async def _pick_confirm(context: ChatContext, value: str) -> None:
    answers = context.answers
    if value == _SEND:
        await _send(context, answers)
    elif value in {_EDIT_TIME, _EDIT_PLACE, _EDIT_AGENDA}:
        del answers[value]
        await _go_on(context, answers)
    else:
        raise ChoiceIsStale


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
    picks={
        "unit": _pick_unit,
        "kind": _pick_kind,
        "place": _pick_place,
        "agenda": _pick_agenda,
        "confirm": _pick_confirm,
    },
)
