"""A question is asked in chat: written, looked at as it will be seen, changed and sent."""

import pytest
from sqlalchemy import delete

from models.members import Role
from simulator.client import Message, Person, buttons_of, words_of
from tests.handlers.polling import OPTIONS, QUESTION, electors, question_of
from tests.handlers.scenes import AN, BINH, administrator
from tests.town.town import Town, hear

LOOK = "đúng như người được hỏi sẽ thấy"
LINES = "\n".join(f"{i}) {option}" for i, option in enumerate(OPTIONS, 1))


async def compose(town: Town, author: Person) -> Message:
    """The secretary types all that is asked for; the summary."""
    await author.say("/xinykien")
    await hear(author, town.words("poll-ask-question", most=300))
    await author.say(QUESTION)
    await hear(author, "Có những ý nào để chọn?")
    await author.say(LINES)
    await hear(author, town.words("poll-ask-ends"))
    await author.say("20 giờ thứ Năm")
    return await hear(author, LOOK)


def labels_of(message: Message) -> list[str]:
    """Of the buttons below a message."""
    return [button["text"] for button in buttons_of(message)]


async def test_secretary_asks_the_own_cell_by_typing(town: Town) -> None:
    an, binh, *_ = await electors(town)
    summary = words_of(await compose(town, an))
    assert "Hỏi qua Trợ lý: 5 đồng chí" in summary
    assert "Nhận câu trả lời đến 20 giờ 00, thứ Năm, ngày 10/12/2026" in summary
    preview = next(m for m in await an.messages() if "XIN Ý KIẾN của" in words_of(m))
    await an.say("gửi")
    await hear(an, town.words("poll-ask-sent"))
    seen = await question_of(binh)
    assert words_of(seen) == words_of(preview)
    assert labels_of(seen) == list(OPTIONS)
    await hear(an, "Đã trả lời: 0 trên 5 đồng chí")


async def test_question_behind_the_command_is_taken(town: Town) -> None:
    an, *_ = await electors(town)
    await an.say(f"/xinykien {QUESTION}")
    await hear(an, "Có những ý nào để chọn?")


async def test_options_are_typed_one_by_one(town: Town) -> None:
    an, *_ = await electors(town)
    await an.say(f"/xinykien {QUESTION}")
    await hear(an, "Có những ý nào để chọn?")
    await an.say("Tối thứ Năm")
    await hear(an, "Đã ghi 1 ý")
    await an.say("xong")
    await hear(an, town.words("poll-ask-few"))
    await an.say("toi thu nam")
    await hear(an, "ý này đã có")
    await an.say("3")
    await hear(an, "chỉ là con số")
    await an.say("x" * 61)
    await hear(an, "tối đa 60 chữ cái")
    await an.say("Sáng Chủ nhật")
    await hear(an, "2. Sáng Chủ nhật")
    await an.press(town.words("poll-ask-drop"))
    await hear(an, "Đã ghi 1 ý")
    await an.say("Chiều thứ Bảy")
    await hear(an, "2. Chiều thứ Bảy")
    await an.press(town.words("poll-ask-done", count=2))
    await hear(an, town.words("poll-ask-ends"))


async def test_one_bad_line_keeps_the_good_ones(town: Town) -> None:
    an, *_ = await electors(town)
    await an.say(f"/xinykien {QUESTION}")
    await hear(an, "Có những ý nào để chọn?")
    await an.say(f"Sáng\n{'x' * 61}\nChiều")
    await hear(an, "Chưa ghi «xxx")
    assert "2. Chiều" in words_of(await hear(an, "Đã ghi 2 ý"))


