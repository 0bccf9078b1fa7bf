"""Those who are asked answer: by a button, a number or a label, or through a link.

What somebody has chosen is said aloud only: nothing that is stored tells it.
"""

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.context import ChatContext, Work
from bot.errors import ChibotError
from bot.features.polls import answering, rules, secrecy
from bot.features.polls.answering import Chosen, OnlyOne, PollIsCalledOff, PollIsOver
from bot.features.polls.kinds import MESSAGE, REMINDER, RESULT
from bot.features.polls.results import load_result
from bot.i18n import Texts
from bot.outbox.cards import Card, Choice
from bot.reading.names import fold
from handlers.common.feature import Feature
from handlers.common.routing import EarlyHandler, PressHandler
from handlers.polls import keyboards as press
from handlers.polls.answer_views import (
    numbers_words,
    render_over,
    render_question,
    render_result,
    view_message,
    view_reminder,
    view_result,
)
from models.members import Unit
from models.polls import Poll
from models.repositories import dialogues, polls, units

_LONGEST, _KNOWN = 64, "poll_words"
_LINK = re.compile(r"/start(?:@\w+)? poll_(\d{1,18})", re.ASCII)
# As `fold` leaves it: "1, 3", "1 va 3", "toi chon y so 2 nhe".
_NUMBERS = re.compile(
    r"(?:(?:toi|minh|em|xin)\s+)*(?:chon\s+)?(?:(?:y|phuong an|cau)\s+)?(?:so\s+)?"
    r"\d(?:(?:\s*[,;.&+]\s*|\s+(?:va|and)\s+|\s+)\d)*(?:\s+(?:a|nhe|nha))?[.!]?",
    re.ASCII,
)


@dataclass(frozen=True)
class _Said:
    """What is stored of a confirmation, and what the person is shown."""

    toast: str
    toast_aloud: str
    card: Card
    card_aloud: Card | None


async def on_choose(context: ChatContext, chosen: press.ChooseOption) -> None:
    """Note it, and show the question with what is chosen by now."""
    session, seal, actor = context.session, context.work.seal, context.actor
    poll_id, option = chosen.poll_id, chosen.option
    await _note(
        context,
        poll_id,
        lambda: answering.choose(session, seal, actor, poll_id, option, context.now),
    )


async def on_take_back(context: ChatContext, chosen: press.TakeBack) -> None:
    """Forget the answer, and show the question as it was."""
    session, seal, actor = context.session, context.work.seal, context.actor
    poll_id = chosen.poll_id
    await _note(
        context, poll_id, lambda: answering.take_back(session, seal, actor, poll_id, context.now)
    )


async def _note(
    context: ChatContext, poll_id: int, change: Callable[[], Awaitable[Chosen]]
) -> None:
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
        poll = await polls.get(context.session, poll_id)
        unit = await units.get(context.session, poll.unit_id)
        context.replace(render_over(context.texts, poll, unit))
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
        lead = texts("poll-chosen", numbers=numbers_words(found.options)) if is_answered else ""
        chosen = found.options or None
        aloud = render_question(texts, poll, unit, chosen, lead, is_answered=is_answered)
        context.reply(stored, aloud)
    elif poll.state == rules.CLOSED:
        result = await load_result(context.session, poll_id)
        context.reply(render_result(texts, result, unit))
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


def _are_numbers(work: Work, words: str) -> bool:
    is_free = work.dialogue is None and not work.pressed
    return is_free and len(words) <= _LONGEST and _NUMBERS.fullmatch(fold(words)) is not None


async def _on_numbers(context: ChatContext, words: str) -> bool:
    """Numbers of the question that was asked last, several at once or in a sentence."""
    offered = await _list_offered(context)
    numbers = [int(number) for number in re.findall(r"\d+", words)]
    if not offered or not all(0 < number <= len(offered) for number in numbers):
        return False
    poll_id = offered[0].poll_id
    options = [offered[number - 1].option for number in numbers]
    session, seal, actor = context.session, context.work.seal, context.actor
    try:
        if len(options) == 1:
            await on_choose(context, press.ChooseOption(poll_id, options[0]))
        else:
            await _note(
                context,
                poll_id,
                lambda: answering.choose_all(session, seal, actor, poll_id, options, context.now),
            )
    except OnlyOne as error:
        # Said in passing, so that one number can still be sent.
        context.reply(Card(context.texts(error.key), keeps_choices=True))
    return True


async def _list_offered(context: ChatContext) -> list[press.ChooseOption]:
    """The options of the last card, if it is a question."""
    stored = await dialogues.find_choices(context.session, context.work.chat_id)
    last = [Choice.from_stored(label, data) for label, data in stored]
    own = [one.data for one in last if press.ChooseOption.is_in(one.data) and not one.aside]
    offered = [press.ChooseOption.unpack(data) for data in own]
    return offered if len({one.poll_id for one in offered}) == 1 else []


FEATURE = Feature(
    early=[EarlyHandler(_is_link, _on_link), EarlyHandler(_are_numbers, _on_numbers)],
    presses=[
        PressHandler(press.ChooseOption, on_choose),
        PressHandler(press.TakeBack, on_take_back),
        PressHandler(press.ShowPoll, on_show),
    ],
    kinds=(MESSAGE, REMINDER, RESULT),
    views={
        MESSAGE.name: view_message,
        REMINDER.name: view_reminder,
        RESULT.name: view_result,
    },
    secret_prefixes=(secrecy.PREFIX,),
    find_secretive=secrecy.find_secretive,
)
