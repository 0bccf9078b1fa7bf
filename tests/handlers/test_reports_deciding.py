"""In chat the ward reads what was sent, one after the other, and accepts or returns it."""

import io

from PIL import Image
from sqlalchemy import select

from bot.roles import WARD_ADMIN
from models.reports import Report, ReportQuestion
from models.repositories import reports, units
from models.stories import Story
from simulator.client import buttons_of, words_of
from tests.bed.waiting import eventually
from tests.handlers.report_scenes import ask, report, texts_of
from tests.handlers.scenes import AN, forge
from tests.handlers.sent_scenes import (
    KHANH,
    LEADER,
    lead,
    see_board,
    see_list,
    send,
    sent_ward,
)
from tests.town.town import CELLS, Town, hear

NOTE = "Xin bổ sung số đảng viên dự họp."


async def state_of(town: Town, cell: str = CELLS[0]) -> str:
    return (await report(town, town.cells[cell])).state


async def test_number_opens_a_report_and_its_label_accepts_it(town: Town) -> None:
    leader, an, _ = await sent_ward(town)
    shown = words_of(await see_list(town, leader))
    assert f"1. {CELLS[0]} – gửi 09:00 07/12 – chờ duyệt" in shown
    assert "Đã gửi: 2 trên 2, chờ duyệt: 2." in shown
    await leader.say("1")
    opened = words_of(await hear(leader, "Ra quân dọn vệ sinh"))
    assert CELLS[0] in opened
    # Nobody accepts by a number that was meant for the list.
    await leader.say("1")
    await hear(leader, town.words("common-number-unclear")[:30])
    assert await state_of(town) == "submitted"
    await leader.say("duyệt")
    await hear(leader, town.words("report-result-accepted"))
    assert await state_of(town) == "accepted"
    await hear(an, "đã duyệt báo cáo")


async def test_press_shows_the_decision_in_place(town: Town) -> None:
    leader, _, _ = await sent_ward(town)
    await see_list(town, leader)
    await leader.say("2")
    card = await hear(leader, "Ra quân dọn vệ sinh")
    answer = await leader.press(town.words("report-result-accept"))
    assert answer is not None
    assert answer["text"] == town.words("report-result-accepted")
    edited = await leader.wait_for(lambda m: m["message_id"] == card["message_id"], after=0)
    assert await state_of(town, CELLS[1]) == "accepted"
    await hear(leader, "duyệt")
    (now,) = [m for m in await leader.messages() if m["message_id"] == edited["message_id"]]
    labels = [button["text"] for button in buttons_of(now)]
    assert town.words("report-result-accept") not in labels
    assert town.words("report-result-next") in labels


async def test_returned_report_is_mended_and_sent_again(town: Town) -> None:
    leader, an, _ = await sent_ward(town)
    await see_list(town, leader)
    await leader.say("1")
    await hear(leader, "Ra quân dọn vệ sinh")
    await leader.press(town.words("report-result-give-back"))
    ask_words = town.words("report-result-note-ask", unit=CELLS[0])
    await hear(leader, ask_words)
    await leader.say("2")
    await hear(leader, ask_words)
    await leader.say("x" * 501)
    await hear(leader, "tối đa 500")
    await leader.say(NOTE)
    await hear(leader, town.words("report-result-returned", unit=CELLS[0])[:20])
    told = await hear(an, NOTE)
    assert "mong" in words_of(told)
    assert await state_of(town) == "returned"
    await an.press(town.words("report-result-mend"))
    await hear(an, "Ra quân dọn vệ sinh")
    await an.press(town.words("report-fill-submit"))
    await hear(an, "Xin cảm ơn đồng chí")
    assert await state_of(town) == "submitted"
    await see_list(town, leader)


async def test_next_report_follows_until_none_waits(town: Town) -> None:
    leader, _, _ = await sent_ward(town)
    await see_list(town, leader)
    await leader.say("1")
    await hear(leader, CELLS[0])
    await leader.press(town.words("report-result-accept"))
    await leader.press(town.words("report-result-next"))
    await hear(leader, "Xin sửa đèn đường")
    await leader.press(town.words("report-result-accept"))
    await leader.press(town.words("report-result-next"))
    await hear(leader, town.words("report-result-none-waiting"))


async def test_second_decision_is_told_who_was_first(town: Town) -> None:
    leader, _, _ = await sent_ward(town)
    other = await lead(town, "Hoàng Văn Nam")
    for person in (leader, other):
        await see_list(town, person)
        await person.say("1")
        await hear(person, "Ra quân dọn vệ sinh")
    await leader.press(town.words("report-result-accept"))
    for label in ("report-result-accept", "report-result-give-back"):
        answer = await other.press(town.words(label))
        assert answer is not None
        assert answer["text"] == town.words("report-result-accepted-already", who=LEADER)


