"""The town in which people chat."""

from collections.abc import AsyncIterator

import pytest

from tests.town.town import Town, found_town


@pytest.fixture
async def town(database_url: str) -> AsyncIterator[Town]:
    """A ward of two cells, and the bot running on a real database."""
    async with found_town(database_url) as found:
        yield found
