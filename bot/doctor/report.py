"""Prints the examination as it goes on."""

from rich.console import Console
from rich.markup import escape

from bot.clock import Clock
from bot.doctor.examination import examine
from bot.doctor.findings import Finding, Verdict
from bot.i18n import Texts
from bot.settings import Settings

_COLOURS = {Verdict.WELL: "green", Verdict.WARNING: "yellow", Verdict.FAULT: "red"}


async def report(settings: Settings, console: Console) -> int:
    """Returns the exit status: 1 if something must be mended."""
    texts = Texts(settings.language, settings.zone)
    faults = 0
    async for finding in examine(settings, Clock(settings.zone)):
        faults += finding.verdict is Verdict.FAULT
        _print(finding, texts, console)
    if faults:
        console.print(texts.plain("doctor-some-wrong", number=faults), soft_wrap=True)
        return 1
    console.print(texts.plain("doctor-all-well"), soft_wrap=True)
    return 0


def _print(finding: Finding, texts: Texts, console: Console) -> None:
    mark = f"[{_COLOURS[finding.verdict]}]{finding.verdict}[/]"
    console.print(f"{mark} {escape(finding.words)}", soft_wrap=True, highlight=False)
    if finding.remedy:
        words = texts.plain("doctor-remedy", todo=finding.remedy)
        console.print(f"  {escape(words)}", soft_wrap=True, highlight=False)
