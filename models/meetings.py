"""Meetings of a unit and what members answered."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base
from models.types import RowId


class Meeting(Base):
    """A meeting that was called; `revision` grows with every change."""

    __tablename__ = "meetings"

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    starts_at: Mapped[datetime] = mapped_column(index=True)
    place: Mapped[str] = mapped_column(String(300))
    agenda: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(20))
    revision: Mapped[int]
    called_by: Mapped[int] = mapped_column(ForeignKey("members.id"))
    called_at: Mapped[datetime]


class MeetingAnswer(Base):
    """The last clear answer of one member."""

    __tablename__ = "meeting_answers"

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), primary_key=True)
    label: Mapped[str] = mapped_column(String(10))
    minutes_late: Mapped[int | None]
    reason: Mapped[str | None] = mapped_column(String(500))
    source: Mapped[str] = mapped_column(String(10))
    answered_at: Mapped[datetime]
