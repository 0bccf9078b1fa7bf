"""Handlers that know presses (of a button, or typed) and the steps of a form."""

from collections.abc import Awaitable, Callable, Coroutine, Sequence
from typing import Any, TypeVar

from telegram import Update
from telegram.ext import (
    ApplicationHandlerStop,
    BaseHandler,
    CommandHandler,
    MessageHandler,
    filters,
)

from bot.context import ChatContext, Work, current_work
from handlers.common.callbacks import Press

P = TypeVar("P", bound=Press)
AnyHandler = BaseHandler[Update, ChatContext, Any]
PRIVATE = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
PRIVATE_TEXT = PRIVATE & filters.TEXT & ~filters.COMMAND


class PressHandler(BaseHandler[Update, ChatContext, None]):
    """Calls back when a button of one class was pressed, or its number or label typed."""

    def __init__(
        self, press: type[P], callback: Callable[[ChatContext, P], Awaitable[None]]
    ) -> None:
        async def on_press(update: Update, context: ChatContext) -> None:
            del update
            await callback(context, press.unpack(context.work.pressed or ""))

        super().__init__(on_press)
        self._press = press

    def check_update(self, update: object) -> bool:
        """Whether this update picks a choice of the class."""
        del update
        pressed = current_work.get().pressed
        return pressed is not None and self._press.is_in(pressed)


class StepHandler(BaseHandler[Update, ChatContext, None]):
    """Calls back when a person who is filling in a form has typed something."""

    def __init__(self, form: str, callback: Callable[[ChatContext, str], Awaitable[None]]) -> None:
        async def on_words(update: Update, context: ChatContext) -> None:
            await callback(context, _words(update))

        super().__init__(on_words)
        self._form = form

    def check_update(self, update: object) -> bool:
        """Whether the words belong to this form."""
        dialogue = current_work.get().dialogue
        is_open = dialogue is not None and dialogue.name == self._form
        return is_open and isinstance(update, Update) and bool(PRIVATE_TEXT.check_update(update))


class EarlyHandler(BaseHandler[Update, ChatContext, None]):
    """Hears words or a press before all others do; it goes on to them if the callback says False.

    `is_meant` is asked of everything in a private chat, so it must be quick.
    """

    def __init__(
        self,
        is_meant: Callable[[Work, str], bool],
        callback: Callable[[ChatContext, str], Awaitable[bool]],
    ) -> None:
        async def on_heard(update: Update, context: ChatContext) -> None:
            if await callback(context, _words(update)):
                raise ApplicationHandlerStop

        super().__init__(on_heard)
        self._is_meant = is_meant

    def check_update(self, update: object) -> bool:
        """Whether it may be meant for this one."""
        if not isinstance(update, Update):
            return False
        is_talk = bool(PRIVATE.check_update(update)) or update.callback_query is not None
        work = current_work.get()
        return is_talk and work.chat_id > 0 and self._is_meant(work, _words(update))


def on_command(
    names: Sequence[str], callback: Callable[[ChatContext, str], Awaitable[None]]
) -> AnyHandler:
    """A command in a private chat; the callback gets the words behind it."""

    async def on_it(update: Update, context: ChatContext) -> None:
        del update
        await callback(context, " ".join(context.args or ()))

    return CommandHandler(names, on_it, filters=PRIVATE)


def on_message(
    which: filters.BaseFilter, callback: Callable[[Update, ChatContext], Coroutine[Any, Any, None]]
) -> AnyHandler:
    """A message of some sort in a private chat."""
    return MessageHandler(PRIVATE & which, callback)


def _words(update: Update) -> str:
    message = update.message
    return (message.text or "").strip() if message else ""
