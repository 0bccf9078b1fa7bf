"""The running bot serves its public pages beside what monitors and Telegram ask for."""

from sqlalchemy import select

from models.session import Database
from models.stories import StoryView
from tests.web.pages.scene import PHONE, add_published, address
from tests.web.stage import Stage, free_port, open_stage


async def _open(stage: Stage, path: str) -> int:
    async with stage.http.get(stage.url + path, headers={"User-Agent": PHONE}) as response:
        await response.read()
        return response.status


async def test_bot_serves_pages_and_keeps_what_it_counted(database_url: str) -> None:
    port = free_port()
    site = f"http://127.0.0.1:{port}"
    async with open_stage(database_url, web_port=port, public_url=site) as stage:
        async with stage.database.writing() as session:
            story = await add_published(session)
        assert await _open(stage, "/") == 200
        assert await _open(stage, address(story)) == 200
        assert await stage.get("/health") == (200, {"status": "ok", "role": "leading"})
    # Read once more when the bot has stopped.
    database = Database(database_url)
    async with database.reading() as session:
        assert (await session.scalars(select(StoryView.views))).all() == [1]
    await database.close()


async def test_without_an_address_there_are_no_pages(database_url: str) -> None:
    async with open_stage(database_url, web_port=free_port()) as stage:
        async with stage.database.writing() as session:
            story = await add_published(session)
        for path in ("/", address(story), "/tin.atom", "/robots.txt"):
            assert await _open(stage, path) == 404
        assert await stage.get("/") == (404, "Not Found")
