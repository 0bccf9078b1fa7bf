"""Sends the replies left by handlers, in order per chat, and forgets them once they are sent."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from bot.context import Reply
from bot.crash_points import Point, passing
from bot.errors import describe
from bot.outbox.delivery import Delivery
from bot.outbox.outcome import (
    MESSAGE_GONE,
    NOT_EDITABLE,
    Deferred,
    Migrated,
    NotSent,
    Outcome,
    Refused,
    Sent,
    Unclear,
)
from bot.outbox.pacing import Priority
from models.inbox import InboxUpdate
from models.repositories import inbox
from models.session import Database

_log = structlog.get_logger(__name__)
# Seconds.
_BACK_OFF = (1.0, 30.0)
_EDITS = 5
_LAST_CALL = 5.0
# Answers said and not noted yet: after a kill so many are said again, however fast the bot talks.
_MOST_UNNOTED = 100


class Replies:
    """Talks to the people who are talking; what is not sent yet survives in the inbox."""

    def __init__(self, delivery: Delivery, database: Database, bot_id: int) -> None:
        self._delivery = delivery
        self._database = database
        self._bot_id = bot_id
        self._last: dict[int, asyncio.Task[None]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._answered: list[int] = []
        self._room = asyncio.Semaphore(_MOST_UNNOTED)
        # Places of it by update: what another process left may be said beside our own.
        self._placed: Counter[int] = Counter()

    @property
    def is_busy(self) -> bool:
        """Whether something is being sent, or was sent and is not noted yet."""
        return bool(self._tasks or self._answered)

    @property
    def has_answered(self) -> bool:
        """Whether something was sent and is not noted yet."""
        return bool(self._answered)

    async def recover(self) -> None:
        """Say again what a process that died may not have said."""
        async with self._database.reading() as session:
            left = await inbox.list_unanswered(session, self._bot_id)
        for row in left:
            self.say(row.update_id, _stored(row))

    def say(self, update_id: int, replies: Sequence[Reply]) -> None:
        """Send the replies to one update, after those to earlier ones in the same chat."""
        if not replies:
            self._answered.append(update_id)
            return
        # Words over a press belong to no chat: the message beside them says which queue it is.
        chat_id = max((reply.chat_id for reply in replies), key=abs)
        before = self._last.get(chat_id) if chat_id else None
        task = asyncio.create_task(self._say(update_id, replies, before))
        self._last[chat_id] = task
        self._tasks.add(task)
        task.add_done_callback(lambda done: self._forget(chat_id, done))

    async def note(self, session: AsyncSession) -> list[int]:
        """Write down what has been sent since the last time; `noted` follows the commit."""
        answered = list(self._answered)
        if answered:
            await inbox.mark_answered(session, self._bot_id, answered)
        return answered

    def noted(self, answered: Sequence[int]) -> None:
        """What `note` wrote down is committed."""
        done = set(answered)
        self._answered = [update_id for update_id in self._answered if update_id not in done]
        for _ in range(sum(self._placed.pop(update_id, 0) for update_id in done)):
            self._room.release()
        if done:
            passing(Point.REPLY_NOTED)

    async def drain(self) -> None:
        """Finish what is under way, for a few seconds; the rest waits for the next start."""
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=_LAST_CALL)
            for task in late:
                task.cancel()

    def _forget(self, chat_id: int, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if self._last.get(chat_id) is task:
            del self._last[chat_id]

    async def _say(
        self, update_id: int, replies: Sequence[Reply], before: asyncio.Task[None] | None
    ) -> None:
        # A press must be answered within seconds, so its words do not queue up.
        for reply in replies:
            if reply.act == "toast":
                await self._delivery.answer_press(reply.query_id, reply.said.text)
        if before is not None:
            await asyncio.wait({before})
        await self._room.acquire()
        self._placed[update_id] += 1
        for reply in replies:
            if reply.act != "toast":
                await self._deliver(update_id, reply)
        self._answered.append(update_id)
        passing(Point.REPLY_SENT)

    async def _deliver(self, update_id: int, reply: Reply) -> None:
        pause, unclear = _BACK_OFF[0], 0
        # An edit may be repeated freely; a new message only once.
        most = _EDITS if reply.act == "edit" else 1
        while True:
            outcome = await self._call(reply)
            if isinstance(outcome, Sent):
                return
            unclear += isinstance(outcome, Unclear)
            if isinstance(outcome, Refused) or unclear > most:
                _log.warning("reply_not_sent", update=update_id, outcome=repr(outcome))
                return
            if isinstance(outcome, Migrated):
                reply = replace(reply, chat_id=outcome.chat_id)
            wait = outcome.seconds if isinstance(outcome, Deferred) else pause
            pause = min(pause * 2, _BACK_OFF[1]) if isinstance(outcome, NotSent) else pause
            await asyncio.sleep(wait)

    async def _call(self, reply: Reply) -> Outcome:
        priority, delivery = Priority.REMINDER if reply.can_wait else Priority.TALK, self._delivery
        if reply.act == "edit":
            outcome = await delivery.edit(reply.chat_id, reply.message_id, reply.said, priority)
            if outcome not in (MESSAGE_GONE, NOT_EDITABLE):
                return outcome
            delivery = delivery.patient
        return await delivery.send(reply.chat_id, reply.said, priority, reply.thread_id)


def _stored(row: InboxUpdate) -> list[Reply]:
    """The replies left to say; none if an older release wrote them in another shape."""
    try:
        return [Reply.from_json(reply) for reply in row.replies or ()]
    except (KeyError, TypeError) as error:
        _log.error("replies_not_read", update=row.update_id, error=describe(error))
        return []
