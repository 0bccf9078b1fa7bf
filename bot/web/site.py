"""The pages: /health and /metrics for monitors, and Telegram's own."""

import structlog
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.errors import describe
from bot.i18n import Texts
from bot.watch.health import Doorkeeper
from bot.watch.look import AWAY
from bot.watch.metrics import CONTENT_TYPE, Metrics
from bot.web.webhook import Webhook

_log = structlog.get_logger(__name__)


def make_site(
    doorkeeper: Doorkeeper, metrics: Metrics, texts: Texts, webhook: tuple[str, Webhook] | None
) -> Starlette:
    """All pages; `webhook`: its path and what receives there."""

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

    routes = [
        Route("/health", health, methods=["GET"]),
        Route("/metrics", show_metrics, methods=["GET"]),
    ]
    if webhook is not None:
        path, taker = webhook
        routes.append(Route(path, taker.receive, methods=["POST"]))
    return Starlette(routes=routes, exception_handlers={Exception: _on_error})


async def _on_error(request: Request, error: Exception) -> Response:
    """Not the path: it may hold the webhook's secret."""
    del request
    _log.error("page_failed", error=describe(error))
    return PlainTextResponse("error", 500)
