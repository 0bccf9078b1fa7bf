"""Scenes of a ward's desk: a cell has handed up a story with pictures."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from PIL import Image, ImageDraw
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Actor, load_actor
from bot.features.stories import rules
from bot.quiet import QuietHours
from bot.roles import COMMITTEE_MEMBER, SECRETARY
from models.members import Unit
from models.stories import Story, StoryConsent, StoryPhoto
from tests.bed.organisation import Ward, found_ward

NOW = datetime(2026, 12, 7, 2, 0, tzinfo=UTC)
QUIET = QuietHours(time(21, 0), time(6, 30), ZoneInfo("Asia/Ho_Chi_Minh"))
TITLE = "Con hẻm nở hoa"
TEXT = (
    "Ông Tư cùng 18 hộ đã trồng 40 chậu hoa.\n\n"
    "Hẻm 12 nay sạch và vui. Chiều nào bà con cũng ra tưới.\n\n"
    "Tháng sau, hẻm 14 sẽ làm theo."
)
# Chat users: two who edit for the ward, the cell's secretary, who told it, and one elsewhere.
EDITOR, SECOND, CELL_SECRETARY, TELLER, OUTSIDER = 701, 702, 703, 704, 705


@dataclass(frozen=True)
class Desk:
    """A ward, two of its cells, and one story that came from the first."""

    ward: Ward
    cells: Sequence[Unit]
    story: Story

    async def actor(self, user_id: int = EDITOR) -> Actor:
        """This chat user, as the database knows them now."""
        return await load_actor(self.ward.session, user_id)


async def set_desk(session: AsyncSession, photos: int = 3, **changes: Any) -> Desk:
    """The ward with its people, and a story that its desk may edit."""
    ward = await found_ward(session)
    cells = [await ward.add_cell(f"Chi bộ Khu phố {number}") for number in (1, 2)]
    await ward.add_registered(ward.unit, EDITOR, "Lý Thị Mai", role=COMMITTEE_MEMBER)
    await ward.add_registered(ward.unit, SECOND, "Lê Văn Hai", role=SECRETARY)
    await ward.add_registered(cells[0], CELL_SECRETARY, "Nguyễn Thị An", role=SECRETARY)
    teller = await ward.add_registered(cells[0], TELLER, "Trần Văn Bình")
    await ward.add_registered(cells[1], OUTSIDER, "Bùi Thị Khánh", role=SECRETARY)
    values = {"proposed_by": teller.id} | changes
    story = await add_story(session, cells[0].id, NOW, photos, **values)
    return Desk(ward, cells, story)


async def add_story(
    session: AsyncSession, unit_id: int, now: datetime, photos: int = 0, **changes: Any
) -> Story:
    """A story of a cell; at the desk unless told otherwise."""
    values: dict[str, Any] = {
        "state": rules.FORWARDED,
        "revision": 1,
        "release": 0,
        "words": "bác Tư rủ bà con trồng hoa đầu hẻm",
        "who": "Ông Tư",
        "place": "Hẻm 12",
        "result": "40 chậu hoa",
        "title": TITLE,
        "text": TEXT,
        "tags": [],
        "proposed_at": now,
        "release_how": rules.NOW,
    }
    story = Story(unit_id=unit_id, **values | changes)
    session.add(story)
    await session.flush()
    for position in range(1, photos + 1):
        await add_photo(session, story, position, now)
    return story


async def add_photo(
    session: AsyncSession,
    story: Story,
    position: int,
    now: datetime,
    size: tuple[int, int] = (1600, 900),
) -> StoryPhoto:
    """A picture of these pixels, of which each third has a color of its own."""
    photo = StoryPhoto(
        story_id=story.id,
        source=f"file-{story.id}-{position}",
        content=drawn(size, position),
        width=size[0],
        height=size[1],
        position=position,
        caption="",
        crop=None,
        is_left_out=False,
        added_at=now,
    )
    session.add(photo)
    await session.flush()
    return photo


def drawn(size: tuple[int, int], number: int = 1) -> bytes:
    """A JPEG; red is left, green in the middle, blue right, brighter by its number."""
    image = Image.new("RGB", size)
    canvas = ImageDraw.Draw(image)
    width, light = size[0] // 3, 120 + 12 * number
    for place, color in enumerate([(light, 0, 0), (0, light, 0), (0, 0, light)]):
        canvas.rectangle((place * width, 0, (place + 1) * width, size[1]), color)
    written = io.BytesIO()
    image.save(written, "JPEG", quality=80)
    return written.getvalue()


async def add_consent(
    session: AsyncSession, story: Story, state: str = rules.GIVEN, **changes: Any
) -> StoryConsent:
    """One who is shown, and has agreed to the story as it is, unless told otherwise."""
    values: dict[str, Any] = {
        "name": "Ông Tư",
        "agrees_as": rules.PERSON,
        "has_pictures": True,
        "revision": story.revision if state == rules.GIVEN else None,
    }
    consent = StoryConsent(story_id=story.id, state=state, **values | changes)
    session.add(consent)
    await session.flush()
    return consent
