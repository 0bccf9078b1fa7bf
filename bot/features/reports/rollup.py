"""The numbers of a form by cell and period: sums, and how many have reported; nobody is ranked."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.features.reports import forms
from models.members import Unit
from models.reports import ReportQuestion, ReportRound
from models.repositories import report_results, report_rounds
from models.repositories.report_results import Spot

PERIODS = 12
# Of sums.
_DECIMALS = 6


@dataclass(frozen=True)
class Total:
    """What came together in a period; None: nobody gave a number."""

    sum: float | None
    # Reports with a number, all that were sent, and all that were asked for: of cells, or of
    # members.
    counted: int
    reported: int
    asked: int


@dataclass(frozen=True)
class Rollup:
    """Numbers by question, round and cell; rounds from the oldest on, cells in the order of names.

    `sums` and `counted`, how many reports gave a number, have no entry where none came from a
    cell; they are by (round, question, cell).
    """

    rounds: Sequence[ReportRound]
    questions: Sequence[ReportQuestion]
    units: Sequence[Unit]
    sums: Mapping[Spot, float]
    counted: Mapping[Spot, int]
    # How many reports, by (round, cell); no entry where there is none.
    asked: Mapping[tuple[int, int], int]
    reported: Mapping[tuple[int, int], int]

    @property
    def targets(self) -> list[ReportQuestion]:
        """The questions that go into charts."""
        return [question for question in self.questions if question.purpose == forms.TARGET]

    def value(self, question_id: int, round_id: int, unit_id: int) -> float | None:
        """What a cell reported; None if it has not."""
        return self.sums.get((round_id, question_id, unit_id))

    def units_of(self, round_id: int) -> list[Unit]:
        """The cells that were asked in a round, by name."""
        return [unit for unit in self.units if (round_id, unit.id) in self.asked]

    def total(self, question_id: int, round_id: int) -> Total:
        """The sum of a period, and of how many reports it is."""
        cells = [unit.id for unit in self.units_of(round_id)]
        found = [self.value(question_id, round_id, cell) for cell in cells]
        return Total(
            sum_of([number for number in found if number is not None]),
            sum(self.counted.get((round_id, question_id, cell), 0) for cell in cells),
            sum(self.reported.get((round_id, cell), 0) for cell in cells),
            sum(self.asked[round_id, cell] for cell in cells),
        )


def sum_of(numbers: Sequence[float]) -> float | None:
    """The sum as people reckon it: 0.1 and 0.2 are 0.3. None of nothing."""
    return round(math.fsum(numbers), _DECIMALS) if numbers else None


async def load_rollup(session: AsyncSession, last: ReportRound) -> Rollup:
    """The numbers of a form in the twelve periods up to this one.

    A form that was made anew goes on from the one before: questions in the same words are one.
    """
    before = await report_results.list_forerunners(session, last.form_id)
    form_ids = [last.form_id, *before]
    rounds = await report_results.list_rounds_until(session, form_ids, last, PERIODS)
    questions = await report_rounds.list_questions(session, last.form_id)
    ids = [one.id for one in rounds]
    asked = await report_results.count_asked(session, ids)
    unit_ids = sorted({unit_id for _, unit_id, _, _ in asked})
    sums = await _list_sums(session, ids, before, questions)
    return Rollup(
        rounds,
        [question for question in questions if question.kind == forms.NUMBER],
        await report_results.list_units(session, unit_ids),
        {spot: total for spot, (total, _) in sums.items()},
        {spot: count for spot, (_, count) in sums.items()},
        {(round_id, unit_id): count for round_id, unit_id, count, _ in asked},
        {(round_id, unit_id): sent for round_id, unit_id, _, sent in asked if sent},
    )


async def _list_sums(
    session: AsyncSession,
    round_ids: Sequence[int],
    before: Sequence[int],
    questions: Sequence[ReportQuestion],
) -> dict[Spot, tuple[float, int]]:
    """Sums and counts, those of the forms before under the questions as they are asked now."""
    now_asked = {question.words: question.id for question in questions}
    same: dict[int, int] = {}
    for form_id in before:
        earlier = await report_rounds.list_questions(session, form_id)
        same |= {one.id: now_asked.get(one.words, one.id) for one in earlier}
    found = await report_results.list_sums(session, round_ids)
    return {
        (round_id, same.get(question_id, question_id), unit_id): sums
        for (round_id, question_id, unit_id), sums in found.items()
    }
