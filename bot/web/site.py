"""All that is served: /health and /metrics for monitors, Telegram's own, the public pages."""

from collections.abc import Awaitable, Callable

import structlog
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from bot.errors import describe
from bot.i18n import Texts
from bot.watch.health import Doorkeeper
from bot.watch.look import AWAY
from bot.watch.metrics import CONTENT_TYPE, Metrics
from bot.web.stories.public import PublicPages
from bot.web.webhook import Webhook

_log = structlog.get_logger(__name__)
_OnError = Callable[[Request, Exception], Awaitable[Response]]


def make_site(
    doorkeeper: Doorkeeper,
    metrics: Metrics,
    texts: Texts,
    webhook: tuple[str, Webhook] | None,
    public: PublicPages | None = None,
) -> Starlette:
    """All pages; `webhook`: its path and what receives there; `public`: what everybody may read."""

    async def health(request: Request) -> Response:
        del request
        found = await doorkeeper.examine()
        return JSONResponse(found.to_json(texts), 200 if found.is_well else 503)

    async def show_metrics(request: Request) -> Response:
        del request
        try:
            return Response(await metrics.render(), media_type=CONTENT_TYPE)
        except AWAY as error:
            _log.error("metrics_not_counted", error=describe(error))
            return PlainTextResponse("the database does not answer", 503)

    routes: list[BaseRoute] = [
        Route("/health", health, methods=["GET"]),
        Route("/metrics", show_metrics, methods=["GET"]),
    ]
    if webhook is not None:
        path, taker = webhook
        routes.append(Route(path, taker.receive, methods=["POST"]))
    return assemble(routes, public)


def assemble(routes: list[BaseRoute], public: PublicPages | None) -> Starlette:
    """These routes, and those of the public pages."""
    on_errors: dict[int | type[Exception], _OnError] = {Exception: _on_error}
    if public is not None:
        routes += public.routes()
        on_errors[404] = public.on_missing
    site = Starlette(routes=routes, exception_handlers=on_errors)
    # It would lead to the address that a proxy uses.
    site.router.redirect_slashes = False
    return site


async def _on_error(request: Request, error: Exception) -> Response:
    """Not the path: it may hold the webhook's secret."""
    del request
    _log.error("page_failed", error=describe(error))
    return PlainTextResponse("error", 500)
