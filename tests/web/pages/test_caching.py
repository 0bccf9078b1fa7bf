"""A page is made once and asked for again cheaply; nothing follows readers."""

import gzip

from sqlalchemy import event
from sqlalchemy.engine import Engine

from bot.web.stories.memory import Memory
from tests.web.pages.scene import Scene, address, picture

PLACES = ("/", "/the", "/chi-bo", "/tim?q=hem", "/tin.atom", "/tin.json", "/sitemap.xml")


async def test_page_that_a_reader_has_is_not_sent_again(scene: Scene) -> None:
    story = await scene.publish()
    for place in (*PLACES, address(story)):
        status, page, headers = await scene.get(place)
        assert status == 200
        assert headers["Cache-Control"] == "no-cache"
        for known in (headers["ETag"], f'"old", {headers["ETag"].removeprefix("W/")}'):
            status, body, again = await scene.get(place, {"If-None-Match": known})
            assert (status, body, again["ETag"]) == (304, "", headers["ETag"])
        status, again_page, _ = await scene.get(place, {"If-None-Match": '"old"'})
        assert (status, again_page) == (200, page)


async def test_change_gives_another_page(scene: Scene) -> None:
    story = await scene.publish()
    _, _, headers = await scene.get("/")
    await scene.change(story, title="Tên khác")
    status, page, _ = await scene.get("/", {"If-None-Match": headers["ETag"]})
    assert status == 200
    assert "Tên khác" in page


async def test_pages_are_packed_for_who_can_unpack(scene: Scene) -> None:
    story = await scene.publish()
    url = scene.url + address(story)
    for accepted, is_packed in (("br, gzip", True), ("gzip;q=0", False), ("", False)):
        scene.http._auto_decompress = False
        async with scene.http.get(url, headers={"Accept-Encoding": accepted}) as response:
            body = await response.read()
        assert (response.headers.get("Content-Encoding") == "gzip") is is_packed
        assert "Hẻm" in (gzip.decompress(body) if is_packed else body).decode()
        assert response.headers["Vary"] == "Accept-Encoding"


async def test_page_from_memory_costs_one_statement(scene: Scene) -> None:
    story = await scene.publish(pictures=[picture(480, 320)])
    for place in ("/", address(story), f"/anh/{story.id}-1/chia-se.jpg"):
        await scene.get(place)
        asked: list[str] = []

        def note(*given: object, asked: list[str] = asked) -> None:
            asked.append(str(given[2]))

        event.listen(Engine, "before_cursor_execute", note)
        await scene.get(place)
        event.remove(Engine, "before_cursor_execute", note)
        statements = [one for one in asked if one.startswith("SELECT")]
        assert len(statements) == 1, (place, asked)
        assert "story_site" in statements[0]


async def test_budget_is_kept_with_all_that_a_story_may_have(scene: Scene) -> None:
    long = "Nghiêng" * 17
    story = await scene.publish(
        long[:120], "Dài lắm. " * 660, [f"{long[:28]} {n}" for n in range(5)], [picture()] * 10
    )
    for place in (address(story), "/"):
        _, page, _ = await scene.get(place)
        assert len(page.encode()) < 100_000


async def test_answers_forbid_everything_but_showing(scene: Scene) -> None:
    story = await scene.publish(pictures=[picture(480, 320)])
    for place in (*PLACES, address(story), f"/anh/{story.id}-1/chia-se.jpg", "/nope"):
        _, _, headers = await scene.get(place)
        policy = headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; img-src 'self'; style-src 'sha256-")
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert "Set-Cookie" not in headers


async def test_picture_is_kept_by_browsers_only_and_for_long(scene: Scene) -> None:
    story = await scene.publish(pictures=[picture(480, 320)])
    async with scene.http.get(f"{scene.url}/anh/{story.id}-1/chia-se.jpg") as response:
        assert response.headers["Cache-Control"] == "private, max-age=31536000, immutable"
        assert response.content_type == "image/jpeg"


async def test_memory_forgets_what_was_longest_unused() -> None:
    memory: Memory[bytes] = Memory(10, len)

    async def four() -> bytes:
        return b"four"

    for key in ("a", "b", "a", "c"):
        await memory.get(key, four)
    assert memory.find("a")
    assert memory.find("c")
    assert memory.find("b") is None
