"""How a story will look in chat, on its page and as a link; for who has been given the address."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from bot.features.stories.draft_page import DraftPage, find_draft_page
from bot.features.stories.pages import Picture
from bot.features.stories.share_picture import SharePicture
from bot.i18n import Texts
from bot.seal import Seal
from bot.web.stories import links as places
from bot.web.stories.current import Current
from bot.web.stories.darkroom import Darkroom
from bot.web.stories.links import Links, widths_of
from bot.web.stories.listing import as_number
from bot.web.stories.page import NEVER_KEEP, Page
from bot.web.stories.pictures import as_jpeg
from bot.web.stories.printing import Press
from bot.web.stories.typography import typeset
from models.session import Database

_HIDDEN = {"X-Robots-Tag": "noindex, nofollow", "Referrer-Policy": "no-referrer"}


class PreviewPages:
    """Nothing of it is kept anywhere, and no robot may have it."""

    def __init__(
        self,
        database: Database,
        darkroom: Darkroom,
        current: Current,
        press: Press,
        links: Links,
        texts: Texts,
        seal: Seal,
        missing: Callable[[Request], Awaitable[Response]],
    ) -> None:
        self._database = database
        self._darkroom = darkroom
        self._current = current
        self._press = press
        self._links = links
        self._texts = texts
        self._seal = seal
        self._missing = missing

    def endpoints(self) -> dict[str, Callable[[Request], Awaitable[Response]]]:
        """By path."""
        begin = f"{places.PREVIEWS}/{{story}}-{{mark}}"
        return {
            f"{begin}/{places.SHARE}.jpg": self._share,
            f"{begin}/{{photo}}-{{width}}.jpg": self._photo,
            begin: self._page,
        }

    async def _find(self, request: Request) -> DraftPage | None:
        story_id, mark = as_number(request.path_params["story"]), request.path_params["mark"]
        async with self._database.reading() as session:
            site = self._links.whole("")
            return await find_draft_page(session, self._seal, story_id, mark, site)

    async def _page(self, request: Request) -> Response:
        shelf = await self._current.shelf()
        draft = await self._find(request)
        if draft is None:
            return await self._missing(request)
        begin = f"{places.PREVIEWS}/{draft.id}-{request.path_params['mark']}"
        body = self._press.preview(
            shelf,
            story=draft,
            pieces=_pieces(draft),
            hashtags=draft.hashtags,
            warnings=self._warnings(draft),
            source=partial(self._source, begin),
            share_address=self._links.here(f"{begin}/{places.SHARE}.jpg"),
        )
        return Page(body, cache=NEVER_KEEP, headers=_HIDDEN).answer(request)

    def _source(self, begin: str, picture: Picture, width: int) -> str:
        return self._links.here(f"{begin}/{picture.id}-{width}.jpg")

    def _warnings(self, draft: DraftPage) -> list[str]:
        say = self._texts.plain
        if not draft.standing.has_words:
            return [say("page-preview-no-consent")]
        if draft.pictures and not draft.standing.has_pictures:
            return [say("page-preview-no-picture-consent")]
        return []

    async def _share(self, request: Request) -> Response:
        shelf = await self._current.shelf()
        draft = await self._find(request)
        if draft is None:
            return await self._missing(request)
        words = SharePicture(typeset(draft.title), draft.cell, shelf.house)
        first = draft.pictures[0] if draft.pictures else None
        return as_jpeg(await self._darkroom.draw_share(words, first), NEVER_KEEP)

    async def _photo(self, request: Request) -> Response:
        draft = await self._find(request)
        pictures = {picture.id: picture for picture in draft.pictures} if draft else {}
        picture = pictures.get(as_number(request.path_params["photo"]))
        width = as_number(request.path_params["width"])
        if picture is None or width not in widths_of(picture):
            return await self._missing(request)
        return as_jpeg(await self._darkroom.draw(picture, width), NEVER_KEEP)


def _pieces(draft: DraftPage) -> list[dict[str, Any]]:
    """The messages, each with its pictures."""
    by_id = {picture.id: picture for picture in draft.pictures}
    return [
        {
            "pictures": [by_id[one] for one in piece.photo_ids],
            "title": piece.title,
            "words": piece.words,
            "is_cut": piece.is_cut,
            "is_last": piece.is_last,
        }
        for piece in draft.pieces
    ]
