"""What may be a secret answer is not stored legibly, is worked on, and is then emptied."""

import json
from collections.abc import Collection
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from bot.inbox.intake import Intake
from bot.inbox.patience import Patience
from bot.inbox.sealing import Sealing
from bot.inbox.shape import body_of
from bot.seal import Seal
from models.repositories.inbox import Waiting
from models.session import Database
from simulator.client import Person
from tests.bed.organisation import NOW
from tests.bed.waiting import heard
from tests.inbox.counter import BOT_ID, Counter

SEAL = Seal(bytes(32))
LAN, MINH = 71, 72
Json = dict[str, Any]
# The question as Telegram sends it along, with the button that was pressed or quoted.
QUESTION = {
    "message_id": 5,
    "reply_markup": {"inline_keyboard": [[{"text": "☑ Sáng", "callback_data": "pv:1:0~a"}]]},
}


async def lan_only(session: AsyncSession, people: Collection[int]) -> list[int]:
    """One person may be giving a secret answer."""
    del session
    return [person for person in people if person == LAN]


SEALING = Sealing(SEAL, ["pv"], lan_only)


def press(update_id: int, data: str, person: int = MINH, **fields: Any) -> Json:
    """A button was pressed."""
    sender = {"id": person, "is_bot": False, "first_name": "Minh"}
    query = {"id": "1", "from": sender, "chat_instance": "1", "data": data, **fields}
    return {"update_id": update_id, "callback_query": query}


def words(update_id: int, text: str, person: int = MINH, **fields: Any) -> Json:
    """Something was typed."""
    sender, chat = (
        {"id": person, "is_bot": False, "first_name": "Minh"},
        {"id": person, "type": "private"},
    )
    message = {"message_id": 9, "date": 1, "chat": chat, "from": sender, "text": text, **fields}
    return {"update_id": update_id, "message": message}


def row_of(update: Json) -> Json:
    """As it is about to be stored."""
    part = update.get("message") or update["callback_query"]
    person = part["from"]["id"]
    return {"update_id": update["update_id"], "person_id": person, "body": body_of(update)}


async def closed(database: Database, *updates: Json, sealing: Sealing = SEALING) -> list[str]:
    """The bodies as they are stored."""
    rows = [row_of(update) for update in updates]
    async with database.reading() as session:
        await sealing.close(session, rows)
    return [row["body"] for row in rows]


@pytest.mark.parametrize(
    ("update", "is_sealed"),
    [
        (press(1, "pv:1:0"), True),
        (press(1, "pv:1:0~1z"), True),
        (press(1, "pt:1", message=QUESTION), True),
        (words(1, "sao vậy", reply_to_message=QUESTION), True),
        (words(1, "2", LAN), True),
        (press(1, "mh:1", LAN), True),
        (press(1, "pvx:1:0"), False),
        (words(1, "2"), False),
        (words(1, "pv:1:0"), False),
        (words(1, '"data": "pv:1:0"'), False),
    ],
)
async def test_what_may_be_secret_is_sealed(
    database: Database, update: Json, *, is_sealed: bool
) -> None:
    (body,) = await closed(database, update)
    assert body.startswith("~") is is_sealed
    assert is_sealed or body == body_of(update)
    opened = SEALING.open(Waiting(1, None, body, NOW))
    assert json.loads(opened.body) == update
    assert opened.is_sealed is is_sealed


async def test_length_does_not_tell_what_was_typed(database: Database) -> None:
    said = ["2", "Sáng Chủ nhật 13/12", "Ừ" * 60]
    bodies = await closed(database, *(words(1, one, LAN) for one in said))
    assert len({len(body) for body in bodies}) == 1
    pressed = await closed(database, press(1, "pv:1:0"), press(1, "pv:1:5"))
    assert len({len(body) for body in pressed}) == 1


