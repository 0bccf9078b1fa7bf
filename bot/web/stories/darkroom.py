"""Draws pictures for pages, each once; in threads, one after the other."""

import asyncio

from bot.features.stories import pages, pictures
from bot.features.stories.pages import Picture
from bot.features.stories.share_picture import SharePicture, draw_share
from bot.web.stories.memory import Memory
from models.session import Database

# Bytes of drawn pictures in memory: some hundred.
_KEPT = 32 * 1024 * 1024


class Darkroom:
    """Whoever asks has made sure that the picture may be shown."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._drawn: Memory[bytes] = Memory(_KEPT, len)
        # The bot needs the machine too, and its memory: whoever waits holds no picture yet.
        self._table = asyncio.Semaphore(1)

    async def draw(self, picture: Picture, width: int) -> bytes:
        """A JPEG so many pixels wide, or as wide as the picture is."""

        async def make() -> bytes:
            # What is counted is the longest side.
            side = max(width, -(-width * picture.height // picture.width))
            async with self._table:
                content = await self._content(picture)
                return await asyncio.to_thread(pictures.draw, content, picture.crop, side)

        return await self._drawn.get((picture.id, picture.revision, width), make)

    async def draw_share(self, words: SharePicture, picture: Picture | None) -> bytes:
        """The picture that networks show above a link."""

        async def make() -> bytes:
            crop = picture.crop if picture else None
            async with self._table:
                content = await self._content(picture) if picture else None
                return await asyncio.to_thread(draw_share, words, content, crop)

        return await self._drawn.get((words, picture), make)

    async def _content(self, picture: Picture) -> bytes:
        async with self._database.reading() as session:
            return await pages.get_picture_content(session, picture)
