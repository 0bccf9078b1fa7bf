"""Writing a report in chat: what the buttons under its questions do."""

from bot.context import ChatContext
from bot.features.reports import filling, rules
from bot.features.reports.forms import PHOTO
from handlers.reports import filling_keyboards as press
from handlers.reports import filling_views as views
from handlers.reports.filling_steps import (
    CHECK,
    Place,
    go_on,
    keep_place,
    place_of,
    show_check,
    show_question,
)
from handlers.reports.keyboards import Fill
from handlers.reports.sheets import state_line


async def on_fill(context: ChatContext, chosen: Fill) -> None:
    """Write this report, or go on with it; one that was sent is shown."""
    sheet = await filling.open_sheet(context.session, context.actor, chosen.report_id)
    context.toast("")
    report, texts = sheet.report, context.texts
    if report.state not in rules.MISSING:
        await _leave_own(context, report.id)
        may_change = report.state == rules.SUBMITTED
        context.reply(views.render_sent(texts, sheet, may_change=may_change))
        return
    # The request, with its day, stays readable where it is.
    context.work.pressed_message_id = 0
    place = place_of(context.work.dialogue)
    if report.state == rules.RETURNED and sheet.is_complete:
        await show_check(context, sheet, state_line(texts, sheet))
        return
    is_there = place is not None and place.report == report.id
    position = place.position if place is not None and is_there else sheet.resume_at()
    is_question = position <= len(sheet.questions)
    # The whole report says itself which one it is.
    opening = views.opening_words(texts, sheet) if is_question else None
    await show_question(context, sheet, position, opening=opening)


async def _leave_own(context: ChatContext, report_id: int) -> None:
    place = place_of(context.work.dialogue)
    if place is not None and place.report == report_id:
        await context.end_dialogue()


async def on_go_to(context: ChatContext, chosen: press.GoTo) -> None:
    """To another question, or to the whole."""
    sheet = await filling.open_draft(context.session, context.actor, chosen.report_id)
    context.toast("")
    position = max(chosen.position, 1)
    await show_question(context, sheet, position, checks=bool(chosen.checks))


async def on_option(context: ChatContext, chosen: press.PickOption) -> None:
    """An option was pressed, perhaps under an older card: it says itself which question it is."""
    saved = await filling.save_option(
        context.session,
        context.actor,
        chosen.report_id,
        chosen.position,
        chosen.option,
        context.now,
    )
    context.toast("")
    await go_on(context, _place_for(context, chosen.report_id, chosen.position), saved)


def _place_for(context: ChatContext, report_id: int, position: int) -> Place:
    """Where the person is, if it is there; else as if they had just come."""
    place = place_of(context.work.dialogue)
    if place is not None and (place.report, place.position) == (report_id, position):
        return place
    return Place(report_id, position)


async def on_clear(context: ChatContext, chosen: press.ClearAnswer) -> None:
    """Take back an answer; photos, and what cannot be left out, are asked for anew."""
    session, actor = context.session, context.actor
    question = await filling.clear(session, actor, chosen.report_id, chosen.position, context.now)
    context.toast("")
    place = _place_for(context, chosen.report_id, chosen.position)
    if question.kind != PHOTO and not question.is_required:
        await go_on(context, place, filling.Saved(question, None))
        return
    sheet = await filling.load_sheet(session, chosen.report_id)
    opening = views.kept_words(context.texts, sheet, question)
    await show_question(context, sheet, question.position, checks=place.checks, opening=opening)


async def on_later(context: ChatContext, chosen: press.WriteLater) -> None:
    """Go on another time."""
    context.toast("")
    sheet = await filling.open_sheet(context.session, context.actor, chosen.report_id)
    await _leave_own(context, chosen.report_id)
    context.replace(views.render_later(context.texts, sheet))


async def on_list_questions(context: ChatContext, chosen: press.ListQuestions) -> None:
    """Ask which answer shall be changed."""
    sheet = await filling.open_draft(context.session, context.actor, chosen.report_id)
    context.toast("")
    await keep_place(context, CHECK, Place(sheet.report.id, len(sheet.questions) + 1))
    context.replace(views.render_edit(context.texts, sheet))


async def on_submit(context: ChatContext, chosen: press.Submit) -> None:
    """Send it, as it was shown; changed meanwhile by another of the cell, it is shown anew."""
    sheet = await filling.open_draft(context.session, context.actor, chosen.report_id)
    if sheet.mark != chosen.mark:
        context.toast("")
        await show_check(context, sheet, context.texts("report-fill-changed"))
        return
    await send_report(context, chosen.report_id)


async def send_report(context: ChatContext, report_id: int) -> None:
    """Send the report up, and thank for it. Raises what `filling.submit` raises."""
    sheet = await filling.submit(context.session, context.actor, report_id, context.now)
    await _leave_own(context, report_id)
    context.toast(context.texts.plain("report-fill-thanks"))
    context.replace(views.render_done(context.texts, sheet))


async def on_reopen(context: ChatContext, chosen: press.Reopen) -> None:
    """Take it back, to change it."""
    await filling.reopen(context.session, context.actor, chosen.report_id, context.now)
    sheet = await filling.open_draft(context.session, context.actor, chosen.report_id)
    context.toast("")
    # What was said of its arrival stays in the chat.
    context.work.pressed_message_id = 0
    await show_check(context, sheet, context.texts("report-fill-reopened"))


async def on_drop_voice(context: ChatContext, chosen: press.DropVoice) -> None:
    """Take the voice note back."""
    await filling.drop_voice(context.session, context.actor, chosen.report_id)
    sheet = await filling.load_sheet(context.session, chosen.report_id)
    context.toast("")
    await show_check(context, sheet, context.texts("report-voice-dropped"))
