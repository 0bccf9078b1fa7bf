"""What a handler is given: who speaks, the transaction, and a place to leave its answer."""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, Self

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Bot, Update
from telegram.ext import CallbackContext, ExtBot

from bot.access import Actor
from bot.i18n import Texts
from bot.outbox.cards import Card, Choice
from bot.seal import Seal
from bot.settings import Settings
from models.base import JsonObject
from models.dialogues import Dialogue
from models.outbox import OutboxMessage
from models.repositories import dialogues


@dataclass(frozen=True)
class Reply:
    """One answer to the person who is talking, kept with the effect until it is sent."""

    act: Literal["send", "edit", "toast"]
    card: Card
    chat_id: int = 0
    message_id: int = 0
    query_id: str = ""
    # The topic of a supergroup in which the person talks.
    thread_id: int | None = None
    # Said in the place of `card` as long as this process lives, and never stored: it holds what
    # nobody may find in the database. After a kill the card is said.
    aloud: Card | None = None
    # What it says was said over the press already: it lets others who talk go first.
    can_wait: bool = False

    def to_json(self) -> dict[str, Any]:
        """As it is stored. By hand: `asdict` copies both cards, a third of an answer's work."""
        return {
            "act": self.act,
            "card": self.card.to_json(),
            "chat_id": self.chat_id,
            "message_id": self.message_id,
            "query_id": self.query_id,
            "thread_id": self.thread_id,
            "can_wait": self.can_wait,
        }

    @property
    def said(self) -> Card:
        """What the person is shown."""
        return self.aloud or self.card

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Self:
        """The reply that `to_json` stored."""
        return cls(**{**stored, "card": Card.from_json(stored["card"])})


# The step of a dialogue at which nothing is open, but more of it may come.
NEAR = "near"
# Data of a press that typed words do not settle: `?:2,5` are the places of the choices alike.
SEVERAL = "?"

# Which of these people may be giving a secret answer at this moment.
FindSecretive = Callable[[AsyncSession, Collection[int]], Awaitable[Collection[int]]]

# What was fetched for an update, or the refusal that the handler shall raise.
Fetched = object


@dataclass(frozen=True)
class Preparation:
    """Fetches what an update needs from Telegram, before the transaction begins.

    `is_wanted` looks at the raw update only, so that the others pay nothing. The last argument of
    `fetch` is what the last card of the chat offered: (label, data), for choices that are typed.
    """

    is_wanted: Callable[[str], bool]
    fetch: Callable[
        [Update, Actor, Dialogue | None, Bot, datetime, dialogues.Choices], Awaitable[Fetched]
    ]


@dataclass
class Work:
    """One update in hand."""

    session: AsyncSession
    now: datetime
    settings: Settings
    seal: Seal
    bot_username: str
    update_id: int
    # 0 where Telegram names nobody: reactions to a post are only counted, and nobody is answered.
    user_id: int
    chat_id: int
    chat_type: str
    thread_id: int | None
    user_name: str
    actor: Actor
    texts: Texts
    dialogue: Dialogue | None = None
    # Callback data, of a press or of a typed number or label.
    pressed: str | None = None
    # The message under which the button was, 0 if the choice was typed.
    pressed_message_id: int = 0
    # The outbox row whose card carried the button: the press proves that it arrived.
    delivery_id: int | None = None
    query_id: str = ""
    # The row that was sent as the message which these words quote.
    quoted: OutboxMessage | None = None
    # What words can pick in a private chat: of the message they quote, else of the last card.
    offered: Sequence[Choice] = ()
    prepared: Fetched = None
    replies: list[Reply] = field(default_factory=list)
    failure: Exception | None = None
    # What was said is forgotten as soon as it has had its effect.
    holds_secret: bool = False
    # Asked when the update is opened: after a rollback nothing more can be read from the actor.
    is_registered: bool = field(init=False)

    def __post_init__(self) -> None:
        self.is_registered = self.actor.is_registered

    @property
    def is_idle(self) -> bool:
        """Whether no form is open that would have what is typed."""
        return self.dialogue is None or self.dialogue.step == NEAR


# process_update makes the context itself; this is how it learns of the work in hand.
current_work: ContextVar[Work] = ContextVar("current_work")


class ChatContext(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """The context of every handler."""

    @property
    def work(self) -> Work:
        """The update in hand."""
        return current_work.get()

    @property
    def session(self) -> AsyncSession:
        """The transaction that will hold the effect."""
        return self.work.session

    @property
    def now(self) -> datetime:
        """When this update is worked on."""
        return self.work.now

    @property
    def actor(self) -> Actor:
        """Who acts."""
        return self.work.actor

    @property
    def texts(self) -> Texts:
        """The words of the person who acts."""
        return self.work.texts

    @property
    def answers(self) -> JsonObject:
        """What the person has filled in so far."""
        return dict(self.work.dialogue.answers) if self.work.dialogue else {}

    def reply(self, card: Card, aloud: Card | None = None) -> None:
        """Answer with a new message; `aloud` is said instead and never stored."""
        work = self.work
        reply = Reply("send", card, work.chat_id, thread_id=work.thread_id, aloud=aloud)
        work.replies.append(reply)

    def replace(self, card: Card, aloud: Card | None = None, *, can_wait: bool = False) -> None:
        """Put the card in the place of the message that was pressed; a new one if none was.

        `can_wait`: a toast has told it already, so others who talk go first.
        """
        work = self.work
        if work.pressed_message_id:
            edit = Reply(
                "edit",
                card,
                work.chat_id,
                work.pressed_message_id,
                aloud=aloud,
                can_wait=can_wait and bool(work.query_id),
            )
            work.replies.append(edit)
        else:
            self.reply(card, aloud)

    def toast(self, words: str, aloud: str = "") -> None:
        """Words that appear for a moment over the chat, on a press; `aloud` is never stored."""
        if self.work.query_id:
            spoken = Card(aloud) if aloud else None
            toast = Reply("toast", Card(words), query_id=self.work.query_id, aloud=spoken)
            self.work.replies.append(toast)

    async def take_to(self, name: str, step: str, answers: JsonObject) -> None:
        """Lead the person to a step of a form."""
        await dialogues.save(self.session, self.work.user_id, name, step, answers, self.now)

    async def end_dialogue(self) -> None:
        """The form is done with."""
        if self.work.dialogue is not None:
            await dialogues.close(self.session, self.work.user_id)
