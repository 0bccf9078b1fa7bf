"""Stories are found by words, with or without diacritics."""

from lxml import html
from sqlalchemy import update

from bot.web.stories.search import Part, excerpt, words_of
from models.stories import StoryConsent
from tests.web.pages.scene import Scene


async def found(scene: Scene, query: str) -> list[str]:
    """The titles of what is found."""
    _, page, _ = await scene.get(f"/tim?q={query}")
    tree = html.fromstring(page.encode())
    return [str(one.text_content()).replace("\xa0", " ") for one in tree.xpath("//article//h2")]


async def test_stories_are_found_with_and_without_diacritics(scene: Scene) -> None:
    await scene.publish("Cụ Tư hiến đất", "Mở rộng con hẻm nhỏ.", tags=["Dân vận khéo"])
    await scene.publish("Ông Bảy tưới cây", "Mỗi sáng ở khu phố.", tags=[])
    for query in ("hiến đất", "hien dat", "HIEN  ĐẤT!", "hie\u0302\u0301n", "con hem", "hẻm mở"):
        assert await found(scene, query) == ["Cụ Tư hiến đất"], query
    # By tag, by cell, by the beginning of a word; not by its end.
    assert await found(scene, "dan van kheo") == ["Cụ Tư hiến đất"]
    assert len(await found(scene, "khu pho 5")) == 2
    assert await found(scene, "tuo") == ["Ông Bảy tưới cây"]
    assert await found(scene, "uoi") == []
    assert await found(scene, "hiến cây") == []


async def test_what_is_in_the_title_comes_first(scene: Scene) -> None:
    await scene.publish("Trồng hoa", "Cả hẻm vui.")
    await scene.publish("Xe đạp mới", "Bên đường trồng hoa.")
    await scene.publish("Hoa trồng ở đâu", "Nơi nào cũng được.")
    assert await found(scene, "trong hoa") == ["Trồng hoa", "Hoa trồng ở đâu", "Xe đạp mới"]


async def test_nothing_asked_for_finds_nothing(scene: Scene) -> None:
    await scene.publish()
    for query in ("", "  ", "!?", "%00", "%25"):
        status, page, _ = await scene.get(f"/tim?q={query}")
        assert status == 200
        assert "<article" not in page
    assert "Chưa tìm thấy" in (await scene.get("/tim?q=xyz"))[1]
    assert (await scene.get("/tim"))[0] == 200


async def test_corrected_and_withdrawn_stories_are_found_as_they_are_now(scene: Scene) -> None:
    story = await scene.publish("Đường hoa", "Chữ cũ.")
    other = await scene.publish("Khác", "Điều khác.")
    assert await found(scene, "chu cu") == ["Đường hoa"]
    async with scene.database.writing() as session:
        await session.execute(update(StoryConsent).values(revision=2))
    await scene.change(story, text="Chữ mới.", revision=2)
    assert await found(scene, "chu cu") == []
    assert await found(scene, "chu moi") == ["Đường hoa"]
    await scene.withdraw(other)
    assert await found(scene, "dieu khac") == []


async def test_long_lists_go_on(scene: Scene) -> None:
    for number in range(13):
        await scene.publish(f"Hoa {number}")
    _, page, _ = await scene.get("/tim?q=hoa")
    assert 'href="/tim?q=hoa&amp;trang=2"' in page
    _, page, _ = await scene.get("/tim?q=hoa&trang=2")
    assert page.count("<article") == 1


def test_query_is_no_longer_than_it_helps() -> None:
    assert words_of("Đường  Hoa, số 5?") == ["duong", "hoa", "so", "5"]
    assert len(words_of("a " * 1000)) == 8


def test_excerpt_shows_the_place_and_marks_whole_words() -> None:
    text = "Đầu tiên là lời mở. " * 8 + 'Rồi bà Sen trồng hoa "sen".' + " Sau đó còn nhiều." * 12
    parts = excerpt(text, "sen hoa")
    assert parts[0] == Part("… ", is_found=False)
    assert [part.words for part in parts if part.is_found] == ["Sen", "hoa", "sen"]
    assert "“" in "".join(part.words for part in parts)
    assert parts[-1].words.endswith(" …")


def test_excerpt_of_letters_that_fold_to_two_marks_nothing() -> None:
    assert excerpt("Straße dài", "dai") == [Part("Straße dài", is_found=False)]
