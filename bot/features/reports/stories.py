"""From an accepted report one press proposes a good example to be told of."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Actor
from bot.errors import ChibotError
from bot.features.reports import forms, rules
from bot.features.reports.deciding import get_to_read
from bot.features.stories import telling
from bot.features.stories.rules import MOST_PHOTOS
from bot.photos import DrawnPhoto
from bot.quiet import QuietHours
from bot.reading.quantities import is_nothing
from models.reports import ReportAnswer, ReportQuestion
from models.repositories import report_results, report_rounds, reports


class ReportHasNoWords(ChibotError):
    """There is nothing to tell in it."""

    key = "report-result-story-empty"


class ReportIsNotAccepted(ChibotError):
    """It may still be mended: what is told of it has to be right."""

    key = "report-result-story-not-accepted"


async def propose(
    session: AsyncSession, actor: Actor, report_id: int, now: datetime, quiet: QuietHours
) -> None:
    """Propose what the report tells as a good example, else all it says in words; its photos go
    with it.

    Raises as `get_to_read`, ReportIsNotAccepted, ReportHasNoWords, StoryIsProposed.
    """
    case = await get_to_read(session, actor, report_id)
    if case.report.state != rules.ACCEPTED:
        raise ReportIsNotAccepted
    questions = await report_rounds.list_questions(session, case.form.id)
    answers = await reports.list_answers(session, report_id)
    words = words_of(questions, answers) or (case.report.voice_line or "").strip()
    if not words:
        raise ReportHasNoWords
    photos = await _list_photos(session, report_id)
    await telling.propose_from_report(
        session, actor, case.unit.id, report_id, words, photos, now, quiet
    )


async def _list_photos(session: AsyncSession, report_id: int) -> list[DrawnPhoto]:
    photo_ids = await report_results.list_photo_ids(session, report_id)
    found = [await report_results.find_photo(session, one) for one in photo_ids[:MOST_PHOTOS]]
    return [DrawnPhoto(photo.source, photo.content) for photo in found if photo is not None]


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
