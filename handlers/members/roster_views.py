"""What an import would do or has done, as cards."""

import html
import re
from functools import cache
from zoneinfo import ZoneInfo

from bot.features.members.roster import ImportReport
from bot.features.members.roster_plan import RowPlan, Status
from bot.i18n import LANGUAGES, Html, Texts
from bot.outbox.cards import Card, Choice, column, weighty
from bot.reading.names import fold
from bot.reading.roster_rows import Roster
from handlers.common.forms import stop_choice
from handlers.members.keyboards import ImportConfirmed, ImportUndone
from handlers.members.roster_words import problem_sentences, summary_lines

# Rows with problems that are shown; a chat message holds about this many.
_SHOWN = 12
_MOST_LETTERS = 3000
_LABEL_LENGTH = 64
# "1.234" in a label.
_COUNT = re.compile(r"\d[\d.,]*")


def render_preview(texts: Texts, report: ImportReport, roster: Roster) -> Card:
    """Counts, what was left out, the rows to look at; and the buttons to go on."""
    parts = [texts("roster-preview-head")]
    parts += [_escaped(line) for line in summary_lines(report, roster, texts)]
    notable = [plan for plan in report.rows if plan.problems]
    parts += [_line(texts, plan) for plan in notable[:_SHOWN]]
    if len(notable) > _SHOWN:
        parts.append(texts("roster-preview-more", count=len(notable) - _SHOWN))
    choices = _choices(texts, report)
    if not choices:
        parts.append(texts("roster-nothing-new"))
        return Card(_joined(parts))
    return Card(_joined(parts), rows=column(*choices, stop_choice(texts)))


def _choices(texts: Texts, report: ImportReport) -> list[Choice]:
    counts = report.counts
    changing = counts[Status.NEW] + counts[Status.CHANGED]
    if not changing:
        return []
    if not report.has_errors:
        return [weighty(ImportConfirmed(0).choice(_label_of_all(texts, changing)))]
    words = _label_of_rest(texts, changing, counts[Status.ERROR])
    return [weighty(ImportConfirmed(1).choice(words))]


def _label_of_all(texts: Texts, count: int) -> str:
    return texts.plain("roster-import-all", count=count)


def _label_of_rest(texts: Texts, count: int, errors: int) -> str:
    return texts.plain("roster-import-rest", count=count, errors=errors)


def is_import_label(words: str) -> bool:
    """Whether the words are the label of the button that imports, with any counts, in any language.

    Told before it is known who speaks; what they pick is told later.
    """
    return len(words) <= _LABEL_LENGTH and _without_counts(words) in _import_labels()


@cache
def _import_labels() -> frozenset[str]:
    spoken = [Texts(language, ZoneInfo("UTC")) for language in LANGUAGES]
    labels = [_label_of_all(texts, 1) for texts in spoken]
    labels += [_label_of_rest(texts, 1, 1) for texts in spoken]
    return frozenset(_without_counts(label) for label in labels)


def _without_counts(words: str) -> str:
    return _COUNT.sub("#", fold(words)).strip(" .)(")


def _line(texts: Texts, plan: RowPlan) -> Html:
    where = texts("roster-row", row=plan.row.row, name=plan.row.name or "–")
    return Html(f"{where} {_escaped(' '.join(problem_sentences(plan, texts)))}")


def _escaped(words: str) -> Html:
    return Html(html.escape(words, quote=False))


def _joined(parts: list[Html]) -> Html:
    """As many lines as fit into one message."""
    kept, letters = [], 0
    for part in parts:
        letters += len(part)
        if letters > _MOST_LETTERS:
            break
        kept.append(part)
    return Html("\n".join(kept))


def render_imported(texts: Texts, report: ImportReport) -> Card:
    """What was written, and the way back."""
    if report.import_id is None:
        return Card(texts("roster-nothing-new"))
    words = texts("roster-imported", **{str(key): count for key, count in report.counts.items()})
    undo = weighty(ImportUndone(report.import_id).choice(texts.plain("roster-undo")))
    return Card(words, rows=((undo,),))


def render_undone(texts: Texts) -> Card:
    """The list is as it was before."""
    return Card(texts("roster-undone"))
