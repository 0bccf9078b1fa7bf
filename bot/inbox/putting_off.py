"""Puts an update off for a moment when the database failed at it as if it were busy or full."""

import asyncio
from dataclasses import dataclass

from models.repositories.inbox import Waiting

# Seconds until it is tried again; twice as long each time that others got through meanwhile.
_REST, _LONGEST = 0.5, 60.0
# What failed so often while others got through lies in the update, not in the database.
_MOST = 10


@dataclass
class _Rest:
    person_id: int | None
    times: int
    over_by_then: int
    until: float


class PutOff:
    """A person whose update is put off waits with all they say after it; nobody else does."""

    def __init__(self) -> None:
        # By update; kept until the update is over.
        self._rests: dict[int, _Rest] = {}
        # Updates that are over, since the start.
        self._over = 0

    @property
    def people(self) -> list[int]:
        """Whose updates have to wait now."""
        now = _now()
        return [
            rest.person_id
            for rest in self._rests.values()
            if rest.until > now and rest.person_id is not None
        ]

    @property
    def updates(self) -> list[int]:
        """Updates that belong to nobody and have to wait now."""
        now = _now()
        return [
            update_id
            for update_id, rest in self._rests.items()
            if rest.until > now and rest.person_id is None
        ]

    def put_off(self, row: Waiting) -> bool:
        """Put it off; False if that was done too often since the start: then it has failed.

        A full disk stops everybody, however long it lasts: that is no failure of an update.
        """
        last = self._rests.get(row.update_id)
        times = last.times + (self._over > last.over_by_then) if last else 0
        if times >= _MOST:
            return False
        until = _now() + min(_REST * 2**times, _LONGEST)
        self._rests[row.update_id] = _Rest(row.person_id, times, self._over, until)
        return True

    def forget(self, update_id: int) -> None:
        """This update is over."""
        self._over += 1
        self._rests.pop(update_id, None)


def _now() -> float:
    return asyncio.get_running_loop().time()
