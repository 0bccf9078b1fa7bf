"""Takes an announcement's words, photo or file from a message, and says kindly what it cannot."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from telegram import Message, Update
from telegram.ext import BaseHandler

from bot.context import ChatContext, current_work
from bot.features.announcements import rules
from bot.features.announcements.sending import refuse_secret
from bot.i18n import Texts
from bot.outbox.cards import Card, Choice, column, weighty
from bot.reading.markup import Span, to_markup, visible_length
from handlers.common.forms import is_stop, stop_choice
from handlers.common.routing import PRIVATE

PHOTO, DOCUMENT = "photo", "document"
# What an app cuts a longer paste into, and seconds in which the rest of it arrives.
_CUT_AT = 4096
_REST_WITHIN = 3
_NAME_LETTERS = 120


@dataclass(frozen=True)
class Content:
    """What a message brings; `text` is markup."""

    text: str
    file_kind: str = ""
    file_id: str = ""
    file_name: str = ""


class ContentHandler(BaseHandler[Update, ChatContext, None]):
    """Calls back with any message of a person whose form waits for a text, a photo or a file.

    It goes before the forms, which know words only.
    """

    def __init__(
        self, form: str, step: str, callback: Callable[[Update, ChatContext], Awaitable[None]]
    ) -> None:
        async def on_content(update: Update, context: ChatContext) -> None:
            await callback(update, context)

        super().__init__(on_content)
        self._place = (form, step)

    def check_update(self, update: object) -> bool:
        """Whether the form waits for this message; "thôi" and commands are none of its texts."""
        work = current_work.get()
        if not isinstance(update, Update) or not PRIVATE.check_update(update) or work.pressed:
            return False
        if work.dialogue is None or (work.dialogue.name, work.dialogue.step) != self._place:
            return False
        words = (update.message.text or "") if update.message else ""
        return not words.startswith("/") and not is_stop(words)


def text_card(texts: Texts, question: str, *choices: Choice) -> Card:
    """Asks for a text. A number typed now is a text: it must not mean a button."""
    shown = [weighty(choice) for choice in (*choices, stop_choice(texts))]
    return Card(texts(question), rows=column(*shown))


async def hear_content(
    context: ChatContext,
    message: Message,
    unit_name: str,
    skipped: int = 0,
    file_kind: str = "",
) -> Content | None:
    """What the message brings; what is wrong with it is answered here. Raises TextIsSecret.

    `skipped`: UTF-16 units of a command before the text. `file_kind`: of what it goes with.
    """
    if await _is_rest(context, message):
        return None
    problem = _problem(message)
    if problem is not None:
        context.reply(text_card(context.texts, problem))
        return None
    content = _read(message, skipped)
    refuse_secret(content.text, content.file_name)
    limit = rules.longest_text(unit_name, has_file=bool(content.file_kind or file_kind))
    return None if await _is_too_long(context, content.text, message, limit) else content


async def _is_rest(context: ChatContext, message: Message) -> bool:
    """Another picture of an album, or the end of a paste: its beginning was answered already."""
    answers = context.answers
    if message.media_group_id and answers.get("album") == message.media_group_id:
        return True
    if message.media_group_id:
        await _remember(context, {"album": message.media_group_id})
    cut_at = answers.get("cut_at")
    return cut_at is not None and message.date.timestamp() - cut_at <= _REST_WITHIN


async def _remember(context: ChatContext, more: dict[str, Any]) -> None:
    dialogue = context.work.dialogue
    if dialogue is not None:
        await context.take_to(dialogue.name, dialogue.step, context.answers | more)


def _problem(message: Message) -> str | None:
    """The key of what is said of a message that no announcement can be made of."""
    if message.media_group_id:
        return "announce-album"
    document = message.document
    if document is not None and message.animation is None:
        name = document.file_name or ""
        if rules.is_image(name) or (document.mime_type or "").startswith("image/"):
            return "announce-image-file"
        return None if rules.is_file_allowed(name) else "announce-file-kind"
    return None if message.photo or message.text else "announce-media"


def _read(message: Message, skipped: int) -> Content:
    words = message.text or message.caption or ""
    entities = message.entities or message.caption_entities
    spans = [Span(e.type, e.offset - skipped, e.length, e.url or "") for e in entities]
    units = words.encode("utf-16-le", "surrogatepass")[2 * skipped :]
    text = to_markup(units.decode("utf-16-le", "ignore"), spans)
    if message.photo:
        return Content(text, PHOTO, message.photo[-1].file_id)
    if message.document:
        name = _tidy_name(message.document.file_name or "")
        return Content(text, DOCUMENT, message.document.file_id, name)
    return Content(text)


def _tidy_name(name: str) -> str:
    """The last part of a path, on one line."""
    shown = "".join(letter if letter.isprintable() else " " for letter in name)
    return " ".join(shown.replace("\\", "/").rpartition("/")[2].split())[-_NAME_LETTERS:]


async def _is_too_long(context: ChatContext, text: str, message: Message, limit: int) -> bool:
    length = visible_length(text)
    if length <= limit:
        return False
    if length >= _CUT_AT - 1:
        await _remember(context, {"cut_at": message.date.timestamp()})
    words = context.texts("announce-too-long", letters=length, limit=limit)
    context.reply(Card(words, rows=column(weighty(stop_choice(context.texts)))))
    return True
