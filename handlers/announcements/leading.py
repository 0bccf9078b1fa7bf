"""What is done about an announcement on its way: look, pause, stop, correct, withdraw."""

from dataclasses import replace

from telegram import Update

from bot.context import ChatContext
from bot.errors import ChoiceIsStale
from bot.features.announcements import calls, changing, rules
from bot.outbox.cards import Card, Choice, column, weighty
from bot.reading.names import fold
from handlers.announcements import keyboards as press
from handlers.announcements.content import Content, hear_content, text_card
from handlers.announcements.drafts import opening_of
from handlers.announcements.views import content_of, render_announcement
from handlers.common.forms import Form, stop_choice
from models.announcements import Announcement
from models.repositories import units

NAME = "reword"
_SEND = "send"
_SEND_WORDS = frozenset({"sua", "sua di", "gui", "gui di", "ok sua"})


async def on_show_board(context: ChatContext, chosen: press.ShowBoard) -> None:
    """Bring the live board to the bottom of the chat."""
    await changing.show_board(context.session, context.actor, chosen.announcement_id, context.now)
    context.toast("")


async def on_pause(context: ChatContext, chosen: press.Pause) -> None:
    """The board shows the change; whoever typed hears it, too."""
    announcement_id = chosen.announcement_id
    await changing.pause(context.session, context.actor, announcement_id, context.now)
    resume = press.Resume(announcement_id).choice(context.texts.plain("announcement-resume"))
    _tell(context, "announcement-paused", resume)


async def on_resume(context: ChatContext, chosen: press.Resume) -> None:
    """Go on."""
    announcement_id = chosen.announcement_id
    quiet = context.work.settings.quiet
    await changing.resume(context.session, context.actor, announcement_id, context.now, quiet)
    pause = press.Pause(announcement_id).choice(context.texts.plain("announcement-pause"))
    _tell(context, "announcement-resumed", pause)


def _tell(context: ChatContext, key: str, way_back: Choice) -> None:
    """Nothing appears over the chat for one who typed, so they get the words, and what is next."""
    context.toast(context.texts.plain(key))
    if not context.work.query_id:
        context.reply(Card(context.texts(key), rows=column(way_back)))


async def on_stop(context: ChatContext, chosen: press.Stop) -> None:
    """Ask once, then never send the rest."""
    announcement = await _lead(context, chosen.announcement_id)
    texts = context.texts
    context.toast("")
    if chosen.sure:
        await changing.stop(context.session, context.actor, announcement.id, context.now)
        is_off = announcement.begins_at is None
        done = "announcement-call-off-done" if is_off else "announcement-stop-done"
        context.replace(Card(texts(done)))
        return
    if announcement.state not in {rules.SENDING, rules.PAUSED, rules.AWAITING, rules.SCHEDULED}:
        raise changing.AnnouncementIsOver
    is_ahead = rules.is_ahead(announcement.state)
    question = "announcement-call-off-ask" if is_ahead else "announcement-stop-ask"
    words = texts(question, opening=opening_of(announcement.text))
    sure = press.stop_sure(texts, announcement.id)
    context.reply(Card(words, rows=column(sure, _leave(context, announcement))))


async def on_withdraw(context: ChatContext, chosen: press.Withdraw) -> None:
    """Ask once, then take it back from everybody."""
    announcement = await changing.get_to_withdraw(
        context.session, context.actor, chosen.announcement_id
    )
    texts = context.texts
    context.toast("")
    if chosen.sure:
        await changing.withdraw(context.session, context.actor, announcement.id, context.now)
        await calls.call_off(context.session, announcement.id, context.now)
        context.replace(Card(texts("announcement-withdraw-done")))
        return
    words = texts("announcement-withdraw-ask", opening=opening_of(announcement.text))
    sure = press.withdraw_sure(texts, announcement.id)
    context.reply(Card(words, rows=column(sure, _leave(context, announcement))))


