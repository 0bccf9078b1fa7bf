"""What a secretary changes before and after sending: file, hour, place; and what others learn."""

import struct
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.features.announcements import rules
from bot.roles import DEPUTY
from models.members import Role
from models.repositories import units
from simulator.client import Person, buttons_of, words_of
from tests.handlers.announcing import LOOK, announce, board, compose, said_to
from tests.handlers.chat_scenes import becomes, bound_group
from tests.handlers.scenes import AN, BINH, administrator
from tests.handlers.test_announcements_second import ASKED, ask, grow
from tests.town.town import CELLS, MONDAY, Town, hear

WORDS = "Mời dự lễ phát động."
HEAD = "THÔNG BÁO của Chi bộ Khu phố 1"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + struct.pack(">II", 256, 128)
TIMED = "15 giờ 00, thứ Hai, ngày 07/12/2026"


async def with_photo(town: Town) -> tuple[Person, Person]:
    """The command stands in the caption of a photo; the words are to be changed."""
    an, binh = await town.register(AN, BINH)
    await an.send_file("photo", PNG, "a.png", caption=f"/thongbao {WORDS}")
    await hear(an, LOOK)
    await an.press(town.words("announce-change-text"))
    await hear(an, town.words("announce-text-keeps-file"))
    return an, binh


async def test_photo_stays_when_the_words_change(town: Town) -> None:
    an, binh = await with_photo(town)
    await an.say("Mời dự lễ lúc 8 giờ.")
    await hear(an, LOOK)
    await an.say("gửi")
    message = await hear(binh, "lúc 8 giờ.")
    assert message["photo"]


async def test_photo_can_be_taken_away_and_the_words_kept(town: Town) -> None:
    an, binh = await with_photo(town)
    await an.press(town.words("announce-drop-file"))
    await hear(an, town.words("announce-text"))
    await an.say("giữ như cũ")
    await hear(an, LOOK)
    await an.say("gửi")
    assert "photo" not in await hear(binh, WORDS)


async def schedule(town: Town) -> tuple[Person, Person]:
    """An announcement that goes out at three in the afternoon."""
    an, binh = await town.register(AN, BINH)
    await compose(town, an, WORDS)
    await an.press(town.words("announce-change-when"))
    await an.say("15 giờ")
    await hear(an, TIMED)
    await an.say("gửi")
    told = await board(town, an, "scheduled", when=TIMED)
    assert "Sẽ gửi cho 2 đồng chí; cần báo cách khác: 3" in words_of(told)
    return an, binh


async def test_correction_of_what_nobody_has_does_not_speak_of_readers(town: Town) -> None:
    an, _ = await schedule(town)
    await an.press(town.words("announcement-correct"))
    asked = words_of(await hear(an, "Mời đồng chí nhắn nội dung mới"))
    assert "Ảnh hoặc tệp" not in asked
    await an.say("Mời dự lễ lúc 8 giờ.")
    await hear(an, town.words("announcement-correct-look-ahead"))
    await an.say("sửa")
    await hear(an, town.words("announcement-correct-done-ahead"))


async def test_hour_stays_when_it_is_called_off_and_written_anew(town: Town) -> None:
    an, _ = await schedule(town)
    await an.press(town.words("announcement-call-off"))
    await hear(an, "Hủy thông báo «")
    await an.press(town.words("announcement-stop-sure"))
    await board(town, an, "called_off")
    await an.say("/thongbao")
    listed = await hear(an, town.words("announcements-recent", count=1))
    assert "đã hủy" in str(buttons_of(listed)[1]["text"])
    await an.press(town.words("announcement-rework"))
    await hear(an, f"Giờ gửi: {TIMED}")


@pytest.mark.parametrize(
    ("typed", "heard"),
    [
        (["hôm qua"], "Trợ lý hiểu là Chủ nhật, ngày 06/12/2026. Thời gian này đã qua"),
        (["ngày mai", "8"], "Giờ gửi: 8 giờ 00, thứ Ba, ngày 08/12/2026"),
        (["15 giờ", "nhầm"], "Thông báo chưa được gửi."),
        (["gửi ngay"], "Giờ gửi: ngay khi đồng chí bấm nút"),
        (["23 giờ", "sáng mai"], "Giờ gửi: 6 giờ 30, thứ Ba, ngày 08/12/2026"),
        (["ngày mai", "Thôi"], "Đã dừng. Không có gì được gửi đi."),
    ],
)
async def test_hour_is_read_as_it_is_typed(town: Town, typed: list[str], heard: str) -> None:
    (an,) = await town.register(AN)
    await compose(town, an, WORDS)
    await an.press(town.words("announce-change-when"))
    await hear(an, "Gửi lúc nào?")
    for words in typed:
        await an.say(words)
    await hear(an, heard)


async def test_list_is_closed_by_a_word(town: Town) -> None:
    await town.register(BINH)
    admin = await administrator(town)
    await admin.say(f"/thongbao {WORDS}")
    await hear(admin, "gửi tới đâu?")
    await admin.say("kp1")
    await hear(admin, "Đã chọn 1")
    await admin.say("xong")
    await hear(admin, LOOK)
    await admin.press(town.words("announce-change-whom"))
    await hear(admin, town.words("announce-whom"))
    await admin.say("các cụ")
    await hear(admin, town.words("announce-press-one"))


