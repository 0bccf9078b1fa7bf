"""Serves the pages inside the bot's own event loop."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import structlog
import uvicorn

from bot.errors import SettingsAreWrong

_log = structlog.get_logger(__name__)
_BACKLOG = 128
# Seconds for requests under way at the end.
_LAST_CALL = 2


class _Server(uvicorn.Server):
    """Leaves the signals to the one who runs the bot."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Nothing is captured."""
        yield


class WebServer:
    """A part: `open` takes the port, `run` serves until `stop`."""

    def __init__(self, app: Any, host: str, port: int) -> None:
        self._host = host
        self._port = port
        self._socket: socket.socket | None = None
        config = uvicorn.Config(
            app,
            http="h11",
            ws="none",
            loop="none",
            lifespan="off",
            # Paths hold a secret, headers too.
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=_LAST_CALL,
        )
        self._server = _Server(config)

    def open(self) -> int:
        """Take the port; returns which it is. Raises SettingsAreWrong if it cannot be had."""
        try:
            self._socket = socket.create_server(
                (self._host, self._port), family=_family(self._host), backlog=_BACKLOG
            )
        except OSError as error:
            raise SettingsAreWrong(
                f"CHIBOT_WEB_PORT: {self._host}:{self._port} cannot be served ({error.strerror})"
            ) from error
        return int(self._socket.getsockname()[1])

    async def run(self) -> None:
        """Serve until `stop` or cancelled."""
        assert self._socket is not None  # noqa: S101 - `open` comes first
        try:
            await self._server.serve([self._socket])
        finally:
            for listener in self._server.servers if self._server.started else ():
                listener.close()
            self._socket.close()

    def stop(self) -> None:
        """Serve no more requests; those under way are finished."""
        self._server.should_exit = True


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET
