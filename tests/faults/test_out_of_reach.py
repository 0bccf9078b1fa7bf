"""Telegram cannot be reached, or somebody else answers for it: nothing is lost, nothing burnt."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from telegram import Bot

from bot.inbox import fetch
from bot.outbox import delivery
from bot.outbox.cards import Card
from bot.outbox.delivery import Delivery
from bot.outbox.outcome import NotSent
from bot.outbox.pacing import Gate, Priority
from bot.outbox.transport import AiohttpRequest
from simulator.errors import Json
from tests.bed.waiting import eventually, heard
from tests.faults.cell import CalledCell
from tests.outbox.office import NOTE, Office
from tests.town.town import hear

_SAID = "Mời họp (Tiếng Việt)"


async def test_f03_reminders_wait_while_the_port_is_closed_and_drain_on_return(
    cell: CalledCell,
) -> None:
    await cell.town.simulator.go_offline()
    await cell.remind()
    sender: Any = cell.town.chibot._sender

    async def was_tried() -> bool:
        return bool(sender._pause)

    await eventually(was_tried)
    waiting = {(row.state, row.attempt) for row in (await cell.rows()).values()}
    assert waiting <= {("queued", 0), ("sending", 1)}
    await cell.town.simulator.go_online()
    for person in cell.people:
        assert (await cell.settled(person)).attempt == 1
        (said,) = await cell.reminders(person)
        assert cell.repeated not in said


@asynccontextmanager
async def _hanging_up() -> AsyncIterator[int]:
    """A server that cuts every connection before a word is said; its port."""

    async def cut(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.transport.abort()

    server = await asyncio.start_server(cut, "127.0.0.1", 0)
    async with server:
        yield int(server.sockets[0].getsockname()[1])


async def _send_to(base_url: str) -> object:
    request = AiohttpRequest()
    try:
        bot = Bot("4300:x", f"{base_url}/bot", request=request)
        return await Delivery(bot, Gate()).send(1, Card("x"), Priority.BULK)
    finally:
        await request.shutdown()


async def test_f03_name_that_is_not_found_has_sent_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def find_nothing(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", find_nothing)
    assert await _send_to("http://telegram.invalid") == NotSent()


async def test_f03_connection_cut_before_it_is_secured_has_sent_nothing() -> None:
    async with _hanging_up() as port:
        assert await _send_to(f"https://127.0.0.1:{port}") == NotSent()


_UNREADABLE: tuple[Json, ...] = (
    {"kind": "status", "status": 500},
    {"kind": "status", "status": 502},
    {"kind": "status", "status": 504},
    {"kind": "html", "status": 200},
    {"kind": "html", "status": 502},
    {"kind": "html", "status": 200, "body": ""},
)


@pytest.mark.parametrize("fault", _UNREADABLE, ids=str)
async def test_f05_answer_that_says_nothing_makes_the_send_unclear(
    cell: CalledCell, fault: Json
) -> None:
    """Telegram may have delivered it: said once more, marked."""
    await cell.town.client.arm_fault(
        method="sendMessage", chat_id=cell.binh.id, deliver=True, **fault
    )
    await cell.remind()
    assert (await cell.settled(cell.binh)).attempt == 2
    first, second = await cell.reminders(cell.binh)
    assert second == f"{cell.repeated}\n{first}"


@pytest.mark.parametrize("fault", _UNREADABLE, ids=str)
async def test_f05_poll_that_says_nothing_is_asked_again(cell: CalledCell, fault: Json) -> None:
    await cell.town.client.arm_fault(method="getUpdates", times=2, **fault)
    await cell.binh.say("có mặt")
    await hear(cell.binh, "Đã ghi nhận: đồng chí có mặt")
    assert fetch._BACK_OFF[1] <= 30


_BLOCKED: tuple[Json, ...] = (
    {"kind": "html", "status": 404},
    {"kind": "html", "status": 403},
    {"kind": "status", "status": 401},
    {"kind": "html", "status": 302, "body": "<html>login to this network</html>"},
)


@pytest.mark.parametrize("fault", _BLOCKED, ids=str)
async def test_f06_block_page_or_revoked_token_refuses_nobody_and_sending_resumes(
    cell: CalledCell, monkeypatch: pytest.MonkeyPatch, fault: Json
) -> None:
    """The real stop is a quarter of a minute, far below the minute that is promised."""
    assert 0 < delivery._STOP_SECONDS <= 30
    monkeypatch.setattr(delivery, "_STOP_SECONDS", 1.0)
    await cell.town.client.arm_fault(method="sendMessage", **fault)
    await cell.remind()
    for person in cell.people:
        assert (await cell.settled(person)).attempt == 1
        (said,) = await cell.reminders(person)
        assert cell.repeated not in said


@pytest.mark.parametrize("fault", _BLOCKED, ids=str)
async def test_f06_block_page_or_revoked_token_never_ends_polling(
    cell: CalledCell, fault: Json
) -> None:
    await cell.town.client.arm_fault(method="getUpdates", times=2, **fault)
    await cell.cuc.say("vắng")
    await hear(cell.cuc, "Đã ghi nhận: đồng chí vắng")


async def test_f06_rows_wait_as_they_are_while_the_token_is_refused(office: Office) -> None:
    lan = await office.arrive("Lan")
    await office.client.arm_fault("status", "sendMessage", status=401, times=None)
    await office.put(NOTE, lan.id)
    office.open()

    async def is_held() -> bool:
        return office.gate.shut_for() > 10

    await eventually(is_held)
    row = await office.settled(lan.id, "queued")
    assert (row.attempt, row.reason) == (0, None)
    assert office.gate.shut_for() <= 60
    assert await heard(lan) == []


async def test_f20_poll_that_is_never_answered_is_given_up_and_asked_anew(
    cell: CalledCell, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert fetch._POLL + fetch._GRACE + fetch._BACK_OFF[0] < 90
    monkeypatch.setattr(fetch, "_POLL", 0)
    monkeypatch.setattr(fetch, "_GRACE", 1.5)
    await cell.town.client.arm_fault("never_answer", "getUpdates", times=2)
    await cell.binh.say("đến trễ 15 phút")
    await hear(cell.binh, "đến trễ khoảng 15 phút")
    await cell.binh.say("có mặt")
    await hear(cell.binh, "Đã ghi nhận: đồng chí có mặt")
