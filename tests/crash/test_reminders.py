"""A round of reminders survives kill -9: nobody is silently left out, nobody told three times."""

import asyncio
import random
from pathlib import Path
from typing import Literal

import pytest

from bot.features.meetings.calling import REMINDER
from tests.bed.databases import DatabaseSource
from tests.crash.stage import (
    IN_FLIGHT,
    MEMBERS,
    PLACE,
    REPEATED,
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


async def _kill_at(stage: Stage, chance: random.Random, first: int, last: int) -> None:
    """Start the bot and kill it at a call that the dice choose."""
    moment: Literal["received", "done"] = chance.choice(("received", "done"))
    stage.tripwire.set(chance.randint(first, last), SEND, moment, stage.bot.kill)
    await stage.bot.start()
    await asyncio.wait_for(stage.tripwire.tripped.wait(), 30)
    assert await stage.bot.ended() < 0


@pytest.mark.parametrize(("backend", "kills"), [("sqlite", 5), ("postgresql", 2)])
async def test_reminders_survive_kills(
    request: pytest.FixtureRequest, tmp_path: Path, backend: str, kills: int
) -> None:
    source: DatabaseSource = request.getfixturevalue(f"{backend}_databases")
    chance = random.Random(20261207)  # noqa: S311 - the same moments every time
    async with source.migrated() as url, set_stage(url, tmp_path) as stage:
        await stage.remind()
        unclear = 0
        for _ in range(kills):
            await _kill_at(stage, chance, 2, 8)
            unclear += states(await stage.outbox(REMINDER.name))["sending"]
        # The kills have hit messages under way.
        assert unclear
        await stage.bot.start()
        await stage.eventually(lambda: _round_is_over(stage))
        copies = await _copies(stage)
        rows = {row.chat_id: row for row in await stage.outbox(REMINDER.name)}
        assert set(rows) == set(copies)
        for chat_id, said in copies.items():
            # At least once, or the row owns up to not knowing.
            assert said or rows[chat_id].state == "unknown"
            # Two copies at most; of two the second is marked, of one it may be the second.
            marks = [words.startswith(REPEATED) for words in said]
            assert marks in ([], [False], [True], [False, True])
        twice = sum(len(said) == 2 for said in copies.values())
        assert twice <= kills * IN_FLIGHT
        assert sum(states(list(rows.values())).values()) == MEMBERS


async def test_terminated_process_ends_soon_and_leaves_nothing_unclear(
    database_url: str, tmp_path: Path
) -> None:
    async with set_stage(database_url, tmp_path) as stage:
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
        assert await stage.bot.ended(within=10) == 0
        assert states(await stage.outbox(REMINDER.name)) == {"queued": MEMBERS}
