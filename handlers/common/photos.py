"""Photos that people send: fetched from Telegram and drawn anew before the transaction."""

import asyncio

from telegram import Bot, Message
from telegram.error import TelegramError

from bot.context import ChatContext
from bot.errors import ChibotError
from bot.photos import (
    MEGABYTES,
    DrawnPhoto,
    PhotoIsOfAnotherKind,
    PhotoIsTooBig,
    PhotoIsUnreadable,
    draw_anew,
)


class PhotoIsNotFetched(ChibotError):
    """Telegram did not give the photo, or something else was fetched for this message."""

    key = "photo-not-fetched"


PHOTO_ERRORS = (PhotoIsTooBig, PhotoIsUnreadable, PhotoIsOfAnotherKind, PhotoIsNotFetched)


def brings_file(body: str) -> bool:
    """Whether a raw update may bring a photo, as a photo or as a file."""
    return '"photo": [' in body or '"document": {' in body


def has_picture(message: Message) -> bool:
    """Whether the message brings what may be a photo."""
    return _source_of(message) is not None


async def fetch_photo(message: Message, bot: Bot) -> DrawnPhoto | None:
    """Download the photo of a message and draw it anew; None if it brings none.

    Raises one of PHOTO_ERRORS.
    """
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


def photo_at_hand(context: ChatContext) -> DrawnPhoto:
    """The photo that was fetched. Raises why it could not be."""
    found = context.work.prepared
    if isinstance(found, DrawnPhoto):
        return found
    if isinstance(found, PHOTO_ERRORS):
        raise found
    # Nothing came in time, or another feature has taken the file for its own.
    raise PhotoIsNotFetched
