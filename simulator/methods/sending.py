"""sendMessage and what every sending method shares: topic, reply, rights, keyboard, limits."""

from dataclasses import replace
from typing import Any

from simulator.access import check_may_send, find_chat, find_message, find_topic
from simulator.call import Call
from simulator.chats import Chat
from simulator.errors import Json, bad_request
from simulator.formatting import caption_of, message_text
from simulator.keyboards import Markup, read_markup
from simulator.messages import SENDABLE_CONTENT, StoredMessage
from simulator.methods.registry import methods

PERMISSIONS = {
    "text": ("can_send_messages", "text messages"),
    "photo": ("can_send_photos", "photos"),
    "document": ("can_send_documents", "documents"),
    "voice": ("can_send_voice_notes", "voice notes"),
    "poll": ("can_send_polls", "polls"),
    "sticker": ("can_send_other_messages", "stickers"),
    "contact": ("can_send_messages", "contacts"),
}
ACTIONS = frozenset({
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
    "record_audio", "upload_audio", "upload_document", "choose_sticker", "find_location",
    "record_video_note", "upload_video_note",
})  # fmt: skip
TYPING_SECONDS = 5.0


def send_message(call: Call) -> Json:
    content = message_text(call.world, call.parameters)
    return send(call, content).body


def copy_message(call: Call) -> Json:
    source = find_chat(call, "from_chat_id", write=False)
    original = find_message(call, source, "message to copy")
    content = {key: original.body[key] for key in SENDABLE_CONTENT if key in original.body}
    if not content:
        raise bad_request("message can't be copied")
    if "poll" in content:
        content["poll"] = _poll_again(call, content["poll"]["id"])
    if call.parameters.has("caption") and "text" not in content:
        content.pop("caption", None)
        content.pop("caption_entities", None)
        content.update(caption_of(call.world, call.parameters))
    return {"message_id": send(call, content).message_id}


def _poll_again(call: Call, poll_id: str) -> Json:
    """A copied poll is a new one of the copying bot, without the votes."""
    original = call.world.polls[poll_id]
    copied = replace(original, id=call.world.next_poll_id(), bot_id=call.bot.id, votes={})
    call.world.polls[copied.id] = copied
    return copied.describe()


def send_chat_action(call: Call) -> bool:
    if call.parameters.text("action").strip().lower() not in ACTIONS:
        raise bad_request("Wrong parameter action in request")
    chat = find_chat(call)
    find_topic(call, chat)
    chat.typing_until = call.world.clock.steady() + TYPING_SECONDS
    call.world.changes.publish(chat)
    return True


def send(call: Call, content: Json) -> StoredMessage:
    """Everything around the content, then the message itself."""
    chat, frame, markup = prepare(call, content)
    call.claim(chat)
    return put(call, chat, {**frame, **content}, markup)


def prepare(call: Call, content: Json) -> tuple[Chat, Json, Markup]:
    """Check the chat, the rights, the topic and the reply; nothing has happened yet."""
    read_markup(call.parameters, private=True)
    chat = find_chat(call)
    kind = next(kind for kind in PERMISSIONS if kind in content)
    check_may_send(chat, call.bot, *PERMISSIONS[kind])
    markup = read_markup(call.parameters, private=chat.kind == "private")
    topic = find_topic(call, chat)
    frame: Json = {} if topic is None else {"message_thread_id": topic, "is_topic_message": True}
    replied = _replied_message(call, chat)
    if replied is not None:
        frame["reply_to_message"] = replied.quoted()
    if call.parameters.flag("protect_content"):
        frame["has_protected_content"] = True
    return chat, frame, markup


def put(call: Call, chat: Chat, content: Json, markup: Markup) -> StoredMessage:
    """The message is there from here on."""
    if markup.inline is not None:
        content["reply_markup"] = markup.inline
    if markup.keyboard is not None:
        chat.keyboard = markup.keyboard
    if markup.removes:
        chat.keyboard = None
    chat.typing_until = 0.0
    return call.world.post(chat, call.bot, content)


def _replied_message(call: Call, chat: Chat) -> StoredMessage | None:
    given: Any = call.parameters.nested("reply_parameters", "reply parameters")
    forgiving = call.parameters.flag("allow_sending_without_reply")
    number = call.parameters.integer("reply_to_message_id")
    if given is not None:
        if not isinstance(given, dict):
            raise bad_request("Object expected as reply parameters")
        number = given.get("message_id", 0)
        forgiving = bool(given.get("allow_sending_without_reply"))
        if not isinstance(number, int):
            raise bad_request('Field "message_id" must be of type Number')
    if number <= 0:
        return None
    message = chat.find(number)
    if message is None and not forgiving:
        raise bad_request("message to be replied not found")
    return message


METHODS = methods(
    sendMessage=send_message, copyMessage=copy_message, sendChatAction=send_chat_action
)
