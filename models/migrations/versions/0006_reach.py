"""Who was not reached, and who phones them."""

import sqlalchemy as sa
from alembic import op

from models.types import RowId, UtcDateTime

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the step."""
    op.add_column("accounts", sa.Column("reach_changed_at", UtcDateTime(), nullable=True))
    op.create_table(
        "calls",
        sa.Column("announcement_id", RowId, nullable=False),
        sa.Column("member_id", RowId, nullable=False),
        sa.Column("caller_id", RowId, nullable=False),
        sa.Column("asked_at", UtcDateTime(), nullable=False),
        sa.Column("called_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["announcement_id"],
            ["announcements.id"],
            name="fk_calls_announcement_id_announcements",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name="fk_calls_member_id_members", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["caller_id"], ["members.id"], name="fk_calls_caller_id_members", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("announcement_id", "member_id", name="pk_calls"),
    )
    op.create_index("ix_calls_caller_id", "calls", ["caller_id"])


def downgrade() -> None:
    """Take it back."""
    op.drop_table("calls")
    op.drop_column("accounts", "reach_changed_at")
