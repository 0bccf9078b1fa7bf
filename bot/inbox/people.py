"""Who the people of a batch are, and what they have open: read at once, not for each update."""

from collections.abc import Iterable, Mapping
from typing import Self

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Actor, load_actor, load_actors
from models.repositories import accounts, dialogues


class People:
    """The people of one transaction, as the database knows them at this moment."""

    def __init__(self, session: AsyncSession, known: Mapping[int, Actor]) -> None:
        self._session = session
        self._known = known

    @classmethod
    async def gather(cls, session: AsyncSession, user_ids: Iterable[int]) -> Self:
        """Read who they are, the forms they fill in and the choices they were given."""
        wanted = sorted(set(user_ids))
        if not wanted:
            return cls(session, {})
        await dialogues.find_ahead(session, wanted)
        return cls(session, await load_actors(session, wanted))

    async def find(self, user_id: int) -> Actor:
        """Who this is; read anew once an update of the batch has changed anybody's rights."""
        known = None if accounts.have_changed(self._session) else self._known.get(user_id)
        return known or await load_actor(self._session, user_id)
