"""Armed faults: what the bot sees, and whether the message arrived all the same."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import aiohttp
import pytest
import telegram

from simulator import Simulator
from simulator.client import Person, SimulatorClient, SimulatorRefusedError
from tests.simulator.conftest import TOKEN, Api


async def texts(person: Person) -> list[str]:
    return [message["text"] for message in await person.messages()][1:]


async def test_status_is_answered_so_many_times(
    client: SimulatorClient, api: Api, lan: Person
) -> None:
    await client.arm_fault("status", "sendMessage", times=2, status=502)
    for _ in range(2):
        status, reply = await api("sendMessage", chat_id=lan.id, text="a")
        assert (status, reply["description"]) == (502, "Bad Gateway")
    assert await api.result("sendMessage", chat_id=lan.id, text="b")
    assert await texts(lan) == ["b"]


async def test_flood_wait_names_its_seconds(
    client: SimulatorClient, bot: telegram.Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    await client.arm_fault("status", "*", retry_after=117)
    with pytest.raises(telegram.error.RetryAfter) as refused:
        await bot.get_me()
    assert refused.value.retry_after == timedelta(seconds=117)


async def test_flood_wait_may_lack_its_seconds(client: SimulatorClient, api: Api) -> None:
    await client.arm_fault("status", "getUpdates", status=429, description="Too Many Requests")
    assert await api("getUpdates") == (
        429,
        {"ok": False, "error_code": 429, "description": "Too Many Requests"},
    )


async def test_migration_by_error(client: SimulatorClient, bot: telegram.Bot, lan: Person) -> None:
    await client.arm_fault(
        "status", "sendMessage", status=400, description="Bad Request: x", migrate_to_chat_id=-1005
    )
    with pytest.raises(telegram.error.ChatMigrated) as refused:
        await bot.send_message(lan.id, "a")
    assert refused.value.new_chat_id == -1005


@pytest.mark.parametrize("deliver", [True, False])
@pytest.mark.parametrize("kind", ["disconnect", "disconnect_in_body"])
async def test_connection_is_cut(
    client: SimulatorClient, api: Api, lan: Person, kind: str, deliver: bool
) -> None:
    await client.arm_fault(kind, "sendMessage", deliver=deliver)
    with pytest.raises(aiohttp.ClientError):
        await api("sendMessage", chat_id=lan.id, text="a")
    assert await texts(lan) == (["a"] if deliver else [])


@pytest.mark.parametrize("deliver", [True, False])
async def test_delivered_or_not_but_never_answered(
    client: SimulatorClient, bot: telegram.Bot, lan: Person, deliver: bool
) -> None:
    await client.arm_fault("never_answer", "sendMessage", deliver=deliver)
    with pytest.raises(telegram.error.TimedOut):
        await bot.send_message(lan.id, "a", read_timeout=0.1)
    assert await texts(lan) == (["a"] if deliver else [])


async def test_answer_is_late(client: SimulatorClient, api: Api, lan: Person) -> None:
    await client.arm_fault("delay", "sendMessage", seconds=0.2)
    loop = asyncio.get_running_loop()
    began = loop.time()
    assert await api.result("sendMessage", chat_id=lan.id, text="a")
    assert loop.time() - began >= 0.19


async def test_delivered_at_once_and_answered_late(
    client: SimulatorClient, api: Api, lan: Person
) -> None:
    await client.arm_fault("delay", "sendMessage", seconds=0.3, deliver=True)
    sending = asyncio.create_task(api.result("sendMessage", chat_id=lan.id, text="a"))
    await lan.wait_for_text("a")
    assert not sending.done()
    await sending


@pytest.mark.parametrize(("status", "body"), [(200, "<html>"), (404, "<html>"), (200, "")])
async def test_foreign_page(client: SimulatorClient, api: Api, status: int, body: str) -> None:
    await client.arm_fault("html", "getUpdates", status=status, body=body)
    async with api.session.get(f"/bot{TOKEN}/getUpdates") as response:
        assert (response.status, await response.text()) == (status, body)


async def test_fault_is_for_one_chat(
    client: SimulatorClient, api: Api, lan: Person, minh: Person
) -> None:
    await minh.start()
    await client.arm_fault("status", "sendMessage", times=None, status=500, chat_id=lan.id)
    assert await api.result("sendMessage", chat_id=minh.id, text="a")
    for _ in range(3):
        assert (await api("sendMessage", chat_id=lan.id, text="a"))[0] == 500
    await client.clear_faults()
    assert await client.faults() == []
    assert await api.result("sendMessage", chat_id=lan.id, text="a")


async def test_armed_faults_are_listed(client: SimulatorClient) -> None:
    await client.arm_fault("delay", "getMe", times=3, seconds=1)
    (listed,) = await client.faults()
    assert (listed["kind"], listed["method"], listed["times"]) == ("delay", "getMe", 3)


@pytest.mark.parametrize("wish", [{"kind": "flood"}, {"kind": "delay", "colour": "red"}, {}])
async def test_unknown_faults_are_refused(client: SimulatorClient, wish: Any) -> None:
    with pytest.raises(SimulatorRefusedError):
        await client.post("/control/faults", **wish)


async def test_faults_stand_in_the_transcript(
    client: SimulatorClient, api: Api, lan: Person
) -> None:
    await client.arm_fault("status", "sendMessage", status=500)
    await client.arm_fault("status", "sendMessage", status=500, deliver=True)
    for _ in range(2):
        await api("sendMessage", chat_id=lan.id, text="a")
    calls: Sequence[Any] = await client.transcript(method="sendMessage")
    assert [call["status"] for call in calls] == [500, 200]
    assert [call.get("fault") for call in calls] == ["status", None]


async def test_offline_refuses_and_keeps_its_state(
    simulator: Simulator, api: Api, lan: Person
) -> None:
    await simulator.go_offline()
    with pytest.raises(aiohttp.ClientConnectionError):
        await api("getMe")
    await simulator.go_online()
    assert await api.result("sendMessage", chat_id=lan.id, text="a")
