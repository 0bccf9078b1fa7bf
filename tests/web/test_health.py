"""Health and metrics: true, readable, and without anybody's data."""

from pathlib import Path

from sqlalchemy import text, update

from bot.features.meetings.calling import NOTICE
from bot.outbox.queue import put
from models.inbox import InboxUpdate
from models.repositories import inbox, outbox
from tests.bed.waiting import eventually, heard
from tests.crash.stage import set_stage
from tests.web.stage import TOKEN, Stage, free_port, health_at, open_stage

_TABLE = "inbox_updates"
_NOT_RENDERED = {("refused", "render_failed"): 1}
BOT_ID = int(TOKEN.partition(":")[0])


async def _quarantine(stage: Stage, update_id: int) -> None:
    async with stage.database.writing() as session:
        row = {
            "bot_id": BOT_ID,
            "update_id": update_id,
            "person_id": None,
            "body": '{"message": {"text": "bí mật"}}',
            "received_at": stage.bot.clock.now(),
        }
        await inbox.add(session, [row])
        await session.execute(
            update(InboxUpdate)
            .where(InboxUpdate.update_id == update_id)
            .values(state="quarantined")
        )


async def test_process_that_turns_is_well(database_url: str) -> None:
    async with open_stage(database_url, web_port=free_port()) as stage:
        assert await stage.get("/health") == (200, {"status": "ok", "role": "leading"})


async def test_quarantined_update_is_a_reason_in_plain_words(database_url: str) -> None:
    async with open_stage(database_url, web_port=free_port(), language="en") as stage:
        await _quarantine(stage, 7)
        status, told = await stage.get("/health")
        assert (status, told["status"]) == (503, "failing")
        (reason,) = told["reasons"]
        assert reason["cause"] == "quarantine"
        assert reason["meaning"].startswith("Something people sent could not be worked on")
        assert "bí mật" not in str(told)


async def test_administrator_hears_once_of_a_quarantined_update(database_url: str) -> None:
    async with open_stage(database_url) as stage:
        await _quarantine(stage, 7)

        async def has_heard() -> bool:
            return bool(await heard(stage.admin))

        await eventually(has_heard)
        await _quarantine(stage, 8)
        await stage.bot.oversight.watch.look()
        (said,) = await heard(stage.admin)
        assert "(số tin: 1)" in said
        assert "Việc cần làm: " in said


async def test_database_that_is_away_is_a_reason(database_url: str) -> None:
    async with open_stage(database_url, web_port=free_port()) as stage:
        async with stage.database.writing() as session:
            await session.execute(text(f"ALTER TABLE {_TABLE} RENAME TO elsewhere"))
        status, told = await stage.get("/health")
        assert status == 503
        # The watch looks every tenth of a second, which a busy machine may miss.
        causes = {reason["cause"] for reason in told["reasons"]}
        assert causes - {"watch"} == {"database"}
        assert (await stage.get("/metrics"))[0] == 503
        async with stage.database.writing() as session:
            await session.execute(text(f"ALTER TABLE elsewhere RENAME TO {_TABLE}"))

        async def is_well() -> bool:
            return (await stage.get("/health"))[0] == 200

        await eventually(is_well)


async def test_metrics_count_by_kind_and_reason(database_url: str) -> None:
    async with open_stage(database_url, web_port=free_port()) as stage:
        await _quarantine(stage, 7)
        async with stage.database.writing() as session:
            await put(session, NOTICE, 999, 990_123_456, stage.bot.clock.now())

        async def is_refused() -> bool:
            async with stage.database.reading() as session:
                return bool(
                    await outbox.count_by_state(session, [NOTICE.name], 999) == _NOT_RENDERED
                )

        await eventually(is_refused)
        status, shown = await stage.get("/metrics")
        assert status == 200
        for line in (
            'chibot_inbox_updates{state="quarantined"} 1.0',
            "chibot_leading 1.0",
            'chibot_trouble{cause="database"} 0.0',
            "chibot_timers_lateness_seconds 0.0",
            "chibot_build_info{",
        ):
            assert line in shown
        assert 'kind="meetings.notice",reason="render_failed",state="refused"} 1.0' in shown
        assert "990123456" not in shown


async def test_process_that_has_not_reached_telegram_yet_is_not_well(
    database_url: str, tmp_path: Path
) -> None:
    port = free_port()
    async with set_stage(database_url, tmp_path) as stage:
        stage.bot._settings["CHIBOT_WEB_PORT"] = str(port)
        await stage.simulator.go_offline()
        await stage.bot.start()

        async def says_so() -> bool:
            status, told = await health_at(port)
            return status == 503 and told["reasons"][0]["cause"] == "telegram"

        await stage.eventually(says_so)
        await stage.simulator.go_online()

        async def is_well() -> bool:
            return (await health_at(port))[0] == 200

        await stage.eventually(is_well)
