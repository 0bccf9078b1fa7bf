"""Groups and channels: privacy mode, membership, rights, topics, migration."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from simulator.client import Person, SimulatorClient, SimulatorRefusedError
from tests.simulator.conftest import BOT_ID, Api

OTHER_BOT = 4343
Take = Callable[..., Awaitable[list[dict[str, Any]]]]


def kinds(found: list[dict[str, Any]]) -> list[str]:
    return [next(key for key in update if key != "update_id") for update in found]


@pytest.fixture
async def group(client: SimulatorClient, lan: Person, minh: Person, updates: Take) -> int:
    """A group of Lan, who founded it, Minh and the bot."""
    chat = await client.add_group("Chi bộ 1", lan, [BOT_ID, minh.id])
    await updates()
    return chat


async def test_being_added_is_told(client: SimulatorClient, lan: Person, updates: Take) -> None:
    await updates()
    chat = await client.add_group("Chi bộ 1", lan, [BOT_ID])
    service, change = await updates()
    assert service["message"]["new_chat_members"][0]["id"] == BOT_ID
    member = change["my_chat_member"]
    assert (member["chat"]["id"], member["from"]["id"]) == (chat, lan.id)
    assert member["old_chat_member"]["status"] == "left"
    assert member["new_chat_member"]["status"] == "member"


async def test_privacy_mode_hides_talk(lan: Person, group: int, api: Api, updates: Take) -> None:
    sent = await api.result("sendMessage", chat_id=group, text="hỏi")
    there = lan.in_chat(group)
    await there.say("chuyện riêng")
    await there.say("@chi_bot ơi")
    await there.say("/hop@other_bot")
    await there.say("/hop")
    await there.say("/hop@chi_bot 5")
    await there.say("đáp", reply_to_message_id=sent["message_id"])
    heard = [update["message"]["text"] for update in await updates()]
    assert heard == ["/hop", "/hop@chi_bot 5", "đáp"]


async def test_general_command_is_for_the_last_bot(
    client: SimulatorClient, lan: Person, group: int, api: Api, updates: Take
) -> None:
    await client.set_member(group, lan.id, OTHER_BOT, "member")
    await updates()
    await lan.in_chat(group).say("/hop")
    assert await updates() == []
    await api.result("sendMessage", chat_id=group, text="đây")
    await lan.in_chat(group).say("/hop")
    assert kinds(await updates()) == ["message"]


async def test_administrator_hears_everything(
    client: SimulatorClient, lan: Person, minh: Person, group: int, updates: Take
) -> None:
    await client.set_member(group, lan.id, BOT_ID, "administrator")
    assert kinds(await updates(["message", "my_chat_member", "chat_member"])) == ["my_chat_member"]
    await minh.in_chat(group).say("chuyện riêng")
    await client.set_member(group, lan.id, minh.id, "left")
    assert kinds(await updates()) == ["message", "message", "chat_member"]


async def test_chat_member_is_not_sent_by_default(
    client: SimulatorClient, lan: Person, minh: Person, group: int, updates: Take
) -> None:
    await client.set_member(group, lan.id, BOT_ID, "administrator")
    await client.set_member(group, lan.id, minh.id, "kicked")
    assert kinds(await updates()) == ["my_chat_member", "message"]


@pytest.mark.parametrize("kind", ["group", "supergroup", "channel"])
async def test_removed_bot_is_told_where_it_is_not(
    client: SimulatorClient, lan: Person, api: Api, kind: str
) -> None:
    chat = await client.add_group("Nơi họp", lan, [BOT_ID], kind)
    await client.set_member(chat, lan.id, BOT_ID, "kicked")
    refusal = await api.refusal("sendMessage", chat_id=chat, text="x")
    assert refusal == f"Forbidden: bot was kicked from the {kind} chat"
    await client.set_member(chat, lan.id, BOT_ID, "left")
    refusal = await api.refusal("sendMessage", chat_id=chat, text="x")
    assert refusal == f"Forbidden: bot is not a member of the {kind} chat"


async def test_strange_group_is_not_found(client: SimulatorClient, lan: Person, api: Api) -> None:
    chat = await client.add_group("Kín", lan)
    assert await api.refusal("getChat", chat_id=chat) == "Bad Request: chat not found"


async def test_public_group_is_found_by_name(
    client: SimulatorClient, lan: Person, api: Api
) -> None:
    chat = await client.add_group("Mở", lan, [], "supergroup", username="chi_bo_mo")
    assert (await api.result("getChat", chat_id="@Chi_Bo_Mo"))["id"] == chat


async def test_restricted_bot_may_not_write(
    client: SimulatorClient, lan: Person, group: int, api: Api
) -> None:
    await client.set_member(group, lan.id, BOT_ID, "restricted", {"can_send_messages": True})
    await api.result("sendMessage", chat_id=group, text="x")
    refusal = await api.refusal("sendPoll", chat_id=group, question="q", options=["a", "b"])
    assert refusal == "Bad Request: not enough rights to send polls to the chat"


async def test_channel_needs_the_right_to_post(
    client: SimulatorClient, lan: Person, api: Api, updates: Take
) -> None:
    chat = await client.add_group("Tin", lan, [BOT_ID], "channel")
    needs_rights = "Bad Request: need administrator rights in the channel chat"
    assert await api.refusal("sendMessage", chat_id=chat, text="x") == needs_rights
    await client.set_member(chat, lan.id, BOT_ID, "administrator", {"can_post_messages": False})
    assert await api.refusal("sendMessage", chat_id=chat, text="x") == needs_rights
    await client.set_member(chat, lan.id, BOT_ID, "administrator", {"can_edit_messages": False})
    sent = await api.result("sendMessage", chat_id=chat, text="x")
    assert (sent["sender_chat"]["id"], "from" in sent) == (chat, False)
    await updates()
    post = await lan.in_chat(chat).say("bài")
    assert kinds(await updates()) == ["channel_post"]
    edit = {"chat_id": chat, "message_id": post["message_id"], "text": "y"}
    assert await api.refusal("editMessageText", **edit) == "Bad Request: message can't be edited"
    await client.set_member(chat, lan.id, BOT_ID, "administrator")
    assert (await api.result("editMessageText", **edit))["text"] == "y"


async def test_channel_counts_reactions(
    client: SimulatorClient, lan: Person, api: Api, updates: Take
) -> None:
    chat = await client.add_group("Tin", lan, [BOT_ID], "channel")
    await client.set_member(chat, lan.id, BOT_ID, "administrator")
    sent = await api.result("sendMessage", chat_id=chat, text="x")
    await updates(["message_reaction_count"])
    await lan.in_chat(chat).react(sent["message_id"], "🔥")
    (update,) = await updates()
    (count,) = update["message_reaction_count"]["reactions"]
    assert (count["type"]["emoji"], count["total_count"]) == ("🔥", 1)


async def test_readers_of_a_channel_cannot_post(
    client: SimulatorClient, lan: Person, minh: Person
) -> None:
    chat = await client.add_group("Tin", lan, [minh.id], "channel")
    with pytest.raises(SimulatorRefusedError, match="Only administrators may post"):
        await minh.in_chat(chat).say("x")


async def test_others_messages_need_a_right_to_delete_and_pin(
    client: SimulatorClient, lan: Person, api: Api
) -> None:
    chat = await client.add_group("Nhóm", lan, [BOT_ID], "supergroup")
    said = await lan.in_chat(chat).say("x")
    target = {"chat_id": chat, "message_id": said["message_id"]}
    assert await api.refusal("deleteMessage", **target) == "Bad Request: message can't be deleted"
    refusal = await api.refusal("pinChatMessage", **target)
    assert refusal == "Bad Request: not enough rights to manage pinned messages in the chat"
    await client.set_member(chat, lan.id, BOT_ID, "administrator")
    assert await api.result("pinChatMessage", **target)
    assert await api.result("deleteMessage", **target)


async def test_forum_topics(client: SimulatorClient, lan: Person, api: Api, updates: Take) -> None:
    chat = await client.add_group("Diễn đàn", lan, [BOT_ID], "supergroup", is_forum=True)
    topic = await client.add_topic(chat, lan.id, "Họp")
    sent = await api.result("sendMessage", chat_id=chat, text="x", message_thread_id=topic)
    assert (sent["message_thread_id"], sent["is_topic_message"]) == (topic, True)
    refusal = await api.refusal("sendMessage", chat_id=chat, text="x", message_thread_id=99)
    assert refusal == "Bad Request: message thread not found"
    await updates()
    await lan.in_chat(chat).say("/hop", message_thread_id=topic)
    (update,) = await updates()
    assert update["message"]["message_thread_id"] == topic
    with pytest.raises(SimulatorRefusedError, match="no such topic"):
        await lan.in_chat(chat).say("x", message_thread_id=99)


async def test_group_becomes_a_supergroup(
    client: SimulatorClient, lan: Person, group: int, api: Api, updates: Take
) -> None:
    await lan.in_chat(group).say("/hop")
    new = await client.migrate(group, lan.id)
    assert new < -1_000_000_000_000
    _, old_told, new_told = await updates()
    assert old_told["message"]["migrate_to_chat_id"] == new
    assert new_told["message"]["migrate_from_chat_id"] == group
    assert await api("sendMessage", chat_id=group, text="x") == (
        400,
        {
            "ok": False,
            "error_code": 400,
            "description": "Bad Request: group chat was upgraded to a supergroup chat",
            "parameters": {"migrate_to_chat_id": new},
        },
    )
    assert (await api.result("sendMessage", chat_id=new, text="x"))["chat"]["type"] == "supergroup"
    with pytest.raises(SimulatorRefusedError, match="became a supergroup"):
        await lan.in_chat(group).say("x")


async def test_bot_that_joins_no_groups_is_not_added(client: SimulatorClient, lan: Person) -> None:
    await client.add_bot("77:a", "shy_bot", can_join_groups=False)
    with pytest.raises(SimulatorRefusedError, match="cannot be added"):
        await client.add_group("Nhóm", lan, [77])


async def test_poll_in_a_channel_is_anonymous(
    client: SimulatorClient, lan: Person, api: Api
) -> None:
    chat = await client.add_group("Tin", lan, [BOT_ID], "channel")
    await client.set_member(chat, lan.id, BOT_ID, "administrator")
    poll = {"chat_id": chat, "question": "q", "options": ["a", "b"]}
    refusal = await api.refusal("sendPoll", **poll, is_anonymous=False)
    assert refusal == "Bad Request: non-anonymous polls can't be sent to channel chats"
    assert (await api.result("sendPoll", **poll))["poll"]["is_anonymous"] is True


async def test_contact_is_asked_for_in_private_only(api: Api, group: int) -> None:
    keyboard = {"keyboard": [[{"text": "Gửi số", "request_contact": True}]]}
    refusal = await api.refusal("sendMessage", chat_id=group, text="x", reply_markup=keyboard)
    assert refusal == "Bad Request: phone number can be requested in private chats only"


async def test_members_are_seen_only_from_inside(
    client: SimulatorClient, lan: Person, minh: Person, api: Api
) -> None:
    channel = await client.add_group("Tin", lan, [BOT_ID, minh.id], "channel")
    member = {"chat_id": channel, "user_id": minh.id}
    assert await api.refusal("getChatMember", **member) == "Bad Request: CHAT_ADMIN_REQUIRED"
    private = await api.result("getChatMember", chat_id=lan.id, user_id=lan.id)
    assert private["status"] == "member"
    refusal = await api.refusal("getChatMember", chat_id=lan.id, user_id=minh.id)
    assert refusal == "Bad Request: user not found"
    assert await api.result("getChatMemberCount", chat_id=lan.id) == 2


async def test_menu_of_a_group_lists_its_commands(
    client: SimulatorClient, lan: Person, group: int, api: Api
) -> None:
    commands = [{"command": "/Hop", "description": "Họp"}]
    scope = {"type": "all_group_chats"}
    await api.result("setMyCommands", commands=commands, scope=scope)
    own = {"type": "chat_member", "chat_id": group, "user_id": lan.id}
    told = {"command": "hop", "description": "Họp"}
    assert (await lan.in_chat(group).chat_state())["commands"] == [told]
    await api.result("setMyCommands", commands=[{**told, "command": "rieng"}], scope=own)
    assert (await lan.in_chat(group).chat_state())["commands"][0]["command"] == "rieng"


async def test_given_entities_are_taken(
    client: SimulatorClient, lan: Person, minh: Person, api: Api
) -> None:
    entities = [
        {"type": "bold", "offset": 0, "length": 2},
        {"type": "text_mention", "offset": 3, "length": 4, "user": {"id": minh.id}},
        {"type": "mention", "offset": 0, "length": 2},
    ]
    preview = {"is_disabled": True, "url": "https://example.org/", "colour": 1}
    sent = await api.result(
        "sendMessage",
        chat_id=lan.id,
        text="a! Minh",
        entities=entities,
        link_preview_options=preview,
        protect_content=True,
    )
    assert [one["type"] for one in sent["entities"]] == ["bold", "text_mention"]
    assert sent["entities"][1]["user"]["first_name"] == "Minh"
    assert sent["link_preview_options"] == {"is_disabled": True, "url": "https://example.org/"}
    assert sent["has_protected_content"] is True


async def test_anonymous_administrator_is_not_told_by_name(
    client: SimulatorClient, lan: Person, minh: Person, group: int, updates: Take
) -> None:
    await client.set_member(group, lan.id, minh.id, "administrator", {"is_anonymous": True})
    await updates()
    await minh.in_chat(group).say("/gan")
    (said,) = await updates()
    await client.set_member(group, minh.id, BOT_ID, "left")
    (change,) = await updates()
    assert said["message"]["from"]["id"] == change["my_chat_member"]["from"]["id"] == 1087968824
    assert said["message"]["sender_chat"]["id"] == group
    assert "Minh" not in str(said) + str(change)


async def test_words_in_a_topic_answer_the_message_that_opened_it(
    client: SimulatorClient, lan: Person, updates: Take
) -> None:
    forum = await client.add_group("Phường", lan, [BOT_ID], "supergroup", is_forum=True)
    topic = await client.add_topic(forum, lan.id, "Sinh hoạt")
    await updates()
    await lan.in_chat(forum).say("/gan", message_thread_id=topic)
    (said,) = await updates()
    opening = said["message"]["reply_to_message"]
    assert opening["forum_topic_created"]["name"] == "Sinh hoạt"


async def test_deleted_topic_is_not_written_to(
    client: SimulatorClient, lan: Person, api: Api
) -> None:
    forum = await client.add_group("Phường", lan, [BOT_ID], "supergroup", is_forum=True)
    topic = await client.add_topic(forum, lan.id, "Sinh hoạt")
    await client.delete_topic(forum, lan.id, topic)
    said = await api.refusal("sendMessage", chat_id=forum, message_thread_id=topic, text="a")
    assert said == "Bad Request: message thread not found"


async def test_new_title_is_told(client: SimulatorClient, lan: Person, group: int) -> None:
    await client.rename_group(group, lan.id, "Chi bộ 2")
    told = await lan.in_chat(group).last()
    assert told["new_chat_title"] == told["chat"]["title"] == "Chi bộ 2"
