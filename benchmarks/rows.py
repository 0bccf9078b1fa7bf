"""Very many rows, made by the database itself."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, String, Table, cast, func, insert, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.inbox import InboxUpdate
from models.members import Account
from models.outbox import OutboxMessage
from models.session import Database
from models.timers import Timer

FIRST_PERSON = 10_000_000
_ANALYSE = "ANALYZE"


async def fill(
    session: AsyncSession, table: Any, number: int, columns: Callable[[Any], dict[str, Any]]
) -> None:
    """Insert so many rows; `columns` gives their values from n = 1, 2 …"""
    first = select(literal(1, BigInteger).label("n")).cte("numbers", recursive=True)
    numbers = first.union_all(select(first.c.n + 1).where(first.c.n < number))
    target: Table = table.__table__
    values = {
        name: (value if hasattr(value, "label") else literal(value, target.c[name].type)).label(
            name
        )
        for name, value in columns(numbers.c.n).items()
    }
    await session.execute(insert(table).from_select(list(values), select(*values.values())))


async def add_people(database: Database, number: int, now: datetime) -> None:
    """People who can be written to."""
    async with database.writing() as session:
        await fill(
            session,
            Account,
            number,
            lambda n: {
                "user_id": n + FIRST_PERSON,
                "language": "vi",
                "reach": "reachable",
                "created_at": now,
            },
        )


async def add_messages(
    database: Database, number: int, kind: str, state: str, due_at: datetime
) -> None:
    """Outbox rows, one a chat."""
    async with database.writing() as session:
        await fill(
            session,
            OutboxMessage,
            number,
            lambda n: {
                "kind": kind,
                "subject_id": 1,
                "params": {},
                "chat_id": n + FIRST_PERSON,
                "unique_key": literal(f"{kind}:{state}:") + cast(n, String),
                "priority": 2,
                "state": state,
                "attempt": 0,
                "epoch": 0,
                "revision": 1,
                "sent_revision": 0,
                "not_before": due_at,
                "created_at": due_at,
            },
        )


async def add_timers(database: Database, number: int, due_at: datetime) -> None:
    """Timers of the same moment that have not fired."""
    async with database.writing() as session:
        await fill(
            session, Timer, number, lambda n: {"kind": "bench", "subject_id": n, "due_at": due_at}
        )


async def add_updates(database: Database, number: int, bot_id: int, at: datetime) -> None:
    """Updates that were worked on and answered."""
    async with database.writing() as session:
        await fill(
            session,
            InboxUpdate,
            number,
            lambda n: {
                "bot_id": bot_id,
                "update_id": n,
                "person_id": n + FIRST_PERSON,
                "body": "{}",
                "state": "answered",
                "attempts": 0,
                "received_at": at,
                "done_at": at,
            },
        )


async def analyse(database: Database) -> None:
    """Tell the planner what is there, as a database that has been in use for a while knows."""
    async with database.writing() as session:
        await (await session.connection()).exec_driver_sql(_ANALYSE)


async def count(database: Database, table: Any) -> int:
    """All rows of a table."""
    async with database.reading() as session:
        return int(await session.scalar(select(func.count()).select_from(table)) or 0)
