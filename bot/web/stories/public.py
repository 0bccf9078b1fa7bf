"""The public site: which address shows what, to everybody alike."""

from collections.abc import Awaitable, Callable, Sequence

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from bot.clock import Clock
from bot.features.stories import pages
from bot.features.stories.pages import Group, Head, Shelf
from bot.i18n import Texts
from bot.seal import Seal
from bot.watch.look import AWAY
from bot.web.outage import Outage
from bot.web.stories import feeds
from bot.web.stories import links as places
from bot.web.stories.current import Current
from bot.web.stories.darkroom import Darkroom
from bot.web.stories.links import Links
from bot.web.stories.listing import as_number, find_leaf
from bot.web.stories.memory import Memory
from bot.web.stories.page import Page
from bot.web.stories.pictures import PicturePages
from bot.web.stories.preview import PreviewPages
from bot.web.stories.printing import Press
from bot.web.stories.search import LONGEST_QUERY, Index, excerpt
from bot.web.stories.security import KEPT, secured
from bot.web.stories.tally import Tally
from bot.web.stories.templates import icon
from bot.web.stories.turns import TooManyWait, Turns
from models.session import Database

# Bytes of rendered pages in memory: some thousand.
_MOST_BYTES = 24 * 1024 * 1024
# Letters: what nobody can have made of a tag is not even folded, which would be remembered.
_LONGEST_SLUG = 120
_Endpoint = Callable[[Request], Awaitable[Response]]


