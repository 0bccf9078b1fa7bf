"""Stories are read, one after the other, by cell and by tag."""

from lxml import html

from bot.features.stories.addresses import cell_path
from tests.bed.organisation import Ward
from tests.web.pages.scene import Scene, address, open_scene, picture


def words(page: str) -> str:
    """What is to be read in the main part of a page."""
    found = html.fromstring(page.encode()).find(".//main")
    return " ".join(str(found.text_content()).split())


def links(page: str) -> list[str]:
    """Where the main part of a page leads."""
    return [str(href) for href in html.fromstring(page.encode()).xpath("//main//a/@href")]


async def test_story_is_shown_with_its_cell_day_text_and_tags(scene: Scene) -> None:
    story = await scene.publish()
    status, page, _ = await scene.get(address(story))
    assert status == 200
    shown = words(page)
    assert shown.startswith("Chi bộ Khu phố 5 Hẻm 12 trồng cây Đăng Chủ nhật, ngày 01/03/2026")
    assert "Bà Sen nói: “Sạch thì ai cũng vui”." in shown
    assert "Dân vận khéo Người tốt việc tốt" in shown
    assert page.count("<p>Sáng Chủ nhật") == 1
    assert "/the/dan-van-kheo" in links(page)


async def test_front_shows_the_newest_first_and_older_ones_behind(scene: Scene) -> None:
    for number in range(14):
        await scene.publish(f"Bài {number}")
    _, page, _ = await scene.get("/")
    assert words(page).index("Bài 13") < words(page).index("Bài 2 ")
    assert "Bài 1 " not in words(page)
    assert "/?trang=2" in links(page)
    _, page, _ = await scene.get("/?trang=2")
    assert "Bài 1 " in words(page)
    for beyond in ("3", "0", "-1", "x", "99999999999999999999"):
        assert (await scene.get(f"/?trang={beyond}"))[0] == 404


async def test_empty_site_says_so(scene: Scene) -> None:
    status, page, _ = await scene.get("/")
    assert status == 200
    assert "Chưa có bài nào" in words(page)


async def test_story_leads_to_the_one_before_and_the_one_after(scene: Scene) -> None:
    first, second, third = [await scene.publish(f"Bài {number}") for number in range(3)]
    found = links((await scene.get(address(second)))[1])
    assert found.index(address(third)) < found.index(address(first))
    assert address(first) not in links((await scene.get(address(third)))[1])[-1:]


async def test_cell_has_a_page_of_its_own(scene: Scene) -> None:
    async with scene.database.writing() as session:
        other = await Ward(session, scene.ward).add_cell("Chi bộ Khu phố 12")
    await scene.publish("Ở khu phố 5")
    await scene.publish("Ở khu phố 12", unit=other)
    path = cell_path(other.id, other.name)
    assert path == f"/chi-bo/khu-pho-12-{other.id}"
    _, page, _ = await scene.get(path)
    assert "Ở khu phố 12" in words(page)
    assert "Ở khu phố 5" not in words(page)
    _, page, _ = await scene.get("/chi-bo")
    assert words(page).index("Khu phố 5") < words(page).index("Khu phố 12")


async def test_tags_that_differ_in_diacritics_are_one(scene: Scene) -> None:
    await scene.publish("Một", tags=["dan van kheo"])
    await scene.publish("Hai", tags=["Dân vận khéo", "✿"])
    _, page, _ = await scene.get("/the/dan-van-kheo")
    assert words(page).startswith("Dân vận khéo 2 bài Hai")
    assert "Một" in words(page)
    assert (await scene.get("/the/✿"))[0] == 404
    assert words((await scene.get("/the"))[1]).count("bài") == 2


async def test_addresses_typed_otherwise_lead_to_the_right_one(scene: Scene) -> None:
    story = await scene.publish("Đường hoa", tags=["Mô hình hay"])
    cell = scene.cell
    for typed, right in (
        (f"/bai/duong-{story.id}", address(story)),
        (f"{address(story)}/", address(story)),
        ("/the/Mô hình hay", "/the/mo-hinh-hay"),
        (f"/chi-bo/ten-cu-{cell.id}/", cell_path(cell.id, cell.name)),
    ):
        status, _, headers = await scene.get(typed)
        assert (status, headers.get("Location")) == (301, right)


async def test_addresses_of_nothing_are_answered_kindly(scene: Scene) -> None:
    for path in ("/nope", "/bai/", "/bai/x-999", "/bai/x-9999999999999999999999", "/the/x", "/tin"):
        status, page, _ = await scene.get(path)
        assert status == 404, path
        assert "Không có trang này" in words(page)


async def test_only_reading_is_possible(scene: Scene) -> None:
    story = await scene.publish()
    status, body, headers = await scene.get(address(story), method="HEAD")
    assert (status, body) == (200, "")
    assert int(headers["Content-Length"]) > 1000
    for method in ("POST", "PUT", "DELETE"):
        assert (await scene.get(address(story), method=method))[0] == 405


async def test_site_speaks_the_language_of_the_house(database_url: str) -> None:
    async with open_scene(database_url, language="en") as scene:
        story = await scene.publish(pictures=[picture(600, 400)])
        _, page, _ = await scene.get(address(story))
        assert '<html lang="en">' in page
        assert "Published on Sunday, 1 March 2026" in words(page)


async def test_site_below_a_path_leads_nowhere_else(database_url: str) -> None:
    """A proxy may take the path away or leave it."""
    async with open_scene(database_url, path="/tin-phuong") as scene:
        assert (await scene.get("/tin-phuong"))[0] == 200
        story = await scene.publish(pictures=[picture(600, 400)])
        for begin in ("", "/tin-phuong"):
            _, page, _ = await scene.get(begin + address(story))
            tree = html.fromstring(page.encode())
            inner = [str(one) for one in tree.xpath("//@href|//img/@src") if str(one)[0] == "/"]
            assert inner
            assert all(one.startswith("/tin-phuong/") for one in inner)
            canonical = f"{scene.site}{address(story)}"
            assert tree.xpath("//link[@rel='canonical']/@href") == [canonical]
            assert (await scene.get(f"{begin}/nope"))[0] == 404
        _, _, headers = await scene.get(f"/tin-phuong/bai/x-{story.id}")
        assert headers["Location"] == f"/tin-phuong{address(story)}"


async def test_long_addresses_end_with_a_word(scene: Scene) -> None:
    story = await scene.publish("Nghiêng nghiêng " * 7)
    assert (story.slug or "").endswith(f"-nghieng-{story.id}")
    assert (await scene.get(address(story)))[0] == 200
