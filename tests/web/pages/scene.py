"""Public pages with stories on them, served as the bot serves them."""

import asyncio
import io
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import aiohttp
from PIL import Image, ImageDraw
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.features.stories import rules
from bot.features.stories.addresses import slug_of, story_path
from bot.i18n import Texts
from bot.seal import Seal
from bot.web.server import WebServer
from bot.web.site import assemble
from bot.web.stories.public import PublicPages
from models.members import Unit
from models.repositories import stories, units
from models.session import Database
from models.stories import Story, StoryConsent, StoryPhoto, StoryView
from tests.bed.organisation import NOW, Ward, found_ward
from tests.web.stage import free_port

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
SEAL = Seal(bytes(range(32)))
PHONE = (
    "Mozilla/5.0 (Linux; Android 11; SM-A125F) AppleWebKit/537.36 Chrome/120 Mobile Safari/537.36"
)
TEXT = """Sáng Chủ nhật, bà con hẻm 12 cùng nhau dọn điểm rác cũ ở đầu hẻm. Mười tám hộ góp công.

Sau hai tuần, nơi ấy có 40 chậu hoa. Bà Sen nói: "Sạch thì ai cũng vui"."""
TAGS = ("Dân vận khéo", "Người tốt việc tốt")


@dataclass
class Scene:
    """A site with one cell."""

    database: Database
    http: aiohttp.ClientSession
    public: PublicPages
    ward: Unit
    cell: Unit
    # Where it is served, and the address that it says it has.
    url: str
    site: str
    published: int = field(default=0)

    async def get(
        self, path: str, headers: Mapping[str, str] | None = None, method: str = "GET"
    ) -> tuple[int, str, Mapping[str, str]]:
        """Status, text and headers; redirections are not followed."""
        async with self.http.request(
            method, self.url + path, headers=headers, allow_redirects=False
        ) as response:
            return response.status, await response.text(errors="replace"), response.headers

    async def get_picture(self, path: str) -> Image.Image:
        """What is there, opened."""
        async with self.http.get(self.url + path) as response:
            assert response.status == 200, path
            return Image.open(io.BytesIO(await response.read()))

    async def publish(
        self,
        title: str = "Hẻm 12 trồng cây",
        text: str = TEXT,
        tags: Sequence[str] = TAGS,
        pictures: Sequence[bytes] = (),
        *,
        has_pictures: bool = True,
        unit: Unit | None = None,
        **changes: Any,
    ) -> Story:
        """A story, an hour after the one before, to which the one it shows has agreed."""
        self.published += 1
        state: dict[str, Any] = {"state": rules.PUBLISHED}
        async with self.database.writing() as session:
            story = await stories.add(
                session,
                unit_id=(unit or self.cell).id,
                title=title,
                text=text,
                tags=list(tags),
                **_PLAIN | state,
                published_at=NOW + timedelta(hours=self.published),
            )
            story.slug = slug_of(title, story.id)
            for name, value in changes.items():
                setattr(story, name, value)
            session.add(consent_to(story, has_pictures=has_pictures))
            for place, content in enumerate(pictures, 1):
                session.add(photo_of(story, content, place))
            await stories.set_site_changed(session)
        return story

    async def change(self, story: Story, **values: Any) -> None:
        """Give columns of a story new values."""
        async with self.database.writing() as session:
            await session.execute(update(Story).where(Story.id == story.id).values(**values))
            await stories.set_site_changed(session)

    async def withdraw(self, story: Story) -> None:
        """It is not public any more."""
        await self.change(story, state=rules.WITHDRAWN)

    async def views(self) -> dict[int, int]:
        """How often each story was read, by id."""
        await self.public.tally.save()
        async with self.database.reading() as session:
            rows = await session.execute(select(StoryView.story_id, StoryView.views))
        return {row.story_id: row.views for row in rows}


_PLAIN: dict[str, Any] = {
    "revision": 1,
    "release": 1,
    "words": "",
    "who": "",
    "place": "",
    "result": "",
    "release_how": rules.NOW,
    "proposed_at": NOW,
}


def consent_to(story: Story, *, has_pictures: bool = True) -> StoryConsent:
    """Somebody who is shown agrees to the story as it is."""
    return StoryConsent(
        story_id=story.id,
        name="Bà Sen",
        agrees_as=rules.PERSON,
        state=rules.GIVEN,
        has_pictures=has_pictures,
        revision=story.revision,
    )


def photo_of(story: Story, content: bytes, place: int = 1, **changes: Any) -> StoryPhoto:
    """A picture of the story."""
    width, height = Image.open(io.BytesIO(content)).size
    values: dict[str, Any] = {"caption": "", "crop": None, "is_left_out": False}
    return StoryPhoto(
        story_id=story.id,
        source=f"{story.id}-{place}",
        content=content,
        width=width,
        height=height,
        position=place,
        added_at=NOW,
        **values | changes,
    )


def picture(width: int = 1280, height: int = 960, color: str = "#7a9e7e") -> bytes:
    """A JPEG with something on it."""
    image = Image.new("RGB", (width, height), color)
    canvas = ImageDraw.Draw(image)
    canvas.ellipse((width // 3, height // 6, 2 * width // 3, height // 2), "#e0b090")
    canvas.rectangle((width // 4, height // 2, 3 * width // 4, height), "#884422")
    written = io.BytesIO()
    image.save(written, "JPEG")
    return written.getvalue()


def address(story: Story) -> str:
    """The path of a story's page."""
    return story_path(story.slug or "")


async def add_published(session: AsyncSession) -> Story:
    """A story in the first unit there is."""
    unit = await units.find_root(session)
    assert unit is not None
    values = _PLAIN | {"state": rules.PUBLISHED, "published_at": NOW}
    story = await stories.add(
        session, unit_id=unit.id, title="Hẻm 12", text=TEXT, tags=list(TAGS), **values
    )
    story.slug = slug_of(story.title, story.id)
    session.add(consent_to(story))
    await stories.set_site_changed(session)
    return story


@asynccontextmanager
async def open_scene(
    database_url: str, path: str = "", language: str = "vi", host: str = "127.0.0.1"
) -> AsyncIterator[Scene]:
    """An empty site, below a path if one is given."""
    database = Database(database_url)
    port = free_port()
    site = f"http://{host}:{port}{path}"
    texts = Texts(language, ZONE)
    public = PublicPages(database, Clock(ZONE), texts, SEAL, site)
    async with database.writing() as session:
        ward: Ward = await found_ward(session, "Đảng ủy phường Sông Mây")
        cell = await ward.add_cell("Chi bộ Khu phố 5")
    server = WebServer(assemble([], public), host, port)
    server.open()
    serving = asyncio.create_task(server.run())
    try:
        async with aiohttp.ClientSession() as http:
            yield Scene(database, http, public, ward.unit, cell, f"http://{host}:{port}", site)
    finally:
        server.stop()
        await serving
        await database.close()
