"""An announcement on its way is paused, stopped, corrected, taken back, or sent at its hour."""

import struct

import pytest
from sqlalchemy import select, update

from models.announcements import Announcement
from models.outbox import OutboxMessage
from models.repositories import units
from simulator.client import Person, words_of
from tests.handlers.announcing import announce, board, compose, said_to
from tests.handlers.scenes import AN, BINH, CUC
from tests.town.town import MONDAY, Town, hear, hear_edited

WORDS = "Mời dự lễ phát động."
HEAD = "THÔNG BÁO của Chi bộ Khu phố 1"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + struct.pack(">II", 256, 128)
NIGHT = 13


async def begin_at_night(town: Town) -> tuple[Person, Person, Person]:
    """An announcement waits for the end of quiet hours: its rows are there, nothing is sent."""
    an, binh, cuc = await town.register(AN, BINH, CUC)
    await compose(town, an, WORDS)
    await an.press(town.words("announce-change-when"))
    await an.say("20h55 hôm nay")
    await hear(an, "20 giờ 55, thứ Hai, ngày 07/12/2026")
    await an.press(town.words("announce-send"))
    await board(town, an, "scheduled", when="20 giờ 55, thứ Hai, ngày 07/12/2026")
    await town.move_clock(hours=NIGHT)
    await hear(an, "Đang giờ nghỉ: bắt đầu gửi lúc 6 giờ 30, thứ Ba, ngày 08/12/2026")
    return an, binh, cuc


async def let_go(town: Town, person: Person, leader: Person) -> None:
    """The row of this person leaves before the others, and the leader's board knows."""
    row = OutboxMessage
    async with town.database.writing() as session:
        mine = (row.chat_id == person.id) & (row.kind == "announcements.message")
        await session.execute(update(row).where(mine).values(not_before=MONDAY))
    town.chibot._sender.wake()
    await hear(person, HEAD)
    await hear_edited(town, leader, "tới 1")


async def state_of(town: Town) -> str:
    """The state of the one announcement there is."""
    async with town.database.reading() as session:
        return (await session.scalars(select(Announcement.state))).one()


async def test_hour_that_passed_in_quiet_hours_waits_for_the_morning(town: Town) -> None:
    _, binh, _ = await begin_at_night(town)
    assert not await said_to(binh, HEAD)
    await town.move_clock(hours=9)
    await hear(binh, WORDS)


async def test_sending_at_night_offers_the_morning(town: Town) -> None:
    an, binh = await town.register(AN, BINH)
    await town.move_clock(hours=NIGHT)
    await compose(town, an, WORDS)
    await an.press(town.words("announce-send"))
    await hear(an, "là giờ nghỉ của nhiều đồng chí")
    await an.press(town.words("announce-night-morning", when="06:30 08/12"))
    await hear(an, "Đã đặt giờ gửi: 6 giờ 30, thứ Ba, ngày 08/12/2026")
    assert not await said_to(binh, HEAD)
    await town.move_clock(hours=9)
    await hear(binh, WORDS)
    await board(town, an, "done")


async def test_sending_at_night_is_possible(town: Town) -> None:
    an, binh = await town.register(AN, BINH)
    await town.move_clock(hours=NIGHT)
    await compose(town, an, WORDS)
    await an.press(town.words("announce-change-when"))
    await an.say("ngày mai")
    await hear(an, "gửi lúc mấy giờ?")
    await an.say("5 giờ sáng")
    await hear(an, "5 giờ 00 là giờ nghỉ")
    await an.press(town.words("announce-night-wanted", hour="5 giờ 00"))
    await hear(an, "Giờ gửi: 5 giờ 00, thứ Ba, ngày 08/12/2026")
    await an.press(town.words("announce-send"))
    await hear(an, "Đã đặt giờ gửi")
    await town.move_clock(hours=7.2)
    await hear(binh, WORDS)


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("hôm kia", "announce-when-unclear"),
        ("mùng 5 âm lịch", "announce-when-lunar"),
        ("7h sáng hôm qua", "announce-when-passed"),
    ],
)
async def test_hour_that_cannot_be_is_asked_again(town: Town, words: str, key: str) -> None:
    (an,) = await town.register(AN)
    await compose(town, an, WORDS)
    await an.press(town.words("announce-change-when"))
    await an.say(words)
    await hear(an, town.words(key, when="#").split("#", maxsplit=1)[0][:14])
    await an.say("8h sáng mai")
    await hear(an, "Giờ gửi: 8 giờ 00, thứ Ba, ngày 08/12/2026")


