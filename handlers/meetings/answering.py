"""How members answer: by button, by number, or in their own words."""

from dataclasses import asdict, replace

from telegram import Update

from bot.context import ChatContext
from bot.features.meetings import answering, rules
from bot.i18n import Html
from bot.outbox.cards import Card, column
from bot.reading.courtesy import is_courtesy
from bot.reading.delay import read_delay
from bot.reading.rsvp import read_rsvp
from handlers.common.forms import Form, is_stop, stop
from handlers.common.paging import PAGE
from handlers.meetings import keyboards as press
from handlers.meetings import views
from handlers.meetings.quoting import find_quoted_meeting
from models.meetings import Meeting
from models.repositories import dialogues, meetings, members

_ASKED_FOR_REASON = ("no",)
_NUMBERS = {str(i): label for i, label in enumerate(rules.LABELS, 1)}


async def on_answer(context: ChatContext, chosen: press.Answer) -> None:
    """A button, or its number or label typed."""
    source = answering.BUTTON if context.work.query_id else answering.TEXT
    before = await answering.find_own_answer(context.session, context.actor, chosen.meeting_id)
    given = answering.Given(chosen.label, source)
    if before is not None and before.label == chosen.label:
        given = replace(given, reason=before.reason, minutes_late=before.minutes_late)
    await _record(context, chosen.meeting_id, given)
    context.toast(context.texts.plain("answer-thanks"))


async def on_words(update: Update, context: ChatContext) -> None:
    """Words outside any form: an answer to the meeting they belong to."""
    message = update.message
    if message is None or not message.text:
        return
    quoted = find_quoted_meeting(context.work, message)
    if quoted is None and is_stop(message.text):
        await stop(context)
        return
    # A number behind the quote of another card, or under a list, is none of an invitation.
    offered = await dialogues.find_choices(context.session, context.work.chat_id)
    numbers = quoted is not None or (context.work.quoted is None and not offered)
    if not numbers and message.text.strip(" .").isdigit():
        context.reply(Card(context.texts("common-number-unclear"), keeps_choices=True))
        return
    await _take_words(context, message.text, quoted, numbers=numbers)


async def on_quote(update: Update, context: ChatContext) -> None:
    """Words that quote a meeting, while a form may be open; a reason may quote its own."""
    message, form = update.message, context.work.dialogue
    quoted = find_quoted_meeting(context.work, message) if message else None
    is_asked = form is not None and form.name == REASON.name
    if message and is_asked and context.answers["meeting"] == quoted:
        await _take_reason(context, message.text or "", quoted)
        return
    await _leave_own_form(context)
    await on_words(update, context)


async def _take_words(
    context: ChatContext, words: str, quoted: int | None, *, numbers: bool = True
) -> None:
    texts, session = context.texts, context.session
    if not context.actor.is_registered:
        context.reply(Card(texts("stranger")))
        return
    open_meetings = await answering.list_open_meetings(session, context.actor, context.now)
    if quoted is not None:
        open_meetings = [m for m in open_meetings if m.id == quoted]
        if not open_meetings:
            context.reply(Card(texts("error-meeting-is-over"), keeps_choices=True))
            return
    if not open_meetings:
        await _say_unclear(context)
        return
    if is_courtesy(words) and await _keep_answer(context, open_meetings):
        return
    given = (_numbered(words) if numbers else None) or await _delay(context, words, open_meetings)
    given = given or _given(words)
    if given is None or given.label == "other":
        await _ask(context, open_meetings[0], is_clear=given is not None)
    elif len(open_meetings) > 1:
        await _ask_which(context, open_meetings, given)
    else:
        await _record(context, open_meetings[0].id, given)


async def _say_unclear(context: ChatContext) -> None:
    """No meeting is meant; what the last card offers can still be picked."""
    last = await dialogues.find_choices(context.session, context.work.chat_id)
    # Those of an invitation are over with its meeting.
    offered = [data for _, data in last if not press.Answer.is_in(data)]
    key = "common-words-unclear" if offered else "no-meeting-for-words"
    context.reply(Card(context.texts(key), keeps_choices=True))


async def _delay(
    context: ChatContext, words: str, open_meetings: list[Meeting]
) -> answering.Given | None:
    """Minutes that follow a "late" belong to it, whatever else the words could mean."""
    minutes = read_delay(words)
    if minutes is None or len(open_meetings) != 1:
        return None
    before = await answering.find_own_answer(context.session, context.actor, open_meetings[0].id)
    if before is None or before.label != "late":
        return None
    reading = read_rsvp(words)
    if reading.is_sure and reading.label in {"yes", "online"}:
        return None
    return answering.Given("late", answering.TEXT, reading.reason or before.reason, minutes)


async def _keep_answer(context: ChatContext, open_meetings: list[Meeting]) -> bool:
    """Thanks and agreement to what was noted change nothing. False if an answer is still due."""
    for meeting in open_meetings:
        given = await answering.find_own_answer(context.session, context.actor, meeting.id)
        if given is None:
            return False
        context.reply(views.render_kept(context.texts, meeting, given))
    return True


def _given(words: str) -> answering.Given | None:
    """What the words answer; None where that is not sure."""
    reading = read_rsvp(words)
    if not reading.is_sure and reading.label != "other":
        return None
    minutes = read_delay(words) if reading.label == "late" else None
    return answering.Given(reading.label, answering.TEXT, reading.reason, minutes)


def _numbered(words: str) -> answering.Given | None:
    """A number of the invitation, typed when something else was said since."""
    number = words.strip(" .")
    return answering.Given(_NUMBERS[number], answering.TEXT) if number in _NUMBERS else None


