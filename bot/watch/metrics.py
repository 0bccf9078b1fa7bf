"""What the machine counts, as text for Prometheus. Labels never hold ids."""

import asyncio
import platform
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily, Metric
from prometheus_client.registry import Collector
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.pulse import Pulse
from bot.watch.rules import MOMENTARY, Cause, Part
from models.inbox import QUARANTINED
from models.repositories import watch as rows
from models.session import Database

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
# Seconds for which a count holds: of what is open, and of the rest, where every row is looked at.
_FRESH, _SETTLED_FRESH = 10.0, 60.0


@dataclass(frozen=True)
class _Count:
    opened: rows.Backlog
    settled: rows.Backlog
    timers: int
    late: Mapping[str, float]


class Metrics:
    """Counts what is open at most every ten seconds, however often it is asked.

    What was settled long since is counted once a minute.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        bot_id: int,
        is_leading: Callable[[], bool],
        troubles: Callable[[], Mapping[Cause, datetime]],
        pulses: Mapping[Part, Pulse],
    ) -> None:
        self._database = database
        self._clock = clock
        self._bot_id = bot_id
        self._is_leading = is_leading
        self._troubles = troubles
        self._pulses = pulses
        self._counted: tuple[float, _Count] | None = None
        self._settled: tuple[float, rows.Backlog] | None = None
        self._counting = asyncio.Lock()

    async def render(self) -> bytes:
        """All metrics as they are now. Raises what the database says."""
        count = await self._count()
        registry = CollectorRegistry(auto_describe=False)
        registry.register(_Given([*_of_rows(count), *self._of_process()]))
        return generate_latest(registry)

    async def _count(self) -> _Count:
        async with self._counting:
            at = asyncio.get_running_loop().time()
            if self._counted is None or at - self._counted[0] > _FRESH:
                self._counted = at, await self._count_rows(at)
            return self._counted[1]

    async def _count_settled(self, session: AsyncSession, at: float) -> rows.Backlog:
        if self._settled is None or at - self._settled[0] > _SETTLED_FRESH:
            self._settled = at, await rows.count_settled(session, self._bot_id)
        return self._settled[1]

    async def _count_rows(self, at: float) -> _Count:
        now = self._clock.now()
        async with self._database.reading() as session:
            opened = await rows.count_open(session, self._bot_id)
            settled = await self._count_settled(session, at)
            waiting = await rows.count_timers(session)
            since = {
                "outbox": await rows.find_latest_message(session, now),
                "timers": await rows.find_longest_overdue(session, now),
                "inbox": await rows.find_oldest_update(session, self._bot_id),
            }
        late = {what: (now - at).total_seconds() if at else 0.0 for what, at in since.items()}
        return _Count(opened, settled, waiting, late)

    def _of_process(self) -> Iterator[Metric]:
        leading = "1 while this process leads, 0 while it stands by"
        yield GaugeMetricFamily("chibot_leading", leading, float(self._is_leading()))
        found = self._troubles()
        wrong = GaugeMetricFamily("chibot_trouble", "1 while this is wrong", labels=["cause"])
        for cause in (cause for cause in Cause if cause not in MOMENTARY):
            wrong.add_metric([cause.value], float(cause in found))
        yield wrong
        silence = GaugeMetricFamily(
            "chibot_silence_seconds", "Since a part showed last that it turns", labels=["part"]
        )
        for part, pulse in self._pulses.items():
            silence.add_metric([part.value], pulse.silence())
        yield silence
        build = {"version": _version(), "python": platform.python_version()}
        yield InfoMetricFamily("chibot_build", "What runs", build)


class _Given(Collector):
    """Hands over what has been measured already."""

    def __init__(self, metrics: list[Metric]) -> None:
        self._metrics = metrics

    def collect(self) -> Iterable[Metric]:
        """All of them."""
        return self._metrics


def _of_rows(count: _Count) -> Iterator[Metric]:
    outbox = GaugeMetricFamily(
        "chibot_outbox_messages",
        "Messages kept, by what became of them",
        labels=["kind", "state", "reason"],
    )
    for labels, number in (*count.opened.outbox.items(), *count.settled.outbox.items()):
        outbox.add_metric(labels, number)
    yield outbox
    inbox = GaugeMetricFamily("chibot_inbox_updates", "Updates kept", labels=["state"])
    for state, number in ({QUARANTINED: 0} | count.settled.inbox | count.opened.inbox).items():
        inbox.add_metric([state], number)
    yield inbox
    yield GaugeMetricFamily("chibot_timers_waiting", "Timers not fired yet", count.timers)
    for what, seconds in count.late.items():
        name = f"chibot_{what}_lateness_seconds"
        yield GaugeMetricFamily(name, "How long the one most behind has waited", seconds)


def _version() -> str:
    try:
        return version("chibot")
    except PackageNotFoundError:
        return "source"
