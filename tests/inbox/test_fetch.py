"""Updates are stored before they are confirmed, once each, whatever Telegram answers."""

import asyncio
import json

import pytest

from bot.inbox.rules import person_of
from simulator.errors import Json
from tests.bed.waiting import eventually, heard
from tests.inbox.counter import BOT_ID, Counter, keep_others_out


async def _offsets(counter: Counter) -> list[str]:
    calls = await counter.client.transcript(method="getUpdates")
    return [str(call["params"].get("offset", "")) for call in calls]


async def test_update_is_confirmed_only_when_it_is_stored(counter: Counter) -> None:
    lan = await counter.client.add_person("Lan")
    await lan.start()
    assert counter.fetcher is not None
    async with counter.database.writing() as session:
        await keep_others_out(session)
        # Nobody else can write now: the fetcher has the update and cannot store it.
        fetching = asyncio.create_task(counter.fetcher.run())

        async def was_asked() -> bool:
            return len(await _offsets(counter)) == 1

        await eventually(was_asked)
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.3):
                await asyncio.shield(fetching)
        assert await _offsets(counter) == [""]
        assert await counter.client.pending_updates() == 1
    await eventually(lambda: _is_confirmed(counter))
    fetching.cancel()
    (row,) = (await counter.rows()).values()
    assert (row.state, row.person_id) == ("waiting", lan.id)


async def _is_confirmed(counter: Counter) -> bool:
    return await counter.client.pending_updates() == 0


async def test_update_that_comes_again_is_ignored(counter: Counter) -> None:
    lan = await counter.client.add_person("Lan")
    await lan.start()
    counter.open()
    await lan.say("một")
    await counter.all_answered(2)
    rows = await counter.rows()
    await counter.close()
    # The confirmation was lost: after the next start Telegram says everything again.
    for row in rows.values():
        await counter.client.feed_text(row.body)
    counter.open()
    await lan.say("hai")
    await counter.all_answered(3)
    assert [words for _, words in await counter.notes()] == ["/start", "một", "hai"]


async def test_numbers_that_begin_lower_after_a_quiet_week_lose_nothing(counter: Counter) -> None:
    lan = await counter.client.add_person("Lan")
    await lan.start()
    counter.open()
    await counter.all_answered(1)
    await counter.client.post("/control/updates", bot=None, next_update_id=1000)
    await lan.say("một")
    await lan.say("hai")
    await counter.all_answered(3)
    await eventually(lambda: _is_confirmed(counter))
    assert sorted(await counter.rows())[:2] == [1000, 1001]


@pytest.mark.parametrize(
    "fault",
    [
        {"kind": "status", "status": 401},
        {"kind": "status", "status": 404},
        {"kind": "status", "status": 409},
        {"kind": "status", "status": 500},
        {"kind": "status", "retry_after": 1},
        {"kind": "html"},
        {"kind": "html", "status": 403},
        {"kind": "html", "body": '{"ok": true, "result": null}'},
        {"kind": "html", "body": '{"ok": true}'},
        {"kind": "html", "body": "[" * 100_000},
        {"kind": "disconnect"},
        {"kind": "disconnect_in_body"},
    ],
    ids=str,
)
async def test_no_answer_of_telegram_ends_polling(counter: Counter, fault: Json) -> None:
    lan = await counter.client.add_person("Lan")
    await lan.start()
    await counter.client.arm_fault(method="getUpdates", **fault)
    counter.open()
    await counter.all_answered(1)
    assert await heard(lan) == ["Đã ghi: /start"]


@pytest.mark.parametrize("bad_id", ["7", None, 1.5, 1 << 70, [3]], ids=str)
async def test_update_without_a_number_does_not_hide_the_others(
    counter: Counter, bad_id: object
) -> None:
    lan = await counter.client.add_person("Lan")
    await lan.start()
    bad = {"update_id": bad_id, "message": {"text": "x"}}
    await counter.client.post("/control/updates", bot=BOT_ID, raw=json.dumps(bad))
    await lan.say("một")
    counter.open()
    await counter.all_answered(2)
    await eventually(lambda: _is_confirmed(counter))


@pytest.mark.parametrize(
    ("update", "person"),
    [
        ({"update_id": 1, "message": {"from": {"id": 5}}}, 5),
        ({"update_id": 1, "callback_query": {"from": {"id": 5}}}, 5),
        ({"update_id": 1, "message": {"from": {"id": "5"}}}, None),
        ({"update_id": 1, "message": {"from": {"id": 1 << 70}}}, None),
        ({"update_id": 1, "message": {"from": [5]}}, None),
        ({"update_id": 1, "message": []}, None),
        ({"update_id": 1}, None),
    ],
    ids=str,
)
def test_person_is_whom_the_update_names(update: Json, person: int | None) -> None:
    assert person_of(update) == person
