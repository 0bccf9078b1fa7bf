"""What people wrote stays text: on pages, in feeds, in JSON-LD, in what is said again."""

import json

import feedparser
from lxml import etree, html

from tests.bed.organisation import Ward
from tests.web.pages.scene import Scene, address

NASTY = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
TAG = "<img src=x onerror=alert(1)>"
TITLE = f"{NASTY}&amp; {{{{ 7*7 }}}}"


async def _publish_nasty(scene: Scene) -> str:
    async with scene.database.writing() as session:
        cell = await Ward(session, scene.ward).add_cell(NASTY)
    story = await scene.publish(
        TITLE, f"{NASTY}\n\n<b>đậm</b>\x0b\x1b\ud7ff\ufffe", [TAG], unit=cell
    )
    return address(story)


async def test_markup_in_a_story_is_text_on_every_page(scene: Scene) -> None:
    path = await _publish_nasty(scene)
    for place in (path, "/", "/the", "/chi-bo", "/tim?q=alert"):
        _, page, _ = await scene.get(place)
        tree = html.fromstring(page.encode())
        assert not tree.xpath("//img[@src='x']|//b|//*[@onerror]"), place
        scripts = tree.xpath("//script")
        assert len(scripts) == (place == path)
        assert ("7*7" in page) == (place not in {"/the", "/chi-bo"})


async def test_linked_data_cannot_be_left(scene: Scene) -> None:
    path = await _publish_nasty(scene)
    _, page, _ = await scene.get(path)
    (script,) = html.fromstring(page.encode()).xpath("//script")
    assert "<" not in script.text
    data = json.loads(script.text)
    assert data["headline"] == TITLE
    assert data["author"]["name"] == NASTY


async def test_feeds_are_well_formed_whatever_was_written(scene: Scene) -> None:
    await _publish_nasty(scene)
    _, atom, _ = await scene.get("/tin.atom")
    etree.fromstring(atom.encode())
    (entry,) = feedparser.parse(atom).entries
    assert "<script" not in entry.content[0].value
    (item,) = json.loads((await scene.get("/tin.json"))[1])["items"]
    assert "&lt;b&gt;đậm&lt;/b&gt;" in item["content_html"]
    etree.fromstring((await scene.get("/sitemap.xml"))[1].encode())


async def test_what_is_looked_for_is_said_again_as_text(scene: Scene) -> None:
    _, page, _ = await scene.get(f"/tim?q={NASTY.replace('&', '%26')}")
    tree = html.fromstring(page.encode())
    assert not tree.xpath("//script|//img[@src='x']|//*[@onerror]")
    assert str(tree.xpath("//input/@value")[0]).startswith("</script>")
