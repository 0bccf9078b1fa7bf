"""A cell is called to a meeting: who hears, when, and what its secretary sees."""

import pytest

from simulator.client import words_of
from tests.handlers.scenes import AN, BINH, CALL, DUNG, call_meeting, called_cell, forge
from tests.town.town import Town, hear


async def test_members_of_the_cell_in_the_right_states_are_called(town: Town) -> None:
    an, binh, dung = await town.register(AN, BINH, DUNG)
    others = await town.register("Võ Thị Giang", "Đỗ Văn Hải", "Hồ Văn Long")
    await call_meeting(town, an)
    await hear(binh, "Kính mời đồng chí Bình")
    await hear(dung, "trụ sở khu phố 1")
    for other in others:
        assert len(await other.messages()) == 2


async def test_what_was_understood_is_echoed_before_anything_is_sent(town: Town) -> None:
    an, binh = await town.register(AN, BINH)
    await an.say(CALL)
    await hear(an, town.words("call-kind")[:20])
    await an.press(town.words("kind-button-thematic"))
    await hear(an, town.words("call-agenda"))
    await an.say("Học tập chuyên đề")
    preview = words_of(await hear(an, "Trợ lý hiểu như sau"))
    assert "Sinh hoạt chuyên đề" in preview
    assert "19 giờ 30, thứ Năm, ngày 17/12/2026" in preview
    assert "Sẽ mời 4 đồng chí, trong đó 2" in preview
    await an.press(town.words("common-stop"))
    await hear(an, town.words("common-stopped"))
    assert len(await binh.messages()) == 2


async def test_day_without_hour_is_asked_for(town: Town) -> None:
    (an,) = await town.register(AN)
    await an.say("/hop")
    await hear(an, town.words("call-kind")[:20])
    await an.press(town.words("kind-button-regular"))
    await hear(an, town.words("call-when"))
    await an.say("ngày 30/2")
    await hear(an, town.words("when-unclear"))
    await an.say("mùng 5 tháng 11 âm lịch")
    await hear(an, town.words("when-is-lunar"))
    await an.say("thứ sáu tuần sau")
    await hear(an, "thứ Sáu, ngày 18/12/2026")
    await an.say("7 giờ rưỡi tối")
    await hear(an, town.words("call-place"))
    await an.say("Trụ sở")
    await hear(an, town.words("call-agenda"))
    await an.press(town.words("agenda-later-button"))
    await hear(an, "19 giờ 30, thứ Sáu, ngày 18/12/2026")


async def test_time_that_has_passed_is_not_called(town: Town) -> None:
    (an,) = await town.register(AN)
    await an.say("/hop")
    await hear(an, town.words("call-kind")[:20])
    await an.press(town.words("kind-button-regular"))
    await hear(an, town.words("call-when"))
    await an.say("19h30 ngày 1/12/2026")
    await hear(an, "Trợ lý hiểu là 19 giờ 30, thứ Ba, ngày 01/12/2026")


async def test_reminders_come_a_week_a_day_and_two_hours_before(town: Town) -> None:
    _, binh, _ = await called_cell(town)
    for hours in (3 * 24 + 10.6, 6 * 24, 22):
        await town.move_clock(hours=hours)
        await hear(binh, "Nhắc lịch: kính mời đồng chí Bình")
    said = [m for m in await binh.messages() if "Nhắc lịch" in words_of(m)]
    assert len(said) == 3


async def test_invitation_waits_for_the_end_of_quiet_hours(town: Town) -> None:
    an, binh = await town.register(AN, BINH)
    await town.move_clock(hours=13)
    await an.say(CALL)
    await hear(an, town.words("call-kind")[:20])
    await an.press(town.words("kind-button-regular"))
    await an.press(town.words("agenda-later-button"))
    await hear(an, town.words("sending-at", hour="6 giờ 30"))
    await an.press(town.words("call-send"))
    await hear(an, "Chưa trả lời")
    assert len(await binh.messages()) == 2
    await town.move_clock(hours=9)
    await hear(binh, "Kính mời đồng chí Bình")


