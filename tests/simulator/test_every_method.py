"""python-telegram-bot's own Bot drives every method the simulator supports."""

import asyncio
import re
from pathlib import Path

import telegram
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, InputMediaDocument, InputMediaPhoto

from simulator.client import Person, SimulatorClient
from simulator.methods import METHODS
from tests.simulator.conftest import BOT_ID

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00\x00\x00\x00\x80"
BUTTONS = InlineKeyboardMarkup([[InlineKeyboardButton("Có mặt", callback_data="rsvp:1:yes")]])


async def test_bot_knows_itself(bot: telegram.Bot) -> None:
    me = await bot.get_me()
    assert (me.id, me.is_bot, me.username, me.first_name) == (BOT_ID, True, "chi_bot", "Chi")
    assert me.can_join_groups is True
    assert me.can_read_all_group_messages is False


async def test_message_travels_both_ways(bot: telegram.Bot, lan: Person) -> None:
    sent = await bot.send_message(lan.id, "<b>Chào</b> 😀 Lan", parse_mode="HTML")
    assert (sent.text, sent.chat.id, sent.from_user and sent.from_user.id) == (
        "Chào 😀 Lan",
        lan.id,
        BOT_ID,
    )
    await lan.say("xin chào", reply_to_message_id=sent.message_id)
    started, answer = await bot.get_updates(timeout=5)
    assert started.message is not None
    assert started.message.text == "/start"
    assert started.message.entities[0].type == "bot_command"
    assert answer.message is not None
    assert answer.message.reply_to_message is not None
    assert answer.message.reply_to_message.message_id == sent.message_id


async def test_pressed_button_is_answered_and_edited(bot: telegram.Bot, lan: Person) -> None:
    sent = await bot.send_message(lan.id, "Họp?", reply_markup=BUTTONS)
    pressing = asyncio.create_task(lan.press("Có mặt"))
    query = None
    offset = 0
    while query is None:
        found = await bot.get_updates(offset=offset, timeout=5)
        offset = found[-1].update_id + 1
        query = next((one.callback_query for one in found if one.callback_query), None)
    assert query.data == "rsvp:1:yes"
    assert query.from_user.id == lan.id
    assert await query.answer("Đã ghi", show_alert=True) is True
    assert await pressing == {"text": "Đã ghi", "show_alert": True, "url": ""}
    edited = await bot.edit_message_text("Xong", lan.id, sent.message_id)
    assert isinstance(edited, telegram.Message)
    assert (edited.text, edited.reply_markup, edited.edit_date is not None) == ("Xong", None, True)
    kept = await bot.edit_message_reply_markup(lan.id, sent.message_id, reply_markup=BUTTONS)
    assert isinstance(kept, telegram.Message)
    assert kept.text == "Xong"
    assert kept.reply_markup == BUTTONS


async def test_photo_is_sent_captioned_and_replaced(bot: telegram.Bot, lan: Person) -> None:
    sent = await bot.send_photo(lan.id, PNG, caption="<i>Ảnh</i>", parse_mode="HTML")
    assert (sent.photo[-1].width, sent.photo[-1].height) == (256, 128)
    assert (sent.caption, sent.caption_entities[0].type) == ("Ảnh", "italic")
    again = await bot.edit_message_caption(lan.id, sent.message_id, caption="Khác")
    assert isinstance(again, telegram.Message)
    assert (again.caption, len(again.photo)) == ("Khác", 2)
    media = InputMediaDocument(b"a,b", filename="a.csv", caption="Bảng")
    replaced = await bot.edit_message_media(media, lan.id, sent.message_id)
    assert isinstance(replaced, telegram.Message)
    assert replaced.document is not None
    assert (replaced.document.file_name, replaced.photo, replaced.caption) == ("a.csv", (), "Bảng")


