"""The wall refuses other machines, whoever asks, and lets this one through."""

import asyncio
import socket
from pathlib import Path

import pytest

from tests.bed.wall import NetworkIsForbidden, Wall


@pytest.fixture
def wall(monkeypatch: pytest.MonkeyPatch) -> Wall:
    """A wall before the one that every test has, so that what it refuses is no failure."""
    built = Wall()
    built.build(monkeypatch)
    return built


@pytest.mark.parametrize("host", ["192.0.2.1", "2001:db8::1", "api.telegram.org"])
async def test_other_machine_is_refused(wall: Wall, host: str) -> None:
    with pytest.raises(NetworkIsForbidden):
        await asyncio.open_connection(host, 443)
    assert wall.refused == [host]


def test_refusal_is_remembered_where_it_is_hidden(wall: Wall) -> None:
    with socket.socket() as opened, pytest.raises(NetworkIsForbidden):
        opened.connect_ex(("192.0.2.1", 443))
    assert wall.refused == ["192.0.2.1"]


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
async def test_this_machine_answers(wall: Wall, host: str) -> None:
    server = await asyncio.start_server(lambda _, writer: writer.close(), host, 0)
    async with server:
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname()[:2])
        assert await reader.read() == b""
        writer.close()
        await writer.wait_closed()
    assert not wall.refused


async def test_unix_socket_answers(wall: Wall, tmp_path: Path) -> None:
    path = tmp_path / "s"
    async with await asyncio.start_unix_server(lambda _, writer: writer.close(), path):
        reader, writer = await asyncio.open_unix_connection(path)
        assert await reader.read() == b""
        writer.close()
        await writer.wait_closed()
    assert not wall.refused
