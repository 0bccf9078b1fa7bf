"""Readers are counted by story and day; nothing is known of them."""

import asyncio

import structlog
from sqlalchemy import delete, event, select, text
from sqlalchemy.orm import Session

from bot.web.stories.tally import is_reader
from models.session import WatchedSession
from models.stories import Story, StoryView
from tests.web.pages.scene import PHONE, Scene, address

READER = {"User-Agent": PHONE}
PROGRAMS = (
    "",
    "curl/8",
    "Python/3.11 aiohttp/3.9",
    "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
    "TelegramBot (like TwitterBot)",
    "WhatsApp/2.23.20.0 A",
    "Mozilla/5.0 (compatible; coccocbot-web/1.0; +http://help.coccoc.com/searchengine)",
    "Mozilla/5.0 AppleWebKit/537.36 HeadlessChrome/120 Safari/537.36",
)
READERS = (
    PHONE,
    "Mozilla/5.0 (iPhone; CPU iPhone OS 15_0 like Mac OS X) Mobile/15E148 Zalo iOS/500",
    "Mozilla/5.0 (Linux; Android 10) Mobile Safari/537.36 [FBAN/EMA;FBLC/vi_VN;FBAV/300.0]",
    "Mozilla/5.0 (Windows NT 10.0) coc_coc_browser/110.0 Chrome/104.0 Safari/537.36",
    "Opera/9.80 (Android; Opera Mini/36.2) Presto/2.12 Version/12.16",
)


def test_programs_are_told_from_people() -> None:
    assert [one for one in PROGRAMS if is_reader({"user-agent": one})] == []
    assert [one for one in READERS if not is_reader({"user-agent": one})] == []
    for name in ("sec-purpose", "purpose"):
        assert not is_reader({"user-agent": PHONE, name: "prefetch;prerender"})


async def test_readers_are_counted_by_story(scene: Scene) -> None:
    first, second = await scene.publish("Một"), await scene.publish("Hai")
    _, _, headers = await scene.get(address(first), READER)
    await scene.get(address(first), READER | {"If-None-Match": headers["ETag"]})
    await scene.get(address(second), READER)
    assert await scene.views() == {first.id: 2, second.id: 1}
    await scene.get(address(first), READER)
    assert await scene.views() == {first.id: 3, second.id: 1}
    async with scene.database.reading() as session:
        days = set(await session.scalars(select(StoryView.day)))
    today = scene.public.tally._clock.now().astimezone(scene.public.tally._clock.zone).date()
    assert days <= {today, today.fromordinal(today.toordinal() - 1)}


async def test_what_is_no_reading_is_not_counted(scene: Scene) -> None:
    story = await scene.publish()
    await scene.get(address(story), READER, method="HEAD")
    await scene.get(f"/bai/x-{story.id}", READER)
    await scene.get("/", READER)
    await scene.get(f"/anh/{story.id}-1/chia-se.jpg", READER)
    await scene.get(address(story))
    await scene.withdraw(story)
    await scene.get(address(story), READER)
    assert await scene.views() == {}


async def test_views_wait_while_the_database_is_away(scene: Scene) -> None:
    story = await scene.publish()
    await scene.get(address(story), READER)
    async with scene.database.writing() as session:
        await session.execute(text("ALTER TABLE story_views RENAME TO elsewhere"))
    await scene.public.tally.save()
    async with scene.database.writing() as session:
        await session.execute(text("ALTER TABLE elsewhere RENAME TO story_views"))
    assert await scene.views() == {story.id: 1}


async def test_views_that_may_have_been_added_are_not_added_again(scene: Scene) -> None:
    story = await scene.publish()
    await scene.get(address(story), READER)

    def lose_the_answer(_: Session) -> None:
        raise ConnectionError

    event.listen(WatchedSession, "after_commit", lose_the_answer)
    await scene.public.tally.save()
    event.remove(WatchedSession, "after_commit", lose_the_answer)
    assert await scene.views() == {story.id: 1}


async def test_views_are_kept_when_their_saving_is_cut_short(scene: Scene) -> None:
    story = await scene.publish()
    await scene.get(address(story), READER)
    saving = asyncio.create_task(scene.public.tally.save())
    await asyncio.sleep(0)
    saving.cancel()
    await asyncio.gather(saving, return_exceptions=True)
    assert await scene.views() == {story.id: 1}


async def test_views_of_a_story_that_was_deleted_harm_nobody(scene: Scene) -> None:
    first, second = await scene.publish("Một"), await scene.publish("Hai")
    for story in (first, second):
        await scene.get(address(story), READER)
    async with scene.database.writing() as session:
        await session.execute(delete(Story).where(Story.id == first.id))
    assert await scene.views() == {second.id: 1}


async def test_pages_are_away_while_the_database_is(scene: Scene) -> None:
    story = await scene.publish()
    await scene.get(address(story))
    async with scene.database.writing() as session:
        await session.execute(text("ALTER TABLE story_site RENAME TO elsewhere"))
    with structlog.testing.capture_logs() as events:
        for _ in range(5):
            status, page, headers = await scene.get(address(story))
            assert (status, headers["Retry-After"]) == (503, "10")
    assert page.startswith("Trang đang bận")
    assert [event["event"] for event in events] == ["page_not_made"]
    async with scene.database.writing() as session:
        await session.execute(text("ALTER TABLE elsewhere RENAME TO story_site"))
    assert (await scene.get(address(story)))[0] == 200
