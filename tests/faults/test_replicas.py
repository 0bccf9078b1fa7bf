"""Several processes of one bot: one leads, the others stand by in silence and take over."""

import random
from pathlib import Path

import pytest

from simulator.errors import Json
from tests.bed.databases import DatabaseSource
from tests.bed.waiting import eventually
from tests.crash.chaos import takeover
from tests.crash.chaos.figures import Wish
from tests.crash.stage import Stage, set_stage

# Seconds.
_HANDOVER = 30.0


async def _says_and_is_answered(stage: Stage, number: int) -> None:
    person = stage.people[number]
    await person.say("có mặt")

    async def is_heard() -> bool:
        return any("Đã ghi nhận" in words for words in await stage.heard(person))

    await eventually(is_heard, within=_HANDOVER)


async def _conflicts(stage: Stage) -> list[Json]:
    calls = await stage.client.transcript(method="getUpdates")
    return [call for call in calls if call["status"] == 409]


async def test_f18_one_of_two_processes_leads_and_hands_over_when_it_is_stopped(
    tmp_path: Path, database_url: str
) -> None:
    """A rolling deploy: nobody is answered twice, and Telegram sees no second poller."""
    async with set_stage(database_url, tmp_path, members=4) as stage:
        crew = takeover.Crew(stage, [stage.replica(name) for name in ("old", "new")])
        try:
            await crew.start()
            old = await crew.wait_for_leader()
            await _says_and_is_answered(stage, 0)
            (new,) = (bot for bot in crew.bots if bot is not old)
            assert "listening" not in new.log.read_text()
            old.terminate()
            assert await old.ended(within=10) == 0
            await _says_and_is_answered(stage, 1)
            assert await crew.leader() is new
            assert await _conflicts(stage) == []
            for person in stage.people[:2]:
                assert len(await stage.heard(person)) == 1
            assert await stage.inbox() in ({"answered": 2}, {"answered": 1, "done": 1})
        finally:
            await crew.clear_away()


async def test_f18_stranger_who_polls_with_our_token_does_not_end_polling(
    tmp_path: Path, database_url: str
) -> None:
    async with set_stage(database_url, tmp_path, members=2) as stage:
        await stage.client.arm_fault("status", "getUpdates", status=409, times=3)
        await stage.bot.start()
        await _says_and_is_answered(stage, 0)
        assert await stage.client.faults() == []
        assert stage.bot.is_alive


@pytest.mark.parametrize(("backend", "seed"), [("sqlite", 1), ("postgresql", 0)])
async def test_f18_leader_that_is_killed_or_asleep_is_followed_within_a_minute(
    request: pytest.FixtureRequest, tmp_path: Path, backend: str, seed: int
) -> None:
    """On SQLite these dice put one to sleep and kill one, on PostgreSQL they kill both."""
    source: DatabaseSource = request.getfixturevalue(f"{backend}_databases")
    chance = random.Random(seed)  # noqa: S311 - the same turns every time
    async with source.migrated() as url:
        figures = await takeover.run(url, tmp_path, Wish(2, items=0), chance, lambda: None)
    assert figures.broken == []
    assert figures.items
