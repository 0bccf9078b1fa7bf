"""What is typed about an announcement is understood as it was meant, or asked about."""

import pytest

from bot.reading.acknowledging import is_acknowledgement
from simulator.client import Person, buttons_of, words_of
from tests.handlers.announcing import LOOK, announce, board, compose, said_to
from tests.handlers.scenes import AN, BINH, administrator, call_meeting
from tests.handlers.test_announcements_second import ASKED, ask
from tests.handlers.test_announcements_second import WORDS as ASKED_WORDS
from tests.handlers.test_answers import label_of
from tests.town.town import Town, hear

WORDS = "Mời dự lễ phát động."
HEAD = "THÔNG BÁO của Chi bộ Khu phố 1"
TAKEN = "Đã ghi nhận. Xin cảm ơn."


async def told(town: Town) -> tuple[Person, Person]:
    """The secretary has sent it; a member has it."""
    an, binh = await town.register(AN, BINH)
    await announce(town, an, WORDS)
    await hear(binh, HEAD)
    return an, binh


@pytest.mark.parametrize(
    "words", ["tôi đã nắm", "Đã nắm ạ", "đã nắm rồi", "nắm rồi", "ok", "Dạ em rõ rồi", "da nhan"]
)
async def test_note_in_ones_own_words_is_counted(town: Town, words: str) -> None:
    an, binh = await told(town)
    await binh.say(words)
    await hear(binh, TAKEN)
    await hear(an, "Đã nắm: 1")


async def test_thanks_are_no_note_but_leave_it_open(town: Town) -> None:
    an, binh = await told(town)
    await binh.say("cảm ơn")
    await hear(binh, town.words("announcement-ack-hint"))
    await binh.say("Bao giờ có xe?")
    await hear(binh, town.words("common-words-unclear"))
    await binh.say("Đã nắm")
    await hear(binh, TAKEN)
    await hear(an, "Đã nắm: 1")


@pytest.mark.parametrize(
    "words", ["chưa nắm", "đã nắm chưa?", "tôi có mặt", "đã nhận giấy mời", "không", "năm"]
)
def test_other_words_are_no_note(words: str) -> None:
    assert not is_acknowledgement(words)


async def test_number_means_no_announcement(town: Town) -> None:
    an, binh, *_ = await town.register(AN, BINH)
    await call_meeting(town, an)
    await hear(binh, "Kính mời đồng chí")
    await announce(town, an, WORDS)
    await hear(binh, HEAD)
    await binh.say("1")
    await hear(binh, town.words("common-number-unclear"))
    assert await label_of(town, BINH) == ""
    await binh.say("Có mặt")
    await hear(binh, "đồng chí có mặt")


async def test_author_who_gets_it_too_still_leads_it_in_words(town: Town) -> None:
    an, _ = await told(town)
    admin = await administrator(town)
    await admin.say("/thongbao Ra quân sáng thứ Bảy.")
    await hear(admin, "gửi tới đâu?")
    await admin.say("1")
    await hear(admin, LOOK)
    await admin.say("Gửi thông báo")
    await hear(an, "THÔNG BÁO của Sông Mây")
    await an.say("Thu hồi")
    await hear(an, "Thu hồi thông báo «")
    await an.say("có")
    await hear(an, "Việc này không lấy lại được")
    assert await said_to(an, HEAD)
    await an.say("Thu hồi ở mọi người")
    await board(town, an, "withdrawn")


async def test_no_leaves_it_and_takes_the_question_away(town: Town) -> None:
    an, binh = await told(town)
    await an.press(town.words("announcement-withdraw"))
    await hear(an, "Thu hồi thông báo «")
    await an.say("không")
    await hear(an, town.words("announcement-left"))
    await an.press(town.words("announcement-withdraw"))
    asked = await hear(an, "Thu hồi thông báo «")
    await an.press(town.words("announcement-leave"))
    left = await hear(an, town.words("announcement-left"))
    assert left["message_id"] == asked["message_id"]
    assert not buttons_of(left)
    assert await said_to(binh, HEAD)


async def test_ward_speaks_while_the_secretary_writes(town: Town) -> None:
    an, binh = await town.register(AN, BINH)
    admin = await administrator(town)
    await compose(town, an, WORDS)
    await admin.say("/thongbao Ra quân sáng thứ Bảy.")
    await hear(admin, "gửi tới đâu?")
    await admin.say("1")
    await hear(admin, LOOK)
    await admin.say("gửi")
    await hear(an, "THÔNG BÁO của Sông Mây")
    await an.say("1")
    await hear(an, "Thông báo chưa được gửi.")
    assert not await said_to(binh, HEAD)
    await an.say("gui")
    await hear(an, town.words("announce-done"))
    await hear(binh, HEAD)


@pytest.mark.parametrize("words", ["1", "gửi chưa?", "ok"])
async def test_summary_says_what_it_did_not_understand(town: Town, words: str) -> None:
    an, binh = await town.register(AN, BINH)
    await compose(town, an, WORDS)
    await an.say(words)
    await hear(an, "Thông báo chưa được gửi.")
    assert not await said_to(binh, HEAD)


@pytest.mark.parametrize("words", ["hủy", "/cancel", "huy"])
async def test_leaving_nothing_names_what_is_still_to_be_sent(town: Town, words: str) -> None:
    an, binh = await town.register(AN, BINH)
    await compose(town, an, "Tin hẹn giờ")
    await an.press(town.words("announce-change-when"))
    await an.say("15 giờ")
    await hear(an, "Giờ gửi: 15 giờ 00")
    await an.press(town.words("announce-send"))
    await hear(an, "Đã đặt giờ gửi")
    await an.say(words)
    open_still = await hear(an, "Thông báo «Tin hẹn giờ» vẫn đang được gửi hoặc chờ gửi.")
    assert "Không có việc nào đang làm dở" in words_of(open_still)
    await an.press(town.words("announcement-call-off"))
    await hear(an, "Hủy thông báo «")
    await an.press(town.words("announcement-stop-sure"))
    await hear(an, town.words("announcement-call-off-done"))
    await town.move_clock(hours=7)
    assert not await said_to(binh, HEAD)
    await an.say(words)
    await hear(an, town.words("common-nothing-open"))


async def test_second_person_is_answered_in_the_matter(town: Town) -> None:
    _, binh, cuc = await ask(town)
    await hear(binh, ASKED)
    await binh.say("thôi")
    await hear(binh, "Việc này không lấy lại được")
    await binh.say("đồng ý")
    await hear(binh, "Việc này không lấy lại được")
    await binh.say("Bao giờ gửi?")
    await hear(binh, town.words("common-words-unclear"))
    assert not await said_to(cuc, ASKED_WORDS)
    await binh.say("Duyệt gửi")
    await hear(cuc, ASKED_WORDS)
    await hear(binh, town.words("announcement-asked-own"))


@pytest.mark.parametrize("words", ["/cancel", "thôi"])
async def test_return_that_is_left_still_waits(town: Town, words: str) -> None:
    _, binh, cuc = await ask(town)
    await hear(binh, ASKED)
    await binh.press(town.words("announcement-give-back"))
    await hear(binh, town.words("announcement-give-back-ask"))
    await binh.say("1")
    await hear(binh, town.words("announcement-give-back-ask"))
    await binh.say(words)
    await hear(binh, town.words("announcement-give-back-left"))
    await binh.press(town.words("announcement-confirm"))
    await hear(cuc, ASKED_WORDS)
