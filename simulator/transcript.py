"""Every bot call in order: for tests to look at, and as a file of JSON lines."""

import json
from collections import deque
from pathlib import Path
from typing import Any, TextIO

from simulator.errors import Json


class Transcript:
    """The last `keep` calls in memory (None keeps all); each also a line of the log, if any."""

    def __init__(self, keep: int | None, log: Path | None) -> None:
        self._calls: deque[Json] = deque(maxlen=keep)
        self._last = 0
        self._log = log
        self._file: TextIO | None = None

    def add(self, call: Json, reply: Json) -> None:
        """A call gets its number, and `result` or `error` from the reply."""
        self._last += 1
        outcome = {"result": reply["result"]} if reply["ok"] else {"error": reply}
        self._calls.append({"n": self._last, **call, **outcome})

    def write(self, method: str, params: Json) -> None:
        """One line of the log, written through at once so that another process may read it."""
        if self._log is None:
            return
        if self._file is None:
            self._file = self._log.open(
                "a", encoding="utf-8", errors="backslashreplace", buffering=1
            )
        line = {"method": method, "params": params}
        self._file.write(json.dumps(line, ensure_ascii=False) + "\n")

    def after(self, number: int) -> list[Json]:
        found = []
        for call in reversed(self._calls):
            if call["n"] <= number:
                break
            found.append(_readable(call))
        return found[::-1]

    def keep(self, most: int | None) -> None:
        self._calls = deque(self._calls, maxlen=most)

    def clear(self) -> None:
        self._calls.clear()

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None


def _readable(call: Json) -> Json:
    """Updates are kept as the text that went out; most of them nobody ever reads."""
    if call["method"] != "getUpdates" or "result" not in call:
        return call
    return {**call, "result": [_parsed(text) for text in call["result"]]}


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text