async def test_everybody_hears_of_a_change_at_once_and_the_timers_move(town: Town) -> None:
    an, binh, _ = await called_cell(town)
    await an.press(town.words("board-change"))
    await hear(an, town.words("change-what"))
    await an.press(town.words("change-time"))
    await hear(an, town.words("change-ask-time"))
    await an.say("20h ngày 24/12")
    await hear(an, "Đổi thành: 20 giờ 00, thứ Năm, ngày 24/12/2026")
    await an.press(town.words("change-send"))
    await hear(binh, "THAY ĐỔI THỜI GIAN")
    await town.move_clock(days=10, hours=8.6)
    await binh.say("/hop")
    await hear(binh, "20 giờ 00, thứ Năm, ngày 24/12/2026")
    assert not [m for m in await binh.messages() if "Nhắc lịch" in words_of(m)]
    await town.move_clock(hours=3)
    await hear(binh, "Nhắc lịch")


async def test_cancelled_meeting_is_told_at_once_and_never_reminded_of(town: Town) -> None:
    an, binh, _ = await called_cell(town)
    await an.press(town.words("board-cancel"))
    await hear(an, "Hủy buổi họp 19 giờ 30")
    await an.press(town.words("cancel-sure"))
    await hear(binh, "HỦY BUỔI HỌP")
    await hear(an, town.words("board-cancelled"))
    await town.move_clock(days=11)
    await binh.say("1")
    await hear(binh, town.words("no-meeting-for-words"))
    assert not [m for m in await binh.messages() if "Nhắc lịch" in words_of(m)]


async def test_member_registered_later_is_called_too(town: Town) -> None:
    an, _, _ = await called_cell(town)
    dung = await town.arrive("Dũng", "0900000004")
    await dung.start()
    await hear(dung, "Quý vị có đồng ý không?")
    await dung.press(town.words("consent-yes"))
    await dung.share_contact()
    await hear(an, "Phạm Văn Dũng")
    await an.press(town.words("application-confirm"))
    await hear(dung, "Kính mời đồng chí Dũng")


async def test_secretary_sees_whom_to_phone_and_notes_what_they_say(town: Town) -> None:
    an, _, _ = await called_cell(town)
    await an.press(town.words("board-unanswered"))
    listed = words_of(await hear(an, "4 đồng chí chưa trả lời"))
    assert "Phạm Văn Dũng – 0900 000 004 (chưa dùng Trợ lý)" in listed
    assert "Võ Thị Giang" not in listed
    await an.say("Phạm Văn Dũng")
    await hear(an, "Phạm Văn Dũng trả lời thế nào?")
    await an.say("3")
    await hear(an, "Đã ghi thay: Phạm Văn Dũng – đến trễ")
    await hear(an, "Đến trễ: 1")


@pytest.mark.parametrize("data", ["mb:1", "ml:1", "mu:1:0", "mc:1:time", "mx:1:1", "mr:1:3"])
async def test_button_of_a_meeting_led_by_others_is_refused(town: Town, data: str) -> None:
    an, binh, _ = await called_cell(town)
    (khanh,) = await town.register("Bùi Thị Khánh")
    del an
    for person in (binh, khanh):
        assert await forge(person, data) == town.words("error-not-allowed")


async def test_committee_member_may_look_but_not_lead(town: Town) -> None:
    an, binh, _ = await called_cell(town)
    (dung,) = await town.register(DUNG)
    await binh.say("1")
    await hear(an, "Có mặt: 1")
    await dung.say("/hop")
    await hear(dung, "Có 1 buổi họp sắp tới")
    await dung.press("19:30 17/12 · Chi bộ Khu phố 1")
    board = await hear(dung, "Có mặt: 1")
    labels = [button["text"] for row in board["reply_markup"]["inline_keyboard"] for button in row]
    assert labels == [town.words("board-answers")]
    assert await forge(dung, "mu:1:0") == town.words("error-not-allowed")
