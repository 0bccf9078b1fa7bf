"""The command that imports a workbook of members: reads, writes, and says what came of it."""

import asyncio
import json
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text

from bot.errors import ChibotError
from bot.features.members.roster import ImportReport, import_roster, undo_import
from bot.features.members.roster_plan import RowPlan, Status
from bot.features.reports import rounds
from bot.i18n import Texts
from bot.quiet import QuietHours
from bot.reading.roster import read_roster
from bot.reading.roster_rows import Roster
from bot.reading.workbook import read_workbook_file
from bot.reading.workbook_errors import WorkbookIsRefused
from handlers.members.roster_words import problem_sentences, summary_lines
from models.repositories import units
from models.session import Database

DONE, ROWS_REFUSED, FILE_REFUSED = 0, 1, 2
_STEPS = ("read", "people", "roster")
_NOTHING = dict.fromkeys((status.value for status in Status), 0)


async def import_members(
    database: Database,
    file: Path,
    *,
    cell: str | None,
    dry_run: bool,
    as_json: bool,
    skip_errors: bool,
    now: datetime,
    zone: ZoneInfo,
    quiet: QuietHours,
    language: str,
    ward_name: str,
) -> int:
    """Import a file; what came of it goes to stdout, the progress to stderr. `ward_name` is the
    root unit's name if there is no root yet. Who is given a role and has a report to write for it
    is asked for that, not in the `quiet` hours.

    Returns the command's exit code: 0, 1 if rows in error kept everything from being written,
    2 if the file cannot be read.
    """
    say = Texts(language, zone)
    try:
        with _progress() as progress:
            advance = _advancer(progress, say)
            roster = await _read(file, cell, now.astimezone(zone), advance)
            advance("roster")
            report = await _write(database, roster, ward_name, now, quiet, dry_run, skip_errors)
    except WorkbookIsRefused as error:
        _print_refusal(say.plain(error.key, **error.variables), as_json=as_json)
        return FILE_REFUSED
    if as_json:
        _print_json(_as_json(report, roster, say))
    else:
        _Printer(say, dry_run=dry_run).show(report, roster)
    return ROWS_REFUSED if report.has_errors and not skip_errors else DONE


async def undo(
    database: Database, import_id: int, now: datetime, zone: ZoneInfo, language: str
) -> int:
    """Take an import back and say so. Returns 0, or 1 if it cannot be."""
    say = Texts(language, zone)
    try:
        async with database.writing() as session:
            await undo_import(session, import_id, None, now)
    except ChibotError as error:
        _print_refusal(say.plain(error.key, **error.variables), as_json=False)
        return ROWS_REFUSED
    Console().print(Text(say.plain("roster-undone")), soft_wrap=True)
    return DONE


def _progress() -> Progress:
    console = Console(stderr=True)
    return Progress(TextColumn("{task.description}"), BarColumn(), console=console, transient=True)


def _advancer(progress: Progress, say: Texts) -> Callable[[str], None]:
    task = progress.add_task("", total=len(_STEPS))

    def advance(step: str) -> None:
        words = say.plain(f"roster-step-{step}")
        progress.update(task, description=words, completed=_STEPS.index(step))

    return advance


async def _read(
    file: Path, cell: str | None, now: datetime, advance: Callable[[str], None]
) -> Roster:
    """Read the file off the event loop, so that the progress bar moves."""
    advance("read")
    sheets = await asyncio.to_thread(read_workbook_file, file)
    advance("people")
    return await asyncio.to_thread(read_roster, sheets, today=now.date(), cell=cell)


async def _write(
    database: Database,
    roster: Roster,
    ward_name: str,
    now: datetime,
    quiet: QuietHours,
    dry_run: bool,
    skip_errors: bool,
) -> ImportReport:
    if dry_run:
        async with database.reading() as session:
            root = await units.find_root(session)
            ward_id = root.id if root else None
            return await import_roster(session, roster.rows, ward_id, now, dry_run=True)
    async with database.writing() as session:
        root = await units.find_root(session)
        if root is None:
            trial = await import_roster(session, roster.rows, None, now, dry_run=True)
            if trial.has_errors and not skip_errors:
                return trial
            root = await units.add(session, None, units.WARD, ward_name, now)
        report = await import_roster(session, roster.rows, root.id, now, skip_errors=skip_errors)
        await rounds.welcome_writers(session, report.given_roles, now, quiet)
        return report


def _as_json(report: ImportReport, roster: Roster, say: Texts) -> dict[str, Any]:
    return {
        "rows": [_row_as_json(plan, say) for plan in report.rows],
        "counts": dict(report.counts),
        "import_id": report.import_id,
        "new_cells": list(report.new_cells),
        "columns_left_out": list(roster.columns_left_out),
        "sheets_left_out": [
            {"sheet": sheet, "reason": say.plain(f"roster-sheet-{reason}")}
            for sheet, reason in roster.sheets_left_out
        ],
    }


def _row_as_json(plan: RowPlan, say: Texts) -> dict[str, Any]:
    row = plan.row
    return {
        "row": row.row,
        "sheet": row.sheet,
        "status": plan.status.value,
        "name": row.name,
        "birth_date": row.born_on,
        "phone": row.phone,
        "cell": row.cell,
        "joined_on": row.joined_on,
        "official_on": row.official_on,
        "problems": problem_sentences(plan, say),
    }


def _print_refusal(sentence: str, *, as_json: bool) -> None:
    if as_json:
        _print_json({"rows": [], "counts": _NOTHING, "error": sentence})
    else:
        Console().print(Text(sentence, style="red"), soft_wrap=True)


def _print_json(content: dict[str, Any]) -> None:
    Console().file.write(json.dumps(content, ensure_ascii=False, indent=2) + "\n")


class _Printer:
    """Shows a report to a person at a terminal."""

    def __init__(self, say: Texts, *, dry_run: bool) -> None:
        self._say = say
        self._dry_run = dry_run
        self._console = Console()

    def show(self, report: ImportReport, roster: Roster) -> None:
        notable = [p for p in report.rows if p.problems or p.status is Status.CHANGED]
        if notable:
            self._console.print(self._table(notable))
        for line in summary_lines(report, roster, self._say):
            self._console.print(Text(line), soft_wrap=True)
        self._line(self._outcome(report), number=str(report.import_id or ""))

    def _outcome(self, report: ImportReport) -> str:
        if self._dry_run:
            return "roster-dry-run"
        if report.import_id is not None:
            return "roster-written"
        return "roster-blocked" if report.has_errors else "roster-nothing-new"

    def _table(self, plans: Sequence[RowPlan]) -> Table:
        heads = ("sheet", "row", "name", "status", "problems")
        table = Table(*(self._say.plain(f"roster-head-{head}") for head in heads))
        for plan in plans:
            # Text: a name in square brackets is no markup.
            cells = (
                plan.row.sheet,
                str(plan.row.row),
                plan.row.name,
                self._say.plain(f"roster-status-{plan.status.value}"),
                "\n".join([*self._changes(plan), *problem_sentences(plan, self._say)]),
            )
            table.add_row(*(Text(cell) for cell in cells))
        return table

    def _changes(self, plan: RowPlan) -> list[str]:
        """What is new about a member the roster has already."""
        if plan.status is not Status.CHANGED:
            return []
        fields = sorted(set(plan.values) - {"folded_name"}) or ["role"]
        names = [self._say.plain(f"roster-field-{field}") for field in fields]
        return [self._say.plain("roster-changes", fields=", ".join(names))]

    def _line(self, key: str, **variables: str) -> None:
        self._console.print(Text(self._say.plain(key, **variables)), soft_wrap=True)
