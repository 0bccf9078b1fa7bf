"""The second person decides; a member says that they have taken note."""

from datetime import datetime

from bot.context import ChatContext
from bot.features.announcements import deciding, rules, sending
from bot.features.announcements.acknowledging import AnnouncementIsWithdrawn, acknowledge
from bot.outbox.cards import Card
from handlers.announcements import keyboards as press
from handlers.announcements.content import text_card
from handlers.announcements.views import render_withdrawn
from handlers.common.forms import Form
from models.announcements import Announcement


async def on_acknowledge(context: ChatContext, chosen: press.Acknowledge) -> None:
    """Thanks, however often; what was taken back meanwhile says so."""
    if chosen.announcement_id == press.NOT_YET:
        _answer(context, "announcement-ack-preview")
        return
    try:
        await acknowledge(context.session, context.actor, chosen.announcement_id, context.now)
    except AnnouncementIsWithdrawn as late:
        context.toast(context.texts.plain("announcement-withdrawn"))
        context.replace(render_withdrawn(context.texts, late.announcement))
        return
    _answer(context, "announcement-acknowledged")


def _answer(context: ChatContext, key: str) -> None:
    context.toast(context.texts.plain(key))
    if not context.work.query_id:
        context.reply(Card(context.texts(key), keeps_choices=True))


async def on_confirm(context: ChatContext, chosen: press.Confirm) -> None:
    """Let it go out as it was shown; the question turns into what became of it."""
    announcement = await deciding.confirm(
        context.session,
        context.actor,
        chosen.announcement_id,
        chosen.revision,
        context.now,
        context.work.settings.quiet,
    )
    key, when = _confirmed(announcement, context.now)
    words = {"when": context.texts.moment(when)} if when else {}
    context.toast(context.texts.plain(key, **words))
    if when or not context.work.query_id:
        context.reply(Card(context.texts(key, **words), keeps_choices=True))


def _confirmed(announcement: Announcement | None, now: datetime) -> tuple[str, datetime | None]:
    """What is said of it, and the hour that matters: it may be another than the card had."""
    if announcement is None:
        return "announcement-confirm-lost", None
    begins_at, wanted = announcement.begins_at, announcement.send_at
    if announcement.state == rules.SENDING and begins_at is not None and begins_at > now:
        return "announcement-confirm-morning", begins_at
    is_first = begins_at == now
    if is_first and wanted is not None and wanted <= now:
        return "announcement-confirm-late", wanted
    return "announcement-confirm-done", None


async def on_give_back(context: ChatContext, chosen: press.GiveBack) -> None:
    """Ask why."""
    await sending.find_to_decide(
        context.session, context.actor, chosen.announcement_id, chosen.revision
    )
    answers = {"announcement": chosen.announcement_id, "revision": chosen.revision}
    await context.take_to(GIVE_BACK.name, "note", answers)
    context.toast("")
    context.reply(text_card(context.texts, "announcement-give-back-ask"))


async def _on_note(context: ChatContext, words: str) -> None:
    answers = context.answers
    if words.strip(" .").isdigit():
        # Meant for a button that has no number; it is no reason.
        context.reply(text_card(context.texts, "announcement-give-back-ask"))
        return
    await deciding.give_back(
        context.session,
        context.actor,
        answers["announcement"],
        answers["revision"],
        words,
        context.now,
    )
    await context.end_dialogue()
    context.reply(Card(context.texts("announcement-give-back-done")))


GIVE_BACK = Form("giveback", {"note": _on_note})
