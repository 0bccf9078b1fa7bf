"""What looks like a database that is away, and may lie in one update only, holds up nobody else."""

import pytest
from sqlalchemy import text
from telegram import Update

from bot.context import Fetched, Preparation
from bot.inbox import putting_off
from simulator.client import Person
from tests.bed.waiting import eventually, heard
from tests.inbox.counter import Counter

LONG = 3600.0


async def _arrive(counter: Counter, *names: str) -> list[Person]:
    people = [await counter.client.add_person(name) for name in names]
    for person in people:
        await person.start()
    next(iter(counter.simulator.world.bots.values())).queue.clear()
    return people


async def test_others_are_served_while_one_update_finds_the_database_busy(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(putting_off, "_REST", LONG)
    lan, minh = await _arrive(counter, "Lan", "Minh")
    # In the batch, and when it is tried by itself.
    counter.busy["bận"] = 2
    await lan.say("bận")
    await lan.say("sau")
    await minh.say("tin")
    counter.open()
    await minh.wait_for_text("Đã ghi: tin")
    await minh.say("tin nữa")
    await counter.all_answered(2)
    assert {row.attempts for row in (await counter.rows()).values()} == {0}
    assert await heard(lan) == []


@pytest.mark.parametrize("times", [1, 30])
async def test_what_is_put_off_is_worked_on_later_in_its_order(
    counter: Counter, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    """While nobody gets through it is the database: that is never counted as a failure."""
    monkeypatch.setattr(putting_off, "_REST", 0.0)
    (lan,) = await _arrive(counter, "Lan")
    # Each time in the batch, and when it is tried by itself.
    counter.busy["bận"] = 2 * times
    await lan.say("bận")
    await lan.say("sau")
    counter.open()
    await counter.all_answered(2)
    assert await heard(lan) == ["Đã ghi: bận", "Đã ghi: sau"]
    assert {row.attempts for row in (await counter.rows()).values()} == {0}


async def test_update_at_which_the_database_is_busy_for_nobody_else_is_quarantined(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(putting_off, "_REST", 0.0)
    lan, minh = await _arrive(counter, "Lan", "Minh")
    counter.busy["bận"] = -1
    await lan.say("bận")
    await lan.say("sau")
    counter.open()

    async def is_quarantined() -> bool:
        await minh.say("tin")
        return (await counter.counts()).get("quarantined") == 1

    await eventually(is_quarantined)
    await lan.wait_for_text("Đã ghi: sau")
    (bad,) = [row for row in (await counter.rows()).values() if row.state == "quarantined"]
    assert (bad.person_id, bad.attempts) == (lan.id, 3)
    assert counter.worker is not None
    assert not counter.worker._put_off._rests


async def test_speaker_whom_the_database_could_not_tell_is_looked_up_again(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(putting_off, "_REST", 0.01)
    fetched: list[str] = []

    async def fetch(update: Update, *_: object) -> Fetched:
        fetched.append(str(update.effective_user and update.effective_user.full_name))
        return None

    counter.preparations = [Preparation(lambda body: '"text": "file' in body, fetch)]
    (lan,) = await _arrive(counter, "Lan")
    await lan.say("file")
    counter.prepare()
    async with counter.database.writing() as session:
        await session.execute(text("ALTER TABLE dialogues RENAME TO elsewhere"))
    counter.open()

    async def is_put_off() -> bool:
        assert counter.worker is not None
        return bool(counter.worker._put_off._rests)

    await eventually(is_put_off)
    async with counter.database.writing() as session:
        await session.execute(text("ALTER TABLE elsewhere RENAME TO dialogues"))
    await counter.all_answered(1)
    assert fetched == ["Lan"]
    assert {row.attempts for row in (await counter.rows()).values()} == {0}
