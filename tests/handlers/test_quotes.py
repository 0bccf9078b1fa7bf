"""Words belong to the meeting they quote, or to the one that can still be answered."""

import pytest

from models.meetings import Meeting
from models.outbox import QUEUED, SENDING
from models.repositories import outbox
from simulator.client import Message, Person, words_of
from tests.bed.waiting import eventually
from tests.handlers.scenes import BINH, call_meeting, called_cell
from tests.handlers.test_answers import answer_of, label_of
from tests.town.town import Town, hear

SECOND = "/hop 8h chủ nhật tuần sau tại hội trường"


async def all_said(town: Town, meeting_id: int) -> None:
    """The invitations have been sent, and their choices are known."""

    async def is_said() -> bool:
        async with town.database.reading() as session:
            states = await outbox.count_by_state(session, ["meetings.notice"], meeting_id)
        return bool(states) and not {state for state, _ in states} & {QUEUED, SENDING}

    await eventually(is_said)


async def called_twice(town: Town) -> tuple[Person, Person, Message, Message]:
    """The secretary, a member, and the member's invitations for the 17th and the 20th."""
    an, binh, _ = await called_cell(town)
    first = next(m for m in await binh.messages() if "17/12/2026" in words_of(m))
    await call_meeting(town, an, SECOND)
    second = await hear(binh, "20/12/2026")
    await all_said(town, 2)
    return an, binh, first, second


@pytest.mark.parametrize("words", ["có mặt", "co mat", "1", "dạ tôi đi được"])
async def test_words_answer_the_meeting_they_quote(town: Town, words: str) -> None:
    _, binh, first, _ = await called_twice(town)
    await binh.say(words, reply_to_message_id=first["message_id"])
    await hear(binh, "Đã ghi nhận: đồng chí có mặt")
    assert await label_of(town, BINH, 1) == "yes"
    assert await label_of(town, BINH, 2) == ""


async def test_words_answer_the_meeting_of_the_echo_they_quote(town: Town) -> None:
    _, binh, first, _ = await called_twice(town)
    await binh.say("1", reply_to_message_id=first["message_id"])
    echo = await hear(binh, "Đã ghi nhận: đồng chí có mặt")
    await binh.say("2", reply_to_message_id=first["message_id"])
    await hear(binh, "Đã ghi nhận: đồng chí vắng")
    await binh.say("tôi đến trễ 15 phút", reply_to_message_id=echo["message_id"])
    await hear(binh, "đến trễ khoảng 15 phút")
    assert await label_of(town, BINH, 1) == "late"
    assert await label_of(town, BINH, 2) == ""


async def test_meeting_that_is_over_frees_who_was_asked_for_a_reason(town: Town) -> None:
    an, binh, _ = await called_cell(town)
    await binh.press(town.words("answer-no"))
    await hear(binh, town.words("reason-ask"))
    await town.move_clock(days=11)
    await call_meeting(town, an, "/hop 19h30 thứ sáu tuần sau tại trụ sở")
    await hear(binh, "Kính mời đồng chí Bình")
    await binh.say("dạ tôi đi được")
    await hear(binh, "Đã ghi nhận: đồng chí có mặt")
    assert await label_of(town, BINH, 1) == "no"
    assert await label_of(town, BINH, 2) == "yes"


async def test_reason_for_a_meeting_that_is_over_is_answered_once(town: Town) -> None:
    _, binh, _ = await called_cell(town)
    await binh.press(town.words("answer-no"))
    await hear(binh, town.words("reason-ask"))
    await town.move_clock(days=11)
    for words in ("đi khám bệnh", "alo"):
        await binh.say(words)
        await hear(binh, town.words("no-meeting-for-words"))


async def test_words_that_quote_another_meeting_are_no_reason(town: Town) -> None:
    an, binh, _ = await called_cell(town)
    await binh.press(town.words("answer-no"))
    await hear(binh, town.words("reason-ask"))
    await call_meeting(town, an, SECOND)
    second = await hear(binh, "20/12/2026")
    await binh.say("dạ tôi đi được", reply_to_message_id=second["message_id"])
    await hear(binh, "Đã ghi nhận: đồng chí có mặt")
    assert await label_of(town, BINH, 1) == "no"
    assert await label_of(town, BINH, 2) == "yes"


