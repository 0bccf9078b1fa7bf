"""Announcements, whom chat did not reach when they went out, and who has taken note."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, JsonObject
from models.types import RowId


class Announcement(Base):
    """What a unit tells its members; `revision` grows with every new wording.

    `audience` holds `units`, `roles` and `participation`. `text` is markup as Telegram takes it.
    """

    __tablename__ = "announcements"

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("members.id"))
    text: Mapped[str] = mapped_column(Text)
    # "photo" or "document", "" for none; the file stays with Telegram.
    file_kind: Mapped[str] = mapped_column(String(10))
    file_id: Mapped[str] = mapped_column(String(255))
    file_name: Mapped[str] = mapped_column(String(120))
    audience: Mapped[JsonObject]
    asks_ack: Mapped[bool]
    # Also to the groups and channels of the units.
    is_posted: Mapped[bool]
    # The author wants it sent in quiet hours too.
    is_urgent: Mapped[bool]
    state: Mapped[str] = mapped_column(String(20))
    revision: Mapped[int]
    # When the author wants it sent; None means as soon as possible.
    send_at: Mapped[datetime | None]
    # Counted in the transaction that puts the rows into the outbox.
    recipients: Mapped[int | None]
    without_account: Mapped[int | None]
    unreachable: Mapped[int | None]
    confirmed_by: Mapped[int | None] = mapped_column(ForeignKey("members.id"))
    # Why the second person gave it back.
    note: Mapped[str | None] = mapped_column(String(500))
    # A new wording that waits for the second person, and who proposed it.
    proposed_text: Mapped[str | None] = mapped_column(Text)
    proposed_by: Mapped[int | None] = mapped_column(ForeignKey("members.id"))
    created_at: Mapped[datetime]
    # When its rows were first due.
    begins_at: Mapped[datetime | None]
    corrected_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]


class Unaddressed(Base):
    """A member of the audience whom chat could not reach when the announcement went out.

    `reason` is `no_account`, or why the account could not be written to.
    """

    __tablename__ = "announcement_unaddressed"

    announcement_id: Mapped[int] = mapped_column(
        ForeignKey("announcements.id", ondelete="CASCADE"), primary_key=True
    )
    member_id: Mapped[int] = mapped_column(
        ForeignKey("members.id", ondelete="CASCADE"), primary_key=True
    )
    reason: Mapped[str] = mapped_column(String(20))


class Acknowledgement(Base):
    """One member has taken note. Kept so that each counts once; only the number is ever shown."""

    __tablename__ = "acknowledgements"

    announcement_id: Mapped[int] = mapped_column(
        ForeignKey("announcements.id", ondelete="CASCADE"), primary_key=True
    )
    member_id: Mapped[int] = mapped_column(
        ForeignKey("members.id", ondelete="CASCADE"), primary_key=True
    )
    given_at: Mapped[datetime]
