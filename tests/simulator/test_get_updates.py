"""getUpdates waits, confirms by offset, and knows only one poller."""

import asyncio
import json
from typing import Any

import aiohttp

from simulator import Simulator
from simulator.client import Person, SimulatorClient
from tests.simulator.conftest import BOT_ID, OTHER_TOKEN, Api, Stopwatch, eventually

OTHER_POLLER = (
    "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running"
)
WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)


def texts(found: list[dict[str, Any]]) -> list[str]:
    return [update["message"]["text"] for update in found]


async def waiting(simulator: Simulator, *, is_waiting: bool = True) -> None:
    """Until somebody polls, or nobody does."""
    poller = simulator.world.bots[BOT_ID].poller

    async def is_so() -> bool:
        return (poller._waiter is not None) == is_waiting

    await eventually(is_so)


async def test_offset_confirms(api: Api, lan: Person, stopwatch: Stopwatch) -> None:
    for text in ("a", "b", "c"):
        await lan.say(text)
    first = await api.result("getUpdates")
    assert texts(first) == ["/start", "a", "b", "c"]
    after = first[1]["update_id"] + 1
    assert texts(await api.result("getUpdates", offset=after, limit=1)) == ["b"]
    stopwatch.seconds += 1
    assert texts(await api.result("getUpdates", offset=0)) == ["b", "c"]


async def test_repeated_offset_brings_one_update(
    api: Api, lan: Person, stopwatch: Stopwatch
) -> None:
    await lan.say("a")
    assert len(await api.result("getUpdates", offset=5)) == 2
    assert len(await api.result("getUpdates", offset=5)) == 1
    stopwatch.seconds += 0.5
    assert len(await api.result("getUpdates", offset=5)) == 2


async def test_negative_offset_keeps_the_last(api: Api, lan: Person) -> None:
    for text in ("a", "b", "c"):
        await lan.say(text)
    assert texts(await api.result("getUpdates", offset=-2)) == ["b", "c"]
    assert texts(await api.result("getUpdates")) == ["b", "c"]


async def test_limit_is_drawn_into_its_range(api: Api, lan: Person) -> None:
    for number in range(120):
        await lan.say(str(number))
    assert len(await api.result("getUpdates", offset=1, limit=500)) == 100
    assert len(await api.result("getUpdates", offset=2, limit=0)) == 1


async def test_long_poll_ends_with_the_first_update(
    simulator: Simulator, api: Api, lan: Person
) -> None:
    start = await api.result("getUpdates")
    polling = asyncio.create_task(
        api.result("getUpdates", offset=start[-1]["update_id"] + 1, timeout=50)
    )
    await waiting(simulator)
    await lan.say("đây")
    assert texts(await polling) == ["đây"]


async def test_long_poll_returns_empty_handed(api: Api) -> None:
    loop = asyncio.get_running_loop()
    began = loop.time()
    assert await api.result("getUpdates", timeout=1) == []
    assert loop.time() - began >= 0.95


async def test_newer_poller_ends_the_older(simulator: Simulator, api: Api, minh: Person) -> None:
    older = asyncio.create_task(api("getUpdates", timeout=50))
    await waiting(simulator)
    newer = asyncio.create_task(api.result("getUpdates", offset=1, timeout=50))
    status, reply = await older
    assert (status, reply["description"]) == (409, OTHER_POLLER)
    await minh.say("đây")
    assert texts(await newer) == ["đây"]


async def test_second_conflict_is_told_later(simulator: Simulator, api: Api) -> None:
    simulator.world.bots[BOT_ID].poller.conflict_pause = 0.2
    loop = asyncio.get_running_loop()
    pollers = []
    for offset in (1, 2, 3):
        pollers.append(asyncio.create_task(api("getUpdates", offset=offset, timeout=1)))
        await waiting(simulator)
        await asyncio.sleep(0.01)
    began = loop.time()
    assert (await pollers[0])[0] == 409
    assert (await pollers[1])[0] == 409
    assert loop.time() - began >= 0.1
    assert (await pollers[2])[0] == 200


