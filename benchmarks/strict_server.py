"""A Bot API that does little but count: quick enough to be no bottleneck at 1,000 calls a second.

Every call takes its way there and back; a call that would be one too many in a true sliding
window is refused with 429. `/talk/<person>` lets somebody write to the bot, and is answered once
the bot has answered them. `python -m benchmarks.strict_server --help`.
"""

import argparse
import asyncio
import json
import math
import random
import re
import time
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field

_CHAT = re.compile(rb'chat_id"?[=:]\s*"?(-?\d+)')
_LENGTH = re.compile(rb"content-length:\s*(\d+)", re.IGNORECASE)
_COUNTED = (b"sendMessage", b"editMessageText")
_ME = {"id": 4600, "is_bot": True, "first_name": "bench", "username": "bench_bot"}


@dataclass
class Town:
    """What has arrived, and what is allowed."""

    per_second: int
    round_trip: float
    jitter: float
    accepted: deque[float] = field(default_factory=deque)
    reached: Counter[int] = field(default_factory=Counter)
    refused: int = 0
    most: int = 0
    updates: list[object] = field(default_factory=list)
    # Ids given out so far; polls that wait; people who wait for an answer.
    last_update: int = 0
    polling: list[Callable[[bytes], None]] = field(default_factory=list)
    talking: dict[int, Callable[[bytes], None]] = field(default_factory=dict)

    def way(self) -> float:
        """Seconds one way."""
        spread = random.uniform(-self.jitter, self.jitter)  # noqa: S311 - weather, no secret
        return max(self.round_trip / 2 + spread, 0.0)

    def judge(self, method: bytes, body: bytes) -> bytes:
        """The answer to a call that arrives now."""
        if method not in _COUNTED:
            return _answer(_ME if method == b"getMe" else True)
        now = time.monotonic()
        while self.accepted and self.accepted[0] <= now - 1:
            self.accepted.popleft()
        if len(self.accepted) >= self.per_second:
            self.refused += 1
            return _too_many(math.ceil(self.accepted[0] + 1 - now))
        self.accepted.append(now)
        self.most = max(self.most, len(self.accepted))
        found = _CHAT.search(body)
        chat_id = int(found[1]) if found else 0
        self.reached[chat_id] += 1
        if chat_id in self.talking:
            self.talking.pop(chat_id)(_answer(True))
        return _answer(_message(chat_id, self.reached.total()))

    def talk(self, person: int, tell: Callable[[bytes], None]) -> None:
        """Somebody writes; `tell` is called once they are answered."""
        self.last_update += 1
        self.updates.append(_update(self.last_update, person))
        self.talking[person] = tell
        for poll in self.polling:
            poll(self.take())
        self.polling.clear()

    def poll(self, tell: Callable[[bytes], None]) -> None:
        """The bot asks for updates; it is answered when there are some."""
        if self.updates:
            tell(self.take())
        else:
            self.polling = [tell]

    def take(self) -> bytes:
        """What waits; it is given once, for here nothing gets lost."""
        updates, self.updates = self.updates, []
        return _answer(updates)

    def figures(self) -> bytes:
        """What has come of it all."""
        again = sum(number - 1 for number in self.reached.values())
        told = {"reached": len(self.reached), "again": again}
        return _json(200, told | {"refused": self.refused, "most": self.most})


def _message(chat_id: int, number: int) -> object:
    return {
        "message_id": number,
        "date": 1_790_000_000,
        "chat": {"id": chat_id, "type": "private", "first_name": "A"},
        "from": _ME,
        "text": "Nhắc đồng chí: chi bộ họp lúc 19 giờ 30 hôm nay.",
    }


def _update(number: int, person: int) -> object:
    someone = {"id": person, "first_name": "A"}
    message = {
        "message_id": number,
        "date": 1_790_000_000,
        "chat": someone | {"type": "private"},
        "from": someone | {"is_bot": False},
        "text": "/id",
        "entities": [{"type": "bot_command", "offset": 0, "length": 3}],
    }
    return {"update_id": number, "message": message}


def _answer(result: object) -> bytes:
    return _json(200, {"ok": True, "result": result})


def _too_many(seconds: int) -> bytes:
    wait = max(seconds, 1)
    words = f"Too Many Requests: retry after {wait}"
    told = {"ok": False, "error_code": 429, "description": words}
    return _json(429, told | {"parameters": {"retry_after": wait}})


def _json(status: int, told: object) -> bytes:
    body = json.dumps(told).encode()
    head = f"HTTP/1.1 {status} -\r\nContent-Type: application/json\r\nContent-Length: {len(body)}"
    return head.encode() + b"\r\n\r\n" + body


class Connection(asyncio.Protocol):
    """One client: a request, its answer, the next request."""

    def __init__(self, town: Town) -> None:
        self._town = town
        self._loop = asyncio.get_running_loop()
        self._heard = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """A client is here."""
        assert isinstance(transport, asyncio.Transport)  # noqa: S101 - TCP always gives one
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer once the request is complete."""
        self._heard += data
        head, end, rest = self._heard.partition(b"\r\n\r\n")
        length = _LENGTH.search(head)
        missing = (int(length[1]) if length else 0) - len(rest)
        if not end or missing > 0:
            return
        self._heard = b""
        path = head.split(b" ", 2)[1].partition(b"?")[0]
        method = path.rpartition(b"/")[2]
        if method == b"figures":
            self._write(self._town.figures())
        elif path.startswith(b"/talk/"):
            self._town.talk(int(method), self._write)
        else:
            self._loop.call_later(self._town.way(), self._arrive, method, rest)

    def _arrive(self, method: bytes, body: bytes) -> None:
        if method == b"getUpdates":
            self._town.poll(self._answer)
        else:
            self._answer(self._town.judge(method, body))

    def _answer(self, answer: bytes) -> None:
        self._loop.call_later(self._town.way(), self._write, answer)

    def _write(self, answer: bytes) -> None:
        if self._transport is not None and not self._transport.is_closing():
            self._transport.write(answer)


async def _serve(town: Town) -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Connection(town), "127.0.0.1", 0, backlog=512)
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", flush=True)
    await server.serve_forever()


def main() -> None:
    """Serve until killed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--per-second", type=int, default=30)
    parser.add_argument("--round-trip", type=float, default=0.05, help="seconds")
    parser.add_argument("--jitter", type=float, default=0.0, help="seconds more or less each way")
    given = parser.parse_args()
    asyncio.run(_serve(Town(given.per_second, given.round_trip, given.jitter)))


if __name__ == "__main__":
    main()
