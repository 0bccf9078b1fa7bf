"""What those who lead a meeting do about it: look, phone, change, cancel."""

from datetime import datetime
from typing import Any

from bot.access import Act, list_units
from bot.context import ChatContext
from bot.errors import ChoiceIsStale
from bot.features.meetings import answering, calling, rules
from bot.i18n import Html, Texts
from bot.outbox.cards import Card, Rows, column, weighty
from handlers.common.forms import Form, Step, stop_choice
from handlers.meetings import boards
from handlers.meetings import keyboards as press
from handlers.meetings.calling import begin, hear_when, refuse_agenda, refuse_place
from handlers.meetings.views import answer_words, details, kind_words
from models.meetings import Meeting
from models.repositories import meetings

_SEND = "send"


async def on_meetings(context: ChatContext, words: str) -> None:
    """The meetings ahead; a leader with none, or with words behind the command, calls one."""
    card = await _render_coming(context, 0)
    leads = context.actor.holds_any(Act.CALL_MEETING)
    if leads and (words or card is None):
        await begin(context, words)
        return
    if not leads:
        await _show_own(context)
    if card is not None:
        context.reply(card)


async def on_show_coming(context: ChatContext, chosen: press.ShowComing) -> None:
    """Another page of the meetings ahead."""
    card = await _render_coming(context, chosen.start)
    if card is None:
        raise ChoiceIsStale
    context.toast("")
    context.replace(card)


async def _render_coming(context: ChatContext, start: int) -> Card | None:
    """None if there are none."""
    seen = {u.id: u for u in await list_units(context.session, context.actor, Act.SEE_ANSWERS)}
    coming = await meetings.list_coming(context.session, list(seen), rules.CALLED, context.now)
    if not coming:
        return None
    pairs = [(meeting, seen[meeting.unit_id]) for meeting in coming]
    leads = context.actor.holds_any(Act.CALL_MEETING)
    return boards.render_coming(context.texts, pairs, start, leads=leads)


async def _show_own(context: ChatContext) -> None:
    open_meetings = await answering.list_open_meetings(context.session, context.actor, context.now)
    texts = context.texts
    if not open_meetings:
        context.reply(Card(texts("no-meeting")))
    for meeting in open_meetings:
        given = await answering.find_own_answer(context.session, context.actor, meeting.id)
        answer = answer_words(texts, given) if given else texts.plain("answered-none")
        own = texts("own-answer", answer=answer)
        kind = texts("own-head", kind=kind_words(texts, meeting))
        words = Html("\n\n".join([kind, details(texts, meeting), own]))
        rows = press.answer_rows(texts, meeting.id)
        context.reply(Card(words, rows=rows, spoken=press.spoken_answers(texts, meeting.id)))


async def on_new(context: ChatContext, chosen: press.NewMeeting) -> None:
    """Call another meeting."""
    del chosen
    context.toast("")
    await begin(context, "")


async def on_show_board(context: ChatContext, chosen: press.ShowBoard) -> None:
    """Bring the live board to the bottom of the chat."""
    await calling.show_board(context.session, context.actor, chosen.meeting_id, context.now)
    context.toast("")


async def on_show_answers(context: ChatContext, chosen: press.ShowAnswers) -> None:
    """Who answered what."""
    await _show_answers(context, chosen.meeting_id, 0)


async def on_show_more_answers(context: ChatContext, chosen: press.ShowMoreAnswers) -> None:
    """Another page of them."""
    await _show_answers(context, chosen.meeting_id, chosen.start)


async def _show_answers(context: ChatContext, meeting_id: int, start: int) -> None:
    tally = await answering.tally(context.session, context.actor, meeting_id)
    context.toast("")
    context.reply(boards.render_answers(context.texts, tally, start))


async def on_show_unanswered(context: ChatContext, chosen: press.ShowUnanswered) -> None:
    """Whom to phone: their numbers are for those who may see them."""
    tally = await answering.list_to_phone(
        context.session, context.actor, chosen.meeting_id, context.now
    )
    context.toast("")
    context.reply(boards.render_unanswered(context.texts, tally, chosen.start))


async def on_record_for(context: ChatContext, chosen: press.RecordFor) -> None:
    """A member has phoned: ask what they said."""
    tally = await answering.tally(context.session, context.actor, chosen.meeting_id)
    member = next((m for m in tally.unanswered if m.id == chosen.member_id), None)
    if member is None:
        raise ChoiceIsStale
    context.reply(boards.render_record(context.texts, chosen.meeting_id, member))


async def on_record_as(context: ChatContext, chosen: press.RecordAs) -> None:
    """Keep what they said."""
    member = await answering.answer_for_member(
        context.session,
        context.actor,
        chosen.meeting_id,
        chosen.member_id,
        chosen.label,
        context.now,
    )
    texts = context.texts
    label = texts.plain(f"answered-{chosen.label}")
    context.toast("")
    context.replace(Card(texts("record-done", name=member.full_name, answer=label)))
    # The list again, so that the next number typed is one of it.
    tally = await answering.tally(context.session, context.actor, chosen.meeting_id)
    context.reply(boards.render_unanswered(texts, tally, 0))


