"""Photos, documents, voice notes, albums, and downloading files."""

from typing import Any

from simulator.call import Call
from simulator.errors import Json, bad_request
from simulator.files import DOWNLOAD_BYTES, StoredFile, Upload, document, voice
from simulator.formatting import caption, caption_of
from simulator.messages import StoredMessage
from simulator.methods.registry import methods
from simulator.methods.sending import prepare, put, send

ALBUM_KINDS = {"photo": "visual", "video": "visual", "document": "document", "audio": "audio"}
LONGEST_ALBUM = 10


def send_photo(call: Call) -> Json:
    return _send_file(call, "photo")


def send_document(call: Call) -> Json:
    return _send_file(call, "document")


def send_voice(call: Call) -> Json:
    return _send_file(call, "voice")


def send_media_group(call: Call) -> list[Json]:
    items = _album_items(call)
    contents = [media_content(call, item) for item in items]
    kinds = {ALBUM_KINDS[item["type"]] for item in items}
    if len(kinds) > 1:
        raise bad_request(f"{min(kinds)} can't be mixed with other media types")
    chat, frame, markup = prepare(call, contents[0])
    call.claim(chat, len(contents))
    album = {"media_group_id": call.world.next_album_id()}
    sent = [put(call, chat, {**frame, **album, **content}, markup) for content in contents]
    return [message.body for message in sent]


def get_file(call: Call) -> Json:
    given = call.parameters.text("file_id")
    if not given:
        raise bad_request("file_id not specified")
    stored = call.world.files.by_file_id(given)
    if stored is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if len(stored.upload.data) > DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    return {**stored.identity(), "file_path": stored.path}


def media_content(call: Call, item: Any) -> Json:
    """The message content an InputMedia stands for."""
    if not isinstance(item, dict):
        raise bad_request("Can't parse InputMedia: expected an Object")
    kind = item.get("type")
    if kind not in {"photo", "document"}:
        raise bad_request(f'Can\'t parse InputMedia: type "{kind}" is unsupported')
    given = call.parameters.attached(str(item.get("media") or ""))
    if given is None:
        raise bad_request("Can't parse InputMedia: media not found")
    content = file_content(call, kind, given)
    source, mode = str(item.get("caption") or ""), str(item.get("parse_mode") or "")
    content.update(caption(call.world, source, mode, item.get("caption_entities")))
    if item.get("has_spoiler"):
        content["has_media_spoiler"] = True
    return content


def file_content(call: Call, kind: str, given: Upload | str) -> Json:
    """The field of a message that holds a file, uploaded now or known by its file_id."""
    known = _known_file(call, kind, given) if isinstance(given, str) else None
    if isinstance(given, Upload) and not given.data:
        raise bad_request("file must be non-empty")
    files = call.world.files
    if kind == "photo":
        if known is not None:
            return {"photo": files.photo_again(known)}
        return {"photo": files.photo(_uploaded(given))}
    stored = known or files.add(kind, _uploaded(given))
    if kind == "voice":
        return {"voice": voice(stored, call.parameters.integer("duration", low=0))}
    return {"document": document(stored)}


def _uploaded(given: Upload | str) -> Upload:
    if isinstance(given, str):
        raise TypeError(given)
    return given


def _known_file(call: Call, kind: str, given: str) -> StoredFile:
    if given.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")
    stored = call.world.files.by_file_id(given)
    if stored is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if stored.kind != kind:
        found, wanted = stored.kind.capitalize(), kind.capitalize()
        raise bad_request(f"can't use file of type {found} as {wanted}")
    return stored


def _send_file(call: Call, kind: str) -> Json:
    given = call.parameters.file(kind)
    if given is None:
        raise bad_request(f"There is no {kind} in the request")
    call.parameters.file("thumbnail")
    words = caption_of(call.world, call.parameters)
    content = {**file_content(call, kind, given), **words}
    message: StoredMessage = send(call, content)
    return message.body


def _album_items(call: Call) -> list[Json]:
    items = call.parameters.nested("media", "media")
    if items is None:
        raise bad_request('Parameter "media" is required')
    if not isinstance(items, list):
        raise bad_request("Expected an Array of InputMedia")
    if not items:
        raise bad_request("There are no messages to send")
    if len(items) > LONGEST_ALBUM:
        raise bad_request("Too many messages to send as an album")
    return items


METHODS = methods(
    sendPhoto=send_photo,
    sendDocument=send_document,
    sendVoice=send_voice,
    sendMediaGroup=send_media_group,
    getFile=get_file,
)
