"""Calls of the Bot API for the doctor: with the date of the answer, never waiting long."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any

import aiohttp

from bot.settings import Settings

# Seconds.
_PATIENCE = 15.0


@dataclass(frozen=True)
class Answer:
    """What Telegram said: `result` if it did what was asked, else the status and its words."""

    status: int
    result: Any = None
    words: str = ""
    # By the server's clock; to the second.
    told_at: datetime | None = None


class NoAnswer(Exception):
    """Telegram, or the proxy before it, cannot be reached; the message is the kind of error."""


class Caller:
    """Calls methods of one bot."""

    def __init__(self, session: aiohttp.ClientSession, settings: Settings) -> None:
        self._session = session
        self._proxy = settings.proxy_url
        self._start = f"{settings.api_base_url}/bot{settings.token.get_secret_value()}/"

    async def call(self, method: str, **params: Any) -> Answer:
        """Raises NoAnswer, never an error that holds the address."""
        try:
            async with self._session.post(
                self._start + method, json=params, proxy=self._proxy, allow_redirects=False
            ) as response:
                body = await _read(response)
                told_at = _date(response.headers.get("Date", ""))
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
            raise NoAnswer(type(error).__name__) from None
        result = body.get("result") if body.get("ok") is True else None
        return Answer(response.status, result, str(body.get("description", "")), told_at)


@asynccontextmanager
async def caller_of(settings: Settings) -> AsyncIterator[Caller]:
    """A caller for a while."""
    timeout = aiohttp.ClientTimeout(total=_PATIENCE)
    async with aiohttp.ClientSession(timeout=timeout, trust_env=False) as session:
        yield Caller(session, settings)


async def _read(response: aiohttp.ClientResponse) -> dict[str, Any]:
    """The object in the answer; empty for the page of somebody in between."""
    try:
        body = await response.json(content_type=None)
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}


def _date(header: str) -> datetime | None:
    try:
        return parsedate_to_datetime(header)
    except ValueError:
        return None
