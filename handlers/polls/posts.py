"""A poll in groups: a button that leads to the private chat, and afterwards the result."""

import asyncio
from dataclasses import replace

from bot.access import Act, load_actor, may
from bot.features.chats.listing import is_bound
from bot.features.polls import rules
from bot.features.polls.kinds import RESULT
from bot.features.polls.results import Result, load_result
from bot.i18n import Html, Texts
from bot.outbox.cards import Attachment, Card, Choice, column
from bot.outbox.queue import is_put
from bot.outbox.rendering import Rendering
from bot.reading.markup import visible
from handlers.polls.answer_views import render_over, render_result
from handlers.polls.pictures import PollPicture, Row, draw
from models.members import Unit
from models.polls import Poll
from models.repositories import polls, units

# In UTF-16 units, with air for what is said before a second copy.
_CAPTION = 1024 - 100


async def view_post(view: Rendering) -> Card | None:
    """The question, without anything to answer it by: only members count, each once."""
    found = await _load(view)
    if found is None or (view.row.message_id is None and not await _is_bound(view)):
        return None
    poll, unit = found
    if not rules.can_choose(poll.state, poll.ends_at, view.now):
        return None if view.row.message_id is None else render_over(view.texts, poll, unit)
    texts = view.texts
    words = texts(
        "poll-post", unit=unit.name, question=poll.question, when=texts.moment(poll.ends_at)
    )
    url = f"https://t.me/{view.bot_username}?start=poll_{poll.id}"
    answer = Choice(texts.plain("poll-post-answer"), url=url)
    return Card(words, rows=column(answer))


async def view_result_post(view: Rendering) -> Card | None:
    """The result, as a picture where numbers are told."""
    found = await _load(view)
    if found is None or found[0].state != rules.CLOSED or not await _is_bound(view):
        return None
    return await _render(view, found[1], await load_result(view.session, found[0].id))


async def view_picture(view: Rendering) -> Card | None:
    """The result to one who was told it, or who may see the board."""
    found, row = await _load(view), view.row
    if found is None or found[0].state != rules.CLOSED:
        return None
    poll, unit = found
    reader = await load_actor(view.session, row.chat_id)
    is_told = reader.is_registered and await is_put(view.session, RESULT, poll.id, row.chat_id)
    if not is_told and not await may(view.session, reader, Act.SEE_VOTERS, unit.id):
        return None
    result = await load_result(view.session, poll.id)
    return None if result.is_withheld else await _render(view, unit, result)


async def _render(view: Rendering, unit: Unit, result: Result) -> Card:
    """The numbers of cells are left out: they are in the message to members."""
    card = render_result(view.texts, replace(result, by_cell=[], hidden_cells=0), unit)
    if result.is_withheld:
        return card
    drawn = await asyncio.to_thread(draw, picture_of(view.texts, result, unit))
    attachment = Attachment("photo", content=drawn, name=f"poll-{result.poll.id}.png")
    words = _caption(view.texts, card, result, unit)
    # What stands above it can still be picked, and words below it still are about the poll.
    return Card(words, attachment=attachment, keeps_choices=True)


def _caption(texts: Texts, card: Card, result: Result, unit: Unit) -> Html:
    """All in words for those who do not see pictures; shorter, if it does not fit."""
    if len(visible(card.text).encode("utf-16-le")) // 2 <= _CAPTION:
        return Html(card.text)
    poll = result.poll
    return texts(
        "poll-post-result",
        unit=unit.name,
        question=poll.question,
        answered=result.answered,
        asked=poll.asked or 0,
    )


def picture_of(texts: Texts, result: Result, unit: Unit) -> PollPicture:
    """What is written on the picture."""
    poll, answered = result.poll, result.answered
    rows = tuple(
        _row(texts, label, count, answered)
        for label, count in zip(poll.options, result.counts, strict=True)
    )
    heading = texts.plain("poll-post-heading", unit=unit.name)
    return PollPicture(heading, poll.question, rows, _notes(texts, result))


def _row(texts: Texts, label: str, count: int, answered: int) -> Row:
    share = count / answered if answered else 0.0
    words = texts.plain("poll-post-share", count=count, percent=round(share * 100))
    return Row(label, share, words)


def _notes(texts: Texts, result: Result) -> tuple[str, ...]:
    poll = result.poll
    notes = [texts.plain("poll-post-answered", answered=result.answered, asked=poll.asked or 0)]
    if poll.quorum is not None:
        key = "poll-result-quorum" if result.has_quorum else "poll-result-no-quorum"
        notes.append(texts.plain(key, percent=poll.quorum))
    if poll.is_multiple:
        notes.append(texts.plain("poll-result-several"))
    if poll.unreadable:
        notes.append(texts.plain("poll-result-unreadable", count=poll.unreadable))
    return (*notes, texts.plain("poll-no-vote"))


async def _load(view: Rendering) -> tuple[Poll, Unit] | None:
    poll = await polls.find(view.session, view.row.subject_id)
    return (poll, await units.get(view.session, poll.unit_id)) if poll else None


async def _is_bound(view: Rendering) -> bool:
    return await is_bound(view.session, view.row.chat_id, view.row.thread_id)
