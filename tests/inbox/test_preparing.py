"""What an update needs from Telegram is fetched beside the work on all others."""

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from telegram import Update

from bot.context import Fetched, Preparation
from bot.i18n import Texts
from bot.inbox import preparing
from simulator.client import Person
from tests.bed.waiting import eventually, heard
from tests.inbox.counter import Counter


@dataclass
class Store:
    """Fetches for every text that names a file, and only when it is told to."""

    open: asyncio.Event = field(default_factory=asyncio.Event)
    fetched: list[str] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0

    def preparation(self) -> Preparation:
        """As a feature declares it."""
        return Preparation(_wants_file, self.fetch)

    async def fetch(self, update: Update, *_: object) -> Fetched:
        """Wait until the store opens."""
        assert update.message is not None
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            await self.open.wait()
        finally:
            self.at_once -= 1
        self.fetched.append(str(update.message.text))
        return None


def _wants_file(body: str) -> bool:
    return '"text": "file' in body


@pytest.fixture
def store(counter: Counter) -> Store:
    """What the clerk's files come from."""
    found = Store()
    counter.preparations = [found.preparation()]
    return found


async def _arrive(counter: Counter, *names: str) -> list[Person]:
    people = [await counter.client.add_person(name) for name in names]
    for person in people:
        await person.start()
    next(iter(counter.simulator.world.bots.values())).queue.clear()
    return people


async def test_slow_file_holds_up_its_person_only(counter: Counter, store: Store) -> None:
    lan, minh = await _arrive(counter, "Lan", "Minh")
    await lan.say("trước")
    await lan.say("file 1")
    await lan.say("sau")
    await minh.say("tin")
    counter.open()
    await minh.wait_for_text("Đã ghi: tin")
    await lan.wait_for_text("Đã ghi: trước")
    await minh.say("tin nữa")
    await minh.wait_for_text("Đã ghi: tin nữa")
    assert await heard(lan) == ["Đã ghi: trước"]
    store.open.set()
    await counter.all_answered(5)
    assert await heard(lan) == [f"Đã ghi: {words}" for words in ("trước", "file 1", "sau")]
    assert store.fetched == ["file 1"]


async def test_few_files_are_fetched_at_once(counter: Counter, store: Store) -> None:
    people = await _arrive(counter, *(f"Người {number}" for number in range(7)))
    for person in people:
        await person.say("file")
    counter.open()

    async def are_under_way() -> bool:
        return store.at_once == preparing._AT_ONCE

    await eventually(are_under_way)
    store.open.set()
    await counter.all_answered(7)
    assert store.most_at_once == preparing._AT_ONCE


async def test_file_that_does_not_come_is_given_up_with_a_sentence(
    counter: Counter, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preparing, "LIMIT", timedelta(seconds=0.05))
    (lan,) = await _arrive(counter, "Lan")
    await lan.say("file")
    counter.open()
    await counter.all_answered(1)
    words = Texts("vi", counter.settings.zone).plain("inbox-file-slow", seconds=0)
    assert await heard(lan) == [words]
    assert store.fetched == []


async def test_file_being_fetched_at_the_end_is_fetched_after_the_next_start(
    counter: Counter, store: Store
) -> None:
    (lan,) = await _arrive(counter, "Lan")
    await lan.say("file")
    counter.open()

    async def is_under_way() -> bool:
        return store.at_once == 1

    await eventually(is_under_way)
    await counter.close()
    assert (store.at_once, await counter.counts()) == (0, {"waiting": 1})
    store.open.set()
    counter.open()
    await counter.all_answered(1)
    assert await heard(lan) == ["Đã ghi: file"]


async def test_update_that_looks_like_a_file_and_is_none_stops_nobody(counter: Counter) -> None:
    def fail(body: str) -> bool:
        raise AttributeError(body)

    counter.preparations = [Preparation(fail, Store().fetch)]
    (lan,) = await _arrive(counter, "Lan")
    await lan.say("tin")
    counter.open()
    await counter.all_answered(1)
