"""Reads what a chat app asked for: the person, the chat, the body."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from simulator.chats import Chat, GroupChat, PrivateChat
from simulator.errors import ClientError, Json
from simulator.people import Person
from simulator.world import World

WORLD: web.AppKey[World] = web.AppKey("world", World)
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@web.middleware
async def refuse_in_words(request: web.Request, handler: Handler) -> web.StreamResponse:
    """A ClientError becomes `{"error": "sentence"}` with its status."""
    try:
        return await handler(request)
    except ClientError as refusal:
        return web.json_response({"error": refusal.sentence}, status=refusal.status)


async def body_of(request: web.Request) -> Json:
    """The JSON object sent, {} when nothing was."""
    raw = await request.read()
    if not raw:
        return {}
    try:
        body = json.loads(raw)
    except ValueError:
        body = None
    if not isinstance(body, dict):
        raise ClientError("The body must be a JSON object.")
    return body


def number(value: Any, what: str) -> int:
    """An id or position, which may come as text."""
    try:
        return int(value)
    except (TypeError, ValueError):
        raise ClientError(f"{what} must be a number.") from None


def person_of(request: web.Request) -> Person:
    return find_person(request.app[WORLD], request.match_info["person"])


def find_person(world: World, identifier: Any) -> Person:
    person = world.people.get(number(identifier, "A person's id"))
    if person is None:
        raise ClientError(f"There is nobody with the id {identifier}.", 404)
    return person


def find_group(world: World, identifier: Any) -> GroupChat:
    group = world.groups.get(number(identifier, "A group's id"))
    if group is None:
        raise ClientError(f"There is no group with the id {identifier}.", 404)
    return group


def chat_of(request: web.Request) -> tuple[Person, Chat]:
    """The person and the chat of a request: a bot's id means the private chat with it."""
    world = request.app[WORLD]
    person = person_of(request)
    identifier = number(request.match_info["chat"], "A chat's id")
    bot = world.bots.get(identifier)
    if bot is not None:
        return person, world.private_chat(person, bot)
    group = find_group(world, identifier)
    if not group.member(person).is_present:
        raise ClientError(f"{person.first_name} is not a member of {group.title}.", 403)
    return person, group


def writable_chat_of(request: web.Request) -> tuple[Person, Chat]:
    """As `chat_of`, for somebody who is about to do something there."""
    person, chat = chat_of(request)
    if person.deactivated:
        raise ClientError("This account was deleted.", 409)
    if isinstance(chat, PrivateChat):
        _check_not_blocked(chat)
    elif isinstance(chat, GroupChat) and chat.migrated_to is not None:
        raise ClientError("This group became a supergroup; write there.", 409)
    return person, chat


def check_may_write(person: Person, chat: Chat) -> None:
    """In groups a member may be restricted, in channels only some may post."""
    if not isinstance(chat, GroupChat):
        return
    member = chat.member(person)
    if chat.kind == "channel" and not member.may("can_post_messages"):
        raise ClientError("Only administrators may post in this channel.", 403)
    if not member.may_send("can_send_messages"):
        raise ClientError("This member may not write here.", 403)


def _check_not_blocked(chat: PrivateChat) -> None:
    if chat.blocked:
        raise ClientError("You have blocked this bot; unblock it first.", 409)


def chat_id_for_client(chat: Chat) -> int:
    """The id by which chat apps call a chat."""
    if isinstance(chat, PrivateChat):
        return chat.bot.id
    if isinstance(chat, GroupChat):
        return chat.id
    raise TypeError(chat)
