"""Groups, supergroups and channels: founding, members, topics, becoming a supergroup."""

from typing import Any

from aiohttp import web

from simulator import notices
from simulator.chats import Account, GroupChat, Member
from simulator.client_side.request import WORLD, body_of, find_group, find_person, number
from simulator.errors import ClientError
from simulator.memberships import change_member, migrate
from simulator.world import World

KINDS = ("group", "supergroup", "channel")


async def found(request: web.Request) -> web.Response:
    world = request.app[WORLD]
    body = await body_of(request)
    kind = body.get("kind", "group")
    if kind not in KINDS or not body.get("title"):
        raise ClientError(f"A group needs a title and a kind, one of {', '.join(KINDS)}.")
    creator = find_person(world, body.get("creator"))
    members = [_account(world, identifier) for identifier in body.get("members") or []]
    group = world.add_group(kind, str(body["title"]), is_forum=bool(body.get("is_forum")))
    group.username = body.get("username")
    group.members[creator.id] = Member(creator, "creator")
    for account in members:
        if account is not creator:
            change_member(world, group, creator, account, "member")
    world.changes.publish(world)
    return web.json_response({"chat_id": group.id})


async def set_member(request: web.Request) -> web.Response:
    world, group, by, body = await _change(request)
    account = _account(world, body.get("user"))
    status = str(body.get("status"))
    if status == "creator":
        raise ClientError("The creator of a group does not change.")
    member = change_member(world, group, by, account, status, body.get("rights"))
    return web.json_response(member.describe(group.kind))


async def add_topic(request: web.Request) -> web.Response:
    world, group, by, body = await _change(request)
    if not group.is_forum:
        raise ClientError("Only a forum has topics.", 409)
    name = str(body.get("name") or "?")
    created = {"forum_topic_created": {"name": name, "icon_color": 7322096}}
    message = world.post(group, by, {**created, "is_topic_message": True})
    topic = message.message_id
    world.replace(group, message, {**message.body, "message_thread_id": topic})
    group.topics[topic] = name
    notices.service_message(group, message)
    return web.json_response({"message_thread_id": topic})


async def delete_topic(request: web.Request) -> web.Response:
    world, group, _, body = await _change(request)
    topic = number(body.get("topic"), "A topic")
    if group.topics.pop(topic, None) is None:
        raise ClientError("There is no such topic here.", 404)
    for message in list(group.history.values()):
        if topic in {message.message_id, message.body.get("message_thread_id")}:
            message.deleted = True
            world.touch(group, message)
    return web.json_response({})


async def rename(request: web.Request) -> web.Response:
    world, group, by, body = await _change(request)
    group.name = str(body.get("title") or "?")
    message = world.post(group, by, {"new_chat_title": group.name})
    notices.service_message(group, message)
    return web.json_response({})


async def make_supergroup(request: web.Request) -> web.Response:
    world, group, by, _ = await _change(request)
    return web.json_response({"chat_id": migrate(world, group, by).id})


async def _change(request: web.Request) -> tuple[World, GroupChat, Account, Any]:
    world = request.app[WORLD]
    group = find_group(world, request.match_info["chat"])
    body = await body_of(request)
    return world, group, _account(world, body.get("by")), body


def _account(world: World, identifier: Any) -> Account:
    account = world.account(number(identifier, "An account's id"))
    if account is None:
        raise ClientError(f"There is no account with the id {identifier}.", 404)
    return account