class PublicPages:
    """Answers from memory; the database is asked whether anything has changed."""

    def __init__(
        self, database: Database, clock: Clock, texts: Texts, seal: Seal, site: str
    ) -> None:
        """`site`: the address of the front page."""
        self._database = database
        self._clock = clock
        self._links = Links(site)
        self._press = Press(texts, self._links)
        self._current = Current(database)
        self._index = Index(database)
        self._searches = Turns()
        self._printed: Memory[Page] = Memory(_MOST_BYTES, lambda page: page.size)
        self._outage = Outage("page_not_made")
        self.tally = Tally(database, clock)
        darkroom = Darkroom(database)
        self._pictures = PicturePages(darkroom, self._current, self._links, self._absent)
        self._previews = PreviewPages(
            database, darkroom, self._current, self._press, self._links, texts, seal, self._missing
        )

    def routes(self) -> list[BaseRoute]:
        """Below the path of the site, and without it: a proxy may take it away."""
        endpoints: dict[str, _Endpoint] = {
            places.HOME: self._front,
            "/bai/{slug:path}": self._story,
            places.TAGS: self._tags,
            f"{places.TAGS}/{{slug:path}}": self._tag,
            places.CELLS: self._cells,
            f"{places.CELLS}/{{slug:path}}": self._cell,
            places.SEARCH: self._search,
            places.ATOM: self._atom,
            places.JSON_FEED: self._json_feed,
            places.SITEMAP: self._sitemap,
            places.ROBOTS: self._robots,
            places.ICON: self._icon,
            **self._pictures.endpoints(),
            **self._previews.endpoints(),
        }
        routes = [
            Route(path, self._guarded(endpoint), methods=["GET"])
            for path, endpoint in endpoints.items()
        ]
        prefix = self._links.prefix
        if not prefix:
            return [*routes]
        # People type the address as it is set, without a slash at its end.
        front = Route(prefix, self._guarded(self._front), methods=["GET"])
        return [*routes, front, Mount(prefix, routes=routes)]

    async def on_missing(self, request: Request, error: Exception) -> Response:
        """For addresses that nobody serves."""
        del error
        return await self._guarded(self._missing)(request)

    def _guarded(self, endpoint: _Endpoint) -> _Endpoint:
        async def answer(request: Request) -> Response:
            try:
                return secured(await endpoint(request))
            except TooManyWait:
                # Not logged: whoever floods the site would flood the log.
                return secured(self._press.away().answer(request))
            except AWAY as error:
                self._outage.meet(error)
                return secured(self._press.away().answer(request))

        return answer

    async def _keep(
        self, shelf: Shelf, key: Sequence[object], make: Callable[[], Awaitable[Page]]
    ) -> Page:
        return await self._printed.get((shelf.edition, *key), make)

    async def _front(self, request: Request) -> Response:
        shelf = await self._current.shelf()
        number = _number(request)
        leaf = find_leaf(shelf.heads, number, lambda one: self._links.leaf(places.HOME, one))
        if leaf is None:
            return await self._missing(request)

        async def make() -> Page:
            return self._press.front(shelf, leaf)

        return (await self._keep(shelf, ("front", number), make)).answer(request)

    async def _story(self, request: Request) -> Response:
        shelf = await self._current.shelf()
        slug = request.path_params["slug"]
        story_id = as_number(slug.strip("/").rpartition("-")[2])
        head = shelf.by_id.get(story_id)
        if head is None:
            return await self._absent(request, story_id)
        if slug != head.slug:
            return self._moved(self._links.story(head))
        page = await self._keep(shelf, ("story", head.id), lambda: self._print_story(shelf, head))
        if request.method == "GET" and page.status == 200:
            self.tally.count(head.id, request.headers)
        return page.answer(request)

    async def _print_story(self, shelf: Shelf, head: Head) -> Page:
        async with self._database.reading() as session:
            text = await pages.find_text(session, head.id)
        return self._press.gone(shelf) if text is None else self._press.story(shelf, head, text)

    async def _absent(self, request: Request, story_id: int) -> Response:
        """Withdrawn, or never published."""
        shelf = await self._current.shelf()
        async with self._database.reading() as session:
            was_there = story_id and await pages.was_published(session, story_id)
        if not was_there:
            return await self._missing(request)

        async def make() -> Page:
            return self._press.gone(shelf)

        return (await self._keep(shelf, ("gone",), make)).answer(request)

    async def _missing(self, request: Request) -> Response:
        shelf = await self._current.shelf()

        async def make() -> Page:
            return self._press.missing(shelf)

        return (await self._keep(shelf, ("missing",), make)).answer(request)

    async def _tag(self, request: Request) -> Response:
        shelf = await self._current.shelf()
        slug = request.path_params["slug"]
        if len(slug) > _LONGEST_SLUG:
            return await self._missing(request)
        group = shelf.tags.get(slug)
        path = self._links.tag(slug)
        if group is None and path.rpartition("/")[2] in shelf.tags:
            return self._moved(path)
        return await self._group(request, shelf, group, path)

    async def _cell(self, request: Request) -> Response:
        shelf = await self._current.shelf()
        slug = request.path_params["slug"]
        group = shelf.cells.get(as_number(slug.strip("/").rpartition("-")[2]))
        path = self._links.cell(group.unit_id, group.name) if group else ""
        if group and path != f"{places.CELLS}/{slug}":
            return self._moved(path)
        return await self._group(request, shelf, group, path)

    async def _group(
        self, request: Request, shelf: Shelf, group: Group | None, path: str
    ) -> Response:
        number = _number(request)
        heads = group.heads if group else ()
        leaf = find_leaf(heads, number, lambda one: self._links.leaf(path, one))
        if group is None or leaf is None:
            return await self._missing(request)

        async def make() -> Page:
            return self._press.group(shelf, group, leaf)

        return (await self._keep(shelf, ("group", path, number), make)).answer(request)

    async def _tags(self, request: Request) -> Response:
        return await self._simple(request, "tags", self._press.tags)

    async def _cells(self, request: Request) -> Response:
        return await self._simple(request, "cells", self._press.cells)

    async def _sitemap(self, request: Request) -> Response:
        return await self._simple(request, "sitemap", self._press.sitemap)

    async def _simple(
        self, request: Request, name: str, printed: Callable[[Shelf], Page]
    ) -> Response:
        shelf = await self._current.shelf()

        async def make() -> Page:
            return printed(shelf)

        return (await self._keep(shelf, (name,), make)).answer(request)

    async def _search(self, request: Request) -> Response:
        shelf = await self._current.shelf()
        query = request.query_params.get("q", "")[:LONGEST_QUERY].strip()
        async with self._searches.turn():
            return await self._find(request, shelf, query)

    async def _find(self, request: Request, shelf: Shelf, query: str) -> Response:
        found = await self._index.find(shelf, query)
        leaf = find_leaf(found, _number(request), lambda one: self._links.search(query, one))
        if leaf is None:
            return await self._missing(request)
        texts = await self._texts(leaf.heads)
        excerpts = {story_id: excerpt(text, query) for story_id, text in texts.items()}
        return self._press.found(shelf, query, leaf, len(found), excerpts).answer(request)

    async def _atom(self, request: Request) -> Response:
        shelf = await self._current.shelf()

        async def make() -> Page:
            texts = await self._texts(shelf.heads[: feeds.LENGTH])
            return self._press.atom(shelf, texts, self._clock.now())

        return (await self._keep(shelf, ("atom",), make)).answer(request)

    async def _json_feed(self, request: Request) -> Response:
        shelf = await self._current.shelf()

        async def make() -> Page:
            return self._press.json_feed(shelf, await self._texts(shelf.heads[: feeds.LENGTH]))

        return (await self._keep(shelf, ("json",), make)).answer(request)

    async def _texts(self, heads: Sequence[Head]) -> dict[int, str]:
        async with self._database.reading() as session:
            return await pages.list_texts(session, heads)

    async def _robots(self, request: Request) -> Response:
        return Page(feeds.robots(self._links), feeds.TEXT_TYPE).answer(request)

    async def _icon(self, request: Request) -> Response:
        return Page(icon(), "image/svg+xml", cache=KEPT).answer(request)

    def _moved(self, path: str) -> Response:
        return RedirectResponse(self._links.here(path), 301, {"Cache-Control": "no-cache"})


def _number(request: Request) -> int:
    """Of the leaf that is asked for; 0 if that is no number."""
    written = request.query_params.get("trang", "1")
    return as_number(written)