async def test_pause_keeps_back_what_was_not_sent_and_resume_sends_it(town: Town) -> None:
    an, binh, cuc = await begin_at_night(town)
    await let_go(town, binh, an)
    await an.press(town.words("announcement-pause"))
    told = words_of(await board(town, an, "paused"))
    await town.move_clock(hours=10)
    assert not await said_to(cuc, HEAD)
    assert "Gửi đến 3: tới 1, không gửi được 0, chưa rõ 0, đang chờ 2" in told
    await an.press(town.words("announcement-resume"))
    await hear(cuc, WORDS)
    await board(town, an, "done")
    assert len(await said_to(binh, HEAD)) == 1


async def test_pause_and_resume_can_be_typed(town: Town) -> None:
    an, binh, _ = await begin_at_night(town)
    await an.say("tạm dừng")
    await hear(an, town.words("announcement-paused"))
    await an.say("Tiếp tục")
    await hear(an, town.words("announcement-resumed"))
    await an.say("tam dung")
    await board(town, an, "paused")
    assert not await said_to(binh, HEAD)


async def test_caption_is_corrected_and_the_photo_stays(town: Town) -> None:
    an, binh = await town.register(AN, BINH)
    await an.say("/thongbao")
    await an.send_file("photo", PNG, "a.png", caption=WORDS)
    await hear(an, "đúng như người nhận sẽ thấy")
    await an.press(town.words("announce-send"))
    await hear(binh, WORDS)
    await board(town, an, "done")
    await an.press(town.words("announcement-correct"))
    await an.send_file("photo", PNG, "b.png", caption="Ảnh khác")
    await hear(an, "Chỉ sửa được chữ; ảnh hoặc tệp giữ nguyên.")
    await an.say("Mời dự lễ lúc 8 giờ.")
    await hear(an, town.words("announcement-correct-look"))
    await an.press(town.words("announcement-correct-send"))
    edited = await hear(binh, "Mời dự lễ lúc 8 giờ.")
    assert edited["photo"]
    assert "(đã sửa lúc 9 giờ 00" in words_of(edited)


async def test_words_nobody_has_read_are_corrected_without_a_mark(town: Town) -> None:
    an, binh, _ = await begin_at_night(town)
    await an.press(town.words("announcement-correct"))
    await an.say("Mời dự lễ lúc 8 giờ.")
    await hear(an, town.words("announcement-correct-look-ahead"))
    await an.press(town.words("announcement-correct-send"))
    await hear(an, "«Mời dự lễ lúc 8 giờ.»")
    await town.move_clock(hours=9)
    assert words_of(await hear(binh, "lúc 8 giờ.")) == f"{HEAD}\n\nMời dự lễ lúc 8 giờ."


async def test_stopped_announcement_goes_to_nobody_else(town: Town) -> None:
    an, binh, cuc = await begin_at_night(town)
    await let_go(town, binh, an)
    await an.press(town.words("announcement-stop"))
    await hear(an, "Ai chưa nhận sẽ không nhận nữa")
    await an.press(town.words("announcement-stop-sure"))
    told = words_of(await board(town, an, "stopped"))
    await town.move_clock(hours=10)
    assert not await said_to(cuc, HEAD)
    assert len(await said_to(binh, HEAD)) == 1
    assert "Gửi đến 3: tới 1, không gửi được 0, chưa rõ 0, đang chờ 0" in told
    assert "Đã dừng, không gửi: 2 (không nằm trong danh sách cần gọi điện)" in told


async def test_correction_edits_what_was_sent_and_the_rest_gets_the_new_words(town: Town) -> None:
    an, binh, cuc = await begin_at_night(town)
    await let_go(town, binh, an)
    await an.press(town.words("announcement-correct"))
    await hear(an, town.words("announcement-correct-ask"))
    await an.say("Mời dự lễ phát động lúc 8 giờ.")
    await hear(an, town.words("announcement-correct-look"))
    await an.press(town.words("announcement-correct-send"))
    edited = words_of(await hear(binh, "(đã sửa lúc 22 giờ 00"))
    assert "lúc 8 giờ." in edited
    await town.move_clock(hours=9)
    await hear(cuc, "lúc 8 giờ.")
    assert [len(await said_to(person, HEAD)) for person in (binh, cuc)] == [1, 1]


