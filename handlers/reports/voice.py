"""A voice note as the report: filed as it is, with one line on what it is about."""

from dataclasses import replace

from telegram import Voice

from bot.context import ChatContext
from bot.features.reports import filling
from handlers.reports import filling_views as views
from handlers.reports.filling_steps import LINE, Place, keep_place


async def ask_line(context: ChatContext, place: Place, voice: Voice) -> None:
    """Ask whether this note shall be the report, and for the line.

    It stays with Telegram: only its name is kept. Raises what ends the writing of a report.
    """
    sheet = await filling.open_draft(context.session, context.actor, place.report)
    seconds = _seconds(voice)
    heard = replace(place, voice=voice.file_id, seconds=seconds)
    await keep_place(context, LINE, heard)
    position = min(place.position, len(sheet.questions))
    context.reply(views.render_line_asked(context.texts, sheet, position, seconds))


def _seconds(voice: Voice) -> int:
    length = voice.duration
    return int(length.total_seconds()) if hasattr(length, "total_seconds") else int(length)
