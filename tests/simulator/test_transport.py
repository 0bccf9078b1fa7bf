"""How calls may be sent, which tokens are taken, and what is written down of them."""

import asyncio
import io
import json
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from simulator import BotSpec, Limits, Simulator, Strictness
from simulator.client import Person, SimulatorClient
from tests.simulator.conftest import TOKEN, Api

QUOTED = TOKEN.replace(":", "%3A")


async def test_query_form_and_json_are_read(api: Api, lan: Person) -> None:
    address = f"/bot{TOKEN}/sendMessage"
    params = {"chat_id": str(lan.id), "text": "a"}
    ways: list[dict[str, Any]] = [{"params": params}, {"data": params}, {"json": params}]
    for given in ways:
        async with api.session.post(address, **given) as response:
            assert (await response.json())["result"]["text"] == "a"
    async with api.session.get(address, params=params) as response:
        assert response.status == 200


async def test_method_names_have_no_case(api: Api) -> None:
    assert (await api.result("GETME"))["id"] == 4242


async def test_multipart_follows_attach(api: Api, lan: Person) -> None:
    form = aiohttp.FormData(quote_fields=False)
    form.add_field("chat_id", str(lan.id))
    form.add_field("media", json.dumps([{"type": "document", "media": "attach://one"}] * 2))
    form.add_field("one", b"\x00bytes", filename="một.bin")
    async with api.session.post(f"/bot{TOKEN}/sendMediaGroup", data=form) as response:
        reply = await response.json()
    assert [one["document"]["file_name"] for one in reply["result"]] == ["một.bin"] * 2
    (call,) = await lan.client.transcript(method="sendMediaGroup")
    assert set(call["params"]) == {"chat_id", "media"}


async def test_encoded_token_and_file_address(api: Api, lan: Person) -> None:
    sent = await lan.send_file("document", b"\x00bytes", "a.bin")
    quoted = Api(api.session, QUOTED)
    handle = await quoted.result("getFile", file_id=sent["document"]["file_id"])
    for token in (TOKEN, QUOTED):
        async with api.session.get(f"/file/bot{token}/{handle['file_path']}") as response:
            assert await response.read() == b"\x00bytes"
    async with api.session.get(f"/file/bot{TOKEN}/documents/none.bin") as response:
        assert response.status == 404


@pytest.mark.parametrize(
    ("token", "status", "description"),
    [("9:unknown", 401, "Unauthorized"), ("nonsense", 404, "Not Found")],
)
async def test_unknown_tokens(api: Api, token: str, status: int, description: str) -> None:
    assert await Api(api.session, token)("getMe") == (
        status,
        {"ok": False, "error_code": status, "description": description},
    )


async def test_body_that_is_no_json_is_refused(api: Api) -> None:
    headers = {"Content-Type": "application/json"}
    async with api.session.post(f"/bot{TOKEN}/getMe", data=b"{", headers=headers) as response:
        assert response.status == 400


async def test_too_large_a_request_is_refused(api: Api, lan: Person) -> None:
    form = aiohttp.FormData({"chat_id": str(lan.id)})
    form.add_field("document", io.BytesIO(bytes(52 * 1024 * 1024)), filename="a.bin")
    async with api.session.post(f"/bot{TOKEN}/sendDocument", data=form) as response:
        reply = await response.json()
    assert (response.status, reply["description"]) == (413, "Request Entity Too Large")


@pytest.fixture
async def strict() -> AsyncIterator[Simulator]:
    strictness = Strictness(any_token=True, unknown_parameters=True, keep_messages=3)
    async with Simulator(strictness=strictness, limits=Limits(enabled=False)) as running:
        yield running


async def test_strict_server_refuses_unknown_parameters(strict: Simulator) -> None:
    async with aiohttp.ClientSession(strict.url) as session:
        api = Api(session, "7:any")
        refusal = await api.refusal("getMe", colour="red", size=3)
        assert refusal == "Bad Request: unknown parameters of getMe: colour, size"
        assert (await api.result("getMe"))["username"] == "bot7_bot"
        assert (await Api(session, "7:other")("getMe"))[0] == 401


async def test_unknown_parameters_are_noted(api: Api, lan: Person) -> None:
    await api.result("sendMessage", chat_id=lan.id, text="a", reply_to=5)
    (call,) = await lan.client.transcript()
    assert (call["unknown_parameters"], call["bot"]) == (["reply_to"], 4242)


async def test_memory_can_be_bounded(strict: Simulator) -> None:
    async with SimulatorClient(strict.url) as client:
        await client.add_bot("7:any", "any_bot")
        lan = await client.add_person("Lan")
        for number in range(5):
            await lan.say(str(number))
        assert [message["text"] for message in await lan.messages()] == ["2", "3", "4"]
        await client.post("/control/transcript", keep=2)
        async with aiohttp.ClientSession(strict.url) as session:
            for _ in range(4):
                await Api(session, "7:any").result("getMe")
        assert [call["n"] for call in await client.transcript()] == [3, 4]


async def test_transcript_and_log_hold_every_call(tmp_path: Path) -> None:
    log = tmp_path / "calls.jsonl"
    async with Simulator(bots=[BotSpec(TOKEN, "chi_bot")], log=log) as simulator:
        async with SimulatorClient(simulator.url) as client:
            lan = await client.add_person("Lan")
            await lan.start()
            async with aiohttp.ClientSession(simulator.url) as session:
                api = Api(session)
                await api.result("sendMessage", chat_id=lan.id, text="a")
                await api.refusal("sendPhoto", chat_id=lan.id)
            calls = await client.transcript()
            assert [(call["n"], call["status"]) for call in calls] == [(1, 200), (2, 400)]
            assert await client.transcript(after=1) == calls[1:]
            await client.clear_transcript()
            assert await client.transcript() == []
        lines = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    assert lines == [
        {"method": "sendMessage", "params": {"chat_id": lan.id, "text": "a"}},
        {"method": "sendPhoto", "params": {"chat_id": lan.id}},
    ]


async def test_runs_as_a_program(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "simulator", "--port", "0", "--token", TOKEN]
    command += ["--username", "chi_bot", "--no-limits", "--log", str(tmp_path / "calls.jsonl")]
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    assert process.stdout is not None
    try:
        said = (await process.stdout.readline()).decode()
        url = said.rpartition(" ")[2].strip()
        async with aiohttp.ClientSession(url) as session:
            assert (await Api(session).result("getMe"))["username"] == "chi_bot"
    finally:
        process.terminate()
        await process.wait()
    assert (tmp_path / "calls.jsonl").read_text(encoding="utf-8").count("\n") == 1
