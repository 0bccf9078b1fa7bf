"""Prints how well answers and moments are read: `python -m tests.reading.evaluate`."""

import sys
import time

from bot.reading.rsvp import read_rsvp
from tests.reading.labelled import (
    MOMENT_SETS,
    RSVP_SETS,
    RSVP_TRAPS,
    RsvpScore,
    rows,
    score_moments,
    score_rsvp,
)

_LABELS = ("yes", "no", "late", "online", "unsure", "other")


def main() -> None:
    """Writes the scores, the confusion matrix and every failure to standard output."""
    for name in (*RSVP_SETS, RSVP_TRAPS):
        _write(_rsvp_report(name, score_rsvp(name)))
    for name in MOMENT_SETS:
        total, failures = score_moments(name)
        _write([f"{name}: {total - len(failures)}/{total} exact", *failures, ""])
    _write(_speed_report())


def _rsvp_report(name: str, score: RsvpScore) -> list[str]:
    head = (
        f"{name}: labels {score.right}/{score.total} = {score.right / score.total:.1%}, "
        f"sure {score.sure / score.total:.1%}, reasons {score.reasons_right / score.total:.1%}, "
        f"sure and turned round {len(score.turned_round)}"
    )
    header = "written\\read".ljust(13) + "".join(label.rjust(8) for label in _LABELS)
    table = [
        written.ljust(13)
        + "".join(str(score.confusion.get((written, read), 0)).rjust(8) for read in _LABELS)
        for written in _LABELS
    ]
    return [head, header, *table, *score.failures, ""]


def _speed_report() -> list[str]:
    """Milliseconds a reply takes, each text read for the first time."""
    spent = []
    for row in (row for name in RSVP_SETS for row in rows(name)):
        begun = time.perf_counter()
        read_rsvp(row["text"] + " .")
        spent.append((time.perf_counter() - begun) * 1000)
    spent.sort()
    median, late = spent[len(spent) // 2], spent[int(len(spent) * 0.99)]
    return [f"a reply: median {median:.2f} ms, p99 {late:.2f} ms, longest {spent[-1]:.2f} ms"]


def _write(lines: list[str]) -> None:
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
