"""A cell is called to a meeting and answers in chat."""

from tests.town.town import Town, hear

CALL = "/hop 19h30 thứ năm tuần sau tại trụ sở khu phố 1"


async def call_meeting(town: Town) -> None:
    """The secretary of the first cell calls a meeting for the 17th at 19:30."""
    secretary = town.people["Nguyễn Thị An"]
    await secretary.say(CALL)
    await hear(secretary, town.words("call-kind")[:20])
    await secretary.press(town.words("kind-button-regular"))
    await hear(secretary, town.words("call-agenda"))
    await secretary.say("Đánh giá công tác tháng qua")
    await hear(secretary, "thứ Năm, ngày 17/12/2026")
    await secretary.press(town.words("call-send"))
    await hear(secretary, "Chưa trả lời: 4")


async def test_members_of_the_cell_in_the_right_states_are_called(town: Town) -> None:
    """Exempt and 213 members are left alone, and so is the other cell."""
    names = ["Nguyễn Thị An", "Trần Văn Bình", "Phạm Văn Dũng", "Võ Thị Giang", "Đỗ Văn Hải"]
    _, binh, dung, giang, hai = await town.register(*names)
    (long,) = await town.register("Hồ Văn Long")
    await call_meeting(town)
    await hear(binh, "Kính mời đồng chí Bình")
    await hear(dung, "trụ sở khu phố 1")
    for other in (giang, hai, long):
        assert len(await other.messages()) == 2
