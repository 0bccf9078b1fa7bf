"""A small pooler in transaction mode, as it may stand before PostgreSQL."""

import asyncio
import struct
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy.engine import URL, make_url

_SSL_REQUEST = 80877103
_VERSION_3 = 196608
Stream = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class Pooler:
    """Clients share server connections; each holds one only for the length of a transaction."""

    def __init__(self, url: URL, servers: int) -> None:
        self._socket = Path(str(url.query["host"])) / ".s.PGSQL.5432"
        self._login = (url.username or "", url.database or "")
        self._number = servers
        self._free: list[Stream] = []
        self._all: list[Stream] = []
        self._greeting = b""

    async def connect(self) -> None:
        """Open the connections to the server; its greeting is for all clients."""
        for _ in range(self._number):
            reader, writer = await asyncio.open_unix_connection(self._socket)
            user, database = self._login
            words = f"user\0{user}\0database\0{database}\0\0".encode()
            writer.write(struct.pack("!ii", len(words) + 8, _VERSION_3) + words)
            self._greeting = await _until_ready(reader)
            self._all.append((reader, writer))
        self._free = list(self._all)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One client, until it leaves."""
        try:
            await self._greet(reader, writer)
            while (message := await _message(reader))[:1] != b"X":
                await self._transact(message, reader, writer)
        except asyncio.IncompleteReadError:
            pass
        finally:
            writer.close()

    async def _transact(
        self, message: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        """Hold a server until the transaction that begins with this message is over."""
        # The one that was given back last goes out first.
        server = self._free.pop()
        while True:
            server[1].write(message)
            answer = await _until_ready(server[0]) if message[:1] in {b"Q", b"S"} else b""
            writer.write(answer)
            if answer.endswith(b"I"):
                break
            message = await _message(reader)
        self._free.append(server)

    async def _greet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            length, code = struct.unpack("!ii", await reader.readexactly(8))
            await reader.readexactly(length - 8)
            if code != _SSL_REQUEST:
                break
            writer.write(b"N")
        writer.write(self._greeting)

    async def close(self) -> None:
        """Leave the server."""
        for _, writer in self._all:
            writer.write(b"X" + struct.pack("!i", 4))
            writer.close()
            await writer.wait_closed()


async def _message(reader: asyncio.StreamReader) -> bytes:
    """One message: a letter, its length, its content."""
    head = await reader.readexactly(5)
    (length,) = struct.unpack("!i", head[1:])
    return head + await reader.readexactly(length - 4)


async def _until_ready(reader: asyncio.StreamReader) -> bytes:
    """All that the server says until it is ready for the next; the last byte is its state."""
    said = b""
    while True:
        message = await _message(reader)
        said += message
        if message[:1] == b"Z":
            return said


@asynccontextmanager
async def pooled(database_url: str, servers: int = 2) -> AsyncIterator[str]:
    """The URL of the same database behind the pooler."""
    url = make_url(database_url)
    pooler = Pooler(url, servers)
    await pooler.connect()
    listener = await asyncio.start_server(pooler.serve, "127.0.0.1", 0)
    port = listener.sockets[0].getsockname()[1]
    before = url.set(query={}, host="127.0.0.1", port=port)
    try:
        yield before.render_as_string(hide_password=False)
    finally:
        listener.close()
        await listener.wait_closed()
        await pooler.close()
