"""Roster imports: what each one did, so that it can be undone, and the roles it gave."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, JsonList, JsonObject
from models.types import RowId


class RosterImport(Base):
    """One import of a list; `made_cells` are the ids of units it created."""

    __tablename__ = "roster_imports"

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    ward_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    made_by: Mapped[int | None] = mapped_column(ForeignKey("members.id", ondelete="SET NULL"))
    made_at: Mapped[datetime]
    made_cells: Mapped[JsonList]
    undone_by: Mapped[int | None] = mapped_column(ForeignKey("members.id", ondelete="SET NULL"))
    undone_at: Mapped[datetime | None]


class RosterImportRow(Base):
    """A member an import made (`before` is None) or changed: the changed fields only.

    `roles_given` and `roles_taken` are lists of [unit id, role].
    """

    __tablename__ = "roster_import_rows"

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    import_id: Mapped[int] = mapped_column(
        ForeignKey("roster_imports.id", ondelete="CASCADE"), index=True
    )
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id", ondelete="CASCADE"), index=True)
    before: Mapped[JsonObject | None]
    after: Mapped[JsonObject]
    roles_given: Mapped[JsonList]
    roles_taken: Mapped[JsonList]


class RosterRole(Base):
    """A role that came from a list's position, and goes when a later list says otherwise."""

    __tablename__ = "roster_roles"

    member_id: Mapped[int] = mapped_column(
        ForeignKey("members.id", ondelete="CASCADE"), primary_key=True
    )
    unit_id: Mapped[int] = mapped_column(
        ForeignKey("units.id", ondelete="CASCADE"), primary_key=True
    )
    role: Mapped[str] = mapped_column(String(30), primary_key=True)
