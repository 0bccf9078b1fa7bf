"""Whether the process does its work, in a form for monitors and in words for people."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.clock import Clock
from bot.i18n import Texts
from bot.watch.look import AWAY
from bot.watch.rules import Cause
from bot.watch.watch import Watch
from models.repositories import watch as rows
from models.session import Database

# Seconds in which the database must answer.
_PATIENCE = 5.0
# Looks that may be missed.
_MISSED = 3
# An update that could not be worked on is a reason for so long.
_FRESH = timedelta(hours=1)


@dataclass(frozen=True)
class Health:
    """A role, and what is wrong since when: nothing, if the process does its work."""

    role: str
    reasons: dict[Cause, datetime]

    @property
    def is_well(self) -> bool:
        """Whether nothing is wrong."""
        return not self.reasons

    def to_json(self, texts: Texts) -> dict[str, Any]:
        """As it is shown: no ids, no content."""
        reasons = [
            {
                "cause": cause.value,
                "since": since.isoformat(timespec="seconds"),
                "meaning": texts.plain(f"watch-what-{cause}"),
                "remedy": texts.plain(f"watch-todo-{cause}"),
            }
            for cause, since in self.reasons.items()
        ]
        return {"status": "ok" if self.is_well else "failing", "role": self.role} | (
            {"reasons": reasons} if reasons else {}
        )


class Doorkeeper:
    """Answers how the process is, whenever somebody asks."""

    def __init__(
        self,
        watch: Watch,
        database: Database,
        clock: Clock,
        bot_id: int,
        is_leading: Callable[[], bool],
        has_begun: Callable[[], bool],
        period: float = 30.0,
    ) -> None:
        """`has_begun`: who leads fetches and sends only when Telegram was reached once."""
        self._watch = watch
        self._database = database
        self._clock = clock
        self._bot_id = bot_id
        self._is_leading = is_leading
        self._has_begun = has_begun
        self._waits_since: datetime | None = None
        self._period = period

    async def examine(self) -> Health:
        """The health now: the last look, and the database asked anew."""
        now = self._clock.now()
        is_leading = self._is_leading()
        reasons = self._known(now) if is_leading else {}
        try:
            async with asyncio.timeout(_PATIENCE):
                failed_at = await self._find_failed(now)
        except AWAY:
            reasons.setdefault(Cause.DATABASE, now)
        else:
            if failed_at is not None and is_leading:
                reasons[Cause.QUARANTINE] = failed_at
        return Health("leading" if is_leading else "standing by", reasons)

    def _known(self, now: datetime) -> dict[Cause, datetime]:
        """What is wrong by the last look, or because there can be none yet."""
        if not self._has_begun():
            self._waits_since = self._waits_since or now
            return {Cause.TELEGRAM: self._waits_since}
        reasons = self._watch.troubles()
        silence = self._watch.silence()
        if silence > self._period * _MISSED:
            reasons.setdefault(Cause.WATCH, now - timedelta(seconds=silence))
        return reasons

    async def _find_failed(self, now: datetime) -> datetime | None:
        async with self._database.reading() as session:
            _, newest = await rows.find_quarantined(session, self._bot_id, now - _FRESH)
        return newest
