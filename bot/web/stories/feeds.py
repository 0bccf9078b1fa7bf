"""What programs read of the site: feeds, the list of all pages, rules for robots."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.features.stories.pages import Head, Shelf
from bot.web.stories import links as places
from bot.web.stories.described import summary_of
from bot.web.stories.links import Links, widths_of
from bot.web.stories.typography import clean, typeset

# The newest stories that feeds hold.
LENGTH = 30
ATOM_TYPE, JSON_TYPE = "application/atom+xml; charset=utf-8", "application/feed+json; charset=utf-8"
XML_TYPE, TEXT_TYPE = "application/xml; charset=utf-8", "text/plain; charset=utf-8"
# As many addresses a sitemap may hold.
_MOST_ADDRESSES = 50_000


def json_feed(
    title: str, about: str, language: str, links: Links, shelf: Shelf, contents: Mapping[int, str]
) -> bytes:
    """JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "description": about,
        "home_page_url": links.whole(places.HOME),
        "feed_url": links.whole(places.JSON_FEED),
        "language": language,
        "authors": [{"name": clean(shelf.house)}],
        "items": [_item(head, links, contents[head.id]) for head in shelf.heads[:LENGTH]],
    }
    return json.dumps(feed, ensure_ascii=False).encode()


def _item(head: Head, links: Links, content: str) -> dict[str, Any]:
    address = links.whole(links.story(head))
    item = {
        "id": address,
        "url": address,
        "title": typeset(head.title),
        "content_html": content,
        "summary": summary_of(head.lead),
        "date_published": head.published_at.isoformat(),
        "date_modified": head.changed_at.isoformat(),
        "authors": [{"name": clean(head.cell)}],
        "tags": [clean(tag) for tag in head.tags],
    }
    if head.pictures:
        first = head.pictures[0]
        item["image"] = links.whole(links.picture(first, widths_of(first)[-1]))
    return item


def list_places(shelf: Shelf, links: Links) -> Sequence[tuple[str, datetime | None]]:
    """Every page that may be found by searching machines, with its last change."""
    newest = max((head.changed_at for head in shelf.heads), default=None)
    found: list[tuple[str, datetime | None]] = [(places.HOME, newest)]
    if shelf.heads:
        found += [(places.TAGS, newest), (places.CELLS, newest)]
    found += [
        (links.tag(group.name), max(head.changed_at for head in group.heads))
        for group in shelf.tags.values()
    ]
    found += [
        (links.cell(group.unit_id, group.name), max(head.changed_at for head in group.heads))
        for group in shelf.cells.values()
    ]
    found += [(links.story(head), head.changed_at) for head in shelf.heads]
    return found[:_MOST_ADDRESSES]


def robots(links: Links) -> bytes:
    """Robots need not search, and see no previews."""
    lines = [
        "User-agent: *",
        f"Disallow: {links.here(places.PREVIEWS)}/",
        f"Disallow: {links.here(places.SEARCH)}",
        f"Sitemap: {links.whole(places.SITEMAP)}",
    ]
    return "\n".join([*lines, ""]).encode()
