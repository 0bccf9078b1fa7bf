"""Scenes of stories on other networks: a ward with a desk, a cell, and a story that is out."""

import io
from dataclasses import dataclass
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from PIL import Image, ImageDraw
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Actor, load_actor
from bot.features.stories import rules
from bot.quiet import QuietHours
from bot.roles import COMMITTEE_MEMBER, DEPUTY, SECRETARY
from models.members import Unit
from models.outbox import OutboxMessage
from models.stories import Story, StoryConsent, StoryPhoto, StoryShare
from tests.bed.organisation import Ward, found_ward

# 09:00 on 1 December 2026, a Tuesday.
NOW = datetime(2026, 12, 1, 2, 0, tzinfo=UTC)
SLUG = "to-3-don-sach-con-hem-1"
TITLE = "Tổ 3 dọn sạch con hẻm sau mưa"
TEXT = (
    "Sau trận mưa lớn, bác Sen gọi bà con tổ 3 cùng ra dọn hẻm.\n\n"
    "Chỉ một buổi sáng, rác và bùn đã được gom hết. Trẻ em lại có chỗ chơi."
)
# Chat users: who leads the ward, who edits there, and who leads the cell.
CHIEF_ID, EDITOR_ID, CELL_ID = 700, 701, 702
QUIET = QuietHours(time(21, 0), time(6, 30), ZoneInfo("Asia/Ho_Chi_Minh"))


@dataclass(frozen=True)
class Scene:
    """Everybody in place; the story is out with one picture."""

    ward: Ward
    cell: Unit
    story: Story

    async def actor(self, user_id: int) -> Actor:
        """One of them, as the database knows them now."""
        return await load_actor(self.ward.session, user_id)


def picture(width: int = 1600, height: int = 1200, color: str = "#4a7a4a") -> bytes:
    """A JPEG on which one sees what is cut off."""
    drawn = Image.new("RGB", (width, height), color)
    canvas = ImageDraw.Draw(drawn)
    for step in range(0, width, 100):
        canvas.line([(step, 0), (step, height)], "#ffffff", 2)
    canvas.ellipse(
        [(width * 0.35, height * 0.2), (width * 0.65, height * 0.2 + width * 0.3)], "#e0b080"
    )
    written = io.BytesIO()
    drawn.save(written, "JPEG")
    return written.getvalue()


async def publish_story(session: AsyncSession, photos: int = 1) -> Scene:
    """The ward, its people, and the story."""
    ward = await found_ward(session)
    cell = await ward.add_cell("Chi bộ Khu phố 5")
    chief = await ward.add_registered(ward.unit, CHIEF_ID, "Trần Văn Hải", SECRETARY)
    await ward.add_registered(ward.unit, EDITOR_ID, "Lê Thị Mai", COMMITTEE_MEMBER)
    await ward.add_registered(cell, CELL_ID, "Phạm Văn Út", SECRETARY)
    story = await add_story(session, cell, chief.id)
    for position in range(1, photos + 1):
        add_photo(session, story, position)
    await session.flush()
    return Scene(ward, cell, story)


async def add_story(
    session: AsyncSession, cell: Unit, editor_id: int | None = None, slug: str | None = SLUG
) -> Story:
    """A story that is out, with the consent of the one whom it shows."""
    story = Story(
        unit_id=cell.id,
        state=rules.PUBLISHED,
        revision=3,
        release=1,
        words=TEXT,
        who="",
        place="",
        result="",
        title=TITLE,
        text=TEXT,
        tags=["Dân vận khéo", "Người tốt việc tốt"],
        slug=slug,
        proposed_at=NOW,
        edited_by=editor_id,
        release_how=rules.NOW,
        published_at=NOW,
    )
    session.add(story)
    await session.flush()
    session.add(
        StoryConsent(
            story_id=story.id,
            name="bác Sen",
            agrees_as=rules.PERSON,
            state=rules.GIVEN,
            has_pictures=True,
            revision=3,
            proof=rules.CHAT,
            decided_at=NOW,
        )
    )
    await session.flush()
    return story


def add_photo(session: AsyncSession, story: Story, position: int) -> None:
    """One more picture."""
    session.add(
        StoryPhoto(
            story_id=story.id,
            source=f"source-{story.id}-{position}",
            content=picture(),
            width=1600,
            height=1200,
            position=position,
            caption="",
            is_left_out=False,
            added_at=NOW,
        )
    )


async def outsiders(scene: Scene) -> list[Actor]:
    """Who may not work at this desk: of the cell, of another ward below, and a stranger."""
    ward = scene.ward
    found = [await scene.actor(CELL_ID), await scene.actor(99_999)]
    other = await ward.add_cell("Chi bộ Khu phố 6")
    for number, role in enumerate((SECRETARY, DEPUTY, COMMITTEE_MEMBER), 800):
        await ward.add_registered(other, number, "Võ Thị Tư", role)
        found.append(await scene.actor(number))
    return found


async def shares(session: AsyncSession, story: Story) -> list[StoryShare]:
    """What is noted of other networks."""
    query = select(StoryShare).where(StoryShare.story_id == story.id).order_by(StoryShare.id)
    return list(await session.scalars(query.execution_options(populate_existing=True)))


async def told(session: AsyncSession, kind: str) -> list[OutboxMessage]:
    """Rows of a kind."""
    query = select(OutboxMessage).where(OutboxMessage.kind == kind).order_by(OutboxMessage.id)
    return list(await session.scalars(query.execution_options(populate_existing=True)))
