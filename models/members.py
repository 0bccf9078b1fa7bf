"""Units, members, their roles and accounts, and the ways in."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base
from models.types import RowId


class UnitKind(Base):
    """A type of unit; types and their names are data, so that a ward can have its own."""

    __tablename__ = "unit_kinds"

    code: Mapped[str] = mapped_column(String(40), primary_key=True)
    name_vi: Mapped[str] = mapped_column(String(80))
    name_en: Mapped[str] = mapped_column(String(80))


class Unit(Base):
    """A node of the organisation's tree."""

    __tablename__ = "units"
    __table_args__ = (UniqueConstraint("parent_id", "name"),)

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"), index=True)
    kind: Mapped[str] = mapped_column(ForeignKey("unit_kinds.code"))
    name: Mapped[str] = mapped_column(String(200))
    created_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]


class Member(Base):
    """A member on the roster of one unit. Dates known in part are `YYYY` or `YYYY-MM`."""

    __tablename__ = "members"

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    full_name: Mapped[str] = mapped_column(String(200))
    folded_name: Mapped[str] = mapped_column(String(200), index=True)
    born_on: Mapped[str | None] = mapped_column(String(10))
    sex: Mapped[str | None] = mapped_column(String(10))
    phone: Mapped[str | None] = mapped_column(String(20), index=True)
    position: Mapped[str | None] = mapped_column(String(200))
    membership: Mapped[str] = mapped_column(String(20))
    participation: Mapped[str] = mapped_column(String(20))
    joined_on: Mapped[str | None] = mapped_column(String(10))
    official_on: Mapped[str | None] = mapped_column(String(10))
    note: Mapped[str | None] = mapped_column(String(500))
    left_on: Mapped[str | None] = mapped_column(String(10))
    left_reason: Mapped[str | None] = mapped_column(String(20))
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]


class Role(Base):
    """What a member may do, in a unit and everything below it."""

    __tablename__ = "roles"
    __table_args__ = (UniqueConstraint("member_id", "unit_id", "role"),)

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    role: Mapped[str] = mapped_column(String(30))


class Account(Base):
    """A person's chat account, kept from the consent on; bound to a member once confirmed."""

    __tablename__ = "accounts"

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    user_id: Mapped[int] = mapped_column(BigInteger, unique=True)
    member_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"), unique=True)
    language: Mapped[str] = mapped_column(String(5))
    reach: Mapped[str] = mapped_column(String(20))
    reach_changed_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    registered_at: Mapped[datetime | None]


class Consent(Base):
    """Proof that a person agreed: which text, when, in which update."""

    __tablename__ = "consents"

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    account_id: Mapped[int] = mapped_column(
        ForeignKey("accounts.id", ondelete="CASCADE"), index=True
    )
    purpose: Mapped[str] = mapped_column(String(40))
    text_hash: Mapped[str] = mapped_column(String(64))
    update_id: Mapped[int] = mapped_column(BigInteger)
    given_at: Mapped[datetime]


class Invitation(Base):
    """A way in for one person of one cell; only the hash of its code is kept."""

    __tablename__ = "invitations"

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    code_hash: Mapped[str] = mapped_column(String(64), unique=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    member_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"))
    made_by: Mapped[int] = mapped_column(ForeignKey("members.id"))
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    spent_at: Mapped[datetime | None]


class Application(Base):
    """A person asks to be registered; the secretary decides."""

    __tablename__ = "applications"
    __table_args__ = (
        Index(
            "uq_applications_waiting",
            "account_id",
            unique=True,
            sqlite_where=text("decided_at IS NULL"),
            postgresql_where=text("decided_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    member_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"))
    # What the person stated, until the decision.
    stated_name: Mapped[str | None] = mapped_column(String(200))
    stated_phone: Mapped[str | None] = mapped_column(String(20))
    via: Mapped[str] = mapped_column(String(20))
    applied_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("members.id"))
    outcome: Mapped[str | None] = mapped_column(String(20))
