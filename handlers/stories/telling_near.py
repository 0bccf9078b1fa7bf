"""Messages that belong to a story although nobody is being asked for one: a day in between, a
picture behind what was sent, a text that is forwarded out of the blue."""

import re
from datetime import timedelta

from telegram import Message, Update
from telegram.ext import ApplicationHandlerStop, BaseHandler

from bot.context import ChatContext, current_work
from bot.features.stories import drafting, rules, telling
from bot.outbox.cards import Card, column
from bot.photos import DrawnPhoto
from bot.reading import stories as reading
from bot.reading.names import fold
from handlers.common.routing import PRIVATE
from handlers.stories import telling_keyboards as keyboards
from handlers.stories import telling_views as views
from handlers.stories.telling_photos import LONG_CAPTION, take_photo
from handlers.stories.telling_steps import (
    NAME,
    NEAR,
    TELL,
    Place,
    keep_place,
    place_at_hand,
)
from handlers.stories.telling_typed import take_words
from handlers.stories.telling_ways import REFUSALS, end_over
from models.stories import Story

# Letters: shorter ones are questions and answers, whoever forwards them.
_STORY, _FORWARDED = 250, 80
# What is sent so soon behind a story belongs to it.
_BEHIND = timedelta(days=3)
# A long answer to an invitation, which is no story.
_ANSWER = re.compile(
    r"\bxin (?:phep |cao loi )?(?:vang|nghi|den tre|tre|ve som)\b|\b(?:du|vang|nghi) hop\b"
    r"|\bbuoi (?:hop|sinh hoat) (?:toi|chieu|sang|hom nay|ngay|mai)\b"
)
# Of a message that is offered to become a story: as much as Telegram sends at once.
_MOST = 4096


class NearHandler(BaseHandler[Update, ChatContext, None]):
    """Hears, before all others, what looks like a story while nothing else is being done; leaves
    it to them if it is none."""

    def __init__(self) -> None:
        async def on_heard(update: Update, context: ChatContext) -> None:
            if update.message is not None and await _take(context, update.message):
                raise ApplicationHandlerStop

        super().__init__(on_heard)

    def check_update(self, update: object) -> bool:
        """Whether it may be a story; asked of every message, so it must be quick."""
        if not isinstance(update, Update) or not PRIVATE.check_update(update):
            return False
        work, message = current_work.get(), update.message
        if message is None or work.pressed or not work.is_registered:
            return False
        if message.reply_to_message is not None:
            return False
        dialogue = work.dialogue
        if dialogue is not None and (dialogue.name, dialogue.step) != (NAME, NEAR):
            return False
        if message.text is not None and message.text.startswith("/"):
            return False
        is_photo = isinstance(work.prepared, DrawnPhoto) or bool(message.photo)
        return is_photo or _is_story(message.text or "", message)


def _is_story(words: str, message: Message) -> bool:
    is_long = len(words) >= (_STORY if message.forward_origin is None else _FORWARDED)
    return is_long or (":" in words and reading.read_told(words).is_labelled)


async def _take(context: ChatContext, message: Message) -> bool:
    """To the story it belongs to, or offer to make one of it; False if it is left to others."""
    words = message.caption or message.text or ""
    album = message.media_group_id or ""
    if album and place_at_hand(context).refused == album:
        # It shall be sent again as a whole.
        return True
    if message.photo and not isinstance(context.work.prepared, DrawnPhoto):
        return await _ask_again(context, album)
    try:
        story = await _find_story(context, words, message)
        if story is None:
            return await _offer(context, words, message)
        was_sent = place_at_hand(context).story == story.id and story.state == rules.DRAFT
        place = Place(story.id)
        await keep_place(context, TELL, place)
        if was_sent:
            context.reply(Card(context.texts("story-added-after"), keeps_choices=True))
        if message.photo or message.document:
            await take_photo(context, place, message)
        else:
            await take_words(context, place, message, words)
    except REFUSALS as refusal:
        await end_over(context, refusal)
    return True


async def _find_story(context: ChatContext, words: str, message: Message) -> Story | None:
    """The one that was just sent, or is being written, or a new one if this is surely one.

    Raises StoryIsSent if it was meant for one that went on.
    """
    session, actor, now = context.session, context.actor, context.now
    place = place_at_hand(context)
    has_label = reading.read_told(words).is_labelled
    has_photo = bool(message.photo or message.document)
    is_more = has_photo and len(words) < _FORWARDED
    if place.story and (is_more or (has_label and not _tells_much(words))):
        sent = await drafting.get_own(session, actor, place.story)
        if now - sent.proposed_at <= _BEHIND:
            return await _reopen(context, sent)
    is_shown = context.work.dialogue is not None and not place.story
    if has_photo or has_label or is_shown or message.forward_origin is not None:
        draft = await drafting.find_draft(session, actor)
        if draft is not None:
            return draft
    is_whole = has_photo and len(words) >= LONG_CAPTION
    if is_shown or is_whole or _tells_much(words):
        return await drafting.begin(session, actor, now)
    return None


async def _reopen(context: ChatContext, sent: Story) -> Story:
    """Before anybody has decided, what was forgotten is put in."""
    if sent.state == rules.PROPOSED:
        return await telling.take_back(context.session, context.actor, sent.id, context.now)
    return await drafting.get_to_write(context.session, context.actor, sent.id)


def _tells_much(words: str) -> bool:
    """Two labels at least are no accident."""
    told = reading.read_told(words)
    return sum(bool(part) for part in (told.who, told.place, told.result)) > 1


async def _ask_again(context: ChatContext, album: str) -> bool:
    """Nobody was waiting for a picture, so it was not even fetched; it may belong to a draft."""
    draft = await drafting.find_draft(context.session, context.actor)
    if album or draft is not None:
        await keep_place(context, NEAR, Place(refused=album))
    if draft is None:
        # Others answer the first of an album; the rest says nothing new.
        return False
    texts = context.texts
    write = keyboards.WriteOn(draft.id).choice(texts.plain("story-write-on"))
    words = texts("story-photo-whose", name=views.name_of(texts, draft))
    context.reply(Card(words, rows=column(write)))
    return True


async def _offer(context: ChatContext, words: str, message: Message) -> bool:
    if message.photo or len(words) < _FORWARDED or _ANSWER.search(fold(words)):
        return False
    texts = context.texts
    await keep_place(context, NEAR, Place(offered=words[:_MOST]))
    choices = [keyboards.TellOffered(0).choice(texts.plain("story-offer-take"))]
    draft = await drafting.find_draft(context.session, context.actor)
    if draft is not None:
        add = keyboards.TellOffered(draft.id).choice(texts.plain("story-offer-add"))
        choices.insert(0, add)
    context.reply(Card(texts("story-offer"), rows=column(*choices), keeps_choices=True))
    return True
