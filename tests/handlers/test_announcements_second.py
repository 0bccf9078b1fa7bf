"""More than two hundred are told by two people: the second sees all, and says yes or no."""

import struct

from bot.reading.names import fold
from bot.roles import DEPUTY
from models.members import Account, Member
from models.repositories import units
from simulator.client import Person, words_of
from tests.handlers.announcing import LOOK, board, said_to
from tests.handlers.chat_scenes import bound_group
from tests.handlers.scenes import AN, BINH, CUC
from tests.town.town import CELLS, MONDAY, Town, hear

WORDS = "Mời dự lễ phát động."
HEAD = "THÔNG BÁO của Chi bộ Khu phố 1"
ASKED = "Xin đồng chí duyệt thông báo"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + struct.pack(">II", 256, 128)


async def grow(town: Town, number: int) -> None:
    """So many more members of the first cell, whose chats Telegram does not know."""
    async with town.database.writing() as session:
        for i in range(number):
            name = f"Người Thứ {i}"
            member = Member(
                unit_id=town.cells[CELLS[0]],
                full_name=name,
                folded_name=fold(name),
                membership="official",
                participation="regular",
                created_at=MONDAY,
                updated_at=MONDAY,
            )
            session.add(member)
            await session.flush()
            session.add(
                Account(
                    user_id=50_000 + i,
                    member_id=member.id,
                    language="vi",
                    reach="reachable",
                    created_at=MONDAY,
                )
            )


async def ask(town: Town) -> tuple[Person, Person, Person]:
    """The secretary has sent an announcement with a photo to the deputy to be confirmed."""
    an, binh, cuc = await town.register(AN, BINH, CUC)
    async with town.database.writing() as session:
        await units.add_role(session, town.members[BINH], town.cells[CELLS[0]], DEPUTY)
    await grow(town, 200)
    await an.say("/thongbao")
    await an.send_file("photo", PNG, "a.png", caption=WORDS)
    await hear(an, town.words("announce-summary-second"))
    await an.press(town.words("announce-send-second"))
    await hear(an, town.words("announce-done-second"))
    return an, binh, cuc


async def test_second_person_sees_just_what_members_get_and_lets_it_go(town: Town) -> None:
    an, binh, cuc = await ask(town)
    question = words_of(await hear(binh, ASKED))
    preview = next(m for m in await binh.messages() if WORDS in words_of(m))
    assert preview["photo"]
    assert "Người soạn: Nguyễn Thị An" in question
    assert "Nhận qua Trợ lý: 203 đồng chí" in question
    assert not await said_to(cuc, WORDS)
    await binh.press(town.words("announcement-confirm"))
    message = await hear(cuc, WORDS)
    assert words_of(message) == words_of(preview)
    await hear(an, "đã được duyệt")


async def test_returned_with_a_note_is_reworked_and_asked_again(town: Town) -> None:
    an, binh, cuc = await ask(town)
    await hear(binh, ASKED)
    await binh.press(town.words("announcement-give-back"))
    await hear(binh, town.words("announcement-give-back-ask"))
    await binh.say("Xin ghi rõ <giờ>.")
    await hear(binh, town.words("announcement-give-back-done"))
    await hear(an, "Ý kiến: Xin ghi rõ <giờ>.")
    await an.press(town.words("announcement-rework"))
    await hear(an, LOOK)
    await an.press(town.words("announce-change-text"))
    await an.say("Mời dự lễ phát động lúc 8 giờ.")
    await hear(an, LOOK)
    await an.press(town.words("announce-send-second"))
    await hear(binh, ASKED)
    assert not await said_to(cuc, HEAD)
    await binh.press(town.words("announcement-confirm"))
    await hear(cuc, "lúc 8 giờ.")


async def test_number_confirms_nothing_but_the_words_do(town: Town) -> None:
    _, binh, cuc = await ask(town)
    await hear(binh, ASKED)
    await binh.say("1")
    await hear(binh, town.words("common-number-unclear"))
    assert not await said_to(cuc, HEAD)
    await binh.say("Duyệt gửi")
    await hear(cuc, WORDS)


async def test_second_person_who_lost_the_right_is_refused_at_the_press(town: Town) -> None:
    _, binh, cuc = await ask(town)
    await hear(binh, ASKED)
    async with town.database.writing() as session:
        for role in await units.list_roles(session, town.members[BINH]):
            await session.delete(role)
    answer = await binh.press(town.words("announcement-confirm"))
    assert answer is not None
    assert answer["text"] == town.words("error-not-allowed")
    assert not await said_to(cuc, HEAD)


async def test_leader_who_comes_later_finds_the_question_on_the_list(town: Town) -> None:
    _, _, cuc = await ask(town)
    async with town.database.writing() as session:
        await units.add_role(session, town.members[CUC], town.cells[CELLS[0]], DEPUTY)
    await cuc.say("/thongbao")
    await hear(cuc, town.words("announcements-recent", count=1))
    await cuc.say("2")
    await hear(cuc, ASKED)
    await cuc.press(town.words("announcement-confirm"))
    await hear(cuc, HEAD)


async def test_groups_of_the_cell_get_it_without_a_button(town: Town) -> None:
    an, group = await bound_group(town)
    (binh,) = await town.register(BINH)
    await an.say(f"/thongbao {WORDS}")
    await hear(an, town.words("announce-summary-post-no", names="Khu phố 1"))
    await an.press(town.words("announce-post-on"))
    await hear(an, "Đăng cả vào: Khu phố 1")
    await an.press(town.words("announce-send"))
    told = words_of(await board(town, an, "done"))
    assert "Nhóm, kênh: đã đăng 1 trên 1" in told
    await hear(binh, WORDS)
    seen = an.in_chat(group)
    (posted,) = [m for m in await seen.messages() if WORDS in words_of(m)]
    assert words_of(posted) == f"{HEAD}\n\n{WORDS}"
    assert "reply_markup" not in posted
    await an.press(town.words("announcement-withdraw"))
    await hear(an, "Thu hồi thông báo")
    await an.press(town.words("announcement-withdraw-sure"))
    await board(town, an, "withdrawn")
    assert not [m for m in await seen.messages() if WORDS in words_of(m)]
