"""What the buttons carry with which sent reports are read and decided, and proposals answered."""

from dataclasses import dataclass
from typing import ClassVar

from handlers.common.callbacks import Press


@dataclass(frozen=True)
class ReadReport(Press):
    """Show a report that was sent."""

    prefix: ClassVar[str] = "da"
    report_id: int


@dataclass(frozen=True)
class Accept(Press):
    """The report is as it shall be: this revision of it."""

    prefix: ClassVar[str] = "db"
    report_id: int
    revision: int


@dataclass(frozen=True)
class GiveBack(Press):
    """Return this revision; asks for a note."""

    prefix: ClassVar[str] = "dc"
    report_id: int
    revision: int


@dataclass(frozen=True)
class ReadNext(Press):
    """Show the next report of the same round that waits."""

    prefix: ClassVar[str] = "dd"
    report_id: int


@dataclass(frozen=True)
class ShowPhotos(Press):
    """Send the photos of the report."""

    prefix: ClassVar[str] = "de"
    report_id: int


@dataclass(frozen=True)
class PlayVoice(Press):
    """Send the voice note that the report was told in."""

    prefix: ClassVar[str] = "df"
    report_id: int


@dataclass(frozen=True)
class ProposeStory(Press):
    """Propose the report's good example to be told of."""

    prefix: ClassVar[str] = "dg"
    report_id: int


@dataclass(frozen=True)
class ShowProposal(Press):
    """Show a proposal and its answer."""

    prefix: ClassVar[str] = "dh"
    proposal_id: int


@dataclass(frozen=True)
class Reply(Press):
    """Answer a proposal, or answer it anew."""

    prefix: ClassVar[str] = "di"
    proposal_id: int
