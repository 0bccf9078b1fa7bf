"""Telegram tells how many have reacted to a post; nobody is told who."""

from collections import Counter

from telegram import ReactionTypeCustomEmoji, ReactionTypeEmoji, Update
from telegram.ext import MessageReactionHandler

from bot.context import ChatContext
from bot.features.stories import echo
from handlers.common.routing import AnyHandler

_CUSTOM, _PAID = "custom", "paid"


async def _on_reactions(update: Update, context: ChatContext) -> None:
    counted = update.message_reaction_count
    if counted is None:
        return
    counts: Counter[str] = Counter()
    for one in counted.reactions:
        counts[_name_of(one.type)] += one.total_count
    await echo.note_reactions(
        context.session, counted.chat.id, counted.message_id, counts, counted.date, context.now
    )


def _name_of(kind: object) -> str:
    if isinstance(kind, ReactionTypeEmoji):
        return str(kind.emoji)
    return _CUSTOM if isinstance(kind, ReactionTypeCustomEmoji) else _PAID


HANDLER: AnyHandler = MessageReactionHandler(
    _on_reactions,
    message_reaction_types=MessageReactionHandler.MESSAGE_REACTION_COUNT_UPDATED,
)
