"""The real process without its lease: it stands by, says so, and goes on where it left off."""

from pathlib import Path

from sqlalchemy import update

from models.leases import Lease
from tests.bed.waiting import heard
from tests.crash.stage import Stage, set_stage
from tests.web.stage import free_port, health_at


async def _take_lease_away(stage: Stage) -> None:
    """As another process would that believes this one dead."""
    async with stage.database.writing() as session:
        await session.execute(
            update(Lease).values(
                holder="elsewhere:1:other", epoch=Lease.epoch + 1, expires=Lease.expires + 60_000
            )
        )


async def _let_lease_go(stage: Stage) -> None:
    async with stage.database.writing() as session:
        await session.execute(update(Lease).values(expires=0))


async def test_process_that_loses_its_lease_stands_by_and_comes_back(
    database_url: str, tmp_path: Path
) -> None:
    port = free_port()
    async with set_stage(database_url, tmp_path) as stage:
        stage.bot._settings["CHIBOT_WEB_PORT"] = str(port)

        async def leads() -> bool:
            return await health_at(port) == (200, {"status": "ok", "role": "leading"})

        async def stands_by() -> bool:
            return await health_at(port) == (200, {"status": "ok", "role": "standing by"})

        member = stage.people[0]

        async def is_answered() -> bool:
            return bool(await heard(member))

        await stage.bot.start()
        await stage.eventually(leads)
        await _take_lease_away(stage)
        await stage.eventually(stands_by)
        await member.say("/id")
        assert not await is_answered()
        await _let_lease_go(stage)
        await stage.eventually(is_answered)
        await stage.eventually(leads)
        stage.bot.terminate()
        assert await stage.bot.ended(within=10) == 0
        log = stage.bot.log.read_text()
    assert "starting_anew" in log
    assert "Traceback" not in log


async def test_port_that_is_taken_stops_the_start_with_one_line(
    database_url: str, tmp_path: Path
) -> None:
    async with set_stage(database_url, tmp_path) as stage:
        taken = int(stage.simulator.port)
        stage.bot._settings["CHIBOT_WEB_PORT"] = str(taken)
        await stage.bot.start()
        assert await stage.bot.ended() == 2
        log = stage.bot.log.read_text()
    assert f"CHIBOT_WEB_PORT: 127.0.0.1:{taken} cannot be served" in log
    assert "Traceback" not in log
