"""A group or channel is bound to a unit: in private, by those who may, and a second confirms."""

from sqlalchemy import select

from bot.access import Act
from bot.features.chats.binding import ASK
from bot.roles import DEPUTY
from models.audit import AuditEntry
from models.repositories import units
from simulator.client import Person, buttons_of, words_of
from tests.bed.waiting import heard
from tests.handlers.chat_scenes import (
    BOT,
    QUESTION,
    TITLE,
    becomes,
    bound_group,
    can_be_typed,
    choose_cell,
    find_chat,
    found_group,
    seen_in,
    state_of,
)
from tests.handlers.scenes import AN, BINH, administrator, forge
from tests.town.town import CELLS, Town, hear

KHANH = "Bùi Thị Khánh"
ANONYMOUS = {
    "from": {"id": 1087968824, "is_bot": True, "first_name": "Group"},
    "date": 1_796_000_000,
}
AS_CHANNEL = ANONYMOUS | {"from": {"id": 136817688, "is_bot": True, "first_name": "Channel"}}


async def outcomes(town: Town) -> list[str]:
    """What the audit log says of bindings."""
    async with town.database.reading() as session:
        query = select(AuditEntry.outcome).where(AuditEntry.act == Act.BIND_CHAT)
        return list(await session.scalars(query.order_by(AuditEntry.id)))


async def test_secretary_without_a_second_leader_binds_alone_and_that_is_audited(
    town: Town,
) -> None:
    an, group = await bound_group(town)
    chat = await find_chat(town.database, group)
    assert chat is not None
    kept = (chat.state, chat.kind, chat.title, chat.unit_id, chat.bound_by, chat.confirmed_by)
    cell, member = town.cells[CELLS[0]], town.members[AN]
    assert kept == ("bound", "supergroup", TITLE, cell, member, None)
    assert await outcomes(town) == ["done_alone"]
    assert await seen_in(an, group) == []


async def test_second_leader_is_asked_in_private_and_agrees(town: Town) -> None:
    admin = await administrator(town)
    (an,) = await town.register(AN)
    group = await found_group(town, an)
    await choose_cell(town, an)
    await hear(an, "cần thêm một đồng chí phụ trách xác nhận")
    await hear(admin, f"{AN} muốn gắn nhóm «{TITLE}» với {CELLS[0]}")
    assert await state_of(town, group) == "asked"
    await admin.press(town.words("chats-confirm-yes"))
    await hear(an, "Đã gắn")
    chat = await find_chat(town.database, group)
    assert chat is not None
    assert (chat.state, chat.bound_by) == ("bound", town.members[AN])
    assert chat.confirmed_by not in {None, chat.bound_by}
    assert await outcomes(town) == ["confirmed"]


async def test_administrator_chooses_among_all_units_and_the_cell_confirms(town: Town) -> None:
    admin = await administrator(town)
    (an,) = await town.register(AN)
    group = await found_group(town, admin)
    question = await hear(admin, QUESTION)
    units = ("Sông Mây", *CELLS)
    expected = [town.words("chats-bind-to", unit=unit) for unit in units]
    assert [button["text"] for button in buttons_of(question)][:-1] == expected
    await admin.press(expected[1])
    await hear(an, "muốn gắn nhóm")
    await an.press(town.words("chats-confirm-yes"))
    await hear(admin, "Đã gắn")
    assert await state_of(town, group) == "bound"


async def test_only_administrator_binds_to_the_ward_alone(town: Town) -> None:
    admin = await administrator(town)
    group = await found_group(town, admin)
    await choose_cell(town, admin, "Sông Mây")
    await hear(admin, "Đã gắn")
    assert (await state_of(town, group), await outcomes(town)) == ("bound", ["done_alone"])


async def test_second_leader_does_not_agree(town: Town) -> None:
    admin = await administrator(town)
    (an,) = await town.register(AN)
    group = await found_group(town, an)
    await choose_cell(town, an)
    await hear(admin, "muốn gắn nhóm")
    await admin.press(town.words("chats-confirm-no"))
    await hear(an, "không đồng ý gắn nhóm")
    assert await state_of(town, group) == "declined"


