"""Which report, and which of its questions, a message belongs to that quotes one of ours."""

from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from telegram import Message, Update
from telegram.ext import ApplicationHandlerStop, BaseHandler

from bot.context import ChatContext, Work, current_work
from bot.features.reports.kinds import ASKED, NUDGE, REMINDER
from bot.outbox.cards import unsigned
from handlers.common.forms import is_stop
from handlers.common.routing import PRIVATE, PRIVATE_TEXT
from handlers.reports.filling_keyboards import WriteLater
from handlers.reports.filling_steps import NAME, Place, place_of
from handlers.reports.keyboards import Fill

_REQUESTS = {kind.name for kind in (ASKED, REMINDER, NUDGE)}
# What an app cuts a longer paste into, and seconds in which the rest of it arrives.
CUT_AT, _REST_WITHIN = 4096, 3
# (report, question from 1, or 0 where the whole report is meant)
Quoted = tuple[int, int]


def find_quoted(work: Work, message: Message) -> Quoted | None:
    """What the quoted message is about; None if it is no message about a report to be written."""
    if work.quoted is not None:
        is_request = work.quoted.kind in _REQUESTS
        return (work.quoted.subject_id, 0) if is_request else None
    return find_in_buttons(message)


def find_in_buttons(message: Message) -> Quoted | None:
    """The same told by the buttons of the quoted message: a card of ours is in no row."""
    quoted = message.reply_to_message
    markup = quoted.reply_markup if quoted else None
    buttons = [button for row in markup.inline_keyboard for button in row] if markup else []
    for data in (button.callback_data for button in buttons):
        packed = unsigned(data)[0] if isinstance(data, str) else ""
        if Fill.is_in(packed):
            return Fill.unpack(packed).report_id, 0
        if WriteLater.is_in(packed):
            asked = WriteLater.unpack(packed)
            return asked.report_id, asked.position
    return None


class QuoteHandler(BaseHandler[Update, ChatContext, None]):
    """Calls back when words quote a request for a report, or a question of it; before any form."""

    def __init__(self, callback: Callable[[Message, ChatContext], Awaitable[None]]) -> None:
        super().__init__(_with_message(callback))

    def check_update(self, update: object) -> bool:
        """Whether the words belong to the report they quote."""
        if not isinstance(update, Update) or not PRIVATE_TEXT.check_update(update):
            return False
        work, message = current_work.get(), update.message
        if message is None or work.pressed or is_stop(message.text or ""):
            return False
        return message.reply_to_message is not None and find_quoted(work, message) is not None


class MediaHandler(BaseHandler[Update, ChatContext, None]):
    """Calls back with whatever is no text: of somebody who writes a report, or quotes a request."""

    def __init__(self, callback: Callable[[Message, ChatContext], Awaitable[None]]) -> None:
        super().__init__(_with_message(callback))

    def check_update(self, update: object) -> bool:
        """Whether it belongs to a report."""
        if not isinstance(update, Update) or not PRIVATE.check_update(update):
            return False
        work, message = current_work.get(), update.message
        if message is None or message.text or message.effective_attachment is None:
            return False
        is_open = work.dialogue is not None and work.dialogue.name == NAME
        return is_open or find_in_buttons(message) is not None


class PasteHandler(BaseHandler[Update, ChatContext, None]):
    """Calls back, before all others, with a paste that the app has cut: its beginning, and the
    rest of it, which would be taken for an answer of its own."""

    def __init__(self, callback: Callable[[Message, ChatContext], Awaitable[None]]) -> None:
        async def on_paste(update: Update, context: ChatContext) -> None:
            await _with_message(callback)(update, context)
            raise ApplicationHandlerStop

        super().__init__(on_paste)

    def check_update(self, update: object) -> bool:
        """Whether it is so long, or came right behind one that was."""
        if not isinstance(update, Update) or not PRIVATE_TEXT.check_update(update):
            return False
        place, message = place_of(current_work.get().dialogue), update.message
        if place is None or message is None:
            return False
        return len(message.text or "") >= CUT_AT - 1 or is_rest(place, message)


def is_rest(place: Place, message: Message) -> bool:
    """Whether the message came right behind one that the app had cut."""
    return bool(place.cut_at) and message.date.timestamp() - place.cut_at <= _REST_WITHIN


def _with_message(
    callback: Callable[[Message, ChatContext], Awaitable[None]],
) -> Callable[[Update, ChatContext], Coroutine[Any, Any, None]]:
    async def on_message(update: Update, context: ChatContext) -> None:
        if update.message is not None:
            await callback(update.message, context)

    return on_message
