"""Whoever asks nothing, or reads nothing, does not keep a connection for ever."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.web import server as web
from bot.web.server import WebServer
from tests.bed.waiting import eventually
from tests.web.stage import free_port

_HOST = "127.0.0.1"
# More than the buffers of both sides hold.
_LARGE = bytes(32 * 1024 * 1024)


async def _large(request: Request) -> Response:
    del request
    return Response(_LARGE)


@asynccontextmanager
async def _served(patience: float) -> AsyncIterator[tuple[WebServer, int]]:
    """A server and its port."""
    port = free_port()
    server = WebServer(Starlette(routes=[Route("/large", _large)]), _HOST, port, patience)
    server.open()
    serving = asyncio.create_task(server.run())
    try:
        yield server, port
    finally:
        server.stop()
        await serving


async def _read_to_end(reader: asyncio.StreamReader) -> bytes:
    with suppress(ConnectionResetError):
        return await reader.read()
    return b""


@pytest.mark.parametrize("said", [b"", b"GET /large HTTP/1.1\r\nHost: a\r\n"])
async def test_connection_without_a_request_is_ended(said: bytes) -> None:
    async with _served(patience=0.1) as (_, port):
        reader, writer = await asyncio.open_connection(_HOST, port)
        writer.write(said)
        assert await _read_to_end(reader) == b""
        writer.close()


async def test_answer_that_nobody_reads_is_ended() -> None:
    async with _served(patience=0.1) as (server, port):
        reader, writer = await asyncio.open_connection(_HOST, port, limit=1024)
        writer.write(b"GET /large HTTP/1.1\r\nHost: a\r\n\r\n")
        await reader.readexactly(12)

        async def is_ended() -> bool:
            return not server._server.server_state.connections

        await eventually(is_ended)
        writer.close()


async def test_there_are_no_more_connections_than_the_bot_can_spare(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(web, "_MOST_CONNECTIONS", 2)
    async with _served(patience=60) as (_, port):
        opened = [await asyncio.open_connection(_HOST, port) for _ in range(3)]
        assert await _read_to_end(opened[2][0]) == b""
        reader, writer = opened[0]
        writer.write(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        assert (await reader.readline()).startswith(b"HTTP/1.1 404")
        for _, writer in opened:
            writer.close()
