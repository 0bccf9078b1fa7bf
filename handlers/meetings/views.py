"""Meetings as cards for the members they call."""

from bot.features.meetings import rules
from bot.features.meetings.calling import list_audience
from bot.i18n import Html, Texts
from bot.outbox.cards import Card
from bot.outbox.rendering import Rendering
from handlers.common.people import address, phone_words
from handlers.meetings import keyboards
from models.meetings import Meeting, MeetingAnswer
from models.members import Member
from models.repositories import meetings, members
from models.repositories.members import LEFT

AGENDA_LETTERS, AGENDA_LINES, PLACE_LETTERS = 1500, 30, 300


def details(texts: Texts, meeting: Meeting) -> Html:
    """When, where, what: the important lines."""
    return texts(
        "meeting-details",
        when=texts.moment(meeting.starts_at),
        place=meeting.place,
        agenda=agenda_words(texts, meeting.agenda),
    )


def agenda_words(texts: Texts, agenda: str) -> str:
    """The agenda behind its colon: on the same line, or as numbered items below."""
    items = [line.strip(" -–•*\t") for line in agenda.splitlines() if line.strip()]
    if len(items) < 2:
        return f" {agenda or texts.plain('agenda-later')}"
    return "".join(f"\n({i}) {item}" for i, item in enumerate(items, 1))


def is_short(texts: Texts, agenda: str) -> bool:
    """Whether the agenda, as it is shown, leaves room in a message for all else."""
    shown = agenda_words(texts, agenda)
    return letters_of(shown) <= AGENDA_LETTERS and shown.count("\n") <= AGENDA_LINES


def letters_of(words: str) -> int:
    """The length as Telegram counts it: an emoji is two."""
    return len(words.encode("utf-16-le", "replace")) // 2


def kind_words(texts: Texts, meeting: Meeting) -> str:
    """What sort of meeting it is: "sinh hoạt chi bộ thường kỳ"."""
    return texts.plain(f"kind-{meeting.kind}")


def titled(words: str) -> str:
    """The words at the beginning of a line."""
    return words[:1].upper() + words[1:]


def answer_words(texts: Texts, answer: MeetingAnswer) -> str:
    """An answer and its reason: "vắng (lý do: đi khám bệnh)"."""
    label = texts.plain(f"answered-{answer.label}")
    if answer.minutes_late:
        label = texts.plain("answered-late-minutes", minutes=answer.minutes_late)
    if not answer.reason:
        return label
    return texts.plain("answered-with-reason", label=label, reason=answer.reason)


def render_notice(
    texts: Texts,
    meeting: Meeting,
    member: Member,
    caller: Member,
    answer: MeetingAnswer | None,
    opening: Html | None = None,
) -> Card:
    """The invitation, and under it what the member answered so far."""
    who = address(texts, member)
    head = opening or texts("notice-opening", who=who, kind=kind_words(texts, meeting))
    parts = [head, details(texts, meeting)]
    if answer is None:
        parts.append(texts("notice-how"))
    else:
        parts.append(texts("notice-answered", answer=answer_words(texts, answer)))
    parts.append(texts("notice-call", phone=phone_words(caller.phone)))
    return _answerable(texts, meeting, parts)


def render_recorded(
    texts: Texts, meeting: Meeting, answer: MeetingAnswer, *, asks_reason: bool, in_full: bool
) -> Card:
    """The echo of what was understood, and how to change it; `in_full` repeats the meeting."""
    noted = answer_words(texts, answer)
    kind, when = kind_words(texts, meeting), texts.moment(meeting.starts_at)
    if in_full:
        parts = [texts("answer-noted", answer=noted, kind=kind), details(texts, meeting)]
    else:
        parts = [texts("answer-recorded", answer=noted, kind=kind, when=when)]
    parts.append(texts("answer-change"))
    if asks_reason:
        parts.append(texts("reason-ask"))
    return _answerable(texts, meeting, parts)


def render_kept(texts: Texts, meeting: Meeting, answer: MeetingAnswer) -> Card:
    """Thanks for thanks: the answer stays what it was."""
    when = texts.moment(meeting.starts_at)
    words = texts("answer-kept", answer=answer_words(texts, answer), when=when)
    return _answerable(texts, meeting, [words, texts("answer-change")])


def _answerable(texts: Texts, meeting: Meeting, parts: list[Html]) -> Card:
    return Card(
        Html("\n\n".join(parts)),
        rows=keyboards.answer_rows(texts, meeting.id),
        spoken=keyboards.spoken_answers(texts, meeting.id),
    )


def render_unclear(texts: Texts, meeting: Meeting) -> Card:
    """Ask with buttons what the words left open."""
    words = texts(
        "answer-unclear", when=texts.moment(meeting.starts_at), kind=kind_words(texts, meeting)
    )
    return Card(words, rows=keyboards.clarify_rows(texts, meeting.id))


async def view_notice(view: Rendering) -> Card | None:
    """The invitation to one member; not needed once the meeting has begun or is cancelled."""
    return await _view_call(view, None)


async def view_reminder(view: Rendering) -> Card | None:
    """A reminder, which says so when it comes late."""
    key = "reminder-late" if view.row.params["late"] else "reminder-opening"
    return await _view_call(view, key)


async def view_changed(view: Rendering) -> Card | None:
    """The change first, then the meeting as it is now."""
    return await _view_call(view, f"changed-{view.row.params['changed']}")


async def _view_call(view: Rendering, opening_key: str | None) -> Card | None:
    meeting = await meetings.get(view.session, view.row.subject_id)
    member = view.member
    if not member or not rules.can_answer(meeting.state, meeting.starts_at, view.now):
        return None

    async def called() -> set[int]:
        return {each.id for each in await list_audience(view.session, meeting)}

    if member.id not in await view.once(("called", meeting.id), called):
        # They have left, or moved to another cell.
        return None
    caller = await members.get(view.session, meeting.called_by)
    answer = await meetings.find_answer(view.session, meeting.id, member.id)
    texts = view.texts
    opening = None
    if opening_key:
        kind = kind_words(texts, meeting)
        opening = texts(opening_key, who=address(texts, member), kind=kind)
    return render_notice(texts, meeting, member, caller, answer, opening)


async def view_cancelled(view: Rendering) -> Card | None:
    """The meeting does not take place; whoever was called hears of it, but for who has left."""
    if view.member is None or view.member.participation == LEFT:
        return None
    meeting = await meetings.get(view.session, view.row.subject_id)
    return Card(
        view.texts(
            "meeting-cancelled",
            kind=kind_words(view.texts, meeting),
            when=view.texts.moment(meeting.starts_at),
        )
    )
