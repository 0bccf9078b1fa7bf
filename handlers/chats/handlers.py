"""Groups and channels: the bot is added or removed there, its leaders bind them in private."""

from telegram import Update
from telegram.ext import BaseHandler, CommandHandler, MessageHandler, filters

from bot.access import Act
from bot.context import ChatContext
from bot.errors import ChoiceIsStale, NotAllowed
from bot.features.chats import binding, listing, rules, standing
from bot.outbox.cards import Card, column
from handlers.chats import keyboards as press
from handlers.chats import views
from handlers.chats.places import place_of, standing_of, topic_of
from handlers.common.forms import stop_choice
from models.chats import BoundChat
from models.repositories import chats

_IN_GROUP = filters.ChatType.GROUPS & filters.UpdateType.MESSAGE


class PlaceHandler(BaseHandler[Update, ChatContext, None]):
    """Calls back when the bot's place in a group or channel has changed."""

    def check_update(self, update: object) -> bool:
        """Whether this update says so; private chats are blocked, which is another matter."""
        change = update.my_chat_member if isinstance(update, Update) else None
        return change is not None and change.chat.type != change.chat.PRIVATE


async def _on_place_changed(update: Update, context: ChatContext) -> None:
    change = update.my_chat_member
    if change is None:
        return
    kind = change.chat.type
    before = standing_of(kind, change.old_chat_member)
    after = standing_of(kind, change.new_chat_member)
    place = place_of(change.chat, may_post=after == rules.BOUND)
    await standing.note_place(context.session, context.actor, place, before, after, context.now)


async def _on_bind(update: Update, context: ChatContext) -> None:
    """The group reads the same whoever asks: the question itself goes to the private chat."""
    chat, thread_id = update.effective_chat, context.work.thread_id
    if chat is None:
        return
    place = topic_of(update, thread_id) if thread_id else place_of(chat)
    if place is not None:
        await binding.ask(context.session, context.actor, place, context.now)
    context.reply(Card(context.texts("common-private-only")))


async def _on_migrated(update: Update, context: ChatContext) -> None:
    """Said twice, in the old group and in the new; once is enough."""
    message = update.message
    if message is None:
        return
    here = message.chat.id
    old, new = message.migrate_from_chat_id or here, message.migrate_to_chat_id or here
    await standing.move(context.session, old, new, context.now)


async def _on_renamed(update: Update, context: ChatContext) -> None:
    message = update.message
    if message is not None:
        title = rules.tidy_title(message.new_chat_title or "")
        await standing.rename(context.session, message.chat.id, title)


IN_GROUPS = [
    PlaceHandler(_on_place_changed),
    CommandHandler(["gan", "bind"], _on_bind, filters=_IN_GROUP),
    MessageHandler(_IN_GROUP & filters.StatusUpdate.MIGRATE, _on_migrated),
    MessageHandler(_IN_GROUP & filters.StatusUpdate.NEW_CHAT_TITLE, _on_renamed),
]


async def on_chats(context: ChatContext, words: str) -> None:
    """The chats of the units that the person leads."""
    del words
    context.reply(await _render_list(context, 0))


async def on_show_chats(context: ChatContext, chosen: press.ShowChats) -> None:
    """Another page of them."""
    card = await _render_list(context, chosen.start)
    context.toast("")
    context.replace(card)


async def _render_list(context: ChatContext, start: int) -> Card:
    if not context.actor.holds_any(Act.CONFIRM_CHAT):
        raise NotAllowed(act=Act.CONFIRM_CHAT)
    led = await listing.list_led(context.session, context.actor)
    may_bind = context.actor.holds_any(Act.BIND_CHAT)
    return views.render_list(context.texts, led, start, may_bind=may_bind)


async def on_show_chat(context: ChatContext, chosen: press.ShowChat) -> None:
    """One of them, with what can be done."""
    led = await listing.list_led(context.session, context.actor)
    chat = next((chat for chat, _ in led if chat.id == chosen.row_id), None)
    if chat is None:
        raise ChoiceIsStale
    await _show(context, chat)


async def on_show_units(context: ChatContext, chosen: press.ShowUnits) -> None:
    """Another page of the units to bind to."""
    chat = await chats.find(context.session, chosen.row_id)
    if chat is None or chat.state != rules.ASKED or chat.bound_by != context.actor.member_id:
        raise ChoiceIsStale
    await _show(context, chat, start=chosen.start)


async def on_choose_unit(context: ChatContext, chosen: press.ChooseUnit) -> None:
    """Bind it to this unit, or ask a second leader first."""
    session, actor = context.session, context.actor
    chat = await binding.choose(session, actor, chosen.row_id, chosen.unit_id, context.now)
    await _show(context, chat)


async def on_confirm(context: ChatContext, chosen: press.Confirm) -> None:
    """The second leader's word."""
    chat = await binding.confirm(
        context.session,
        context.actor,
        chosen.row_id,
        chosen.unit_id,
        chosen.asker_id,
        context.now,
        agrees=bool(chosen.agrees),
    )
    await _show(context, chat)


async def on_remind(context: ChatContext, chosen: press.Remind) -> None:
    """Ask for it once more."""
    chat = await binding.remind(context.session, context.actor, chosen.row_id, context.now)
    await _show(context, chat, "chats-reminded" if chat.state == rules.ASKED else "")


async def on_unbind(context: ChatContext, chosen: press.Unbind) -> None:
    """Ask once, then bind it no more."""
    texts = context.texts
    if chosen.sure:
        await _show(
            context,
            await binding.unbind(context.session, context.actor, chosen.row_id, context.now),
        )
        return
    chat = await binding.get_led(context.session, context.actor, chosen.row_id)
    context.toast("")
    rows = column(press.sure_choice(texts, chat), stop_choice(texts))
    context.reply(Card(texts("chats-unbind-ask", chat=views.name_of(texts, chat)), rows=rows))


async def on_retry(context: ChatContext, chosen: press.Retry) -> None:
    """Look again whether the bot may write there."""
    prepared = context.work.prepared
    looked_at, found = prepared if isinstance(prepared, tuple) else (0, None)
    known = found if looked_at == chosen.chat_id else None
    session, actor = context.session, context.actor
    chat = await standing.retry(session, actor, chosen.row_id, known, context.now)
    key = "chats-not-looked-at" if known is None else "chats-still-lost"
    await _show(context, chat, "" if chat.state == rules.BOUND else key)


async def _show(context: ChatContext, chat: BoundChat, key: str = "", start: int = 0) -> None:
    """The chat as it is now, in the place of the card that was pressed.

    The words of the key appear over it; for one who typed they are a message.
    """
    texts = context.texts
    card = await views.card_of(context.session, texts, context.actor, chat, start)
    context.toast(texts.plain(key) if key else "")
    if key and not context.work.query_id:
        context.reply(Card(texts(key), keeps_choices=True))
    context.replace(card)
