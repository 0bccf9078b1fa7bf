"""The inbox: when the last update came is found without reading all; cards keep their order."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the step."""
    op.create_index("ix_inbox_updates_received_at", "inbox_updates", ["received_at"])
    op.create_index(
        "ix_inbox_updates_quarantined",
        "inbox_updates",
        ["bot_id", "received_at"],
        sqlite_where=sa.text("state = 'quarantined'"),
        postgresql_where=sa.text("state = 'quarantined'"),
    )
    op.add_column("chat_choices", sa.Column("said_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    """Take it back."""
    op.drop_column("chat_choices", "said_at")
    op.drop_index("ix_inbox_updates_quarantined", "inbox_updates")
    op.drop_index("ix_inbox_updates_received_at", "inbox_updates")
