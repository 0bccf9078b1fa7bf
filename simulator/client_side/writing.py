"""A person writes: text, contact, files, edits, votes, reactions."""

from typing import Any

from aiohttp import web

from simulator import notices
from simulator.chats import Chat, GroupChat, PrivateChat
from simulator.client_side.request import (
    WORLD,
    body_of,
    check_may_write,
    find_person,
    number,
    person_of,
    writable_chat_of,
)
from simulator.entities import find_entities
from simulator.errors import ApiError, ClientError, Json
from simulator.files import Upload, document, sticker, voice
from simulator.messages import StoredMessage
from simulator.people import Person
from simulator.world import World

LONGEST_TEXT = 4096
STICKER = Upload("sticker.webp", b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp")


async def send_text(request: web.Request) -> web.Response:
    person, chat = writable_chat_of(request)
    body = await body_of(request)
    content = _text_content(str(body.get("text") or ""))
    return _shown(person, _post(request.app[WORLD], person, chat, content, body))


async def start(request: web.Request) -> web.Response:
    """The START button, or a deep link; a blocked bot is unblocked by it."""
    world = request.app[WORLD]
    person = person_of(request)
    bot = world.bots.get(number(request.match_info["chat"], "A chat's id"))
    if bot is None:
        raise ClientError("Only a bot can be started.", 404)
    chat = world.private_chat(person, bot)
    if chat.blocked:
        set_blocked(world, chat, blocked=False)
    if person.deactivated:
        raise ClientError("This account was deleted.", 409)
    payload = str((await body_of(request)).get("payload") or "")
    content = _text_content(f"/start {payload}".strip())
    return _shown(person, _post(world, person, chat, content, {}))


async def share_contact(request: web.Request) -> web.Response:
    """The own number, that of somebody else here, or of somebody who is not (`phone_number`)."""
    world = request.app[WORLD]
    person, chat = writable_chat_of(request)
    body = await body_of(request)
    if "phone_number" in body:
        contact = {
            "phone_number": str(body["phone_number"]),
            "first_name": str(body.get("first_name") or "?"),
        }
    else:
        contact = _contact_of(find_person(world, body.get("of") or person.id))
    return _shown(person, _post(world, person, chat, {"contact": contact}, body))


async def send_files(request: web.Request) -> web.Response:
    """Photos, documents or a voice note, as multipart; several photos make an album."""
    world = request.app[WORLD]
    person, chat = writable_chat_of(request)
    kind = request.path.rpartition("/")[2]
    uploads, fields = await _uploads(request)
    caption = fields.get("caption", "")
    contents = [_file_content(world, kind, upload) for upload in uploads]
    if caption:
        contents[0]["caption"] = caption
        entities = find_entities(caption)
        contents[0].update({"caption_entities": entities} if entities else {})
    album = {"media_group_id": world.next_album_id()} if len(contents) > 1 else {}
    sent = [_post(world, person, chat, {**content, **album}, fields) for content in contents]
    return web.json_response([message.shown_to(person.id) for message in sent])


async def send_sticker(request: web.Request) -> web.Response:
    world = request.app[WORLD]
    person, chat = writable_chat_of(request)
    emoji = str((await body_of(request)).get("emoji") or "👍")
    content = {"sticker": sticker(world.files.add("sticker", STICKER), emoji)}
    return _shown(person, _post(world, person, chat, content, {}))


async def edit(request: web.Request) -> web.Response:
    world = request.app[WORLD]
    person, chat = writable_chat_of(request)
    body = await body_of(request)
    message = _message(chat, body)
    if message.sender_id != person.id or "text" not in message.body:
        raise ClientError("Only your own text messages can be edited.", 403)
    new = {key: value for key, value in message.body.items() if key != "entities"}
    new.update(_text_content(str(body.get("text") or "")), edit_date=world.clock.timestamp())
    world.replace(chat, message, new)
    notices.message_sent(chat, message, edited=True)
    return _shown(person, message)


async def react(request: web.Request) -> web.Response:
    world = request.app[WORLD]
    person, chat = writable_chat_of(request)
    body = await body_of(request)
    message = _message(chat, body)
    old = message.reactions.pop(person.id, [])
    if body.get("emoji"):
        message.reactions[person.id] = [{"type": "emoji", "emoji": str(body["emoji"])}]
    world.touch(chat, message)
    notices.reaction_changed(world, chat, message, person, old)
    return _shown(person, message)


async def vote(request: web.Request) -> web.Response:
    world = request.app[WORLD]
    person, chat = writable_chat_of(request)
    body = await body_of(request)
    message = _message(chat, body)
    poll = world.polls.get(message.body.get("poll", {}).get("id", ""))
    if poll is None:
        raise ClientError("This message holds no poll.")
    poll.close_when_due(world.clock.timestamp())
    poll.vote(person, [number(one, "An option") for one in body.get("options") or []])
    world.replace(chat, message, {**message.body, "poll": poll.describe()})
    notices.poll_changed(world, poll)
    if not poll.is_anonymous:
        notices.poll_answered(world, poll, person)
    return _shown(person, message)


async def block(request: web.Request) -> web.Response:
    return await _block(request, blocked=True)


async def unblock(request: web.Request) -> web.Response:
    return await _block(request, blocked=False)


def set_blocked(world: World, chat: PrivateChat, *, blocked: bool) -> None:
    if chat.blocked != blocked:
        chat.blocked = blocked
        notices.blocking_changed(world, chat)
        world.changes.publish(chat)


async def _block(request: web.Request, *, blocked: bool) -> web.Response:
    world = request.app[WORLD]
    person = person_of(request)
    bot = world.bots.get(number(request.match_info["chat"], "A chat's id"))
    if bot is None:
        raise ClientError("Only a bot can be blocked.", 404)
    set_blocked(world, world.private_chat(person, bot), blocked=blocked)
    return web.json_response({"blocked": blocked})


def _post(world: World, person: Person, chat: Chat, content: Json, body: Json) -> StoredMessage:
    """A person's message: it may answer another one, and whoever writes to a bot has started it."""
    check_may_write(person, chat)
    if isinstance(chat, PrivateChat):
        chat.started = True
    if body.get("reply_to_message_id"):
        content["reply_to_message"] = _message(chat, body, "reply_to_message_id").quoted()
    if body.get("message_thread_id"):
        topic = number(body["message_thread_id"], "A topic")
        if not isinstance(chat, GroupChat) or topic not in chat.topics:
            raise ClientError("There is no such topic here.", 404)
        content.update(message_thread_id=topic, is_topic_message=True)
        opening = chat.find(topic)
        if opening is not None:
            # What answers nothing in a topic answers the message that opened it.
            content.setdefault("reply_to_message", opening.quoted())
    if chat.keyboard is not None and chat.keyboard.get("one_time_keyboard"):
        chat.keyboard = None
    message = world.post(chat, person, content)
    notices.message_sent(chat, message)
    return message


def _text_content(text: str) -> Json:
    text = text.strip()
    if not text:
        raise ClientError("An empty message cannot be sent.")
    if len(text) > LONGEST_TEXT:
        raise ClientError(f"A message has at most {LONGEST_TEXT} characters.")
    entities = find_entities(text)
    return {"text": text, "entities": entities} if entities else {"text": text}


def _contact_of(person: Person) -> Json:
    if not person.phone:
        raise ClientError(f"{person.first_name} has no telephone number.", 409)
    contact: Json = {"phone_number": person.phone, "first_name": person.first_name}
    if person.last_name:
        contact["last_name"] = person.last_name
    return {**contact, "user_id": person.id}


def _message(chat: Chat, body: Json, name: str = "message_id") -> StoredMessage:
    message = chat.find(number(body.get(name), f"The {name}"))
    if message is None:
        raise ClientError("This message does not exist (any more).", 404)
    return message


async def _uploads(request: web.Request) -> tuple[list[Upload], Json]:
    uploads, fields = [], {}
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            uploads.append(Upload(value.filename, value.file.read(), value.content_type))
            value.file.close()
        else:
            fields[name] = str(value)
    if not uploads:
        raise ClientError("A file is missing.")
    return uploads, fields


def _file_content(world: World, kind: str, upload: Upload) -> Json:
    if kind == "voice":
        return {"voice": voice(world.files.add("voice", upload), 1)}
    if kind == "document":
        return {"document": document(world.files.add("document", upload))}
    try:
        return {"photo": world.files.photo(upload)}
    except ApiError as refusal:
        raise ClientError(f"This is no photo Telegram takes: {refusal.description}") from None


def _shown(person: Person, message: StoredMessage) -> web.Response:
    shown: Any = message.shown_to(person.id)
    return web.json_response(shown)
