"""Finds what an update picks: a pressed button, or a number or label typed instead."""

import unicodedata
from collections.abc import Sequence

from telegram import CallbackQuery, Message, Update

from bot.context import SEVERAL, Work
from bot.outbox.cards import Choice, unsigned
from bot.reading.names import fold
from models.repositories import dialogues, outbox

_LONGEST = 64


async def pick(work: Work, update: Update) -> None:
    """Note the choice in `work`; a typed one counts like a press."""
    if update.callback_query is not None:
        note_press(work, update.callback_query)
        return
    message = update.message
    words = (message.text or "") if message else ""
    if message is None or words.startswith("/"):
        return
    stored = await dialogues.find_choices(work.session, work.chat_id)
    last = [Choice.from_stored(label, data) for label, data in stored]
    quoted = message.reply_to_message
    if not words:
        # A voice note or a sticker picks nothing, but may be sent under a question.
        work.offered = [] if quoted else last
        return
    if quoted is not None:
        work.quoted = await outbox.find_by_message(work.session, work.chat_id, quoted.message_id)
        work.delivery_id = _delivery_of(quoted)
        last = _of_quoted(quoted, last, is_known=work.quoted is not None)
    work.offered = last
    if len(words) <= _LONGEST:
        work.pressed = _picked(words, last, in_form=work.dialogue is not None)


def note_press(work: Work, query: CallbackQuery) -> None:
    """Note which button was pressed, and under which message."""
    work.query_id = query.id
    work.pressed, work.delivery_id = unsigned(query.data or "")
    work.pressed_message_id = query.message.message_id if query.message else 0


def _delivery_of(quoted: Message) -> int | None:
    """The outbox row that the buttons of a quoted message name."""
    return next((row for button in _buttons(quoted) if (row := unsigned(button.data)[1])), None)


def _of_quoted(quoted: Message, last: list[Choice], *, is_known: bool) -> list[Choice]:
    """What words that quote a message can pick: its own choices, never those of another card."""
    # Whether they are weighty is not known, so a number does not pick them.
    own = [Choice(b.label, unsigned(b.data)[0], weighty=True) for b in _buttons(quoted)]
    if own and {choice.data for choice in own} <= {choice.data for choice in last}:
        return last
    return own if own or is_known else last


def _buttons(message: Message) -> list[Choice]:
    """The buttons of a message that carry data."""
    rows = message.reply_markup.inline_keyboard if message.reply_markup else ()
    return [
        Choice(button.text, button.callback_data)
        for row in rows
        for button in row
        if isinstance(button.callback_data, str)
    ]


def _picked(words: str, choices: Sequence[Choice], *, in_form: bool) -> str | None:
    typed = fold(words).strip(" .)(")
    if typed.isascii() and typed.isdigit():
        return _numbered(int(typed), choices, in_form=in_form)
    exact = [choice for choice in choices if _written(choice.label) == _written(words)]
    alike = exact or [choice for choice in choices if fold(choice.label) == typed]
    found = {choice.data for choice in alike}
    if len(found) > 1:
        return f"{SEVERAL}:{','.join(str(choices.index(choice)) for choice in alike)}"
    return found.pop() if found else None


def _numbered(number: int, choices: Sequence[Choice], *, in_form: bool) -> str | None:
    """A card with a weighty choice has no numbers: "1" may mean the card before it.

    Once something came in passing, it may mean that; in a form it still means the form.
    """
    own = [choice for choice in choices if not choice.aside]
    is_weighty = any(choice.weighty for choice in own)
    is_sure = not is_weighty and (in_form or len(own) == len(choices))
    return own[number - 1].data if is_sure and 1 <= number <= len(own) else None


def _written(words: str) -> str:
    return unicodedata.normalize("NFC", words).casefold().strip(" .)(")
