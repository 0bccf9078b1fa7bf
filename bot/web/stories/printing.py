"""Makes pages of what is public."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.features.stories.pages import Group, Head, Shelf
from bot.features.stories.sharing import share_links
from bot.i18n import Texts
from bot.web.stories import feeds
from bot.web.stories import links as places
from bot.web.stories.links import Links
from bot.web.stories.listing import Leaf
from bot.web.stories.page import HTML, Page
from bot.web.stories.search import Part
from bot.web.stories.templates import Templates
from bot.web.stories.typography import typeset


class Press:
    """In one language, for one site."""

    def __init__(self, texts: Texts, links: Links) -> None:
        self._texts = texts
        self._links = links
        self._templates = Templates(texts, links)

    def front(self, shelf: Shelf, leaf: Leaf) -> Page:
        """The newest stories."""
        heading = self._texts.plain("page-site-title")
        note = self._about(shelf) if shelf.heads else self._texts.plain("page-empty")
        tags = [group.name for group in shelf.tags.values()] if leaf.newer is None else []
        return self._list(shelf, heading, note, leaf, tags)

    def group(self, shelf: Shelf, group: Group, leaf: Leaf) -> Page:
        """Stories of a cell or with a tag."""
        note = self._texts.plain("page-stories", number=len(group.heads))
        return self._list(shelf, group.name, note, leaf, ())

    def found(
        self,
        shelf: Shelf,
        query: str,
        leaf: Leaf,
        number: int,
        excerpts: Mapping[int, Sequence[Part]],
    ) -> Page:
        """What was looked for, and so many stories."""
        say = self._texts.plain
        note = ""
        if query:
            shown = typeset(query)
            note = say("page-found", number=number, query=shown) if number else ""
            note = note or say("page-nothing-found", query=shown)
        tags = [] if number else [group.name for group in shelf.tags.values()]
        heading = say("page-search")
        return self._list(
            shelf, heading, note, leaf, tags, query=query, excerpts=excerpts, is_listed=False
        )

    def _list(
        self,
        shelf: Shelf,
        heading: str,
        note: str,
        leaf: Leaf,
        tags: Sequence[str],
        **others: Any,
    ) -> Page:
        values = {"query": None, "excerpts": {}, "is_listed": True, "about": note} | others
        return self._fill(
            "list.html", shelf, heading=heading, note=note, leaf=leaf, tags=tags, **values
        )

    def tags(self, shelf: Shelf) -> Page:
        """All tags."""
        groups = [
            (group.name, self._links.tag(group.name), len(group.heads))
            for group in shelf.tags.values()
        ]
        say = self._texts.plain
        return self._groups(shelf, say("page-tags"), say("page-tags-note"), places.TAGS, groups)

    def cells(self, shelf: Shelf) -> Page:
        """All cells that stories come from."""
        groups = [
            (group.name, self._links.cell(group.unit_id, group.name), len(group.heads))
            for group in shelf.cells.values()
        ]
        say = self._texts.plain
        return self._groups(shelf, say("page-cells"), say("page-cells-note"), places.CELLS, groups)

    def _groups(
        self, shelf: Shelf, heading: str, note: str, address: str, groups: Sequence[Any]
    ) -> Page:
        values = {"heading": heading, "note": note, "address": address, "groups": groups}
        return self._fill("groups.html", shelf, is_listed=True, **values)

    def story(self, shelf: Shelf, head: Head, text: str) -> Page:
        """A story in full."""
        address = self._links.whole(self._links.story(head))
        sharing = [
            (self._texts.plain(f"page-share-{link.network}"), link.url)
            for link in share_links(address, typeset(head.title))
        ]
        return self._fill(
            "story.html",
            shelf,
            head=head,
            text=text,
            newer=shelf.newer(head),
            older=shelf.older(head),
            sharing=sharing,
            is_listed=True,
        )

    def gone(self, shelf: Shelf) -> Page:
        """In place of a story that was withdrawn; nothing of it is told."""
        return self._notice(shelf, 410, "gone")

    def missing(self, shelf: Shelf) -> Page:
        """There never was such a page."""
        return self._notice(shelf, 404, "missing")

    def away(self) -> Page:
        """The database does not answer: nobody knows what is public."""
        say = self._texts.plain
        words = f"{say('page-away-title')}. {say('page-away-text')}\n".encode()
        headers = {"Retry-After": "10"}
        return Page(words, feeds.TEXT_TYPE, 503, headers=headers)

    def _notice(self, shelf: Shelf, status: int, kind: str) -> Page:
        heading = self._texts.plain(f"page-{kind}-title")
        note = self._texts.plain(f"page-{kind}-text")
        values = {"heading": heading, "note": note, "is_listed": False}
        return Page(self._body("notice.html", shelf, **values), HTML, status)

    def atom(self, shelf: Shelf, texts: Mapping[int, str], now: datetime) -> Page:
        """The Atom feed."""
        heads = shelf.heads[: feeds.LENGTH]
        updated = max((head.changed_at for head in heads), default=now)
        contents = self._contents(heads, texts)
        values = {"heads": heads, "contents": contents, "updated": updated}
        return Page(self._body("tin.atom", shelf, **values), feeds.ATOM_TYPE)

    def json_feed(self, shelf: Shelf, texts: Mapping[int, str]) -> Page:
        """The JSON feed."""
        title = f"{self._texts.plain('page-site-title')} – {shelf.house}"
        contents = self._contents(shelf.heads[: feeds.LENGTH], texts)
        language = self._texts.language
        body = feeds.json_feed(title, self._about(shelf), language, self._links, shelf, contents)
        return Page(body, feeds.JSON_TYPE)

    def _contents(self, heads: Sequence[Head], texts: Mapping[int, str]) -> dict[int, str]:
        return {
            head.id: self._templates.fill(
                "entry.html", head=head, text=texts.get(head.id, "")
            ).decode()
            for head in heads
        }

    def sitemap(self, shelf: Shelf) -> Page:
        """The list of all pages."""
        listed = feeds.list_places(shelf, self._links)
        return Page(self._templates.fill("sitemap.xml", places_listed=listed), feeds.XML_TYPE)

    def preview(self, shelf: Shelf, **values: Any) -> bytes:
        """How a story would look."""
        return self._body("preview.html", shelf, is_listed=False, **values)

    def _about(self, shelf: Shelf) -> str:
        return self._texts.plain("page-about", house=shelf.house)

    def _fill(self, name: str, shelf: Shelf, **values: Any) -> Page:
        return Page(self._body(name, shelf, **values))

    def _body(self, name: str, shelf: Shelf, **values: Any) -> bytes:
        return self._templates.fill(name, house=shelf.house, **values)
