"""Which meeting words belong to that quote a message of ours."""

from collections.abc import Awaitable, Callable

from telegram import Message, Update
from telegram.ext import BaseHandler

from bot.context import ChatContext, Work, current_work
from bot.features.meetings.calling import CANCELLED, CHANGED, NOTICE, REMINDER
from handlers.common.routing import PRIVATE_TEXT
from handlers.meetings.keyboards import Answer

# What an answer is given to; a leader who quotes a board may mean anything.
_CALLS = {kind.name for kind in (NOTICE, REMINDER, CHANGED, CANCELLED)}


def find_quoted_meeting(work: Work, message: Message) -> int | None:
    """The meeting that the quoted message speaks about."""
    if work.quoted is not None:
        is_ours = work.quoted.kind.startswith("meetings.")
        return work.quoted.subject_id if is_ours else None
    return _find_in_buttons(message.reply_to_message)


def _find_in_buttons(quoted: Message | None) -> int | None:
    """An echo is in no row of the outbox, but its buttons tell."""
    markup = quoted.reply_markup if quoted else None
    buttons = [button for row in markup.inline_keyboard for button in row] if markup else []
    packed = (button.callback_data for button in buttons)
    answers = [data for data in packed if isinstance(data, str) and Answer.is_in(data)]
    return Answer.unpack(answers[0]).meeting_id if answers else None


class QuoteHandler(BaseHandler[Update, ChatContext, None]):
    """Calls back when words quote an invitation or its echo: they go before any form."""

    def __init__(self, callback: Callable[[Update, ChatContext], Awaitable[None]]) -> None:
        async def on_quote(update: Update, context: ChatContext) -> None:
            await callback(update, context)

        super().__init__(on_quote)

    def check_update(self, update: object) -> bool:
        """Whether the words belong to the meeting they quote."""
        if not isinstance(update, Update) or not PRIVATE_TEXT.check_update(update):
            return False
        work, message = current_work.get(), update.message
        if message is None or (work.quoted is not None and work.quoted.kind not in _CALLS):
            return False
        return find_quoted_meeting(work, message) is not None
