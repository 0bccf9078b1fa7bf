"""What there is to say about an import, for the chat and the terminal alike."""

from bot.features.members.roster import ImportReport
from bot.features.members.roster_plan import RowPlan
from bot.i18n import Texts
from bot.reading.roster_rows import Roster


def problem_sentences(plan: RowPlan, texts: Texts) -> list[str]:
    """What a secretary should know about a row."""
    return [
        texts.plain(f"roster-problem-{problem.code}", text=problem.text)
        for problem in plan.problems
    ]


def summary_lines(report: ImportReport, roster: Roster, texts: Texts) -> list[str]:
    """The counts, the new cells, and what was left out."""
    counts = {key: str(count) for key, count in report.counts.items()}
    lines = [texts.plain("roster-counts", **counts)]
    if report.new_cells:
        lines.append(texts.plain("roster-new-cells", items=", ".join(report.new_cells)))
    if roster.columns_left_out:
        left_out = ", ".join(roster.columns_left_out)
        lines.append(texts.plain("roster-columns-left-out", items=left_out))
    return lines + [
        texts.plain(
            "roster-sheet-left-out", sheet=sheet, reason=texts.plain(f"roster-sheet-{reason}")
        )
        for sheet, reason in roster.sheets_left_out
    ]
