"""From a report one press proposes a good example to be told of."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Actor
from bot.errors import ChibotError
from bot.features.reports import forms
from bot.features.reports.deciding import get_to_read
from bot.reading.quantities import is_nothing
from models.reports import ReportAnswer, ReportQuestion
from models.repositories import audit, report_results, report_rounds, stories

PROPOSED = "proposed"


class ReportHasNoWords(ChibotError):
    """There is nothing to tell in it."""

    key = "report-result-story-empty"


class StoryIsProposed(ChibotError):
    """Each report proposes one story."""

    key = "report-result-story-already"


async def propose(session: AsyncSession, actor: Actor, report_id: int, now: datetime) -> None:
    """Propose what the report tells as a good example, else all it says in words.

    Raises as `get_to_read`, ReportHasNoWords, StoryIsProposed.
    """
    case = await get_to_read(session, actor, report_id)
    questions = await report_rounds.list_questions(session, case.form.id)
    answers = await report_results.list_answers(session, case.round.id)
    own = {question: one for (report, question), one in answers.items() if report == report_id}
    words = words_of(questions, own) or (case.report.voice_line or "").strip()
    if not words:
        raise ReportHasNoWords
    is_new = await stories.add(
        session,
        unit_id=case.unit.id,
        proposed_by=actor.member_id,
        report_id=report_id,
        words=words,
        state=PROPOSED,
        proposed_at=now,
    )
    if not is_new:
        raise StoryIsProposed
    await audit.add(session, actor.user_id, "propose_story", "done", now, case.unit.id, report_id)


def words_of(questions: Sequence[ReportQuestion], answers: dict[int, ReportAnswer]) -> str:
    """The answers that are meant to be told, else all texts, one below the other."""
    told = [
        (question.purpose, words)
        for question in questions
        if question.kind == forms.TEXT and question.id in answers
        if (words := answers[question.id].words) and not is_nothing(words)
    ]
    examples = [words for purpose, words in told if purpose == forms.STORY]
    others = [words for purpose, words in told if purpose != forms.PROPOSAL]
    return "\n\n".join(examples or others)
