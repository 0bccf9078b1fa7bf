"""The board of a poll tells how it stands, and ends, extends and reminds; rights are read anew."""

from datetime import timedelta

import pytest
from sqlalchemy import delete

from models.members import Member, Role
from simulator.client import Message, Person, buttons_of, words_of
from tests.handlers.announcing import said_to
from tests.handlers.polling import (
    LASTS,
    OPTIONS,
    QUESTION,
    asked,
    close,
    electors,
    open_in_town,
)
from tests.handlers.scenes import AN, BINH, forge
from tests.town.town import CELLS, Town, hear, hear_edited


def labels_of(message: Message) -> list[str]:
    """Of the buttons below a message."""
    return [button["text"] for button in buttons_of(message)]


async def photos_of(person: Person) -> list[Message]:
    """Pictures that this person was sent."""
    return [m for m in await person.messages() if m.get("photo")]


async def test_board_counts_answers_and_hides_the_result(town: Town) -> None:
    an, binh, *_ = await asked(town)
    await binh.press(OPTIONS[0])
    told = words_of(await hear_edited(town, an, "Đã trả lời: 1 trên 5"))
    assert "Kết quả hiện khi kết thúc." in told
    assert "Gửi đến 5: tới 5" in told
    assert "đến 9 giờ 00, thứ Năm, ngày 10/12/2026" in told
    assert "còn 3 ngày 0 giờ" in told
    assert OPTIONS[0] not in told


async def test_closing_by_hand_is_asked_twice_and_shows_result_and_picture(town: Town) -> None:
    an, binh, cuc, *_ = await asked(town)
    for person in (an, binh, cuc):
        await person.press(OPTIONS[0])
    await hear_edited(town, an, "Đã trả lời: 3 trên 5")
    await an.press(town.words("poll-board-close"))
    question = await hear(an, "Kết thúc việc xin ý kiến")
    await an.say("1")
    assert not await said_to(binh, "KẾT QUẢ")
    data = next(b for b in buttons_of(question) if town.words("poll-board-close-sure") == b["text"])
    await an.press_data(int(question["message_id"]), data["callback_data"])
    await hear(binh, "KẾT QUẢ")
    await an.wait_for(lambda m: bool(m.get("photo")), 10)
    (picture,) = await photos_of(an)
    assert "1. Tối thứ Năm 10/12" in words_of(picture)
    await binh.press(town.words("poll-post-show-picture"))
    await binh.wait_for(lambda m: bool(m.get("photo")), 10)


async def test_poll_is_called_off(town: Town) -> None:
    an, binh, *_ = await asked(town)
    await an.press(town.words("poll-board-call-off"))
    await hear(an, "Hủy việc xin ý kiến")
    await an.press(town.words("poll-board-leave"))
    await hear(an, town.words("poll-board-left"))
    await hear(an, "Đã trả lời: 0 trên 5")
    await an.press(town.words("poll-board-call-off"))
    await hear(an, "Hủy việc xin ý kiến")
    await an.say(town.words("poll-board-call-off-sure"))
    await hear(an, town.words("poll-board-call-off-done"))
    await hear(binh, town.words("poll-called-off"))
    await hear(an, town.words("poll-board-stage-called_off"))


async def test_who_has_not_answered_is_reminded_once_a_day(town: Town) -> None:
    an, binh, cuc, *_ = await asked(town)
    await binh.press(OPTIONS[0])
    await hear_edited(town, an, "Đã trả lời: 1 trên 5")
    await an.press(town.words("poll-board-remind"))
    await hear(an, town.words("poll-board-remind-done", count=4))
    await hear(cuc, town.words("poll-reminder"))
    assert not await said_to(binh, town.words("poll-reminder"))
    answer = await an.press(town.words("poll-board-remind"))
    assert answer is not None
    assert answer["text"] == town.words("poll-board-error-reminded")
    await town.move_clock(days=1)
    await an.press(town.words("poll-board-remind"))
    await hear(an, town.words("poll-board-remind-done", count=4))


async def test_nobody_is_reminded_of_a_question_that_is_on_its_way(town: Town) -> None:
    an, *_ = await electors(town)
    await town.move_clock(hours=13)
    await open_in_town(town, an)
    await hear(an, "đang chờ 5")
    answer = await an.press(town.words("poll-board-remind"))
    assert answer is not None
    assert answer["text"] == town.words("poll-board-error-sending")


async def test_reminder_that_comes_too_late_is_not_sent(town: Town) -> None:
    an, *_ = await asked(town)
    await town.move_clock(days=LASTS.days, minutes=-5)
    answer = await an.press(town.words("poll-board-remind"))
    assert answer is not None
    assert answer["text"] == town.words("poll-board-error-remind-late")


async def test_end_is_moved(town: Town) -> None:
    an, binh, *_ = await asked(town)
    await an.press(town.words("poll-board-extend"))
    await hear(an, "Hạn trả lời hiện nay: 9 giờ 00, thứ Năm")
    await an.say("9h15 hôm nay")
    await hear(an, "ít nhất 1 giờ")
    await an.say("20h thứ Bảy")
    await hear(an, "Đã đổi hạn trả lời: 20 giờ 00, thứ Bảy, ngày 12/12/2026")
    await hear(binh, "trước 20 giờ 00, thứ Bảy, ngày 12/12/2026")
    await close(town)
    assert not await said_to(binh, "KẾT QUẢ")
    await town.move_clock(days=3)
    await hear(binh, "KẾT QUẢ")


