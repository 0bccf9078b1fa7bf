"""What is done from the board of a poll: close, call off, remind, extend, look at names."""

from collections.abc import Sequence
from datetime import datetime

from bot.access import Act
from bot.context import ChatContext
from bot.errors import ChoiceIsStale
from bot.features.polls import answering, closing, leading, voters
from bot.outbox.cards import Card, Choice, column
from handlers.common.forms import Form, stop_choice
from handlers.common.routing import PressHandler
from handlers.polls import asking_keyboards as press
from handlers.polls import boards
from handlers.polls.asking_questions import DAYS
from handlers.polls.asking_times import end_after, read_end
from models.polls import Poll

NAME = "pollend"


async def on_show_board(context: ChatContext, chosen: press.ShowBoard) -> None:
    """Bring the live board to the bottom of the chat."""
    await leading.show_board(context.session, context.actor, chosen.poll_id, context.now)
    context.toast("")


async def on_show_picture(context: ChatContext, chosen: press.ShowPicture) -> None:
    """The result as a picture, below."""
    await leading.show_picture(context.session, context.actor, chosen.poll_id, context.now)
    context.toast("")


async def on_close(context: ChatContext, chosen: press.CloseNow) -> None:
    """Ask once, then count."""
    texts, session, actor = context.texts, context.session, context.actor
    context.toast("")
    if chosen.sure:
        seal, quiet = context.work.seal, context.work.settings.quiet
        await closing.close_now(session, seal, actor, chosen.poll_id, context.now, quiet)
        context.replace(Card(texts("poll-board-close-done")))
        return
    poll = await leading.get_open(session, actor, chosen.poll_id)
    words = texts("poll-board-close-ask", question=poll.question)
    _ask_sure(context, words, press.close_sure(texts, poll.id), poll)


async def on_call_off(context: ChatContext, chosen: press.CallOff) -> None:
    """Ask once, then forget all that was answered."""
    texts, session, actor = context.texts, context.session, context.actor
    context.toast("")
    if chosen.sure:
        await closing.call_off(session, actor, chosen.poll_id, context.now)
        context.replace(Card(texts("poll-board-call-off-done")))
        return
    poll = await leading.get_open(session, actor, chosen.poll_id)
    words = texts("poll-board-call-off-ask", question=poll.question)
    _ask_sure(context, words, press.call_off_sure(texts, poll.id), poll)


def _ask_sure(context: ChatContext, words: str, sure: Choice, poll: Poll) -> None:
    leave = press.Leave(poll.id).choice(context.texts.plain("poll-board-leave"))
    context.reply(Card(words, rows=column(sure, leave)))


async def on_leave(context: ChatContext, chosen: press.Leave) -> None:
    """The question goes, so that nobody presses its other button later; the board is below."""
    await leading.show_board(context.session, context.actor, chosen.poll_id, context.now)
    context.toast("")
    context.replace(Card(context.texts("poll-board-left")))


async def on_remind(context: ChatContext, chosen: press.RemindNow) -> None:
    """Those who have not answered; nobody learns who they are."""
    session, actor, now = context.session, context.actor, context.now
    quiet = context.work.settings.quiet
    count = await leading.remind_now(session, actor, chosen.poll_id, now, quiet)
    texts, starts = context.texts, quiet.end_after(now)
    context.toast("")
    if starts > now:
        when = texts.moment(starts)
        words = texts("poll-board-remind-morning", count=count, when=when)
    else:
        words = texts("poll-board-remind-done", count=count)
    context.reply(Card(words, keeps_choices=True))


async def on_extend(context: ChatContext, chosen: press.Extend) -> None:
    """Ask until when."""
    poll = await leading.get_open(context.session, context.actor, chosen.poll_id)
    texts = context.texts
    context.toast("")
    await context.take_to(NAME, "ends", {"poll": poll.id})
    choices = [EXTEND.choice("ends", str(day), texts.plain(f"poll-ask-ends-{day}")) for day in DAYS]
    words = texts("poll-board-extend-ask", when=texts.moment(poll.ends_at))
    context.reply(Card(words, rows=column(*choices, stop_choice(texts))))


async def _on_ends(context: ChatContext, words: str) -> None:
    at = read_end(context, words)
    if at is not None:
        await _extend(context, at)


async def _pick_ends(context: ChatContext, value: str) -> None:
    await _extend(context, end_after(context, value))


async def _extend(context: ChatContext, at: datetime) -> None:
    quiet, poll_id = context.work.settings.quiet, context.answers["poll"]
    await leading.extend(context.session, context.actor, poll_id, at, context.now, quiet)
    await context.end_dialogue()
    texts = context.texts
    context.replace(Card(texts("poll-board-extend-done", when=texts.moment(at))))


async def on_show_voters(context: ChatContext, chosen: press.ShowVoters) -> None:
    """The names, of a poll that is not secret."""
    found = await voters.list_voters(context.session, context.actor, chosen.poll_id)
    poll = await leading.get_to_see(context.session, context.actor, chosen.poll_id)
    context.toast("")
    card = boards.render_voters(context.texts, poll, found, chosen.start)
    if chosen.start:
        context.replace(card)
    else:
        context.reply(card)


async def on_list(context: ChatContext, chosen: press.ListPolls) -> None:
    """Another page of the last ones."""
    recent = await leading.list_recent(context.session, context.actor, context.now)
    if not recent:
        raise ChoiceIsStale
    context.toast("")
    context.replace(await render_list(context, recent, chosen.start))


async def render_list(context: ChatContext, recent: Sequence[Poll], start: int) -> Card:
    """The last polls, and those that wait for the actor's answer; asking is offered to who may."""
    session, texts, actor = context.session, context.texts, context.actor
    asked = await answering.list_open(session, actor, context.now)
    may_ask = actor.holds_any(Act.OPEN_POLL)
    return await boards.render_recent(session, texts, recent, asked, start, may_ask=may_ask)


EXTEND = Form(NAME, {"ends": _on_ends}, picks={"ends": _pick_ends})
PRESSES = (
    PressHandler(press.ShowBoard, on_show_board),
    PressHandler(press.ListPolls, on_list),
    PressHandler(press.ShowPicture, on_show_picture),
    PressHandler(press.CloseNow, on_close),
    PressHandler(press.CallOff, on_call_off),
    PressHandler(press.Leave, on_leave),
    PressHandler(press.RemindNow, on_remind),
    PressHandler(press.Extend, on_extend),
    PressHandler(press.ShowVoters, on_show_voters),
)
