"""What tests of the running machine wait for, and what people have heard by then."""

import asyncio
from collections.abc import Awaitable, Callable

from simulator.client import Person, words_of

# Seconds; only a failing test waits so long.
WAIT = 20.0


async def eventually(is_so: Callable[[], Awaitable[bool]], within: float = WAIT) -> None:
    """Ask again and again until it is so."""
    async with asyncio.timeout(within):
        while not await is_so():  # noqa: ASYNC110 - what is waited for lies in the database
            await asyncio.sleep(0.05)


async def heard(person: Person) -> list[str]:
    """All that the bot has said to this person, as it stands in the chat now."""
    return [words_of(message) for message in await person.messages() if not message["out"]]
