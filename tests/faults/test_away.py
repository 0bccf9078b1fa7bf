"""The process was away: what waited is dealt with, and what Telegram dropped is owned up to."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import update

from models.inbox import InboxUpdate
from tests.crash.stage import Stage, set_stage


async def _are_answered(stage: Stage, number: int) -> bool:
    return await stage.inbox() == {"answered": number}


async def test_f19_backlog_is_dealt_with_and_never_dropped(
    tmp_path: Path, database_url: str
) -> None:
    async with set_stage(database_url, tmp_path, members=6) as stage:
        for person in stage.people:
            await person.say("em bận, xin vắng ạ")
        await stage.bot.start()
        await stage.eventually(lambda: _are_answered(stage, len(stage.people)))
        for call in await stage.client.transcript():
            assert "drop_pending_updates" not in call["params"]
        assert {answer.label for answer in (await stage.answers()).values()} == {"no"}
        for person in stage.people:
            (said,) = await stage.heard(person)
            assert "Đã ghi nhận: đồng chí vắng" in said


async def test_f21_administrator_hears_that_telegram_has_dropped_what_was_said_meanwhile(
    tmp_path: Path, database_url: str
) -> None:
    async with set_stage(database_url, tmp_path, members=2) as stage:
        first, second = stage.people
        stage.bot.change(admin_ids=stage.secretary.id)
        await first.say("có mặt")
        await stage.bot.start()
        await stage.eventually(lambda: _are_answered(stage, 1))
        stage.bot.terminate()
        assert await stage.bot.ended() == 0
        await second.say("có mặt")
        stage.simulator.world.bots[4400].queue.clear()
        async with stage.database.writing() as session:
            long_ago = datetime.now(UTC) - timedelta(hours=25)
            await session.execute(update(InboxUpdate).values(received_at=long_ago))
        await stage.bot.start()

        async def is_told() -> bool:
            said = await stage.heard(stage.secretary)
            return any("Telegram đã bỏ những tin cũ" in words for words in said)

        await stage.eventually(is_told)
        assert "updates_dropped_by_telegram" in stage.bot.log.read_text()
        # What was dropped can be said again.
        await second.say("vắng")
        await stage.eventually(lambda: _are_answered(stage, 2))
        assert sorted(answer.label for answer in (await stage.answers()).values()) == ["no", "yes"]
