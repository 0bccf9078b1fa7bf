"""A bound chat that is lost: its owner hears of it once, and how to mend it."""

from collections.abc import AsyncIterator

import pytest

from bot.features.chats.binding import LOST as LOST_KIND
from models.members import Member
from simulator.client import Person, words_of
from tests.bed.waiting import heard
from tests.handlers.chat_scenes import (
    BOT,
    NEWS,
    becomes,
    bound_group,
    can_be_typed,
    choose_cell,
    fate_of,
    find_chat,
    found_posting_town,
    post,
    seen_in,
    settles,
    state_of,
)
from tests.handlers.scenes import AN, administrator, forge
from tests.town.town import Town, hear

NO_POSTS = {"can_post_messages": False}
LOST_RIGHTS, LOST = "không được phép gửi bài", "không còn gửi được"


@pytest.fixture
async def town(database_url: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Town]:
    """The town, with something to say in groups."""
    async with found_posting_town(database_url, monkeypatch) as found:
        yield found


async def count(person: Person, part: str) -> int:
    """How many messages of the bot to this person have the words."""
    return sum(part in words for words in await heard(person))


async def test_removed_bot_tells_the_owner_and_is_bound_again_when_added(town: Town) -> None:
    an, group = await bound_group(town)
    await town.client.set_member(group, an.id, BOT, "left")
    words = words_of(await hear(an, LOST))
    assert "Thêm thành viên" in words
    assert await state_of(town, group) == "gone"
    await town.client.set_member(group, an.id, BOT, "kicked")
    await town.client.set_member(group, an.id, BOT, "member")
    await choose_cell(town, an)
    await hear(an, "Đã gắn")
    assert await state_of(town, group) == "bound"
    assert await count(an, LOST) <= 1


async def test_lost_right_to_post_is_told_and_its_return_mends_it(town: Town) -> None:
    an, channel = await bound_group(town, "channel")
    await town.client.set_member(channel, an.id, BOT, "administrator", NO_POSTS)
    words = words_of(await hear(an, LOST_RIGHTS))
    assert "mở kênh → bấm tên kênh" in words
    assert await state_of(town, channel) == "no_rights"
    await town.client.set_member(channel, an.id, BOT, "administrator")
    await hear(an, "Đã gắn")
    assert await state_of(town, channel) == "bound"


async def test_channel_without_the_right_to_post_says_so_when_it_is_bound(town: Town) -> None:
    (an,) = await town.register(AN)
    channel = await town.client.add_group("Kênh", an, [], "channel")
    await town.client.set_member(channel, an.id, BOT, "administrator", NO_POSTS)
    await choose_cell(town, an)
    await hear(an, LOST_RIGHTS)
    assert await state_of(town, channel) == "no_rights"


async def test_muted_bot_is_lost_like_a_removed_one(town: Town) -> None:
    an, group = await bound_group(town)
    await town.client.set_member(group, an.id, BOT, "restricted")
    await hear(an, LOST_RIGHTS)
    assert await state_of(town, group) == "no_rights"


async def test_retry_asks_telegram_and_says_that_it_is_still_lost(town: Town) -> None:
    an, channel = await bound_group(town, "channel")
    await town.client.set_member(channel, an.id, BOT, "administrator", NO_POSTS)
    await hear(an, LOST_RIGHTS)
    answer = await an.press(town.words("chats-retry"))
    assert answer is not None
    assert answer["text"] == town.words("chats-still-lost")
    assert await state_of(town, channel) == "no_rights"


@pytest.mark.parametrize(
    ("error", "state", "told"),
    [
        ("Forbidden: bot was kicked from the supergroup chat", "gone", LOST),
        ("Forbidden: bot is not a member of the supergroup chat", "gone", LOST),
        ("Bad Request: chat not found", "gone", LOST),
        (
            "Bad Request: need administrator rights in the channel chat",
            "no_rights",
            LOST_RIGHTS,
        ),
        (
            "Bad Request: not enough rights to send text messages to the chat",
            "no_rights",
            LOST_RIGHTS,
        ),
    ],
)
async def test_refused_posts_close_the_chat_and_are_told_once(
    town: Town, error: str, state: str, told: str
) -> None:
    an, group = await bound_group(town)
    status = 403 if error.startswith("Forbidden") else 400
    await town.client.arm_fault(
        "status", "sendMessage", status=status, description=error, chat_id=group, times=2
    )
    await post(town, group, 1, 2)
    await hear(an, told)
    await settles(town, 1, "refused")
    await settles(town, 2, "refused")
    assert await state_of(town, group) == state
    await an.say("/nhom")
    await hear(an, "Muốn gắn thêm")
    assert await count(an, told) == 1


