"""Polls and quizzes, from asking to closing."""

from typing import Any

import pytest

from simulator.client import Person, SimulatorRefusedError
from tests.simulator.conftest import Api


@pytest.fixture
def asking(lan: Person) -> dict[str, Any]:
    return {"chat_id": lan.id, "question": "Ngày <b>nào</b>?", "options": ["2", {"text": "3"}]}


async def test_question_and_options_are_kept(api: Api, asking: dict[str, Any]) -> None:
    poll = (await api.result("sendPoll", **asking, question_parse_mode="HTML"))["poll"]
    assert (poll["question"], poll["question_entities"][0]["type"]) == ("Ngày nào?", "bold")
    assert [option["persistent_id"] for option in poll["options"]] == ["option0", "option1"]
    assert (poll["type"], poll["is_anonymous"], poll["allows_revoting"]) == ("regular", True, True)


async def test_anonymous_poll_tells_numbers_only(
    api: Api, lan: Person, asking: dict[str, Any], updates: Any
) -> None:
    sent = await api.result("sendPoll", **asking, allows_multiple_answers=True)
    await updates()
    await lan.vote(sent["message_id"], 0, 1)
    (update,) = await updates()
    poll = update["poll"]
    assert [option["voter_count"] for option in poll["options"]] == [1, 1]
    assert poll["total_voter_count"] == 1
    assert (await lan.last())["poll"] == poll


async def test_vote_is_final_where_the_poll_says_so(
    api: Api, lan: Person, asking: dict[str, Any]
) -> None:
    quiz = {"type": "quiz", "correct_option_ids": [1], "explanation": "vì thế"}
    sent = await api.result("sendPoll", **asking, **quiz)
    assert (sent["poll"]["correct_option_ids"], sent["poll"]["explanation"]) == ([1], "vì thế")
    await lan.vote(sent["message_id"], 0)
    with pytest.raises(SimulatorRefusedError, match="final"):
        await lan.vote(sent["message_id"], 1)
    with pytest.raises(SimulatorRefusedError, match="no such option"):
        await lan.vote(sent["message_id"], 7)


async def test_old_spelling_of_the_right_answer(api: Api, asking: dict[str, Any]) -> None:
    sent = await api.result("sendPoll", **asking, type="quiz", correct_option_id=0)
    assert sent["poll"]["correct_option_ids"] == [0]


@pytest.mark.parametrize(
    ("params", "fact"),
    [
        ({"type": "vote"}, "unsupported poll type specified"),
        ({"open_period": 4}, "POLL_OPEN_PERIOD_INVALID"),
        ({"options": [5]}, "expected an option to be of type String"),
        (
            {"type": "quiz", "correct_option_ids": ["a"]},
            "correct option identifier must be of type Number",
        ),
        ({"members_only": True}, "poll voters can be restricted only in channel chats"),
    ],
)
async def test_odd_polls_are_refused(
    api: Api, asking: dict[str, Any], params: dict[str, Any], fact: str
) -> None:
    assert await api.refusal("sendPoll", **{**asking, **params}) == f"Bad Request: {fact}"


async def test_poll_is_stopped_once_and_by_its_bot(
    api: Api, lan: Person, asking: dict[str, Any], updates: Any
) -> None:
    sent = await api.result("sendPoll", **asking)
    await updates()
    target = {"chat_id": lan.id, "message_id": sent["message_id"]}
    markup = {"inline_keyboard": [[{"text": "Xem", "callback_data": "x", "style": "primary"}]]}
    assert (await api.result("stopPoll", **target, reply_markup=markup))["is_closed"] is True
    assert (await lan.last())["reply_markup"] == markup
    (update,) = await updates()
    assert update["poll"]["is_closed"] is True
    refusal = await api.refusal("stopPoll", **target)
    assert refusal == "Bad Request: poll has already been closed"
    with pytest.raises(SimulatorRefusedError, match="closed"):
        await lan.vote(sent["message_id"], 0)


async def test_poll_may_be_born_closed(api: Api, lan: Person, asking: dict[str, Any]) -> None:
    sent = await api.result("sendPoll", **asking, is_closed=True)
    with pytest.raises(SimulatorRefusedError, match="closed"):
        await lan.vote(sent["message_id"], 0)
