"""Finds what an update picks: a pressed button, or a number or label typed instead."""

import unicodedata
from collections.abc import Sequence

from telegram import InlineKeyboardButton, Message, Update

from bot.context import SEVERAL, Work
from bot.outbox.cards import Choice
from bot.reading.names import fold
from models.repositories import dialogues, outbox

_LONGEST = 64


async def pick(work: Work, update: Update) -> None:
    """Note the choice in `work`; a typed one counts like a press."""
    query = update.callback_query
    if query is not None:
        work.query_id = query.id
        work.pressed = query.data or ""
        work.pressed_message_id = query.message.message_id if query.message else 0
        return
    message = update.message
    words = message.text if message else None
    if message is None or not words or words.startswith("/"):
        return
    stored = await dialogues.find_choices(work.session, work.chat_id)
    last = [Choice.from_stored(label, data) for label, data in stored]
    quoted = message.reply_to_message
    if quoted is not None:
        work.quoted = await outbox.find_by_message(work.session, work.chat_id, quoted.message_id)
        last = _of_quoted(quoted, last, is_known=work.quoted is not None)
    if len(words) <= _LONGEST:
        work.pressed = _picked(words, last)


def _of_quoted(quoted: Message, last: list[Choice], *, is_known: bool) -> list[Choice]:
    """What words that quote a message can pick: its own choices, never those of another card."""
    markup = quoted.reply_markup
    buttons = [button for row in markup.inline_keyboard for button in row] if markup else []
    own = [_choice(button) for button in buttons if isinstance(button.callback_data, str)]
    if own and {choice.data for choice in own} <= {choice.data for choice in last}:
        return last
    return own if own or is_known else last


def _choice(button: InlineKeyboardButton) -> Choice:
    # Whether it is weighty is not known, so a number does not pick it.
    return Choice(button.text, str(button.callback_data), weighty=True)


def _picked(words: str, choices: Sequence[Choice]) -> str | None:
    typed = fold(words).strip(" .)(")
    if typed.isascii() and typed.isdigit():
        return _numbered(int(typed), choices)
    exact = [choice for choice in choices if _written(choice.label) == _written(words)]
    alike = exact or [choice for choice in choices if fold(choice.label) == typed]
    found = {choice.data for choice in alike}
    if len(found) > 1:
        return f"{SEVERAL}:{','.join(str(choices.index(choice)) for choice in alike)}"
    return found.pop() if found else None


def _numbered(number: int, choices: Sequence[Choice]) -> str | None:
    """A card with a weighty choice has no numbers: "1" may mean the card before it."""
    is_weighty = any(choice.weighty for choice in choices)
    is_there = not is_weighty and 1 <= number <= len(choices)
    return choices[number - 1].data if is_there else None


def _written(words: str) -> str:
    return unicodedata.normalize("NFC", words).casefold().strip(" .)(")
