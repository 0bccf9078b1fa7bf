"""A site with nothing on it yet."""

from collections.abc import AsyncIterator

import pytest

from tests.web.pages.scene import Scene, open_scene


@pytest.fixture
async def scene(database_url: str) -> AsyncIterator[Scene]:
    """Served on a port of its own."""
    async with open_scene(database_url) as opened:
        yield opened
