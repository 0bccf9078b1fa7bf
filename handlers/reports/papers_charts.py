"""The targets of a round as pictures: month by month, and cell by cell in the order of names."""

from bot.features.reports.papers import Outline
from bot.features.reports.rollup import Total
from bot.i18n import Texts
from handlers.common.charts import PANELS, ROWS, Bar, Chart, Panel
from handlers.reports.asking_words import number_words, period_words
from handlers.reports.papers_words import count_words
from models.reports import ReportQuestion, ReportRound

# More pictures nobody looks at; the numbers are all in the workbook.
MOST = 10
PERIODS, CELLS = "periods", "cells"


def names_of(outline: Outline) -> list[str]:
    """The names of the pictures that there are to draw: all of them months, then cells."""
    rollup = outline.rollup
    months = [f"{PERIODS}.{at}" for at in range(0, len(rollup.targets), PANELS)]
    cells = len(rollup.units_of(outline.round.id))
    pages = [
        f"{CELLS}.{question.id}.{at}" for question in rollup.targets for at in range(0, cells, ROWS)
    ]
    return [*months, *pages][:MOST]


def chart_by_period(texts: Texts, outline: Outline, start: int, mark: str) -> Chart:
    """Some targets over the last periods, all cells together."""
    questions = outline.rollup.targets[start : start + PANELS]
    panels = [_panel(texts, outline, question) for question in questions]
    title = texts.plain("paper-chart-periods", title=outline.form.title)
    remark = texts.plain(f"paper-chart-periods-{outline.form.asks}", unit=outline.unit.name)
    return Chart(title, remark, panels, mark)


def _panel(texts: Texts, outline: Outline, question: ReportQuestion) -> Panel:
    bars = [_period_bar(texts, outline, question, one) for one in outline.rollup.rounds]
    return Panel(question.words, bars)


def _period_bar(
    texts: Texts, outline: Outline, question: ReportQuestion, opened: ReportRound
) -> Bar:
    total = outline.rollup.total(question.id, opened.id)
    words = texts.plain("paper-none") if total.sum is None else number_words(texts, total.sum)
    note = texts.plain("paper-chart-cells", counted=total.counted, asked=total.asked)
    return Bar(_short_period(opened.period), total.sum, words, note)


def _short_period(period: str) -> str:
    """The period in the few letters below a bar: "11/2026", "H2/2026", "2026"."""
    return "/".join(reversed(period.split("-")))


def chart_by_cell(
    texts: Texts, outline: Outline, question: ReportQuestion, start: int, mark: str
) -> Chart:
    """One target of this period, a page of the cells by name."""
    round_id, rollup = outline.round.id, outline.rollup
    cells = rollup.units_of(round_id)
    total = rollup.total(question.id, round_id)
    values = {unit.id: rollup.value(question.id, round_id, unit.id) for unit in cells}
    bars = []
    for unit in cells[start : start + ROWS]:
        value = values[unit.id]
        is_sent = (round_id, unit.id) in rollup.reported
        empty = texts.plain("paper-none" if is_sent else "paper-not-sent")
        bars.append(Bar(unit.name, value, empty if value is None else number_words(texts, value)))
    panel = Panel("", bars, [value for value in values.values() if value is not None])
    title = f"{question.words} – {period_words(texts, outline.round.period)}"
    return Chart(title, _remark(texts, outline, total, len(cells), start), [panel], mark)


def _remark(texts: Texts, outline: Outline, total: Total, cells: int, start: int) -> str:
    asked = count_words(texts, outline.form, total.asked)
    words = texts.plain(
        "paper-chart-cells-remark", unit=outline.unit.name, sent=total.reported, asked=asked
    )
    if cells <= ROWS:
        return words
    page, pages = start // ROWS + 1, -(-cells // ROWS)
    return f"{words} · {texts.plain('paper-chart-page', page=page, pages=pages)}"
