"""Does what is planned for the Page, one call at a time; runs where the leader runs."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock, happens
from bot.errors import describe
from bot.facebook.outcome import UNCLEAR
from bot.facebook.page import Page
from bot.features.stories import addresses, facebook_jobs, networks, pictures
from bot.features.stories.facebook_jobs import End, Job, Report, Shot
from bot.features.stories.layout import hashtags
from bot.features.stories.shares import EDIT, FIND, REMOVE
from bot.features.stories.sharing import FACEBOOK
from bot.i18n import Texts
from bot.lease import Lease, LeaseIsLost
from models.session import Database

_log = structlog.get_logger(__name__)
# Seconds between looks for what has become due by itself, and for the database to come back.
_SWEEP, _BACK_OFF = 5.0, 2.0
# Facebook shows pictures no larger (pixels).
_LONGEST_SIDE = 2048
_NO_PICTURE = "picture"


class Publisher:
    """The only one that calls the Graph API to post."""

    def __init__(
        self,
        database: Database,
        page: Page,
        clock: Clock,
        texts: Texts,
        site: str = "",
        lease: Lease | None = None,
    ) -> None:
        """`texts`: in the language of the Page; `site`: address of the public pages, or ""."""
        self._database = database
        self._page = page
        self._clock = clock
        self._texts = texts
        self._site = site
        self._lease = lease
        self._stir = asyncio.Event()
        self._stop = asyncio.Event()
        self._is_recovered = False
        # A call that was made and could not be noted yet.
        self._done: tuple[Job, Report] | None = None

    def wake(self) -> None:
        """There may be something to do."""
        self._stir.set()

    def stop(self) -> None:
        """Begin nothing more; what is under way is finished and noted."""
        self._stop.set()
        self.wake()

    async def run(self) -> None:
        """Work until `stop`. Raises LeaseIsLost."""
        async with self._page:
            while not self._stop.is_set():
                self._stir.clear()
                if not await self._safe_turn():
                    await happens(self._stir, _SWEEP)

    async def _safe_turn(self) -> bool:
        """True if there may be more to do at once."""
        try:
            return await self._turn()
        except LeaseIsLost:
            raise
        except Exception as error:  # noqa: BLE001 - whatever the database says, try again
            _log.error("facebook_turn_failed", error=describe(error))
            # What was taken may be committed all the same, and then belongs to nobody.
            self._is_recovered = False
            await happens(self._stop, _BACK_OFF)
            return False

    async def _turn(self) -> bool:
        await self._settle()
        if not self._is_recovered:
            await self._recover()
        async with self._writing() as session:
            job = await facebook_jobs.take(session, self._clock.now())
        if job is None:
            return False
        self._done = job, await self._safe_call(job)
        await self._settle()
        return True

    async def _recover(self) -> None:
        async with self._writing() as session:
            left = await facebook_jobs.settle_left(session, self._clock.now())
        self._is_recovered = True
        if left:
            _log.warning("facebook_posts_left_unclear", count=left)

    async def _settle(self) -> None:
        if self._done is None:
            return
        job, report = self._done
        async with self._writing() as session:
            await facebook_jobs.settle(session, job, report, self._clock.now())
        self._done = None
        _log.info("facebook_called", task=job.task, end=report.end, reason=report.reason)

    async def _safe_call(self, job: Job) -> Report:
        try:
            return await self._call(job)
        except Exception as error:  # noqa: BLE001 - an answer that nobody can read
            _log.error("facebook_call_failed", task=job.task, error=describe(error))
            return UNCLEAR

    async def _call(self, job: Job) -> Report:
        if job.task == REMOVE:
            return await self._page.remove(job.remote_id)
        if job.task == FIND:
            return await self._page.find(self._compose(job))
        if job.task == EDIT:
            return await self._page.edit(job.remote_id, self._compose(job))
        try:
            drawn = [await asyncio.to_thread(_draw, shot) for shot in job.shots]
        except OSError as error:
            _log.error("picture_not_drawn", error=describe(error))
            return Report(End.REFUSED, reason=_NO_PICTURE)
        return await self._page.post(self._compose(job), drawn, self._address(job))

    def _compose(self, job: Job) -> str:
        story = job.story
        closing = (
            self._texts.plain("story-kit-credit", unit=job.unit.name),
            " ".join(hashtags(story.tags)),
            self._address(job),
        )
        room = networks.NETWORKS[FACEBOOK].text
        return networks.compose(story.title, story.text, closing, room)

    def _address(self, job: Job) -> str:
        slug = job.story.slug
        return f"{self._site}{addresses.story_path(slug)}" if self._site and slug else ""

    @asynccontextmanager
    async def _writing(self) -> AsyncIterator[AsyncSession]:
        """A transaction of the process that leads. Raises LeaseIsLost."""
        async with self._database.writing() as session:
            if self._lease is not None:
                await self._lease.guard(session)
            yield session


def _draw(shot: Shot) -> bytes:
    return pictures.draw(shot.content, shot.crop, _LONGEST_SIDE)
