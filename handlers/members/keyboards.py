"""What the buttons of registration and invitations carry."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from bot.i18n import Texts
from bot.outbox.cards import Choice, Rows, column, weighty
from handlers.common.callbacks import Press
from models.members import Member, Unit


@dataclass(frozen=True)
class ShowUnits(Press):
    """The cells to invite to, on the page with the one at `start`."""

    prefix: ClassVar[str] = "ip"
    start: int


@dataclass(frozen=True)
class InviteUnit(Press):
    """Invite to this cell; the list of its members begins at `start`."""

    prefix: ClassVar[str] = "iu"
    unit_id: int
    start: int


@dataclass(frozen=True)
class InviteMember(Press):
    """Invite this member; 0 is whoever the code is given to."""

    prefix: ClassVar[str] = "im"
    unit_id: int
    member_id: int


@dataclass(frozen=True)
class Decide(Press):
    """Register the applicant as this member; 0 refuses."""

    prefix: ClassVar[str] = "ap"
    application_id: int
    member_id: int


@dataclass(frozen=True)
class WaitingWanted(Press):
    """Show the applications that wait again."""

    prefix: ClassVar[str] = "aw"


@dataclass(frozen=True)
class Candidate(Press):
    """One of several members whom the applicant may be."""

    prefix: ClassVar[str] = "ac"
    application_id: int
    member_id: int


@dataclass(frozen=True)
class ShowCandidates(Press):
    """All of them, on the page with the one at `start`."""

    prefix: ClassVar[str] = "an"
    application_id: int
    start: int


@dataclass(frozen=True)
class EraseConfirmed(Press):
    """Erase the account, really."""

    prefix: ClassVar[str] = "er"


@dataclass(frozen=True)
class CorrectionWanted(Press):
    """Something in the profile is wrong."""

    prefix: ClassVar[str] = "co"


@dataclass(frozen=True)
class ImportConfirmed(Press):
    """Import the workbook that was shown; `skip` is 1 to leave out rows in error."""

    prefix: ClassVar[str] = "ri"
    skip: int


@dataclass(frozen=True)
class ImportUndone(Press):
    """Take an import back."""

    prefix: ClassVar[str] = "ru"
    import_id: int


def unit_choices(units: Sequence[Unit]) -> tuple[Choice, ...]:
    """The cells to invite to."""
    return tuple(InviteUnit(unit.id, 0).choice(unit.name) for unit in units)


def member_choices(unit_id: int, members: Sequence[Member]) -> tuple[Choice, ...]:
    """The members to invite, by number or name."""
    return tuple(InviteMember(unit_id, member.id).choice(member.full_name) for member in members)


def candidate_choices(
    application_id: int, members: Sequence[Member], texts: Texts
) -> tuple[Choice, ...]:
    """Whom the applicant may be; those of one name are told apart by their birth."""
    names = Counter(member.full_name for member in members)
    return tuple(
        weighty(
            Candidate(application_id, member.id).choice(
                member.full_name
                if names[member.full_name] == 1
                else f"{member.full_name} – {texts.date(member.born_on)}"
            )
        )
        for member in members
    )


def decide_rows(application_id: int, member_id: int, texts: Texts) -> Rows:
    """The applicant is this member, or none of ours."""
    confirm = Decide(application_id, member_id).choice(texts.plain("application-confirm"))
    return column(weighty(confirm), refuse_choice(application_id, texts))


def refuse_choice(application_id: int, texts: Texts) -> Choice:
    """The applicant is none of ours."""
    return weighty(Decide(application_id, 0).choice(texts.plain("application-refuse")))


def erase_choice(texts: Texts) -> Choice:
    """Erase the account, really."""
    return weighty(EraseConfirmed().choice(texts.plain("erase-confirm")))
