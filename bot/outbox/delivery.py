"""The one place that turns a card into calls of the Bot API and calls into outcomes."""

import io
from collections.abc import Awaitable, Callable
from typing import Any

import segno
import structlog
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    LinkPreviewOptions,
    Message,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)
from telegram.constants import ParseMode
from telegram.error import TelegramError

from bot.errors import describe
from bot.outbox.cards import Card, Choice, Menu, Picture
from bot.outbox.outcome import Deferred, NotSent, Outcome, Refused, Sent, Unclear, outcome_of
from bot.outbox.pacing import Gate, GateIsClosed, Priority

_log = structlog.get_logger(__name__)
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
# Seconds to keep still when the token is refused or a block page answers.
_STOP_SECONDS = 15.0
# Who would wait longer than this at the gate is deferred instead: a row that waits there looks
# as if it were under way, and takes the place of others.
_PATIENCE = 3.0

Keyboard = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove


class Delivery:
    """Sends, edits and answers through the gate; never raises for what Telegram says."""

    def __init__(self, bot: Bot, gate: Gate) -> None:
        self._bot = bot
        self._gate = gate

    @property
    def is_held(self) -> bool:
        """Whether nothing at all can be sent for a while."""
        return self._gate.shut_for() > _PATIENCE

    def close(self) -> None:
        """Send nothing more; calls under way go on."""
        self._gate.close()

    async def send(self, chat_id: int, card: Card, priority: Priority) -> Outcome:
        """Send the card as a new message."""
        arguments: dict[str, Any] = {
            "chat_id": chat_id,
            "parse_mode": ParseMode.HTML,
            "reply_markup": _keyboard(card),
        }
        if card.picture:
            try:
                photo = _draw(card.picture)
            except ValueError as error:
                _log.error("picture_not_drawn", error=describe(error))
                return Refused("picture_not_drawn")
            outcome = await self._paced(
                chat_id,
                priority,
                lambda: self._bot.send_photo(photo=photo, caption=card.text, **arguments),
            )
            if outcome != Refused("no_method"):
                return outcome
        return await self._paced(
            chat_id,
            priority,
            lambda: self._bot.send_message(
                text=card.text, link_preview_options=_NO_PREVIEW, **arguments
            ),
        )

    async def edit(self, chat_id: int, message_id: int, card: Card, priority: Priority) -> Outcome:
        """Put the card in the place of a message that was sent."""
        outcome = await self._paced(
            chat_id,
            priority,
            lambda: self._bot.edit_message_text(
                text=card.text,
                chat_id=chat_id,
                message_id=message_id,
                parse_mode=ParseMode.HTML,
                link_preview_options=_NO_PREVIEW,
                reply_markup=_inline(card),
            ),
        )
        return Sent(message_id) if isinstance(outcome, Sent) else outcome

    async def answer_press(self, query_id: str, words: str, *, alert: bool = False) -> Outcome:
        """Answer a press; does not count against the limits."""
        return await _outcome(
            lambda: self._bot.answer_callback_query(query_id, text=words or None, show_alert=alert)
        )

    async def set_menu(self, chat_id: int, menu: Menu) -> Outcome:
        """Set the commands menu of one person."""
        commands = [BotCommand(name, words) for name, words in menu.commands]
        scope = BotCommandScopeChat(chat_id)
        outcome = await _outcome(lambda: self._bot.set_my_commands(commands, scope=scope))
        # A Bot API server without menus must not look like one that refuses everything.
        return Refused("no_method") if isinstance(outcome, NotSent) and outcome.stop else outcome

    async def _paced(
        self, chat_id: int, priority: Priority, call: Callable[[], Awaitable[object]]
    ) -> Outcome:
        wait = self._gate.shut_for(chat_id)
        if wait > _PATIENCE:
            return Deferred(wait)
        try:
            async with self._gate.slot(chat_id, priority):
                outcome = await _outcome(call)
        except GateIsClosed:
            return NotSent()
        if isinstance(outcome, Deferred):
            # A private chat is only asked to wait when the whole bot is.
            self._gate.hold(outcome.seconds, chat_id if chat_id < 0 else None)
        if isinstance(outcome, NotSent) and outcome.stop:
            return await self._stop_or_refuse(outcome)
        return outcome

    async def _stop_or_refuse(self, outcome: NotSent) -> Outcome:
        """Keep still when Telegram knows us no more; but a server may only lack this method."""
        if outcome.stop == "no_method" and isinstance(await _outcome(self._bot.get_me), Sent):
            return Refused("no_method")
        self._gate.hold(_STOP_SECONDS)
        return outcome


async def _outcome(call: Callable[[], Awaitable[object]]) -> Outcome:
    try:
        result = await call()
    except TelegramError as error:
        return outcome_of(error)
    except Exception as error:  # noqa: BLE001 - an answer that nobody can read
        _log.error("answer_not_read", error=describe(error))
        return Unclear()
    return Sent(result.message_id if isinstance(result, Message) else None)


def _keyboard(
    card: Card,
) -> InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove | None:
    if card.asks_contact:
        button = KeyboardButton(card.asks_contact, request_contact=True)
        return ReplyKeyboardMarkup([[button]], resize_keyboard=True)
    if card.ends_contact:
        return ReplyKeyboardRemove()
    return _inline(card)


def _inline(card: Card) -> InlineKeyboardMarkup | None:
    rows = [[_button(choice) for choice in row] for row in card.rows]
    return InlineKeyboardMarkup(rows) if rows else None


def _button(choice: Choice) -> InlineKeyboardButton:
    if choice.url:
        return InlineKeyboardButton(choice.label, url=choice.url)
    return InlineKeyboardButton(choice.label, callback_data=choice.data)


def _draw(picture: Picture) -> bytes:
    drawn = io.BytesIO()
    segno.make(picture.text, error="m").save(drawn, kind="png", scale=8, border=3)
    return drawn.getvalue()
