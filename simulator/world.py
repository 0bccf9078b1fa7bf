"""Everything that exists in the simulated Telegram: people, bots, chats, files, polls."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

from simulator.bots import BotAccount, BotSpec
from simulator.callbacks import CallbackQueries
from simulator.changes import Changes
from simulator.chats import (
    ANONYMOUS_ADMINISTRATOR,
    Account,
    Chat,
    GroupChat,
    PrivateChat,
)
from simulator.clock import Clock
from simulator.errors import ClientError, Json
from simulator.files import FileStore
from simulator.limits import Limits, RateLimiter
from simulator.messages import StoredMessage
from simulator.people import Person
from simulator.polls import Poll
from simulator.webhooks import Webhook, WebhookSender

SenderFactory = Callable[[BotAccount, Webhook], WebhookSender]

FIRST_PERSON_ID = 1001
FIRST_GROUP_ID = -4001
FIRST_SUPERGROUP_ID = -1001000000001


@dataclass
class Strictness:
    """What can be set about how severe the server is.

    `query_seconds` is how long a press may be answered; `unknown_parameters` refuses what the
    real server ignores; `keep_messages` bounds each chat's history (None keeps all).
    """

    any_token: bool = False
    unknown_parameters: bool = False
    query_seconds: float = 15.0
    keep_messages: int | None = None


@dataclass
class World:
    """The state; it decides nothing, the methods and the client routes do."""

    clock: Clock
    limits: Limits
    strictness: Strictness
    webhook_sender: SenderFactory

    def __post_init__(self) -> None:
        self.limiter = RateLimiter(self.limits, self.clock.steady)
        self.changes = Changes()
        self.files = FileStore()
        self.queries = CallbackQueries(self.clock, self.strictness.query_seconds)
        self.people: dict[int, Person] = {}
        self.bots: dict[int, BotAccount] = {}
        self.bots_by_token: dict[str, BotAccount] = {}
        self.groups: dict[int, GroupChat] = {}
        self.private: dict[tuple[int, int], PrivateChat] = {}
        self.polls: dict[str, Poll] = {}
        self._seq = count(1)
        self._album = count(1)
        self._poll = count(1)
        self._person = count(FIRST_PERSON_ID)

    def add_person(self, person: Person) -> Person:
        if person.id in self.people or person.id in self.bots:
            raise ClientError(f"There is already somebody with the id {person.id}.", 409)
        self.people[person.id] = person
        self.changes.publish(self)
        return person

    def free_person_id(self) -> int:
        return next(number for number in self._person if number not in self.people)

    def add_bot(self, spec: BotSpec) -> BotAccount:
        bot = BotAccount(spec, self.clock)
        if bot.id in self.bots:
            raise ClientError(f"There is already a bot with the id {bot.id}.", 409)
        self.bots[bot.id] = bot
        self.bots_by_token[bot.token] = bot
        self.changes.publish(self)
        return bot

    def add_group(self, kind: str, title: str, *, is_forum: bool) -> GroupChat:
        if kind == "group":
            chat_id = min([FIRST_GROUP_ID + 1, *(i for i in self.groups if i > -(10**12))]) - 1
        else:
            chat_id = min([FIRST_SUPERGROUP_ID + 1, *self.groups]) - 1
        group = GroupChat(chat_id, kind, title, is_forum=is_forum)
        self.groups[chat_id] = group
        return group

    def private_chat(self, person: Person, bot: BotAccount) -> PrivateChat:
        key = (bot.id, person.id)
        chat = self.private.get(key)
        if chat is None:
            chat = self.private[key] = PrivateChat(person, bot)
        return chat

    def account(self, identifier: int) -> Account | None:
        return self.people.get(identifier) or self.bots.get(identifier)

    def post(self, chat: Chat, sender: Account, content: Json) -> StoredMessage:
        """Add a message to a chat; who must be told about it is not decided here."""
        body: Json = {"message_id": self._next_message_id(chat), **self._author(chat, sender)}
        body.update(chat=chat.describe(), date=self.clock.timestamp())
        body.update(content)
        message = StoredMessage(body, sender.id, next(self._seq))
        chat.add(message, self.strictness.keep_messages)
        if isinstance(chat, GroupChat) and isinstance(sender, BotAccount):
            chat.last_bot_id = sender.id
        self.changes.publish(chat)
        return message

    def replace(self, chat: Chat, message: StoredMessage, body: Json) -> None:
        """Give a message a new body."""
        message.body = body
        self.touch(chat, message)

    def touch(self, chat: Chat, message: StoredMessage) -> None:
        """Something about a message changed, so that it gets a new place in the order."""
        message.seq = next(self._seq)
        chat.changed(message)
        self.changes.publish(chat)

    def next_album_id(self) -> str:
        return str(13_000_000_000_000_000 + next(self._album))

    def next_poll_id(self) -> str:
        return str(5_000_000_000_000_000_000 + next(self._poll))

    def _author(self, chat: Chat, sender: Account) -> Json:
        """In a channel nobody but the channel itself is seen to write, in a group some hide."""
        if chat.kind == "channel":
            return {"sender_chat": chat.describe()}
        seen = chat.seen_as(sender) if isinstance(chat, GroupChat) else sender.user()
        if seen == ANONYMOUS_ADMINISTRATOR:
            return {"from": seen, "sender_chat": chat.describe()}
        return {"from": seen}

    def _next_message_id(self, chat: Chat) -> int:
        """Private chats of one bot share their numbers, as they do in the real one."""
        owner = chat.bot if isinstance(chat, PrivateChat) else chat
        if not isinstance(owner, BotAccount | GroupChat):
            raise TypeError(owner)
        owner.last_message_id += 1
        return owner.last_message_id