async def _ask(context: ChatContext, meeting: Meeting, *, is_clear: bool) -> None:
    """Never guess: show the buttons, or the meeting to somebody who asks about it."""
    texts = context.texts
    if not is_clear:
        context.reply(views.render_unclear(texts, meeting))
        return
    caller = await members.get(context.session, meeting.called_by)
    given = await answering.find_own_answer(context.session, context.actor, meeting.id)
    opening = texts("answer-other")
    member = context.actor.registered_member()
    context.reply(views.render_notice(texts, meeting, member, caller, given, opening))


async def _ask_which(
    context: ChatContext, open_meetings: list[Meeting], given: answering.Given
) -> None:
    texts = context.texts
    await context.take_to(WHICH.name, "which", asdict(given))
    choices = [
        WHICH.choice(
            "which",
            str(meeting.id),
            f"{texts.short(meeting.starts_at)} {views.kind_words(texts, meeting)}",
        )
        for meeting in open_meetings[:PAGE]
    ]
    label = texts.plain(f"answered-{given.label}")
    context.reply(Card(texts("answer-which", answer=label), rows=column(*choices)))


async def _on_which(context: ChatContext, words: str) -> None:
    """Typed instead of picked: other words than the number of a line stand for themselves."""
    given = answering.Given(**context.answers)
    open_meetings = await answering.list_open_meetings(context.session, context.actor, context.now)
    if words.strip(" .").isdigit() and len(open_meetings) > 1:
        await _ask_which(context, open_meetings, given)
        return
    await context.end_dialogue()
    await _take_words(context, words, None)


async def _pick_which(context: ChatContext, value: str) -> None:
    open_meetings = await answering.list_open_meetings(context.session, context.actor, context.now)
    meeting = next((m for m in open_meetings if str(m.id) == value), None)
    if meeting is None:
        await context.end_dialogue()
        context.replace(Card(context.texts("error-meeting-is-over")))
        return
    await _record(context, meeting.id, answering.Given(**context.answers))


async def _record(context: ChatContext, meeting_id: int, given: answering.Given) -> None:
    meeting = await answering.answer_meeting(
        context.session, context.actor, meeting_id, given, context.now
    )
    dialogue = context.work.dialogue
    is_busy = dialogue is not None and dialogue.name not in _OWN_FORMS
    asks_reason = given.label in _ASKED_FOR_REASON and not given.reason and not is_busy
    if asks_reason:
        await context.take_to(REASON.name, "reason", {"meeting": meeting_id})
    else:
        await _leave_own_form(context)
    await _echo(context, meeting, asks_reason=asks_reason)


async def _leave_own_form(context: ChatContext) -> None:
    """A form of another feature, or of calling a meeting, waits until it is gone on with."""
    dialogue = context.work.dialogue
    if dialogue is not None and dialogue.name in _OWN_FORMS:
        await context.end_dialogue()


async def _echo(context: ChatContext, meeting: Meeting, *, asks_reason: bool) -> None:
    """Say what was noted; in the place of an invitation its time and place stay readable."""
    answer = await meetings.find_answer(context.session, meeting.id, context.actor.member_id)
    if answer is None:
        return
    in_full = bool(context.work.pressed_message_id)
    context.replace(
        views.render_recorded(
            context.texts, meeting, answer, asks_reason=asks_reason, in_full=in_full
        )
    )


async def _on_reason(context: ChatContext, words: str) -> None:
    """The reason for an absence; or the member has thought better of it, or only says thanks."""
    await _take_reason(context, words, None)


async def _take_reason(context: ChatContext, words: str, quoted: int | None) -> None:
    meeting_id = context.answers["meeting"]
    given = _given(words)
    await context.end_dialogue()
    if is_courtesy(words) or await _is_past(context, meeting_id):
        await _take_words(context, words, quoted)
    elif given is not None and given.label in {"yes", "late", "online"}:
        await _record(context, meeting_id, given)
    else:
        reason = given.reason if given and given.reason else words
        meeting = await answering.give_reason(
            context.session, context.actor, meeting_id, reason, context.now
        )
        await _echo(context, meeting, asks_reason=False)


async def _is_past(context: ChatContext, meeting_id: int) -> bool:
    """Whether the meeting that a reason was asked for is over, or another call came since."""
    session, actor = context.session, context.actor
    if not actor.is_registered:
        return True
    last = await dialogues.find_choices(session, context.work.chat_id)
    answers = [press.Answer.unpack(data) for _, data in last if press.Answer.is_in(data)]
    if any(answer.meeting_id != meeting_id for answer in answers):
        return True
    open_meetings = await answering.list_open_meetings(session, actor, context.now)
    is_open = any(meeting.id == meeting_id for meeting in open_meetings)
    return not is_open or await answering.find_own_answer(session, actor, meeting_id) is None


REASON = Form("reason", {"reason": _on_reason})
WHICH = Form("which", {"which": _on_which}, picks={"which": _pick_which})
_OWN_FORMS = (REASON.name, WHICH.name)


async def on_other_message(update: Update, context: ChatContext) -> None:
    """Voice notes, stickers, pictures: say kindly what can be read, and repeat the buttons."""
    del update
    texts = context.texts
    if not context.actor.is_registered:
        context.reply(Card(texts("stranger")))
        return
    open_meetings = await answering.list_open_meetings(context.session, context.actor, context.now)
    if not open_meetings:
        context.reply(Card(texts("text-only"), keeps_choices=True))
        return
    card = views.render_unclear(texts, open_meetings[0])
    words = Html(f"{texts('text-only')}\n\n{card.text}")
    context.reply(Card(words, rows=card.rows))