async def test_first_leader_cannot_be_the_second(town: Town) -> None:
    await administrator(town)
    (an,) = await town.register(AN)
    group = await found_group(town, an)
    await choose_cell(town, an)
    await becomes(town, group, "asked")
    chat = await find_chat(town.database, group)
    assert chat is not None
    forged = f"gc:{chat.id}:{town.cells[CELLS[0]]}:{town.members[AN]}:1"
    assert await forge(an, forged) == town.words("error-choice-is-stale")
    assert await state_of(town, group) == "asked"


async def test_channel_is_bound_like_a_group(town: Town) -> None:
    _, channel = await bound_group(town, "channel")
    chat = await find_chat(town.database, channel)
    assert chat is not None
    assert (chat.kind, chat.state, chat.may_post) == ("channel", "bound", True)


async def test_topic_is_bound_by_the_command_in_it(town: Town) -> None:
    (an,) = await town.register(AN)
    forum = await found_group(town, an, title="Phường", is_forum=True)
    await hear(an, QUESTION)
    await an.press(town.words("chats-do-not-bind"))
    topic = await town.client.add_topic(forum, an.id, "Sinh hoạt chi bộ")
    await an.in_chat(forum).say("/gan@town_bot", message_thread_id=topic)
    await hear(an, "chủ đề «Sinh hoạt chi bộ» trong nhóm «Phường»")
    await an.press(town.words("chats-bind-to", unit=CELLS[0]))
    await hear(an, "Đã gắn")
    assert await state_of(town, forum, topic) == "bound"
    assert await state_of(town, forum) == "dropped"
    (answer,) = [m for m in await an.in_chat(forum).messages() if m["from"]["id"] == BOT]
    assert answer["message_thread_id"] == topic


async def test_stranger_adds_the_bot_and_nothing_is_said_or_kept(town: Town) -> None:
    stranger = await town.arrive("Người lạ")
    (binh,) = await town.register(BINH)
    first = await found_group(town, stranger)
    second = await found_group(town, binh, "group")
    await binh.in_chat(second).say("/gan")
    await hear(binh.in_chat(second), town.words("common-private-only"))
    assert await outcomes(town) == ["refused", "refused", "refused"]
    assert await state_of(town, first) == await state_of(town, second) == ""
    assert await seen_in(stranger, first) == []
    assert not any(QUESTION in words for words in await heard(binh))


async def test_who_hides_behind_a_group_or_a_channel_has_no_right(town: Town) -> None:
    (an,) = await town.register(AN)
    group = await town.client.add_group(TITLE, an, [], "supergroup")
    chat = {"id": group, "type": "supergroup", "title": TITLE}
    await town.client.set_member(group, an.id, BOT, "member")
    await hear(an, QUESTION)
    await an.press(town.words("chats-do-not-bind"))
    await becomes(town, group, "dropped")
    reader = an.in_chat(group)
    for mask in (ANONYMOUS, AS_CHANNEL):
        words = {"message_id": 77, "chat": chat, "sender_chat": chat, "text": "/gan", **mask}
        await town.client.feed({"message": words})
        await hear(reader, town.words("common-private-only"))
    assert (await outcomes(town))[-2:] == ["refused", "refused"]
    assert await state_of(town, group) == "dropped"


async def test_secretary_binds_to_no_other_unit(town: Town) -> None:
    (an,) = await town.register(AN)
    group = await found_group(town, an)
    await hear(an, QUESTION)
    chat = await find_chat(town.database, group)
    assert chat is not None
    forged = f"gu:{chat.id}:{town.cells[CELLS[1]]}"
    assert await forge(an, forged) == town.words("error-not-allowed")