async def test_dropped_poll_frees_its_place(simulator: Simulator, api: Api, minh: Person) -> None:
    polling = asyncio.create_task(api("getUpdates", timeout=50))
    await waiting(simulator)
    polling.cancel()
    await waiting(simulator, is_waiting=False)
    await minh.say("a")
    assert texts(await api.result("getUpdates")) == ["a"]


async def test_webhook_and_polling_exclude_each_other(simulator: Simulator, api: Api) -> None:
    polling = asyncio.create_task(api("getUpdates", timeout=50))
    await waiting(simulator)
    assert await api.result("setWebhook", url="http://127.0.0.1:9/")
    status, reply = await polling
    assert (status, reply["description"]) == (409, "Conflict: terminated by setWebhook request")
    simulator.world.bots[BOT_ID].poller.conflict_pause = 0
    assert await api.refusal("getUpdates") == WEBHOOK_ACTIVE


async def test_only_allowed_kinds_are_queued(api: Api, lan: Person, updates: Any) -> None:
    sent = await api.result("sendMessage", chat_id=lan.id, text="x")
    await lan.react(sent["message_id"], "👍")
    assert [update.keys() - {"update_id"} for update in await updates()] == [{"message"}]
    await updates(["message_reaction"])
    await lan.say("a")
    await lan.react(sent["message_id"], None)
    found = await updates()
    assert [update.keys() - {"update_id"} for update in found] == [{"message_reaction"}]
    await updates([])
    await lan.say("b")
    assert texts(await updates()) == ["b"]


async def test_updates_are_kept_for_a_day(client: SimulatorClient, api: Api, lan: Person) -> None:
    await client.advance_clock(23 * 3600)
    await lan.say("a")
    await client.advance_clock(3600 + 1)
    assert texts(await api.result("getUpdates")) == ["a"]
    assert await client.pending_updates() == 1


async def test_each_bot_has_its_own_queue(client: SimulatorClient, api: Api, lan: Person) -> None:
    await lan.in_chat(4343).start()
    assert texts(await api.result("getUpdates")) == ["/start"]
    other = Api(api.session, OTHER_TOKEN)
    assert texts(await other.result("getUpdates")) == ["/start"]
    assert await client.pending_updates("other_bot") == 1


async def test_fed_updates_may_jump_and_repeat(
    client: SimulatorClient, api: Api, lan: Person, updates: Any
) -> None:
    (start,) = await updates()
    await client.feed(start)
    assert await updates() == [start]
    assert await updates() == []
    poll: dict[str, Any] = {
        "id": "1",
        **dict.fromkeys(("question", "type"), "regular"),
        "options": [],
    }
    flags = ("is_closed", "is_anonymous", "allows_multiple_answers", "allows_revoting")
    poll.update(dict.fromkeys((*flags, "members_only"), False), total_voter_count=0)
    far = start["update_id"] + 1_000_000
    assert await client.feed({"update_id": far, "poll": poll}) == far
    assert [update["update_id"] for update in await updates()] == [far]
    await lan.say("a")
    assert [update["update_id"] for update in await updates()] == [far + 1]


async def test_numbering_may_restart_below(
    client: SimulatorClient, api: Api, lan: Person, updates: Any
) -> None:
    await updates()
    await client.post("/control/updates", next_update_id=77)
    await lan.say("a")
    found = await updates()
    assert [(update["update_id"], update["message"]["text"]) for update in found] == [(77, "a")]
    assert await updates() == []


async def test_lone_surrogate_reaches_the_bot(
    client: SimulatorClient, lan: Person, updates: Any
) -> None:
    (start,) = await updates()
    start["message"]["text"] = "a\ud800"
    await client.feed(start)
    (fed,) = await updates()
    assert fed["message"]["text"] == "a\ud800"


async def test_bytes_that_are_no_json_go_out_as_they_are() -> None:
    async with Simulator() as simulator, SimulatorClient(simulator.url) as client:
        await client.add_bot("1:a", "raw_bot")
        await client.feed_text('{"update_id": 1, "message": [NaN')
        async with aiohttp.request("GET", f"{simulator.url}/bot1:a/getUpdates") as response:
            text = await response.text()
        assert text == '{"ok":true,"result":[{"update_id": 1, "message": [NaN]}'
        calls = await client.transcript()
        assert json.dumps(calls[0]["result"]) == json.dumps(['{"update_id": 1, "message": [NaN'])
