"""Everybody reads what is true of a chat: who asks, who decides, who did not agree."""

from bot.features.chats.binding import CONFIRM
from bot.roles import DEPUTY
from models.repositories import units
from simulator.client import Person, buttons_of, words_of
from tests.bed.waiting import heard
from tests.handlers.chat_scenes import (
    QUESTION,
    TITLE,
    becomes,
    bound_group,
    can_be_typed,
    choose_cell,
    found_group,
    state_of,
)
from tests.handlers.scenes import AN, BINH
from tests.town.town import CELLS, Town, hear

WAITS = "Đồng chí đã chọn"


async def deputy(town: Town) -> tuple[Person, Person]:
    """The secretary and the deputy of the first cell."""
    an, binh = await town.register(AN, BINH)
    async with town.database.writing() as session:
        await units.add_role(session, town.members[BINH], town.cells[CELLS[0]], DEPUTY)
    return an, binh


async def open_list(town: Town, person: Person) -> str:
    """The list of chats, as the person reads it."""
    await person.say("/nhom")
    return words_of(await hear(person, "Muốn gắn thêm"))


async def test_second_leader_decides_from_the_list_too(town: Town) -> None:
    an, binh = await deputy(town)
    group = await found_group(town, an)
    await choose_cell(town, an)
    await hear(binh, "muốn gắn nhóm")
    await can_be_typed(town, CONFIRM)
    assert f"1. nhóm «{TITLE}» – {CELLS[0]}: đang chờ xác nhận" in await open_list(town, binh)
    await binh.say("1")
    question = await hear(binh, f"Đồng chí {AN} muốn gắn nhóm «{TITLE}»")
    assert [button["text"] for button in buttons_of(question)] == [
        town.words("chats-confirm-yes"),
        town.words("chats-confirm-no"),
    ]
    assert not [words for words in await heard(binh) if WAITS in words]
    await binh.say("đồng ý gắn")
    await hear(binh, "Đã gắn")
    assert await state_of(town, group) == "bound"


async def test_first_leader_reads_who_did_not_agree(town: Town) -> None:
    an, binh = await deputy(town)
    group = await found_group(town, an)
    await choose_cell(town, an)
    await hear(binh, "muốn gắn nhóm")
    await can_be_typed(town, CONFIRM)
    await binh.say("không đồng ý")
    await hear(binh, "Đã ghi: đồng chí không đồng ý")
    await hear(an, f"Đồng chí {BINH} không đồng ý gắn nhóm «{TITLE}» với {CELLS[0]}")
    assert await state_of(town, group) == "declined"


async def test_chat_that_was_declined_can_be_asked_about_anew(town: Town) -> None:
    an, binh = await deputy(town)
    group = await found_group(town, an)
    await choose_cell(town, an)
    await hear(binh, "muốn gắn nhóm")
    await binh.press(town.words("chats-confirm-no"))
    await becomes(town, group, "declined")
    await an.in_chat(group).say("/gan")
    await choose_cell(town, an)
    await hear(binh, "muốn gắn nhóm")
    await binh.press(town.words("chats-confirm-yes"))
    await becomes(town, group, "bound")


async def test_deputy_who_adds_the_bot_reads_whose_part_it_is(town: Town) -> None:
    _, binh = await deputy(town)
    group = await found_group(town, binh)
    told = words_of(await hear(binh, "chỉ bí thư hoặc người quản trị"))
    assert f"nhóm «{TITLE}»" in told
    assert await state_of(town, group) == ""
    assert "tự tay thêm Trợ lý vào:" not in await open_list(town, binh)
    assert town.words("chats-how-not") in await open_list(town, binh)


async def test_member_who_asks_in_a_group_is_told_in_private_once_a_day(town: Town) -> None:
    an, group = await bound_group(town)
    (binh,) = await town.register(BINH)
    await town.client.set_member(group, an.id, binh.id, "member")
    for _ in range(2):
        await binh.in_chat(group).say("/gan")
    await hear(binh, "chỉ bí thư hoặc người quản trị")
    await binh.say("/id")
    await hear(binh, str(binh.id))
    assert len([words for words in await heard(binh) if "chỉ bí thư" in words]) == 1


async def test_stranger_who_adds_the_bot_is_told_nothing(town: Town) -> None:
    stranger = await town.arrive("Người lạ")
    await stranger.start()
    await hear(stranger, "trợ lý nội bộ")
    said = len(await heard(stranger))
    await found_group(town, stranger)
    await stranger.say("/id")
    await hear(stranger, str(stranger.id))
    assert len(await heard(stranger)) == said + 1


async def test_chat_without_a_unit_is_on_the_list_of_the_one_who_chooses(town: Town) -> None:
    an, binh = await deputy(town)
    group = await found_group(town, an)
    await hear(an, QUESTION)
    line = f"nhóm «{TITLE}»: đang chờ đồng chí chọn đơn vị"
    assert f"1. {line}" in await open_list(town, an)
    assert line not in await open_list(town, binh)
    await an.say("1")
    await hear(an, QUESTION)
    await an.press(town.words("chats-bind-to", unit=CELLS[0]))
    await becomes(town, group, "asked")
    await hear(binh, "muốn gắn nhóm")


async def test_unbound_chat_says_so_and_no_more(town: Town) -> None:
    an, group = await bound_group(town)
    await open_list(town, an)
    await an.say(TITLE)
    await hear(an, "Đã gắn")
    await an.say("gỡ")
    await hear(an, "Đồng chí có chắc không?")
    await an.say(town.words("chats-unbind-sure"))
    told = words_of(await hear(an, f"Đã gỡ nhóm «{TITLE}» khỏi {CELLS[0]}"))
    assert "Không gắn" not in told
    await becomes(town, group, "unbound")
