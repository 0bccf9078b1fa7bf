"""Feeds and lists for programs, judged by programs of others."""

import json
from typing import Any

import feedparser
import jsonschema
from lxml import etree

from tests.web.pages.scene import Scene, address, picture

_TEXT = {"type": "string", "minLength": 1}
_URL = {"type": "string", "pattern": "^https?://"}
_MOMENT = {
    "type": "string",
    "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$",
}
_AUTHORS = {"type": "array", "items": {"type": "object", "required": ["name"]}}
# What JSON Feed 1.1 says of the fields that are used (https://www.jsonfeed.org/version/1.1/).
JSON_FEED: dict[str, Any] = {
    "type": "object",
    "required": ["version", "title", "items"],
    "additionalProperties": False,
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": _TEXT,
        "description": _TEXT,
        "home_page_url": _URL,
        "feed_url": _URL,
        "language": {"const": "vi"},
        "authors": _AUTHORS,
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "content_html"],
                "additionalProperties": False,
                "properties": {
                    "id": _URL,
                    "url": _URL,
                    "title": _TEXT,
                    "content_html": _TEXT,
                    "summary": _TEXT,
                    "image": _URL,
                    "date_published": _MOMENT,
                    "date_modified": _MOMENT,
                    "authors": _AUTHORS,
                    "tags": {"type": "array", "items": _TEXT},
                },
            },
        },
    },
}
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


async def test_atom_feed_is_read_without_complaint(scene: Scene) -> None:
    story = await scene.publish(pictures=[picture(600, 400)])
    newest = await scene.publish("Bài mới nhất")
    _, text, headers = await scene.get("/tin.atom")
    assert headers["Content-Type"].startswith("application/atom+xml")
    parsed = feedparser.parse(text, response_headers={"content-type": headers["Content-Type"]})
    assert not parsed.bozo
    assert parsed.version == "atom10"
    assert [entry.title for entry in parsed.entries] == [
        "Bài mới nhất",
        "Hẻm 12 trồng cây".replace("m 1", "m\xa01"),
    ]
    entry = parsed.entries[1]
    assert entry.link == scene.site + address(story)
    assert "40\xa0chậu hoa" in entry.content[0].value
    assert f"{scene.site}/anh/" in entry.content[0].value
    assert [tag.term for tag in entry.tags] == ["Dân vận khéo", "Người tốt việc tốt"]
    assert parsed.feed.updated == entry.updated.replace("02:00", "03:00")
    assert newest.id


async def test_atom_feed_has_all_that_its_rules_ask_for(scene: Scene) -> None:
    """RFC 4287: what a feed and an entry must have, once."""
    for _ in range(2):
        root = etree.fromstring((await scene.get("/tin.atom"))[1].encode())
        for name in ("id", "title", "updated", "author"):
            assert len(root.findall(ATOM + name)) == 1
        (own,) = [one for one in root.findall(f"{ATOM}link") if one.get("rel") == "self"]
        assert own.get("href") == f"{scene.site}/tin.atom"
        for entry in root.findall(f"{ATOM}entry"):
            for name in ("id", "title", "updated", "author", "content", "summary"):
                assert len(entry.findall(ATOM + name)) == 1
        ids = [one.text for one in root.iter(f"{ATOM}id")]
        assert len(ids) == len(set(ids))
        await scene.publish()


async def test_json_feed_is_as_its_rules_say(scene: Scene) -> None:
    story = await scene.publish(pictures=[picture(600, 400)])
    await scene.publish(tags=[])
    _, text, headers = await scene.get("/tin.json")
    assert headers["Content-Type"].startswith("application/feed+json")
    feed = json.loads(text)
    jsonschema.validate(feed, JSON_FEED)
    assert feed["items"][1]["url"] == scene.site + address(story)


async def test_feeds_hold_the_newest_only(scene: Scene) -> None:
    for number in range(32):
        await scene.publish(f"Bài {number}")
    feed = json.loads((await scene.get("/tin.json"))[1])
    assert len(feed["items"]) == 30
    assert feed["items"][0]["title"] == "Bài 31"


async def test_sitemap_names_every_page_that_is_there(scene: Scene) -> None:
    story = await scene.publish()
    root = etree.fromstring((await scene.get("/sitemap.xml"))[1].encode())
    found = [str(one.text) for one in root.iter(f"{SITEMAP}loc")]
    assert scene.site + address(story) in found
    assert len(found) == len(set(found)) == 7
    for one in found:
        assert (await scene.get(one.removeprefix(scene.site)))[0] == 200
    assert not [one for one in found if "health" in one or "metrics" in one or "xem-truoc" in one]


async def test_robots_are_told_where_to_begin(scene: Scene) -> None:
    _, text, _ = await scene.get("/robots.txt")
    assert f"Sitemap: {scene.site}/sitemap.xml" in text
    assert "Disallow: /xem-truoc/" in text
