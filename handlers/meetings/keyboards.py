"""What the buttons of meetings carry."""

from dataclasses import dataclass
from typing import ClassVar

from bot.i18n import Texts
from bot.outbox.cards import Choice, Rows, pairs, weighty
from handlers.common.callbacks import Press

# The buttons, in the order of their numbers; "unsure" is 5 and can be typed.
BUTTONS = ("yes", "no", "late", "online")


@dataclass(frozen=True)
class Answer(Press):
    """The member's own answer."""

    prefix: ClassVar[str] = "ma"
    meeting_id: int
    label: str


@dataclass(frozen=True)
class NewMeeting(Press):
    """Call a meeting."""

    prefix: ClassVar[str] = "mn"


@dataclass(frozen=True)
class ShowComing(Press):
    """The meetings ahead, on the page with the one at `start`."""

    prefix: ClassVar[str] = "mh"
    start: int


@dataclass(frozen=True)
class ShowBoard(Press):
    """The live counts of a meeting."""

    prefix: ClassVar[str] = "mb"
    meeting_id: int


@dataclass(frozen=True)
class ShowAnswers(Press):
    """Who answered what."""

    prefix: ClassVar[str] = "ml"
    meeting_id: int


@dataclass(frozen=True)
class ShowMoreAnswers(Press):
    """The same, on the page with the answer at `start`."""

    prefix: ClassVar[str] = "mp"
    meeting_id: int
    start: int


@dataclass(frozen=True)
class ShowUnanswered(Press):
    """Who has not answered, with phone numbers; the page begins at `start`."""

    prefix: ClassVar[str] = "mu"
    meeting_id: int
    start: int


@dataclass(frozen=True)
class RecordFor(Press):
    """A member has phoned: ask what they said."""

    prefix: ClassVar[str] = "mr"
    meeting_id: int
    member_id: int


@dataclass(frozen=True)
class RecordAs(Press):
    """A member has phoned and said this."""

    prefix: ClassVar[str] = "ms"
    meeting_id: int
    member_id: int
    label: str


@dataclass(frozen=True)
class Change(Press):
    """Change something; `what` is time, place, agenda, or - to ask."""

    prefix: ClassVar[str] = "mc"
    meeting_id: int
    what: str


@dataclass(frozen=True)
class Cancel(Press):
    """Cancel the meeting; `sure` is 1 on the second press."""

    prefix: ClassVar[str] = "mx"
    meeting_id: int
    sure: int


def answer_rows(texts: Texts, meeting_id: int) -> Rows:
    """Four big buttons with full words."""
    return pairs(*(_answer(texts, meeting_id, label) for label in BUTTONS))


def spoken_answers(texts: Texts, meeting_id: int) -> tuple[Choice, ...]:
    """What can be answered by a number only."""
    return (_answer(texts, meeting_id, "unsure"),)


def clarify_rows(texts: Texts, meeting_id: int) -> Rows:
    """The three buttons that settle what words left open."""
    return pairs(*(_answer(texts, meeting_id, label) for label in ("yes", "no", "unsure")))


def _answer(texts: Texts, meeting_id: int, label: str) -> Choice:
    return Answer(meeting_id, label).choice(texts.plain(f"answer-{label}"))


def record_rows(texts: Texts, meeting_id: int, member_id: int) -> Rows:
    """What a member said on the phone."""
    return pairs(
        *(
            RecordAs(meeting_id, member_id, label).choice(texts.plain(f"answer-{label}"))
            for label in BUTTONS
        )
    )


def board_rows(texts: Texts, meeting_id: int, *, leads: bool) -> Rows:
    """What can be done about a meeting by its leaders, and by those who may only look."""
    answers = ShowAnswers(meeting_id).choice(texts.plain("board-answers"))
    if not leads:
        return ((answers,),)
    return pairs(
        ShowUnanswered(meeting_id, 0).choice(texts.plain("board-unanswered")),
        answers,
        Change(meeting_id, "-").choice(texts.plain("board-change")),
        Cancel(meeting_id, 0).choice(texts.plain("board-cancel")),
    )


def cancel_choice(texts: Texts, meeting_id: int) -> Choice:
    """The second press, which tells everybody."""
    return weighty(Cancel(meeting_id, 1).choice(texts.plain("cancel-sure")))


def change_rows(texts: Texts, meeting_id: int) -> Rows:
    """What can be changed."""
    return tuple(
        (Change(meeting_id, what).choice(texts.plain(f"change-{what}")),)
        for what in ("time", "place", "agenda")
    )
