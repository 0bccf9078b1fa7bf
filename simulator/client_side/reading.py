"""What a chat app shows: people, chats, messages, files."""

from aiohttp import web

from simulator.chats import Chat, GroupChat, PrivateChat
from simulator.client_side.actions import ACTIONS
from simulator.client_side.request import (
    WORLD,
    chat_id_for_client,
    chat_of,
    number,
    person_of,
)
from simulator.errors import ClientError, Json
from simulator.files import media_type
from simulator.methods.bot_profile import commands_shown
from simulator.people import Person
from simulator.world import World

LONGEST_WAIT = 60.0
TITLES: web.AppKey[tuple[str, str]] = web.AppKey("titles", tuple)


async def state(request: web.Request) -> web.Response:
    world = request.app[WORLD]
    title, language = request.app[TITLES]
    bots = [
        {"id": bot.id, "username": bot.username, "first_name": bot.first_name}
        for bot in world.bots.values()
    ]
    return web.json_response(
        {
            "people": [person.profile() for person in world.people.values()],
            "bots": bots,
            "chats": [_group_info(group) for group in world.groups.values()],
            "actions": [{"name": one.name, "label": one.label} for one in request.app[ACTIONS]],
            "now": world.clock.now().isoformat(),
            "title": title,
            "language": language,
        }
    )


async def chats(request: web.Request) -> web.Response:
    """Everything this person sees in the list of chats, the liveliest first."""
    world = request.app[WORLD]
    person = person_of(request)
    seen: list[Chat] = [world.private_chat(person, bot) for bot in world.bots.values()]
    seen += [group for group in world.groups.values() if group.member(person).is_present]
    seen.sort(key=lambda chat: chat.last_change, reverse=True)
    return web.json_response([_chat_info(chat, person) for chat in seen])


async def messages(request: web.Request) -> web.Response:
    """`after` gives what changed since, `last` only so many of them; `wait` seconds are spent
    until something changed."""
    world = request.app[WORLD]
    person, chat = chat_of(request)
    after = number(request.query.get("after", 0), "after")
    wait = min(float(request.query.get("wait", 0)), LONGEST_WAIT)
    if wait > 0:
        await world.changes.until(lambda: chat.last_change > after, chat, wait)
    found = chat.since(after)
    if "last" in request.query:
        found = found[-number(request.query["last"], "last") :]
    shown = [one.shown_to(person.id) for one in found if after or not one.deleted]
    chat.read_up_to[person.id] = chat.last_change
    return web.json_response({"messages": shown, **_frame(world, chat, person)})


def _group_info(group: GroupChat) -> Json:
    members = [
        {"id": member.account.id, "status": member.status} for member in group.members.values()
    ]
    return {
        "chat_id": group.id,
        "title": group.title,
        "kind": group.kind,
        "is_forum": group.is_forum,
        "topics": [{"message_thread_id": key, "name": name} for key, name in group.topics.items()],
        "migrated_to": group.migrated_to,
        "members": members,
    }


def _chat_info(chat: Chat, person: Person) -> Json:
    last = next(chat.newest(), None)
    read = chat.read_up_to.get(person.id, 0)
    unread = [
        message
        for message in chat.since(read)
        if message.sender_id != person.id and not message.deleted
    ]
    return {
        "chat_id": chat_id_for_client(chat),
        "title": chat.title,
        "kind": chat.kind,
        "last": last.shown_to(person.id) if last else None,
        "unread": len(unread),
        "bot": chat.bot.id if isinstance(chat, PrivateChat) else None,
    }


def _frame(world: World, chat: Chat, person: Person) -> Json:
    """What stands around the messages: keyboard, menu, banner."""
    private = chat if isinstance(chat, PrivateChat) else None
    return {
        "keyboard": chat.keyboard,
        "commands": _commands(chat, person),
        "blocked": private.blocked if private else False,
        "started": private.started if private else True,
        "pinned": chat.pinned[-1] if chat.pinned else None,
        "typing": world.clock.steady() < chat.typing_until,
    }


def _commands(chat: Chat, person: Person) -> list[Json]:
    if isinstance(chat, PrivateChat):
        return commands_shown(chat.bot, person, person.id, private=True)
    if not isinstance(chat, GroupChat) or chat.kind == "channel":
        return []
    listed = [commands_shown(bot, person, chat.id, private=False) for bot, _ in chat.bots()]
    return [command for commands in listed for command in commands]


async def file(request: web.Request) -> web.Response:
    stored = request.app[WORLD].files.by_unique_id(request.match_info["unique_id"])
    if stored is None:
        raise ClientError("There is no such file.", 404)
    headers = {"Cache-Control": "max-age=86400", "X-Content-Type-Options": "nosniff"}
    kind = media_type(stored)
    if not kind.startswith(("image/", "audio/")):
        headers["Content-Disposition"] = "attachment"
    return web.Response(body=stored.upload.data, content_type=kind, headers=headers)
