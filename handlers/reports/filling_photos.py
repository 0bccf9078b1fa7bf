"""Photos for a report: fetched and drawn anew before the transaction, an album answered once."""

from dataclasses import replace
from datetime import datetime

from telegram import Bot, Message, Update

from bot.access import Actor
from bot.context import ChatContext, Fetched, Preparation
from bot.errors import ChibotError
from bot.features.reports import filling
from bot.features.reports.answers import AnswerIsAmiss
from bot.features.reports.forms import PHOTO
from bot.i18n import Html
from bot.outbox.cards import Card
from handlers.common.photos import PHOTO_ERRORS, brings_file, fetch_photo, photo_at_hand
from handlers.reports import filling_keyboards as keyboards
from handlers.reports import filling_views as views
from handlers.reports.filling_quotes import find_in_buttons
from handlers.reports.filling_steps import ASK, Place, keep_place, place_of
from models.dialogues import Dialogue
from models.repositories.dialogues import Choices


async def _fetch(
    update: Update,
    actor: Actor,
    dialogue: Dialogue | None,
    bot: Bot,
    now: datetime,
    offered: Choices,
) -> Fetched:
    """Download a photo that answers a question, and draw it anew."""
    del now, offered
    place, message = place_of(dialogue), update.message
    if message is None or not actor.is_registered:
        return None
    is_asked = place is not None and place.kind == PHOTO
    if not is_asked and find_in_buttons(message) is None:
        return None
    return await fetch_photo(message, bot)


PREPARATION = Preparation(brings_file, _fetch)


async def take_photo(context: ChatContext, place: Place, message: Message) -> None:
    """One more photo for the question; of an album only the first, and what is amiss, is answered.

    Raises what ends the writing of a report.
    """
    album = message.media_group_id or ""
    try:
        photo = photo_at_hand(context)
        await filling.save_photo(
            context.session,
            context.actor,
            place.report,
            place.position,
            photo.source,
            photo.content,
            context.now,
        )
    except (AnswerIsAmiss, *PHOTO_ERRORS) as error:
        await _refuse(context, place, album, error)
        return
    if not album or place.album != album:
        await _tell(context, replace(place, album=album), message)


async def _refuse(context: ChatContext, place: Place, album: str, error: ChibotError) -> None:
    if album and place.refused == album:
        return
    await keep_place(context, ASK, replace(place, album=album, refused=album))
    sheet = await filling.load_sheet(context.session, place.report)
    question = sheet.question(place.position)
    rows = keyboards.question_rows(context.texts, sheet, question, checks=place.checks)
    context.reply(Card(context.texts(error.key, **error.variables), rows=rows))


async def _tell(context: ChatContext, place: Place, message: Message) -> None:
    await keep_place(context, ASK, place)
    texts = context.texts
    sheet = await filling.load_sheet(context.session, place.report)
    question = sheet.question(place.position)
    parts = [texts("report-fill-album") if place.album else _count(context, sheet, place)]
    if message.caption:
        parts.append(texts("report-fill-caption"))
    rows = keyboards.question_rows(texts, sheet, question, checks=place.checks)
    context.reply(Card(Html("\n".join(parts)), rows=rows))


def _count(context: ChatContext, sheet: filling.Sheet, place: Place) -> Html:
    question = sheet.question(place.position)
    kept = views.kept_words(context.texts, sheet, question)
    return Html(f"{kept}\n{views.how_words(context.texts, sheet, question)}")
