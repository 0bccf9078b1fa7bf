"""Text as a bot sends it: markup or entities read, trimmed, measured."""

from collections.abc import Iterable
from typing import Any

from simulator.entities import merged, trimmed
from simulator.errors import Json, bad_request
from simulator.markup import parse_html
from simulator.parameters import Parameters
from simulator.world import World

TEXT_LENGTH = 4096
CAPTION_LENGTH = 1024
LONGEST_SOURCE = 1 << 15
PREVIEW_FLAGS = ("is_disabled", "prefer_small_media", "prefer_large_media", "show_above_text")
PLAIN_ENTITIES = frozenset({
    "bold", "italic", "underline", "strikethrough", "spoiler", "code", "pre", "text_link",
    "text_mention", "custom_emoji", "blockquote", "expandable_blockquote", "date_time",
})  # fmt: skip


def formatted(world: World, source: str, parse_mode: str, entities: Any) -> tuple[str, list[Json]]:
    """Text and all its entities; raises 400 for markup that does not parse."""
    if len(source.encode("utf-8", "surrogatepass")) > LONGEST_SOURCE:
        raise bad_request("Text is too long")
    mode = parse_mode.lower()
    if mode == "html":
        text, found = parse_html(source)
    elif mode in {"", "none"}:
        text, found = source, _given_entities(entities)
    elif mode in {"markdown", "markdownv2"}:
        raise bad_request("the simulator reads HTML only: parse_mode Markdown is not supported")
    else:
        raise bad_request("Unsupported parse_mode")
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        raise bad_request("Strings must be encoded in UTF-8")
    text, found = trimmed(text.replace("\r", ""), _with_users(world, found))
    return text, merged(found, text)


def message_text(world: World, parameters: Parameters) -> Json:
    """The content of a text message."""
    source = parameters.text("text")
    if not source:
        raise bad_request("message text is empty")
    given = parameters.nested("entities", "entities")
    text, entities = formatted(world, source, parameters.text("parse_mode"), given)
    if not text:
        raise bad_request("text must be non-empty")
    if len(text) > TEXT_LENGTH:
        raise bad_request("message is too long")
    content: Json = {"text": text}
    if entities:
        content["entities"] = entities
    preview = parameters.nested("link_preview_options", "link preview options")
    if preview is not None:
        content["link_preview_options"] = _preview(preview)
    return content


def caption(world: World, source: str, parse_mode: str, entities: Any) -> Json:
    """Caption fields of a media message; empty when there is none."""
    text, found = formatted(world, source, parse_mode, entities)
    if len(text) > CAPTION_LENGTH:
        raise bad_request("message caption is too long")
    content: Json = {"caption": text} if text else {}
    if text and found:
        content["caption_entities"] = found
    return content


def caption_of(world: World, parameters: Parameters) -> Json:
    """The caption given among the parameters of a call."""
    given = parameters.nested("caption_entities", "caption entities")
    content = caption(world, parameters.text("caption"), parameters.text("parse_mode"), given)
    if parameters.flag("show_caption_above_media"):
        content["show_caption_above_media"] = True
    if parameters.flag("has_spoiler"):
        content["has_media_spoiler"] = True
    return content


def _preview(options: Any) -> Json:
    if not isinstance(options, dict):
        raise bad_request("Object expected as link preview options")
    told: Json = {name: True for name in PREVIEW_FLAGS if options.get(name) is True}
    if isinstance(options.get("url"), str):
        told["url"] = options["url"]
    return told


def _given_entities(entities: Any) -> list[Json]:
    """Entities given instead of a parse mode; kinds that Telegram finds itself are ignored."""
    if not isinstance(entities, Iterable) or isinstance(entities, str):
        return []
    found = []
    for entity in entities:
        if not isinstance(entity, dict):
            raise bad_request("Can't parse MessageEntity: expected an Object")
        for name in ("offset", "length"):
            if not isinstance(entity.get(name), int):
                raise bad_request(f"Can't parse MessageEntity: Can't find field \"{name}\"")
        if entity.get("type") in PLAIN_ENTITIES:
            found.append(dict(entity))
    return found


def _with_users(world: World, entities: list[Json]) -> list[Json]:
    """Mentions by number get the person they name; of unknown people nothing is left."""
    kept = []
    for entity in entities:
        if entity["type"] != "text_mention":
            kept.append(entity)
            continue
        user = entity.get("user")
        identifier = user.get("id") if isinstance(user, dict) else None
        account = world.account(identifier) if isinstance(identifier, int) else None
        if account is not None:
            kept.append({**entity, "user": account.user()})
    return kept
