"""Seals updates that may hold a secret answer before they are stored, and opens them for work.

Who is asked in a secret poll may press a button or type a number or a label: as long as it is
open, nothing they send is stored legibly. Once the update is worked on, its body is emptied.
"""

import zlib
from base64 import b64decode, b64encode
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from bot.context import FindSecretive
from bot.seal import Seal, SealIsBroken
from models.repositories.inbox import Waiting

_log = structlog.get_logger(__name__)
# No JSON begins so.
_SEALED = "~"
# In bytes, packed: a question is packed to half of it, so that all but the longest messages are as
# long as each other, and the length of an envelope does not tell which label somebody typed.
_BLOCK = 2048
# The quickest.
_LEVEL = 1


async def nobody(session: AsyncSession, people: Collection[int]) -> Collection[int]:
    """No secret answer is being given."""
    del session, people
    return ()


class Sealing:
    """Knows which updates are secret: by their person, or by a button that they show.

    Who presses any button under a secret question, or quotes it, sends the whole message along,
    and with it the marks of what they have chosen.
    """

    def __init__(
        self, seal: Seal, prefixes: Sequence[str] = (), find: FindSecretive = nobody
    ) -> None:
        """`prefixes`: of callback data that is secret whoever sends it."""
        self.seal = seal
        # Of a press `data`, of a message that comes along `callback_data`.
        self._marks = tuple(f'data": "{prefix}:' for prefix in prefixes)
        self._find = find

    async def close(self, session: AsyncSession, rows: Sequence[dict[str, Any]]) -> None:
        """Seal the bodies of those rows that are secret, in place."""
        people = {row["person_id"] for row in rows if row["person_id"] is not None}
        secretive = set(await self._find(session, people)) if people else set()
        for row in rows:
            is_marked = any(mark in row["body"] for mark in self._marks)
            if is_marked or row["person_id"] in secretive:
                row["body"] = self._closed(row["body"], row["update_id"])

    def open(self, row: Waiting) -> Waiting:
        """The row as it can be worked on; one that does not open stays as it is, and fails."""
        if not row.body.startswith(_SEALED):
            return row
        try:
            envelope = b64decode(row.body[1:], validate=True)
            body = _unpacked(self.seal.open(envelope, _about(row.update_id)))
        except (SealIsBroken, ValueError, zlib.error):
            _log.error("update_not_unsealed", update=row.update_id)
            return row
        return replace(row, body=body, is_sealed=True)

    def _closed(self, body: str, update_id: int) -> str:
        envelope = self.seal.close(_packed(body), _about(update_id))
        return _SEALED + b64encode(envelope).decode()


def _packed(body: str) -> bytes:
    packed = zlib.compress(body.encode(), _LEVEL)
    return packed.ljust(-(-len(packed) // _BLOCK) * _BLOCK, b"\0")


def _unpacked(packed: bytes) -> str:
    """Raises ValueError, zlib.error."""
    # What stands behind the end only fills it up.
    return zlib.decompressobj().decompress(packed).decode()


def _about(update_id: int) -> str:
    return f"update:{update_id}"
