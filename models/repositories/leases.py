"""Queries of the leases; their time is the database's, which all processes share."""

from typing import Any

from sqlalchemy import BigInteger, cast, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.leases import Lease
from models.repositories.upsert import insert_ignoring

_UNIX_EPOCH = 2_440_587.5  # as a Julian day
_DAY = 86_400_000
_LONGEST_TERM = 120_000


def _now(session: AsyncSession) -> Any:
    """Milliseconds since 1970 by the clock of the database."""
    if session.get_bind().dialect.name == "sqlite":
        return cast((func.julianday("now") - _UNIX_EPOCH) * _DAY, BigInteger)
    return cast(func.extract("epoch", func.clock_timestamp()) * 1000, BigInteger)


async def find_holder(session: AsyncSession, name: str) -> tuple[str, int, bool] | None:
    """(holder, epoch, whether it has run out) of a lease that was ever taken."""
    now = _now(session)
    # Longer than any term: the clock of the database was set back.
    is_over = (Lease.expires <= now) | (Lease.expires > now + _LONGEST_TERM)
    query = select(Lease.holder, Lease.epoch, is_over)
    row = (await session.execute(query.where(Lease.name == name))).first()
    return (row[0], row[1], bool(row[2])) if row else None


async def add(session: AsyncSession, name: str, holder: str, milliseconds: int) -> bool:
    """Take a lease that nobody has ever held; False if somebody was faster."""
    expires = _now(session) + milliseconds
    values = {"name": name, "holder": holder, "epoch": 1, "expires": expires, "held_until": 0}
    result: Any = await session.execute(insert_ignoring(session, Lease).values(**values))
    return int(result.rowcount) == 1


async def replace(
    session: AsyncSession, name: str, old: tuple[str, int], new: tuple[str, int], milliseconds: int
) -> bool:
    """From one (holder, epoch) to the next, for so long; False if it has changed hands."""
    result: Any = await session.execute(
        update(Lease)
        .where(Lease.name == name, Lease.holder == old[0], Lease.epoch == old[1])
        .values(holder=new[0], epoch=new[1], expires=_now(session) + milliseconds)
        .execution_options(synchronize_session=False)
    )
    return int(result.rowcount) == 1


async def lock(session: AsyncSession, name: str, epoch: int) -> bool:
    """Whether the lease is still of this epoch; nobody can take it before this transaction ends.

    The leader's own transactions take turns by it, as they do on SQLite.
    """
    query = select(Lease.epoch).where(Lease.name == name, Lease.epoch == epoch)
    return await session.scalar(query.with_for_update()) is not None


async def set_hold(session: AsyncSession, name: str, milliseconds: int) -> None:
    """Telegram has asked to wait so long from now."""
    until = _now(session) + milliseconds
    await session.execute(update(Lease).where(Lease.name == name).values(held_until=until))


async def find_hold(session: AsyncSession, name: str) -> int:
    """Milliseconds that Telegram still asks to wait; none or less if it does not."""
    left = await session.scalar(select(Lease.held_until - _now(session)).where(Lease.name == name))
    return left or 0
