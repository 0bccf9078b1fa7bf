"""F38: at its most talkative the web side writes no token, no secret and nothing people said."""

import json
import os
import subprocess
import sys
from pathlib import Path

import aiohttp
import pytest
from pydantic import SecretStr

from bot.settings import Settings
from bot.web.address import webhook_path, webhook_secret
from tests.bed.waiting import heard
from tests.crash.stage import TOKEN, Stage, set_stage
from tests.web.stage import free_port

ROOT = Path(__file__).resolve().parents[2]
PHONE = "+84987654321"
WORDS = "Tôi bị đau dạ dày phải đi bệnh viện tỉnh"
HEADER = "X-Telegram-Bot-Api-Secret-Token"


async def _knock(stage: Stage, url: str, path: str, secret: str) -> None:
    """Good, forged and senseless posts, and pages that fail."""
    person = {"id": stage.people[0].id, "is_bot": False, "first_name": WORDS}
    chat = {"id": stage.people[0].id, "type": "private"}
    message = {"message_id": 1, "date": 1_790_000_000, "chat": chat, "from": person}
    update = {"update_id": 900_000_001, "message": message | {"text": f"{WORDS} {PHONE}"}}
    async with aiohttp.ClientSession() as http:
        for headers, body in (
            ({}, json.dumps(update)),
            ({HEADER: "forged-secret"}, json.dumps(update)),
            ({HEADER: secret}, f"{{{WORDS}"),
            ({HEADER: secret}, json.dumps(update | {"update_id": WORDS})),
            ({HEADER: secret}, json.dumps(update)),
        ):
            async with http.post(url + path, data=body, headers=headers):
                pass
        for page in (path, f"{path}/{PHONE}", "/health", "/metrics"):
            async with http.get(url + page) as response:
                assert PHONE not in await response.text()


async def test_f38_log_of_the_web_side_holds_no_secret(database_url: str, tmp_path: Path) -> None:
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    extra = {"web_port": port, "webhook_url": url, "log_format": "json"}
    async with set_stage(database_url, tmp_path) as stage:
        stage.bot._settings |= {f"CHIBOT_{name.upper()}": str(v) for name, v in extra.items()}
        await stage.bot.start()
        settings = Settings(
            _env_file=None,  # type: ignore[call-arg]  # pydantic-settings reads it from the call
            token=SecretStr(TOKEN),
        )
        path, secret = webhook_path(settings), webhook_secret(settings)
        member = stage.people[0]
        await member.say(f"vắng, {WORDS}")

        async def is_answered() -> bool:
            return bool(await heard(member))

        await stage.eventually(is_answered)
        await _knock(stage, url, path, secret)
        stage.bot.terminate()
        assert await stage.bot.ended(within=10) == 0
        log = stage.bot.log.read_text()
    for part in (TOKEN.partition(":")[2], secret, path, "forged", PHONE, "dạ dày", "Traceback"):
        assert part not in log, part
    events = [json.loads(line) for line in log.splitlines() if line.startswith("{")]
    assert {"webhook_set", "webhook_not_read"} <= {event["event"] for event in events}


@pytest.mark.parametrize(("form", "start"), [("json", "{"), ("text", "timestamp="), ("auto", "{")])
def test_lines_are_for_programs_unless_a_person_looks(
    form: str, start: str, tmp_path: Path
) -> None:
    """Where nobody looks at a terminal: one object a line."""
    script = (
        "import structlog, logging\n"
        "from bot.log import set_up_log\n"
        f"set_up_log('INFO', '{form}')\n"
        "structlog.get_logger().warning('seen', update=7)\n"
        "try:\n    raise LookupError('bí mật')\n"
        "except LookupError:\n    logging.getLogger('x').exception('bí mật')\n"
    )
    told = _run(script, tmp_path)
    first, second = told.splitlines()[:2]
    assert first.startswith(start)
    assert "seen" in first
    assert "bí mật" not in told
    assert "LookupError" in told
    if start == "{":
        assert json.loads(second)["by"] == "x"


def _run(script: str, place: Path) -> str:
    """What a program writes to standard error."""
    told = subprocess.run(
        [sys.executable, "-c", script],
        cwd=place,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return told.stderr
