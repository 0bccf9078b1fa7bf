"""`python -m benchmarks`: what is claimed about speed, measured here and now."""

import asyncio
import logging
import time
import warnings
from collections.abc import Awaitable, Callable

from rich.console import Console
from rich.table import Table

from benchmarks import broadcast, startup, transport, updates
from benchmarks.figures import Line

_console = Console()
_BENCHMARKS: tuple[Callable[[], Awaitable[list[Line]]], ...] = (
    transport.measure,
    startup.measure,
    updates.measure,
    broadcast.measure,
)


async def _measure() -> Table:
    table = Table(title="chibot beside the usual ways, on this machine, in one run")
    for heading in ("What", "Who", "Figure", "Remark"):
        table.add_column(heading, overflow="fold")
    for measure in _BENCHMARKS:
        began = time.perf_counter()
        for line in await measure():
            table.add_row(line.subject, line.contestant, line.figure, line.remark)
        table.add_section()
        _console.print(f"{measure.__module__}: {time.perf_counter() - began:.0f} s")
    return table


def main() -> None:
    """Run all, side by side, and print one table."""
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    _console.print(asyncio.run(_measure()))


if __name__ == "__main__":
    main()
