"""A round as files: workbook, summary and charts, each made at the moment of sending."""

import asyncio
from datetime import datetime

from bot.access import load_actor
from bot.context import ChatContext
from bot.errors import ChoiceIsStale, NotAllowed
from bot.features.reports import papers
from bot.features.reports.papers import Digest, Outline
from bot.i18n import Texts
from bot.outbox.cards import Attachment, Card
from bot.outbox.rendering import Rendering
from handlers.common.charts import draw_columns, draw_rows
from handlers.common.documents import write_letter
from handlers.common.printing import write_book
from handlers.reports.asking_words import round_title
from handlers.reports.keyboards import Papers
from handlers.reports.papers_book import Book
from handlers.reports.papers_charts import CELLS, PERIODS, chart_by_cell, chart_by_period, names_of
from handlers.reports.papers_document import summary_of
from handlers.reports.papers_words import watermark

# Made of all answers; the others are charts.
_OF_ALL = (_BOOK, _LETTER) = ("book", "letter")


async def on_papers(context: ChatContext, chosen: Papers) -> None:
    """Order them; they come one by one."""
    session, actor, texts = context.session, context.actor, context.texts
    outline = await papers.load_outline(session, actor, chosen.round_id)
    if outline.is_empty:
        context.toast(texts.plain("paper-nothing"))
        context.reply(Card(texts("paper-nothing"), keeps_choices=True))
        return
    charts = names_of(outline)
    await papers.order_papers(
        session, actor, chosen.round_id, [_BOOK, _LETTER, *charts], context.now
    )
    context.toast("")
    words = texts("paper-coming", charts=len(charts))
    context.reply(Card(words, keeps_choices=True))


async def view_paper(view: Rendering) -> Card | None:
    """One of them, for somebody who still leads the reports of the unit."""
    paper, at = view.row.params["paper"], datetime.fromisoformat(view.row.params["at"])
    if view.member is None:
        return None
    is_whole = paper in _OF_ALL
    try:
        outline = await (_load_digest(view) if is_whole else _load_outline(view))
    except (ChoiceIsStale, NotAllowed):
        return None
    mark = watermark(view.texts, outline, view.member.full_name, at)
    # Nobody waits for the seconds that thousands of reports take.
    attachment = await asyncio.to_thread(_make, view.texts, outline, paper, mark, at)
    if attachment is None:
        return None
    caption = view.texts(
        "paper-caption" if is_whole else "paper-caption-chart",
        title=round_title(view.texts, outline.form, outline.round),
    )
    return Card(caption, attachment=attachment, keeps_choices=True)


async def _load_digest(view: Rendering) -> Digest:
    """All of the round, read once for workbook and summary."""
    reader, round_id = await load_actor(view.session, view.row.chat_id), view.row.subject_id
    return await view.once(
        ("digest", round_id, view.row.chat_id),
        lambda: papers.load_digest(view.session, reader, round_id),
    )


async def _load_outline(view: Rendering) -> Outline:
    """What charts show; it is a fraction of the whole."""
    reader, round_id = await load_actor(view.session, view.row.chat_id), view.row.subject_id
    return await view.once(
        ("outline", round_id, view.row.chat_id),
        lambda: papers.load_outline(view.session, reader, round_id),
    )


def _make(texts: Texts, outline: Outline, paper: str, mark: str, at: datetime) -> Attachment | None:
    """The paper; None if there is no such paper any more."""
    name = texts.plain("paper-file", period=outline.round.period)
    if isinstance(outline, Digest):
        if paper == _BOOK:
            content = write_book(Book(texts, outline, mark).tables())
            return Attachment("document", content=content, name=f"{name}.xlsx")
        letter = summary_of(texts, outline, mark, at)
        return Attachment("document", content=write_letter(letter), name=f"{name}.docx")
    drawn = _draw(texts, outline, paper, mark)
    return Attachment("photo", content=drawn, name=f"{name}.png") if drawn else None


def _draw(texts: Texts, outline: Outline, paper: str, mark: str) -> bytes | None:
    what, *places = paper.split(".")
    if what == PERIODS:
        return draw_columns(chart_by_period(texts, outline, int(places[0]), mark))
    question = next((one for one in outline.rollup.targets if str(one.id) == places[0]), None)
    if what != CELLS or question is None:
        return None
    return draw_rows(chart_by_cell(texts, outline, question, int(places[1]), mark))
