"""Delivery: who leads, and what the sender knows of a row."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the step."""
    op.create_table(
        "leases",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("holder", sa.String(length=200), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("expires", sa.BigInteger(), nullable=False),
        sa.Column("held_until", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_leases"),
    )
    op.add_column("outbox_messages", sa.Column("thread_id", sa.BigInteger(), nullable=True))
    epoch = sa.Column("epoch", sa.Integer(), server_default="0", nullable=False)
    op.add_column("outbox_messages", epoch)
    op.create_index("ix_outbox_messages_subject", "outbox_messages", ["kind", "subject_id"])


def downgrade() -> None:
    """Take it back."""
    op.drop_index("ix_outbox_messages_subject", "outbox_messages")
    op.drop_column("outbox_messages", "epoch")
    op.drop_column("outbox_messages", "thread_id")
    op.drop_table("leases")
