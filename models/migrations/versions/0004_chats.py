"""Groups and channels bound to units."""

import sqlalchemy as sa
from alembic import op

from models.types import RowId, UtcDateTime

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the step."""
    op.create_table(
        "bound_chats",
        sa.Column("id", RowId, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("thread_id", sa.BigInteger(), nullable=True),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("title", sa.String(length=128), nullable=False),
        sa.Column("topic", sa.String(length=128), nullable=False),
        sa.Column("unit_id", RowId, nullable=True),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("state_at", UtcDateTime(), nullable=False),
        sa.Column("may_post", sa.Boolean(), nullable=False),
        sa.Column("bound_by", RowId, nullable=False),
        sa.Column("asked_at", UtcDateTime(), nullable=False),
        sa.Column("confirmed_by", RowId, nullable=True),
        sa.Column("migrated_from", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["bound_by"], ["members.id"], name="fk_bound_chats_bound_by_members"
        ),
        sa.ForeignKeyConstraint(
            ["confirmed_by"], ["members.id"], name="fk_bound_chats_confirmed_by_members"
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_bound_chats_unit_id_units"),
        sa.PrimaryKeyConstraint("id", name="pk_bound_chats"),
        sa.UniqueConstraint("chat_id", "thread_id", name="uq_bound_chats_chat_id_thread_id"),
    )
    op.create_index("ix_bound_chats_unit_id", "bound_chats", ["unit_id"])
    op.create_index(
        "uq_bound_chats_whole",
        "bound_chats",
        ["chat_id"],
        unique=True,
        sqlite_where=sa.text("thread_id IS NULL"),
        postgresql_where=sa.text("thread_id IS NULL"),
    )


def downgrade() -> None:
    """Take it back."""
    op.drop_table("bound_chats")