async def test_days_are_read_and_said_in_full(town: Town) -> None:
    an, binh, *_ = await electors(town)
    await an.say(f"/xinykien {QUESTION}")
    await hear(an, "Có những ý nào để chọn?")
    await an.press(town.words("poll-ask-pick-dates"))
    await hear(an, "Có những ngày giờ nào")
    await an.say("8h chủ nhật 13/12\n19h30 thứ năm 10/12")
    told = words_of(await hear(an, "Trợ lý đọc được 2 ngày giờ"))
    first = "19 giờ 30, thứ Năm, ngày 10/12/2026"
    assert f"1. {first}\n2. 8 giờ 00, Chủ nhật, ngày 13/12/2026" in told
    await an.say("hôm nào rảnh")
    await hear(an, "chưa đọc được ngày giờ trong «hôm nào rảnh»")
    await an.say("rằm tháng 11 âm lịch")
    await hear(an, "ngày âm lịch")
    await an.say("chiều 20/12")
    await hear(an, "chưa rõ giờ trong «chiều 20/12»")
    await an.say("5/12/2025")
    await hear(an, "đã qua")
    await an.say("xong")
    await hear(an, town.words("poll-ask-ends"))
    await an.press(town.words("poll-ask-ends-1"))
    summary = words_of(await hear(an, LOOK))
    assert town.words("poll-ask-summary-many") in summary
    await an.press(town.words("poll-ask-send"))
    seen = await question_of(binh)
    assert labels_of(seen)[0] == first


async def test_end_that_cannot_be_is_said_to_be_none(town: Town) -> None:
    an, *_ = await electors(town)
    await an.say(f"/xinykien {QUESTION}")
    await hear(an, "Có những ý nào để chọn?")
    await an.say(LINES)
    await hear(an, town.words("poll-ask-ends"))
    await an.say("khi nào xong thì thôi nhỉ")
    await hear(an, town.words("poll-ask-ends-unclear"))
    await an.say("9h30 hôm nay")
    await hear(an, "Trợ lý hiểu là 9 giờ 30")
    await an.say("thứ Bảy")
    assert "20 giờ 00, thứ Bảy, ngày 12/12/2026" in words_of(await hear(an, LOOK))


async def test_everything_can_be_changed_at_the_preview(town: Town) -> None:
    an, binh, *_ = await electors(town)
    await compose(town, an)
    await an.press(town.words("poll-ask-change-question"))
    await an.say("Đồng chí chọn nơi nào?")
    await hear(an, LOOK)
    await an.press(town.words("poll-ask-change-options"))
    await an.say("Trụ sở khu phố\nNhà văn hóa phường")
    await hear(an, LOOK)
    await an.press(town.words("poll-ask-change-ends"))
    await an.press(town.words("poll-ask-ends-7"))
    assert "20 giờ 00, thứ Hai, ngày 14/12/2026" in words_of(await hear(an, LOOK))
    await an.press(town.words("poll-ask-to-many"))
    await hear(an, town.words("poll-ask-summary-many"))
    await an.press(town.words("poll-ask-to-named"))
    await hear(an, town.words("poll-ask-summary-named"))
    await an.press(town.words("poll-ask-change-quorum"))
    await an.say("2/3")
    await hear(an, "Cần ít nhất 67%")
    await an.say("ngày mai trời đẹp")
    await hear(an, "Câu hỏi chưa được gửi.")
    await an.say("gui cau hoi")
    told = words_of(await hear(binh, "Đồng chí chọn nơi nào?"))
    for part in ("1. Trụ sở khu phố", "nhiều ý", "Ý kiến có ghi tên", "ít nhất 67%"):
        assert part in told


async def test_what_there_was_can_be_kept(town: Town) -> None:
    an, *_ = await electors(town)
    await compose(town, an)
    for label in ("poll-ask-change-question", "poll-ask-change-options", "poll-ask-change-ends"):
        await an.press(town.words(label))
        await an.say(town.words("announce-keep"))
        shown = words_of(await hear(an, LOOK))
        assert "20 giờ 00, thứ Năm, ngày 10/12/2026" in shown


async def test_secret_question_to_few_is_not_sent(town: Town) -> None:
    an, binh = await town.register(AN, BINH)
    summary = await compose(town, an)
    assert "hỏi ít hơn 5 đồng chí thì không giữ kín" in words_of(summary)
    assert town.words("poll-ask-send") not in labels_of(summary)
    await an.press(town.words("poll-ask-to-named"))
    await hear(an, town.words("poll-ask-summary-named"))
    await an.press(town.words("poll-ask-send"))
    await question_of(binh)


