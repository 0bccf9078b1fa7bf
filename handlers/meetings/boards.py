"""Meetings as cards for those who lead them: live counts, lists, previews."""

import html
from collections.abc import Sequence
from itertools import groupby

from bot.access import Act, load_actor, may
from bot.features.meetings import rules
from bot.features.meetings.answering import Tally, count_answers
from bot.i18n import Html, Texts
from bot.outbox.cards import Card, column
from bot.outbox.rendering import Rendering
from handlers.common.paging import buttons_of, cut, page_of
from handlers.common.people import phone_words
from handlers.meetings import keyboards
from handlers.meetings.views import details, kind_words, titled
from models.meetings import Meeting, MeetingAnswer
from models.members import Member, Unit
from models.repositories import meetings, units


def render_board(texts: Texts, tally: Tally, unit: Unit, *, leads: bool) -> Card:
    """One message that is kept true: the meeting and how the answers stand."""
    meeting = tally.meeting
    head = texts("board-head", kind=titled(kind_words(texts, meeting)), unit=unit.name)
    parts = [head, details(texts, meeting)]
    if meeting.state == rules.CANCELLED:
        return Card(Html("\n\n".join([*parts, texts("board-cancelled")])))
    counts = texts(
        "board-counts",
        called=tally.called,
        unanswered=len(tally.unanswered),
        without=len(tally.without_chat),
        **tally.counts,
    )
    rows = keyboards.board_rows(texts, meeting.id, leads=leads)
    return Card(Html("\n\n".join([*parts, counts])), rows=rows)


def render_answers(texts: Texts, tally: Tally, start: int) -> Card:
    """Who answered what, with the reasons they gave."""
    meeting = tally.meeting
    blocks: list[str] = [texts("answers-head", when=texts.moment(meeting.starts_at))]
    given = [
        (label, f"– {_escaped(member.full_name)}{_details(texts, answer)}")
        for label in rules.LABELS
        for member, answer in tally.answered
        if answer.label == label
    ]
    if not given:
        blocks.append(texts("answers-none"))
    begin, end, turns = cut(
        [line for _, line in given],
        start,
        lambda at: keyboards.ShowMoreAnswers(meeting.id, at),
        texts,
    )
    for label, lines in groupby(given[begin:end], key=lambda pair: pair[0]):
        title = texts(f"answers-{label}", count=tally.counts[label])
        blocks.append("\n".join([title, *(line for _, line in lines)]))
    return Card(Html("\n\n".join(blocks)), rows=turns)


def _details(texts: Texts, answer: MeetingAnswer) -> str:
    minutes = answer.minutes_late
    late = texts.plain("answers-minutes", minutes=minutes) if minutes else ""
    known = ", ".join(part for part in (late, answer.reason) if part)
    return f" ({_escaped(known)})" if known else ""


def _escaped(words: str) -> str:
    return html.escape(words, quote=False)


def render_unanswered(texts: Texts, tally: Tally, start: int) -> Card:
    """Whom to phone; a typed number or name records what they say."""
    meeting_id = tally.meeting.id
    if not tally.unanswered:
        return Card(texts("unanswered-none"))

    def line(member: Member) -> str:
        mark = _reach_mark(texts, tally, member)
        return f"{_escaped(member.full_name)} – {phone_words(member.phone)}{mark}"

    shown, page = page_of(
        tally.unanswered,
        start,
        line,
        lambda at: keyboards.ShowUnanswered(meeting_id, at),
        texts,
    )
    words = texts("unanswered", count=len(tally.unanswered), lines=page.lines)
    listed = [keyboards.RecordFor(meeting_id, m.id).choice(m.full_name) for m in shown]
    return Card(words, rows=page.turns, listed=tuple(listed))


def _reach_mark(texts: Texts, tally: Tally, member: Member) -> str:
    """Why only the phone helps."""
    if member.id in tally.unreached:
        return texts("unanswered-unreached")
    return texts("unanswered-no-chat") if member.id in tally.without_chat else ""


def render_record(texts: Texts, meeting_id: int, member: Member) -> Card:
    """What did the member say on the phone?"""
    rows = keyboards.record_rows(texts, meeting_id, member.id)
    return Card(texts("record-ask", name=member.full_name), rows=rows)


def render_coming(
    texts: Texts, coming: Sequence[tuple[Meeting, Unit]], start: int, *, leads: bool
) -> Card:
    """The meetings ahead, and for leaders a button to call another."""
    new = [keyboards.NewMeeting().choice(texts.plain("coming-new"))] if leads else []
    shown = [
        keyboards.ShowBoard(meeting.id).choice(
            texts.plain("coming-line", when=texts.short(meeting.starts_at), unit=unit.name)
        )
        for meeting, unit in coming
    ]
    rows = buttons_of(shown, start, keyboards.ShowComing, texts)
    return Card(texts("coming", count=len(coming)), rows=(*rows, *column(*new)))


async def view_board(view: Rendering) -> Card | None:
    """The live counts, to whoever may see them at this moment."""
    meeting = await meetings.get(view.session, view.row.subject_id)
    unit = await units.get(view.session, meeting.unit_id)
    reader = await load_actor(view.session, view.row.chat_id)
    if not await may(view.session, reader, Act.SEE_ANSWERS, unit.id):
        return None
    tally = await count_answers(view.session, meeting)
    leads = await may(view.session, reader, Act.CALL_MEETING, unit.id)
    return render_board(view.texts, tally, unit, leads=leads)


async def view_missed(view: Rendering) -> Card | None:
    """To the caller: a reminder could not go out before the meeting began."""
    meeting = await meetings.get(view.session, view.row.subject_id)
    when = view.texts.moment(meeting.starts_at)
    return Card(view.texts("reminder-missed", when=when))
