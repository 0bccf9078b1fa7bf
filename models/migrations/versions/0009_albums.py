"""Albums: the ids of all messages of one sending are kept."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Make the step."""
    op.add_column("outbox_messages", sa.Column("more_ids", sa.JSON(), nullable=True))


def downgrade() -> None:
    """Take it back."""
    op.drop_column("outbox_messages", "more_ids")
