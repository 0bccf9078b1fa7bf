"""What stands still is noticed, healed and told: on the running bot."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.features.meetings.calling import NOTICE
from bot.outbox.queue import put
from bot.watch.rules import Cause
from models.outbox import OutboxMessage
from models.repositories import timers
from tests.bed.waiting import eventually, heard
from tests.web.stage import BOUNDS, Stage, open_stage

OVER = "Nay đã ổn"


@pytest.fixture
async def stage(database_url: str) -> AsyncIterator[Stage]:
    """The bot, looking ten times a second, with bounds of a second or two."""
    async with open_stage(database_url) as opened:
        yield opened


async def _hears(stage: Stage, part: str) -> str:
    found: list[str] = []

    async def has_heard() -> bool:
        found[:] = [words for words in await heard(stage.admin) if part in words]
        return bool(found)

    await eventually(has_heard)
    return found[-1]


async def test_f20_poll_that_is_never_answered_is_given_up(database_url: str) -> None:
    """Accepted, and silence: the connections are opened anew, and people are heard again."""
    bounds = replace(BOUNDS, silence=1.0, calm=5.0)
    async with open_stage(database_url, bounds) as stage:
        await stage.client.arm_fault("never_answer", "getUpdates", times=2, seconds=60)

        assert "Tin gửi đến chưa được xử lý" in await _hears(stage, "⚠️")
        await stage.admin.say("/id")
        await stage.admin.wait_for_text("Số Telegram", 20)
        assert not stage.bot.stopping.is_set()


async def test_fetching_is_not_begun_anew_once_the_end_has_begun(database_url: str) -> None:
    """A watch that heals may be at it just then: nobody would end the new task."""
    async with open_stage(database_url) as stage:
        healing = asyncio.create_task(stage.bot._fetch_anew())
        await asyncio.sleep(0)
    await healing
    await stage.bot._fetch_anew()
    assert stage.bot._fetching is not None
    assert stage.bot._fetching.done()


async def _is_set(stage: Stage) -> bool:
    return stage.bot.stopping.is_set()


async def _has_recovered(stage: Stage) -> bool:
    return stage.bot._sender._is_recovered


async def test_message_under_way_for_ever_is_noticed(stage: Stage) -> None:
    # Before, the sender would take the row for one that a dead process has left.
    await eventually(lambda: _has_recovered(stage))
    async with stage.database.writing() as session:
        await put(session, NOTICE, 999, 990_000_777, stage.bot.clock.now() + timedelta(days=1))
        await session.execute(update(OutboxMessage).values(state="sending", attempt=1))
    await eventually(lambda: _is_set(stage))
    assert Cause.SENDING in stage.bot.oversight.watch.spells


async def test_overdue_timer_is_told_of_and_its_end_too(stage: Stage) -> None:
    async with stage.database.writing() as session:
        due_at = stage.bot.clock.now() - timedelta(hours=1)
        await timers.add(session, 1, [("nobody.knows", due_at)])
    said = await _hears(stage, "⚠️")
    assert "Lời nhắc đến giờ mà chưa được chuẩn bị" in said
    assert "Xem đồng hồ của máy chủ" in said
    async with stage.database.writing() as session:
        await timers.drop_waiting(session, "nobody.", 1)
    assert "Lời nhắc đến giờ" in await _hears(stage, OVER)
    assert len(await heard(stage.admin)) == 2


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ({"kind": "status", "status": 401}, "Telegram không nhận ra Trợ lý"),
        ({"kind": "html", "status": 403}, "không liên lạc được với Telegram"),
    ],
)
async def test_f6_block_is_told_of_once_it_is_over(
    stage: Stage, fault: dict[str, object], words: str
) -> None:
    await stage.client.arm_fault(method="*", times=None, **fault)  # type: ignore[arg-type]

    async def is_seen() -> bool:
        return bool(stage.bot.oversight.watch.troubles())

    await eventually(is_seen)
    stage.bot.clock.advance(timedelta(minutes=5))
    await stage.client.clear_faults()
    said = await _hears(stage, OVER)
    assert words in said
    assert not stage.bot.stopping.is_set()
