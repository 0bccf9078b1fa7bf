"""A bound group becomes a supergroup: one new id, one delivery, and nothing is forgotten."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.outbox.queue import put
from tests.bed.waiting import heard
from tests.handlers.chat_scenes import (
    BOT,
    NEWS,
    POST,
    QUESTION,
    becomes,
    bound_group,
    fate_of,
    find_chat,
    found_posting_town,
    post,
    seen_in,
    settles,
    state_of,
)
from tests.town.town import Town, hear


@pytest.fixture
async def town(database_url: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Town]:
    """The town, with something to say in groups."""
    async with found_posting_town(database_url, monkeypatch) as found:
        yield found


async def test_service_messages_move_the_chat_and_what_waits_for_it(town: Town) -> None:
    an, old = await bound_group(town, "group")
    async with town.database.writing() as session:
        now = town.chibot.clock.now()
        await put(session, POST, 1, old, now, not_before=now + timedelta(hours=1))
    new = await town.client.migrate(old, an.id)
    await becomes(town, new, "bound")
    chat = await find_chat(town.database, new)
    assert chat is not None
    assert (chat.kind, chat.migrated_from) == ("supergroup", old)
    assert await state_of(town, old) == ""
    assert await fate_of(town, 1) == ("queued", None, new)
    await town.move_clock(hours=2)
    town.chibot._sender.wake()
    await settles(town, 1, "sent")
    assert await seen_in(an, new) == [f"{NEWS} 1"]
    assert await seen_in(an, old) == []


async def test_update_and_error_at_once_make_one_delivery(town: Town) -> None:
    an, old = await bound_group(town, "group")
    new = await town.client.migrate(old, an.id)
    await post(town, old, 1, 2)
    await settles(town, 1, "sent")
    await settles(town, 2, "sent")
    await becomes(town, new, "bound")
    assert sorted(await seen_in(an, new)) == [f"{NEWS} 1", f"{NEWS} 2"]
    assert await state_of(town, old) == ""


async def test_error_alone_moves_the_chat_even_if_the_new_one_was_met_before(town: Town) -> None:
    an, old = await bound_group(town, "group")
    new = await town.client.add_group("Khu phố 1", an, [BOT], "supergroup")
    await hear(an, QUESTION)
    await town.client.arm_fault(
        "status",
        "sendMessage",
        status=400,
        description="Bad Request: group chat was upgraded to a supergroup chat",
        migrate_to_chat_id=new,
        chat_id=old,
    )
    await post(town, old, 1)
    await settles(town, 1, "sent")
    assert await seen_in(an, new) == [f"{NEWS} 1"]
    assert (await state_of(town, old), await state_of(town, new)) == ("", "bound")


async def test_move_is_no_loss(town: Town) -> None:
    an, old = await bound_group(town, "group")
    await town.client.set_member(old, an.id, BOT, "left")
    await hear(an, "không còn gửi được")
    chat = {"id": old, "type": "group", "title": "Khu phố 1"}
    author = {"id": an.id, "is_bot": False, "first_name": "An"}
    moved = {"message_id": 99, "date": 1_796_000_000, "chat": chat, "from": author}
    new = -1001234567890
    await town.client.feed({"message": {**moved, "migrate_to_chat_id": new}})
    await becomes(town, new, "bound")
    await hear(an, "Đã gắn")
    assert not any("không còn gửi được" in words for words in await heard(an))


async def test_new_title_is_kept(town: Town) -> None:
    an, group = await bound_group(town)
    await town.client.rename_group(group, an.id, "  Khu phố\u202e\n1 mới ")

    async def title() -> str:
        chat = await find_chat(town.database, group)
        return chat.title if chat else ""

    await an.in_chat(group).say("/gan")
    await hear(an, "Khu phố 1 mới")
    assert await title() == "Khu phố 1 mới"
