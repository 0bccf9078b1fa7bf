"""The labelled sets and how a reading is scored against them.

`given` are examples from the field, `written` the sentences the rules were tuned on, `held_out`
sentences written before the last tuning and never used for it: tune on failures of the first two.
`second` was written later from the rules alone, without a look at the reading; `second_held_out`
was put away meanwhile, scored once, and only whole classes of failures were mended after it.
`third` and `third_held_out` were written, scored and mended in the same way. `rsvp_traps` are
sentences made to be misread (dialect, mockery, half sentences): not to be sure is enough there.
"""

import json
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.reading.moments import read_moment
from bot.reading.rsvp import RsvpReading, read_rsvp

DATA = Path(__file__).parent / "data"
_NAMES = (
    "given", "written", "held_out", "second", "second_held_out", "third", "third_held_out",
)  # fmt: skip
RSVP_TRAPS = "rsvp_traps"
RSVP_SETS = tuple(f"rsvp_{name}" for name in _NAMES)
MOMENT_SETS = tuple(f"moments_{name}" for name in _NAMES)
_OPPOSITE = {"yes": "no", "no": "yes"}


def rows(name: str) -> list[dict[str, Any]]:
    """The rows of a labelled set."""
    lines = (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@dataclass
class RsvpScore:
    """Counts over one set of answers; `confusion` counts (written label, read label)."""

    total: int = 0
    right: int = 0
    sure: int = 0
    reasons_right: int = 0
    confusion: dict[tuple[str, str], int] = field(default_factory=dict)
    turned_round: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    def add(self, row: dict[str, Any], reading: RsvpReading) -> None:
        """Counts one answer."""
        key = (row["label"], reading.label)
        self.total += 1
        self.right += key[0] == key[1]
        self.sure += reading.is_sure
        self.confusion[key] = self.confusion.get(key, 0) + 1
        if reading.is_sure and _OPPOSITE.get(row["label"]) == reading.label:
            self.turned_round.append(row["text"])
        reason_is_right = reasons_agree(row["reason"], reading.reason)
        self.reasons_right += reason_is_right
        if key[0] != key[1] or not reason_is_right:
            self.failures.append(
                f"{row['text']!r}: {row['label']} ({row['reason']}) read as {reading.label} "
                f"({reading.reason}){'' if reading.is_sure else ', not sure'}"
            )


def reasons_agree(written: str | None, read: str | None) -> bool:
    """Both none, or spans that overlap in at least one word."""
    if written is None or read is None:
        return written is read
    return bool(set(written.lower().split()) & set(read.lower().split()))


def score_rsvp(name: str) -> RsvpScore:
    """Reads a whole set of answers."""
    score = RsvpScore()
    for row in rows(name):
        score.add(row, read_rsvp(row["text"]))
    return score


def score_moments(name: str) -> tuple[int, list[str]]:
    """How many moments a set has, and those read wrongly."""
    table = rows(name)
    failures = []
    for row in table:
        moment = read_moment(row["text"], datetime.fromisoformat(row["now"]))
        read = (moment.at.isoformat(), moment.precision) if moment else (None, None)
        if read != (row["expected"], row["precision"]):
            failures.append(f"{row['text']!r} at {row['now']}: {row['expected']} read as {read[0]}")
    return len(table), failures
