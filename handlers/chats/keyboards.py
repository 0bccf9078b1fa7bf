"""What the buttons about bound chats carry; `row_id` is the id of ours, not Telegram's."""

from dataclasses import dataclass
from typing import ClassVar

from bot.i18n import Texts
from bot.outbox.cards import Choice, Rows, column, weighty
from handlers.common.callbacks import Press
from models.chats import BoundChat


@dataclass(frozen=True)
class ChooseUnit(Press):
    """Bind the chat to this unit."""

    prefix: ClassVar[str] = "gu"
    row_id: int
    unit_id: int


@dataclass(frozen=True)
class ShowUnits(Press):
    """The units to bind to, on the page with the one at `start`."""

    prefix: ClassVar[str] = "gp"
    row_id: int
    start: int


@dataclass(frozen=True)
class Confirm(Press):
    """The second leader agrees (1) or not (0) that this member binds the chat to this unit."""

    prefix: ClassVar[str] = "gc"
    row_id: int
    unit_id: int
    asker_id: int
    agrees: int


@dataclass(frozen=True)
class ShowChats(Press):
    """The bound chats, on the page with the one at `start`."""

    prefix: ClassVar[str] = "gl"
    start: int


@dataclass(frozen=True)
class ShowChat(Press):
    """One of them."""

    prefix: ClassVar[str] = "gs"
    row_id: int


@dataclass(frozen=True)
class Unbind(Press):
    """Bind it no more; `sure` is 1 once that was asked."""

    prefix: ClassVar[str] = "gx"
    row_id: int
    sure: int


@dataclass(frozen=True)
class Retry(Press):
    """It is mended: look again. The chat's id is there so that Telegram can be asked first."""

    prefix: ClassVar[str] = "gt"
    row_id: int
    chat_id: int


@dataclass(frozen=True)
class Remind(Press):
    """Ask the second leader once more."""

    prefix: ClassVar[str] = "gr"
    row_id: int


def refuse_choice(texts: Texts, chat: BoundChat) -> Choice:
    """Do not bind what was just asked about."""
    return Unbind(chat.id, 1).choice(texts.plain("chats-do-not-bind"))


def unbind_choice(texts: Texts, chat: BoundChat) -> Choice:
    """The button that asks once more first."""
    return Unbind(chat.id, 0).choice(texts.plain("chats-unbind"))


def confirm_rows(texts: Texts, chat: BoundChat) -> Rows:
    """For the second leader."""
    yes, no = (Confirm(chat.id, chat.unit_id or 0, chat.bound_by, agrees) for agrees in (1, 0))
    return column(
        weighty(yes.choice(texts.plain("chats-confirm-yes"))),
        no.choice(texts.plain("chats-confirm-no")),
    )


def lost_rows(texts: Texts, chat: BoundChat) -> Rows:
    """For the owner of a chat that cannot be written to.

    Telegram is asked before it is known what a number means, so no number picks these.
    """
    retry = weighty(Retry(chat.id, chat.chat_id).choice(texts.plain("chats-retry")))
    return column(retry, unbind_choice(texts, chat))


def waiting_rows(texts: Texts, chat: BoundChat) -> Rows:
    """For the one who waits for a second word."""
    remind = Remind(chat.id).choice(texts.plain("chats-remind"))
    return column(remind, refuse_choice(texts, chat))


def alone_rows(texts: Texts, chat: BoundChat) -> Rows:
    """For the one who has waited for a second word that nobody is left to give."""
    bind = weighty(Remind(chat.id).choice(texts.plain("chats-bind-alone")))
    return column(bind, refuse_choice(texts, chat))


def sure_choice(texts: Texts, chat: BoundChat) -> Choice:
    """Bind it no more, really; never picked by a typed number."""
    return weighty(Unbind(chat.id, 1).choice(texts.plain("chats-unbind-sure")))
