"""Announcements and who has taken note."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from models.types import RowId, UtcDateTime

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the step."""
    op.create_table(
        "announcements",
        sa.Column("id", RowId, nullable=False),
        sa.Column("unit_id", RowId, nullable=False),
        sa.Column("author_id", RowId, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("file_kind", sa.String(length=10), nullable=False),
        sa.Column("file_id", sa.String(length=255), nullable=False),
        sa.Column("file_name", sa.String(length=120), nullable=False),
        sa.Column("audience", sa.JSON(), nullable=False),
        sa.Column("asks_ack", sa.Boolean(), nullable=False),
        sa.Column("is_posted", sa.Boolean(), nullable=False),
        sa.Column("is_urgent", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("send_at", UtcDateTime(), nullable=True),
        sa.Column("recipients", sa.Integer(), nullable=True),
        sa.Column("without_account", sa.Integer(), nullable=True),
        sa.Column("unreachable", sa.Integer(), nullable=True),
        sa.Column("confirmed_by", RowId, nullable=True),
        sa.Column("note", sa.String(length=500), nullable=True),
        sa.Column("proposed_text", sa.Text(), nullable=True),
        sa.Column("proposed_by", RowId, nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("begins_at", UtcDateTime(), nullable=True),
        sa.Column("corrected_at", UtcDateTime(), nullable=True),
        sa.Column("withdrawn_at", UtcDateTime(), nullable=True),
        *(_reference("announcements", column, "members") for column in _PEOPLE),
        _reference("announcements", "unit_id", "units"),
        sa.PrimaryKeyConstraint("id", name="pk_announcements"),
    )
    op.create_index("ix_announcements_unit_id", "announcements", ["unit_id"])
    _create_member_rows(
        "announcement_unaddressed", sa.Column("reason", sa.String(20), nullable=False)
    )
    _create_member_rows("acknowledgements", sa.Column("given_at", UtcDateTime(), nullable=False))


_PEOPLE = ("author_id", "confirmed_by", "proposed_by")


def _reference(
    table: str, column: str, other: str, ondelete: str | None = None
) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{column}_{other}"
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=name, ondelete=ondelete)


def _create_member_rows(table: str, what: sa.Column[Any]) -> None:
    """A table with one thing about each of some members of an announcement."""
    op.create_table(
        table,
        sa.Column("announcement_id", RowId, nullable=False),
        sa.Column("member_id", RowId, nullable=False),
        what,
        _reference(table, "announcement_id", "announcements", "CASCADE"),
        _reference(table, "member_id", "members", "CASCADE"),
        sa.PrimaryKeyConstraint("announcement_id", "member_id", name=f"pk_{table}"),
    )


def downgrade() -> None:
    """Take it back."""
    for table in ("acknowledgements", "announcement_unaddressed", "announcements"):
        op.drop_table(table)