async def test_chat_of_another_unit_is_not_taken_over(town: Town) -> None:
    an, group = await bound_group(town)
    (khanh,) = await town.register(KHANH)
    await town.client.set_member(group, an.id, khanh.id, "member")
    await khanh.in_chat(group).say("/gan")
    said = words_of(await hear(khanh, "Đơn vị khác đã gắn"))
    assert CELLS[0] not in said
    chat = await find_chat(town.database, group)
    assert chat is not None
    assert chat.unit_id == town.cells[CELLS[0]]


async def test_number_does_not_bind_but_the_label_does(town: Town) -> None:
    (an,) = await town.register(AN)
    group = await found_group(town, an)
    await hear(an, QUESTION)
    await can_be_typed(town, ASK)
    await an.say("1")
    await hear(an, town.words("common-number-unclear"))
    assert await state_of(town, group) == "asked"
    await an.say(town.words("chats-bind-to", unit=CELLS[0]))
    await hear(an, "Đã gắn")


async def open_list(town: Town, person: Person) -> str:
    """The list of bound chats, as the person reads it."""
    await person.say("/nhom")
    return words_of(await hear(person, "Muốn gắn thêm"))


async def test_list_shows_the_chats_of_the_own_units_and_unbinds(town: Town) -> None:
    an, group = await bound_group(town, title="Nhóm <b>1</b>")
    (khanh,) = await town.register(KHANH)
    assert await open_list(town, khanh) == (
        f"{town.words('chats-none')}\n\n{town.words('chats-how')}".replace("<code>", "").replace(
            "</code>", ""
        )
    )
    line = f"1. nhóm «Nhóm <b>1</b>» – {CELLS[0]}: đang dùng"
    assert line in (await open_list(town, an)).splitlines()
    await an.say("1")
    await hear(an, "Đã gắn")
    await an.press(town.words("chats-unbind"))
    await hear(an, "Đồng chí có chắc không?")
    await an.press(town.words("chats-unbind-sure"))
    await hear(an, f"Đã gỡ nhóm «Nhóm <b>1</b>» khỏi {CELLS[0]}")
    assert await state_of(town, group) == "unbound"


async def test_member_has_no_list(town: Town) -> None:
    (binh,) = await town.register(BINH)
    await binh.say("/nhom")
    await hear(binh, town.words("error-not-allowed"))


async def test_second_leader_is_asked_once_more(town: Town) -> None:
    admin = await administrator(town)
    (an,) = await town.register(AN)
    await found_group(town, an)
    await choose_cell(town, an)
    await hear(admin, "muốn gắn nhóm")
    await hear(an, "cần thêm một đồng chí")
    answer = await an.press(town.words("chats-remind"))
    assert answer is not None
    assert answer["text"] == town.words("chats-reminded")
    await hear(admin, "muốn gắn nhóm")


async def test_next_leader_is_asked_when_the_second_blocks_after_the_question(town: Town) -> None:
    above = await administrator(town)
    an, binh = await town.register(AN, BINH)
    async with town.database.writing() as session:
        await units.add_role(session, town.members[BINH], town.cells[CELLS[0]], DEPUTY)
    group = await found_group(town, an)
    await choose_cell(town, an)
    await hear(binh, "muốn gắn nhóm")
    assert not [words for words in await heard(above) if "muốn gắn nhóm" in words]
    await binh.block()
    await hear(above, "muốn gắn nhóm")
    await above.press(town.words("chats-confirm-yes"))
    await becomes(town, group, "bound")


async def test_without_another_leader_the_first_hears_and_decides_alone(town: Town) -> None:
    admin = await administrator(town)
    (an,) = await town.register(AN)
    group = await found_group(town, an)
    await choose_cell(town, an)
    await hear(admin, "muốn gắn nhóm")
    await admin.block()
    await hear(an, "không còn đồng chí phụ trách nào khác")
    assert await state_of(town, group) == "asked"
    await an.press(town.words("chats-bind-alone"))
    await becomes(town, group, "bound")
    assert await outcomes(town) == ["done_alone"]
