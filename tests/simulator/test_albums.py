"""Albums: edited one by one, deleted together, counted as what they hold."""

from typing import Any

import pytest
import telegram
from telegram import InputMediaDocument, InputMediaPhoto

from simulator.client import Person, SimulatorClient
from tests.simulator.conftest import BOT_ID, Api
from tests.simulator.test_media import png

Messages = tuple[telegram.Message, ...]


@pytest.fixture
async def album(bot: telegram.Bot, lan: Person) -> Messages:
    photos = [InputMediaPhoto(png(90, 90 + n), "một" if not n else None) for n in range(3)]
    return await bot.send_media_group(lan.id, photos)


async def _shown(lan: Person) -> list[tuple[str, Any, Any]]:
    messages = [one for one in await lan.messages() if not one["out"]]
    return [
        (one["photo"][-1]["file_unique_id"], one.get("caption"), one.get("media_group_id"))
        for one in messages
    ]


async def test_photo_of_an_album_is_replaced_in_its_place(
    bot: telegram.Bot, lan: Person, album: Messages
) -> None:
    media = InputMediaPhoto(png(50, 50), "<b>Đã rút</b>", "HTML")
    edited = await bot.edit_message_media(media, lan.id, album[0].message_id)
    assert isinstance(edited, telegram.Message)
    assert (edited.caption, edited.media_group_id) == ("Đã rút", album[0].media_group_id)
    await bot.edit_message_media(InputMediaPhoto(edited.photo[-1]), lan.id, album[1].message_id)
    first, second, third = await _shown(lan)
    assert (first[0], first[1]) == (second[0], "Đã rút")
    assert second[1:] == (None, album[0].media_group_id)
    assert third[0] == album[2].photo[-1].file_unique_id


async def test_same_photo_and_caption_is_no_change(api: Api, lan: Person, album: Messages) -> None:
    media = {"type": "photo", "media": album[0].photo[-1].file_id, "caption": "một"}
    edit = {"chat_id": lan.id, "message_id": album[0].message_id}
    refusal = await api.refusal("editMessageMedia", **edit, media=media)
    assert refusal.startswith("Bad Request: message is not modified")
    assert await api.result("editMessageMedia", **edit, media=media | {"caption": "hai"})


async def test_album_of_photos_takes_no_document(
    bot: telegram.Bot, lan: Person, album: Messages
) -> None:
    with pytest.raises(telegram.error.BadRequest, match="media type in the album"):
        await bot.edit_message_media(InputMediaDocument(b"x"), lan.id, album[0].message_id)


async def test_album_is_deleted_all_or_not_at_all(
    client: SimulatorClient, api: Api, bot: telegram.Bot, lan: Person, album: Messages
) -> None:
    ids = [message.message_id for message in album]
    await client.advance_clock(48 * 3600 + 1)
    late = await bot.send_message(lan.id, "x")
    given = {"chat_id": lan.id, "message_ids": [late.message_id, *ids]}
    refusal = await api.refusal("deleteMessages", **given)
    assert refusal == "Bad Request: message can't be deleted for everyone"
    assert (await lan.last())["message_id"] == late.message_id


async def test_administrator_deletes_nothing_old_either(
    client: SimulatorClient, api: Api, lan: Person
) -> None:
    channel = await client.add_group("Kênh", lan, [], "channel")
    await client.set_member(channel, lan.id, BOT_ID, "administrator")
    sent = await api.result("sendMessage", chat_id=channel, text="x")
    await client.advance_clock(48 * 3600 + 1)
    given = {"chat_id": channel, "message_ids": [sent["message_id"]]}
    refusal = await api.refusal("deleteMessages", **given)
    assert refusal == "Bad Request: message can't be deleted"


async def test_reactions_to_a_channel_post_are_totals_without_names(
    client: SimulatorClient, bot: telegram.Bot, lan: Person, minh: Person
) -> None:
    channel = await client.add_group("Kênh", lan, [minh.id], "channel")
    await client.set_member(channel, lan.id, BOT_ID, "administrator")
    await bot.get_updates(allowed_updates=["message_reaction_count"])
    post = await bot.send_message(channel, "Gương tốt")
    await lan.in_chat(channel).react(post.message_id, "❤")
    await minh.in_chat(channel).react(post.message_id, "❤")
    await lan.in_chat(channel).react(post.message_id, None)
    updates = await bot.get_updates(offset=-3, timeout=5)
    found = [one.message_reaction_count for one in updates]
    told = [
        [(reaction.type, reaction.total_count) for reaction in one.reactions]
        for one in found
        if one is not None
    ]
    heart = telegram.ReactionTypeEmoji("❤")
    assert told == [[(heart, 1)], [(heart, 2)], [(heart, 1)]]
    assert all(one and one.message_id == post.message_id for one in found)
    assert all(one and one.chat.id == channel for one in found)
