"""HTTP: what was never sent, what is unclear, and nothing of the token in any error."""

import asyncio
import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
import segno
from aiohttp import web
from telegram import Bot, PhotoSize
from telegram.error import BadRequest, Forbidden, NetworkError, TelegramError, TimedOut

from bot.outbox.outcome import NotSent, Unclear, outcome_of
from bot.outbox.transport import AiohttpRequest, NeverSent
from simulator import Simulator
from simulator.client import SimulatorClient
from tests.outbox.office import TOKEN

_SOMEBODY = 777_001


@asynccontextmanager
async def _bot_at(url: str, proxy_url: str | None = None) -> AsyncIterator[Bot]:
    request = AiohttpRequest(proxy_url)
    try:
        yield Bot(
            TOKEN,
            f"{url}/bot",
            f"{url}/file/bot",
            request=request,
            get_updates_request=request,
        )
    finally:
        await request.shutdown()


@pytest.fixture
async def bot(simulator: Simulator) -> AsyncIterator[Bot]:
    async with _bot_at(simulator.url) as made:
        yield made


async def _failure(bot: Bot, chat_id: int = _SOMEBODY) -> TelegramError:
    with pytest.raises(TelegramError) as caught:
        await bot.send_message(chat_id, "Mời họp")
    secret = TOKEN.partition(":")[2]
    chain = [caught.value, caught.value.__cause__]
    # The cause is never printed; what is printed names no address.
    assert secret not in str(chain[0])
    return caught.value


@asynccontextmanager
async def _raw_server(answer: bytes) -> AsyncIterator[tuple[str, list[bytes]]]:
    """Answers every connection with these bytes; gives its address and what came in."""
    heard: list[bytes] = []

    async def on_call(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heard.append(await reader.readuntil(b"\r\n\r\n"))
        writer.write(answer)
        await writer.drain()
        writer.close()
        await writer.wait_closed()

    server = await asyncio.start_server(on_call, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server:
        yield f"http://127.0.0.1:{port}", heard


async def test_refused_connection_was_never_sent(simulator: Simulator, bot: Bot) -> None:
    await simulator.go_offline()
    error = await _failure(bot)
    assert isinstance(error, NeverSent)
    assert outcome_of(error) == NotSent()


@pytest.mark.parametrize("kind", ["disconnect", "disconnect_in_body"])
async def test_cut_connection_is_unclear(client: SimulatorClient, bot: Bot, kind: str) -> None:
    await client.arm_fault(kind, "sendMessage")
    error = await _failure(bot)
    assert isinstance(error, NetworkError)
    assert outcome_of(error) == Unclear()


async def test_answer_that_never_comes_is_unclear(client: SimulatorClient, bot: Bot) -> None:
    await client.arm_fault("never_answer", "sendMessage", seconds=5)
    with pytest.raises(TimedOut) as caught:
        await bot.send_message(_SOMEBODY, "Mời họp", read_timeout=0.05)
    assert outcome_of(caught.value) == Unclear()


@pytest.mark.parametrize("status", [401, 403, 404, 407, 429, 451])
async def test_page_of_somebody_in_between_was_never_sent(
    client: SimulatorClient, bot: Bot, status: int
) -> None:
    """A block page must not look as if the member had blocked the bot."""
    await client.arm_fault("html", "sendMessage", status=status)
    assert isinstance(await _failure(bot), NeverSent)


@pytest.mark.parametrize("status", [200, 500, 502])
async def test_unreadable_answer_is_unclear(client: SimulatorClient, bot: Bot, status: int) -> None:
    await client.arm_fault("html", "sendMessage", status=status)
    assert outcome_of(await _failure(bot)) == Unclear()


async def test_refusals_in_json_are_telegrams_own(client: SimulatorClient, bot: Bot) -> None:
    await client.arm_fault("status", "sendMessage", status=403, description="Forbidden: no")
    assert isinstance(await _failure(bot), Forbidden)
    assert isinstance(await _failure(bot), BadRequest)


@pytest.mark.parametrize("status", [301, 302, 307, 308])
async def test_redirected_message_does_not_go_elsewhere(simulator: Simulator, status: int) -> None:
    went: list[str] = []

    async def redirect(request: web.Request) -> web.Response:
        went.append(request.path)
        return web.Response(status=status, headers={"Location": "/elsewhere"})

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", redirect)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        async with _bot_at(f"http://127.0.0.1:{runner.addresses[0][1]}") as bot:
            assert isinstance(await _failure(bot), NeverSent)
    finally:
        await runner.cleanup()
    assert went == [f"/bot{TOKEN}/sendMessage"]


async def test_calls_go_through_the_proxy_of_the_settings() -> None:
    told = b'{"ok":true,"result":{"id":1,"is_bot":true,"first_name":"b","username":"b_bot"}}'
    head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(told)}\r\nConnection: close\r\n\r\n"
    async with (
        _raw_server(head.encode() + told) as (proxy, heard),
        _bot_at("http://telegram.invalid", proxy) as bot,
    ):
        assert (await bot.get_me()).username == "b_bot"
    assert heard[0].startswith(b"POST http://telegram.invalid/bot")


@pytest.mark.parametrize("code", [b"407 Proxy Authentication Required", b"502 Bad Gateway"])
async def test_proxy_that_does_not_let_us_through_has_sent_nothing(code: bytes) -> None:
    answer = b"HTTP/1.1 " + code + b"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    async with _raw_server(answer) as (proxy, heard), _bot_at("https://127.0.0.1", proxy) as bot:
        assert isinstance(await _failure(bot), NeverSent)
    assert heard[0].startswith(b"CONNECT 127.0.0.1:443")


async def test_proxy_that_is_down_has_sent_nothing() -> None:
    async with _raw_server(b"") as (proxy, _):
        pass
    async with _bot_at("https://127.0.0.1", proxy) as bot:
        assert isinstance(await _failure(bot), NeverSent)


async def test_sort_of_proxy_that_cannot_be_used_has_sent_nothing(simulator: Simulator) -> None:
    async with _bot_at(simulator.url, "socks5://127.0.0.1:1080") as bot:
        assert isinstance(await _failure(bot), NeverSent)


async def test_file_arrives_as_it_was_sent(client: SimulatorClient, bot: Bot) -> None:
    person = await client.add_person("Lan")
    await person.start()
    sent_bytes = bytes(range(256)) * 300
    sent = await bot.send_document(person.id, sent_bytes, filename='Biên bản "12".bin')
    assert sent.document is not None
    assert sent.document.file_name == 'Biên bản "12".bin'
    file = await bot.get_file(sent.document.file_id)
    assert bytes(await file.download_as_bytearray()) == sent_bytes


async def test_caption_travels_beside_the_picture(client: SimulatorClient, bot: Bot) -> None:
    person = await client.add_person("Lan")
    await person.start()
    drawn = io.BytesIO()
    segno.make("abc").save(drawn, kind="png", scale=8)
    sent = await bot.send_photo(person.id, drawn.getvalue(), caption="Mã mời & địa chỉ = 1%")
    assert sent.caption == "Mã mời & địa chỉ = 1%"
    assert isinstance(sent.photo[0], PhotoSize)
