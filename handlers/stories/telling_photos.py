"""Telling a story: pictures, an album answered once; and what cannot be told with."""

from dataclasses import replace
from datetime import datetime

from telegram import Bot, Message, Update
from telegram.ext import BaseHandler

from bot.access import Actor
from bot.context import ChatContext, Fetched, Preparation, current_work
from bot.errors import ChibotError
from bot.features.stories import drafting, noting
from bot.features.stories.noting import Noted
from bot.i18n import Html
from handlers.common.photos import (
    PHOTO_ERRORS,
    brings_file,
    fetch_photo,
    has_picture,
    photo_at_hand,
)
from handlers.common.routing import PRIVATE
from handlers.stories import telling_views as views
from handlers.stories.telling_steps import (
    NAME,
    NEAR,
    TELL,
    Place,
    answer_noted,
    keep_place,
    place_at_hand,
    place_of,
)
from handlers.stories.telling_typed import AMISS, say_amiss
from handlers.stories.telling_ways import REFUSALS, end_over
from models.dialogues import Dialogue
from models.repositories.dialogues import Choices


async def _fetch(
    update: Update,
    actor: Actor,
    dialogue: Dialogue | None,
    bot: Bot,
    now: datetime,
    offered: Choices,
) -> Fetched:
    """Download a photo of somebody who tells a story, or looks at one, or who does nothing else
    and writes so much with it that it is one."""
    del now
    message = update.message
    if message is None or not actor.is_registered or not PRIVATE.check_update(update):
        return None
    is_shown = any(data.lstrip("!*").startswith(PREFIX) for _, data in offered)
    is_near = dialogue is None and (is_shown or len(message.caption or "") >= LONG_CAPTION)
    if place_of(dialogue) is None and not (is_near and message.photo):
        return None
    return await fetch_photo(message, bot)


# Letters that make a picture a story.
LONG_CAPTION = 80
# Of what the cards of a story that is being told offer.
PREFIX = "st"
PREPARATION = Preparation(brings_file, _fetch)


class MediaHandler(BaseHandler[Update, ChatContext, None]):
    """Calls back with whatever is no text, of somebody who tells a story."""

    def __init__(self) -> None:
        async def on_it(update: Update, context: ChatContext) -> None:
            if update.message is not None:
                await on_media(context, update.message)

        super().__init__(on_it)

    def check_update(self, update: object) -> bool:
        """Whether it belongs to a story."""
        if not isinstance(update, Update) or not PRIVATE.check_update(update):
            return False
        dialogue, message = current_work.get().dialogue, update.message
        if dialogue is None or dialogue.name != NAME or dialogue.step == NEAR:
            return False
        return message is not None and not message.text and has_content(message)


def has_content(message: Message) -> bool:
    """Whether it is something that people send, not a note of Telegram's."""
    return message.effective_attachment is not None


async def on_media(context: ChatContext, message: Message) -> None:
    """A picture is kept; of all else it is said what can be read."""
    place = place_at_hand(context)
    try:
        if has_picture(message):
            await take_photo(context, place, message)
        else:
            await _say_unfit(context, place, message)
    except REFUSALS as refusal:
        await end_over(context, refusal)


async def take_photo(context: ChatContext, place: Place, message: Message) -> None:
    """One more picture, and what is written with it; of an album only the first one, and what is
    amiss, is answered. Raises REFUSALS."""
    album = message.media_group_id or ""
    try:
        noted = await _note_caption(context, place, message)
        photo = photo_at_hand(context)
        session, actor, now = context.session, context.actor, context.now
        count = await drafting.add_photo(session, actor, place.story, photo, now)
    except (*AMISS, *PHOTO_ERRORS) as error:
        await _refuse(context, place, album, error)
        return
    if album and place.album == album:
        return
    story = await drafting.get_to_write(session, actor, place.story)
    said = _said(context, album, count, noted)
    held = replace(place, album=album)
    await answer_noted(context, story, held, noted, said, is_coming=bool(album))


def _said(context: ChatContext, album: str, count: int, noted: Noted | None) -> Html:
    texts = context.texts
    photo = texts("story-noted-album") if album else texts("story-noted-photo", count=count)
    return Html(f"{photo}\n{views.noted_words(texts, noted)}") if noted is not None else photo


async def _note_caption(context: ChatContext, place: Place, message: Message) -> Noted | None:
    """The words with a picture tell of the story like all others."""
    caption = (message.caption or "").strip()
    if not any(letter.isalnum() for letter in caption):
        return None
    session, actor, now = context.session, context.actor, context.now
    return await noting.note(session, actor, place.story, caption, now)


async def _refuse(context: ChatContext, place: Place, album: str, error: ChibotError) -> None:
    if album and place.refused == album:
        return
    await say_amiss(context, replace(place, album=album or place.album, refused=album), error)


async def _say_unfit(context: ChatContext, place: Place, message: Message) -> None:
    """Say what is due here; once for an album of videos."""
    album = message.media_group_id or ""
    if album and album in {place.refused, place.album}:
        return
    texts = context.texts
    story = await drafting.get_to_write(context.session, context.actor, place.story)
    noted = await _note_caption(context, place, message)
    key = "story-no-voice" if message.voice or message.audio else "story-no-media"
    if message.video or message.video_note:
        key = "story-no-video"
    said = [texts(key)]
    if noted is not None:
        said.append(views.noted_words(texts, noted))
    held = replace(place, album=album or place.album, refused=album)
    await keep_place(context, TELL, held)
    await answer_noted(context, story, held, noted, Html("\n".join(said)))
