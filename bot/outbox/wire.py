"""Spells cards as the Bot API takes them: keyboards, files, pictures, albums."""

import io
import json
from typing import Any

import segno
from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    InputMediaPhoto,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    TelegramObject,
)
from telegram.constants import ParseMode

from bot.outbox.cards import Attachment, Card, Choice, Picture

Keyboard = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove


def spelt(value: object) -> str:
    """As it travels in a form."""
    if isinstance(value, TelegramObject):
        return value.to_json()
    return json.dumps(value) if isinstance(value, bool) else str(value)


def keyboard(card: Card) -> Keyboard | None:
    """All that a new message may have under it, or under the input field."""
    if card.asks_contact:
        button = KeyboardButton(card.asks_contact, request_contact=True)
        return ReplyKeyboardMarkup([[button]], resize_keyboard=True)
    if card.ends_contact:
        return ReplyKeyboardRemove()
    return inline(card)


def inline(card: Card) -> InlineKeyboardMarkup | None:
    """The buttons under the message."""
    rows = [[_button(choice) for choice in row] for row in card.rows]
    return InlineKeyboardMarkup(rows) if rows else None


def _button(choice: Choice) -> InlineKeyboardButton:
    if choice.url:
        return InlineKeyboardButton(choice.label, url=choice.url)
    return InlineKeyboardButton(choice.label, callback_data=choice.data)


def file(attachment: Attachment) -> str | InputFile:
    """What Telegram holds already, or what is uploaded."""
    name = attachment.name or None
    return attachment.file_id or InputFile(attachment.content, filename=name)


def photo(attachment: Attachment, caption: str = "") -> InputMediaPhoto:
    """A photo among others, or in the place of another."""
    given: Any = attachment.file_id or attachment.content
    return InputMediaPhoto(given, caption or None, ParseMode.HTML, filename=attachment.name or None)


def album(card: Card) -> list[InputMediaPhoto]:
    """The photos of an album; the text stands under the first."""
    first, *others = card.album
    return [photo(first, card.text), *map(photo, others)]


def draw(picture: Picture) -> bytes:
    """Raises ValueError for a text that is too long."""
    drawn = io.BytesIO()
    segno.make(picture.text, error="m").save(drawn, kind="png", scale=8, border=3)
    return drawn.getvalue()
