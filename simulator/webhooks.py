"""Delivers updates to a bot's webhook: in order per chat, again and again until accepted."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import aiohttp

from simulator.clock import Clock
from simulator.errors import Json
from simulator.updates import QueuedUpdate, UpdateQueue

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header
REQUEST_SECONDS = 60.0
GONE_SECONDS = 23 * 60 * 60
LONGEST_RETRY_AFTER = 3600.0


@dataclass
class WebhookPace:
    """Seconds before the first repetition (then doubled), and the most it grows to."""

    first: float = 1.0
    longest: float = 60.0


@dataclass
class Webhook:
    """What setWebhook was told, and how delivery went last."""

    url: str
    secret_token: str | None = None
    max_connections: int = 40
    ip_address: str | None = None
    has_certificate: bool = False
    last_error_date: int | None = None
    last_error_message: str | None = None
    gone_since: float | None = None


@dataclass
class _Attempt:
    accepted: bool
    retry_after: float | None = None
    reply: Json = field(default_factory=dict)


class WebhookSender:
    """Runs while a webhook is set: one lane per chat, at most `max_connections` at a time."""

    def __init__(
        self,
        webhook: Webhook,
        queue: UpdateQueue,
        clock: Clock,
        session: aiohttp.ClientSession,
        pace: WebhookPace,
        on_reply: Callable[[Json], Awaitable[None]],
        on_gone: Callable[[], None],
    ) -> None:
        self.webhook = webhook
        self._queue = queue
        self._clock = clock
        self._session = session
        self._pace = pace
        self._on_reply = on_reply
        self._on_gone = on_gone
        self._lanes: dict[str, deque[QueuedUpdate]] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._slots = asyncio.Semaphore(webhook.max_connections)

    @property
    def waiting(self) -> int:
        return sum(len(lane) for lane in self._lanes.values())

    def wake(self) -> None:
        """Spread what is queued over the lanes."""
        for update in self._queue.drain():
            self._lanes.setdefault(update.lane, deque()).append(update)
        for name in self._lanes:
            if name not in self._tasks:
                self._tasks[name] = asyncio.create_task(self._deliver(name))

    def stop(self) -> None:
        """Stop delivering; what was not accepted goes back to the queue."""
        for task in self._tasks.values():
            task.cancel()
        self._tasks.clear()
        self._queue.put_back(update for lane in self._lanes.values() for update in lane)
        self._lanes.clear()

    async def _deliver(self, name: str) -> None:
        lane = self._lanes[name]
        pause = self._pace.first
        while lane:
            attempt = await self._attempt(lane[0])
            if attempt.accepted:
                lane.popleft()
                pause = self._pace.first
                await self._on_reply(attempt.reply)
                continue
            await asyncio.sleep(pause if attempt.retry_after is None else attempt.retry_after)
            pause = min(pause * 2, self._pace.longest)
        del self._lanes[name], self._tasks[name]

    async def _attempt(self, update: QueuedUpdate) -> _Attempt:
        headers = {"Content-Type": "application/json"}
        if self.webhook.secret_token:
            headers[SECRET_HEADER] = self.webhook.secret_token
        timeout = aiohttp.ClientTimeout(total=REQUEST_SECONDS)
        try:
            async with (
                self._slots,
                self._session.post(
                    self.webhook.url, data=update.text.encode(), headers=headers, timeout=timeout
                ) as response,
            ):
                return await self._judge(response)
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            self._failed(_told(error))
            return _Attempt(accepted=False)

    async def _judge(self, response: aiohttp.ClientResponse) -> _Attempt:
        if 200 <= response.status < 300:
            self.webhook.gone_since = None
            return _Attempt(accepted=True, reply=await _method_in(response))
        self._failed(f"Wrong response from the webhook: {response.status} {response.reason}")
        self._count_gone(response.status)
        told = response.headers.get("Retry-After", "")
        after = min(float(told), LONGEST_RETRY_AFTER) if told.isdecimal() else None
        return _Attempt(accepted=False, retry_after=after)

    def _count_gone(self, status: int) -> None:
        """23 hours of nothing but 410 and the webhook is removed."""
        now = self._clock.steady()
        if status != 410:
            self.webhook.gone_since = None
        elif self.webhook.gone_since is None:
            self.webhook.gone_since = now
        elif now - self.webhook.gone_since > GONE_SECONDS:
            self._on_gone()

    def _failed(self, message: str) -> None:
        self.webhook.last_error_date = self._clock.timestamp()
        self.webhook.last_error_message = message


def _told(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "Read timeout expired"
    if isinstance(error, aiohttp.ClientConnectorError):
        return "Connection refused"
    return "Connection closed"


async def _method_in(response: aiohttp.ClientResponse) -> Json:
    """A bot may answer an update with one method call in the body of its reply."""
    if not response.headers.get("Content-Type", "").startswith("application/json"):
        return {}
    try:
        body = await response.json()
    except ValueError:
        return {}
    return body if isinstance(body, dict) and "method" in body else {}
