"""One life of the bot: from its start to a kill that the dice choose, or to the end of its work."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from tests.crash.process import Moment
from tests.crash.stage import Stage

# Of the kills, so many come at any time after the start, whatever the bot does just then.
_BLIND = 0.15
_MOMENTS: tuple[Moment, ...] = ("received", "done")


@dataclass(frozen=True)
class Dice:
    """The n-th of some calls is where the kill comes, n at most `gap`; or a little later."""

    chance: random.Random
    calls: tuple[str, ...]
    gap: int
    # Seconds.
    start_up: float = 1.5
    later: float = 0.03

    async def live(self, stage: Stage, is_over: Callable[[], Awaitable[bool]]) -> bool:
        """Start the bot and kill it; False if its work was over before, then it still runs."""
        loop, bot, chance = asyncio.get_running_loop(), stage.bot, self.chance
        late = chance.uniform(0, self.later)
        number, moment = chance.randint(1, self.gap), chance.choice(_MOMENTS)
        stage.tripwire.set(number, self.calls, moment, lambda: _kill_in(late, bot.kill))
        is_blind = chance.random() < _BLIND
        await bot.start()
        blind = loop.call_later(chance.uniform(0.1, self.start_up), bot.kill) if is_blind else None
        while bot.is_alive:
            try:
                assert await bot.ended(within=0.4) < 0, bot.log.read_text()[-4000:]
            except TimeoutError:
                if await is_over():
                    break
        if blind is not None:
            blind.cancel()
        stage.tripwire.set(0, (), "done", bot.kill)
        return not bot.is_alive


def _kill_in(seconds: float, kill: Callable[[], None]) -> None:
    asyncio.get_running_loop().call_later(seconds, kill)
