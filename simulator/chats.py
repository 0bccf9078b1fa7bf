"""Conversations: private chats of a person with a bot, groups, supergroups, channels."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass, field

from simulator.bots import BotAccount
from simulator.errors import Json
from simulator.messages import StoredMessage
from simulator.people import Person

Account = Person | BotAccount

ADMINISTRATOR_RIGHTS = (
    "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members",
    "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories",
    "can_edit_stories", "can_delete_stories",
)  # fmt: skip
RIGHTS_BY_KIND = {
    "group": ("can_pin_messages",),
    "supergroup": ("can_pin_messages", "can_manage_topics", "can_manage_tags"),
    "channel": ("can_post_messages", "can_edit_messages", "can_manage_direct_messages"),
}
PERMISSIONS = (
    "can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos",
    "can_send_videos", "can_send_video_notes", "can_send_voice_notes", "can_send_polls",
    "can_send_other_messages", "can_add_web_page_previews", "can_react_to_messages",
    "can_edit_tag", "can_change_info", "can_invite_users", "can_pin_messages",
    "can_manage_topics",
)  # fmt: skip
PRESENT = frozenset({"creator", "administrator", "member", "restricted"})
STATUSES = PRESENT | {"left", "kicked"}
# Who is seen to write and to act when an administrator stays anonymous.
ANONYMOUS_ADMINISTRATOR: Json = {
    "id": 1087968824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}


@dataclass(eq=False)
class Member:
    """Somebody's place in a group: status and, where it matters, the rights that differ."""

    account: Account
    status: str
    rights: dict[str, bool] = field(default_factory=dict)

    @property
    def is_present(self) -> bool:
        return self.status in PRESENT

    @property
    def is_administrator(self) -> bool:
        return self.status in {"creator", "administrator"}

    def may(self, right: str) -> bool:
        """An administrator has a right unless it was taken; a restricted member if it was given."""
        if self.status == "creator":
            return True
        if self.status == "administrator":
            return self.rights.get(right, right != "is_anonymous")
        return self.status == "restricted" and self.rights.get(right, False)

    def may_send(self, permission: str) -> bool:
        if self.status == "restricted":
            return self.rights.get(permission, False)
        return self.is_present

    def describe(self, kind: str) -> Json:
        """The Bot API's ChatMember."""
        return {"status": self.status, "user": self.account.user(), **self._details(kind)}

    def _details(self, kind: str) -> Json:
        if self.status == "creator":
            return {"is_anonymous": False}
        if self.status == "administrator":
            rights = ADMINISTRATOR_RIGHTS + RIGHTS_BY_KIND[kind]
            told = {right: self.may(right) for right in rights}
            return {"can_be_edited": False, "is_anonymous": False, **told}
        if self.status == "restricted":
            told = {name: self.rights.get(name, False) for name in PERMISSIONS}
            return {"is_member": True, "until_date": 0, **told}
        return {"until_date": 0} if self.status == "kicked" else {}


class Chat(ABC):
    """What all conversations share: the history, in order of sending and of last change."""

    kind = "private"

    def __init__(self) -> None:
        self.history: dict[int, StoredMessage] = {}
        self._by_change: dict[int, StoredMessage] = {}
        self.pinned: list[int] = []
        self.keyboard: Json | None = None
        self.typing_until = 0.0
        self.read_up_to: dict[int, int] = {}

    @property
    @abstractmethod
    def title(self) -> str:
        """What the list of chats shows."""

    @abstractmethod
    def describe(self) -> Json:
        """The Bot API's Chat."""

    @property
    def is_group(self) -> bool:
        """Whether the limit of twenty messages a minute counts here."""
        return self.kind in {"group", "supergroup"}

    def add(self, message: StoredMessage, keep: int | None) -> None:
        self.history[message.message_id] = message
        self._by_change[message.message_id] = message
        if keep is not None and len(self.history) > keep:
            oldest = next(iter(self.history))
            del self.history[oldest], self._by_change[oldest]

    def changed(self, message: StoredMessage) -> None:
        """Move a message to the end of the order of change."""
        self._by_change.pop(message.message_id, None)
        self._by_change[message.message_id] = message

    def since(self, seq: int) -> list[StoredMessage]:
        """What changed after `seq`, in order of message id; costs only what it returns."""
        found = []
        for message in reversed(self._by_change.values()):
            if message.seq <= seq:
                break
            found.append(message)
        return sorted(found, key=lambda message: message.message_id)

    @property
    def last_change(self) -> int:
        newest = next(reversed(self._by_change.values()), None)
        return newest.seq if newest else 0

    def newest(self) -> Iterator[StoredMessage]:
        """Messages that still exist, newest first."""
        return (message for message in reversed(self.history.values()) if not message.deleted)

    def find(self, message_id: int) -> StoredMessage | None:
        message = self.history.get(message_id)
        return None if message is None or message.deleted else message


class PrivateChat(Chat):
    """One person and one bot. The bot calls it by the person's id."""

    kind = "private"

    def __init__(self, person: Person, bot: BotAccount) -> None:
        super().__init__()
        self.person = person
        self.bot = bot
        self.started = False
        self.blocked = False

    def describe(self) -> Json:
        user = self.person.user()
        kept = ("id", "first_name", "last_name", "username")
        return {**{key: user[key] for key in kept if key in user}, "type": "private"}

    @property
    def title(self) -> str:
        return self.bot.first_name


class GroupChat(Chat):
    """A group, supergroup or channel, with its members."""

    def __init__(self, chat_id: int, kind: str, title: str, *, is_forum: bool = False) -> None:
        super().__init__()
        self.id = chat_id
        self.kind = kind
        self.name = title
        self.username: str | None = None
        self.is_forum = is_forum
        self.members: dict[int, Member] = {}
        self.topics: dict[int, str] = {}
        self.migrated_to: int | None = None
        self.last_message_id = 0
        self.last_bot_id: int | None = None

    @property
    def title(self) -> str:
        return self.name

    def describe(self) -> Json:
        told: Json = {"id": self.id, "title": self.title, "type": self.kind}
        if self.username:
            told["username"] = self.username
        if self.is_forum:
            told["is_forum"] = True
        return told

    def member(self, account: Account) -> Member:
        """The place of somebody; who never was there has left."""
        return self.members.get(account.id) or Member(account, "left")

    def seen_as(self, account: Account) -> Json:
        """The Bot API's User whom others see when this account writes or acts here."""
        is_hidden = self.member(account).rights.get("is_anonymous", False)
        return ANONYMOUS_ADMINISTRATOR if is_hidden and self.is_group else account.user()

    def present(self) -> Iterator[Member]:
        return (member for member in self.members.values() if member.is_present)

    def bots(self) -> Iterator[tuple[BotAccount, Member]]:
        for member in self.present():
            if isinstance(member.account, BotAccount):
                yield member.account, member
