"""Fetches what some updates need from Telegram, beside the work on all others."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import suppress
from datetime import timedelta
from typing import Any, NamedTuple

import structlog
from sqlalchemy.exc import SQLAlchemyError
from telegram import Update
from telegram.ext import Application

from bot.access import Actor, load_actor
from bot.clock import Clock
from bot.context import Fetched, Preparation
from bot.errors import ChibotError, describe
from bot.inbox.putting_off import PutOff
from models.dialogues import Dialogue
from models.repositories import dialogues
from models.repositories.inbox import Waiting
from models.session import Database

_log = structlog.get_logger(__name__)
AnyApplication = Application[Any, Any, Any, Any, Any, Any]
_AT_ONCE = 4
# For one file.
LIMIT = timedelta(seconds=30)
# What a database says that is away; asyncpg lets the errors of the socket through.
_DATABASE_IS_AWAY = (SQLAlchemyError, OSError)


class _Speaker(NamedTuple):
    """Who wants something fetched, and what they were doing."""

    actor: Actor
    dialogue: Dialogue | None
    offered: dialogues.Choices


class FileIsSlow(ChibotError):
    """Telegram did not give the file in time."""

    key = "inbox-file-slow"


class Preparing:
    """A person whose file is being fetched waits with all they say after it; nobody else does."""

    def __init__(
        self,
        preparations: Sequence[Preparation],
        database: Database,
        application: AnyApplication,
        clock: Clock,
        put_off: PutOff,
        on_ready: Callable[[], None],
    ) -> None:
        self._preparations = preparations
        self._database = database
        self._application = application
        self._clock = clock
        self._put_off = put_off
        self._on_ready = on_ready
        self._room = asyncio.Semaphore(_AT_ONCE)
        # By person.
        self._tasks: dict[int, asyncio.Task[None]] = {}
        # By update; kept until the update is over.
        self._found: dict[int, Fetched] = {}

    @property
    def people(self) -> list[int]:
        """Whose updates have to wait."""
        return list(self._tasks)

    def found(self, update_id: int) -> Fetched:
        """What was fetched for this update, or why it could not be; None if nothing was."""
        return self._found.get(update_id)

    def forget(self, update_id: int) -> None:
        """This update is over, or shall have it fetched anew."""
        self._found.pop(update_id, None)

    def sift(self, rows: Sequence[Waiting]) -> list[Waiting]:
        """Those that can be worked on now; begins to fetch for those that cannot."""
        ready: list[Waiting] = []
        speaking: set[int | None] = set()
        held: set[int | None] = set(self._tasks)
        for row in rows:
            if row.person_id is not None and row.person_id in held:
                continue
            missing = self._missing(row)
            if not missing or row.person_id is None:
                ready.append(row)
                speaking.add(row.person_id)
                continue
            held.add(row.person_id)
            # What the person said before has its effect first: it may say what is needed.
            if row.person_id not in speaking:
                self._begin(row.person_id, row, missing)
        return ready

    async def close(self) -> None:
        """Give up what is being fetched; it is fetched again after the next start."""
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _missing(self, row: Waiting) -> list[Preparation]:
        """Those that may have to fetch something: of a file, more than one feature may."""
        if row.update_id in self._found:
            return []
        # What an update without sense wants is judged when it is worked on.
        with suppress(Exception):
            return [one for one in self._preparations if one.is_wanted(row.body)]
        return []

    def _begin(self, person_id: int, row: Waiting, missing: Sequence[Preparation]) -> None:
        self._tasks[person_id] = asyncio.create_task(self._fetch(person_id, row, missing))

    async def _fetch(self, person_id: int, row: Waiting, missing: Sequence[Preparation]) -> None:
        try:
            async with self._room:
                self._found[row.update_id] = await self._fetched(person_id, row, missing)
        except _DATABASE_IS_AWAY as error:
            # Not kept: the next try may find the database at home.
            _log.warning("preparation_put_off", update=row.update_id, error=describe(error))
            if not self._put_off.put_off(row):
                self._found[row.update_id] = error
        except Exception as error:  # noqa: BLE001 - kept, or it would be tried without end
            self._found[row.update_id] = error
        finally:
            del self._tasks[person_id]
            self._on_ready()

    async def _fetched(
        self, person_id: int, row: Waiting, missing: Sequence[Preparation]
    ) -> Fetched:
        """What the first of them fetched for the update, or the error that the handler shall raise.

        Raises what the database says that cannot tell who speaks.
        """
        speaker = await self._find_speaker(person_id)
        try:
            bot = self._application.bot
            update = Update.de_json(json.loads(row.body), bot)
            now = self._clock.now().astimezone(self._clock.zone)
            async with asyncio.timeout(LIMIT.total_seconds()):
                return await _first(
                    one.fetch(update, speaker.actor, speaker.dialogue, bot, now, speaker.offered)
                    for one in missing
                )
        except TimeoutError:
            return FileIsSlow(seconds=int(LIMIT.total_seconds()))
        except Exception as error:  # noqa: BLE001 - judged when the update is worked on
            return error

    async def _find_speaker(self, person_id: int) -> _Speaker:
        async with self._database.reading() as session:
            return _Speaker(
                await load_actor(session, person_id),
                await dialogues.find(session, person_id),
                await dialogues.find_choices(session, person_id),
            )


async def _first(fetches: Iterable[Awaitable[Fetched]]) -> Fetched:
    """What the first of them finds; those behind it are not even begun."""
    for fetch in fetches:
        found = await fetch
        if found is not None:
            return found
    return None
