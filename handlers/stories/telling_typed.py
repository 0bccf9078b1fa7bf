"""Telling a story: what is typed or forwarded."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from telegram import Message, Update
from telegram.ext import BaseHandler

from bot.context import ChatContext, current_work
from bot.errors import ChibotError
from bot.features.stories import drafting, noting
from bot.reading.courtesy import is_courtesy
from bot.reading.names import fold
from bot.reading.quantities import is_nothing
from bot.reading.stories import DONE, LATER, SEND, read_label, read_way
from handlers.common.routing import PRIVATE_TEXT
from handlers.stories import telling_views as views
from handlers.stories.telling_steps import (
    NAME,
    PART,
    TELL,
    Place,
    answer_noted,
    ask_part,
    keep_place,
    place_at_hand,
)
from handlers.stories.telling_ways import REFUSALS, end_over, leave, send_story

_UNKNOWN = frozenset(
    "bo qua,khong biet,ko biet,k biet,khong ro,ko ro,khong nho,ko nho,skip,unknown".split(",")
)
# What an app cuts a longer text into, and seconds in which the rest of it arrives.
_CUT_AT, _REST_WITHIN = 4000, 5
# What is amiss with a message; the story is as it was.
AMISS = (
    noting.StoryIsFull,
    noting.WordsAreSecret,
    noting.WordsAreMissing,
    drafting.PhotosAreEnough,
)
_OPEN = ((NAME, TELL), (NAME, PART))


class WordsHandler(BaseHandler[Update, ChatContext, None]):
    """Calls back with words of somebody who is telling a story."""

    def __init__(self, callback: Callable[[ChatContext, Message], Awaitable[None]]) -> None:
        async def on_words(update: Update, context: ChatContext) -> None:
            if update.message is not None:
                await callback(context, update.message)

        super().__init__(on_words)

    def check_update(self, update: object) -> bool:
        """Whether the words belong to the story."""
        dialogue = current_work.get().dialogue
        is_open = dialogue is not None and (dialogue.name, dialogue.step) in _OPEN
        return is_open and isinstance(update, Update) and bool(PRIVATE_TEXT.check_update(update))


async def on_words(context: ChatContext, message: Message) -> None:
    """One more message of the story; or a way on."""
    place, words = place_at_hand(context), message.text or ""
    try:
        if not await _moves(context, place, words):
            await take_words(context, place, message, words)
    except REFUSALS as refusal:
        await end_over(context, refusal)


async def _moves(context: ChatContext, place: Place, words: str) -> bool:
    """Whether the words tell nothing of the story, and were answered."""
    typed, way = fold(words).strip(" .!"), read_way(words)
    if way == SEND:
        await send_story(context, place.story)
    elif way == LATER:
        await leave(context)
    elif part := read_label(typed):
        # What was named and not told is asked for.
        await ask_part(context, place.story, part)
    elif way == DONE or is_courtesy(typed) or typed.isdecimal() or _skips(place, typed):
        story = await drafting.get_to_write(context.session, context.actor, place.story)
        sheet = await drafting.load_sheet(context.session, story)
        opening = context.texts("common-number-unclear") if typed.isdecimal() else None
        card = views.render_sheet(context.texts, sheet, opening, can_undo=bool(place.before))
        await keep_place(context, TELL, replace(place, part=""))
        context.reply(card)
    else:
        return False
    return True


def _skips(place: Place, typed: str) -> bool:
    """Whether they do not know the part that they were asked for."""
    return bool(place.part) and (typed in _UNKNOWN or is_nothing(typed))


async def take_words(context: ChatContext, place: Place, message: Message, words: str) -> None:
    """Note what the message tells. Raises REFUSALS."""
    sent_at = message.date.timestamp()
    goes_on = bool(place.cut_at) and sent_at - place.cut_at <= _REST_WITHIN
    session, actor, now = context.session, context.actor, context.now
    try:
        if place.part and message.forward_origin is None:
            noted = await noting.put_part(session, actor, place.story, place.part, words, now)
        else:
            noted = await noting.note(session, actor, place.story, words, now, goes_on=goes_on)
    except AMISS as error:
        await say_amiss(context, place, error)
        return
    cut_at = sent_at if len(words) >= _CUT_AT else 0.0
    story = await drafting.get_to_write(session, actor, place.story)
    said = views.noted_words(context.texts, noted)
    await answer_noted(context, story, replace(place, cut_at=cut_at), noted, said)


async def say_amiss(context: ChatContext, place: Place, error: ChibotError) -> None:
    """What is amiss with a message; the ways on stay below it."""
    story = await drafting.get_to_write(context.session, context.actor, place.story)
    said = context.texts(error.key, **error.variables)
    await answer_noted(context, story, place, None, said)