def _leave(context: ChatContext, announcement: Announcement) -> Choice:
    """The button that leaves all as it is."""
    return press.Leave(announcement.id).choice(context.texts.plain("announcement-leave"))


async def on_leave(context: ChatContext, chosen: press.Leave) -> None:
    """The question goes, so that nobody presses its other button later; the board is below."""
    await changing.show_board(context.session, context.actor, chosen.announcement_id, context.now)
    context.toast("")
    context.replace(Card(context.texts("announcement-left")))


async def _lead(context: ChatContext, announcement_id: int) -> Announcement:
    return await changing.get_to_lead(context.session, context.actor, announcement_id)


async def on_correct(context: ChatContext, chosen: press.Correct) -> None:
    """Ask for the new words."""
    announcement = await _lead(context, chosen.announcement_id)
    if not rules.can_correct(announcement.state, announcement.begins_at):
        raise changing.AnnouncementIsOver
    context.toast("")
    await context.take_to(NAME, "text", {"announcement": announcement.id})
    key = "announcement-correct-ask-file" if announcement.file_kind else "announcement-correct-ask"
    context.reply(text_card(context.texts, key))


async def on_new_words(update: Update, context: ChatContext) -> None:
    """Show how it would look; only the words can be another."""
    answers = context.answers
    announcement = await _lead(context, answers["announcement"])
    if update.message is None:
        return
    unit = await units.get(context.session, announcement.unit_id)
    content = await hear_content(
        context, update.message, unit.name, file_kind=announcement.file_kind
    )
    if content is None:
        return
    if content.file_kind or not content.text:
        key = "announce-empty"
        if content.file_kind and announcement.file_kind:
            key = "announcement-correct-words"
        elif content.file_kind:
            key = "announcement-correct-no-file"
        context.reply(text_card(context.texts, key))
        return
    await context.take_to(NAME, "confirm", {"announcement": announcement.id, "text": content.text})
    await _show(context, announcement, unit.name, content)


async def _show(
    context: ChatContext, announcement: Announcement, unit_name: str, content: Content
) -> None:
    texts = context.texts
    new = replace(content_of(announcement), text=content.text)
    asked = press.NOT_YET if announcement.asks_ack else None
    is_read = await changing.is_read(context.session, announcement)
    corrected_at = context.now if is_read else None
    context.reply(render_announcement(texts, unit_name, new, corrected_at, asked))
    is_second = announcement.confirmed_by is not None
    key = "announcement-correct-look" if is_read else "announcement-correct-look-ahead"
    if is_second:
        key = "announcement-correct-second"
    send = CORRECT.choice("confirm", _SEND, texts.plain("announcement-correct-send"))
    context.reply(Card(texts(key), rows=column(weighty(send), stop_choice(texts))))


async def _on_confirm(context: ChatContext, words: str) -> None:
    """Typed instead of picked: "sửa" is the button; else say so, and show it again."""
    if fold(words).strip(" .!") in _SEND_WORDS:
        await _pick_confirm(context, _SEND)
        return
    context.reply(Card(context.texts("announcement-correct-unclear"), keeps_choices=True))
    announcement = await _lead(context, context.answers["announcement"])
    unit = await units.get(context.session, announcement.unit_id)
    await _show(context, announcement, unit.name, Content(context.answers["text"]))


async def _pick_confirm(context: ChatContext, value: str) -> None:
    if value != _SEND:
        raise ChoiceIsStale
    answers = context.answers
    is_applied = await changing.correct(
        context.session, context.actor, answers["announcement"], answers["text"], context.now
    )
    await context.end_dialogue()
    key = "announcement-correct-done-ahead" if is_applied else "announcement-correct-asked"
    announcement = await _lead(context, answers["announcement"])
    if is_applied and await changing.is_read(context.session, announcement):
        key = "announcement-correct-done"
    context.replace(Card(context.texts(key)))


# The step "text" takes messages of all sorts: see `ContentHandler`.
CORRECT = Form(NAME, {"confirm": _on_confirm}, picks={"confirm": _pick_confirm})
