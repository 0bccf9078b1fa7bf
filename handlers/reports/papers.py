"""A round as files: workbook, summary and charts, each made at the moment of sending."""

import asyncio
from collections.abc import Callable
from datetime import datetime

from bot.access import load_actor
from bot.context import ChatContext
from bot.errors import ChoiceIsStale, NotAllowed
from bot.features.reports import papers
from bot.features.reports.papers import Digest
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

_BOOK, _LETTER = "book", "letter"


async def on_papers(context: ChatContext, chosen: Papers) -> None:
    """Order them; they come one by one."""
    session, actor, texts = context.session, context.actor, context.texts
    digest = await papers.load_digest(session, actor, chosen.round_id)
    if not digest.sent:
        context.toast(texts.plain("paper-nothing"))
        context.reply(Card(texts("paper-nothing"), keeps_choices=True))
        return
    charts = names_of(digest)
    await papers.order_papers(
        session, actor, chosen.round_id, [_BOOK, _LETTER, *charts], context.now
    )
    context.toast("")
    words = texts("paper-coming", charts=len(charts))
    context.reply(Card(words, keeps_choices=True))


async def view_paper(view: Rendering) -> Card | None:
    """One of them, for somebody who still leads the reports of the unit."""
    reader = await load_actor(view.session, view.row.chat_id)
    round_id, params = view.row.subject_id, view.row.params
    if view.member is None:
        return None
    try:
        digest = await view.once(
            ("digest", round_id, view.row.chat_id),
            lambda: papers.load_digest(view.session, reader, round_id),
        )
    except (ChoiceIsStale, NotAllowed):
        return None
    at = datetime.fromisoformat(params["at"])
    mark = watermark(view.texts, digest, view.member.full_name, at)
    make = _maker(view.texts, digest, params["paper"], mark, at)
    if make is None:
        return None
    # A hundred cells take a second of computing.
    attachment = await asyncio.to_thread(make)
    caption = view.texts(
        "paper-caption" if attachment.kind == "document" else "paper-caption-chart",
        title=round_title(view.texts, digest.form, digest.round),
    )
    return Card(caption, attachment=attachment, keeps_choices=True)


def _maker(
    texts: Texts, digest: Digest, paper: str, mark: str, at: datetime
) -> Callable[[], Attachment] | None:
    """What makes the paper, to be called in a thread; None if there is no such paper any more."""
    what, *places = paper.split(".")
    name = texts.plain("paper-file", period=digest.round.period)
    if what == _BOOK:
        tables = Book(texts, digest, mark).tables()
        return lambda: Attachment("document", content=write_book(tables), name=f"{name}.xlsx")
    if what == _LETTER:
        letter = summary_of(texts, digest, mark, at)
        return lambda: Attachment("document", content=write_letter(letter), name=f"{name}.docx")
    if what == PERIODS:
        chart = chart_by_period(texts, digest, int(places[0]), mark)
        return lambda: Attachment("photo", content=draw_columns(chart), name=f"{name}.png")
    question = next((one for one in digest.rollup.targets if str(one.id) == places[0]), None)
    if what != CELLS or question is None:
        return None
    rows = chart_by_cell(texts, digest, question, int(places[1]), mark)
    return lambda: Attachment("photo", content=draw_rows(rows), name=f"{name}.png")
