"""Which chats, members and messages a bot may reach, and how it is told that it may not."""

from simulator.bots import BotAccount
from simulator.call import Call
from simulator.chats import Chat, GroupChat, PrivateChat
from simulator.errors import bad_request, forbidden
from simulator.messages import StoredMessage
from simulator.people import Person

KIND_WORDS = {"group": "group chat", "supergroup": "supergroup chat", "channel": "channel chat"}
CHAT_NOT_FOUND = "chat not found"


def find_chat(call: Call, name: str = "chat_id", *, write: bool = True) -> Chat:
    """The chat a parameter names; with `write`, one the bot may write to. Raises 400 or 403."""
    given = call.parameters.text(name).strip()
    if not given:
        raise bad_request(f"{name} is empty")
    chat = _lookup(call, given)
    if isinstance(chat, GroupChat):
        _check_group(chat, call.bot, write=write)
    elif isinstance(chat, PrivateChat):
        _check_private(chat, write=write)
    return chat


def find_group(call: Call) -> GroupChat:
    """A chat that has members, for calls that make no sense in a private one."""
    chat = find_chat(call, write=False)
    if not isinstance(chat, GroupChat):
        raise bad_request("there are no administrators in the private chat")
    return chat


def find_message(
    call: Call, chat: Chat, what: str, name: str = "message_id", *, needed: bool = False
) -> StoredMessage:
    """A message that exists; `what` is how Telegram calls it ("message to edit")."""
    number = call.parameters.integer(name)
    if number <= 0 and needed:
        raise bad_request("Message identifier is not specified")
    message = chat.find(number)
    if message is None:
        raise bad_request(f"{what} not found")
    return message


def check_may_send(chat: Chat, bot: BotAccount, permission: str, what: str) -> None:
    """The right to send one kind of content to a group or channel."""
    if not isinstance(chat, GroupChat):
        return
    member = chat.member(bot)
    if chat.kind == "channel":
        if not member.is_administrator or not member.may("can_post_messages"):
            raise bad_request("need administrator rights in the channel chat")
    elif not member.may_send(permission):
        raise bad_request(f"not enough rights to send {what} to the chat")


def find_topic(call: Call, chat: Chat) -> int | None:
    """The topic to write to, which must exist in a forum; elsewhere it is ignored."""
    topic = call.parameters.integer("message_thread_id")
    if topic <= 0 or not isinstance(chat, GroupChat) or not chat.is_forum:
        return None
    if topic not in chat.topics:
        raise bad_request("message thread not found")
    return topic


def knows(call: Call, person: Person) -> bool:
    """Whether the bot ever met somebody: by a started chat, or in a group of both."""
    private = call.world.private.get((call.bot.id, person.id))
    if private is not None and private.started:
        return True
    groups = call.world.groups.values()
    return any(call.bot.id in group.members and person.id in group.members for group in groups)


def _lookup(call: Call, given: str) -> Chat:
    world = call.world
    if given.startswith("@"):
        wanted = given[1:].lower()
        named = (
            group for group in world.groups.values() if (group.username or "").lower() == wanted
        )
        group = next(named, None)
    else:
        number = call.parameters.integer_of(given)
        if number in world.people:
            return world.private_chat(world.people[number], call.bot)
        if number in world.bots:
            raise forbidden("bot can't send messages to bots")
        group = world.groups.get(number)
    if group is None:
        raise bad_request(CHAT_NOT_FOUND)
    return group


def _check_private(chat: PrivateChat, *, write: bool) -> None:
    if not write:
        return
    if chat.person.deactivated:
        raise forbidden("user is deactivated")
    if chat.blocked:
        raise forbidden("bot was blocked by the user")
    if not chat.started:
        raise forbidden("bot can't initiate conversation with a user")


def _check_group(chat: GroupChat, bot: BotAccount, *, write: bool) -> None:
    if chat.migrated_to is not None and write:
        raise bad_request(
            "group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.migrated_to
        )
    place = chat.members.get(bot.id)
    words = KIND_WORDS[chat.kind]
    readable = chat.kind == "group" or chat.username is not None
    if place is None and chat.username is None:
        raise bad_request(CHAT_NOT_FOUND)
    if place is not None and place.status == "kicked" and (write or chat.kind != "group"):
        raise forbidden(f"bot was kicked from the {words}")
    if (place is None or not place.is_present) and (write or not readable):
        raise forbidden(f"bot is not a member of the {words}")
