"""What those who lead a meeting do about it: look, phone, change, cancel."""

from datetime import datetime
from typing import Any

from bot.access import Act, list_units
from bot.context import ChatContext
from bot.errors import ChoiceIsStale
from bot.features.meetings import answering, calling, rules
from bot.i18n import Html
from bot.outbox.cards import Card, column
from handlers.common.forms import Form, stop_choice
from handlers.meetings import boards
from handlers.meetings import keyboards as press
from handlers.meetings.calling import begin, read_when
from handlers.meetings.views import answer_words, details, kind_words
from models.repositories import meetings

_SEND = "send"


async def on_meetings(context: ChatContext, words: str) -> None:
    """The meetings ahead; a leader with none, or with words behind the command, calls one."""
    seen = {u.id: u for u in await list_units(context.session, context.actor, Act.SEE_ANSWERS)}
    leads = context.actor.holds_any(Act.CALL_MEETING)
    coming = await meetings.list_coming(context.session, list(seen), rules.CALLED, context.now)
    if leads and (words or not coming):
        await begin(context, words)
        return
    if not leads:
        await _show_own(context)
    if coming:
        pairs = [(meeting, seen[meeting.unit_id]) for meeting in coming]
        context.reply(boards.render_coming(context.texts, pairs, leads=leads))


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
    tally = await answering.tally(context.session, context.actor, chosen.meeting_id)
    context.toast("")
    context.reply(boards.render_answers(context.texts, tally))


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


async def on_cancel(context: ChatContext, chosen: press.Cancel) -> None:
    """Ask once, then cancel and tell everybody."""
    meeting = await calling.get_to_lead(context.session, context.actor, chosen.meeting_id)
    texts = context.texts
    context.toast("")
    if not chosen.sure:
        sure = press.Cancel(meeting.id, 1).choice(texts.plain("cancel-sure"))
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
    await context.take_to(CHANGE.name, chosen.what, {"meeting": meeting.id})
    context.replace(Card(texts(f"change-ask-{chosen.what}"), rows=((stop_choice(texts),),)))


async def _on_time(context: ChatContext, words: str) -> None:
    answers = context.answers
    found = read_when(context, words, answers.get("day"))
    if isinstance(found, Card):
        context.reply(found)
        return
    at, is_day = found
    if is_day:
        await context.take_to(CHANGE.name, "time", answers | {"day": at.isoformat()})
        context.reply(Card(context.texts("call-hour", day=context.texts.day(at))))
        return
    await _confirm(context, {"starts_at": at.isoformat()}, context.texts.moment(at))


async def _on_place(context: ChatContext, words: str) -> None:
    await _confirm(context, {"place": words[:300]}, words[:300])


async def _on_agenda(context: ChatContext, words: str) -> None:
    await _confirm(context, {"agenda": words[:1500]}, words[:1500])


async def _confirm(context: ChatContext, change: dict[str, str], new: str) -> None:
    texts = context.texts
    meeting = await meetings.get(context.session, context.answers["meeting"])
    answers = {"meeting": meeting.id, "change": change}
    await context.take_to(CHANGE.name, "confirm", answers)
    send = CHANGE.choice("confirm", _SEND, texts.plain("change-send"))
    words = texts("change-preview", details=details(texts, meeting), new=new)
    context.reply(Card(words, rows=column(send, stop_choice(texts))))


async def _on_confirm(context: ChatContext, words: str) -> None:
    texts, answers = context.texts, context.answers
    if words != _SEND:
        context.reply(Card(texts("change-press")))
        return
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
    context.replace(Card(texts("change-done")))


_CHANGE_STEPS = {"time": _on_time, "place": _on_place, "agenda": _on_agenda}
CHANGE = Form("change", {**_CHANGE_STEPS, "confirm": _on_confirm})
