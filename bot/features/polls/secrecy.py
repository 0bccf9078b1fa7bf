"""Secret ballots: who may put in an envelope, and what is in it, is known with the key only.

The slip of a ballot is a keyed mark of poll and member, its content is sealed for that slip: a
ballot that is moved to another slip or poll does not open.
"""

from collections.abc import Collection

from sqlalchemy.ext.asyncio import AsyncSession

from bot.seal import Seal, SealIsBroken
from models.repositories import polls

# The first letters of what the buttons of options carry.
PREFIX = "pv"
_SLIP_BYTES = 16
# So many ballots show well enough whether the key is the one they were sealed with.
_SAMPLE = 20


def slip_of(seal: Seal, poll_id: int, member_id: int) -> bytes:
    """The number of this member's ballot."""
    return seal.mark(f"poll:{poll_id}:{member_id}", _SLIP_BYTES)


def enclose(seal: Seal, poll_id: int, slip: bytes, choice: int) -> bytes:
    """The choice in an envelope; all envelopes are alike in length, and none in content."""
    return seal.close(bytes([choice]), _place(poll_id, slip))


def read(seal: Seal, poll_id: int, slip: bytes, envelope: bytes) -> int:
    """The choice in an envelope. Raises SealIsBroken."""
    return seal.open(envelope, _place(poll_id, slip))[0]


def find_read(seal: Seal, poll_id: int, slip: bytes, envelope: bytes) -> int | None:
    """The choice in an envelope; None if it was sealed with another key."""
    try:
        return read(seal, poll_id, slip, envelope)
    except SealIsBroken:
        return None


def _place(poll_id: int, slip: bytes) -> str:
    return f"poll:{poll_id}:{slip.hex()}"


async def find_secretive(session: AsyncSession, user_ids: Collection[int]) -> list[int]:
    """Those of the chat users whose words may be a secret answer at this moment."""
    return await polls.list_secretive(session, user_ids, PREFIX) if user_ids else []


async def count_unreadable(session: AsyncSession, seal: Seal) -> int:
    """In how many open secret polls there are ballots that the key does not open."""
    unreadable = 0
    for poll_id in await polls.list_open_secret(session):
        ballots = await polls.list_ballots(session, poll_id, _SAMPLE)
        unreadable += any(find_read(seal, poll_id, *ballot) is None for ballot in ballots)
    return unreadable
