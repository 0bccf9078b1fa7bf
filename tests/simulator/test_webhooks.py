"""Webhooks: the secret, repetition until accepted, order kept per chat."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from simulator import BotSpec, Simulator, WebhookPace
from simulator.client import Person, SimulatorClient
from tests.simulator.conftest import BOT_ID, TOKEN, Api, Stopwatch, eventually


@dataclass
class Hook:
    """A web server that answers what it is told to, 200 when nothing is left."""

    url: str = ""
    replies: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    body: dict[str, Any] | None = None
    got: list[dict[str, Any]] = field(default_factory=list)
    headers: list[Any] = field(default_factory=list)

    async def handle(self, request: web.Request) -> web.Response:
        self.got.append(await request.json())
        self.headers.append(request.headers)
        status, headers = self.replies.pop(0) if self.replies else (200, {})
        if status == 200 and self.body is not None:
            body, self.body = self.body, None
            return web.json_response(body)
        return web.Response(status=status, headers=headers)

    async def reached(self, count: int) -> list[str]:
        """The texts, once so many updates were delivered."""

        async def is_so() -> bool:
            return len(self.got) >= count

        await eventually(is_so)
        return [update["message"]["text"] for update in self.got]


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    made = Hook()
    app = web.Application()
    app.router.add_post("/hook", made.handle)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    made.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield made
    await runner.cleanup()


async def test_update_arrives_with_the_secret(api: Api, hook: Hook, minh: Person) -> None:
    assert await api.result("setWebhook", url=hook.url, secret_token="s3cret")
    await minh.start()
    assert await hook.reached(1) == ["/start"]
    assert hook.headers[0]["X-Telegram-Bot-Api-Secret-Token"] == "s3cret"
    assert hook.headers[0]["Content-Type"] == "application/json"


async def test_what_waited_is_delivered(api: Api, hook: Hook, lan: Person) -> None:
    await lan.say("a")
    assert await api.result("setWebhook", url=hook.url)
    assert await hook.reached(2) == ["/start", "a"]


async def test_pending_may_be_dropped(api: Api, hook: Hook, lan: Person) -> None:
    assert await api.result("setWebhook", url=hook.url, drop_pending_updates=True)
    await lan.say("a")
    assert await hook.reached(1) == ["a"]


async def test_refused_update_is_repeated_before_the_next(
    api: Api, hook: Hook, minh: Person
) -> None:
    hook.replies = [(500, {}), (403, {})]
    assert await api.result("setWebhook", url=hook.url)
    await minh.start()
    await minh.say("a")
    assert await hook.reached(4) == ["/start", "/start", "/start", "a"]
    told = await api.result("getWebhookInfo")
    assert told["last_error_message"] == "Wrong response from the webhook: 403 Forbidden"
    assert "last_error_date" in told


async def test_other_chats_do_not_wait(
    api: Api, hook: Hook, client: SimulatorClient, minh: Person
) -> None:
    hook.replies = [(503, {"Retry-After": "3600"})]
    assert await api.result("setWebhook", url=hook.url)
    await minh.start()
    await hook.reached(1)
    hoa = await client.add_person("Hoa")
    await hoa.say("b")
    assert await hook.reached(2) == ["/start", "b"]
    assert (await api.result("getWebhookInfo"))["pending_update_count"] == 1


async def test_retry_after_is_honoured(hook: Hook) -> None:
    """Without the header the first repetition would be half a minute away."""
    hook.replies = [(429, {"Retry-After": "0"})]
    pace = WebhookPace(first=30)
    async with (
        Simulator(bots=[BotSpec(TOKEN, "chi_bot")], webhook_pace=pace) as simulator,
        SimulatorClient(simulator.url) as client,
        aiohttp.ClientSession(simulator.url) as session,
    ):
        assert await Api(session).result("setWebhook", url=hook.url)
        await (await client.add_person("Lan")).start()
        assert await hook.reached(2) == ["/start", "/start"]


async def test_deleting_gives_undelivered_updates_back(api: Api, hook: Hook, minh: Person) -> None:
    hook.replies = [(503, {"Retry-After": "3600"})]
    assert await api.result("setWebhook", url=hook.url)
    await minh.start()
    await minh.say("a")
    await hook.reached(1)
    assert await api.result("deleteWebhook")
    found = await api.result("getUpdates")
    assert [update["message"]["text"] for update in found] == ["/start", "a"]


async def test_reply_may_hold_a_method(api: Api, hook: Hook, minh: Person) -> None:
    hook.body = {"method": "sendMessage", "chat_id": minh.id, "text": "chào"}
    assert await api.result("setWebhook", url=hook.url)
    await minh.start()
    assert (await minh.wait_for_text("chào"))["from"]["id"] == BOT_ID


async def test_closed_port_is_tried_again(simulator: Simulator, api: Api, minh: Person) -> None:
    assert await api.result("setWebhook", url="http://127.0.0.1:9/")
    await minh.start()

    async def failed() -> bool:
        return "last_error_message" in await api.result("getWebhookInfo")

    await eventually(failed)
    told = await api.result("getWebhookInfo")
    assert (told["last_error_message"], told["pending_update_count"]) == ("Connection refused", 1)


async def test_webhook_that_is_gone_for_a_day_is_removed(
    api: Api, hook: Hook, minh: Person, stopwatch: Stopwatch
) -> None:
    hook.replies = [(410, {})] * 1000
    assert await api.result("setWebhook", url=hook.url)
    await minh.start()
    await hook.reached(2)
    stopwatch.seconds += 23 * 3600 + 1

    async def removed() -> bool:
        return not (await api.result("getWebhookInfo"))["url"]

    await eventually(removed)


async def test_setting_twice_in_a_second_is_refused(
    api: Api, hook: Hook, stopwatch: Stopwatch
) -> None:
    assert await api.result("setWebhook", url=hook.url)
    assert await api.refusal("setWebhook", url=hook.url) == "Too Many Requests: retry after 1"
    stopwatch.seconds += 1
    assert await api.result("setWebhook", url=hook.url)
