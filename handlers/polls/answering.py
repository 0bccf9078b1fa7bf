"""Those who are asked answer: by a button, or what stands for it, or through a link.

What somebody has chosen is said aloud only: nothing that is stored tells it.
"""

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.context import ChatContext, Work
from bot.errors import ChibotError
from bot.features.polls import answering, rules
from bot.features.polls.answering import Chosen, PollIsCalledOff, PollIsOver
from bot.features.polls.results import load_result
from bot.i18n import Texts
from bot.outbox.cards import Card
from handlers.common.routing import EarlyHandler
from handlers.polls import keyboards as press
from handlers.polls.answer_views import (
    chosen_words,
    numbers_words,
    render_over,
    render_question,
    render_result,
)
from models.members import Unit
from models.polls import Poll
from models.repositories import polls, units

_KNOWN = "poll_words"
_LINK = re.compile(r"/start(?:@\w+)? poll_(\d{1,18})", re.ASCII)


@dataclass(frozen=True)
class _Said:
    """What is stored of a confirmation, and what the person is shown."""

    toast: str
    toast_aloud: str
    card: Card
    card_aloud: Card | None


async def on_choose(context: ChatContext, chosen: press.ChooseOption) -> None:
    """Note it, and show the question with what is chosen by now."""
    # Typed once more it is taken out again; by a button only if that bears its mark.
    change = answering.put_in if context.work.query_id else answering.choose
    await _note_option(context, chosen.poll_id, chosen.option, change)


async def on_drop(context: ChatContext, chosen: press.DropOption) -> None:
    """One of several is not meant any more."""
    await _note_option(context, chosen.poll_id, chosen.option, answering.take_out)


async def _note_option(
    context: ChatContext, poll_id: int, option: int, change: Callable[..., Awaitable[Chosen]]
) -> None:
    session, seal, actor = context.session, context.work.seal, context.actor
    await note_answer(
        context, poll_id, lambda: change(session, seal, actor, poll_id, option, context.now)
    )


async def on_take_back(context: ChatContext, chosen: press.TakeBack) -> None:
    """Forget the answer, and show the question as it was."""
    session, seal, actor = context.session, context.work.seal, context.actor
    poll_id = chosen.poll_id
    await note_answer(
        context, poll_id, lambda: answering.take_back(session, seal, actor, poll_id, context.now)
    )


async def note_answer(
    context: ChatContext, poll_id: int, change: Callable[[], Awaitable[Chosen]]
) -> None:
    """What `change` makes of the answer is said, and not stored."""
    context.work.holds_secret = True
    try:
        done = await change()
    except (PollIsOver, PollIsCalledOff) as late:
        await _say_over(context, poll_id, late)
    else:
        await _show_noted(context, done)


async def _show_noted(context: ChatContext, done: Chosen) -> None:
    said = await _words_of(context, done)
    context.toast(said.toast, said.toast_aloud)
    context.replace(said.card, said.card_aloud, can_wait=True)


async def _words_of(context: ChatContext, done: Chosen) -> _Said:
    """Made once for all in a batch who chose the same: that takes longer than all else."""
    poll, texts = done.poll, context.texts
    known: dict[Any, _Said] = context.session.info.setdefault(_KNOWN, {})
    which = (poll.id, poll.ends_at, texts.language, done.options)
    if which not in known:
        unit = await units.get(context.session, poll.unit_id)
        known[which] = _say_noted(texts, poll, unit, done.options)
    return known[which]


def _say_noted(texts: Texts, poll: Poll, unit: Unit, options: Sequence[int]) -> _Said:
    if not options:
        card = render_question(texts, poll, unit, lead=texts("poll-taken-back"))
        return _Said(texts.plain("poll-taken-back"), "", card, None)
    numbers = numbers_words(options)
    lead = texts("poll-noted-aloud", numbers=numbers)
    return _Said(
        texts.plain("poll-noted"),
        texts.plain("poll-noted-aloud", numbers=numbers),
        render_question(texts, poll, unit, lead=texts("poll-noted"), is_answered=True),
        render_question(texts, poll, unit, options, lead, is_answered=True),
    )


async def _say_over(context: ChatContext, poll_id: int, late: ChibotError) -> None:
    """Where the question stood with what was chosen, it says that it is over."""
    context.toast(context.texts.plain(late.key))
    if context.work.pressed_message_id:
        session, texts = context.session, context.texts
        poll = await polls.get(session, poll_id)
        unit = await units.get(session, poll.unit_id)
        _, chosen = await answering.find_legible(session, poll, context.actor.member_id)
        aloud = render_over(texts, poll, unit, chosen)
        context.replace(render_over(texts, poll, unit), aloud)
    else:
        context.reply(Card(context.texts(late.key), keeps_choices=True))


async def on_show(context: ChatContext, chosen: press.ShowPoll) -> None:
    """The question anew, at the bottom of the chat."""
    context.toast("")
    await show(context, chosen.poll_id)


async def show(context: ChatContext, poll_id: int) -> None:
    """The question to one who is asked, with what they have chosen; or what became of it."""
    context.work.holds_secret = True
    texts = context.texts
    found = await answering.look(context.session, context.work.seal, context.actor, poll_id)
    poll, unit = found.poll, await units.get(context.session, found.poll.unit_id)
    if rules.can_choose(poll.state, poll.ends_at, context.now):
        stored = render_question(texts, poll, unit, is_answered=bool(found.options))
        is_answered = bool(found.options)
        lead = chosen_words(texts, found.options)
        chosen = found.options or None
        aloud = render_question(texts, poll, unit, chosen, lead, is_answered=is_answered)
        context.reply(stored, aloud)
    elif poll.state == rules.CLOSED:
        result = await load_result(context.session, poll_id)
        aloud = render_result(texts, result, unit, found.options)
        context.reply(render_result(texts, result, unit), aloud)
    else:
        context.reply(render_over(texts, poll, unit))


async def show_own(context: ChatContext) -> bool:
    """The polls in which the actor is asked: the only one at once; False if there is none."""
    found = await answering.list_open(context.session, context.actor, context.now)
    if len(found) == 1:
        await show(context, found[0].id)
    elif found:
        _show_list(context, found)
    return bool(found)


def _show_list(context: ChatContext, found: Sequence[Poll]) -> None:
    words = context.texts("poll-own-list", count=len(found))
    context.reply(Card(words, rows=press.list_rows(found)))


def _is_link(work: Work, words: str) -> bool:
    return _LINK.fullmatch(words) is not None and not work.query_id


async def _on_link(context: ChatContext, words: str) -> bool:
    """From the button in a group; a stranger learns nothing."""
    link = _LINK.fullmatch(words)
    if link is None:
        return False
    await show(context, int(link[1]))
    return True


LINK = EarlyHandler(_is_link, _on_link)