async def test_names_of_a_poll_with_names_are_for_the_committee(town: Town) -> None:
    _, binh, _, dung, _ = await asked(town, is_secret=False)
    await binh.press(OPTIONS[1])
    await close(town)
    await hear(dung, "KẾT QUẢ")
    await dung.say("/xinykien")
    await hear(dung, "Có 1 việc xin ý kiến")
    await dung.say("1")
    shown = await hear(dung, "KẾT QUẢ")
    assert town.words("poll-board-voters") in labels_of(shown)
    await dung.press(town.words("poll-board-voters"))
    assert "1. Trần Văn Bình: ý số 2" in words_of(await hear(dung, "Trần Văn Bình"))


async def test_secret_poll_offers_no_names(town: Town) -> None:
    _, _, _, dung, _ = await asked(town)
    await close(town)
    await hear(dung, "KẾT QUẢ")
    await dung.say("/xinykien")
    await hear(dung, "Có 1 việc xin ý kiến")
    await dung.say("1")
    shown = await hear(dung, "KẾT QUẢ")
    assert town.words("poll-board-voters") not in labels_of(shown)


@pytest.mark.parametrize("press", ["pb:1", "pc:1:1", "px:1:1", "pr:1", "pe:1", "pw:1:0", "pk:1"])
async def test_members_lead_no_poll(town: Town, press: str) -> None:
    _, binh, *_ = await asked(town, is_secret=False)
    assert await forge(binh, press) == town.words("error-not-allowed")


@pytest.mark.parametrize("press", ["pc:1:1", "px:1:1", "pr:1", "pe:1"])
async def test_committee_member_looks_but_does_not_lead(town: Town, press: str) -> None:
    _, _, _, dung, _ = await asked(town)
    assert await forge(dung, press) == town.words("error-not-allowed")
    assert await forge(dung, "pb:1") == ""
    shown = await hear(dung, "Đã trả lời: 0 trên 5")
    assert labels_of(shown) == []


async def test_leader_of_another_cell_sees_no_board(town: Town) -> None:
    await asked(town)
    (khanh,) = await town.register("Bùi Thị Khánh")
    assert await forge(khanh, "pb:1") == town.words("error-not-allowed")
    assert await forge(khanh, "pi:1") == town.words("error-choice-is-stale")


async def test_picture_is_for_those_who_were_asked(town: Town) -> None:
    people = await asked(town)
    (long,) = await town.register("Hồ Văn Long")
    for person in people[:3]:
        await person.press(OPTIONS[0])
    await close(town)
    await hear(people[0], "KẾT QUẢ")
    assert await forge(long, "pi:1") == town.words("error-not-allowed")


async def test_who_loses_the_right_sees_the_board_no_more(town: Town) -> None:
    an, *_ = await asked(town)
    await hear_edited(town, an, "Đã trả lời: 0 trên 5")
    async with town.database.writing() as session:
        await session.execute(delete(Role).where(Role.member_id == town.members[AN]))
    answer = await an.press(town.words("poll-board-remind"))
    assert answer is not None
    assert answer["text"] == town.words("error-not-allowed")


async def test_picture_is_not_sent_twice_in_a_row(town: Town) -> None:
    people = await asked(town)
    for person in people[:3]:
        await person.press(OPTIONS[0])
    await close(town)
    binh = people[1]
    await hear(binh, "KẾT QUẢ")
    show = town.words("poll-post-show-picture")
    await binh.press(show)
    await binh.wait_for(lambda message: bool(message.get("photo")))
    answer = await binh.press(show)
    assert answer is not None
    assert answer["text"] == town.words("poll-error-picture-shown")
    await town.move_clock(minutes=11)
    await binh.press(show)
    await binh.wait_for(lambda message: bool(message.get("photo")))


async def test_secretary_finds_a_question_of_others_by_the_command(town: Town) -> None:
    people = await asked(town)
    async with town.database.writing() as session:
        role = Role(member_id=town.members[BINH], unit_id=town.cells[CELLS[1]], role="secretary")
        session.add(role)
    await people[1].say("/xinykien")
    await hear(people[1], town.words("poll-board-recent", count=0))
    await people[1].press(town.words("poll-board-to-answer", question=QUESTION))
    await hear(people[1], town.words("poll-how"))


async def test_board_says_that_the_hour_was_missed(town: Town) -> None:
    an, binh, *_ = await electors(town)
    starts_at = town.chibot.clock.now() + timedelta(hours=2)
    await open_in_town(town, an, starts_at=starts_at)
    await hear(an, "sẽ gửi lúc")
    async with town.database.writing() as session:
        member = await session.get_one(Member, town.members[BINH])
        member.participation = "left"
    await town.move_clock(hours=2, minutes=1)
    await hear(an, town.words("poll-board-stage-missed"))
    assert not await said_to(binh, QUESTION)
