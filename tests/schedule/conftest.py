"""A clock that is moved by hand, and timers that write down what they do."""

from collections.abc import AsyncIterator

import pytest

from models.session import Database
from tests.schedule.bell import Bell


@pytest.fixture
async def bell(database: Database) -> AsyncIterator[Bell]:
    """Rings when timers fire."""
    made = Bell(database)
    yield made
    await made.stop()
