"""Scenes of reports that were sent, which tests of the way up begin with."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.features.reports import filling
from models.members import Unit
from models.outbox import OutboxMessage
from models.reports import Proposal, Report
from tests.features.report_scenes import OPENED, Asked

SENT = OPENED + timedelta(days=2)
# By the place of the question in the monthly form.
ANSWERS = {
    1: "2",
    2: "31",
    3: "Ra quân dọn vệ sinh hẻm 12",
    4: "12",
    5: "18 hộ cùng trồng 40 chậu hoa",
    8: "Xin thêm 2 thùng rác công cộng",
    9: "Đúng",
    10: "Tiếp tục tuyên truyền",
}


async def send(
    session: AsyncSession,
    asked: Asked,
    cell: Unit,
    answers: Mapping[int, str] | None = None,
    at: datetime = SENT,
) -> Report:
    """The secretary of the cell answers, these questions otherwise than usual, and sends."""
    actor = await asked.secretary_of(cell)
    report = await asked.report_of(cell)
    for position, words in (ANSWERS | dict(answers or {})).items():
        await filling.save_words(session, actor, report.id, position, words, at)
    await filling.submit(session, actor, report.id, at)
    return report


async def proposals_of(session: AsyncSession, report: Report) -> list[Proposal]:
    """What the report proposes."""
    query = select(Proposal).where(Proposal.report_id == report.id)
    return list(await session.scalars(query))


async def told(session: AsyncSession, kind: str) -> list[OutboxMessage]:
    """The messages of a kind that are queued, in order."""
    query = select(OutboxMessage).where(OutboxMessage.kind == kind)
    return list(await session.scalars(query.order_by(OutboxMessage.id)))
