"""What the buttons about reports carry from one part of the feature to another."""

from dataclasses import dataclass
from typing import ClassVar

from handlers.common.callbacks import Press

# In the place of a round: all proposals that wait for an answer.
ALL_ROUNDS = 0


@dataclass(frozen=True)
class Fill(Press):
    """Write this report, or go on with it."""

    prefix: ClassVar[str] = "rf"
    report_id: int


@dataclass(frozen=True)
class ShowBoard(Press):
    """Show how a round stands."""

    prefix: ClassVar[str] = "rb"
    round_id: int


@dataclass(frozen=True)
class ListSubmitted(Press):
    """Show the reports of a round that were sent."""

    prefix: ClassVar[str] = "rl"
    round_id: int
    start: int


@dataclass(frozen=True)
class ListProposals(Press):
    """Show the proposals of a round, or those of all rounds that wait."""

    prefix: ClassVar[str] = "rp"
    round_id: int
    start: int


@dataclass(frozen=True)
class Papers(Press):
    """Give the round as files: workbook, document, charts."""

    prefix: ClassVar[str] = "rx"
    round_id: int
