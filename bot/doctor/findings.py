"""A finding: what was looked at, whether it is well, and what to do if not."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """How it is."""

    WELL = "✓"
    # It works; but it is better to know.
    WARNING = "!"
    FAULT = "✗"


@dataclass(frozen=True)
class Finding:
    """One line, and what to do about it."""

    verdict: Verdict
    words: str
    remedy: str = ""


def well(words: str) -> Finding:
    """Nothing to do."""
    return Finding(Verdict.WELL, words)


def warning(words: str, remedy: str) -> Finding:
    """Something to know."""
    return Finding(Verdict.WARNING, words, remedy)


def fault(words: str, remedy: str) -> Finding:
    """Something to mend."""
    return Finding(Verdict.FAULT, words, remedy)
