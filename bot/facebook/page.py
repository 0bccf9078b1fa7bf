"""Calls of the Graph API for one Page. The token goes in a header: in no address and no log.

Forms of the calls: https://developers.facebook.com/docs/pages-api/posts (post, edit, remove) and
https://developers.facebook.com/docs/graph-api/reference/page/photos/ (pictures of a post).
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import aiohttp
from pydantic import SecretStr

from bot.facebook.outcome import GONE, UNCLEAR, read_answer
from bot.features.stories.facebook_jobs import End, Report
from bot.settings import Settings

# Seconds.
_CONNECT, _ANSWER = 10.0, 60.0
_NEVER_SENT = (
    aiohttp.ClientConnectorError,
    aiohttp.ConnectionTimeoutError,
    aiohttp.ClientProxyConnectionError,
    aiohttp.ClientHttpProxyError,
    ValueError,
)
_NOT_SENT = Report(End.LATER)


@dataclass(frozen=True)
class PageSettings:
    """Where the Page is, and who may post to it."""

    api_url: str
    page_id: str
    token: SecretStr
    proxy_url: str | None = None
    # Seconds an answer may take.
    patience: float = _ANSWER


def page_of(settings: Settings, patience: float = _ANSWER) -> PageSettings | None:
    """The Page of the settings, if they name one; `patience` in seconds."""
    if not settings.has_facebook:
        return None
    return PageSettings(
        settings.facebook_api_url,
        settings.facebook_page_id,
        settings.facebook_page_token,
        settings.proxy_url,
        patience,
    )


class Page:
    """One pool of connections; `async with` closes it."""

    def __init__(self, settings: PageSettings) -> None:
        self._settings = settings
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> "Page":
        """Opened at the first call."""
        return self

    async def __aexit__(self, *error: object) -> None:
        """Close the pool."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def post(self, message: str, pictures: Sequence[bytes], link: str) -> Report:
        """A new post; of a post without pictures, the link shows its own. What was not answered
        is unclear only if it was the post itself: pictures without one are seen by nobody."""
        fields = {"message": message}
        for number, picture in enumerate(pictures):
            report, media_id = await self._upload(picture)
            if report.end is not End.DONE:
                return replace(report, end=End.LATER) if report.end is End.UNCLEAR else report
            fields[f"attached_media[{number}]"] = json.dumps({"media_fbid": media_id})
        if link and not pictures:
            fields["link"] = link
        report, told = await self._call("POST", f"{self._settings.page_id}/feed", fields)
        return _with_id(report, told)

    async def edit(self, post_id: str, message: str) -> Report:
        """Give a post another wording."""
        report, _ = await self._call("POST", post_id, {"message": message})
        return report

    async def remove(self, post_id: str) -> Report:
        """Take a post away; it is as well if it is not there."""
        report, _ = await self._call("DELETE", post_id, {})
        return Report(End.DONE) if report.reason == GONE else report

    async def find(self, message: str) -> Report:
        """Whether a post with this wording is among the newest; `remote_id` is "" if it is not.

        https://developers.facebook.com/docs/graph-api/reference/page/published_posts/
        """
        path = f"{self._settings.page_id}/published_posts?fields=id,message&limit=25"
        report, told = await self._call("GET", path, {})
        posts = told.get("data", []) if told else []
        same = [post for post in posts if _plain(str(post.get("message", ""))) == _plain(message)]
        return replace(report, remote_id=str(same[0]["id"])) if same else report

    async def find_name(self) -> tuple[Report, str]:
        """What the Page is called."""
        report, told = await self._call("GET", f"{self._settings.page_id}?fields=name", {})
        return report, str(told.get("name", "")) if told else ""

    async def _upload(self, picture: bytes) -> tuple[Report, str]:
        fields = {"published": "false", "temporary": "true"}
        path = f"{self._settings.page_id}/photos"
        report, told = await self._call("POST", path, fields, picture)
        report = _with_id(report, told)
        return report, report.remote_id

    async def _call(
        self, method: str, path: str, fields: dict[str, str], picture: bytes | None = None
    ) -> tuple[Report, Any]:
        try:
            return await self._ask(method, path, fields, picture)
        except _NEVER_SENT:
            return _NOT_SENT, None
        except (TimeoutError, aiohttp.ClientError):
            return UNCLEAR, None

    async def _ask(
        self, method: str, path: str, fields: dict[str, str], picture: bytes | None
    ) -> tuple[Report, Any]:
        settings = self._settings
        if self._session is None:
            self._session = aiohttp.ClientSession(
                # A kept connection that was closed meanwhile would make a post unclear.
                connector=aiohttp.TCPConnector(force_close=True),
                cookie_jar=aiohttp.DummyCookieJar(),
                trust_env=False,
            )
        form = aiohttp.FormData()
        for name, value in fields.items():
            form.add_field(name, value)
        if picture is not None:
            form.add_field("source", picture, filename="photo.jpg", content_type="image/jpeg")
        timeout = aiohttp.ClientTimeout(
            total=settings.patience, connect=min(_CONNECT, settings.patience)
        )
        async with self._session.request(
            method,
            f"{settings.api_url}/{path}",
            data=form if fields or picture else None,
            headers={"Authorization": f"Bearer {settings.token.get_secret_value()}"},
            timeout=timeout,
            proxy=settings.proxy_url,
            allow_redirects=False,
        ) as response:
            return read_answer(response.status, await response.read(), response.headers)


def _plain(words: str) -> str:
    """Facebook may change blanks."""
    return " ".join(words.split())


def _with_id(report: Report, told: Any) -> Report:
    """Done means that there is an id; else nobody knows what was done."""
    if report.end is not End.DONE:
        return report
    remote_id = told.get("id")
    is_id = isinstance(remote_id, str) and bool(remote_id)
    return Report(End.DONE, remote_id=remote_id) if is_id else UNCLEAR