@pytest.mark.parametrize("letters", range(10, 310, 20))
async def test_length_tells_nothing_whatever_the_question_quoted(
    database: Database, letters: int
) -> None:
    labels = [f"{place} ở nhà văn hóa khu phố, mười chín giờ ba mươi phút" for place in "ABCDEF"]
    question = ("Buổi sinh hoạt chuyên đề nên tổ chức ngày nào? " * 7)[:letters]
    keys = [{"text": f"☐ {one}", "callback_data": f"pv:1:{i}~a"} for i, one in enumerate(labels)]
    quoted = {
        "message_id": 5,
        "text": "\n".join([question, *labels]),
        "reply_markup": {"inline_keyboard": [[key] for key in keys]},
    }
    said = [words(1, one, LAN, reply_to_message=quoted) for one in ("2", *labels)]
    bodies = await closed(database, *said)
    assert len({len(body) for body in bodies}) == 1


async def test_update_opens_under_its_own_number_and_key_only(database: Database) -> None:
    (body,) = await closed(database, words(1, "2", LAN))
    for sealing, update_id in ((SEALING, 2), (Sealing(Seal(bytes(range(32)))), 1)):
        row = Waiting(update_id, LAN, body, NOW)
        assert sealing.open(row) is row


@pytest.mark.parametrize("body", ["~", "~zz", "~khóa", "~AAAA"])
def test_broken_envelope_stays_as_it_is(body: str) -> None:
    row = Waiting(1, LAN, body, NOW)
    assert SEALING.open(row) is row


async def arrive(counter: Counter) -> Person:
    """Somebody whose /start was dealt with long ago."""
    lan = await counter.client.add_person("Lan", id=LAN)
    await lan.start()
    next(iter(counter.simulator.world.bots.values())).queue.clear()
    return lan


async def store(counter: Counter, *updates: Json) -> None:
    """As the fetcher does."""
    intake = Intake(counter.database, counter.clock, BOT_ID, lambda: None, SEALING)
    await intake.store(updates)


@pytest.mark.parametrize(
    ("said", "reply"), [("2", "Đã ghi: 2"), ("refuse early", ""), ("refuse late", "")]
)
async def test_sealed_update_has_its_effect_and_is_emptied(
    counter: Counter, said: str, reply: str
) -> None:
    lan = await arrive(counter)
    await store(counter, words(1, said, LAN))
    stored = (await counter.rows())[1]
    assert stored.body.startswith("~")
    counter.open(fetches=False)
    await counter.all_answered(1)
    row = (await counter.rows())[1]
    assert (row.body, row.replies) == ("{}", None)
    (answer,) = await heard(lan)
    assert reply in answer


async def test_one_that_fails_stays_sealed_and_stops_nobody(counter: Counter) -> None:
    await arrive(counter)
    counter.fails["hỏng"] = -1
    await store(counter, words(1, "hỏng", LAN), words(2, "2", MINH), words(3, "3", LAN))
    counter.open(fetches=False)
    await counter.all_in("quarantined", 1)
    await counter.all_answered(2)
    rows = await counter.rows()
    assert rows[1].body.startswith("~")
    assert rows[3].body == "{}"
    assert "2" in rows[2].body


async def test_one_that_came_too_fast_is_emptied_too(counter: Counter) -> None:
    await arrive(counter)
    counter.patience = Patience(burst=1, per_second=0.0)
    await store(counter, *(words(number, "2", LAN) for number in range(1, 4)))
    counter.open(fetches=False)
    await counter.all_in("dropped", 2)
    rows = await counter.rows()
    assert {rows[number].body for number in range(1, 4)} == {"{}"}


async def test_update_of_another_key_is_set_aside(counter: Counter) -> None:
    lan = await arrive(counter)
    other = Sealing(Seal(bytes(range(32))), ["pv"], lan_only)
    intake = Intake(counter.database, counter.clock, BOT_ID, lambda: None, other)
    await intake.store([words(1, "2", LAN), words(2, "3", MINH)])
    counter.open(fetches=False)
    await counter.all_in("quarantined", 1)
    await counter.all_answered(1)
    assert (await counter.rows())[1].body.startswith("~")
    assert len(await heard(lan)) == 1


async def test_pushed_update_is_sealed_too(counter: Counter) -> None:
    intake = Intake(counter.database, counter.clock, BOT_ID, lambda: None, SEALING)
    assert await intake.store_body(json.dumps(words(1, "2", LAN)).encode())
    assert (await counter.rows())[1].body.startswith("~")
