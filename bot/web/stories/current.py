"""What is public just now: looked up at every request, loaded when it has changed."""

import asyncio

from bot.features.stories import pages
from bot.features.stories.pages import Shelf
from models.session import Database

# Seconds after which all is read anew: names of cells change without a new version.
_LONGEST = 600.0


class Current:
    """The shelf as it stood in the database at some moment after it was asked for.

    Requests that come while a look is under way share the next one.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._one_at_a_time = asyncio.Lock()
        self._next: asyncio.Task[Shelf] | None = None
        self._shelf: Shelf | None = None
        self._loaded_at = 0.0
        self._edition = 0

    async def shelf(self) -> Shelf:
        """All that is public. Raises what the database says."""
        if self._next is None:
            self._next = asyncio.create_task(self._look())
        # Who goes away does not take the others' look along.
        return await asyncio.shield(self._next)

    async def _look(self) -> Shelf:
        async with self._one_at_a_time:
            # What is committed from now on may be missed by this look.
            self._next = None
            async with self._database.reading() as session:
                version = await pages.get_version(session)
                if self._shelf is None or version != self._shelf.version or self._is_old:
                    self._edition += 1
                    self._shelf = await pages.load_shelf(session, self._edition)
                    self._loaded_at = asyncio.get_running_loop().time()
            return self._shelf

    @property
    def _is_old(self) -> bool:
        return asyncio.get_running_loop().time() - self._loaded_at > _LONGEST
