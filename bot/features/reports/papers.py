"""All that was sent in a round, for the papers made of it; what leaves the bot is noted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Actor
from bot.features.reports.rollup import Rollup, load_rollup, sum_of
from bot.features.reports.rounds import get_to_lead
from bot.outbox.queue import Kind, put
from models.members import Unit
from models.reports import ReportForm, ReportQuestion, ReportRound
from models.repositories import audit, report_results, report_rounds, units
from models.repositories.report_results import Answer, Case, Entry, Place

# To a leader: one file or picture of a round, made when it is sent and kept nowhere.
PAPER = Kind("reports.paper", repeat=False, priority=0)
EXPORT = "export_reports"


@dataclass(frozen=True)
class Outline:
    """A round and its sums: all that charts show."""

    round: ReportRound
    form: ReportForm
    # The one that asked.
    unit: Unit
    rollup: Rollup

    @property
    def is_empty(self) -> bool:
        """Whether nobody has sent."""
        return not any(round_id == self.round.id for round_id, _ in self.rollup.reported)


@dataclass(frozen=True)
class Digest(Outline):
    """The same with all answers that were sent; reports in the order of names."""

    # The unit above the one that asked, if there is one.
    parent: Unit | None
    questions: Sequence[ReportQuestion]
    entries: Sequence[Entry]
    answers: Mapping[Place, Answer]
    photos: Mapping[Place, int]
    proposals: Sequence[Case]

    @property
    def sent(self) -> list[Entry]:
        """The reports that were sent."""
        return [entry for entry in self.entries if entry.is_sent]

    def asking(self, kind: str) -> list[ReportQuestion]:
        """The questions of a kind, in order."""
        return [question for question in self.questions if question.kind == kind]

    def words(self, entry: Entry, question: ReportQuestion) -> str:
        """The text that answers a question; empty if there is none."""
        found = self.answers.get((entry.report.id, question.id))
        return (found.words or "") if found else ""

    def number(self, entry: Entry, question: ReportQuestion) -> float | None:
        """The number that answers a question, if there is one."""
        found = self.answers.get((entry.report.id, question.id))
        return found.number if found else None

    def total(self, question: ReportQuestion) -> float | None:
        """The sum of the numbers that answer a question; None if there is none."""
        found = [self.number(entry, question) for entry in self.sent]
        return sum_of([number for number in found if number is not None])

    def choosing(self, question: ReportQuestion, option: int) -> list[Entry]:
        """The reports that chose an option."""
        return [
            entry
            for entry in self.sent
            if (found := self.answers.get((entry.report.id, question.id)))
            and found.option == option
        ]


async def load_outline(session: AsyncSession, actor: Actor, round_id: int) -> Outline:
    """A round and its sums. Raises ChoiceIsStale, NotAllowed."""
    opened, form = await get_to_lead(session, actor, round_id)
    unit = await units.get(session, form.unit_id)
    return Outline(opened, form, unit, await load_rollup(session, opened))


async def load_digest(session: AsyncSession, actor: Actor, round_id: int) -> Digest:
    """All of a round. Raises ChoiceIsStale, NotAllowed."""
    outline = await load_outline(session, actor, round_id)
    form, unit = outline.form, outline.unit
    return Digest(
        outline.round,
        form,
        unit,
        outline.rollup,
        await units.get(session, unit.parent_id) if unit.parent_id else None,
        await report_rounds.list_questions(session, form.id),
        await report_results.list_entries(session, round_id),
        await report_results.list_answers(session, round_id),
        await report_results.count_photos(session, round_id),
        await report_results.list_proposals(session, round_id),
    )


async def order_papers(
    session: AsyncSession, actor: Actor, round_id: int, names: Sequence[str], now: datetime
) -> None:
    """Send these papers of a round to the actor. Raises ChoiceIsStale, NotAllowed."""
    _, form = await get_to_lead(session, actor, round_id)
    for name in names:
        # Of two presses within a second one counts.
        key = f"{name}.{now.timestamp():.0f}"
        params = {"paper": name, "at": now.isoformat()}
        await put(session, PAPER, round_id, actor.user_id, now, key, params)
    await audit.add(session, actor.user_id, EXPORT, "done", now, form.unit_id, round_id)
