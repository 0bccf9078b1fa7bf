"""Finds what an update picks: a pressed button, or a number or label typed instead."""

from telegram import Update

from bot.context import Work
from bot.reading.names import fold
from models.repositories import dialogues


async def pick(work: Work, update: Update) -> None:
    """Note the choice in `work`; a typed one counts like a press."""
    query = update.callback_query
    if query is not None:
        work.query_id = query.id
        work.pressed = query.data or ""
        work.pressed_message_id = query.message.message_id if query.message else 0
        return
    words = update.message.text if update.message else None
    if words and not words.startswith("/") and len(words) <= 64:
        work.pressed = _picked(words, await dialogues.find_choices(work.session, work.chat_id))


def _picked(words: str, choices: dialogues.Choices) -> str | None:
    typed = fold(words).strip(" .)(")
    if typed.isascii() and typed.isdigit():
        number = int(typed)
        return choices[number - 1][1] if 1 <= number <= len(choices) else None
    return next((data for label, data in choices if fold(label) == typed), None)