async def on_cancel(context: ChatContext, chosen: press.Cancel) -> None:
    """Ask once, then cancel and tell everybody."""
    meeting = await calling.get_to_lead(context.session, context.actor, chosen.meeting_id)
    texts = context.texts
    context.toast("")
    if not chosen.sure:
        sure = press.cancel_choice(texts, meeting.id)
        words = texts("cancel-ask", when=texts.moment(meeting.starts_at))
        context.reply(Card(words, rows=column(sure, stop_choice(texts))))
        return
    await calling.cancel_meeting(context.session, context.actor, meeting.id, context.now)
    context.replace(Card(texts("cancel-done")))


async def on_change(context: ChatContext, chosen: press.Change) -> None:
    """Ask what to change, then for the new value."""
    meeting = await calling.get_to_lead(context.session, context.actor, chosen.meeting_id)
    texts = context.texts
    context.toast("")
    if chosen.what == "-":
        rows = (*press.change_rows(texts, meeting.id), (stop_choice(texts),))
        context.reply(Card(texts("change-what"), rows=rows))
        return
    if chosen.what not in _CHANGE_STEPS:
        raise ChoiceIsStale
    if not _is_open(context, meeting):
        context.replace(Card(texts("change-is-over")))
        return
    await context.take_to(CHANGE.name, chosen.what, {"meeting": meeting.id})
    context.replace(Card(texts(f"change-ask-{chosen.what}"), rows=((stop_choice(texts),),)))


def _is_open(context: ChatContext, meeting: Meeting) -> bool:
    return rules.can_answer(meeting.state, meeting.starts_at, context.now)


def _while_open(step: Step) -> Step:
    """The step; a form whose meeting is over closes instead, or it would swallow all words."""

    async def checked(context: ChatContext, words: str) -> None:
        meeting = await meetings.get(context.session, context.answers["meeting"])
        if _is_open(context, meeting):
            await step(context, words)
            return
        await context.end_dialogue()
        context.replace(Card(context.texts("change-is-over")))

    return checked


async def _on_time(context: ChatContext, words: str) -> None:
    answers = context.answers
    found = hear_when(context, words)
    if found is None:
        return
    at, is_day = found
    if is_day:
        await context.take_to(CHANGE.name, "time", answers | {"day": at.isoformat()})
        context.reply(Card(context.texts("call-hour", day=context.texts.day(at))))
        return
    await _confirm(context, {"starts_at": at.isoformat()}, context.texts.moment(at))


async def _on_place(context: ChatContext, words: str) -> None:
    too_long = refuse_place(context.texts, words)
    if too_long:
        context.reply(too_long)
        return
    await _confirm(context, {"place": words}, words)


async def _on_agenda(context: ChatContext, words: str) -> None:
    too_long = refuse_agenda(context.texts, words)
    if too_long:
        context.reply(too_long)
        return
    await _confirm(context, {"agenda": words}, words)


async def _confirm(context: ChatContext, change: dict[str, str], new: str) -> None:
    texts = context.texts
    meeting = await meetings.get(context.session, context.answers["meeting"])
    answers = {"meeting": meeting.id, "change": change}
    await context.take_to(CHANGE.name, "confirm", answers)
    words = texts("change-preview", details=details(texts, meeting), new=new)
    context.reply(Card(words, rows=_confirm_rows(texts)))


def _confirm_rows(texts: Texts) -> Rows:
    send = weighty(CHANGE.choice("confirm", _SEND, texts.plain("change-send")))
    return column(send, stop_choice(texts))


async def _on_confirm(context: ChatContext, words: str) -> None:
    """Typed instead of picked."""
    del words
    texts = context.texts
    context.reply(Card(texts("change-press"), rows=_confirm_rows(texts)))


async def _pick_confirm(context: ChatContext, value: str) -> None:
    if value != _SEND:
        raise ChoiceIsStale
    answers = context.answers
    change: dict[str, Any] = dict(answers["change"])
    if "starts_at" in change:
        change["starts_at"] = datetime.fromisoformat(change["starts_at"])
    await calling.change_meeting(
        context.session,
        context.actor,
        answers["meeting"],
        context.now,
        context.work.settings.quiet,
        **change,
    )
    await context.end_dialogue()
    context.replace(Card(context.texts("change-done")))


_CHANGE_STEPS = {
    "time": _while_open(_on_time),
    "place": _while_open(_on_place),
    "agenda": _while_open(_on_agenda),
}
CHANGE = Form(
    "change",
    {**_CHANGE_STEPS, "confirm": _while_open(_on_confirm)},
    picks={"confirm": _while_open(_pick_confirm)},
)
