"""Queries of stories."""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.repositories.upsert import insert_ignoring
from models.stories import Story


async def add(session: AsyncSession, **values: Any) -> bool:
    """A new story; False if its report has one already."""
    result: Any = await session.execute(insert_ignoring(session, Story).values(**values))
    return int(result.rowcount) == 1
