"""Commands everybody has: help, language, cancel, own id; and what nobody else understood."""

from dataclasses import dataclass
from typing import ClassVar

from telegram import ChatMember, Update
from telegram.ext import CallbackQueryHandler, ChatMemberHandler, MessageHandler, filters

from bot.context import ChatContext
from bot.errors import ChoiceIsStale
from bot.features.announcements import handing_over
from bot.features.chats import binding
from bot.features.members import profile
from bot.features.members.registration import ASKED
from bot.features.stories import asking
from bot.i18n import LANGUAGES, Html, Texts
from bot.outbox.cards import Card, column
from handlers.common.callbacks import Press
from handlers.common.feature import Feature
from handlers.common.forms import Stopped, stop
from handlers.common.menu import menu, role_of
from handlers.common.routing import PressHandler, on_command, on_message


@dataclass(frozen=True)
class LanguageChosen(Press):
    """The person wants this language."""

    prefix: ClassVar[str] = "lang"
    language: str


async def on_help(context: ChatContext, words: str) -> None:
    """What this person can do, on one screen."""
    del words
    texts, actor = context.texts, context.actor
    commands = "\n".join(f"/{name} – {what}" for name, what in menu(texts, actor))
    context.reply(Card(texts(f"help-{role_of(actor)}", commands=Html(commands))))


async def on_language(context: ChatContext, words: str) -> None:
    """Offer the languages."""
    del words
    texts = context.texts
    choices = [LanguageChosen(code).choice(texts.plain(f"language-{code}")) for code in LANGUAGES]
    context.reply(Card(texts("language-ask"), rows=column(*choices)))


async def on_language_chosen(context: ChatContext, press: LanguageChosen) -> None:
    """Speak this language from now on; to people not registered it is not promised."""
    if press.language not in LANGUAGES:
        raise ChoiceIsStale
    await profile.choose_language(context.session, context.actor, press.language, context.now)
    context.toast("")
    key = "language-chosen" if context.actor.is_registered else "language-not-kept"
    context.replace(Card(Texts(press.language, context.texts.zone)(key)))


async def on_cancel(context: ChatContext, words: str) -> None:
    """Leave whatever form is open."""
    del words
    await _leave(context)


async def on_stopped(context: ChatContext, press: Stopped) -> None:
    """The button does the same."""
    del press
    await _leave(context)


async def _leave(context: ChatContext) -> None:
    dialogue = context.work.dialogue
    if dialogue is not None and dialogue.name == ASKED:
        # Only /xoa takes a registration back, be the number on the list or not.
        context.work.dialogue = None
    await stop(context)


async def on_id(context: ChatContext, words: str) -> None:
    """Tell people their own number, which the settings name administrators by."""
    del words
    context.reply(Card(context.texts("common-your-id", id=str(context.actor.user_id))))


async def on_stale_press(update: Update, context: ChatContext) -> None:
    """A button of no class we know: of an older release, or forged."""
    del update, context
    raise ChoiceIsStale


async def on_unknown_command(update: Update, context: ChatContext) -> None:
    """A command nobody has."""
    del update
    context.reply(Card(context.texts("common-unknown-command")))


async def on_group_command(update: Update, context: ChatContext) -> None:
    """Groups get no personal data: everything is dealt with in the private chat."""
    del update
    context.reply(Card(context.texts("common-private-only")))


async def on_chat_member(update: Update, context: ChatContext) -> None:
    """The bot was blocked or unblocked in a private chat."""
    change = update.my_chat_member
    if change is not None and change.chat.type == change.chat.PRIVATE:
        is_blocked = change.new_chat_member.status == ChatMember.BANNED
        session, actor, now = context.session, context.actor, context.now
        quiet = context.work.settings.quiet
        await profile.note_reach(session, actor, now, quiet, is_blocked=is_blocked)
        if is_blocked:
            await handing_over.hand_over(session, actor.user_id, now)
            await asking.hand_over(session, actor.user_id, now)
            await binding.hand_over(session, actor.user_id, now)


FEATURE = Feature(
    commands=[
        on_command(["help", "trogiup"], on_help),
        on_command(["ngonngu", "language"], on_language),
        on_command(["huy", "cancel"], on_cancel),
        on_command(["id"], on_id),
    ],
    presses=[
        PressHandler(LanguageChosen, on_language_chosen),
        PressHandler(Stopped, on_stopped),
    ],
    messages=[
        CallbackQueryHandler(on_stale_press),
        on_message(filters.COMMAND, on_unknown_command),
        MessageHandler(filters.ChatType.GROUPS & filters.COMMAND, on_group_command),
        ChatMemberHandler(on_chat_member, ChatMemberHandler.MY_CHAT_MEMBER),
    ],
)
