"""Changing and removing messages, reactions, and answering a pressed button."""

from simulator.access import find_chat, find_message
from simulator.call import Call
from simulator.chats import Chat, GroupChat
from simulator.errors import Json, bad_request
from simulator.formatting import caption_of, message_text
from simulator.keyboards import read_inline_markup
from simulator.messages import MEDIA_KINDS, StoredMessage
from simulator.methods.media import ALBUM_KINDS, media_content
from simulator.methods.registry import methods

CONTENT = frozenset({
    "text", "entities", "caption", "caption_entities", "link_preview_options", "photo",
    "show_caption_above_media", "has_media_spoiler", "reply_markup", *MEDIA_KINDS,
})  # fmt: skip
MEDIA_WITH_CAPTION = frozenset({"photo", *MEDIA_KINDS}) - {"sticker", "video_note"}
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)
DELETABLE_SECONDS = 48 * 60 * 60
MOST_DELETED = 100
ANSWER_LENGTH = 200
_EMOJI = """
❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌
🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘
🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡
"""
REACTIONS = frozenset(_EMOJI.split())


def edit_message_text(call: Call) -> Json:
    content = message_text(call.world, call.parameters)
    chat, message, markup = _to_edit(call)
    if "text" not in message.body:
        raise bad_request("there is no text in the message to edit")
    return _apply(call, chat, message, content, markup)


def edit_message_caption(call: Call) -> Json:
    content = caption_of(call.world, call.parameters)
    chat, message, markup = _to_edit(call)
    media = [key for key in MEDIA_WITH_CAPTION if key in message.body]
    if not media:
        raise bad_request("there is no caption in the message to edit")
    content.update({key: message.body[key] for key in media})
    return _apply(call, chat, message, content, markup)


def edit_message_media(call: Call) -> Json:
    item = call.parameters.nested("media", "input media")
    if item is None:
        raise bad_request("There is no media in the request")
    content = media_content(call, item)
    chat, message, markup = _to_edit(call)
    if not MEDIA_WITH_CAPTION & message.body.keys() and "text" not in message.body:
        raise bad_request("there is no media in the message to edit")
    is_in_album = "media_group_id" in message.body
    if is_in_album and ALBUM_KINDS[item["type"]] != _album_kind(message):
        raise bad_request("can't change media type in the album")
    return _apply(call, chat, message, content, markup)


def edit_message_reply_markup(call: Call) -> Json:
    chat, message, markup = _to_edit(call)
    kept = {key: message.body[key] for key in CONTENT & message.body.keys() - {"reply_markup"}}
    return _apply(call, chat, message, kept, markup)


def delete_message(call: Call) -> bool:
    chat = find_chat(call)
    message = find_message(call, chat, "message to delete", needed=True)
    _check_may_delete(call, chat, message)
    _delete(call, chat, message)
    return True


def delete_messages(call: Call) -> bool:
    """All or none; of these, missing ones are skipped."""
    numbers = call.parameters.nested("message_ids", "message_ids")
    if numbers is None or numbers == []:
        raise bad_request("Message identifiers are not specified")
    if not isinstance(numbers, list) or not all(type(number) is int for number in numbers):
        raise bad_request("Expected an Array of Number as message_ids")
    if len(numbers) > MOST_DELETED:
        raise bad_request("Too many message identifiers specified")
    chat = find_chat(call)
    found = {number: message for number in numbers if (message := chat.find(number))}
    for message in found.values():
        _check_may_delete(call, chat, message)
    for message in found.values():
        _delete(call, chat, message)
    return True


def answer_callback_query(call: Call) -> bool:
    text = call.parameters.text("text")
    if len(text) > ANSWER_LENGTH:
        raise bad_request("MESSAGE_TOO_LONG")
    answer = {
        "text": text,
        "show_alert": call.parameters.flag("show_alert"),
        "url": call.parameters.text("url"),
    }
    call.parameters.integer("cache_time")
    call.world.queries.answer(call.bot.id, call.parameters.text("callback_query_id"), answer)
    return True


