"""Rate limits hold in every sliding window, and count only what sends or edits."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from simulator import BotSpec, Limits, Simulator
from simulator.client import Person, SimulatorClient
from simulator.errors import ApiError
from simulator.limits import RateLimiter
from tests.simulator.conftest import BOT_ID, TOKEN, Api, Stopwatch


def accepted(limiter: RateLimiter, chat: int, *, group: bool = False, paid: bool = False) -> int:
    """0, or the seconds to wait."""
    try:
        limiter.claim(BOT_ID, chat, group=group, paid=paid)
    except ApiError as refusal:
        return refusal.parameters["retry_after"]
    return 0


def test_thirty_a_second_over_all_chats(stopwatch: Stopwatch) -> None:
    limiter = RateLimiter(Limits(), stopwatch)
    for chat in range(15):
        assert accepted(limiter, chat) == 0
    stopwatch.seconds += 0.9
    for chat in range(15, 30):
        assert accepted(limiter, chat) == 0
    assert accepted(limiter, 30) == 1
    stopwatch.seconds += 0.1
    outcomes = [accepted(limiter, chat) for chat in range(30, 46)]
    assert outcomes == [0] * 15 + [1]


def test_refused_calls_are_not_counted(stopwatch: Stopwatch) -> None:
    limiter = RateLimiter(Limits(per_bot=1), stopwatch)
    assert accepted(limiter, 1) == 0
    for _ in range(50):
        assert accepted(limiter, 2) == 1
    stopwatch.seconds += 1
    assert accepted(limiter, 3) == 0


def test_one_chat_takes_a_short_burst(stopwatch: Stopwatch) -> None:
    limiter = RateLimiter(Limits(), stopwatch)
    assert [accepted(limiter, 1) for _ in range(4)] == [0, 0, 0, 3]
    stopwatch.seconds += 2
    assert accepted(limiter, 1) == 1
    stopwatch.seconds += 1
    assert [accepted(limiter, 1) for _ in range(4)] == [0, 0, 0, 3]


def test_burst_of_one_is_the_bare_rule(stopwatch: Stopwatch) -> None:
    limiter = RateLimiter(Limits(chat_burst=1), stopwatch)
    assert [accepted(limiter, 1), accepted(limiter, 1)] == [0, 1]
    stopwatch.seconds += 1
    assert accepted(limiter, 1) == 0


def test_group_takes_twenty_a_minute(stopwatch: Stopwatch) -> None:
    limiter = RateLimiter(Limits(), stopwatch)
    for _ in range(20):
        assert accepted(limiter, -5, group=True) == 0
        stopwatch.seconds += 1
    assert accepted(limiter, -5, group=True) == 40
    stopwatch.seconds += 40
    assert accepted(limiter, -5, group=True) == 0


def test_paid_broadcast_goes_to_a_thousand(stopwatch: Stopwatch) -> None:
    limiter = RateLimiter(Limits(), stopwatch)
    outcomes = [accepted(limiter, chat, paid=True) for chat in range(1001)]
    assert outcomes == [0] * 1000 + [1]


def test_quiet_chats_are_forgotten(stopwatch: Stopwatch) -> None:
    limiter = RateLimiter(Limits(per_bot=10**6), stopwatch)
    for chat in range(25_000):
        limiter.claim(BOT_ID, chat, group=False, paid=False)
        stopwatch.seconds += 0.01
    assert len(limiter._windows) < 20_002


@pytest.fixture
async def limited(stopwatch: Stopwatch) -> AsyncIterator[Simulator]:
    async with Simulator(
        bots=[BotSpec(TOKEN, "chi_bot")], steady=stopwatch, limits=Limits(chat_burst=2)
    ) as running:
        yield running


@pytest.fixture
async def limited_api(limited: Simulator) -> AsyncIterator[Api]:
    async with aiohttp.ClientSession(limited.url) as session:
        yield Api(session)


@pytest.fixture
async def reader(limited: Simulator) -> AsyncIterator[Person]:
    async with SimulatorClient(limited.url) as client:
        person = await client.add_person("Lan")
        await person.start()
        yield person


async def test_sending_and_editing_share_the_limit(limited_api: Api, reader: Person) -> None:
    sent = await limited_api.result("sendMessage", chat_id=reader.id, text="a")
    edit = {"chat_id": reader.id, "message_id": sent["message_id"]}
    assert await limited_api.result("editMessageText", **edit, text="b")
    async with limited_api.session.post(
        f"/bot{TOKEN}/editMessageText", json={**edit, "text": "c"}
    ) as response:
        assert response.status == 429
        assert response.headers["Retry-After"] == "2"
        assert await response.json() == {
            "ok": False,
            "error_code": 429,
            "description": "Too Many Requests: retry after 2",
            "parameters": {"retry_after": 2},
        }


async def test_other_calls_do_not_count(limited_api: Api, reader: Person) -> None:
    for _ in range(40):
        await limited_api.result("getMe")
        await limited_api.result("sendChatAction", chat_id=reader.id, action="typing")
        await limited_api.refusal("answerCallbackQuery", callback_query_id="1")
        await limited_api.refusal("sendMessage", chat_id=reader.id, text="")
    assert await limited_api.result("sendMessage", chat_id=reader.id, text="a")


async def test_limits_can_be_changed_and_lifted(limited_api: Api, reader: Person) -> None:
    await reader.client.set_limits(chat_burst=1)
    await limited_api.result("sendMessage", chat_id=reader.id, text="a")
    assert await limited_api.refusal("sendMessage", chat_id=reader.id, text="b")
    await reader.client.advance_clock(1)
    await limited_api.result("sendMessage", chat_id=reader.id, text="b")
    await reader.client.set_limits(enabled=False)
    for _ in range(60):
        await limited_api.result("sendMessage", chat_id=reader.id, text="c")


def album(limiter: RateLimiter, size: int, *, group: bool = False) -> int:
    """0, or the seconds to wait."""
    try:
        limiter.claim(BOT_ID, -5, group=group, paid=False, size=size)
    except ApiError as refusal:
        return refusal.parameters["retry_after"]
    return 0


def test_album_counts_as_its_photos_in_a_group(stopwatch: Stopwatch) -> None:
    limiter = RateLimiter(Limits(per_chat=100, chat_burst=100), stopwatch)
    assert [album(limiter, 10, group=True) for _ in range(3)] == [0, 0, 60]
    stopwatch.seconds += 60
    assert [album(limiter, 8, group=True) for _ in range(3)] == [0, 0, 60]
    assert [album(limiter, size, group=True) for size in (5, 4, 1)] == [60, 0, 60]


def test_album_larger_than_the_burst_needs_a_quiet_chat_and_bars_it_as_long(
    stopwatch: Stopwatch,
) -> None:
    limiter = RateLimiter(Limits(), stopwatch)
    assert album(limiter, 1) == 0
    assert album(limiter, 10) == 3
    stopwatch.seconds += 3
    assert album(limiter, 10) == 0
    stopwatch.seconds += 8.5
    assert album(limiter, 1) == 1
    stopwatch.seconds += 0.5
    assert [album(limiter, 1) for _ in range(3)] == [0, 0, 3]
