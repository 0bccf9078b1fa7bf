"""The one place that turns a card into calls of the Bot API and calls into outcomes."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import structlog
from telegram import Bot, BotCommand, BotCommandScopeChat, LinkPreviewOptions, Message
from telegram.constants import ParseMode
from telegram.error import TelegramError

from bot.errors import describe
from bot.outbox import wire
from bot.outbox.cards import Attachment, Card, Menu, Picture
from bot.outbox.outcome import Deferred, NotSent, Outcome, Refused, Sent, Unclear, outcome_of
from bot.outbox.pacing import Gate, GateIsClosed, GateIsHeld, Priority
from bot.outbox.transport import ask

_log = structlog.get_logger(__name__)
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_NO_PREVIEW_SPELT = _NO_PREVIEW.to_json()
# Seconds to keep still when the token is refused or a block page answers.
_STOP_SECONDS = 15.0
# Who would wait longer than this at the gate is deferred instead: a row that waits there looks
# as if it were under way, and takes the place of others.
_PATIENCE = 3.0
# The same for a chat that was written to just now: a few such chats would take all places.
_HOT = 0.1
# But what is begun is ended: a group may bar the next call for a minute.
_LONG_PATIENCE = 61.0


class Delivery:
    """Sends, edits and answers through the gate; never raises for what Telegram says."""

    def __init__(
        self, bot: Bot, gate: Gate, *, is_paid: bool = False, is_patient: bool = False
    ) -> None:
        """`is_paid`: bulk messages may be bought beyond the free thirty a second."""
        self._bot = bot
        self._gate = gate
        self._is_paid = is_paid
        self._is_patient = is_patient

    @property
    def patient(self) -> "Delivery":
        """The same for calls that follow from one made just now: they wait for their turn in a
        chat that is hot from it, or they would never be made and the first again and again."""
        return Delivery(self._bot, self._gate, is_paid=self._is_paid, is_patient=True)

    @property
    def per_second(self) -> int:
        """Messages that may be sent in one second."""
        return self._gate.per_second

    def username(self) -> str:
        """Of the bot, once it has met Telegram; before that nothing is sent."""
        return self._bot.username

    @property
    def is_held(self) -> bool:
        """Whether nothing at all can be sent for a while."""
        return self._gate.shut_for() > _PATIENCE

    @property
    def held_for(self) -> float:
        """Seconds for which Telegram has asked to send nothing at all."""
        return self._gate.held_for

    @property
    def held_until(self) -> float:
        """The same as a moment of the event loop's clock; 0 if it never has."""
        return self._gate.held_until

    def close(self) -> None:
        """Send nothing more; calls under way go on."""
        self._gate.close()

    async def send(
        self, chat_id: int, card: Card, priority: Priority, thread_id: int | None = None
    ) -> Outcome:
        """Send the card as a new message."""
        arguments: dict[str, Any] = {
            "chat_id": chat_id,
            "message_thread_id": thread_id,
            "parse_mode": ParseMode.HTML,
            "reply_markup": wire.keyboard(card),
        }
        if self._is_paid:
            # All of them: Telegram charges only for those beyond the free thirty a second, and
            # counts them together.
            arguments["allow_paid_broadcast"] = True
        if card.album:
            return await self._send_album(chat_id, card, priority, arguments)
        if card.attachment:
            return await self._send_file(chat_id, card, card.attachment, priority, arguments)
        if card.picture:
            outcome = await self._send_picture(chat_id, card, card.picture, priority, arguments)
            if outcome != Refused("no_method"):
                return outcome
            plain = replace(card, picture=None)
            return await self.patient.send(chat_id, plain, priority, thread_id)
        fields = {"text": card.text, "link_preview_options": _NO_PREVIEW_SPELT} | {
            name: wire.spelt(value) for name, value in arguments.items() if value is not None
        }
        return await self._paced(chat_id, priority, lambda: self._send_text(fields))

    async def _send_text(self, fields: Mapping[str, str]) -> Sent:
        """Raises TypeError for an answer that tells no message id."""
        match await ask(self._bot, "sendMessage", fields):
            case {"message_id": int(message_id)}:
                return Sent(message_id)
        raise TypeError("no message id")

    async def _send_picture(
        self,
        chat_id: int,
        card: Card,
        picture: Picture,
        priority: Priority,
        arguments: dict[str, Any],
    ) -> Outcome:
        try:
            photo = wire.draw(picture)
        except ValueError as error:
            _log.error("picture_not_drawn", error=describe(error))
            return Refused("picture_not_drawn")
        return await self._paced(
            chat_id,
            priority,
            lambda: self._bot.send_photo(photo=photo, caption=card.text, **arguments),
        )

    async def _send_file(
        self,
        chat_id: int,
        card: Card,
        attachment: Attachment,
        priority: Priority,
        arguments: dict[str, Any],
    ) -> Outcome:
        given = {attachment.kind: wire.file(attachment), "caption": card.text} | arguments
        methods: dict[str, Any] = {
            "photo": self._bot.send_photo,
            "document": self._bot.send_document,
            "voice": self._bot.send_voice,
        }
        method = methods[attachment.kind]
        return await self._paced(chat_id, priority, lambda: method(**given))

    async def _send_album(
        self, chat_id: int, card: Card, priority: Priority, arguments: dict[str, Any]
    ) -> Outcome:
        """All its photos in one call, which counts as as many messages."""
        # The caption has its own; and Telegram gives albums no keyboard.
        given = {
            name: arguments[name] for name in arguments.keys() - {"parse_mode", "reply_markup"}
        }
        media = wire.album(card)
        return await self._paced(
            chat_id,
            priority,
            lambda: self._bot.send_media_group(media=media, **given),
            size=len(media),
        )

    async def edit(self, chat_id: int, message_id: int, card: Card, priority: Priority) -> Outcome:
        """Put the card in the place of a message that was sent; its file stays what it was.

        Of an album it is the first message, whose caption is the text.
        """
        arguments: dict[str, Any] = {
            "chat_id": chat_id,
            "message_id": message_id,
            "parse_mode": ParseMode.HTML,
            "reply_markup": wire.inline(card),
        }
        if card.attachment or card.album:
            outcome = await self._paced(
                chat_id,
                priority,
                lambda: self._bot.edit_message_caption(caption=card.text, **arguments),
            )
        else:
            outcome = await self._paced(
                chat_id,
                priority,
                lambda: self._bot.edit_message_text(
                    text=card.text, link_preview_options=_NO_PREVIEW, **arguments
                ),
            )
        return Sent(message_id) if isinstance(outcome, Sent) else outcome

    async def replace_photo(
        self,
        chat_id: int,
        message_id: int,
        card: Card,
        priority: Priority,
    ) -> Outcome:
        """Put the card's photo in the place of the one that was sent, its text under it."""
        if card.attachment is None:
            raise ValueError("no photo to show")
        media = wire.photo(card.attachment, card.text)
        return await self._paced(
            chat_id,
            priority,
            lambda: self._bot.edit_message_media(
                media, chat_id, message_id, reply_markup=wire.inline(card)
            ),
        )

    async def delete(self, chat_id: int, message_ids: Sequence[int], priority: Priority) -> Outcome:
        """Take back a message, or all of an album; of these, missing ones are passed over."""
        first, *others = message_ids
        delete = self._bot.delete_messages if others else self._bot.delete_message
        what: Any = message_ids if others else first
        return await self._paced(chat_id, priority, lambda: delete(chat_id, what))

    async def answer_press(self, query_id: str, words: str, *, alert: bool = False) -> Outcome:
        """Answer a press; does not count against the limits."""
        return await self._unpaced(
            lambda: self._bot.answer_callback_query(query_id, text=words or None, show_alert=alert)
        )

    async def set_menu(self, chat_id: int, menu: Menu) -> Outcome:
        """Set the commands menu of one person."""
        commands = [BotCommand(name, words) for name, words in menu.commands]
        scope = BotCommandScopeChat(chat_id)
        outcome = await self._unpaced(lambda: self._bot.set_my_commands(commands, scope=scope))
        # A Bot API server without menus must not look like one that refuses everything.
        return Refused("no_method") if isinstance(outcome, NotSent) and outcome.stop else outcome

    async def _paced(
        self,
        chat_id: int,
        priority: Priority,
        call: Callable[[], Awaitable[object]],
        size: int = 1,
    ) -> Outcome:
        """`size`: messages that come of it."""
        wait = self._gate.shut_for(chat_id, size)
        if not self._can_wait(wait):
            return Deferred(wait)
        try:
            async with self._gate.slot(chat_id, priority, size):
                outcome = await _outcome(call)
        except GateIsClosed:
            return NotSent()
        except GateIsHeld:
            return Deferred(self._gate.shut_for(chat_id))
        if isinstance(outcome, Deferred):
            # A private chat is only asked to wait when the whole bot is.
            self._hold(outcome.seconds, chat_id if chat_id < 0 else None)
        if isinstance(outcome, NotSent) and outcome.stop:
            return await self._stop_or_refuse(outcome)
        return outcome

    def _can_wait(self, seconds: float) -> bool:
        """Whether a call that cannot leave for so long takes its place at the gate."""
        all_wait = self._gate.shut_for()
        if self._is_patient:
            return seconds <= _LONG_PATIENCE and all_wait <= _PATIENCE
        return seconds <= _PATIENCE and seconds <= all_wait + _HOT

    async def _stop_or_refuse(self, outcome: NotSent) -> Outcome:
        """Keep still when Telegram knows us no more; but a server may only lack this method."""
        if outcome.stop == "no_method" and isinstance(await _outcome(self._bot.get_me), Sent):
            return Refused("no_method")
        self._hold(_STOP_SECONDS)
        return outcome

    def _hold(self, seconds: float, chat_id: int | None = None) -> None:
        self._gate.hold(seconds, chat_id)
        if seconds > _PATIENCE:
            self._gate.turn_away(chat_id)

    async def _unpaced(self, call: Callable[[], Awaitable[object]]) -> Outcome:
        """A call that counts against no limit; but when all must wait, it waits too."""
        wait = self._gate.held_for
        if wait > _PATIENCE:
            return Deferred(wait)
        await asyncio.sleep(wait)
        return await _outcome(call)


async def _outcome(call: Callable[[], Awaitable[object]]) -> Outcome:
    clock = asyncio.get_running_loop().time
    begun = clock()
    try:
        said = _said(await call())
        return replace(said, took=clock() - begun)
    except TelegramError as error:
        return outcome_of(error)
    except Exception as error:  # noqa: BLE001 - an answer that nobody can read
        _log.error("answer_not_read", error=describe(error))
        return Unclear()


def _said(result: object) -> Sent:
    match result:
        case Sent():
            return result
        case Message():
            return Sent(result.message_id)
        case tuple():
            first, *others = (message.message_id for message in result)
            return Sent(first, tuple(others))
    return Sent()
