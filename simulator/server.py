"""The running simulator: one process, one port, all state in memory."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

import aiohttp
from aiohttp import web

from simulator import control_routes
from simulator.api import BotApi
from simulator.bots import BotAccount, BotSpec
from simulator.client_side import reading, routes
from simulator.client_side.actions import ACTIONS, HostAction
from simulator.client_side.request import WORLD, refuse_in_words
from simulator.clock import Clock
from simulator.faults import Faults
from simulator.files import UPLOAD_BYTES
from simulator.limits import Limits
from simulator.transcript import Transcript
from simulator.webhooks import Webhook, WebhookPace, WebhookSender
from simulator.world import Strictness, World

HOST = "127.0.0.1"
PAGE = Path(__file__).with_name("page")
ROOM_FOR_FORM = 1024 * 1024
CLOSING_SECONDS = 0.2


class Simulator:
    """`async with Simulator(bots=[…]) as simulator:` listens on `simulator.url` until it ends.

    `clock` gives calendar time, `steady` seconds for the rate limits; `actions` are buttons for
    the page; `log` collects every call as a JSON line; `keep_transcript` bounds what is kept.
    """

    def __init__(
        self,
        port: int = 0,
        bots: Sequence[BotSpec] = (),
        *,
        clock: Callable[[], datetime] | None = None,
        steady: Callable[[], float] | None = None,
        actions: Sequence[HostAction] = (),
        log: Path | None = None,
        limits: Limits | None = None,
        strictness: Strictness | None = None,
        webhook_pace: WebhookPace | None = None,
        title: str = "Simulator",
        language: str = "vi",
        keep_transcript: int | None = 100_000,
    ) -> None:
        self.port = port
        self.world = World(
            Clock(clock, steady), limits or Limits(), strictness or Strictness(), self._sender
        )
        self.faults = Faults()
        self.transcript = Transcript(keep_transcript, log)
        self._api = BotApi(self.world, self.faults, self.transcript)
        self._actions = actions
        self._titles = (title, language)
        self._webhook_pace = webhook_pace or WebhookPace()
        self._session: aiohttp.ClientSession | None = None
        self._runner: web.AppRunner | None = None
        self._site: web.TCPSite | None = None
        for spec in bots:
            self.world.add_bot(spec)

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.port}"

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.stop()

    async def start(self) -> None:
        self._session = aiohttp.ClientSession()
        self._runner = web.AppRunner(
            self._app(),
            access_log=None,
            handler_cancellation=True,
            shutdown_timeout=CLOSING_SECONDS,
        )
        await self._runner.setup()
        await self.go_online()

    async def stop(self) -> None:
        for bot in self.world.bots.values():
            bot.drop_webhook()
        if self._runner is not None:
            await self.go_offline()
            await self._runner.cleanup()
        if self._session is not None:
            await self._session.close()
        self.transcript.close()

    async def go_online(self) -> None:
        """Listen (again), on the same port as before."""
        if self._runner is None or self._site is not None:
            return
        self._site = web.TCPSite(self._runner, HOST, self.port)
        await self._site.start()
        self.port = int(self._runner.addresses[0][1])

    async def go_offline(self) -> None:
        """Refuse connections and cut those that are open; all state stays."""
        if self._runner is None or self._site is None:
            return
        await self._site.stop()
        self._site = None
        server = self._runner.server
        for connection in server.connections if server else ():
            connection.force_close()
            if connection.transport is not None:
                connection.transport.abort()

    async def serve(self) -> None:
        """Run until cancelled."""
        await asyncio.Event().wait()

    def _app(self) -> web.Application:
        app = web.Application(
            client_max_size=UPLOAD_BYTES + ROOM_FOR_FORM, middlewares=[refuse_in_words]
        )
        app[WORLD] = self.world
        app[ACTIONS] = self._actions
        app[reading.TITLES] = self._titles
        app[control_routes.FAULTS] = self.faults
        app[control_routes.TRANSCRIPT] = self.transcript
        app.router.add_route("*", "/bot{token:[^/]+}/{method}", self._api.handle)
        app.router.add_get("/file/bot{token:[^/]+}/{path:.+}", self._api.download)
        app.add_routes(routes.ROUTES)
        app.add_routes(control_routes.ROUTES)
        app.router.add_get("/", _page)
        app.router.add_get("/page/{name}", _page)
        return app

    def _sender(self, bot: BotAccount, webhook: Webhook) -> WebhookSender:
        if self._session is None:
            raise RuntimeError("the simulator is not running")
        return WebhookSender(
            webhook,
            bot.queue,
            self.world.clock,
            self._session,
            self._webhook_pace,
            partial(self._api.answer_from_webhook, bot),
            bot.drop_webhook,
        )


async def _page(request: web.Request) -> web.StreamResponse:
    """A file of the chat page; names lead nowhere else."""
    name = request.match_info.get("name", "index.html")
    path = PAGE / name
    if path.parent != PAGE or not path.is_file():
        raise web.HTTPNotFound(text="There is no such page.")
    return web.FileResponse(path, headers={"Cache-Control": "no-cache"})