def set_message_reaction(call: Call) -> bool:
    wanted = call.parameters.nested("reaction", "reaction types") or []
    if not isinstance(wanted, list):
        raise bad_request("Expected an Array of ReactionType")
    call.parameters.flag("is_big")
    chat = find_chat(call, write=False)
    message = find_message(call, chat, "message to react", needed=True)
    if len(wanted) > 1 or message.is_service:
        raise bad_request("REACTIONS_TOO_MANY" if wanted[1:] else "MESSAGE_ID_INVALID")
    for reaction in wanted:
        if not isinstance(reaction, dict) or str(reaction.get("emoji")) not in REACTIONS:
            raise bad_request("REACTION_INVALID")
    message.reactions[call.bot.id] = wanted
    if not wanted:
        del message.reactions[call.bot.id]
    call.world.touch(chat, message)
    return True


def _to_edit(call: Call) -> tuple[Chat, StoredMessage, Json | None]:
    if call.parameters.text("inline_message_id"):
        raise bad_request("MESSAGE_ID_INVALID")
    if not call.parameters.text("chat_id"):
        raise bad_request("Chat identifier is not specified")
    chat = find_chat(call)
    message = find_message(call, chat, "message to edit", needed=True)
    markup = read_inline_markup(call.parameters)
    if message.is_service or not _may_edit(call, chat, message):
        raise bad_request("message can't be edited")
    return chat, message, markup


def _may_edit(call: Call, chat: Chat, message: StoredMessage) -> bool:
    if message.sender_id == call.bot.id:
        return True
    channel = isinstance(chat, GroupChat) and chat.kind == "channel"
    return channel and _place_may(call, chat, "can_edit_messages")


def _apply(
    call: Call, chat: Chat, message: StoredMessage, content: Json, markup: Json | None
) -> Json:
    """Put the new content in place of the old; an edit that changes nothing is refused."""
    if markup is not None:
        content["reply_markup"] = markup
    old = {key: message.body[key] for key in CONTENT & message.body.keys()}
    if _compared(old) == _compared(content):
        raise bad_request(NOT_MODIFIED)
    call.claim(chat)
    frame = {key: value for key, value in message.body.items() if key not in CONTENT}
    frame["edit_date"] = call.world.clock.timestamp()
    call.world.replace(chat, message, {**frame, **content})
    return message.body


def _compared(content: Json) -> Json:
    """A photo is the same in whatever sizes it is described."""
    photo = content.get("photo")
    return {**content, "photo": photo[-1]["file_unique_id"]} if photo else content


def _album_kind(message: StoredMessage) -> str | None:
    return next((ALBUM_KINDS[kind] for kind in ALBUM_KINDS if kind in message.body), None)


def _delete(call: Call, chat: Chat, message: StoredMessage) -> None:
    message.deleted = True
    if message.message_id in chat.pinned:
        chat.pinned.remove(message.message_id)
    call.world.touch(chat, message)


def _check_may_delete(call: Call, chat: Chat, message: StoredMessage) -> None:
    """Bots delete nothing that is older than two days, whatever rights they have."""
    own = message.sender_id == call.bot.id
    is_old = call.world.clock.timestamp() - message.body["date"] > DELETABLE_SECONDS
    if isinstance(chat, GroupChat) and is_old:
        raise bad_request("message can't be deleted")
    if isinstance(chat, GroupChat) and _place_may(call, chat, "can_delete_messages"):
        return
    if isinstance(chat, GroupChat) and not own:
        raise bad_request("message can't be deleted")
    if is_old:
        raise bad_request("message can't be deleted for everyone")


def _place_may(call: Call, chat: Chat, right: str) -> bool:
    return isinstance(chat, GroupChat) and chat.member(call.bot).may(right)


METHODS = methods(
    editMessageText=edit_message_text,
    editMessageCaption=edit_message_caption,
    editMessageMedia=edit_message_media,
    editMessageReplyMarkup=edit_message_reply_markup,
    deleteMessage=delete_message,
    deleteMessages=delete_messages,
    answerCallbackQuery=answer_callback_query,
    setMessageReaction=set_message_reaction,
)
