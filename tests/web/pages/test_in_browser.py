"""The pages in a real browser, on a telephone and on a desk, in the light and in the dark."""

import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import pytest
import pytest_asyncio
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Page, expect

from bot.features.stories import rules
from bot.features.stories.addresses import preview_path
from models.stories import Story
from tests.bed.browser import needs_browser, open_browser
from tests.bed.databases import SqliteSource
from tests.web.pages.scene import SEAL, Scene, address, open_scene, picture
from tests.web.pages.test_pictures import LONG

pytestmark = [needs_browser, pytest.mark.asyncio(loop_scope="module")]
TELEPHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "color_scheme": "light"}
DESK: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}, "color_scheme": "dark"}
SMALL: dict[str, Any] = {"viewport": {"width": 320, "height": 560}, "color_scheme": "dark"}


@dataclass
class Site:
    """Some stories, and a browser that looks at them."""

    scene: Scene
    browser: Browser
    rich: Story
    places: Mapping[str, int]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def site(sqlite_databases: SqliteSource) -> AsyncIterator[Site]:
    """One for all tests of a worker: they only look."""
    async with (
        sqlite_databases.migrated() as url,
        open_scene(url) as scene,
        open_browser() as browser,
    ):
        draft = await scene.publish(
            pictures=[picture(600, 400)], state=rules.FORWARDED, slug=None, published_at=None
        )
        gone = await scene.publish("Đã gỡ")
        await scene.withdraw(gone)
        for number in range(11):
            await scene.publish(f"Bài {number}", tags=["Mô hình hay"])
        rich = await scene.publish(
            LONG, "NGHIÊNGNGHIÊNG" * 20, pictures=[picture(900, 1600), *[picture(640, 480)] * 9]
        )
        await scene.publish("Bài cuối", pictures=[picture(960, 640)])
        places = {
            **dict.fromkeys(("/", address(rich), "/the", "/tim?q=ghien", "/tim?q=0"), 200),
            preview_path(SEAL, draft): 200,
            address(gone): 410,
        }
        yield Site(scene, browser, rich, places)


@asynccontextmanager
async def open_page(site: Site, look: dict[str, Any], **others: Any) -> AsyncIterator[Page]:
    """A page; what it complains of, loads from elsewhere or keeps in the browser is a failure."""
    complaints: list[str] = []
    asked_for: list[str] = []
    context = await site.browser.new_context(**look, **others)
    page = await context.new_page()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda asked: asked_for.append(asked.url))
    yield page
    assert [one for one in asked_for if not one.startswith(site.scene.url)] == []
    assert await context.cookies() == []
    await context.close()
    # The browser itself notes in the console that a page is gone.
    assert [one for one in complaints if "status of 410" not in one] == []


@pytest.mark.parametrize("look", [TELEPHONE, DESK], ids=["telephone-light", "desk-dark"])
async def test_everybody_can_use_every_page(site: Site, look: dict[str, Any]) -> None:
    async with open_page(site, look) as page:
        for place, status in site.places.items():
            answer = await page.goto(site.scene.url + place)
            assert answer is not None
            assert answer.status == status
            found = await Axe().run(page)
            assert found.violations_count == 0, f"{place}: {found.generate_report()}"


@pytest.mark.parametrize("look", [SMALL, TELEPHONE, DESK], ids=["small", "telephone", "desk"])
async def test_pages_fit_and_can_be_read_and_pressed(site: Site, look: dict[str, Any]) -> None:
    width = look["viewport"]["width"]
    async with open_page(site, look) as page:
        for place in site.places:
            await page.goto(site.scene.url + place)
            assert await page.evaluate("document.documentElement.scrollWidth") == width, place
            sizes = await page.evaluate(_SMALLEST_LETTERS)
            assert sizes >= 16, place
            assert await page.evaluate(_SMALL_TARGETS) == [], place


_SMALLEST_LETTERS = """Math.min(...[...document.querySelectorAll('main *, header *, footer *')]
    .filter(one => one.innerText).map(one => parseFloat(getComputedStyle(one).fontSize)))"""
# Links within sentences, and those that the whole of their card stands for, may be smaller.
_SMALL_TARGETS = """
    [...document.querySelectorAll('nav a, .pills a, .sharing a, button, input, .groups a')]
    .filter(one => one.getBoundingClientRect().height < 44).map(one => one.outerHTML)"""


async def test_pictures_come_as_wide_as_they_are_shown(site: Site) -> None:
    async with open_page(site, TELEPHONE, device_scale_factor=2) as page:
        await page.goto(site.scene.url + address(site.rich))
        first = page.locator("figure img").first
        await expect(first).to_have_js_property("complete", value=True)
        assert (await first.evaluate("one => one.currentSrc")).endswith("-900.jpg")
        # Room is kept for those which have not come yet: nothing jumps.
        boxes = await page.evaluate(
            "[...document.querySelectorAll('figure img')].map(one => one.clientHeight)"
        )
        assert min(boxes) > 200
        last = page.locator("figure img").last
        await last.scroll_into_view_if_needed()
        await expect(last).to_have_js_property("complete", value=True)
        assert await last.evaluate("one => one.naturalWidth") > 0


async def test_what_networks_read_leads_to_the_page_and_its_picture(site: Site) -> None:
    async with open_page(site, TELEPHONE) as page:
        await page.goto(site.scene.url + address(site.rich))
        meta: dict[str, str] = await page.evaluate(
            """Object.fromEntries([...document.querySelectorAll('meta[property], meta[name]')]
                .map(one => [one.getAttribute('property') || one.name, one.content]))"""
        )
        canonical = site.scene.site + address(site.rich)
        assert meta["og:url"] == canonical
        assert meta["og:title"].replace("\xa0", " ") == LONG
        assert meta["og:locale"] == "vi_VN"
        assert meta["twitter:card"] == "summary_large_image"
        assert meta["og:image"] == meta["twitter:image"]
        assert 0 < len(meta["og:description"]) <= 200
        image = await site.scene.get_picture(meta["og:image"].removeprefix(site.scene.site))
        assert [str(side) for side in image.size] == [
            meta["og:image:width"],
            meta["og:image:height"],
        ]
        data = json.loads(await page.locator("script").inner_text())
        assert (data["@type"], data["url"], data["headline"]) == ("Article", canonical, LONG)
        shared = await page.locator(".sharing a").evaluate_all("all => all.map(one => one.href)")
        assert [one.split("/")[2] for one in shared] == [
            "www.facebook.com",
            "button-share.zalo.me",
            "x.com",
            "t.me",
        ]


async def test_site_is_walked_through_without_scripts(site: Site) -> None:
    async with open_page(site, TELEPHONE, java_script_enabled=False) as page:
        await page.goto(site.scene.url)
        await page.get_by_role("link", name="Bài cuối").click()
        await page.get_by_role("link", name="Bài trước").click()
        await expect(page.get_by_role("heading", level=1)).to_contain_text("mười tám hộ")
        await expect(page.get_by_text(site.scene.site + address(site.rich))).to_be_visible()
        await page.get_by_role("link", name="Tìm bài").click()
        await page.get_by_role("searchbox").fill("bon muoi chau hoa")
        await page.get_by_role("button", name="Tìm bài").click()
        await expect(page.get_by_role("article")).to_have_count(1)
        await page.get_by_role("link", name="Chủ đề").click()
        await page.get_by_role("link", name="Mô hình hay").click()
        await expect(page.get_by_role("article")).to_have_count(11)
