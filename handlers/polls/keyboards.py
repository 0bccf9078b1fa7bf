"""What the buttons of those who are asked in a poll carry."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from bot.features.polls.secrecy import PREFIX
from bot.i18n import Texts
from bot.outbox.cards import Choice, Rows, column
from handlers.common.callbacks import Press
from models.polls import Poll

# Of one letter and a space, so that all labels grow alike.
CHOSEN, NOT_CHOSEN = "☑", "☐"


@dataclass(frozen=True)
class ChooseOption(Press):
    """One option, from 0; the update that carries it is sealed before it is stored."""

    prefix: ClassVar[str] = PREFIX
    poll_id: int
    option: int


@dataclass(frozen=True)
class DropOption(Press):
    """Not this one, of several that are chosen: as secret as choosing it."""

    prefix: ClassVar[str] = "pd"
    poll_id: int
    option: int


@dataclass(frozen=True)
class TakeBack(Press):
    """The member does not want to have answered."""

    prefix: ClassVar[str] = "pt"
    poll_id: int


@dataclass(frozen=True)
class ShowPoll(Press):
    """The question, and what the member has chosen."""

    prefix: ClassVar[str] = "pq"
    poll_id: int


def option_choices(poll: Poll, chosen: Sequence[int] | None) -> list[Choice]:
    """A button for each option, with a mark before it if it may be known what was chosen.

    Of several answers one with a mark is taken out by it: who taps twice does the same twice.
    """
    choices = []
    for option, label in enumerate(poll.options):
        mark = "" if chosen is None else f"{mark_of(option, chosen)} "
        is_dropped = poll.is_multiple and option in (chosen or ())
        of_it = DropOption if is_dropped else ChooseOption
        choices.append(of_it(poll.id, option).choice(f"{mark}{label}"))
    return choices


def option_in(data: str) -> ChooseOption | None:
    """The option that a button stands for, chosen or not; None if it stands for none."""
    if DropOption.is_in(data):
        dropped = DropOption.unpack(data)
        return ChooseOption(dropped.poll_id, dropped.option)
    return ChooseOption.unpack(data) if ChooseOption.is_in(data) else None


def mark_of(option: int, chosen: Sequence[int]) -> str:
    """Whether it is chosen."""
    return CHOSEN if option in chosen else NOT_CHOSEN


def unmarked(label: str) -> str:
    """The label of an option as it was written."""
    return label.removeprefix(f"{CHOSEN} ").removeprefix(f"{NOT_CHOSEN} ")


def question_rows(
    texts: Texts, poll: Poll, chosen: Sequence[int] | None, *, is_answered: bool
) -> Rows:
    """The options, and the way back once there is an answer."""
    choices = option_choices(poll, chosen)
    if is_answered:
        choices.append(TakeBack(poll.id).choice(texts.plain("poll-take-back")))
    return column(*choices)


def list_rows(polls: Sequence[Poll]) -> Rows:
    """The polls in which somebody is asked."""
    return column(*(ShowPoll(poll.id).choice(" ".join(poll.question.split())) for poll in polls))
