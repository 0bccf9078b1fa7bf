"""`python -m tests.crash.chaos`: kills at random moments, and a table of what came of them."""

import asyncio
import random
import secrets
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from tests.bed.databases import DatabaseSource, postgres_source, sqlite_source
from tests.crash.chaos import broadcasts, every_point, takeover, waiting
from tests.crash.chaos.figures import Figures, OnKill, Wish

_console = Console()
_SOURCES: dict[str, Callable[[], AbstractContextManager[DatabaseSource]]] = {
    "sqlite": sqlite_source,
    "postgresql": postgres_source,
}
_POLICIES = ("repeat", "hold")
_WINDOWS = (1, 3)
# Everybody gets a message; so many updates wait.
_PEOPLE, _UPDATES = 1500, 2000
Experiment = Callable[[DatabaseSource, Path, random.Random, OnKill], Awaitable[Figures]]


@dataclass(frozen=True)
class _Planned:
    name: str
    kills: int
    run: Experiment


def _broadcast(policy: str, window: int, kills: int) -> _Planned:
    wish = Wish(kills, _PEOPLE, window)

    async def run(
        source: DatabaseSource, place: Path, chance: random.Random, on_kill: OnKill
    ) -> Figures:
        async with source.migrated() as url:
            return await broadcasts.run(url, place, policy, wish, chance, on_kill)

    return _Planned(f"broadcast {policy} {window}", kills, run)


def _waiting(kills: int) -> _Planned:
    wish = Wish(kills, _UPDATES)

    async def run(
        source: DatabaseSource, place: Path, chance: random.Random, on_kill: OnKill
    ) -> Figures:
        return await waiting.run(source, place, wish, chance, on_kill)

    return _Planned("waiting updates", kills, run)


def _takeover(kills: int) -> _Planned:
    wish = Wish(kills, 0)

    async def run(
        source: DatabaseSource, place: Path, chance: random.Random, on_kill: OnKill
    ) -> Figures:
        async with source.migrated() as url:
            return await takeover.run(url, place, wish, chance, on_kill)

    return _Planned("takeover", kills, run)


def _plan(kills: int) -> list[_Planned]:
    """A quarter of the kills to each kind of broadcast, all to waiting updates, some to leaders."""
    share = -(-kills // (len(_POLICIES) * len(_WINDOWS)))
    sent = [_broadcast(policy, window, share) for policy in _POLICIES for window in _WINDOWS]
    every = _Planned("every point, every kind", every_point.COUNT, every_point.run)
    return [*sent, _waiting(kills), _takeover(-(-kills // 10)), every]


async def _measure(plan: list[_Planned], backends: list[str], seed: int) -> list[Figures]:
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    found: list[Figures] = []
    with Progress(*columns, console=_console) as progress:
        for backend in backends:
            with _SOURCES[backend]() as source:
                found += [await _show(progress, one, source, backend, seed) for one in plan]
    return found


async def _show(
    progress: Progress, planned: _Planned, source: DatabaseSource, backend: str, seed: int
) -> Figures:
    bar = progress.add_task(f"{planned.name}, {backend}", total=planned.kills)
    figures = await _try(planned, source, backend, seed, partial(progress.advance, bar))
    for what in figures.broken:
        _console.print(f"BROKEN: {figures.name}, {figures.backend}: {what}", markup=False)
    if not _console.is_terminal:
        _console.print(_table([figures]))
    return figures


async def _try(
    planned: _Planned, source: DatabaseSource, backend: str, seed: int, on_kill: OnKill
) -> Figures:
    """One experiment; what ends it before its time is a broken promise too."""
    chance = random.Random(f"{seed} {planned.name} {backend}")  # noqa: S311 - dice
    with tempfile.TemporaryDirectory(prefix="chibot-chaos-") as place:
        try:
            return await planned.run(source, Path(place), chance, on_kill)
        except (AssertionError, TimeoutError) as error:
            broken = f"{type(error).__name__}: {str(error)[-2000:]}"
            return Figures(planned.name, backend, broken=[broken])


def _table(found: list[Figures]) -> Table:
    table = Table(title="What kill -9 leaves")
    for heading in ("Experiment", "Database"):
        table.add_column(heading)
    counts = ("kills", "items", "lost", "doubled", "copies", "unclear", "stuck")
    for heading in (*counts, "takeover p50 / most"):
        table.add_column(heading, justify="right")
    for one in found:
        times = sorted(one.takeovers)
        took = f"{times[len(times) // 2]:.1f} s / {times[-1]:.1f} s" if times else ""
        numbers = [f"{getattr(one, count):,}" for count in counts]
        table.add_row(one.name, one.backend, *numbers, took)
    return table


def main(
    kills: Annotated[int, typer.Option(help="In broadcasts, and again in updates.")] = 200,
    seed: Annotated[int | None, typer.Option(help="For the same dice as before.")] = None,
    database: Annotated[str, typer.Option(help="sqlite, postgresql or both")] = "both",
    only: Annotated[str, typer.Option(help="Experiments whose name holds this.")] = "",
) -> None:
    """Exits with 1 if a bound is broken."""
    seed = secrets.randbelow(10**6) if seed is None else seed
    backends = [name for name in _SOURCES if database in {name, "both"}]
    plan = [planned for planned in _plan(kills) if only in planned.name]
    if not backends or not plan:
        raise typer.BadParameter("there is no such database or experiment")
    _console.print(f"The seed of these dice is {seed}.")
    began = time.perf_counter()
    found = asyncio.run(_measure(plan, backends, seed))
    _console.print(_table(found))
    _console.print(f"Seed {seed}, {time.perf_counter() - began:.0f} s.")
    sys.exit(any(figures.broken for figures in found))


if __name__ == "__main__":
    typer.run(main)