async def test_withdrawn_while_half_sent_is_gone_and_goes_to_nobody_else(town: Town) -> None:
    an, binh, cuc = await begin_at_night(town)
    await let_go(town, binh, an)
    await an.press(town.words("announcement-withdraw"))
    await hear(an, "Thu hồi thông báo")
    await an.press(town.words("announcement-withdraw-sure"))
    await board(town, an, "withdrawn")
    await town.move_clock(hours=10)
    for person in (binh, cuc):
        assert not await said_to(person, HEAD)


async def test_withdrawn_after_two_days_says_so_and_so_does_its_button(town: Town) -> None:
    an, binh = await town.register(AN, BINH)
    await announce(town, an, WORDS)
    message = await hear(binh, HEAD)
    await town.client.arm_fault(
        "status",
        "deleteMessage",
        status=400,
        description="Bad Request: message can't be deleted",
        chat_id=binh.id,
    )
    await an.press(town.words("announcement-withdraw"))
    await hear(an, "Thu hồi thông báo")
    await an.press(town.words("announcement-withdraw-sure"))
    await hear(binh, town.words("announcement-withdrawn"))
    await binh.say("/language")
    asked = await hear(binh, "Which language")
    answer = await binh.press_data(int(asked["message_id"]), "tk:1")
    assert answer is not None
    assert answer["text"] == town.words("announcement-withdrawn")
    assert message["message_id"]


async def test_announcement_is_called_off_before_its_hour(town: Town) -> None:
    an, binh = await town.register(AN, BINH)
    await compose(town, an, WORDS)
    await an.press(town.words("announce-change-when"))
    await an.say("8h sáng mai")
    await hear(an, "Giờ gửi: 8 giờ 00")
    await an.press(town.words("announce-send"))
    await board(town, an, "scheduled", when="8 giờ 00, thứ Ba, ngày 08/12/2026")
    await an.press(town.words("announcement-call-off"))
    await hear(an, "Thông báo này chưa gửi cho ai.")
    await an.press(town.words("announcement-stop-sure"))
    await hear(an, town.words("announcement-call-off-done"))
    await board(town, an, "called_off")
    await town.move_clock(days=1)
    assert not await said_to(binh, HEAD)


async def test_author_who_lost_the_right_before_the_hour_is_told_that_nobody_got_it(
    town: Town,
) -> None:
    an, binh = await town.register(AN, BINH)
    await compose(town, an, WORDS)
    await an.press(town.words("announce-change-when"))
    await an.say("8h sáng mai")
    await hear(an, "Giờ gửi: 8 giờ 00")
    await an.press(town.words("announce-send"))
    await hear(an, "Đã đặt giờ gửi")
    async with town.database.writing() as session:
        for role in await units.list_roles(session, town.members[AN]):
            await session.delete(role)
    await town.move_clock(days=1)
    await hear(an, "đồng chí không còn quyền gửi thông báo của đơn vị này")
    assert not await said_to(binh, HEAD)
    assert await state_of(town) == "not_sent"


async def test_other_secretary_and_members_cannot_change_it(town: Town) -> None:
    an, binh, khanh = await town.register(AN, BINH, "Bùi Thị Khánh")
    await announce(town, an, WORDS)
    for person in (binh, khanh):
        await person.say("/language")
        asked = await hear(person, "Which language")
        for data in ("tp:1", "tg:1", "tx:1:1", "tw:1:1", "te:1", "tb:1", "tc:1:1", "to:1"):
            answer = await person.press_data(int(asked["message_id"]), data)
            assert answer is not None
            assert answer["text"] == town.words("error-not-allowed"), data
    assert await state_of(town) == "sending"


async def test_nothing_is_paused_once_all_is_sent(town: Town) -> None:
    (an,) = await town.register(AN)
    await announce(town, an, WORDS)
    await an.say("/language")
    asked = await hear(an, "Which language")
    answer = await an.press_data(int(asked["message_id"]), "tp:1")
    assert answer is not None
    assert answer["text"] == town.words("error-announcement-is-over")
