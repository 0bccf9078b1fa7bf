"""Queries of what is written in reports: answers, photos, proposals."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.reports import Proposal, Report, ReportAnswer, ReportPhoto


async def lock(session: AsyncSession, report_id: int) -> Report | None:
    """The report as it stands now; on PostgreSQL nobody else changes it until the end."""
    query = select(Report).where(Report.id == report_id).with_for_update()
    return await session.scalar(query.execution_options(populate_existing=True))


async def list_answers(session: AsyncSession, report_id: int) -> dict[int, ReportAnswer]:
    """The answers of a report by question."""
    query = select(ReportAnswer).where(ReportAnswer.report_id == report_id)
    return {answer.question_id: answer for answer in await session.scalars(query)}


def copy_answer(answer: ReportAnswer | None) -> ReportAnswer | None:
    """The answer as it stands now, which later changes leave alone."""
    if answer is None:
        return None
    columns = ReportAnswer.__table__.columns.keys()
    return ReportAnswer(**{name: getattr(answer, name) for name in columns})


async def set_answer(
    session: AsyncSession, report_id: int, question_id: int, values: dict[str, Any]
) -> None:
    """Give a question its answer; the last one stands."""
    known = await session.get(ReportAnswer, (report_id, question_id))
    if known is None:
        session.add(ReportAnswer(report_id=report_id, question_id=question_id, **values))
    else:
        for name, value in values.items():
            setattr(known, name, value)
    await session.flush()


async def remove_answer(session: AsyncSession, report_id: int, question_id: int) -> None:
    """Take back the answer to a question, and its photos."""
    known = await session.get(ReportAnswer, (report_id, question_id))
    if known is not None:
        await session.delete(known)
        await session.flush()
    own = (ReportPhoto.report_id == report_id) & (ReportPhoto.question_id == question_id)
    await session.execute(delete(ReportPhoto).where(own))


async def count_photos(session: AsyncSession, report_id: int) -> dict[int, int]:
    """How many photos each question of a report has; those without any are left out."""
    query = (
        select(ReportPhoto.question_id, func.count())
        .where(ReportPhoto.report_id == report_id)
        .group_by(ReportPhoto.question_id)
    )
    return {row[0]: row[1] for row in await session.execute(query)}


async def has_photo(session: AsyncSession, report_id: int, question_id: int, source: str) -> bool:
    """Whether this very photo is there already."""
    query = select(ReportPhoto.id).where(
        ReportPhoto.report_id == report_id,
        ReportPhoto.question_id == question_id,
        ReportPhoto.source == source,
    )
    return await session.scalar(query) is not None


async def add_photo(
    session: AsyncSession,
    report_id: int,
    question_id: int,
    source: str,
    content: bytes,
    now: datetime,
) -> None:
    """One more photo."""
    photo = ReportPhoto(
        report_id=report_id,
        question_id=question_id,
        source=source,
        content=content,
        added_at=now,
    )
    session.add(photo)
    await session.flush()
    # Pictures are big, and a session serves many updates.
    session.expunge(photo)


async def list_photos(session: AsyncSession, report_id: int) -> list[tuple[int, bytes]]:
    """(question, JPEG) of all photos of a report, in the order in which they came."""
    query = (
        select(ReportPhoto.question_id, ReportPhoto.content)
        .where(ReportPhoto.report_id == report_id)
        .order_by(ReportPhoto.id)
    )
    return [(question_id, content) for question_id, content in await session.execute(query)]


async def list_proposals(session: AsyncSession, report_id: int) -> dict[int, Proposal]:
    """The proposals of a report by question."""
    query = select(Proposal).where(Proposal.report_id == report_id)
    return {proposal.question_id: proposal for proposal in await session.scalars(query)}


async def add_proposal(
    session: AsyncSession, report_id: int, question_id: int, words: str, now: datetime
) -> None:
    """A new proposal."""
    session.add(Proposal(report_id=report_id, question_id=question_id, words=words, made_at=now))
    await session.flush()
