"""Fetches raw updates and stores them before they are confirmed to Telegram."""

import asyncio
import json
import re
from collections.abc import Callable
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

import structlog
from telegram import Bot
from telegram.error import RetryAfter, TelegramError
from telegram.request import BaseRequest

from bot.clock import Clock
from bot.errors import describe
from bot.inbox.intake import Guard, Intake, OnNotStored, unguarded, unheard
from bot.inbox.rules import is_quiet, number_in
from bot.inbox.sealing import Sealing
from bot.lease import LeaseIsLost
from bot.pulse import Pulse
from models.session import Database

_log = structlog.get_logger(__name__)
# Seconds. The server holds a poll open this long; its answer may take a little longer.
_POLL = 25
_GRACE = 10.0
_LULL = 0.3
_BACK_OFF = (1.0, 30.0)
_BATCH = 100
# Times that one update, fetched by itself, must be unreadable before it is stepped over.
_LOOKS = 3
ALLOWED_UPDATES = ("message", "callback_query", "my_chat_member", "message_reaction_count")
_OURS = re.compile(rb'\s*\{\s*"ok"\s*:\s*true\b')
_END = re.compile(rb"\]\s*\}\s*$")


class _Unreadable(Exception):
    """A whole answer of Telegram that is no JSON, or too deep: it holds an update nobody reads."""

    def __init__(self, body: bytes) -> None:
        super().__init__("the answer cannot be read")
        self.update_id = number_in(body)


class Fetcher:
    """Long polling: an offset is confirmed only after the commit of what came before it."""

    def __init__(
        self,
        bot: Bot,
        request: BaseRequest,
        database: Database,
        clock: Clock,
        bot_id: int,
        on_stored: Callable[[], None],
        sealing: Sealing,
        guard: Guard = unguarded,
        on_not_stored: OnNotStored = unheard,
    ) -> None:
        self._bot = bot
        self._request = request
        self._clock = clock
        self.intake = Intake(database, clock, bot_id, on_stored, sealing, guard, on_not_stored)
        self._offset: int | None = None
        self._last_at: datetime | None = None
        # Updates still to be fetched one by one, after an answer that could not be read.
        self._careful = 0
        self._looks = 0
        self.pulse = Pulse()

    async def run(self) -> None:
        """Fetch until cancelled; no answer of the server ends it.

        Raises LeaseIsLost when another process leads.
        """
        pause = 0.0
        while True:
            self.pulse.beat()
            try:
                await self._poll()
                pause = 0.0
            except LeaseIsLost:
                raise
            except TelegramError as error:
                pause = _longer(pause, error)
                _log.warning("fetch_failed", error=type(error).__name__, pause=pause)
            except Exception as error:  # noqa: BLE001 - a full disk or a lock passes
                pause = _longer(pause, error)
                _log.error("inbox_failed", error=describe(error), pause=pause)
            self.pulse.beat(pause)
            await asyncio.sleep(pause)

    async def _poll(self) -> None:
        asked_at = asyncio.get_running_loop().time()
        self._drop_old_offset()
        try:
            updates = await self._get_updates(1 if self._careful else _BATCH)
        except _Unreadable as answer:
            await self._look_closer(answer)
            return
        self._careful, self._looks = max(self._careful - 1, 0), 0
        if not updates:
            self._careful = 0
            # A server that does not hold the poll open must not be asked without a pause.
            held = asyncio.get_running_loop().time() - asked_at
            await asyncio.sleep(max(_LULL - held, 0))
            return
        highest = await self.intake.store(updates)
        if highest is None:
            raise TelegramError("no update in the answer has an id")
        self._confirm(highest)

    def _confirm(self, update_id: int) -> None:
        self._offset = update_id + 1
        self._last_at = self._clock.now()

    def _drop_old_offset(self) -> None:
        """After a quiet week the numbers may begin lower: then none may be asked for."""
        if self._last_at is not None and is_quiet(self._last_at, self._clock.now()):
            _log.info("offset_dropped")
            self._offset = self._last_at = None

    async def _look_closer(self, answer: _Unreadable) -> None:
        """Fetch one by one, and step over the update that is unreadable by itself."""
        if not self._careful:
            self._careful = _BATCH
            return
        self._looks += 1
        if self._looks < _LOOKS:
            raise TelegramError("an update cannot be read")
        self._careful = self._looks = 0
        lowest = self._offset or 0
        if answer.update_id is not None and answer.update_id >= lowest:
            await self.intake.store_unread(answer.update_id)
            self._confirm(answer.update_id)
        elif self._offset is not None:
            # Numbers follow each other: this is at the most the number of the unreadable one.
            await self.intake.store_unread(lowest)
            self._confirm(lowest)
        else:
            raise TelegramError("an update cannot be read")

    async def _get_updates(self, limit: int) -> list[Any]:
        wanted: dict[str, Any] = {
            "timeout": _POLL,
            "limit": limit,
            "allowed_updates": json.dumps(ALLOWED_UPDATES),
        }
        if self._offset is not None:
            wanted["offset"] = self._offset
        # Not through Bot.get_updates: one update it cannot read would hide the whole batch; and
        # what it cannot read python-telegram-bot writes into the log.
        url = f"{self._bot.base_url}/getUpdates?{urlencode(wanted)}"
        return _read(await self._request.retrieve(url, read_timeout=_POLL + _GRACE))


def _read(body: bytes) -> list[Any]:
    try:
        answer = json.loads(body.decode("utf-8", "replace"))
    except (ValueError, RecursionError) as error:
        if _OURS.match(body) and _END.search(body):
            raise _Unreadable(body) from error
        raise TelegramError("the answer is no JSON") from error
    result = answer.get("result") if isinstance(answer, dict) else None
    if not isinstance(result, list):
        raise TelegramError("the answer is no list of updates")
    return result


def _longer(pause: float, error: Exception) -> float:
    if isinstance(error, RetryAfter):
        wait = error.retry_after
        return float(wait) if isinstance(wait, int | float) else wait.total_seconds()
    return min(max(pause * 2, _BACK_OFF[0]), _BACK_OFF[1])
