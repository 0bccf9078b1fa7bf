"""What the buttons of announcements carry."""

from dataclasses import dataclass
from typing import ClassVar

from bot.features.announcements import rules
from bot.i18n import Texts
from bot.outbox.cards import Choice, Rows, column, pairs, weighty
from handlers.common.callbacks import Press
from models.announcements import Announcement

# The announcement of a preview, which nobody can acknowledge.
NOT_YET = 0


@dataclass(frozen=True)
class Acknowledge(Press):
    """The member has taken note."""

    prefix: ClassVar[str] = "tk"
    announcement_id: int


@dataclass(frozen=True)
class NewAnnouncement(Press):
    """Write one."""

    prefix: ClassVar[str] = "tn"


@dataclass(frozen=True)
class ShowRecent(Press):
    """Those of the last weeks, on the page with the one at `start`."""

    prefix: ClassVar[str] = "tl"
    start: int


@dataclass(frozen=True)
class ShowBoard(Press):
    """How the sending of one stands."""

    prefix: ClassVar[str] = "tb"
    announcement_id: int


@dataclass(frozen=True)
class Pause(Press):
    """Send no more until it is resumed."""

    prefix: ClassVar[str] = "tp"
    announcement_id: int


@dataclass(frozen=True)
class Resume(Press):
    """Go on."""

    prefix: ClassVar[str] = "tg"
    announcement_id: int


@dataclass(frozen=True)
class Stop(Press):
    """Never send the rest; `sure` is 1 on the second press."""

    prefix: ClassVar[str] = "tx"
    announcement_id: int
    sure: int


@dataclass(frozen=True)
class Withdraw(Press):
    """Take it back from everybody; `sure` is 1 on the second press."""

    prefix: ClassVar[str] = "tw"
    announcement_id: int
    sure: int


@dataclass(frozen=True)
class Leave(Press):
    """Neither stop nor withdraw: the question is taken away."""

    prefix: ClassVar[str] = "tv"
    announcement_id: int


@dataclass(frozen=True)
class Correct(Press):
    """Give it a new wording."""

    prefix: ClassVar[str] = "te"
    announcement_id: int


@dataclass(frozen=True)
class Confirm(Press):
    """The second person lets go out what was shown, which is this revision."""

    prefix: ClassVar[str] = "tc"
    announcement_id: int
    revision: int


@dataclass(frozen=True)
class GiveBack(Press):
    """The second person does not; asks for a note."""

    prefix: ClassVar[str] = "tr"
    announcement_id: int
    revision: int


@dataclass(frozen=True)
class Rework(Press):
    """Write anew what did not go out."""

    prefix: ClassVar[str] = "to"
    announcement_id: int


def acknowledge_rows(texts: Texts, announcement_id: int) -> Rows:
    """The one button under an announcement."""
    return column(Acknowledge(announcement_id).choice(texts.plain("announcement-ack")))


def decide_rows(texts: Texts, announcement_id: int, revision: int) -> Rows:
    """What the second person can do."""
    confirm = Confirm(announcement_id, revision).choice(texts.plain("announcement-confirm"))
    give_back = GiveBack(announcement_id, revision).choice(texts.plain("announcement-give-back"))
    return column(weighty(confirm), give_back)


def stop_sure(texts: Texts, announcement_id: int) -> Choice:
    """The second press."""
    return weighty(Stop(announcement_id, 1).choice(texts.plain("announcement-stop-sure")))


def withdraw_sure(texts: Texts, announcement_id: int) -> Choice:
    """The second press."""
    return weighty(Withdraw(announcement_id, 1).choice(texts.plain("announcement-withdraw-sure")))


def board_choices(texts: Texts, announcement: Announcement, stage: str) -> list[Choice]:
    """What can be done at this stage by those who may announce."""
    kept_id, state, begun = announcement.id, announcement.state, announcement.begins_at
    choices = []
    if stage == rules.SENDING:
        choices.append(Pause(kept_id).choice(texts.plain("announcement-pause")))
    if stage == rules.PAUSED:
        choices.append(Resume(kept_id).choice(texts.plain("announcement-resume")))
    if stage in {rules.SENDING, rules.PAUSED}:
        choices.append(Stop(kept_id, 0).choice(texts.plain("announcement-stop")))
    if rules.is_ahead(stage):
        choices.append(Stop(kept_id, 0).choice(texts.plain("announcement-call-off")))
    if rules.can_correct(state, begun):
        choices.append(Correct(kept_id).choice(texts.plain("announcement-correct")))
    if rules.can_withdraw(state, begun):
        choices.append(Withdraw(kept_id, 0).choice(texts.plain("announcement-withdraw")))
    if stage in {rules.RETURNED, rules.NOT_SENT, rules.CALLED_OFF}:
        choices.append(Rework(kept_id).choice(texts.plain("announcement-rework")))
    return choices


def spoken_choices(texts: Texts, announcement: Announcement) -> tuple[Choice, ...]:
    """What can be typed under a board, which changes its buttons while the last words stay.

    They are words only: a number would mean another button by now.
    """
    kept_id = announcement.id
    return tuple(
        weighty(choice)
        for choice in (
            Pause(kept_id).choice(texts.plain("announcement-pause")),
            Resume(kept_id).choice(texts.plain("announcement-resume")),
            Stop(kept_id, 0).choice(texts.plain("announcement-stop")),
            Correct(kept_id).choice(texts.plain("announcement-correct")),
            Withdraw(kept_id, 0).choice(texts.plain("announcement-withdraw")),
        )
    )


def board_rows(texts: Texts, announcement: Announcement, stage: str) -> Rows:
    """The same, two a row."""
    return pairs(*board_choices(texts, announcement, stage))
