"""Quick polls, whom they ask, and what was answered.

Of a secret poll no row joins a person to a choice: `Elector` knows who has answered, `Ballot`
what was answered, sealed with a key that is not in the database, and nothing leads from one to
the other without that key. Both are deleted when the poll is closed; the counts stay.
"""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, JsonList, JsonObject
from models.types import RowId


class Poll(Base):
    """A question with 2 to 6 options.

    `state` is `scheduled`, `open`, `closed` or `called_off`.
    """

    __tablename__ = "polls"

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("members.id"))
    question: Mapped[str] = mapped_column(String(300))
    # Labels.
    options: Mapped[JsonList]
    # Of a best-date poll: the instant of each option, ISO 8601.
    moments: Mapped[JsonList | None]
    is_multiple: Mapped[bool]
    is_secret: Mapped[bool]
    # `unit_ids`, `participation`, `roles`.
    audience: Mapped[JsonObject]
    # Also to the groups of the units, as a button that leads to the private chat.
    is_posted: Mapped[bool]
    # So many of a hundred must answer for the result to count for something; None: no such line.
    quorum: Mapped[int | None]
    state: Mapped[str] = mapped_column(String(10))
    created_at: Mapped[datetime]
    # While it is scheduled: when it shall open.
    opened_at: Mapped[datetime | None]
    ends_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    # Fixed when it opens: those who are asked, and those of the audience whom chat cannot reach.
    asked: Mapped[int | None]
    unreached: Mapped[int | None]
    # Fixed when it closes.
    answered: Mapped[int | None]
    # Ballots that could not be opened when it closed: the key was another one.
    unreadable: Mapped[int | None]


class Elector(Base):
    """One member who is asked, fixed when the poll opens.

    Without any time, so that two copies of the database do not tell when somebody answered.
    """

    __tablename__ = "poll_electors"
    __table_args__ = (Index("ix_poll_electors_member_id", "member_id"),)

    poll_id: Mapped[int] = mapped_column(
        ForeignKey("polls.id", ondelete="CASCADE"), primary_key=True
    )
    member_id: Mapped[int] = mapped_column(
        ForeignKey("members.id", ondelete="CASCADE"), primary_key=True
    )
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    has_answered: Mapped[bool]
    # Of an open poll: bit i stands for option i. Always None in a secret one.
    choice: Mapped[int | None]


class Ballot(Base):
    """The answer of somebody in a secret poll, in a sealed envelope of constant length.

    `slip` is computed from the member with the key; in the table it says nothing.
    """

    __tablename__ = "poll_ballots"
    # No hidden row numbers: the rows lie in the order of the slips, not of the answers.
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - declared so by SQLAlchemy

    poll_id: Mapped[int] = mapped_column(
        ForeignKey("polls.id", ondelete="CASCADE"), primary_key=True
    )
    slip: Mapped[bytes] = mapped_column(LargeBinary(16), primary_key=True)
    envelope: Mapped[bytes] = mapped_column(LargeBinary)


class PollCount(Base):
    """How many chose an option: over all, or in one cell where enough have answered."""

    __tablename__ = "poll_counts"

    poll_id: Mapped[int] = mapped_column(
        ForeignKey("polls.id", ondelete="CASCADE"), primary_key=True
    )
    # 0: over all.
    unit_id: Mapped[int] = mapped_column(RowId, primary_key=True)
    # From 0; -1: how many answered; -2: how many cells have no numbers of their own.
    option: Mapped[int] = mapped_column(primary_key=True)
    count: Mapped[int]