async def test_reason_may_quote_its_own_meeting(town: Town) -> None:
    _, binh, _ = await called_cell(town)
    await binh.say("2")
    echo = await hear(binh, town.words("reason-ask"))
    await binh.say("nhà có giỗ", reply_to_message_id=echo["message_id"])
    await hear(binh, "vắng (lý do: nhà có giỗ)")


async def test_reason_that_quotes_a_meeting_that_is_over_answers_no_other(town: Town) -> None:
    an, binh, _ = await called_cell(town)
    await binh.say("2")
    echo = await hear(binh, town.words("reason-ask"))
    await town.move_clock(days=11)
    await call_meeting(town, an, "/hop 19h30 thứ sáu tuần sau tại trụ sở")
    await hear(binh, "Kính mời đồng chí Bình")
    await binh.say("dạ tôi đi được", reply_to_message_id=echo["message_id"])
    await hear(binh, town.words("error-meeting-is-over"))
    assert await label_of(town, BINH, 2) == ""


async def test_call_that_came_since_is_not_answered_with_a_reason(town: Town) -> None:
    an, binh, _ = await called_cell(town)
    await binh.press(town.words("answer-no"))
    await hear(binh, town.words("reason-ask"))
    await call_meeting(town, an, SECOND)
    await hear(binh, "20/12/2026")
    await all_said(town, 2)
    await binh.say("dạ tôi đi được")
    await hear(binh, "Đồng chí có mặt buổi nào?")
    assert await label_of(town, BINH, 1) == "no"


async def test_quoted_invitation_is_answered_while_a_form_is_open(town: Town) -> None:
    an, _, _ = await called_cell(town)
    notice = next(m for m in await an.messages() if "Kính mời đồng chí An" in words_of(m))
    await an.say(SECOND)
    await hear(an, town.words("call-kind"))
    await an.press(town.words("kind-button-regular"))
    await hear(an, town.words("call-agenda"))
    await an.say("dạ tôi không đi được", reply_to_message_id=notice["message_id"])
    assert town.words("reason-ask") not in words_of(await hear(an, "đồng chí vắng"))
    await an.say("Nhiệm vụ tháng tới")
    assert "không đi được" not in words_of(await hear(an, "Trợ lý hiểu như sau"))
    assert await label_of(town, "Nguyễn Thị An") == "no"


async def test_press_on_an_invitation_leaves_an_open_form_alone(town: Town) -> None:
    an, _, _ = await called_cell(town)
    await an.say(SECOND)
    await hear(an, town.words("call-kind"))
    await an.press(town.words("kind-button-regular"))
    await hear(an, town.words("call-agenda"))
    await an.press(town.words("answer-yes"))
    await hear(an, "Đã ghi nhận: đồng chí có mặt")
    await an.say("Nhiệm vụ tháng tới")
    await hear(an, "Trợ lý hiểu như sau")


async def test_quoted_meeting_that_was_cancelled_takes_no_answer(town: Town) -> None:
    _, binh, first, _ = await called_twice(town)
    async with town.database.writing() as session:
        (await session.get_one(Meeting, 1)).state = "cancelled"
    await binh.say("dạ tôi đi được", reply_to_message_id=first["message_id"])
    await hear(binh, town.words("error-meeting-is-over"))
    assert await answer_of(town, BINH, 2) is None


async def test_number_that_is_not_on_the_list_is_no_meeting(town: Town) -> None:
    an, binh, _, _ = await called_twice(town)
    await call_meeting(town, an, "/hop 8h chủ nhật tuần sau nữa tại hội trường")
    await hear(binh, "27/12/2026")
    async with town.database.writing() as session:
        (await session.get_one(Meeting, 1)).state = "cancelled"
    await binh.say("đi được")
    await hear(binh, "Đồng chí có mặt buổi nào?")
    for number in ("3", "900000000000000000000"):
        await binh.say(number)
        await hear(binh, "Đồng chí có mặt buổi nào?")
    assert await label_of(town, BINH, 3) == ""
    await binh.say("2")
    await hear(binh, "27/12/2026")
    assert await label_of(town, BINH, 3) == "yes"