async def test_files_come_back_as_uploaded(bot: telegram.Bot, lan: Person) -> None:
    sent = await bot.send_document(lan.id, b"\x00\xffdata", filename="biên bản.docx")
    assert sent.document is not None
    assert sent.document.file_name == "biên bản.docx"
    handle = await bot.get_file(sent.document.file_id)
    assert bytes(await handle.download_as_bytearray()) == b"\x00\xffdata"
    resent = await bot.send_document(lan.id, sent.document.file_id)
    assert resent.document == sent.document
    spoken = await bot.send_voice(lan.id, b"OggS", duration=3)
    assert spoken.voice is not None
    assert spoken.voice.to_dict()["duration"] == 3


async def test_album_arrives_as_one_group(bot: telegram.Bot, lan: Person) -> None:
    sent = await bot.send_media_group(
        lan.id, [InputMediaPhoto(PNG, caption="một"), InputMediaPhoto(PNG)]
    )
    assert len({message.media_group_id for message in sent}) == 1
    assert [message.caption for message in sent] == ["một", None]


async def test_copied_and_deleted(bot: telegram.Bot, lan: Person) -> None:
    sent = await bot.send_message(lan.id, "một", reply_markup=BUTTONS)
    copy = await bot.copy_message(lan.id, lan.id, sent.message_id)
    last = await lan.last()
    assert (last["message_id"], last["text"], "reply_markup" in last) == (
        copy.message_id,
        "một",
        False,
    )
    assert await bot.delete_message(lan.id, sent.message_id) is True
    assert [message["text"] for message in await lan.messages()] == ["/start", "một"]
    # What is missing is passed over.
    assert await bot.delete_messages(lan.id, [sent.message_id, copy.message_id, 999]) is True
    assert [message["text"] for message in await lan.messages()] == ["/start"]


async def test_typing_is_seen_until_the_message(bot: telegram.Bot, lan: Person) -> None:
    assert await bot.send_chat_action(lan.id, "typing") is True
    assert (await lan.chat_state())["typing"] is True
    await bot.send_message(lan.id, "đây")
    assert (await lan.chat_state())["typing"] is False


async def test_commands_by_scope_and_language(bot: telegram.Bot, lan: Person) -> None:
    assert await bot.set_my_commands([("start", "Start")])
    assert await bot.set_my_commands([("start", "Bắt đầu")], language_code="vi")
    scope = telegram.BotCommandScopeChat(lan.id)
    assert await bot.set_my_commands([("hop", "Họp")], scope=scope)
    assert [one.description for one in await bot.get_my_commands()] == ["Start"]
    assert [one.description for one in await bot.get_my_commands(language_code="vi")] == ["Bắt đầu"]
    assert [one["command"] for one in (await lan.chat_state())["commands"]] == ["hop"]
    assert await bot.delete_my_commands(scope=scope)
    assert [one["description"] for one in (await lan.chat_state())["commands"]] == ["Bắt đầu"]


async def test_profile_is_kept(bot: telegram.Bot, lan: Person) -> None:
    assert await bot.set_my_name("Chi bộ")
    assert await bot.set_my_description("Trợ lý", language_code="vi")
    assert await bot.set_my_short_description("Ngắn")
    assert (await bot.get_my_name()).name == "Chi bộ"
    assert (await bot.get_my_description("vi")).description == "Trợ lý"
    assert (await bot.get_my_short_description()).short_description == "Ngắn"
    button = telegram.MenuButtonWebApp("Mở", telegram.WebAppInfo("https://example.org/"))
    assert await bot.set_chat_menu_button(lan.id, button)
    assert await bot.get_chat_menu_button(lan.id) == button
    assert isinstance(await bot.get_chat_menu_button(), telegram.MenuButtonDefault)


