"""INSERT with a rule for conflicts, which SQLite and PostgreSQL spell alike but apart."""

from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from models.base import Base


def insert_into(session: AsyncSession, table: type[Base]) -> Any:
    """The dialect's own INSERT, which knows ON CONFLICT."""
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    return sqlite.insert(table) if is_sqlite else postgresql.insert(table)


def insert_ignoring(session: AsyncSession, table: type[Base]) -> Any:
    """INSERT that passes over rows which are there already."""
    return insert_into(session, table).on_conflict_do_nothing()


async def upsert(
    session: AsyncSession, table: type[Base], key: dict[str, Any], values: dict[str, Any]
) -> None:
    """Insert the row, or give the one with this key new values."""
    await session.execute(
        insert_into(session, table)
        .values(**key, **values)
        .on_conflict_do_update(index_elements=list(key), set_=values)
    )
