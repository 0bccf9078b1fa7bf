"""`python -m benchmarks`: what is claimed about speed, measured here and now."""

import argparse
import asyncio
import logging
import time
import warnings
from collections.abc import Awaitable, Callable, Sequence

from rich.console import Console
from rich.table import Table

from benchmarks import (
    answering,
    broadcast,
    fanout,
    pages,
    paid,
    polls,
    startup,
    transport,
    updates,
)
from benchmarks.figures import Line

_console = Console()
_BENCHMARKS: dict[str, Callable[[], Awaitable[list[Line]]]] = {
    "transport": transport.measure,
    "updates": updates.measure,
    "fanout": fanout.measure,
    "startup": startup.measure,
    "paid": paid.measure,
    "answering": answering.measure,
    "broadcast": broadcast.measure,
    "polls": polls.measure,
    "pages": pages.measure,
}


async def _measure(names: Sequence[str]) -> Table:
    table = Table(title="chibot beside the usual ways, on this machine, in one run")
    for heading in ("What", "Who", "Figure", "Ratio", "Remark"):
        table.add_column(heading, overflow="fold")
    for name in names:
        began = time.perf_counter()
        for line in await _BENCHMARKS[name]():
            table.add_row(line.subject, line.contestant, line.figure, line.ratio, line.remark)
        table.add_section()
        _console.print(f"{name}: {time.perf_counter() - began:.0f} s")
    return table


def main() -> None:
    """Run those that are named, or all, side by side, and print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help=f"of {', '.join(_BENCHMARKS)}")
    names = parser.parse_args().names or list(_BENCHMARKS)
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    _console.print(asyncio.run(_measure(names)))


if __name__ == "__main__":
    main()