async def test_at_night_the_question_waits_for_the_morning(town: Town) -> None:
    an, binh, *_ = await electors(town)
    await town.move_clock(hours=13)
    await compose(town, an)
    await an.press(town.words("poll-ask-send"))
    await hear(an, "là giờ nghỉ của nhiều đồng chí")
    await an.say("sáng mai")
    await hear(an, "được gửi lúc 6 giờ 30, thứ Ba, ngày 08/12/2026")
    await hear(an, "đang chờ 5")
    await town.move_clock(hours=9)
    await question_of(binh)


async def test_author_who_insists_asks_at_night(town: Town) -> None:
    an, binh, *_ = await electors(town)
    await town.move_clock(hours=13)
    await compose(town, an)
    await an.press(town.words("poll-ask-send"))
    await hear(an, "là giờ nghỉ của nhiều đồng chí")
    await an.press(town.words("announce-night-now"))
    await question_of(binh)


async def test_question_waits_for_its_hour(town: Town) -> None:
    an, binh, *_ = await electors(town)
    await compose(town, an)
    await an.press(town.words("poll-ask-change-starts"))
    await hear(an, "Gửi lúc nào?")
    await an.say("7h hôm nay")
    await hear(an, "đã qua")
    await an.say("22h tối nay")
    assert "Gửi lúc 6 giờ 30, thứ Ba, ngày 08/12/2026" in words_of(await hear(an, LOOK))
    await an.press(town.words("poll-ask-change-starts"))
    await an.say("8 giờ sáng mai")
    assert "Gửi lúc 8 giờ 00, thứ Ba, ngày 08/12/2026" in words_of(await hear(an, LOOK))
    await an.press(town.words("poll-ask-send"))
    await hear(an, "Đã đặt giờ gửi: 8 giờ 00")
    await hear(an, "sẽ gửi lúc 8 giờ 00, thứ Ba")
    await town.move_clock(hours=24)
    await question_of(binh)


async def test_ward_asks_chosen_cells(town: Town) -> None:
    people = await electors(town)
    (long,) = await town.register("Hồ Văn Long")
    admin = await administrator(town)
    await admin.say(f"/poll {QUESTION}")
    await hear(admin, "Có những ý nào để chọn?")
    await admin.say(LINES)
    await hear(admin, town.words("poll-ask-scope", unit="Sông Mây"))
    await admin.say("khu phố 1")
    await hear(admin, "Đã chọn 1")
    await admin.press(town.words("announce-picked", count=1))
    await hear(admin, town.words("poll-ask-ends"))
    await admin.say("20h ngày mai")
    await hear(admin, "Hỏi qua Trợ lý: 5")
    await admin.press(town.words("poll-ask-send"))
    for person in people:
        await question_of(person)
    assert not [m for m in await long.messages() if QUESTION in words_of(m)]


async def test_member_is_shown_what_waits_for_an_answer(town: Town) -> None:
    an, binh, *_ = await electors(town)
    await binh.say("/xinykien")
    await hear(binh, town.words("poll-ask-none"))
    await compose(town, an)
    await an.press(town.words("poll-ask-send"))
    await question_of(binh)
    await binh.say("/xinykien")
    await question_of(binh)


@pytest.mark.parametrize("way", ["typed", "changed"])
async def test_who_loses_the_right_sends_nothing(town: Town, way: str) -> None:
    an, binh, *_ = await electors(town)
    await compose(town, an)
    if way == "changed":
        await an.press(town.words("poll-ask-change-ends"))
        await hear(an, town.words("poll-ask-ends"))
    async with town.database.writing() as session:
        await session.execute(delete(Role).where(Role.member_id == town.members[AN]))
    await an.say("gửi" if way == "typed" else "20h ngày mai")
    await hear(an, town.words("poll-ask-right-lost"))
    assert not [m for m in await binh.messages() if QUESTION in words_of(m)]
