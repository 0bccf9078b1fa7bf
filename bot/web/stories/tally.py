"""Counts how often stories are read, and nothing about who reads them."""

import asyncio
import re
from collections import Counter
from collections.abc import Mapping
from datetime import date

import structlog

from bot.clock import Clock
from bot.crash_points import Point, passing
from bot.errors import describe
from bot.features.stories import pages
from bot.watch.look import AWAY
from models.session import Database

_log = structlog.get_logger(__name__)
# Seconds; a kill loses the views of so many at most.
_EVERY = 15.0
# What browsers of people call themselves, and programs that do as they do.
_BROWSER = re.compile(r"(?:Mozilla|Opera)/\d")
_PROGRAM = re.compile(
    r"bot\b|bot/|crawl|spider|slurp|externalhit|externalagent|facebookcatalog|preview|headless"
    r"|lighthouse|monitor|scan|archive|feed|python|curl|wget|http-client|favicon",
    re.IGNORECASE,
)


class Tally:
    """Views that are not in the database yet, by story and day."""

    def __init__(self, database: Database, clock: Clock, every: float = _EVERY) -> None:
        self._database = database
        self._clock = clock
        self._every = every
        self._views: Counter[tuple[int, date]] = Counter()

    def count(self, story_id: int, headers: Mapping[str, str]) -> None:
        """A page was asked for; what is no person with a browser does not count."""
        if is_reader(headers):
            today = self._clock.now().astimezone(self._clock.zone).date()
            self._views[story_id, today] += 1

    async def run(self) -> None:
        """Add them up until cancelled."""
        while True:
            await asyncio.sleep(self._every)
            await self.save()

    async def save(self) -> None:
        """Add them to the database, once at most; if it is away, or this is cancelled, they are
        kept for the next time."""
        taken, self._views = self._views, Counter()
        if not taken:
            return
        is_added = False
        try:
            async with self._database.writing() as session:
                await pages.add_views(session, taken)
                # From here on nobody knows what a commit that fails has done.
                is_added = True
                passing(Point.VIEWS_ADDED)
            passing(Point.VIEWS_KEPT)
        except AWAY as error:
            _log.warning("views_not_saved", error=describe(error))
        finally:
            if not is_added:
                self._views.update(taken)


def is_reader(headers: Mapping[str, str]) -> bool:
    """Whether a person reads, as far as the request tells."""
    agent = headers.get("user-agent", "")
    if not _BROWSER.match(agent) or _PROGRAM.search(agent):
        return False
    asked = headers.get("sec-purpose", "") + headers.get("purpose", "")
    return "prefetch" not in asked and "preview" not in asked
