"""The doctor says what is wrong and what to do, in the operator's language."""

import io
import shutil
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from pydantic import SecretStr
from rich.console import Console

from bot.clock import Clock
from bot.doctor import report
from bot.doctor.examination import examine
from bot.settings import Settings
from models.members import Unit
from models.migrate import downgrade
from models.repositories import chats
from models.session import Database
from simulator import BotSpec, Limits, Simulator
from simulator.client import SimulatorClient
from tests.bed.organisation import found_ward

TOKEN = "4800:token-of-the-doctor"


@pytest.fixture
async def simulator() -> AsyncIterator[Simulator]:
    """Telegram, with a bot that may do everything but read along."""
    spec = BotSpec(TOKEN, "patient_bot")
    async with Simulator(bots=[spec], limits=Limits(enabled=False)) as running:
        yield running


@pytest.fixture
async def client(simulator: Simulator) -> AsyncIterator[SimulatorClient]:
    """People and faults of this Telegram."""
    async with SimulatorClient(simulator.url) as connected:
        yield connected


@pytest.fixture
def settings(database_url: str, simulator: Simulator) -> Settings:
    """All as it should be."""
    return _settings(database_url=database_url, api_base_url=simulator.url)


def _settings(**changes: Any) -> Settings:
    given: dict[str, Any] = {"token": SecretStr(TOKEN), "admin_ids": [990_001], "language": "en"}
    return Settings(
        _env_file=None,  # type: ignore[call-arg]  # pydantic-settings reads it from the call
        **given | changes,
    )


async def _examined(settings: Settings, clock: Clock | None = None) -> dict[str, list[str]]:
    """What was said, by verdict."""
    said: dict[str, list[str]] = {"✓": [], "!": [], "✗": []}
    async for finding in examine(settings, clock or Clock(settings.zone)):
        said[finding.verdict].append(f"{finding.words} {finding.remedy}".strip())
    return said


def _one(lines: list[str], start: str) -> str:
    found = [line for line in lines if line.startswith(start)]
    assert len(found) == 1, lines
    return found[0]


async def test_healthy_installation_has_no_fault(settings: Settings) -> None:
    said = await _examined(settings)
    assert said["✗"] == []
    for start in (
        "All settings can be read",
        "Time zone Asia/Ho_Chi_Minh",
        "The database opens",
        "Telegram knows the bot: @patient_bot",
        "The server's clock is right",
        "The bot may join groups",
        "In groups the bot only sees what is meant for it",
        "The bot fetches updates itself",
    ):
        _one(said["✓"], start)


@pytest.mark.parametrize(
    ("fault", "start"),
    [
        ({"kind": "status", "status": 401}, "Telegram does not accept the bot's token"),
        ({"kind": "html", "status": 403}, "Another page answers in Telegram's place"),
        ({"kind": "html", "status": 200}, "Another page answers in Telegram's place"),
        ({"kind": "disconnect"}, "Telegram cannot be reached"),
    ],
)
async def test_telegram_that_does_not_know_us_is_a_fault(
    settings: Settings, client: SimulatorClient, fault: dict[str, Any], start: str
) -> None:
    await client.arm_fault(method="getMe", **fault)
    said = await _examined(settings)
    assert "What" not in _one(said["✗"], start)
    assert TOKEN.partition(":")[2] not in str(said)


@pytest.mark.parametrize(("ahead", "word"), [(60, "fast"), (-60, "slow")])
async def test_wrong_clock_is_a_fault(settings: Settings, ahead: int, word: str) -> None:
    clock = Clock(settings.zone)
    clock.advance(timedelta(seconds=ahead))
    assert f"seconds {word}" in _one((await _examined(settings, clock))["✗"], "The server's clock")


async def test_bot_that_reads_along_and_cannot_join_is_warned_of(database_url: str) -> None:
    spec = BotSpec(TOKEN, "patient_bot", can_join_groups=False, can_read_all_group_messages=True)
    async with Simulator(bots=[spec]) as simulator:
        settings = _settings(database_url=database_url, api_base_url=simulator.url)
        warnings = (await _examined(settings))["!"]
    assert "/setprivacy" in _one(warnings, "In groups the bot sees every message")
    assert "/setjoingroups" in _one(warnings, "The bot may not join groups")


async def test_webhook_is_held_against_the_settings(
    settings: Settings, simulator: Simulator
) -> None:
    wanted = settings.model_copy(update={"webhook_url": "http://127.0.0.1:9"})
    _one((await _examined(wanted))["!"], "Telegram has not been told the webhook's address")
    async with aiohttp.ClientSession() as http:
        address = f"{simulator.url}/bot{TOKEN}/setWebhook"
        await http.post(address, json={"url": "http://127.0.0.1:9/elsewhere"})
    _one((await _examined(settings))["!"], "Telegram posts updates to an address other")


