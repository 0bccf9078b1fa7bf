"""Joining, leaving, promoting: the change, its service message, its updates."""

from simulator import notices
from simulator.bots import BotAccount
from simulator.chats import ANONYMOUS_ADMINISTRATOR, STATUSES, Account, GroupChat, Member
from simulator.errors import ClientError, Json
from simulator.world import World


def change_member(
    world: World,
    chat: GroupChat,
    by: Account,
    account: Account,
    status: str,
    rights: dict[str, bool] | None = None,
) -> Member:
    """Give somebody a new place in a chat and tell the bots that hear of it."""
    if status not in STATUSES:
        raise ClientError(f"There is no status {status!r} of a member.")
    if isinstance(account, BotAccount) and not account.spec.can_join_groups:
        raise ClientError("This bot cannot be added to groups.", 409)
    before = chat.member(account)
    old = before.describe(chat.kind)
    member = Member(account, status, rights or {})
    chat.members[account.id] = member
    _say_in_chat(world, chat, by, before, member)
    notices.member_changed(world, chat, by, old, member)
    world.changes.publish(world)
    return member


def migrate(world: World, chat: GroupChat, by: Account) -> GroupChat:
    """Make a supergroup of a group: new id, the same members, both chats say so."""
    if chat.kind != "group" or chat.migrated_to is not None:
        raise ClientError("Only a group can become a supergroup, and only once.", 409)
    new = world.add_group("supergroup", chat.title, is_forum=False)
    new.members = {
        identifier: Member(member.account, member.status, dict(member.rights))
        for identifier, member in chat.members.items()
    }
    told = world.post(chat, by, {"migrate_to_chat_id": new.id})
    notices.service_message(chat, told)
    # The new group says so itself, whoever made it.
    author = {"from": ANONYMOUS_ADMINISTRATOR, "sender_chat": new.describe()}
    told = world.post(new, by, {"migrate_from_chat_id": chat.id, **author})
    notices.service_message(new, told)
    chat.migrated_to = new.id
    world.changes.publish(world)
    return new


def _say_in_chat(world: World, chat: GroupChat, by: Account, before: Member, after: Member) -> None:
    """Groups show who came and went; channels do not."""
    if chat.kind == "channel" or before.is_present == after.is_present:
        return
    user = after.account.user()
    content: Json = {"new_chat_members": [user]} if after.is_present else {"left_chat_member": user}
    told = world.post(chat, by, content)
    notices.service_message(chat, told)