async def test_post_is_withdrawn_where_the_group_is_bound_no_more(town: Town) -> None:
    an, group = await bound_group(town)
    await an.say(f"/thongbao {WORDS}")
    await hear(an, town.words("announce-summary-post-no", names="Khu phố 1"))
    await an.press(town.words("announce-post-on"))
    await hear(an, "Đăng cả vào: Khu phố 1")
    await an.say("gửi")
    await board(town, an, "done")
    await an.say("/nhom")
    await hear(an, "Khu phố 1")
    await an.press(town.words("chats-unbind"))
    await hear(an, "Khu phố 1")
    await an.press(town.words("chats-unbind-sure"))
    await becomes(town, group, "unbound")
    await an.say("/thongbao")
    await hear(an, town.words("announcements-recent", count=1))
    await an.say("2")
    await board(town, an, "done")
    await an.say("thu hồi")
    await hear(an, "Thu hồi thông báo «")
    await an.press(town.words("announcement-withdraw-sure"))
    await hear(an, "Đã thu hồi ở 2 trên 2 nơi đã nhận")
    assert not [m for m in await an.in_chat(group).messages() if WORDS in words_of(m)]


async def test_author_reads_who_withdrew_and_the_second_that_it_is_done(town: Town) -> None:
    an, binh = await town.register(AN, BINH)
    async with town.database.writing() as session:
        await units.add_role(session, town.members[BINH], town.cells[CELLS[0]], DEPUTY)
    await announce(town, an, WORDS)
    await binh.say("/thongbao")
    await hear(binh, town.words("announcements-recent", count=1))
    await binh.say("2")
    await board(town, binh, "done")
    await an.press(town.words("announcement-withdraw"))
    await hear(an, "Thu hồi thông báo «")
    await binh.press(town.words("announcement-withdraw"))
    await hear(binh, "Thu hồi thông báo «")
    await binh.press(town.words("announcement-withdraw-sure"))
    await hear(an, f"đã được đồng chí {BINH} thu hồi")
    answer = await an.press(town.words("announcement-withdraw-sure"))
    assert answer is not None
    assert answer["text"] == town.words("error-announcement-withdrawn")


async def test_draft_of_one_who_lost_the_right_is_closed(town: Town) -> None:
    an, binh = await town.register(AN, BINH)
    await compose(town, an, WORDS)
    async with town.database.writing() as session:
        for role in await session.scalars(select(Role)):
            await session.delete(role)
    await an.say("gửi")
    await hear(an, town.words("announce-right-lost"))
    await an.say("gửi")
    await hear(an, town.words("no-meeting-for-words"))
    assert not await said_to(binh, HEAD)


async def test_confirmed_at_night_says_when_it_goes(town: Town) -> None:
    _, binh, _ = await ask(town)
    await hear(binh, ASKED)
    await town.move_clock(hours=13)
    answer = await binh.press(town.words("announcement-confirm"))
    assert answer is not None
    morning = "6 giờ 30, thứ Ba, ngày 08/12/2026"
    assert answer["text"] == town.words("announcement-confirm-morning", when=morning)


async def test_confirmed_after_its_hour_says_that_it_goes_at_once(town: Town) -> None:
    an, binh = await town.register(AN, BINH)
    async with town.database.writing() as session:
        await units.add_role(session, town.members[BINH], town.cells[CELLS[0]], DEPUTY)
    await grow(town, 200)
    await compose(town, an, WORDS)
    await an.press(town.words("announce-change-when"))
    await an.say("10 giờ 30")
    await hear(an, "Giờ gửi: 10 giờ 30")
    await an.say("gửi")
    await hear(binh, "Giờ gửi: 10 giờ 30")
    await town.move_clock(hours=3)
    await binh.press(town.words("announcement-confirm"))
    await hear(binh, "Giờ gửi đã chọn (10 giờ 30, thứ Hai, ngày 07/12/2026) đã qua")


async def test_correction_that_was_given_back_can_be_written_again(town: Town) -> None:
    an, binh, _ = await ask(town)
    await hear(binh, ASKED)
    await binh.press(town.words("announcement-confirm"))
    await hear(an, "đã được duyệt")
    await an.say("/thongbao")
    await hear(an, town.words("announcements-recent", count=1))
    await an.press(town.words("announcement-correct"))
    await hear(an, town.words("announcement-correct-ask-file"))
    await an.say("Mời dự lễ lúc 8 giờ.")
    await hear(an, town.words("announcement-correct-second"))
    await an.say("sửa")
    await hear(binh, "Xin đồng chí duyệt bản sửa")
    assert any("(đã sửa lúc" in words for words in await said_to(binh, "lúc 8 giờ."))
    await binh.press(town.words("announcement-give-back"))
    await hear(binh, town.words("announcement-give-back-ask"))
    await binh.say("Xin ghi rõ nơi họp.")
    await hear(an, "thông báo giữ như cũ")
    await an.press(town.words("announcement-correct"))
    await hear(an, town.words("announcement-correct-ask-file"))


def test_time_left_follows_the_pace_that_is_set() -> None:
    assert [rules.seconds_left(15, pace) for pace in (30, 2)] == [1, 8]


def test_one_stopped_before_it_began_was_called_off() -> None:
    begun = MONDAY + timedelta(hours=1)
    assert rules.stage(rules.STOPPED, None, 0) == rules.CALLED_OFF
    assert rules.stage(rules.STOPPED, begun, 0) == rules.STOPPED
