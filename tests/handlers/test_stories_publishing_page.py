"""A ward with public pages: posts lead there, and a story may go to its page only."""

from collections.abc import AsyncIterator

import pytest

from simulator.client import buttons_of, words_of
from tests.features.desk_scenes import TEXT, TITLE
from tests.handlers.desk_scenes import HAI
from tests.handlers.story_post_scenes import open_office
from tests.town.town import Town, found_town, hear
from tests.web.stage import free_port

SITE = "https://phuong.example.vn"


@pytest.fixture
async def town(database_url: str) -> AsyncIterator[Town]:
    """The town, with pages."""
    async with found_town(database_url, web_port=free_port(), public_url=SITE) as found:
        yield found


async def test_post_leads_to_the_page_and_is_easily_shared(town: Town) -> None:
    office = await open_office(town, photos=1)
    await office.publish()
    (post,) = await office.shows(1)
    address = f"{SITE}/bai/con-hem-no-hoa-{office.story_id}"
    links = {button["text"]: button["url"] for button in buttons_of(post)}
    assert links["Đọc trên trang"] == address
    assert "Facebook" in links
    assert TITLE in words_of(post)
    assert f"Trang: {address}" in await office.board("✅ Phường Sông Mây")


async def test_story_goes_to_the_page_only(town: Town) -> None:
    office = await open_office(town)
    await office.open_form()
    await office.mai.press("1. ✓ Kênh Phường Sông Mây")
    await hear(office.mai, "Đã chọn 0")
    await office.mai.press(town.words("announce-picked", count=0))
    await hear(office.mai, "Đăng lúc nào?")
    await office.mai.say("ngay")
    assert "Đăng ở: trang của phường" in words_of(await hear(office.mai, TITLE))
    await office.mai.press(town.words("story-post-send"))
    await hear(office.hai, "Xin đồng chí duyệt bài")
    await office.hai.press(town.words("story-post-confirm"))
    await hear(office.mai, f"Bài {TITLE} đã được đăng.")
    assert not await office.seen()
    assert (await office.story()).state == "published"


async def test_question_is_found_on_the_screen_of_stories_too(town: Town) -> None:
    office = await open_office(town)
    await office.ask()
    await office.hai.say("/guong")
    await hear(office.hai, town.words("story-post-home", count=1))
    await office.hai.press(town.words("story-post-asked-button", title=TITLE))
    question = words_of(await hear(office.hai, "Xin đồng chí duyệt bài"))
    assert HAI not in question
    await office.hai.press(town.words("story-post-confirm"))
    (post,) = await office.shows(1)
    assert TEXT in words_of(post)
