"""Takes updates that Telegram posts: 200 only after they are committed, nothing for forgeries."""

import hmac
from collections.abc import Awaitable, Callable

import structlog
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from bot.web.outage import Outage

_log = structlog.get_logger(__name__)
_HEADER = b"x-telegram-bot-api-secret-token"
# Telegram allows as many characters.
_LONGEST_SECRET = 256
_LARGEST_BODY = 1024 * 1024
# Seconds after which Telegram shall try again.
_AGAIN = "5"

# Commits what was posted; False if nothing of it can be kept.
Store = Callable[[bytes], Awaitable[bool]]


class _TooLarge(Exception):
    """The body is longer than any update."""


class Webhook:
    """An endpoint for Telegram alone."""

    def __init__(self, secret: str, store: Store) -> None:
        self._secret = secret.encode()
        self._store = store
        self._outage = Outage("webhook_not_stored")

    async def receive(self, request: Request) -> Response:
        """403 without the secret, 413 if too large, 503 if it could not be kept, else 200."""
        if not self._is_from_telegram(request):
            return PlainTextResponse("forbidden", 403)
        try:
            body = await _body(request)
        except _TooLarge:
            return PlainTextResponse("too large", 413)
        try:
            is_kept = await self._store(body)
        except Exception as error:  # noqa: BLE001 - a full disk or a lock passes; Telegram repeats
            self._outage.meet(error)
            return PlainTextResponse("try again", 503, headers={"Retry-After": _AGAIN})
        if not is_kept:
            # It comes from Telegram, and would come again for ever.
            _log.error("webhook_not_read", size=len(body))
        return PlainTextResponse("ok")

    def _is_from_telegram(self, request: Request) -> bool:
        given = [value for name, value in request.headers.raw if name == _HEADER]
        if len(given) != 1 or len(given[0]) > _LONGEST_SECRET:
            return False
        return hmac.compare_digest(given[0], self._secret)


async def _body(request: Request) -> bytes:
    """The body, as long as it may be. Raises _TooLarge before more of it is kept."""
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > _LARGEST_BODY:
            raise _TooLarge
    return bytes(body)
