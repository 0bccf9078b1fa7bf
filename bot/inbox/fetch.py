"""Fetches raw updates and stores them before they are confirmed to Telegram."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

import structlog
from telegram import Bot
from telegram.error import RetryAfter, TelegramError
from telegram.request import BaseRequest, RequestData
from telegram.request._requestparameter import RequestParameter

from bot.clock import Clock
from bot.errors import describe
from bot.inbox.shape import tidy
from models.repositories import inbox
from models.session import Database

_log = structlog.get_logger(__name__)
# Seconds. The server holds a poll open this long; its answer may take a little longer.
_POLL = 25
_GRACE = 10.0
_LULL = 0.3
_BACK_OFF = (1.0, 30.0)
_ID_BOUND = 1 << 63
ALLOWED_UPDATES = ("message", "callback_query", "my_chat_member")


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
    ) -> None:
        self._bot = bot
        self._request = request
        self._database = database
        self._clock = clock
        self._bot_id = bot_id
        self._on_stored = on_stored
        self._offset: int | None = None

    async def run(self) -> None:
        """Fetch until cancelled; no answer of the server ends it."""
        pause = 0.0
        while True:
            try:
                await self._poll()
                pause = 0.0
            except TelegramError as error:
                pause = _longer(pause, error)
                _log.warning("fetch_failed", error=type(error).__name__, pause=pause)
            except Exception as error:  # noqa: BLE001 - a full disk or a lock passes
                pause = _longer(pause, error)
                _log.error("inbox_failed", error=describe(error), pause=pause)
            await asyncio.sleep(pause)

    async def _poll(self) -> None:
        asked_at = asyncio.get_running_loop().time()
        updates = await self._get_updates()
        rows = [row for update in updates if (row := self._row(update)) is not None]
        if updates and not rows:
            raise TelegramError("no update in the answer has an id")
        if not rows:
            # A server that does not hold the poll open must not be asked without a pause.
            held = asyncio.get_running_loop().time() - asked_at
            await asyncio.sleep(max(_LULL - held, 0))
            return
        async with self._database.writing() as session:
            await inbox.add(session, rows)
        self._offset = max(row["update_id"] for row in rows) + 1
        self._on_stored()

    async def _get_updates(self) -> list[Any]:
        wanted: dict[str, Any] = {
            "timeout": _POLL,
            "limit": 100,
            "allowed_updates": list(ALLOWED_UPDATES),
        }
        if self._offset is not None:
            wanted["offset"] = self._offset
        data = RequestData([RequestParameter.from_input(k, v) for k, v in wanted.items()])
        # Not through Bot.get_updates: one update it cannot read would hide the whole batch.
        url = f"{self._bot.base_url}/getUpdates"
        result: Any = await self._request.post(url, data, read_timeout=_POLL + _GRACE)
        if not isinstance(result, list):
            raise TelegramError("the answer is no list of updates")
        return result

    def _row(self, update: Any) -> dict[str, Any] | None:
        if not isinstance(update, dict) or not _is_id(update.get("update_id")):
            return None
        return {
            "bot_id": self._bot_id,
            "update_id": update["update_id"],
            "person_id": person_of(update),
            "body": json.dumps(tidy(update)),
            "received_at": self._clock.now(),
        }


def person_of(update: Any) -> int | None:
    """The id of the person an update comes from, None where it names none."""
    for part in update.values():
        sender = part.get("from") if isinstance(part, dict) else None
        if isinstance(sender, dict) and _is_id(sender.get("id")):
            return int(sender["id"])
    return None


def _is_id(value: Any) -> bool:
    """Whether it is a number that a column can hold."""
    return isinstance(value, int) and abs(value) < _ID_BOUND


def _longer(pause: float, error: Exception) -> float:
    if isinstance(error, RetryAfter):
        wait = error.retry_after
        return float(wait) if isinstance(wait, int | float) else wait.total_seconds()
    return min(max(pause * 2, _BACK_OFF[0]), _BACK_OFF[1])
