"""What the buttons of delivery reports and call lists carry."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from bot.features.announcements.calls import Task
from bot.features.announcements.reach import Missed, Report, UnclearMessage
from bot.i18n import Texts
from bot.outbox.cards import Choice, Rows, column, weighty
from handlers.common.callbacks import Press
from handlers.common.paging import BUTTONS, buttons_of
from models.announcements import Announcement


@dataclass(frozen=True)
class ShowReach(Press):
    """Whom an announcement reached, in numbers."""

    prefix: ClassVar[str] = "wr"
    announcement_id: int


@dataclass(frozen=True)
class CountAgain(Press):
    """The same with the numbers of now."""

    prefix: ClassVar[str] = "wc"
    announcement_id: int


@dataclass(frozen=True)
class ShowMissed(Press):
    """Whom to phone; the page begins at `start`."""

    prefix: ClassVar[str] = "wm"
    announcement_id: int
    start: int


@dataclass(frozen=True)
class SheetWanted(Press):
    """The same as a file to print."""

    prefix: ClassVar[str] = "ws"
    announcement_id: int


@dataclass(frozen=True)
class ShareCalls(Press):
    """Share the calls out; `sure` is 1 once it was shown to whom."""

    prefix: ClassVar[str] = "wh"
    announcement_id: int
    sure: int


@dataclass(frozen=True)
class ShowUnclear(Press):
    """What nobody knows to have arrived; the page begins at `start`."""

    prefix: ClassVar[str] = "wu"
    announcement_id: int
    start: int


@dataclass(frozen=True)
class ShowOneUnclear(Press):
    """One of them; row 0 is all."""

    prefix: ClassVar[str] = "wo"
    announcement_id: int
    row_id: int


@dataclass(frozen=True)
class Resolve(Press):
    """It arrived (1), or shall be sent once more (0); row 0 is all."""

    prefix: ClassVar[str] = "wa"
    announcement_id: int
    row_id: int
    arrived: int


@dataclass(frozen=True)
class ShowTask(Press):
    """The caller's own people; the page holds the one at `start`."""

    prefix: ClassVar[str] = "wt"
    announcement_id: int
    start: int


@dataclass(frozen=True)
class Tick(Press):
    """The caller has phoned this member (1), or has not after all (0)."""

    prefix: ClassVar[str] = "wk"
    announcement_id: int
    member_id: int
    is_called: int


@dataclass(frozen=True)
class NoteCall(Press):
    """A leader knows that this member was phoned (1), or was not after all (0)."""

    prefix: ClassVar[str] = "wx"
    announcement_id: int
    member_id: int
    is_called: int
    # Where the page begins on which this was pressed.
    start: int


def reach_rows(texts: Texts, announcement: Announcement) -> Rows:
    """To the report, once there is one."""
    if announcement.recipients is None:
        return ()
    return column(ShowReach(announcement.id).choice(texts.plain("reach-button")))


def report_rows(texts: Texts, report: Report) -> Rows:
    """What can be done about those not reached; who sees no names gets the numbers only."""
    announcement_id = report.announcement.id
    choices = []
    if report.has_names and report.missed:
        label = texts.plain("reach-show-missed", count=report.missed)
        choices.append(ShowMissed(announcement_id, 0).choice(label))
    if report.has_names and report.unclear:
        label = texts.plain("reach-show-unclear", count=report.unclear)
        choices.append(ShowUnclear(announcement_id, 0).choice(label))
    choices.append(CountAgain(announcement_id).choice(texts.plain("reach-again")))
    return column(*choices)


def missed_rows(texts: Texts, announcement_id: int) -> Rows:
    """A file to print, or others to help."""
    return column(
        SheetWanted(announcement_id).choice(texts.plain("reach-sheet")),
        ShareCalls(announcement_id, 0).choice(texts.plain("reach-share")),
    )


def missed_choices(announcement_id: int, shown: Sequence[Missed], start: int) -> tuple[Choice, ...]:
    """Each by its number or name: phoned, or not after all."""
    return tuple(
        NoteCall(announcement_id, one.member.id, int(not one.is_called), start).choice(
            one.member.full_name
        )
        for one in shown
    )


def share_choice(texts: Texts, announcement_id: int) -> Choice:
    """Names and numbers go out: not by a typed number."""
    return weighty(ShareCalls(announcement_id, 1).choice(texts.plain("share-sure")))


def unclear_choices(
    announcement_id: int, shown: Sequence[tuple[UnclearMessage, str]]
) -> tuple[Choice, ...]:
    """Each by its number or name."""
    return tuple(ShowOneUnclear(announcement_id, one.row_id).choice(name) for one, name in shown)


def all_unclear_row(texts: Texts, announcement_id: int) -> tuple[Choice, ...]:
    """All at once; what that does is asked on the next card, so numbers stay for the names."""
    return (ShowOneUnclear(announcement_id, 0).choice(texts.plain("unclear-for-all")),)


def resolve_rows(texts: Texts, announcement_id: int, row_id: int, *, can_send_again: bool) -> Rows:
    """For one row, or for all (0)."""
    which = "one" if row_id else "all"
    seen = Resolve(announcement_id, row_id, 1).choice(texts.plain(f"unclear-arrived-{which}"))
    again = Resolve(announcement_id, row_id, 0).choice(texts.plain(f"unclear-again-{which}"))
    return column(*(weighty(one) for one in ((seen, again) if can_send_again else (seen,))))


def task_rows(texts: Texts, task: Task, start: int) -> Rows:
    """A button for each member of the page, with the number of their line."""
    choices = [
        Tick(task.announcement.id, member.id, int(call.called_at is None)).choice(
            texts.plain(
                "task-button",
                number=at % BUTTONS + 1,
                mark=mark(done=call.called_at is not None),
                name=member.full_name,
            )
        )
        for at, (member, call) in enumerate(task.people)
    ]
    return buttons_of(choices, start, lambda at: ShowTask(task.announcement.id, at), texts)


def named_ticks(task: Task) -> tuple[Choice, ...]:
    """The same for a typed name."""
    return tuple(
        Tick(task.announcement.id, member.id, int(call.called_at is None)).choice(member.full_name)
        for member, call in task.people
    )


def mark(*, done: bool) -> str:
    """As on paper."""
    return "☑" if done else "☐"
