"""A stand-in of the Graph API for one Page: what it was told, what it shows, and its faults."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

_PLACES = frozenset({"feed", "photos", "published_posts"})
PAGE_ID, TOKEN = "100200300", "EAAG-token-of-the-page"
USAGE = "X-Business-Use-Case-Usage"


@dataclass(frozen=True)
class Fault:
    """What happens at a call: before it has an effect, or after (`is_done`).

    `hang` never answers, `drop` closes the connection; else `status` and `body` are answered.
    """

    kind: str = "answer"
    is_done: bool = False
    status: int = 400
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)


def error(code: int, status: int = 400, **more: Any) -> Fault:
    """An answer as the Graph API gives it."""
    told = {"message": "words", "type": "OAuthException", "code": code, "fbtrace_id": "A1"} | more
    return Fault(status=status, body={"error": told})


def limit(minutes: float) -> Fault:
    """Too many calls; it says for how long."""
    usage = {PAGE_ID: [{"type": "pages", "estimated_time_to_regain_access": minutes}]}
    told = {"code": 80001, "message": "too many", "type": "OAuthException"}
    return Fault(status=400, body={"error": told}, headers={USAGE: json.dumps(usage)})


@dataclass
class Post:
    """As the Page shows it."""

    message: str
    pictures: list[bytes] = field(default_factory=list)
    link: str = ""


class StandIn:
    """`async with` serves it on a free port; `url` is what the publisher calls."""

    def __init__(self) -> None:
        self.posts: dict[str, Post] = {}
        self.uploads: dict[str, bytes] = {}
        # (method, path) of all calls, and the addresses they came with.
        self.calls: list[tuple[str, str]] = []
        self.addresses: list[str] = []
        self.name = "Phường Sông Mây"
        # By the last part of the path, or the method: what happens at the next such calls.
        self.faults: dict[str, list[Fault]] = {}
        # Called before, and after, a post has its effect; nothing is answered yet.
        self.on_asked: Callable[[], None] | None = None
        self.on_posted: Callable[[], None] | None = None
        self.url = ""
        self._numbers = 0
        self._open = asyncio.Event()
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> "StandIn":
        app = web.Application(client_max_size=20_000_000)
        app.router.add_route("*", "/{version}/{place:.*}", self._on_call)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        port = self._runner.addresses[0][1]
        self.url = f"http://127.0.0.1:{port}/v25.0"
        return self

    async def __aexit__(self, *_: object) -> None:
        self._open.set()
        assert self._runner is not None
        await self._runner.cleanup()

    def arm(self, place: str, *faults: Fault) -> None:
        """The next calls of `feed`, `photos`, `post` (an edit) or `DELETE` go like this."""
        self.faults.setdefault(place, []).extend(faults)

    def shown(self) -> list[Post]:
        """All posts, the oldest first."""
        return list(self.posts.values())

    async def _on_call(self, request: web.Request) -> web.StreamResponse:
        self.addresses.append(str(request.url))
        if request.headers.get("Authorization") != f"Bearer {TOKEN}":
            return web.json_response(error(190).body, status=400)
        place = request.match_info["place"]
        self.calls.append((request.method, place))
        fields = await request.post()
        if place.endswith("/feed") and self.on_asked is not None:
            self.on_asked()
            await self._open.wait()
        fault = self._next_fault(request.method, place)
        if fault is None:
            answer = self._answer(request.method, place, fields)
            if place.endswith("/feed") and self.on_posted is not None:
                self.on_posted()
                await self._open.wait()
            return answer
        if fault.is_done:
            self._answer(request.method, place, fields)
        return await self._fail(request, fault)

    def _next_fault(self, method: str, place: str) -> Fault | None:
        last = place.rpartition("/")[2]
        key = method if method == "DELETE" else last if last in _PLACES else "post"
        waiting = self.faults.get(key)
        return waiting.pop(0) if waiting else None

    async def _fail(self, request: web.Request, fault: Fault) -> web.StreamResponse:
        if fault.kind == "hang":
            await self._open.wait()
        if fault.kind in {"hang", "drop"}:
            assert request.transport is not None
            request.transport.abort()
            return web.Response()
        if isinstance(fault.body, str):
            return web.Response(text=fault.body, status=fault.status, content_type="text/html")
        return web.json_response(fault.body, status=fault.status, headers=fault.headers)

    def _answer(self, method: str, place: str, fields: Any) -> web.Response:
        if place.endswith("/published_posts"):
            listed = [{"id": one, "message": post.message} for one, post in self.posts.items()]
            return web.json_response({"data": listed[::-1]})
        if method == "GET":
            return web.json_response({"id": PAGE_ID, "name": self.name})
        if place == f"{PAGE_ID}/photos":
            number = self._number()
            self.uploads[number] = fields["source"].file.read()
            return web.json_response({"id": number})
        if place == f"{PAGE_ID}/feed":
            return self._post(fields)
        if place not in self.posts:
            return web.json_response(error(100, error_subcode=33).body, status=400)
        if method == "DELETE":
            del self.posts[place]
        else:
            self.posts[place].message = fields["message"]
        return web.json_response({"success": True})

    def _post(self, fields: Any) -> web.Response:
        media = [json.loads(fields[name])["media_fbid"] for name in fields if "media" in name]
        number = f"{PAGE_ID}_{self._number()}"
        pictures = [self.uploads[one] for one in media]
        self.posts[number] = Post(fields["message"], pictures, fields.get("link", ""))
        return web.json_response({"id": number})

    def _number(self) -> str:
        self._numbers += 1
        return str(self._numbers)
