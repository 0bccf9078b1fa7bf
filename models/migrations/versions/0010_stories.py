"""What becomes of stories: pictures, consents, where they are posted, what comes back."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.types import TypeEngine

from models.types import RowId, UtcDateTime

revision = "0010"
down_revision = "0009"

# Columns that every story gets, and what those that are there already have in them.
_NEW: dict[str, tuple[TypeEngine[Any], str | None]] = {
    "revision": (sa.Integer(), "1"),
    "release": (sa.Integer(), "0"),
    "who": (sa.String(length=300), ""),
    "place": (sa.String(length=300), ""),
    "result": (sa.String(length=1000), ""),
    "title": (sa.String(length=120), ""),
    "text": (sa.Text(), ""),
    "tags": (sa.JSON(), "[]"),
    "slug": (sa.String(length=100), None),
    "proposed_title": (sa.String(length=120), None),
    "proposed_text": (sa.Text(), None),
    "note": (sa.String(length=500), None),
    "reviewed_by": (RowId, None),
    "edited_by": (RowId, None),
    "approved_by": (RowId, None),
    "approved_at": (UtcDateTime(), None),
    "release_how": (sa.String(length=8), "now"),
    "release_at": (UtcDateTime(), None),
    "asking": (sa.Integer(), "0"),
    "published_at": (UtcDateTime(), None),
    "corrected_at": (UtcDateTime(), None),
    "withdrawn_at": (UtcDateTime(), None),
    "declined_at": (UtcDateTime(), None),
}
_MEMBERS = ("reviewed_by", "edited_by", "approved_by")


def upgrade() -> None:
    """Make the step."""
    _widen_stories()
    _create_parts()
    _create_site()
    _create_echo()


def _widen_stories() -> None:
    with op.batch_alter_table("stories") as batch:
        for name, (kind, present) in _NEW.items():
            column = sa.Column(name, kind, nullable=present is None, server_default=present)
            batch.add_column(column)
        batch.create_index("ix_stories_state", ["state", "published_at"])
        batch.create_unique_constraint("uq_stories_slug", ["slug"])
        for name in _MEMBERS:
            batch.create_foreign_key(
                f"fk_stories_{name}_members", "members", [name], ["id"], ondelete="SET NULL"
            )
    # What was proposed before is as it was told.
    op.execute("UPDATE stories SET text = words")
    with op.batch_alter_table("stories") as batch:
        for name, (kind, present) in _NEW.items():
            if present is not None:
                batch.alter_column(name, existing_type=kind, server_default=None)


def _create_parts() -> None:
    op.create_table(
        "story_photos",
        sa.Column("id", RowId, nullable=False),
        sa.Column("story_id", RowId, nullable=False),
        sa.Column("source", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("caption", sa.String(length=200), nullable=False),
        sa.Column("crop", sa.JSON(), nullable=True),
        sa.Column("is_left_out", sa.Boolean(), nullable=False),
        sa.Column("added_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["story_id"],
            ["stories.id"],
            name="fk_story_photos_story_id_stories",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_story_photos"),
        sa.UniqueConstraint("story_id", "source", name="uq_story_photos_story_id_source"),
    )
    op.create_table(
        "story_consents",
        sa.Column("id", RowId, nullable=False),
        sa.Column("story_id", RowId, nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("agrees_as", sa.String(length=10), nullable=False),
        sa.Column("member_id", RowId, nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("has_pictures", sa.Boolean(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=True),
        sa.Column("proof", sa.String(length=8), nullable=True),
        sa.Column("proof_id", sa.String(length=255), nullable=True),
        sa.Column("recorded_by", RowId, nullable=True),
        sa.Column("decided_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name="fk_story_consents_member_id_members",
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by"],
            ["members.id"],
            name="fk_story_consents_recorded_by_members",
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["story_id"],
            ["stories.id"],
            name="fk_story_consents_story_id_stories",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_story_consents"),
    )
    op.create_index("ix_story_consents_member_id", "story_consents", ["member_id"])
    op.create_index("ix_story_consents_story_id", "story_consents", ["story_id"])
    op.create_table(
        "story_targets",
        sa.Column("story_id", RowId, nullable=False),
        sa.Column("bound_chat_id", RowId, nullable=False),
        sa.ForeignKeyConstraint(
            ["bound_chat_id"],
            ["bound_chats.id"],
            name="fk_story_targets_bound_chat_id_bound_chats",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["story_id"],
            ["stories.id"],
            name="fk_story_targets_story_id_stories",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("story_id", "bound_chat_id", name="pk_story_targets"),
    )


def _create_site() -> None:
    op.create_table(
        "story_rhythms",
        sa.Column("unit_id", RowId, nullable=False),
        sa.Column("weekdays", sa.JSON(), nullable=False),
        sa.Column("at", sa.String(length=5), nullable=False),
        sa.Column("set_by", RowId, nullable=True),
        sa.Column("set_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["set_by"],
            ["members.id"],
            name="fk_story_rhythms_set_by_members",
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"],
            ["units.id"],
            name="fk_story_rhythms_unit_id_units",
        ),
        sa.PrimaryKeyConstraint("unit_id", name="pk_story_rhythms"),
    )
    op.create_table(
        "story_shares",
        sa.Column("id", RowId, nullable=False),
        sa.Column("story_id", RowId, nullable=False),
        sa.Column("network", sa.String(length=10), nullable=False),
        sa.Column("release", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("url", sa.String(length=300), nullable=True),
        sa.Column("remote_id", sa.String(length=100), nullable=True),
        sa.Column("task", sa.String(length=8), nullable=True),
        sa.Column("due_at", UtcDateTime(), nullable=True),
        sa.Column("reason", sa.String(length=60), nullable=True),
        sa.Column("marked_by", RowId, nullable=True),
        sa.Column("marked_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["marked_by"],
            ["members.id"],
            name="fk_story_shares_marked_by_members",
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["story_id"],
            ["stories.id"],
            name="fk_story_shares_story_id_stories",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_story_shares"),
        sa.UniqueConstraint(
            "story_id",
            "network",
            "release",
            name="uq_story_shares_story_id_network_release",
        ),
    )
    op.create_table(
        "story_site",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_story_site"),
    )


def _create_echo() -> None:
    op.create_table(
        "story_reactions",
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("story_id", RowId, nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("counted_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["story_id"],
            ["stories.id"],
            name="fk_story_reactions_story_id_stories",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("chat_id", "message_id", name="pk_story_reactions"),
    )
    op.create_index("ix_story_reactions_story_id", "story_reactions", ["story_id"])
    op.create_table(
        "story_views",
        sa.Column("story_id", RowId, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("views", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["story_id"],
            ["stories.id"],
            name="fk_story_views_story_id_stories",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("story_id", "day", name="pk_story_views"),
    )


def downgrade() -> None:
    """Take it back."""
    op.drop_table("story_views")
    op.drop_table("story_reactions")
    op.drop_table("story_site")
    op.drop_table("story_shares")
    op.drop_table("story_rhythms")
    op.drop_table("story_targets")
    op.drop_table("story_consents")
    op.drop_table("story_photos")
    with op.batch_alter_table("stories") as batch:
        batch.drop_index("ix_stories_state")
        batch.drop_constraint("uq_stories_slug", type_="unique")
        for name in _MEMBERS:
            batch.drop_constraint(f"fk_stories_{name}_members", type_="foreignkey")
        for name in _NEW:
            batch.drop_column(name)
