"""Stories of good examples."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base
from models.types import RowId


class Story(Base):
    """A good example that somebody proposes to tell of; `state` is `proposed`."""

    __tablename__ = "stories"

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    # The cell it comes from.
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    proposed_by: Mapped[int | None] = mapped_column(ForeignKey("members.id", ondelete="SET NULL"))
    # The report it was told in; each report proposes one.
    report_id: Mapped[int | None] = mapped_column(
        ForeignKey("reports.id", ondelete="SET NULL"), unique=True
    )
    words: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(20))
    proposed_at: Mapped[datetime]
