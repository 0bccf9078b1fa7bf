"""What is kept of an announcement goes when its time has come."""

from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.features.announcements import rules as stages
from bot.features.members.audience import USUAL
from bot.features.privacy import retention
from models.announcements import Acknowledgement, Announcement, Unaddressed
from models.base import Base
from models.outbox import OutboxMessage
from models.repositories import announcements
from models.repositories.audience import Whom
from models.session import Database
from tests.bed.organisation import NOW, found_ward
from tests.features.test_announcement_sending import cell_of, draft_for, send


async def number_of(session: AsyncSession, table: type[Base]) -> int:
    """How many rows there are."""
    return int(await session.scalar(select(func.count()).select_from(table)) or 0)


async def test_names_go_after_three_months_and_words_after_a_year(database: Database) -> None:
    async with cell_of(database, 3) as (ward, cell, actor):
        session = ward.session
        await ward.add_member(cell, "Không Tài Khoản")
        announcement = await send(session, actor, draft_for(cell))
        await announcements.add_acknowledgement(session, announcement.id, actor.member_id, NOW)
        begun = announcement.begins_at
        assert begun is not None
        await retention.on_forget_due(session, 0, NOW, begun + timedelta(days=89))
        assert await number_of(session, Acknowledgement) == 1
        assert await number_of(session, Unaddressed) == 1
        await retention.on_forget_due(session, 0, NOW, begun + timedelta(days=91))
        assert await number_of(session, Acknowledgement) == 0
        assert await number_of(session, Unaddressed) == 0
        assert await number_of(session, Announcement) == 1
        await retention.on_forget_due(session, 0, NOW, begun + timedelta(days=366))
        assert await number_of(session, Announcement) == 0
        assert await number_of(session, OutboxMessage) == 0


async def test_announcement_whose_hour_is_ahead_stays(database: Database) -> None:
    async with database.writing() as session:
        ward = await found_ward(session)
        cell = await ward.add_cell()
        author = await ward.add_registered(cell, 8)
        whom = Whom((cell.id,), USUAL)
        await announcements.add(
            session,
            unit_id=cell.id,
            author_id=author.id,
            text="x",
            file_kind="",
            file_id="",
            file_name="",
            audience={"unit_ids": list(whom.unit_ids), "participation": [], "roles": []},
            asks_ack=True,
            is_posted=False,
            is_urgent=False,
            state=stages.SCHEDULED,
            revision=1,
            send_at=NOW + timedelta(days=360),
            created_at=NOW,
        )
        await retention.on_forget_due(session, 0, NOW, NOW + timedelta(days=367))
        assert await number_of(session, Announcement) == 1
