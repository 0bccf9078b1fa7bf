"""A burst of answers survives kill -9: none is lost, and each has its effect exactly once."""

import asyncio
import random
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.features.meetings.calling import BOARD
from models.inbox import InboxUpdate
from models.members import Account
from simulator.client import Person
from tests.bed.databases import DatabaseSource
from tests.crash.process import Moment
from tests.crash.stage import BOT_ID, MEMBERS, TOKEN, Stage, set_stage

# (words typed, None for a press of the button; the answer they mean)
ANSWERS: tuple[tuple[str | None, str], ...] = (
    (None, "yes"),
    ("em bận, xin vắng ạ", "no"),
    ("2", "no"),
    ("em đến muộn 15 phút", "late"),
    ("có mặt", "yes"),
)
CALLS = ("getUpdates", "sendMessage", "editMessageText", "answerCallbackQuery")


async def _answer_all(stage: Stage, chance: random.Random) -> dict[int, list[str]]:
    """Every member changes their mind some times; returns what each meant, in order."""
    shown = await stage.offer_buttons()
    meant: dict[int, list[str]] = {}
    turns = [person for person in stage.people for _ in range(3)]
    chance.shuffle(turns)
    for person in turns:
        words, label = chance.choice(ANSWERS)
        # "2" is a choice only once there is a card with choices.
        if words == "2" and person.id not in meant:
            words, label = ANSWERS[0]
        await _say(person, words, shown[person.id])
        meant.setdefault(person.id, []).append(label)
    return meant


async def _say(person: Person, words: str | None, message_id: int) -> None:
    if words is None:
        told = await person.client.request(
            "GET", f"/client/people/{person.id}/chats/{person.chat}/messages"
        )
        button = next(m for m in told["messages"] if m["message_id"] == message_id)
        data = button["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
        await person.press_data(message_id, data, wait=0)
    else:
        await person.say(words)


async def _is_all_dealt_with(stage: Stage) -> bool:
    board = (await stage.outbox(BOARD.name))[0]
    is_board_true = board.state == "sent" and board.revision == board.sent_revision
    return is_board_true and set(await stage.inbox()) == {"answered"}


async def _member_ids(stage: Stage) -> dict[int, int]:
    async with stage.database.reading() as session:
        rows = await session.execute(select(Account.user_id, Account.member_id))
        return {row[0]: row[1] for row in rows if row[1] is not None}


@pytest.mark.parametrize(("backend", "kills"), [("sqlite", 5), ("postgresql", 2)])
async def test_answers_survive_kills(
    request: pytest.FixtureRequest, tmp_path: Path, backend: str, kills: int
) -> None:
    source: DatabaseSource = request.getfixturevalue(f"{backend}_databases")
    chance = random.Random(7)  # noqa: S311 - the same burst every time
    async with source.migrated() as url, set_stage(url, tmp_path) as stage:
        meant = await _answer_all(stage, chance)
        number = sum(len(labels) for labels in meant.values())
        # The first dies with a batch in its hands that is not stored yet.
        left: Counter[str] = Counter()
        moments: list[tuple[int, tuple[str, ...], Moment]] = [(1, ("getUpdates",), "done")]
        while len(moments) < kills:
            moments.append((chance.randint(2, 90), CALLS, chance.choice(("received", "done"))))
        for n, methods, moment in moments:
            stage.tripwire.set(n, methods, moment, stage.bot.kill)
            await stage.bot.start()
            await asyncio.wait_for(stage.tripwire.tripped.wait(), 30)
            assert await stage.bot.ended() < 0
            left.update(await stage.inbox())
        # The kills have hit effects that nobody had been told of yet.
        assert left["done"]
        await stage.bot.start()
        await stage.eventually(lambda: _is_all_dealt_with(stage))
        await _check(stage, meant, number)


async def _check(stage: Stage, meant: dict[int, list[str]], number: int) -> None:
    assert await stage.inbox() == {"answered": number}
    async with stage.database.reading() as session:
        updates = list(await session.scalars(select(InboxUpdate)))
    assert {update.attempts for update in updates} == {0}
    members, answers = await _member_ids(stage), await stage.answers()
    assert len(answers) == len(meant) == MEMBERS
    for user_id, labels in meant.items():
        assert answers[members[user_id]].label == labels[-1], labels
    # Each effect raises the board's revision by one: so many, not one more or less.
    (board,) = await stage.outbox(BOARD.name)
    assert board.revision == 1 + number
    for person in stage.people:
        calls = [
            c for c in stage.tripwire.after(0) if str(c["params"].get("chat_id")) == str(person.id)
        ]
        said = [c for c in calls if c["method"] in {"sendMessage", "editMessageText"}]
        # The first was the invitation of before.
        assert len(said) - 1 >= len(meant[person.id])
    log = stage.bot.log.read_text()
    assert TOKEN.partition(":")[2] not in log
    assert "Traceback" not in log


async def test_bot_that_was_away_deals_with_what_waits(database_url: str, tmp_path: Path) -> None:
    """Nothing that was said meanwhile is dropped."""
    async with set_stage(database_url, tmp_path) as stage:
        for person in stage.people[:5]:
            await person.say("có mặt")
        await stage.bot.start()
        await stage.eventually(lambda: _is_all_dealt_with(stage))
        assert len(await stage.answers()) == 5
        assert stage.simulator.world.bots[BOT_ID].id == BOT_ID
