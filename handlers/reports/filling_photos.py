"""Photos for a report: fetched and drawn anew before the transaction, an album answered once."""

import asyncio
from dataclasses import dataclass, replace
from datetime import datetime

from telegram import Bot, Message, Update
from telegram.error import TelegramError

from bot.access import Actor
from bot.context import ChatContext, Fetched, Preparation
from bot.errors import ChibotError
from bot.features.reports import filling
from bot.features.reports.answers import AnswerIsAmiss
from bot.features.reports.forms import PHOTO
from bot.features.reports.photos import (
    MEGABYTES,
    PhotoIsOfAnotherKind,
    PhotoIsTooBig,
    PhotoIsUnreadable,
    draw_anew,
)
from bot.i18n import Html
from bot.outbox.cards import Card
from handlers.reports import filling_keyboards as keyboards
from handlers.reports import filling_views as views
from handlers.reports.filling_quotes import find_in_buttons
from handlers.reports.filling_steps import ASK, Place, keep_place, place_of
from models.dialogues import Dialogue
from models.repositories.dialogues import Choices


@dataclass(frozen=True)
class DrawnPhoto:
    """A photo as it is kept; `source` is Telegram's name of the file it was drawn from."""

    source: str
    content: bytes


class PhotoIsNotFetched(ChibotError):
    """Telegram did not give the photo, or something else was fetched for this message."""

    key = "report-fill-photo-not-fetched"


PHOTO_ERRORS = (PhotoIsTooBig, PhotoIsUnreadable, PhotoIsOfAnotherKind, PhotoIsNotFetched)


async def _fetch(
    update: Update,
    actor: Actor,
    dialogue: Dialogue | None,
    bot: Bot,
    now: datetime,
    offered: Choices,
) -> Fetched:
    """Download a photo that answers a question, and draw it anew."""
    del now, offered
    place, message = place_of(dialogue), update.message
    if message is None or not actor.is_registered:
        return None
    is_asked = place is not None and place.kind == PHOTO
    if not is_asked and find_in_buttons(message) is None:
        return None
    source = _source_of(message)
    if source is None:
        return None
    file_id, unique_id, size = source
    if size > MEGABYTES * 1024 * 1024:
        raise PhotoIsTooBig(limit=MEGABYTES)
    try:
        file = await bot.get_file(file_id)
        content = bytes(await file.download_as_bytearray())
    except TelegramError as error:
        raise PhotoIsNotFetched from error
    return DrawnPhoto(unique_id, await asyncio.to_thread(draw_anew, content))


def _source_of(message: Message) -> tuple[str, str, int] | None:
    """File, unique name and bytes of what may be a photo."""
    if message.photo:
        biggest = message.photo[-1]
        return biggest.file_id, biggest.file_unique_id, biggest.file_size or 0
    document = message.document
    if document is None or message.animation is not None:
        return None
    return document.file_id, document.file_unique_id, document.file_size or 0


def _is_wanted(body: str) -> bool:
    return '"photo": [' in body or '"document": {' in body


PREPARATION = Preparation(_is_wanted, _fetch)


def has_picture(message: Message) -> bool:
    """Whether the message brings what may be a photo."""
    return _source_of(message) is not None


def photo_at_hand(context: ChatContext) -> DrawnPhoto:
    """The photo that was fetched. Raises why it could not be."""
    found = context.work.prepared
    if isinstance(found, DrawnPhoto):
        return found
    if isinstance(found, PHOTO_ERRORS):
        raise found
    # Nothing came in time, or another feature has taken the file for its own.
    raise PhotoIsNotFetched


async def take_photo(context: ChatContext, place: Place, message: Message) -> None:
    """One more photo for the question; of an album only the first, and what is amiss, is answered.

    Raises what ends the writing of a report.
    """
    album = message.media_group_id or ""
    try:
        photo = photo_at_hand(context)
        await filling.save_photo(
            context.session,
            context.actor,
            place.report,
            place.position,
            photo.source,
            photo.content,
            context.now,
        )
    except (AnswerIsAmiss, *PHOTO_ERRORS) as error:
        await _refuse(context, place, album, error)
        return
    if not album or place.album != album:
        await _tell(context, replace(place, album=album), message)


async def _refuse(context: ChatContext, place: Place, album: str, error: ChibotError) -> None:
    if album and place.refused == album:
        return
    await keep_place(context, ASK, replace(place, album=album, refused=album))
    sheet = await filling.load_sheet(context.session, place.report)
    question = sheet.question(place.position)
    rows = keyboards.question_rows(context.texts, sheet, question, checks=place.checks)
    context.reply(Card(context.texts(error.key, **error.variables), rows=rows))


async def _tell(context: ChatContext, place: Place, message: Message) -> None:
    await keep_place(context, ASK, place)
    texts = context.texts
    sheet = await filling.load_sheet(context.session, place.report)
    question = sheet.question(place.position)
    parts = [texts("report-fill-album") if place.album else _count(context, sheet, place)]
    if message.caption:
        parts.append(texts("report-fill-caption"))
    rows = keyboards.question_rows(texts, sheet, question, checks=place.checks)
    context.reply(Card(Html("\n".join(parts)), rows=rows))


def _count(context: ChatContext, sheet: filling.Sheet, place: Place) -> Html:
    question = sheet.question(place.position)
    kept = views.kept_words(context.texts, sheet, question)
    return Html(f"{kept}\n{views.how_words(context.texts, sheet, question)}")
