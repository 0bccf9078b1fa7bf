"""A bot's account: who it is, what it has told Telegram about itself, how it gets updates."""

import re
from dataclasses import dataclass, field

from simulator.clock import Clock
from simulator.errors import Json
from simulator.updates import Poller, UpdateQueue
from simulator.webhooks import WebhookSender

TOKEN_SHAPE = re.compile(r"(\d{1,15}):[A-Za-z0-9_-]+")
FIRST_UPDATE_ID = 500_000_001


@dataclass(frozen=True)
class BotSpec:
    """How to open a bot account."""

    token: str
    username: str
    first_name: str = ""
    can_join_groups: bool = True
    can_read_all_group_messages: bool = False


@dataclass
class BotProfile:
    """What the bot set about itself, by language code ("" for everybody)."""

    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    menu_buttons: dict[int, Json] = field(default_factory=dict)


class BotAccount:
    """One bot, known by its token; `id` is the number the token starts with."""

    def __init__(self, spec: BotSpec, clock: Clock) -> None:
        self.spec = spec
        self.id = int(spec.token.partition(":")[0])
        self.token = spec.token
        self.username = spec.username
        self.profile = BotProfile()
        self.queue = UpdateQueue(clock, FIRST_UPDATE_ID)
        self.poller = Poller(self.queue, clock)
        self.queue.on_put = self.poller.wake
        self.webhook: WebhookSender | None = None
        self.webhook_set_at = float("-inf")
        self.last_message_id = 0

    @property
    def first_name(self) -> str:
        return self.profile.names.get("") or self.spec.first_name or self.username

    @property
    def pending_updates(self) -> int:
        return len(self.queue) + (self.webhook.waiting if self.webhook else 0)

    def user(self) -> Json:
        """The Bot API's User as it stands in messages."""
        return {
            "id": self.id,
            "is_bot": True,
            "first_name": self.first_name,
            "username": self.username,
        }

    def me(self) -> Json:
        """The answer to getMe."""
        return {
            **self.user(),
            "can_join_groups": self.spec.can_join_groups,
            "can_read_all_group_messages": self.spec.can_read_all_group_messages,
            "supports_guest_queries": False,
            "supports_inline_queries": False,
            "can_connect_to_business": False,
            "has_main_web_app": False,
            "has_topics_enabled": False,
            "allows_users_to_create_topics": False,
            "can_manage_bots": False,
            "supports_join_request_queries": False,
        }

    def use_webhook(self, sender: WebhookSender) -> None:
        self.drop_webhook()
        self.webhook = sender
        self.queue.on_put = sender.wake
        sender.wake()

    def drop_webhook(self) -> None:
        if self.webhook is not None:
            self.webhook.stop()
            self.webhook = None
        self.queue.on_put = self.poller.wake
