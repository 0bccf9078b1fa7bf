"""The result of a poll, once it is closed and not before."""

from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy.ext.asyncio import AsyncSession

from bot.errors import ChoiceIsStale
from bot.features.polls import rules
from models.members import Unit
from models.polls import Poll
from models.repositories import polls, units


class CellResult(NamedTuple):
    """The numbers of one cell; only where that shows nobody."""

    unit: Unit
    answered: int
    counts: list[int]


@dataclass(frozen=True)
class Result:
    """What was counted."""

    poll: Poll
    # How many chose each option; empty if so few answered in secret that it is not told.
    counts: list[int]
    answered: int
    # By name; empty if no cell's numbers are told, or only one cell was asked.
    by_cell: list[CellResult]
    # Cells that were asked and whose own numbers are not told.
    hidden_cells: int

    @property
    def is_withheld(self) -> bool:
        """Whether so few answered in secret that no numbers are told."""
        return not self.counts

    @property
    def has_quorum(self) -> bool:
        """Whether as many as were wanted have answered."""
        return rules.has_quorum(self.poll.quorum, self.answered, self.poll.asked or 0)


async def load_result(session: AsyncSession, poll_id: int) -> Result:
    """What was counted. Raises ChoiceIsStale as long as the poll is not closed."""
    poll = await polls.find(session, poll_id)
    if poll is None or poll.state != rules.CLOSED:
        raise ChoiceIsStale
    counted: dict[int, dict[int, int]] = {}
    for row in await polls.list_counts(session, poll_id):
        counted.setdefault(row.unit_id, {})[row.option] = row.count
    over_all = counted.pop(0, {})
    hidden = over_all.pop(rules.HIDDEN, 0)
    by_cell = [
        CellResult(await units.get(session, unit_id), counts.pop(rules.ANSWERED), _listed(counts))
        for unit_id, counts in counted.items()
    ]
    by_cell.sort(key=lambda cell: units.natural_key(cell.unit.name))
    over_all.pop(rules.ANSWERED, None)
    return Result(poll, _listed(over_all), poll.answered or 0, by_cell, hidden)


def _listed(counts: dict[int, int]) -> list[int]:
    return [counts[option] for option in sorted(counts)]
