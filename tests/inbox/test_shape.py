"""Raw updates are put into a shape that handlers and databases bear."""

import json
from typing import Any

import pytest

from bot.errors import ChoiceIsStale
from bot.inbox.shape import body_of
from handlers.meetings.keyboards import Answer
from simulator.client import words_of
from tests.handlers.scenes import called_cell
from tests.town.town import Town, found_town, hear


def _kept(update: dict[str, Any]) -> dict[str, Any]:
    """The update as it comes out of the database again."""
    kept: dict[str, Any] = json.loads(body_of(update))
    return kept


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a\x00b", "ab"), ("a\ud800b", "a\ufffdb"), ("Đi 👍", "Đi 👍"), ("", "")],
)
def test_text_that_no_database_takes_is_cleaned(text: str, expected: str) -> None:
    update = {"update_id": 1, "message": {"text": text, "from": {"id": 7, "first_name": text}}}
    message = _kept(update)["message"]
    assert message == {"text": expected, "from": {"id": 7, "first_name": expected}}


def test_command_without_entity_gets_one() -> None:
    marked = _kept({"update_id": 1, "message": {"text": "/hop 19h30"}})["message"]["entities"]
    assert marked == [{"type": "bot_command", "offset": 0, "length": 4}]
    assert "entities" not in _kept({"message": {"text": "đi / về"}})["message"]


@pytest.mark.parametrize("packed", ["ma:99999999999999999999999:yes", "ma:１:yes", "ma: 1:yes"])
def test_id_that_no_column_holds_is_stale(packed: str) -> None:
    with pytest.raises(ChoiceIsStale):
        Answer.unpack(packed)


async def test_reason_with_unwanted_characters_is_kept_without_them(database_url: str) -> None:
    async with found_town(database_url) as town:
        _, binh, _ = await called_cell(town)
        update = {
            "message": {
                "message_id": 90_001,
                "date": 1_796_600_000,
                "chat": {"id": binh.id, "type": "private", "first_name": "B\ud800"},
                "from": {"id": binh.id, "is_bot": False, "first_name": "B\ud800"},
                "text": "vắng, đau\x00 chân\ud800",
            }
        }
        await town.client.feed(update)
        assert "đau chân" in words_of(await hear(binh, "vắng (lý do:"))


async def test_slow_chat_does_not_hold_up_the_presses_of_others(database_url: str) -> None:
    async with found_town(database_url) as town:
        _, binh, cuc = await called_cell(town)
        await _press_unanswered(town, binh.id)
        await binh.press(town.words("answer-yes"))
        await cuc.press(town.words("answer-no"))
        await cuc.wait_for_text("Đã ghi nhận", timeout=5)


async def _press_unanswered(town: Town, chat_id: int) -> None:
    fault = {"chat_id": chat_id, "seconds": 30, "times": 1}
    await town.client.arm_fault("never_answer", "editMessageText", **fault)


async def test_server_without_pictures_still_gives_the_link(database_url: str) -> None:
    async with found_town(database_url) as town:
        (an,) = await town.register("Nguyễn Thị An")
        missing = {"status": 404, "description": "Not Found"}
        await town.client.arm_fault("status", "sendPhoto", **missing)
        await an.say("/moi")
        await hear(an, "Trần Văn Bình")
        await an.say("Trần Văn Bình")
        await hear(an, "start=")
