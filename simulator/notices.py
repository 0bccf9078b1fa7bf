"""Turns what people do into updates for the bots that may know of it."""

from simulator.bots import BotAccount
from simulator.chats import Account, Chat, GroupChat, Member, PrivateChat
from simulator.errors import Json
from simulator.messages import StoredMessage
from simulator.people import Person
from simulator.polls import Poll
from simulator.world import World


def message_sent(chat: Chat, message: StoredMessage, *, edited: bool = False) -> None:
    """A person's message, or its edit, reaches the bots of the chat."""
    kind = "channel_post" if chat.kind == "channel" else "message"
    kind = f"edited_{kind}" if edited else kind
    for bot in _readers(chat, message):
        bot.queue.put(kind, message.body, _lane(chat))


def service_message(chat: GroupChat, message: StoredMessage) -> None:
    """Service messages reach every bot of the group, privacy mode or not."""
    kind = "channel_post" if chat.kind == "channel" else "message"
    for bot, member in chat.bots():
        if chat.kind != "channel" or member.is_administrator:
            bot.queue.put(kind, message.body, _lane(chat))


def button_pressed(
    bot: BotAccount, chat: Chat, person: Person, message: StoredMessage, query_id: str, data: str
) -> None:
    """A press goes to the bot whose message it was."""
    query = {
        "id": query_id,
        "from": person.user(),
        "message": message.body,
        "chat_instance": str(7_000_000_000_000 + abs(int(message.body["chat"]["id"]))),
        "data": data,
    }
    bot.queue.put("callback_query", query, _lane(chat))


def member_changed(world: World, chat: GroupChat, by: Account, old: Json, member: Member) -> None:
    """The bot concerned gets my_chat_member; bots that are administrators get chat_member."""
    seen = chat.seen_as(by)
    change = _member_update(world, chat.describe(), seen, old, member.describe(chat.kind))
    account = member.account
    if isinstance(account, BotAccount):
        account.queue.put("my_chat_member", change, _lane(chat))
    for bot, place in chat.bots():
        if bot is not account and place.is_administrator:
            bot.queue.put("chat_member", change, _lane(chat))


def blocking_changed(world: World, chat: PrivateChat) -> None:
    """Blocking and unblocking are a change of the bot's own membership."""
    before, after = ("member", "kicked") if chat.blocked else ("kicked", "member")
    bot = chat.bot
    old = Member(bot, before).describe("group")
    new = Member(bot, after).describe("group")
    change = _member_update(world, chat.describe(), chat.person.user(), old, new)
    bot.queue.put("my_chat_member", change, _lane(chat))


def poll_changed(world: World, poll: Poll) -> None:
    """The bot that sent a poll hears of every new state."""
    world.bots[poll.bot_id].queue.put("poll", poll.describe(), f"poll {poll.id}")


def poll_answered(world: World, poll: Poll, person: Person) -> None:
    """In an open poll its bot hears who voted for what; an empty choice is a vote taken back."""
    chosen = poll.votes.get(person.id, [])
    answer = {
        "poll_id": poll.id,
        "user": person.user(),
        "option_ids": chosen,
        "option_persistent_ids": poll.persistent_ids(chosen),
    }
    world.bots[poll.bot_id].queue.put("poll_answer", answer, f"poll {poll.id}")


def reaction_changed(
    world: World, chat: Chat, message: StoredMessage, person: Person, old: list[Json]
) -> None:
    """Bots hear who reacted, in a channel only how many."""
    if chat.kind == "channel":
        _reactions_counted(world, chat, message)
        return
    change = {
        "chat": chat.describe(),
        "message_id": message.message_id,
        "user": person.user(),
        "date": world.clock.timestamp(),
        "old_reaction": old,
        "new_reaction": message.reactions.get(person.id, []),
    }
    for bot in _watchers(chat):
        bot.queue.put("message_reaction", change, _lane(chat))


def _reactions_counted(world: World, chat: Chat, message: StoredMessage) -> None:
    totals: dict[str, int] = {}
    for reactions in message.reactions.values():
        for reaction in reactions:
            totals[reaction["emoji"]] = totals.get(reaction["emoji"], 0) + 1
    counted = [
        {"type": {"type": "emoji", "emoji": emoji}, "total_count": total}
        for emoji, total in totals.items()
    ]
    change = {
        "chat": chat.describe(),
        "message_id": message.message_id,
        "date": world.clock.timestamp(),
        "reactions": counted,
    }
    for bot in _watchers(chat):
        bot.queue.put("message_reaction_count", change, _lane(chat))


def _member_update(world: World, chat: Json, by: Json, old: Json, new: Json) -> Json:
    return {
        "chat": chat,
        "from": by,
        "date": world.clock.timestamp(),
        "old_chat_member": old,
        "new_chat_member": new,
    }


def _lane(chat: Chat) -> str:
    """Updates with the same lane keep their order in a webhook."""
    return str(chat.describe()["id"])


def _watchers(chat: Chat) -> list[BotAccount]:
    """Bots that hear of reactions: the one of a private chat, administrators elsewhere."""
    if isinstance(chat, PrivateChat):
        return [chat.bot]
    if isinstance(chat, GroupChat):
        return [bot for bot, member in chat.bots() if member.is_administrator]
    return []


def _readers(chat: Chat, message: StoredMessage) -> list[BotAccount]:
    if isinstance(chat, PrivateChat):
        return [] if chat.blocked else [chat.bot]
    if not isinstance(chat, GroupChat):
        return []
    if chat.kind == "channel":
        return [bot for bot, member in chat.bots() if member.is_administrator]
    bots = list(chat.bots())
    return [
        bot
        for bot, member in bots
        if bot.spec.can_read_all_group_messages
        or member.is_administrator
        or _is_meant_for(bot, chat, message, alone=len(bots) == 1)
    ]


def _is_meant_for(bot: BotAccount, chat: GroupChat, message: StoredMessage, *, alone: bool) -> bool:
    """Privacy mode: commands for this bot, and replies to it."""
    replied = message.body.get("reply_to_message", {}).get("from", {}).get("id")
    if replied == bot.id:
        return True
    text = message.body.get("text", "")
    if not text.startswith("/"):
        return False
    command, _, addressee = text.split()[0].partition("@")
    if addressee:
        return bool(command) and addressee.lower() == bot.username.lower()
    return alone or chat.last_bot_id == bot.id
