"""The webhook: only Telegram is heard, and told "200" only once its update is committed."""

import asyncio
import io
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
import structlog
from sqlalchemy import text
from telegram import Bot, Update

from bot.access import Actor
from bot.context import Preparation
from bot.web.address import webhook_path, webhook_secret
from models.repositories import inbox
from tests.bed.waiting import eventually, heard
from tests.inbox.counter import keep_others_out
from tests.web.stage import TOKEN, Stage, free_port, open_stage

HEADER = "X-Telegram-Bot-Api-Secret-Token"
BOT_ID = int(TOKEN.partition(":")[0])


@pytest.fixture
async def stage(database_url: str) -> AsyncIterator[Stage]:
    """Telegram posts to the bot."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    async with open_stage(database_url, web_port=port, webhook_url=url) as opened:
        yield opened


async def _post(stage: Stage, body: bytes, secret: str | None = None, **headers: str) -> int:
    settings = stage.bot.settings
    given = {HEADER: webhook_secret(settings) if secret is None else secret} | headers
    url = stage.url + webhook_path(settings)
    async with stage.http.post(url, data=io.BytesIO(body), headers=given) as response:
        return response.status


async def _counts(stage: Stage) -> dict[str, int]:
    async with stage.database.reading() as session:
        return await inbox.count_by_state(session, BOT_ID)


def _update(stage: Stage, number: int = 900_000_001, words: str = "/id") -> dict[str, Any]:
    entity = {"type": "bot_command", "offset": 0, "length": len(words)}
    person = {"id": stage.admin.id, "is_bot": False, "first_name": "Quản trị"}
    message = {
        "message_id": 1,
        "date": 1_790_000_000,
        "chat": {"id": stage.admin.id, "type": "private", "first_name": "Quản trị"},
        "from": person,
        "text": words,
        "entities": [entity] if words.startswith("/") else [],
    }
    return {"update_id": number, "message": message}


async def test_person_is_answered_over_the_webhook(stage: Stage) -> None:
    await stage.admin.say("/id")
    assert str(stage.admin.id) in (await stage.admin.wait_for_text("Số Telegram"))["text"]
    webhook = stage.simulator.world.bots[BOT_ID].webhook
    assert webhook is not None
    assert webhook.webhook.secret_token == webhook_secret(stage.bot.settings)


async def test_f22_forged_post_is_refused_and_leaves_no_trace(
    stage: Stage, capsys: pytest.CaptureFixture[str]
) -> None:
    body = json.dumps(_update(stage)).encode()
    forged = ("", "wrong", "x" * 300, "y" * 5000, "bí mật")
    with structlog.testing.capture_logs() as events:
        assert [await _post(stage, body, secret) for secret in forged] == [403] * len(forged)
    assert await _counts(stage) == {}
    assert [event for event in events if "webhook" in event["event"]] == []
    written = "".join(capsys.readouterr())
    assert [secret for secret in forged[1:] if secret in written] == []


async def test_f22_post_without_or_with_two_secrets_is_refused(stage: Stage) -> None:
    settings = stage.bot.settings
    url = stage.url + webhook_path(settings)
    twice = [(HEADER, webhook_secret(settings)), (HEADER, "wrong")]
    for headers in ([], twice):
        async with stage.http.post(url, json=_update(stage), headers=headers) as response:
            assert response.status == 403
    assert await _counts(stage) == {}


async def test_f22_large_body_reading_and_other_paths_are_refused(stage: Stage) -> None:
    path = webhook_path(stage.bot.settings)
    assert await _post(stage, b"x" * (2 << 20)) == 413
    assert await _post(stage, b"x" * (2 << 20), "wrong") == 403
    assert (await stage.get(path))[0] == 405
    assert (await stage.get("/telegram/webhook"))[0] == 404
    assert await _counts(stage) == {}


async def test_what_nobody_can_read_is_not_asked_for_again(stage: Stage) -> None:
    bodies = (b"", b"[]", b"{", b'{"update_id": "1"}', b"[" * 5000)
    with structlog.testing.capture_logs() as events:
        assert [await _post(stage, body) for body in bodies] == [200] * len(bodies)
    assert [event["event"] for event in events].count("webhook_not_read") == len(bodies)


@pytest.mark.parametrize("junk", ["[" * 50_000 + "]" * 50_000, "1" * 5_000, '{"a"'])
async def test_number_of_what_nobody_can_read_is_kept_for_the_count(
    stage: Stage, junk: str
) -> None:
    body = f'{{"update_id": 900000001, "message": {junk}}}'.encode()
    assert [await _post(stage, body) for _ in range(2)] == [200, 200]
    assert await _counts(stage) == {"quarantined": 1}


async def test_f23_slow_work_keeps_telegram_waiting_for_nothing(stage: Stage) -> None:
    """Telegram says it again all the same; the effect comes once."""
    goes_on = asyncio.Event()

    async def fetch(
        update: Update, actor: Actor, dialogue: Any, bot: Bot, now: Any, offered: Any
    ) -> None:
        await goes_on.wait()

    slow = Preparation(lambda body: "/id" in body, fetch)
    stage.bot._worker._preparing._preparations = [slow]
    body = json.dumps(_update(stage)).encode()
    assert [await _post(stage, body) for _ in range(3)] == [200, 200, 200]
    assert await _counts(stage) == {"waiting": 1}
    goes_on.set()

    async def is_answered() -> bool:
        return await _counts(stage) == {"answered": 1}

    await eventually(is_answered)
    assert len(await heard(stage.admin)) == 1


async def test_f23_nothing_is_confirmed_before_the_commit(stage: Stage) -> None:
    body = json.dumps(_update(stage)).encode()
    async with stage.database.writing() as session:
        await keep_others_out(session)
        posting = asyncio.create_task(_post(stage, body))
        done, _ = await asyncio.wait([posting], timeout=0.3)
        assert not done
    assert await posting == 200
    assert sum((await _counts(stage)).values()) == 1


async def test_update_that_cannot_be_kept_is_asked_for_again(stage: Stage) -> None:
    async with stage.database.writing() as session:
        await session.execute(text("ALTER TABLE inbox_updates RENAME TO elsewhere"))
    assert await _post(stage, json.dumps(_update(stage)).encode()) == 503
    async with stage.database.writing() as session:
        await session.execute(text("ALTER TABLE elsewhere RENAME TO inbox_updates"))
    assert await _post(stage, json.dumps(_update(stage)).encode()) == 200


async def test_bot_polls_where_telegram_refuses_the_address(database_url: str) -> None:
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    refusal = {"kind": "status", "method": "setWebhook", "status": 400}
    with structlog.testing.capture_logs() as events:
        async with open_stage(
            database_url, faults=[refusal], web_port=port, webhook_url=url
        ) as stage:
            await stage.admin.say("/id")
            await stage.admin.wait_for_text("Số Telegram")
    assert "webhook_refused_polling_instead" in [event["event"] for event in events]


async def test_bot_that_is_posted_to_does_not_poll(stage: Stage) -> None:
    told = await stage.client.transcript(method="getUpdates")
    await stage.admin.say("/id")
    await stage.admin.wait_for_text("Số Telegram")
    assert len(await stage.client.transcript(method="getUpdates")) == len(told)