async def test_old_empty_and_missing_databases_are_told_apart(
    simulator: Simulator, tmp_path: Path, database_url: str
) -> None:
    at = {"api_base_url": simulator.url}
    missing = _settings(database_url=f"sqlite:///{tmp_path}/none.db", **at)
    _one((await _examined(missing))["!"], "There is no database yet")
    assert not (tmp_path / "none.db").exists()
    (tmp_path / "empty.db").touch()
    empty = _settings(database_url=f"sqlite:///{tmp_path}/empty.db", **at)
    _one((await _examined(empty))["✗"], "The database has not been brought")
    await downgrade(database_url, "0002")
    old = _settings(database_url=database_url, **at)
    _one((await _examined(old))["✗"], "The database has not been brought")


async def test_broken_and_foreign_files_are_faults(simulator: Simulator, tmp_path: Path) -> None:
    at = {"api_base_url": simulator.url}
    (tmp_path / "text.db").write_text("no database " * 1000)
    foreign = _settings(database_url=f"sqlite:///{tmp_path}/text.db", **at)
    _one((await _examined(foreign))["✗"], "The database cannot be opened")
    gone = _settings(database_url="postgresql://u:p@127.0.0.1:9/x", **at)
    words = _one((await _examined(gone))["✗"], "The database cannot be opened")
    assert "u:p" not in words


async def test_torn_file_is_found(
    simulator: Simulator, tmp_path: Path, sqlite_databases: Any
) -> None:
    torn = tmp_path / "torn.db"
    async with sqlite_databases.migrated() as url:
        _tear(Path(url.removeprefix("sqlite+aiosqlite:///")), torn)
    settings = _settings(database_url=f"sqlite:///{torn}", api_base_url=simulator.url)
    assert "backup" in _one((await _examined(settings))["✗"], "The data file is broken")


def _tear(whole: Path, torn: Path) -> None:
    """Copy a database, and spoil the page where a table begins."""
    shutil.copyfile(whole, torn)
    with closing(sqlite3.connect(torn)) as connection:
        query = "SELECT rootpage FROM sqlite_master WHERE name = 'timers'"
        (page,) = connection.execute(query).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    with torn.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\x0d" + b"\xff" * 99)


async def test_bound_chat_without_rights_is_a_fault(
    settings: Settings, client: SimulatorClient, database: Database
) -> None:
    lan = await client.add_person("Lan")
    bot_id = int(TOKEN.partition(":")[0])
    good = await client.add_group("Tổ 1", lan, [bot_id])
    bad = await client.add_group("Tổ 2", lan, [])
    async with database.writing() as session:
        ward = await found_ward(session)
        member = await ward.add_registered(ward.unit, lan.id, "Lan")
        for chat_id, title in ((good, "Tổ 1"), (bad, "Tổ 2")):
            await _bind(session, ward.unit, chat_id, title, member.id)
    said = await _examined(settings)
    _one(said["✓"], "The bot can write to “Tổ 1”")
    assert "let it post" in _one(said["✗"], "The bot cannot write to “Tổ 2”")


async def _bind(session: Any, unit: Unit, chat_id: int, title: str, member_id: int) -> None:
    now = unit.created_at
    await chats.add(
        session,
        chat_id=chat_id,
        thread_id=None,
        kind="group",
        title=title,
        topic="",
        unit_id=unit.id,
        state=chats.BOUND,
        state_at=now,
        may_post=True,
        bound_by=member_id,
        asked_at=now,
    )


@pytest.mark.parametrize(("language", "words"), [("vi", "Có 1 chỗ cần sửa"), ("en", "One thing")])
async def test_report_ends_with_what_counts(
    settings: Settings, client: SimulatorClient, language: str, words: str
) -> None:
    spoken = settings.model_copy(update={"language": language})
    assert await _reported(spoken) == (0, False)
    await client.arm_fault("status", "getMe", status=401)
    console = Console(file=io.StringIO(), width=400)
    assert await report(spoken, console) == 1
    assert words in console.file.getvalue()  # type: ignore[attr-defined]  # it is a StringIO


async def _reported(settings: Settings) -> tuple[int, bool]:
    console = Console(file=io.StringIO(), width=400)
    status = await report(settings, console)
    return status, "✗" in console.file.getvalue()  # type: ignore[attr-defined]  # it is a StringIO
