"""How polls stand, for those who lead them: the live board, the list, the names."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Act, load_actor, may
from bot.features.polls import rules
from bot.features.polls.answering import count_answered
from bot.features.polls.kinds import MESSAGE, POST
from bot.features.polls.results import load_result
from bot.features.polls.voters import Choosing
from bot.i18n import Html, Texts
from bot.outbox.cards import Card, column
from bot.outbox.queue import fates
from bot.outbox.rendering import Rendering
from handlers.common.delivery_words import bar_words, counts_words, posts_words
from handlers.common.paging import buttons_of, page_of
from handlers.polls import asking_keyboards as press
from handlers.polls.answer_views import numbers_words, render_result
from handlers.polls.keyboards import ShowPoll
from models.members import Unit
from models.polls import Poll
from models.repositories import polls, units


async def view_board(view: Rendering) -> Card | None:
    """The one message that tells how it stands, to whoever may see that at this moment."""
    poll = await polls.find(view.session, view.row.subject_id)
    if poll is None:
        return None
    reader = await load_actor(view.session, view.row.chat_id)
    if not await may(view.session, reader, Act.SEE_VOTERS, poll.unit_id):
        return None
    unit = await units.get(view.session, poll.unit_id)
    leads = await may(view.session, reader, Act.OPEN_POLL, unit.id)
    if poll.state == rules.CLOSED:
        return await _render_closed(view, poll, unit)
    rows = press.board_rows(view.texts, poll) if leads else ()
    parts = [_head(view.texts, poll, unit)]
    if poll.state == rules.OPEN:
        parts += await _progress(view, poll)
    return Card(Html("\n".join(parts)), rows=rows)


def _head(texts: Texts, poll: Poll, unit: Unit) -> Html:
    when = texts.moment(poll.opened_at) if poll.opened_at else ""
    has_missed = rules.has_missed_its_hour(poll.asked, poll.opened_at, poll.closed_at)
    stage = texts.plain(f"poll-board-stage-{'missed' if has_missed else poll.state}", when=when)
    return texts("poll-board-head", unit=unit.name, stage=stage, question=poll.question)


async def _progress(view: Rendering, poll: Poll) -> list[Html]:
    """How many have answered; what they chose is told when it is closed."""
    texts, session = view.texts, view.session
    messages = await fates(session, MESSAGE, poll.id)
    answered = await count_answered(session, poll.id)
    parts = [texts("poll-board-answered", answered=answered, asked=poll.asked or 0)]
    parts += [bar_words(texts, messages)] if messages.waiting else []
    parts += counts_words(texts, messages)
    if poll.unreached:
        parts.append(texts("poll-board-unreached", count=poll.unreached))
    parts += posts_words(texts, await fates(session, POST, poll.id))
    left = _left_words(texts, poll.ends_at, view.now)
    ends = texts.moment(poll.ends_at)
    return [*parts, texts("poll-board-ends", when=ends, left=left, now=texts.short(view.now))]


def _left_words(texts: Texts, ends_at: datetime, now: datetime) -> str:
    """In the two biggest units that say something, rounded up: "2 ngày 3 giờ"."""
    left = max(ends_at - now, timedelta(0))
    days, hours = divmod(-(-left // timedelta(hours=1)), 24)
    if days:
        return texts.plain("poll-board-left-days", days=days, hours=hours)
    hours, minutes = divmod(-(-left // timedelta(minutes=1)), 60)
    return texts.plain("poll-board-left-hours", hours=hours, minutes=minutes)


async def _render_closed(view: Rendering, poll: Poll, unit: Unit) -> Card:
    result = await load_result(view.session, poll.id)
    card = render_result(view.texts, result, unit)
    return Card(card.text, rows=(*card.rows, *press.voters_rows(view.texts, poll)))


async def render_recent(
    session: AsyncSession,
    texts: Texts,
    recent: Sequence[Poll],
    asked: Sequence[Poll],
    start: int,
    *,
    may_ask: bool,
) -> Card:
    """The last polls, those in which the reader is `asked`, and the button to ask something."""
    first = [press.NewPoll().choice(texts.plain("poll-board-new"))] if may_ask else []
    for poll in asked:
        label = texts.plain("poll-board-to-answer", question=poll.question)
        first.append(ShowPoll(poll.id).choice(label))
    shown = []
    for poll in recent:
        unit = await units.get(session, poll.unit_id)
        told = texts.plain(f"poll-board-short-{poll.state}")
        day = texts.short(poll.created_at)
        label = f"{told} · {day} · {unit.name} · {poll.question}"
        shown.append(press.ShowBoard(poll.id).choice(label))
    rows = buttons_of(shown, start, press.ListPolls, texts)
    return Card(texts("poll-board-recent", count=len(recent)), rows=(*column(*first), *rows))


def render_voters(texts: Texts, poll: Poll, voters: Sequence[Choosing], start: int) -> Card:
    """Who chose what; those who did not answer are not named."""
    if not voters:
        return Card(texts("poll-board-no-voters"), keeps_choices=True)

    def line(one: Choosing) -> Html:
        numbers = numbers_words(one.options)
        return texts("poll-board-voter", name=one.member.full_name, numbers=numbers)

    def turn_to(at: int) -> press.ShowVoters:
        return press.ShowVoters(poll.id, at)

    _, page = page_of(voters, start, line, turn_to, texts)
    options = "\n".join(f"{i}) {label}" for i, label in enumerate(poll.options, 1))
    words = texts(
        "poll-board-voter-list", question=poll.question, options=options, lines=page.lines
    )
    return Card(words, rows=page.turns)
