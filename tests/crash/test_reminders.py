"""Broadcasts survive kill -9: nobody is silently left out, nobody told too often. And SIGTERM."""

import asyncio
import random
from pathlib import Path

import pytest

from bot.features.meetings.calling import REMINDER
from tests.bed.databases import DatabaseSource
from tests.crash.chaos import broadcasts
from tests.crash.chaos.figures import Wish
from tests.crash.stage import (
    IN_FLIGHT,
    MEMBERS,
    PLACE,
    Stage,
    set_stage,
    states,
)

SEND = ("sendMessage",)


async def _round_is_over(stage: Stage) -> bool:
    rows = await stage.outbox(REMINDER.name)
    return len(rows) == MEMBERS and not {"queued", "sending"} & set(states(rows))


async def _copies(stage: Stage) -> dict[int, list[str]]:
    return {
        person.id: [words for words in await stage.heard(person) if PLACE in words]
        for person in stage.people
    }


@pytest.mark.parametrize("policy", ["repeat", "hold"])
@pytest.mark.parametrize(("backend", "kills"), [("sqlite", 4), ("postgresql", 2)])
async def test_broadcasts_survive_kills(
    request: pytest.FixtureRequest, tmp_path: Path, backend: str, kills: int, policy: str
) -> None:
    source: DatabaseSource = request.getfixturevalue(f"{backend}_databases")
    chance = random.Random(20261207)  # noqa: S311 - the same moments every time
    async with source.migrated() as url:
        wish = Wish(kills, MEMBERS, IN_FLIGHT)
        figures = await broadcasts.run(url, tmp_path, policy, wish, chance, lambda: None)
    assert figures.broken == []
    assert (figures.kills, figures.items % MEMBERS) == (kills, 0)


async def test_terminated_process_ends_soon_and_leaves_nothing_unclear(
    database_url: str, tmp_path: Path
) -> None:
    async with set_stage(database_url, tmp_path, is_forked=False) as stage:
        await stage.remind()
        stage.tripwire.set(12, SEND, "received", stage.bot.terminate)
        await stage.bot.start()
        await asyncio.wait_for(stage.tripwire.tripped.wait(), 30)
        assert await stage.bot.ended(within=10) == 0
        left = states(await stage.outbox(REMINDER.name))
        assert (left["sending"], left["unknown"]) == (0, 0)
        assert left["sent"] >= 9
        await stage.bot.start()
        await stage.eventually(lambda: _round_is_over(stage))
        copies = await _copies(stage)
        assert [len(said) for said in copies.values()] == [1] * MEMBERS


async def test_process_that_telegram_does_not_answer_ends_soon_too(
    database_url: str, tmp_path: Path
) -> None:
    async with set_stage(database_url, tmp_path) as stage:
        await stage.remind()
        await stage.client.arm_fault("never_answer", "sendMessage", times=None, seconds=60)
        await stage.bot.start()

        async def all_under_way() -> bool:
            return states(await stage.outbox(REMINDER.name))["sending"] >= IN_FLIGHT - 1

        await stage.eventually(all_under_way)
        stage.bot.terminate()
        # Ten seconds are promised; a machine that is busy with other tests may take some more.
        assert await stage.bot.ended(within=16) == 0
        assert states(await stage.outbox(REMINDER.name)) == {"queued": MEMBERS}
