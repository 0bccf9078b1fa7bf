"""Serves the pages inside the bot's own event loop."""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import structlog
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from bot.errors import SettingsAreWrong

_log = structlog.get_logger(__name__)
_BACKLOG = 128
# Seconds for requests under way at the end.
_LAST_CALL = 2
# Each holds a file of the process, of which the bot needs some too; systems allow 1,024.
_MOST_CONNECTIONS = 400
# Seconds: time for a picture over a slow line.
_PATIENCE = 60.0


class _Server(uvicorn.Server):
    """Leaves the signals to the one who runs the bot."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Nothing is captured."""
        yield


class _Connection(H11Protocol):
    """Ends when nothing new was asked for a while: uvicorn waits for ever for a first request, for
    the rest of one, and for somebody to read an answer."""

    def __init__(self, *args: Any, patience: float, **named: Any) -> None:
        super().__init__(*args, **named)
        self._patience = patience
        self._seen: object = None
        self._look_soon()

    def _look_soon(self) -> None:
        self._next_look = self.loop.call_later(self._patience, self._look)

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn
        """Called by asyncio."""
        super().connection_made(transport)
        if len(self.connections) > _MOST_CONNECTIONS:
            transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        """Called by asyncio."""
        self._next_look.cancel()
        super().connection_lost(exc)

    def _look(self) -> None:
        if self.cycle is self._seen:
            self.transport.abort()
            return
        self._seen = self.cycle
        self._look_soon()


class WebServer:
    """A part: `open` takes the port, `run` serves until `stop`."""

    def __init__(self, app: Any, host: str, port: int, patience: float = _PATIENCE) -> None:
        """`patience`: seconds for a request or an answer that stands still."""
        # Called for each connection, as if it were the class.
        connection: Any = partial(_Connection, patience=patience)
        self._host = host
        self._port = port
        self._socket: socket.socket | None = None
        config = uvicorn.Config(
            app,
            http=connection,
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
        # Every connection has it from here: asyncio leaves it out for sockets made like this one,
        # and an answer of two packets takes 40 ms longer.
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
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
