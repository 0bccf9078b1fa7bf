"""Pictures of public stories, in a few widths and as networks want them."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.features.stories.pages import Head, Shelf
from bot.features.stories.share_picture import SharePicture
from bot.web.stories import links as places
from bot.web.stories.current import Current
from bot.web.stories.darkroom import Darkroom
from bot.web.stories.links import Links, widths_of
from bot.web.stories.listing import as_number
from bot.web.stories.security import KEPT
from bot.web.stories.typography import typeset

Absent = Callable[[Request, int], Awaitable[Response]]


class PicturePages:
    """The address of a picture names the revision of its story: what is there never changes."""

    def __init__(self, darkroom: Darkroom, current: Current, links: Links, absent: Absent) -> None:
        self._darkroom = darkroom
        self._current = current
        self._links = links
        self._absent = absent

    def endpoints(self) -> dict[str, Callable[[Request], Awaitable[Response]]]:
        """By path."""
        return {
            f"{places.PICTURES}/{{story}}-{{revision}}/{places.SHARE}.jpg": self._share,
            f"{places.PICTURES}/{{story}}-{{revision}}/{{photo}}-{{width}}.jpg": self._photo,
        }

    async def _share(self, request: Request) -> Response:
        shelf = await self._current.shelf()
        head = _find_head(shelf, request)
        if head is None:
            return await self._absent(request, _number(request, "story"))
        if _number(request, "revision") != head.revision:
            return self._moved(self._links.share_picture(head))
        words = SharePicture(typeset(head.title), head.cell, shelf.house)
        first = head.pictures[0] if head.pictures else None
        return as_jpeg(await self._darkroom.draw_share(words, first))

    async def _photo(self, request: Request) -> Response:
        shelf = await self._current.shelf()
        head = _find_head(shelf, request)
        photo_id, width = _number(request, "photo"), _number(request, "width")
        shown = {picture.id: picture for picture in head.pictures} if head else {}
        picture = shown.get(photo_id)
        if picture is None or width not in widths_of(picture):
            return await self._absent(request, _number(request, "story"))
        if _number(request, "revision") != picture.revision:
            return self._moved(self._links.picture(picture, width))
        return as_jpeg(await self._darkroom.draw(picture, width))

    def _moved(self, path: str) -> Response:
        return RedirectResponse(self._links.here(path), 302, {"Cache-Control": "no-cache"})


def as_jpeg(content: bytes, cache: str = KEPT) -> Response:
    """A picture that browsers may keep for ever."""
    return Response(content, media_type="image/jpeg", headers={"Cache-Control": cache})


def _find_head(shelf: Shelf, request: Request) -> Head | None:
    return shelf.by_id.get(_number(request, "story"))


def _number(request: Request, name: str) -> int:
    return as_number(request.path_params[name])
