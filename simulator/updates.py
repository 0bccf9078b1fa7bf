"""One bot's queue of updates, and the getUpdates long poll over it."""

import asyncio
import json
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from simulator.clock import Clock
from simulator.errors import ApiError, Json

KEPT_SECONDS = 24 * 60 * 60
REPEATED_WITHIN = 0.5
CONFLICT_PAUSE = 3.0
LONGEST_POLL = 50
FUTURE_OFFSET = 10
"""An offset further ahead than this is taken as one from before the numbering changed."""

NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
OTHER_POLLER = (
    "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running"
)
WEBHOOK_SET = "Conflict: terminated by setWebhook request"
WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)


@dataclass(slots=True)
class QueuedUpdate:
    """`text` is what goes out, made once, in ASCII as the real server writes it.

    A forced update has an id that the queue did not choose.
    """

    update_id: int
    text: str
    expires_at: int
    lane: str
    forced: bool = False
    delivered: bool = False


class UpdateQueue:
    """Updates in order of arrival until they are confirmed or a day old."""

    def __init__(self, clock: Clock, first_id: int) -> None:
        self._clock = clock
        self._pending: deque[QueuedUpdate] = deque()
        self._forced = 0
        self.next_id = first_id
        self.allowed: frozenset[str] | None = None
        self.on_put: Callable[[], None] = lambda: None

    def __len__(self) -> int:
        self._expire()
        return len(self._pending)

    def allows(self, kind: str) -> bool:
        return kind in self.allowed if self.allowed else kind not in NOT_BY_DEFAULT

    def put(self, kind: str, body: Json, lane: str) -> None:
        """Queue an update of a kind the bot asked for; of any other kind, nothing happens."""
        if self.allows(kind):
            update = {"update_id": self.next_id, kind: body}
            self._add(self.next_id, json.dumps(update), lane, forced=False)
            self.next_id += 1

    def put_raw(self, update: Json) -> int:
        """Queue any JSON as it is; an own `update_id` may jump, repeat or go back."""
        given = update.get("update_id")
        if not isinstance(given, int):
            given = None
        number = self.next_id if given is None else given
        body = {"update_id": number, **update} if "update_id" not in update else update
        self._add(number, json.dumps(body), "fed", forced=given is not None)
        self.next_id = max(self.next_id, number + 1)
        return number

    def put_text(self, text: str) -> int:
        """Queue bytes that need not even be JSON."""
        number = self.next_id
        self._add(number, text, "fed", forced=False)
        self.next_id += 1
        return number

    def restart_numbering(self, next_id: int) -> None:
        """As after a quiet week: nothing is left of before, the next ids are unrelated to it."""
        self.clear()
        self.next_id = next_id

    def clear(self) -> None:
        self._pending.clear()
        self._forced = 0

    def keep_last(self, count: int) -> None:
        while len(self._pending) > count:
            self._drop_first()

    def take(self, offset: int, limit: int) -> list[QueuedUpdate]:
        """Confirm what is below the offset; return the next ones without removing them."""
        self._expire()
        if offset < 0:
            self.keep_last(-offset)
        elif offset <= self.next_id + FUTURE_OFFSET:
            self._confirm(offset)
        found: list[QueuedUpdate] = []
        for update in self._pending:
            if len(found) == limit:
                break
            update.delivered = True
            found.append(update)
        return found

    def drain(self) -> list[QueuedUpdate]:
        """Take everything out, for delivery by webhook."""
        self._expire()
        taken = list(self._pending)
        self.clear()
        return taken

    def put_back(self, updates: Iterable[QueuedUpdate]) -> None:
        everything = sorted([*updates, *self._pending], key=lambda update: update.update_id)
        self._pending = deque(everything)
        self._forced = sum(update.forced for update in everything)

    def _add(self, number: int, text: str, lane: str, *, forced: bool) -> None:
        expires_at = self._clock.timestamp() + KEPT_SECONDS
        self._pending.append(QueuedUpdate(number, text, expires_at, lane, forced))
        self._forced += forced
        self.on_put()

    def _confirm(self, offset: int) -> None:
        if self._forced:
            kept = [update for update in self._pending if not _is_confirmed(update, offset)]
            self._pending = deque(kept)
            self._forced = sum(update.forced for update in kept)
            return
        while self._pending and self._pending[0].update_id < offset:
            self._pending.popleft()

    def _expire(self) -> None:
        now = self._clock.timestamp()
        while self._pending and self._pending[0].expires_at < now:
            self._drop_first()

    def _drop_first(self) -> None:
        self._forced -= self._pending.popleft().forced


def _is_confirmed(update: QueuedUpdate, offset: int) -> bool:
    """A forced id may lie below the offset before it was ever seen."""
    return update.update_id < offset and (update.delivered or not update.forced)


class Poller:
    """getUpdates: one long poll at a time, the newest one wins."""

    def __init__(self, queue: UpdateQueue, clock: Clock) -> None:
        self._queue = queue
        self._clock = clock
        self._waiter: asyncio.Future[None] | None = None
        self._previous_offset: int | None = None
        self._previous_start = 0.0
        self._next_conflict_at = float("-inf")
        self.conflict_pause = CONFLICT_PAUSE

    async def poll(self, offset: int, limit: int, timeout: float) -> list[QueuedUpdate]:
        """Updates from the offset on; waits up to `timeout` seconds for the first one."""
        now = self._clock.steady()
        if offset == self._previous_offset and now < self._previous_start + REPEATED_WITHIN:
            limit = 1
        self._previous_offset, self._previous_start = offset, now
        found = self._queue.take(offset, limit)
        if found or timeout <= 0:
            return found
        self.terminate(OTHER_POLLER)
        try:
            arrived = await self._wait(timeout)
        except ApiError as conflict:
            await self.pause_for_conflict()
            raise conflict from None
        return self._queue.take(offset, limit) if arrived else []

    def wake(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    def terminate(self, reason: str) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_exception(ApiError(409, reason))

    async def pause_for_conflict(self) -> None:
        """The first conflict is told at once, another one within three seconds only after three."""
        now = self._clock.steady()
        if now < self._next_conflict_at:
            await asyncio.sleep(self.conflict_pause)
        else:
            self._next_conflict_at = now + self.conflict_pause

    async def _wait(self, timeout: float) -> bool:
        waiter = asyncio.get_running_loop().create_future()
        self._waiter = waiter
        try:
            async with asyncio.timeout(timeout):
                await waiter
        except TimeoutError:
            return False
        finally:
            if self._waiter is waiter:
                self._waiter = None
        return True
