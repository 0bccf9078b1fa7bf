"""Answers that are no plain words at the next question: quotes, photos, voice notes, stickers."""

from dataclasses import replace

from telegram import Message

from bot.context import ChatContext
from bot.features.reports import filling, rules
from bot.features.reports.answers import AnswerIsAmiss
from bot.features.reports.filling import Sheet
from bot.features.reports.forms import PHOTO, TEXT
from bot.i18n import Html, Texts
from bot.outbox.cards import Card
from bot.reading.courtesy import is_courtesy
from handlers.common.photos import PHOTO_ERRORS, has_picture, photo_at_hand
from handlers.reports import filling_keyboards as keyboards
from handlers.reports import filling_views as views
from handlers.reports.filling import on_fill
from handlers.reports.filling_photos import take_photo
from handlers.reports.filling_quotes import Quoted, find_in_buttons, find_quoted, is_rest
from handlers.reports.filling_steps import (
    ASK,
    REFUSALS,
    Place,
    end_over,
    keep_place,
    place_at_hand,
    place_of,
    show_check,
    show_question,
)
from handlers.reports.filling_typed import begin, take_words
from handlers.reports.keyboards import Fill
from handlers.reports.voice import ask_line


async def on_quote(message: Message, context: ChatContext) -> None:
    """Words that quote a request are the report, if it is a member's; those that quote a question
    are its answer."""
    quoted = find_quoted(context.work, message)
    if quoted is None:
        return
    try:
        await _take_quote(context, quoted, message.text or "")
    except REFUSALS as refusal:
        await end_over(context, refusal)


async def _take_quote(context: ChatContext, quoted: Quoted, words: str) -> None:
    report_id, position = quoted
    if position:
        await begin(context, report_id, position)
        await take_words(context, words)
        return
    sheet = await filling.open_sheet(context.session, context.actor, report_id)
    is_whole = sheet.form.asks == rules.MEMBERS and sheet.report.state in rules.MISSING
    if is_courtesy(words) or not is_whole:
        await on_fill(context, Fill(report_id))
        if not is_courtesy(words):
            context.reply(Card(context.texts("report-fill-not-kept"), keeps_choices=True))
        return
    await _take_whole(context, sheet, words, None)


async def _take_whole(
    context: ChatContext, sheet: Sheet, words: str, message: Message | None
) -> None:
    """The words are a member's report: they answer the first question that takes words."""
    texts, report_id = context.texts, sheet.report.id
    said: list[Html] = []
    for question in sheet.questions:
        if question.kind == TEXT and words:
            await filling.save_words(
                context.session, context.actor, report_id, question.position, words, context.now
            )
            break
    if message is not None:
        said.append(await _add_photo(context, sheet))
    written = await filling.load_sheet(context.session, report_id)
    missing = written.missing
    if missing:
        said.insert(0, views.opening_words(texts, written))
    opening = Html("\n".join(said))
    position = missing[0].position if missing else len(written.questions) + 1
    album = message.media_group_id or "" if message is not None else ""
    await show_question(context, written, position, checks=True, opening=opening, album=album)


async def _add_photo(context: ChatContext, sheet: Sheet) -> Html:
    """The photo goes to the first question that takes photos; what became of it."""
    texts = context.texts
    question = next((one for one in sheet.questions if one.kind == PHOTO), None)
    if question is None:
        return texts("report-fill-no-photos")
    photo = photo_at_hand(context)
    count = await filling.save_photo(
        context.session,
        context.actor,
        sheet.report.id,
        question.position,
        photo.source,
        photo.content,
        context.now,
    )
    return texts("report-fill-photo-kept", count=count)


async def on_paste(message: Message, context: ChatContext) -> None:
    """Longer than any answer may be: that is said once, and the rest of it is passed over."""
    place = place_at_hand(context)
    if is_rest(place, message):
        return
    cut_at, step = (
        message.date.timestamp(),
        context.work.dialogue.step if context.work.dialogue else ASK,
    )
    await keep_place(context, step, replace(place, cut_at=cut_at))
    context.reply(Card(context.texts("report-fill-paste"), keeps_choices=True))


async def on_media(message: Message, context: ChatContext) -> None:
    """A photo, a voice note, a sticker: what it is good for depends on the question."""
    try:
        await _take_media(message, context)
    except REFUSALS as refusal:
        await end_over(context, refusal)


async def _take_media(message: Message, context: ChatContext) -> None:
    quoted = find_in_buttons(message)
    place = place_of(context.work.dialogue)
    if quoted is not None and (place is None or quoted[0] != place.report):
        sheet = await filling.open_draft(context.session, context.actor, quoted[0])
        if message.voice is None and await _is_whole_report(context, sheet, message):
            return
        place = await begin(context, *quoted)
    if place is None:
        return
    if message.voice is not None:
        await ask_line(context, place, message.voice)
    elif has_picture(message) and place.kind == PHOTO and not place.voice:
        await take_photo(context, place, message)
    elif has_picture(message) and message.media_group_id and place.album == message.media_group_id:
        # The rest of an album of which the first one was answered.
        await _add_photo(context, await filling.load_sheet(context.session, place.report))
    elif place.voice:
        # Only words are due now: one line about the note.
        sheet = await filling.open_draft(context.session, context.actor, place.report)
        position = min(place.position, len(sheet.questions))
        context.reply(views.render_line_asked(context.texts, sheet, position, place.seconds))
    else:
        await _say_unfit(context, place, message)


async def _is_whole_report(context: ChatContext, sheet: Sheet, message: Message) -> bool:
    """Whether it was a member's report: a photo, with words perhaps; then it is kept."""
    if sheet.form.asks != rules.MEMBERS or not has_picture(message):
        return False
    try:
        await _take_whole(context, sheet, message.caption or "", message)
    except (AnswerIsAmiss, *PHOTO_ERRORS) as error:
        context.reply(Card(context.texts(error.key, **error.variables), keeps_choices=True))
    return True


async def _say_unfit(context: ChatContext, place: Place, message: Message) -> None:
    """Say once what is due here, and where a photo is."""
    album = message.media_group_id or ""
    if album and place.refused == album:
        return
    sheet = await filling.open_draft(context.session, context.actor, place.report)
    said = _unfit_words(context.texts, sheet, place, message)
    if place.position > len(sheet.questions):
        await show_check(context, sheet, said)
        return
    question = sheet.question(place.position)
    await keep_place(context, ASK, replace(place, refused=album))
    rows = keyboards.question_rows(context.texts, sheet, question, checks=place.checks)
    context.reply(Card(said, rows=rows))


def _unfit_words(texts: Texts, sheet: Sheet, place: Place, message: Message) -> Html:
    if place.kind == PHOTO:
        return texts("report-fill-photo-wanted")
    asked = next((one for one in sheet.questions if one.kind == PHOTO), None)
    if asked is not None and has_picture(message):
        return texts("report-fill-photo-elsewhere", number=asked.position)
    return texts("report-fill-words-only")
