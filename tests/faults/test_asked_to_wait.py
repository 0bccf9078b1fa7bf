"""Telegram asks to wait: nobody calls before it is over, and people who talk come first."""

from datetime import datetime

import pytest

from simulator.errors import Json
from tests.bed.waiting import eventually, heard
from tests.faults.cell import CalledCell
from tests.outbox.office import BULK, NOTE, Office
from tests.town.town import Town, found_town, hear

_SENDS = ("sendMessage", "editMessageText")


def _at(call: Json) -> float:
    return datetime.fromisoformat(call["at"]).timestamp()


async def _sends(cell: CalledCell, after: int) -> list[Json]:
    calls = await cell.town.client.transcript(after=after)
    return [call for call in calls if call["method"] in _SENDS]


async def test_f04_nobody_calls_before_the_wait_is_over_and_people_who_talk_come_first(
    cell: CalledCell,
) -> None:
    before = (await cell.town.client.transcript())[-1]["n"]
    await cell.town.client.arm_fault("status", "sendMessage", retry_after=2)
    await cell.remind()

    async def is_asked_to_wait() -> bool:
        return bool(await _sends(cell, before))

    await eventually(is_asked_to_wait)
    await cell.binh.say("có mặt")
    await hear(cell.binh, "Đã ghi nhận: đồng chí có mặt")
    for person in cell.people:
        assert (await cell.settled(person)).attempt == 1
    first, *rest = await _sends(cell, before)
    assert first["status"] == 429
    # Those that had left with the first one before its answer came were under way already.
    later = [call for call in rest if _at(call) > _at(first) + 0.5]
    assert all(_at(call) >= _at(first) + 1.9 for call in later)
    assert "Đã ghi nhận" in later[0]["params"]["text"]
    for person in cell.people:
        assert len(await cell.reminders(person)) == 1


async def test_f04_wait_without_a_number_is_short_and_burns_no_attempt(cell: CalledCell) -> None:
    await cell.town.client.arm_fault("status", "sendMessage", status=429)
    await cell.remind()
    for person in cell.people:
        assert (await cell.settled(person)).attempt == 1
        assert len(await cell.reminders(person)) == 1


@pytest.mark.parametrize("seconds", [117, 237])
async def test_f04_long_wait_is_kept_and_nothing_is_given_up(office: Office, seconds: int) -> None:
    people = [await office.arrive(f"Người {n}") for n in range(4)]
    await office.client.arm_fault("status", "sendMessage", retry_after=seconds)
    for person in people:
        await office.put(NOTE, person.id)
    office.open(in_flight=1)

    async def is_held() -> bool:
        return office.gate.shut_for() > seconds - 10

    await eventually(is_held)
    for person in people:
        assert (await office.settled(person.id, "queued")).attempt == 0
        assert await heard(person) == []
    assert len(await office.client.transcript(method="sendMessage")) == 1


async def test_f04_group_that_must_wait_does_not_hold_up_the_others(office: Office) -> None:
    lan = await office.arrive("Lan")
    group = await office.client.add_group("Tổ 5", lan, [office.bot.id])
    await office.client.arm_fault("status", "sendMessage", retry_after=237, chat_id=group)
    await office.put(NOTE, group)
    office.open()

    async def was_asked() -> bool:
        return bool(await office.client.transcript(method="sendMessage"))

    await eventually(was_asked)
    await office.put(BULK, lan.id)
    await office.settled(lan.id)
    assert (await office.settled(group, "queued")).attempt == 0


@pytest.mark.parametrize("method", ["getMe", "getUpdates"])
async def test_f04_start_that_is_asked_to_wait_comes_up_all_the_same(
    database_url: str, method: str
) -> None:
    async def slow_down(town: Town) -> None:
        await town.client.arm_fault("status", method, retry_after=1, times=2)

    async with found_town(database_url) as town:
        await slow_down(town)
        (binh,) = await town.register("Trần Văn Bình")
        await binh.say("có mặt")
        await hear(binh, town.words("no-meeting-for-words")[:30])
