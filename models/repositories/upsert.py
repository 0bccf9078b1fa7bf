"""INSERT with a rule for conflicts, which SQLite and PostgreSQL spell alike but apart."""

from functools import cache
from typing import Any

from sqlalchemy import or_
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from models.base import Base


def insert_into(session: AsyncSession, table: type[Base]) -> Any:
    """The dialect's own INSERT, which knows ON CONFLICT."""
    return _insert(session.get_bind().dialect.name, table)


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


@cache
def upsert_many(dialect: str, table: type[Base], order: str = "") -> Any:
    """INSERT, or new values for the row with this primary key, to be executed with many rows.

    `order` names a column by which the newer one wins; whose is not known counts as newer.
    """
    statement = _insert(dialect, table)
    columns = table.__table__.columns
    keys = [column.name for column in table.__table__.primary_key]
    names = [column.name for column in columns if column.name not in keys]
    new = {name: statement.excluded[name] for name in names}
    if not order:
        return statement.on_conflict_do_update(index_elements=keys, set_=new)
    old, own = columns[order], statement.excluded[order]
    is_newer = or_(old.is_(None), own.is_(None), old <= own)
    return statement.on_conflict_do_update(index_elements=keys, set_=new, where=is_newer)


def _insert(dialect: str, table: type[Base]) -> Any:
    return sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)
