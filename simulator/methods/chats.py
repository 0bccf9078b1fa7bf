"""Looking at chats and members, pinning, leaving."""

from typing import Any

from simulator.access import find_chat, find_group, find_message, knows
from simulator.bots import BotAccount
from simulator.call import Call
from simulator.chats import PERMISSIONS, Chat, GroupChat, Member, PrivateChat
from simulator.errors import Json, bad_request, forbidden
from simulator.memberships import change_member
from simulator.methods.registry import methods

GIFTS = (
    "unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription",
    "gifts_from_channels",
)  # fmt: skip


def get_chat(call: Call) -> Json:
    chat = find_chat(call, write=False)
    if isinstance(chat, PrivateChat) and not knows(call, chat.person):
        raise bad_request("chat not found")
    told = {
        **chat.describe(),
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(GIFTS, False),
    }
    if isinstance(chat, GroupChat) and chat.kind != "channel":
        told["permissions"] = dict.fromkeys(PERMISSIONS, True)
    pinned = chat.find(chat.pinned[-1]) if chat.pinned else None
    if pinned is not None:
        told["pinned_message"] = pinned.quoted()
    return told


def get_chat_member(call: Call) -> Json:
    chat = find_chat(call, write=False)
    user_id = call.parameters.integer("user_id")
    if user_id <= 0:
        raise bad_request("Invalid user_id specified")
    account = call.world.account(user_id)
    if account is None:
        raise bad_request("user not found")
    if isinstance(chat, GroupChat):
        _check_can_see_members(call, chat)
        return chat.member(account).describe(chat.kind)
    if isinstance(chat, PrivateChat) and account in {chat.person, chat.bot}:
        return Member(account, "member").describe("group")
    raise bad_request("user not found")


def get_chat_administrators(call: Call) -> list[Json]:
    chat = find_group(call)
    _check_can_see_members(call, chat)
    bots_too = call.parameters.flag("return_bots")
    return [
        member.describe(chat.kind)
        for member in chat.present()
        if member.is_administrator
        and (bots_too or member.account is call.bot or not isinstance(member.account, BotAccount))
    ]


def get_chat_member_count(call: Call) -> int:
    chat = find_chat(call, write=False)
    if isinstance(chat, GroupChat):
        return sum(1 for _ in chat.present())
    return 2


def leave_chat(call: Call) -> bool:
    chat = find_chat(call)
    if not isinstance(chat, GroupChat):
        raise bad_request("Can't leave private chats")
    change_member(call.world, chat, call.bot, call.bot, "left")
    return True


def pin_chat_message(call: Call) -> bool:
    chat = find_chat(call)
    message = find_message(call, chat, "message to pin", needed=True)
    call.parameters.flag("disable_notification")
    _check_may_pin(call, chat)
    if message.is_service:
        raise bad_request("MESSAGE_ID_INVALID")
    if message.message_id in chat.pinned:
        chat.pinned.remove(message.message_id)
    chat.pinned.append(message.message_id)
    call.world.post(chat, call.bot, {"pinned_message": message.quoted()})
    return True


def unpin_chat_message(call: Call) -> bool:
    chat = find_chat(call)
    _check_may_pin(call, chat)
    number = call.parameters.integer("message_id") or (chat.pinned[-1] if chat.pinned else 0)
    if number not in chat.pinned:
        raise bad_request("Message to unpin not found")
    chat.pinned.remove(number)
    call.world.changes.publish(chat)
    return True


def _check_may_pin(call: Call, chat: Chat) -> None:
    if not isinstance(chat, GroupChat):
        return
    right = "can_edit_messages" if chat.kind == "channel" else "can_pin_messages"
    member = chat.member(call.bot)
    everybody = chat.kind == "group" and member.status == "member"
    if not everybody and not member.may(right):
        raise bad_request("not enough rights to manage pinned messages in the chat")


def _check_can_see_members(call: Call, chat: GroupChat) -> None:
    place: Any = chat.members.get(call.bot.id)
    if chat.kind == "channel" and not (place and place.is_administrator):
        raise bad_request("CHAT_ADMIN_REQUIRED")
    if place is None or not place.is_present:
        raise forbidden(f"bot is not a member of the {chat.kind} chat")


METHODS = methods(
    getChat=get_chat,
    getChatMember=get_chat_member,
    getChatAdministrators=get_chat_administrators,
    getChatMemberCount=get_chat_member_count,
    leaveChat=leave_chat,
    pinChatMessage=pin_chat_message,
    unpinChatMessage=unpin_chat_message,
)
