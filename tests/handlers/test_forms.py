"""A form takes what belongs to it, and closes when what it is about is over."""

import pytest

from tests.handlers.scenes import AN, call_meeting, called_cell, change_place, forge
from tests.handlers.test_answers import label_of
from tests.town.town import Town, hear


async def test_change_of_a_meeting_that_has_begun_closes(town: Town) -> None:
    an, binh = await change_place(town)
    await town.move_clock(days=11)
    await an.press(town.words("change-send"))
    await hear(an, town.words("change-is-over"))
    await call_meeting(town, an, "/hop 19h30 thứ sáu tuần sau tại trụ sở")
    await hear(an, "Kính mời đồng chí An")
    await an.say("đi được")
    await hear(an, "Đã ghi nhận: đồng chí có mặt")
    assert await label_of(town, AN, 2) == "yes"
    assert not [m for m in await binh.messages() if "THAY ĐỔI" in str(m.get("text"))]


async def test_words_after_the_start_close_the_change_too(town: Town) -> None:
    an, _ = await change_place(town)
    await town.move_clock(days=11)
    await an.say("Hội trường")
    await hear(an, town.words("change-is-over"))
    await an.say("alo")
    await hear(an, town.words("no-meeting-for-words"))


async def test_meeting_that_has_begun_is_not_changed(town: Town) -> None:
    an, _, _ = await called_cell(town)
    await town.move_clock(days=11)
    await an.press(town.words("board-change"))
    await hear(an, town.words("change-what"))
    await an.press(town.words("change-time"))
    await hear(an, town.words("change-is-over"))
    await an.say("alo")
    await hear(an, town.words("no-meeting-for-words"))


async def test_words_that_look_like_the_value_of_a_choice_stay_words(town: Town) -> None:
    (an,) = await town.register(AN)
    await an.say("/hop 19h30 thứ năm tuần sau")
    await hear(an, town.words("call-kind"))
    await an.say("regular")
    await hear(an, town.words("call-kind"))
    await an.press(town.words("kind-button-regular"))
    await hear(an, town.words("call-place"))
    await an.say("Trụ sở")
    await hear(an, town.words("call-agenda"))
    await an.say("Nhiệm vụ tháng tới")
    await hear(an, "Trợ lý hiểu như sau")
    await an.say("send")
    await hear(an, "Trợ lý hiểu như sau")


@pytest.mark.parametrize("value", ["unit:2", "unit:99999999999999999999", "unit:@x", "kind:zz"])
async def test_forged_value_of_a_form_does_nothing(town: Town, value: str) -> None:
    (an,) = await town.register(AN)
    await an.say("/hop 19h30 thứ năm tuần sau")
    await hear(an, town.words("call-kind"))
    assert await forge(an, f"f:call:{value}") == town.words("error-choice-is-stale")
