"""How much one person may say at once, so that nobody keeps the bot from the others."""

import json
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from telegram.constants import ChatID

from bot.inbox.rules import is_id, told_at
from models.repositories.inbox import Waiting

# More than a person taps who ticks a whole list of members, or types while the bot is away.
_BURST = 120
_PER_SECOND = 3.0
# People kept in mind; those who have been quiet are forgotten first.
_MOST = 10_000
# One id for all who speak in the name of a group or a channel: their chat tells them apart.
_SHARED = frozenset({ChatID.ANONYMOUS_ADMIN, ChatID.FAKE_CHANNEL})


class Verdict(Enum):
    """What to do with an update."""

    HEARD = "heard"
    # The first one too many, which is answered.
    WARNED = "warned"
    DROPPED = "dropped"


@dataclass
class _Bucket:
    tokens: float
    at: datetime
    is_warned: bool = False


class Patience:
    """A bucket of tokens for each person, full at first: an update takes one."""

    def __init__(self, burst: int = _BURST, per_second: float = _PER_SECOND) -> None:
        self._burst = float(burst)
        self._per_second = per_second
        self._buckets: dict[int, _Bucket] = {}

    def hear(self, row: Waiting) -> Verdict:
        """Judge by when the update was written: after an outage all that waited comes at once.

        That the bot was blocked, added or removed is heard always.
        """
        try:
            raw = json.loads(row.body)
        except (ValueError, RecursionError):
            raw = {}
        speaker = _speaker(raw, row.person_id)
        if speaker is None or "my_chat_member" in raw:
            return Verdict.HEARD
        return self.judge(speaker, told_at(raw, row.received_at))

    def judge(self, person_id: int, now: datetime) -> Verdict:
        """Count an update of this person. One warning is given until the bucket is full again."""
        bucket = self._refilled(person_id, now)
        if bucket.tokens >= 1:
            bucket.tokens -= 1
            return Verdict.HEARD
        if bucket.is_warned:
            return Verdict.DROPPED
        bucket.is_warned = True
        return Verdict.WARNED

    def _refilled(self, person_id: int, now: datetime) -> _Bucket:
        bucket = self._buckets.get(person_id)
        if bucket is None:
            self._forget_quiet(now)
            bucket = self._buckets[person_id] = _Bucket(self._burst, now)
            return bucket
        bucket.tokens = self._level(bucket, now)
        bucket.at = max(bucket.at, now)
        if bucket.tokens >= self._burst:
            bucket.is_warned = False
        return bucket

    def _level(self, bucket: _Bucket, now: datetime) -> float:
        # A clock that was set back refills nothing.
        passed = max((now - bucket.at).total_seconds(), 0.0)
        return min(self._burst, bucket.tokens + passed * self._per_second)

    def _forget_quiet(self, now: datetime) -> None:
        if len(self._buckets) < _MOST:
            return
        self._buckets = {
            person_id: bucket
            for person_id, bucket in self._buckets.items()
            if self._level(bucket, now) < self._burst
        }


def _speaker(raw: dict[str, Any], person_id: int | None) -> int | None:
    """Whose patience it costs; None if nobody's."""
    if person_id not in _SHARED:
        return person_id
    message = raw.get("message")
    chat = message.get("chat") if isinstance(message, dict) else None
    found: Any = chat.get("id") if isinstance(chat, dict) else None
    return int(found) if is_id(found) else None
