"""What the buttons of those carry who open polls and watch them."""

from dataclasses import dataclass
from typing import ClassVar

from bot.features.polls import rules
from bot.features.polls.results import Result
from bot.i18n import Texts
from bot.outbox.cards import Choice, Rows, column, weighty
from handlers.common.callbacks import Press
from models.polls import Poll


@dataclass(frozen=True)
class NewPoll(Press):
    """Ask something."""

    prefix: ClassVar[str] = "pn"


@dataclass(frozen=True)
class ListPolls(Press):
    """Those of the last weeks, on the page with the one at `start`."""

    prefix: ClassVar[str] = "pl"
    start: int


@dataclass(frozen=True)
class ShowBoard(Press):
    """How one stands."""

    prefix: ClassVar[str] = "pb"
    poll_id: int


@dataclass(frozen=True)
class CloseNow(Press):
    """Count what was answered by now; `sure` is 1 on the second press."""

    prefix: ClassVar[str] = "pc"
    poll_id: int
    sure: int


@dataclass(frozen=True)
class CallOff(Press):
    """Nobody wants to know any more; `sure` is 1 on the second press."""

    prefix: ClassVar[str] = "px"
    poll_id: int
    sure: int


@dataclass(frozen=True)
class Leave(Press):
    """Neither: the question is taken away."""

    prefix: ClassVar[str] = "pk"
    poll_id: int


@dataclass(frozen=True)
class RemindNow(Press):
    """Ask those who have not answered once more."""

    prefix: ClassVar[str] = "pr"
    poll_id: int


@dataclass(frozen=True)
class Extend(Press):
    """Give more time."""

    prefix: ClassVar[str] = "pe"
    poll_id: int


@dataclass(frozen=True)
class ShowVoters(Press):
    """Who chose what, on the page with the one at `start`."""

    prefix: ClassVar[str] = "pw"
    poll_id: int
    start: int


@dataclass(frozen=True)
class ShowPicture(Press):
    """The result as a picture."""

    prefix: ClassVar[str] = "pi"
    poll_id: int


def board_rows(texts: Texts, poll: Poll) -> Rows:
    """What can be done at this stage by those who may open polls."""
    poll_id, choices = poll.id, []
    if poll.state == rules.OPEN:
        choices += [
            RemindNow(poll_id).choice(texts.plain("poll-board-remind")),
            CloseNow(poll_id, 0).choice(texts.plain("poll-board-close")),
        ]
    if poll.state in {rules.SCHEDULED, rules.OPEN}:
        choices.append(Extend(poll_id).choice(texts.plain("poll-board-extend")))
        choices.append(CallOff(poll_id, 0).choice(texts.plain("poll-board-call-off")))
    return column(*choices)


def voters_rows(texts: Texts, poll: Poll) -> Rows:
    """The names, of a poll that is not secret."""
    if poll.is_secret or poll.state != rules.CLOSED:
        return ()
    return column(ShowVoters(poll.id, 0).choice(texts.plain("poll-board-voters")))


def picture_rows(texts: Texts, result: Result) -> Rows:
    """The picture, if there are numbers to show."""
    if result.is_withheld:
        return ()
    return column(ShowPicture(result.poll.id).choice(texts.plain("poll-post-show-picture")))


def close_sure(texts: Texts, poll_id: int) -> Choice:
    """The second press."""
    return weighty(CloseNow(poll_id, 1).choice(texts.plain("poll-board-close-sure")))


def call_off_sure(texts: Texts, poll_id: int) -> Choice:
    """The second press."""
    return weighty(CallOff(poll_id, 1).choice(texts.plain("poll-board-call-off-sure")))
