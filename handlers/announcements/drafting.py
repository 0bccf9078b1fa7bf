"""Where all steps of writing an announcement lead: its words, the last look, the sending."""

from datetime import datetime

from bot.context import ChatContext
from bot.features.announcements import rules, sending
from bot.i18n import Html, Texts
from bot.outbox.cards import Card
from handlers.announcements.content import text_card
from handlers.announcements.drafts import (
    NAME,
    choice,
    draft_of,
    render_preview,
    render_summary,
)
from handlers.common.audience_steps import Answers
from handlers.common.forms import close_question
from models.repositories import units

# Of the words and the file that there were.
KEEP, DROP = "keep", "drop"


async def ask_rest(context: ChatContext, answers: Answers) -> None:
    """Ask for the words if they are missing, else show the whole."""
    if "text" in answers:
        await show_whole(context, answers)
    else:
        await ask_text(context, answers)


async def ask_text(context: ChatContext, answers: Answers) -> None:
    """Ask for the words; `before` holds those there were, which can be kept."""
    texts, has_file, before = context.texts, bool(answers.get("file_kind")), "before" in answers
    await context.take_to(NAME, "text", answers)
    key = "announce-text"
    if has_file:
        key = "announce-text-keeps-file" if before else "announce-text-for-file"
    shown = []
    if before:
        shown.append(choice("text", KEEP, texts.plain("announce-keep")))
    if before and has_file:
        shown.append(choice("text", DROP, texts.plain("announce-drop-file")))
    context.replace(text_card(texts, key, *shown))


async def show_whole(context: ChatContext, answers: Answers) -> None:
    """The announcement as it will look, and below it the numbers and what can be changed."""
    close_question(context)
    unit = await units.get(context.session, answers["unit"])
    context.reply(render_preview(context.texts, unit, draft_of(answers)))
    await show_summary(context, answers, "announce-summary-head")


async def show_summary(
    context: ChatContext, answers: Answers, head: str = "announce-summary-only"
) -> None:
    """The numbers alone. Buttons of a summary shown before do nothing any more."""
    close_question(context)
    kept = {name: value for name, value in answers.items() if name != "before"}
    answers = kept | {"version": answers.get("version", 0) + 1}
    await context.take_to(NAME, "confirm", answers)
    context.reply(await render_summary(context, answers, head))


async def send(context: ChatContext, answers: Answers) -> None:
    """As it was shown; its board follows by itself."""
    announcement = await sending.announce(
        context.session,
        context.actor,
        draft_of(answers),
        context.now,
        context.work.settings.quiet,
    )
    await context.end_dialogue()
    context.replace(Card(_sent_words(context.texts, announcement.state, announcement.send_at)))


def _sent_words(texts: Texts, state: str, send_at: datetime | None) -> Html:
    if state == rules.SCHEDULED and send_at is not None:
        return texts("announce-done-scheduled", when=texts.moment(send_at))
    return texts("announce-done-second" if state == rules.AWAITING else "announce-done")