async def test_one_tap_revives_a_channel_and_sends_what_was_refused(town: Town) -> None:
    an, channel = await bound_group(town, "channel")
    error = "Bad Request: need administrator rights in the channel chat"
    await town.client.arm_fault(
        "status", "sendMessage", status=400, description=error, chat_id=channel
    )
    await post(town, channel, 1)
    await hear(an, LOST_RIGHTS)
    assert await fate_of(town, 1) == ("refused", "no_rights", channel)
    await an.press(town.words("chats-retry"))
    await hear(an, "Đã gắn")
    await settles(town, 1, "sent")
    said = [words_of(m) for m in await an.in_chat(channel).messages() if words_of(m)]
    assert said == [f"{NEWS} 1"]


async def test_what_waits_for_a_chat_is_not_said_once_it_is_unbound(town: Town) -> None:
    an, group = await bound_group(town)
    await town.client.arm_fault("status", "sendMessage", retry_after=30, chat_id=group)
    await post(town, group, 1)
    await an.say("/nhom")
    await hear(an, "đang dùng")
    await an.say("1")
    await hear(an, "Đã gắn")
    await an.press(town.words("chats-unbind"))
    await hear(an, "Đồng chí có chắc không?")
    await an.press(town.words("chats-unbind-sure"))
    await becomes(town, group, "unbound")
    assert (await fate_of(town, 1))[:2] == ("refused", "not_bound")
    assert await seen_in(an, group) == []


async def test_deleted_topic_is_lost_and_the_others_are_not(town: Town) -> None:
    an, forum = await bound_group(town, is_forum=True)
    topics = [await town.client.add_topic(forum, an.id, name) for name in ("Tin", "Hỏi")]
    for topic in topics:
        await an.in_chat(forum).say("/gan", message_thread_id=topic)
        await choose_cell(town, an)
        await becomes(town, forum, "bound", topic)
    await town.client.delete_topic(forum, an.id, topics[0])
    await post(town, forum, 1, thread_id=topics[0])
    words = words_of(await hear(an, LOST))
    assert "chủ đề «Tin»" in words
    states = [await state_of(town, forum, topic) for topic in (*topics, None)]
    assert states == ["gone", "bound", "bound"]


async def test_retry_changes_nothing_while_telegram_cannot_be_asked(town: Town) -> None:
    an, group = await bound_group(town)
    await town.client.set_member(group, an.id, BOT, "kicked")
    await hear(an, LOST)
    await town.client.arm_fault("status", "getChatMember", status=500)
    answer = await an.press(town.words("chats-retry"))
    assert answer is not None
    assert answer["text"] == town.words("chats-not-looked-at")
    assert await state_of(town, group) == "gone"


@pytest.mark.parametrize("words", ["Thử lại", "thu lai", "THU LAI."])
async def test_typed_retry_asks_telegram_too(town: Town, words: str) -> None:
    an, channel = await bound_group(town, "channel")
    await town.client.set_member(channel, an.id, BOT, "administrator", NO_POSTS)
    await hear(an, LOST_RIGHTS)
    await can_be_typed(town, LOST_KIND)
    await an.say(words)
    await hear(an, town.words("chats-still-lost"))
    assert await state_of(town, channel) == "no_rights"


async def test_typed_retry_of_what_is_mended_binds_again(town: Town) -> None:
    an, channel = await bound_group(town, "channel")
    error = "Bad Request: need administrator rights in the channel chat"
    await town.client.arm_fault(
        "status", "sendMessage", status=400, description=error, chat_id=channel
    )
    await post(town, channel, 1)
    await hear(an, LOST_RIGHTS)
    await can_be_typed(town, LOST_KIND)
    await an.say("thu lai")
    await hear(an, "Đã gắn")
    await settles(town, 1, "sent")


async def test_typed_retry_changes_nothing_while_telegram_cannot_be_asked(town: Town) -> None:
    an, group = await bound_group(town)
    await town.client.set_member(group, an.id, BOT, "left")
    await hear(an, LOST)
    await can_be_typed(town, LOST_KIND)
    await town.client.arm_fault("status", "getChatMember", status=500)
    await an.say("thử lại")
    await hear(an, town.words("chats-not-looked-at"))
    assert await state_of(town, group) == "gone"


async def test_retry_of_another_unit_s_chat_is_refused(town: Town) -> None:
    an, group = await bound_group(town)
    await town.client.set_member(group, an.id, BOT, "left")
    await hear(an, LOST)
    chat = await find_chat(town.database, group)
    (khanh,) = await town.register("Bùi Thị Khánh")
    assert chat is not None
    assert await forge(khanh, f"gt:{chat.id}:{group}") == town.words("error-not-allowed")
    assert await state_of(town, group) == "gone"


async def test_when_the_owner_has_left_those_who_decide_now_are_told(town: Town) -> None:
    an, group = await bound_group(town)
    admin = await administrator(town)
    async with town.database.writing() as session:
        member = await session.get_one(Member, town.members[AN])
        member.participation = "left"
    await town.client.set_member(group, an.id, BOT, "left")
    await hear(admin, LOST)
    assert await count(an, LOST) == 0
