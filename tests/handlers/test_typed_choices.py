"""What is typed instead of pressed picks what was meant, or is asked about."""

import re

from models.members import Member
from models.repositories import accounts
from simulator.client import Message, Person, buttons_of, words_of
from tests.handlers.scenes import AN, BINH, CUC, DUNG, ask_by_phone, called_cell, change_place
from tests.handlers.test_answers import label_of
from tests.town.town import Town, hear


async def member_of(town: Town, person: Person) -> int | None:
    """The member this account is bound to."""
    async with town.database.reading() as session:
        account = await accounts.find(session, person.id)
        return account.member_id if account else None


async def test_number_does_not_approve_an_applicant(town: Town) -> None:
    an, _, _ = await called_cell(town)
    thief = await ask_by_phone(town, "Ai đó", "0900000004")
    await hear(an, f"Khớp với danh sách: {DUNG}")
    await an.say("1")
    await hear(an, town.words("common-number-unclear"))
    await an.say("tôi có mặt")
    await hear(an, "Đã ghi nhận: đồng chí có mặt")
    assert await label_of(town, AN) == "yes"
    assert await member_of(town, thief) is None


async def test_decision_typed_in_full_is_answered_in_words(town: Town) -> None:
    an, _, _ = await called_cell(town)
    person = await ask_by_phone(town, "Dũng", "0900000004")
    await hear(an, f"Khớp với danh sách: {DUNG}")
    await an.say("xac nhan")
    await hear(an, f"Đã xác nhận {DUNG} đăng ký")
    assert await member_of(town, person) == town.members[DUNG]


async def test_number_does_not_erase_an_account(town: Town) -> None:
    _, binh, _ = await called_cell(town)
    await binh.say("/xoa")
    await hear(binh, "Đồng chí có chắc không?")
    await binh.say("1")
    await hear(binh, town.words("common-number-unclear"))
    assert await member_of(town, binh) == town.members[BINH]


async def test_number_does_not_cancel_a_meeting(town: Town) -> None:
    an, binh, _ = await called_cell(town)
    await an.press(town.words("board-cancel"))
    await hear(an, "Hủy buổi họp 19 giờ 30")
    await an.say("1")
    await hear(an, town.words("common-number-unclear"))
    await binh.say("/hop")
    await hear(binh, "17/12/2026")


async def test_number_does_not_send_a_change_and_the_label_does(town: Town) -> None:
    an, binh = await change_place(town)
    await an.say("1")
    asked = await hear(an, town.words("change-press"))
    assert town.words("change-send") in [button["text"] for button in buttons_of(asked)]
    await an.say(town.words("change-send"))
    await hear(binh, "THAY ĐỔI ĐỊA ĐIỂM")


async def code_for_anybody(town: Town, leader: Person) -> str:
    """The code of an invitation without a name."""
    await leader.say("/moi")
    await hear(leader, BINH)
    await leader.press(town.words("invite-anyone-button"))
    found = re.search(r"start=([\w-]+)", words_of(await hear(leader, "start=")))
    assert found is not None
    return found.group(1)


async def two_strangers(town: Town) -> tuple[Person, list[Person], list[Message]]:
    """Two have come with a code for anybody and a name that is on no list."""
    (an,) = await town.register(AN)
    people, cards = [], []
    for stated in ("bác Bình tổ 3", "cô Cúc tổ 4"):
        code = await code_for_anybody(town, an)
        person = await town.arrive(stated)
        await person.start(code)
        await hear(person, "Đồng chí có đồng ý không?")
        await person.press(town.words("consent-yes"))
        await hear(person, town.words("name-ask"))
        await person.say(stated)
        await hear(person, town.words("registration-asked"))
        people.append(person)
        cards.append(await hear(an, stated))
    return an, people, cards


def data_of(card: Message, label: str) -> str:
    """What the button of this label carries."""
    return next(str(b["callback_data"]) for b in buttons_of(card) if b["text"] == label)


async def test_each_application_has_its_own_candidates(town: Town) -> None:
    an, (first, second), cards = await two_strangers(town)
    await an.press_data(int(cards[0]["message_id"]), data_of(cards[0], BINH))
    await hear(first, "Việc đăng ký đã được xác nhận")
    assert await member_of(town, first) == town.members[BINH]
    assert await member_of(town, second) is None


async def test_typed_name_is_not_believed_before_it_is_said_whose_it_is(town: Town) -> None:
    an, (first, second), cards = await two_strangers(town)
    await an.say(BINH)
    assert "cô Cúc tổ 4" in words_of(await hear(an, f"Trong danh sách là: {BINH}"))
    await an.say(BINH, reply_to_message_id=cards[0]["message_id"])
    assert "bác Bình tổ 3" in words_of(await hear(an, f"Trong danh sách là: {BINH}"))
    assert await member_of(town, second) is None
    await an.say("Xác nhận")
    await hear(first, "Việc đăng ký đã được xác nhận")
    assert await member_of(town, first) == town.members[BINH]
    assert await member_of(town, second) is None


async def test_exact_name_goes_before_one_that_is_only_alike(town: Town) -> None:
    async with town.database.writing() as session:
        (await session.get_one(Member, town.members[CUC])).full_name = "Phạm Văn Dung"
    an, _, _ = await called_cell(town)
    await an.press(town.words("board-unanswered"))
    await hear(an, "4 đồng chí chưa trả lời")
    await an.say(DUNG)
    await hear(an, f"{DUNG} trả lời thế nào?")


async def test_name_without_marks_that_fits_two_is_asked_about(town: Town) -> None:
    async with town.database.writing() as session:
        (await session.get_one(Member, town.members[CUC])).full_name = "Phạm Văn Dung"
    an, _, _ = await called_cell(town)
    await an.press(town.words("board-unanswered"))
    await hear(an, "4 đồng chí chưa trả lời")
    await an.say("pham van dung")
    asked = await hear(an, town.words("common-several"))
    labels = [button["text"] for button in buttons_of(asked)]
    assert [label.partition(". ")[2] for label in labels] == ["Phạm Văn Dung", DUNG]
    await an.press(labels[1])
    await hear(an, f"{DUNG} trả lời thế nào?")
