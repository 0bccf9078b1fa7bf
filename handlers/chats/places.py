"""What Telegram says of the bot's place in a chat, as the feature's rules know it."""

import json
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

from telegram import (
    Bot,
    Chat,
    ChatMember,
    ChatMemberAdministrator,
    ChatMemberRestricted,
    Update,
)
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.access import Act, Actor
from bot.context import Fetched, Preparation
from bot.errors import ChoiceIsStale
from bot.features.chats import rules
from bot.features.chats.binding import Place
from bot.i18n import LANGUAGES, Texts
from bot.outbox.cards import Choice, unsigned
from bot.reading.names import fold
from handlers.chats.keyboards import Retry
from models.dialogues import Dialogue
from models.repositories.dialogues import Choices

_LONGEST_LABEL = 64


def standing_of(kind: str, member: ChatMember) -> str:
    """GONE, NO_RIGHTS or BOUND."""
    is_there = may_send = True
    if isinstance(member, ChatMemberRestricted):
        is_there, may_send = member.is_member, member.can_send_messages
    may_post = isinstance(member, ChatMemberAdministrator) and bool(member.can_post_messages)
    return rules.standing(
        kind, member.status, is_there=is_there, may_post=may_post, may_send=may_send
    )


def place_of(chat: Chat, *, may_post: bool = True) -> Place:
    """The whole chat of an update."""
    title = rules.tidy_title(chat.title or "")
    return Place(chat.id, None, chat.type, title, may_post=may_post)


def topic_of(update: Update, thread_id: int) -> Place | None:
    """The topic in which somebody wrote; its name stands in the message that opened it."""
    message = update.message
    if message is None:
        return None
    opening = message.reply_to_message and message.reply_to_message.forum_topic_created
    name = rules.tidy_title(opening.name) if opening else ""
    title = rules.tidy_title(message.chat.title or "")
    return Place(message.chat.id, thread_id, rules.TOPIC, title, name)


async def _look(
    update: Update,
    actor: Actor,
    dialogue: Dialogue | None,
    bot: Bot,
    now: datetime,
    offered: Choices,
) -> Fetched:
    """(chat id, standing) of the chat to try again with; None where it cannot be known."""
    del dialogue, now
    data = _picked(update, offered)
    if not data or not actor.holds_any(Act.BIND_CHAT):
        return None
    try:
        pressed = Retry.unpack(data)
        return pressed.chat_id, await _ask_telegram(bot, pressed.chat_id)
    except (ChoiceIsStale, TelegramError):
        return None


def _picked(update: Update, offered: Choices) -> str:
    """The data of the button that was pressed, or whose label was typed; "" if it is unclear.

    It only says whom to ask about: what was picked is judged again in the transaction.
    """
    if update.callback_query is not None:
        return unsigned(update.callback_query.data or "")[0]
    quoted = update.message.reply_to_message if update.message else None
    rows = quoted.reply_markup.inline_keyboard if quoted and quoted.reply_markup else ()
    data = [str(button.callback_data or "") for row in rows for button in row] or [
        Choice.from_stored(*one).data for one in offered
    ]
    found = {unsigned(one)[0] for one in data if one.startswith(f"{Retry.prefix}:")}
    return found.pop() if len(found) == 1 else ""


async def _ask_telegram(bot: Bot, chat_id: int) -> str:
    try:
        member = await bot.get_chat_member(chat_id, bot.id)
        chat = await bot.get_chat(chat_id)
    except (BadRequest, Forbidden):
        return rules.GONE
    standing = standing_of(chat.type, member)
    is_muted = chat.permissions is not None and not chat.permissions.can_send_messages
    if standing == rules.BOUND and member.status == ChatMember.MEMBER and is_muted:
        return rules.NO_RIGHTS
    return standing


def _is_wanted(body: str) -> bool:
    is_pressed = f'"data": "{Retry.prefix}:' in body
    return is_pressed or ('"text": "' in body and _is_typed(body))


def _is_typed(body: str) -> bool:
    words = str(json.loads(body).get("message", {}).get("text") or "")
    return len(words) <= _LONGEST_LABEL and fold(words).strip(" .)(") in _labels()


@cache
def _labels() -> frozenset[str]:
    utc = ZoneInfo("UTC")
    return frozenset(fold(Texts(code, utc).plain("chats-retry")) for code in LANGUAGES)


PREPARATION = Preparation(_is_wanted, _look)
