"""Report forms, the rounds in which they are filled in, the reports and their proposals."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, JsonList, JsonObject
from models.types import RowId


class ReportForm(Base):
    """What a unit asks those below it to report, and how often.

    A form is never changed once a round of it was opened: a new one takes its place, so that old
    reports keep the questions they answered.
    """

    __tablename__ = "report_forms"

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    made_by: Mapped[int | None] = mapped_column(ForeignKey("members.id"))
    title: Mapped[str] = mapped_column(String(120))
    # "cells" or "members".
    asks: Mapped[str] = mapped_column(String(10))
    # Of members: `unit_ids`, `participation`, `roles`, and `member_ids` if only some are meant; of
    # cells: `unit_ids`, and all below them.
    audience: Mapped[JsonObject]
    # "once", "month", "half_year" or "year".
    rhythm: Mapped[str] = mapped_column(String(10))
    # Day of the month by which it is due, the last one in shorter months; None for "once".
    due_day: Mapped[int | None]
    # For "once".
    due_on: Mapped[date | None]
    # How many days before it is due the round is opened.
    open_days: Mapped[int]
    created_at: Mapped[datetime]
    # No round is opened any more.
    retired_at: Mapped[datetime | None]


class ReportQuestion(Base):
    """One question of a form, and the limits of its answer."""

    __tablename__ = "report_questions"
    __table_args__ = (UniqueConstraint("form_id", "position"),)

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    form_id: Mapped[int] = mapped_column(ForeignKey("report_forms.id", ondelete="CASCADE"))
    # From 1.
    position: Mapped[int]
    # "text", "number", "choice" or "photo".
    kind: Mapped[str] = mapped_column(String(10))
    words: Mapped[str] = mapped_column(String(300))
    # What the answer is used for beside being read: "target", "proposal", "story" or "".
    purpose: Mapped[str] = mapped_column(String(10))
    is_required: Mapped[bool]
    # Of a number.
    lowest: Mapped[float | None]
    highest: Mapped[float | None]
    # Of a text, in letters; of photos, how many.
    most: Mapped[int | None]
    # Labels of a choice.
    options: Mapped[JsonList | None]


class ReportRound(Base):
    """One time that a form is filled in: a month, a half-year, a year, or once.

    `period` is `2026-11`, `2026-H2`, `2026`, or the day it is due for "once".
    """

    __tablename__ = "report_rounds"
    __table_args__ = (UniqueConstraint("form_id", "period"),)

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    form_id: Mapped[int] = mapped_column(ForeignKey("report_forms.id"))
    period: Mapped[str] = mapped_column(String(10))
    opened_at: Mapped[datetime]
    due_at: Mapped[datetime]
    # The last nudge by hand.
    nudged_at: Mapped[datetime | None]


class Report(Base):
    """What one cell, or one member, was asked to report in a round; made when it is opened.

    `state` is `draft`, `submitted`, `returned` or `accepted`; `started_at` tells a draft that was
    begun from one that was not.
    """

    __tablename__ = "reports"
    __table_args__ = (
        UniqueConstraint("round_id", "reporter"),
        Index("ix_reports_unit_id", "unit_id"),
        Index("ix_reports_member_id", "member_id"),
    )

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("report_rounds.id", ondelete="CASCADE"))
    # The cell that reports, or the cell of the member who does.
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    # None for the report of a cell.
    member_id: Mapped[int | None] = mapped_column(ForeignKey("members.id", ondelete="CASCADE"))
    # "u<unit>" or "m<member>": each is asked once a round.
    reporter: Mapped[str] = mapped_column(String(24))
    state: Mapped[str] = mapped_column(String(10))
    # Grows each time it is submitted.
    revision: Mapped[int]
    started_at: Mapped[datetime | None]
    submitted_at: Mapped[datetime | None]
    submitted_by: Mapped[int | None] = mapped_column(ForeignKey("members.id", ondelete="SET NULL"))
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("members.id", ondelete="SET NULL"))
    # Why it was returned.
    note: Mapped[str | None] = mapped_column(String(500))
    # A voice note filed as the report; it stays with Telegram. `voice_line` says what it is about.
    voice_id: Mapped[str | None] = mapped_column(String(255))
    voice_seconds: Mapped[int | None]
    voice_line: Mapped[str | None] = mapped_column(String(300))


class ReportAnswer(Base):
    """The answer to one question: a text, a number, or the place of an option from 0."""

    __tablename__ = "report_answers"

    report_id: Mapped[int] = mapped_column(
        ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True
    )
    question_id: Mapped[int] = mapped_column(
        ForeignKey("report_questions.id", ondelete="CASCADE"), primary_key=True
    )
    words: Mapped[str | None] = mapped_column(Text)
    number: Mapped[float | None]
    option: Mapped[int | None]
    answered_at: Mapped[datetime]


class ReportPhoto(Base):
    """A photo of a report, drawn anew without what a camera notes in it: place, time, device."""

    __tablename__ = "report_photos"
    __table_args__ = (UniqueConstraint("report_id", "question_id", "source"),)

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("reports.id", ondelete="CASCADE"))
    question_id: Mapped[int] = mapped_column(ForeignKey("report_questions.id", ondelete="CASCADE"))
    # Telegram's unique id of the file: the same photo counts once.
    source: Mapped[str] = mapped_column(String(64))
    # JPEG.
    content: Mapped[bytes] = mapped_column(LargeBinary)
    added_at: Mapped[datetime]


class Proposal(Base):
    """A proposal to the unit that asked for the report (kiến nghị), and its answer."""

    __tablename__ = "proposals"
    __table_args__ = (UniqueConstraint("report_id", "question_id"),)

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("reports.id", ondelete="CASCADE"))
    question_id: Mapped[int] = mapped_column(ForeignKey("report_questions.id", ondelete="CASCADE"))
    words: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime]
    reply: Mapped[str | None] = mapped_column(Text)
    replied_by: Mapped[int | None] = mapped_column(ForeignKey("members.id", ondelete="SET NULL"))
    replied_at: Mapped[datetime | None]