async def test_own_report_has_no_button_to_accept(town: Town) -> None:
    leader, an, _ = await sent_ward(town)
    async with town.database.writing() as session:
        root = await units.find_root(session)
        assert root is not None
        await units.add_role(session, town.members[AN], root.id, WARD_ADMIN)
    await see_list(town, an)
    await an.say("1")
    card = await hear(an, town.words("report-result-own"))
    labels = [button["text"] for button in buttons_of(card)]
    assert town.words("report-result-accept") not in labels
    assert town.words("report-result-give-back") in labels
    found = await report(town, town.cells[CELLS[0]])
    assert await forge(an, f"db:{found.id}:1") == town.words("report-result-own")
    assert leader is not an


async def test_board_follows_each_decision(town: Town) -> None:
    leader, _, _ = await sent_ward(town)
    await see_board(town, leader)
    await see_list(town, leader)
    await leader.say("1")
    await hear(leader, "Ra quân dọn vệ sinh")
    await leader.press(town.words("report-result-accept"))
    await town.move_clock(seconds=10)
    await hear(leader, "đã duyệt: 1")


async def test_photos_come_on_request(town: Town) -> None:
    leader, _, _ = await sent_ward(town)
    found = await report(town, town.cells[CELLS[0]])
    drawn = io.BytesIO()
    Image.new("RGB", (30, 20), "red").save(drawn, "JPEG")
    async with town.database.writing() as session:
        (asked,) = await session.scalars(
            select(ReportQuestion).where(ReportQuestion.kind == "photo")
        )
        for source in ("a", "b"):
            content, now = drawn.getvalue(), town.chibot.clock.now()
            await reports.add_photo(session, found.id, asked.id, source, content, now)
    await see_list(town, leader)
    await leader.say("1")
    await hear(leader, "Ra quân dọn vệ sinh")
    await leader.press(town.words("report-result-photos", count=2))
    caption = town.words("report-result-photo", unit=CELLS[0])

    async def both_came() -> bool:
        return len([words for words in await texts_of(leader) if words == caption]) == 2

    await eventually(both_came)


async def test_report_without_photos_says_so(town: Town) -> None:
    leader, _, _ = await sent_ward(town)
    found = await report(town, town.cells[CELLS[0]])
    assert await forge(leader, f"de:{found.id}") == town.words("report-result-photos-none")


async def test_voice_note_is_played_on_request(town: Town) -> None:
    leader, an, _ = await sent_ward(town)
    sent = await an.send_file("voice", b"OggS", "voice.ogg")
    async with town.database.writing() as session:
        found = (await session.scalars(select(Report).order_by(Report.id))).first()
        assert found is not None
        found.voice_id, found.voice_seconds = sent["voice"]["file_id"], 35
        found.voice_line = "Tình hình khu phố"
    await see_list(town, leader)
    await leader.say("1")
    await hear(leader, "Tình hình khu phố")
    await leader.press(town.words("report-result-play"))
    played = await hear(leader, "Tin thoại báo cáo")
    assert played["voice"]["file_id"]


async def test_story_is_proposed_once(town: Town) -> None:
    leader, _, _ = await sent_ward(town)
    await see_list(town, leader)
    await leader.say("1")
    await hear(leader, "Ra quân dọn vệ sinh")
    await leader.press(town.words("report-result-accept"))
    await hear(leader, "Đã được duyệt lúc")
    await leader.press(town.words("report-result-story"))
    await hear(leader, town.words("report-result-story-done"))
    await leader.say("Đề xuất thành gương")
    await hear(leader, town.words("report-result-story-already"))
    async with town.database.reading() as session:
        (story,) = await session.scalars(select(Story))
    assert story.words == "18 hộ cùng trồng 40 chậu hoa"


async def test_members_and_cells_cannot_forge_their_way_in(town: Town) -> None:
    _, an, binh = await sent_ward(town)
    found = await report(town, town.cells[CELLS[1]])
    for data in (
        f"rl:{found.round_id}:0",
        f"rp:{found.round_id}:0",
        f"rx:{found.round_id}",
        f"da:{found.id}",
        f"db:{found.id}:1",
        f"dc:{found.id}:1",
        f"dd:{found.id}",
        f"de:{found.id}",
        f"df:{found.id}",
        f"dg:{found.id}",
        "dh:1",
        "di:1",
    ):
        for person in (an, binh):
            assert await forge(person, data) == town.words("error-not-allowed"), data
    assert await state_of(town, CELLS[1]) == "submitted"


async def test_long_report_is_shown_whole(town: Town) -> None:
    leader = await lead(town)
    await ask(town)
    long = {
        position: f"đầu {position} " + "dài " * 230 + f"cuối {position}"
        for position in (3, 5, 7, 8)
    }
    await send(town, AN, CELLS[0], long)
    await send(town, KHANH, CELLS[1])
    await see_list(town, leader)
    await leader.say("1")
    await hear(leader, "cuối 8")
    said = "\n".join(await texts_of(leader))
    assert all(f"cuối {position}" in said for position in long)
    assert town.words("report-sheet-cut") not in said