async def test_chats_and_members_are_told(
    bot: telegram.Bot, client: SimulatorClient, lan: Person, minh: Person
) -> None:
    group = await client.add_group("Chi bộ 1", lan, [BOT_ID, minh.id], "supergroup")
    chat = await bot.get_chat(group)
    assert (chat.title, chat.type, chat.max_reaction_count) == ("Chi bộ 1", "supergroup", 11)
    assert (await bot.get_chat(lan.id)).username == "lan_tran"
    assert (await bot.get_chat_member(group, lan.id)).status == "creator"
    assert (await bot.get_chat_member(group, minh.id)).status == "member"
    await client.set_member(group, lan.id, minh.id, "administrator")
    admins = await bot.get_chat_administrators(group)
    assert {(one.user.id, one.status) for one in admins} == {
        (lan.id, "creator"),
        (minh.id, "administrator"),
    }
    await client.set_member(group, lan.id, minh.id, "restricted", {"can_send_messages": True})
    restricted = await bot.get_chat_member(group, minh.id)
    assert isinstance(restricted, telegram.ChatMemberRestricted)
    assert restricted.can_send_messages is True
    await client.set_member(group, lan.id, minh.id, "kicked")
    assert isinstance(await bot.get_chat_member(group, minh.id), telegram.ChatMemberBanned)
    assert await bot.get_chat_member_count(group) == 2
    assert await bot.leave_chat(group) is True


async def test_pins_are_put_and_taken(bot: telegram.Bot, lan: Person) -> None:
    sent = await bot.send_message(lan.id, "Lịch")
    assert await bot.pin_chat_message(lan.id, sent.message_id) is True
    assert (await lan.chat_state())["pinned"] == sent.message_id
    pinned = (await bot.get_chat(lan.id)).pinned_message
    assert pinned is not None
    assert pinned.message_id == sent.message_id
    assert await bot.unpin_chat_message(lan.id) is True
    assert (await bot.get_chat(lan.id)).pinned_message is None


async def test_open_poll_is_voted_on_and_stopped(bot: telegram.Bot, lan: Person) -> None:
    sent = await bot.send_poll(lan.id, "Ngày nào?", ["Thứ 2", "Thứ 3"], is_anonymous=False)
    await lan.vote(sent.message_id, 1)
    await lan.vote(sent.message_id)
    found = await bot.get_updates(timeout=5)
    answers = [one.poll_answer for one in found if one.poll_answer]
    assert [answer.option_ids for answer in answers] == [(1,), ()]
    assert answers[0].option_persistent_ids == ("option1",)
    await lan.vote(sent.message_id, 0)
    closed = await bot.stop_poll(lan.id, sent.message_id)
    assert closed.is_closed is True
    assert [option.voter_count for option in closed.options] == [1, 0]


async def test_reactions_go_both_ways(bot: telegram.Bot, lan: Person) -> None:
    sent = await bot.send_message(lan.id, "Tin vui")
    assert await bot.set_message_reaction(lan.id, sent.message_id, "👍") is True
    assert (await lan.last())["reactions"][0]["user_id"] == BOT_ID
    await bot.get_updates(allowed_updates=["message", "message_reaction"], timeout=5)
    await lan.react(sent.message_id, "❤")
    found = await bot.get_updates(timeout=5, offset=-1)
    reaction = found[-1].message_reaction
    assert reaction is not None
    assert reaction.new_reaction[0] == telegram.ReactionTypeEmoji("❤")


async def test_webhook_is_set_told_and_removed(bot: telegram.Bot) -> None:
    address = "http://127.0.0.1:9/hook"
    assert await bot.set_webhook(address, secret_token="s3cret", allowed_updates=["message"])
    told = await bot.get_webhook_info()
    assert (told.url, told.allowed_updates, told.max_connections) == (address, ("message",), 40)
    assert await bot.delete_webhook(drop_pending_updates=True)
    assert (await bot.get_webhook_info()).url == ""


def test_every_method_is_driven_here() -> None:
    source = Path(__file__).read_text(encoding="utf-8")
    names = {re.sub("([A-Z])", r"_\1", method.name).lower() for method in METHODS.values()}
    called = {"answer_callback_query": "query.answer("}
    assert [name for name in names if called.get(name, f"bot.{name}(") not in source] == []
