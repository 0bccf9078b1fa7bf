"""However many come, and whatever they ask for: the bot in the same process goes on."""

import asyncio

import pytest

from bot.features.stories.addresses import as_slug
from bot.web.stories.turns import TooManyWait, Turns
from tests.web.pages.scene import Scene


async def test_what_costs_much_takes_its_share_of_the_time_only() -> None:
    turns, now = Turns(share=0.25), asyncio.get_running_loop().time
    began, worked = now(), 0.0
    for _ in range(3):
        async with turns.turn():
            start = now()
            await asyncio.sleep(0.01)
            worked += now() - start
    # The last one has not rested yet.
    assert now() - began >= 2.5 * worked


async def test_whoever_would_wait_for_long_is_sent_away() -> None:
    turns, end = Turns(most=2), asyncio.Event()

    async def take() -> None:
        async with turns.turn():
            await end.wait()

    waiting = [asyncio.create_task(take()) for _ in range(2)]
    await asyncio.sleep(0)
    with pytest.raises(TooManyWait):
        await take()
    end.set()
    await asyncio.gather(*waiting)
    await take()


async def test_flood_of_searches_is_answered_or_sent_away(scene: Scene) -> None:
    await scene.publish()
    answers = await asyncio.gather(*(scene.get(f"/tim?q=hem+{one}") for one in range(60)))
    assert {status for status, _, _ in answers} == {200, 503}
    assert all(headers["Retry-After"] for status, _, headers in answers if status == 503)
    assert (await scene.get("/tim?q=hem"))[0] == 200


async def test_addresses_that_nobody_made_are_not_remembered(scene: Scene) -> None:
    assert (await scene.get("/the/a"))[0] == 404
    known = as_slug.cache_info().misses
    assert (await scene.get(f"/the/{'a' * 10_000}"))[0] == 404
    assert as_slug.cache_info().misses == known
