"""The organisation: units and their kinds, members, registration, meetings, rosters."""

import sqlalchemy as sa
from alembic import op

from models.types import RowId, UtcDateTime

revision = "0001"
down_revision = None

UNIT_KINDS = (
    ("city", "Thành ủy", "City committee"),
    ("ward", "Đảng ủy phường", "Ward committee"),
    ("cell", "Chi bộ", "Cell"),
    ("group", "Tổ đảng", "Party group"),
)
NEWEST_FIRST = (
    "roster_import_rows",
    "meeting_answers",
    "consents",
    "applications",
    "roster_roles",
    "roster_imports",
    "roles",
    "meetings",
    "invitations",
    "accounts",
    "members",
    "units",
    "unit_kinds",
)


def upgrade() -> None:
    """Make the step."""
    unit_kinds = op.create_table(
        "unit_kinds",
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("name_vi", sa.String(length=80), nullable=False),
        sa.Column("name_en", sa.String(length=80), nullable=False),
        sa.PrimaryKeyConstraint("code", name="pk_unit_kinds"),
    )
    op.create_table(
        "units",
        sa.Column("id", RowId, nullable=False),
        sa.Column("parent_id", RowId, nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("closed_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["kind"], ["unit_kinds.code"], name="fk_units_kind_unit_kinds"),
        sa.ForeignKeyConstraint(["parent_id"], ["units.id"], name="fk_units_parent_id_units"),
        sa.PrimaryKeyConstraint("id", name="pk_units"),
        sa.UniqueConstraint("parent_id", "name", name="uq_units_parent_id_name"),
    )
    op.create_index("ix_units_parent_id", "units", ["parent_id"])
    op.create_table(
        "members",
        sa.Column("id", RowId, nullable=False),
        sa.Column("unit_id", RowId, nullable=False),
        sa.Column("full_name", sa.String(length=200), nullable=False),
        sa.Column("folded_name", sa.String(length=200), nullable=False),
        sa.Column("born_on", sa.String(length=10), nullable=True),
        sa.Column("sex", sa.String(length=10), nullable=True),
        sa.Column("phone", sa.String(length=20), nullable=True),
        sa.Column("position", sa.String(length=200), nullable=True),
        sa.Column("membership", sa.String(length=20), nullable=False),
        sa.Column("participation", sa.String(length=20), nullable=False),
        sa.Column("joined_on", sa.String(length=10), nullable=True),
        sa.Column("official_on", sa.String(length=10), nullable=True),
        sa.Column("note", sa.String(length=500), nullable=True),
        sa.Column("left_on", sa.String(length=10), nullable=True),
        sa.Column("left_reason", sa.String(length=20), nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("updated_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_members_unit_id_units"),
        sa.PrimaryKeyConstraint("id", name="pk_members"),
    )
    op.create_index("ix_members_folded_name", "members", ["folded_name"])
    op.create_index("ix_members_phone", "members", ["phone"])
    op.create_index("ix_members_unit_id", "members", ["unit_id"])
    op.create_table(
        "accounts",
        sa.Column("id", RowId, nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("member_id", RowId, nullable=True),
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column("reach", sa.String(length=20), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("registered_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name="fk_accounts_member_id_members"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_accounts"),
        sa.UniqueConstraint("member_id", name="uq_accounts_member_id"),
        sa.UniqueConstraint("user_id", name="uq_accounts_user_id"),
    )
    op.create_table(
        "invitations",
        sa.Column("id", RowId, nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("unit_id", RowId, nullable=False),
        sa.Column("member_id", RowId, nullable=True),
        sa.Column("made_by", RowId, nullable=False),
        sa.Column("made_at", UtcDateTime(), nullable=False),
        sa.Column("expires_at", UtcDateTime(), nullable=False),
        sa.Column("spent_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["made_by"], ["members.id"], name="fk_invitations_made_by_members"),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name="fk_invitations_member_id_members"
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_invitations_unit_id_units"),
        sa.PrimaryKeyConstraint("id", name="pk_invitations"),
        sa.UniqueConstraint("code_hash", name="uq_invitations_code_hash"),
    )
    op.create_table(
        "meetings",
        sa.Column("id", RowId, nullable=False),
        sa.Column("unit_id", RowId, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("starts_at", UtcDateTime(), nullable=False),
        sa.Column("place", sa.String(length=300), nullable=False),
        sa.Column("agenda", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("called_by", RowId, nullable=False),
        sa.Column("called_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["called_by"], ["members.id"], name="fk_meetings_called_by_members"
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_meetings_unit_id_units"),
        sa.PrimaryKeyConstraint("id", name="pk_meetings"),
    )
    op.create_index("ix_meetings_starts_at", "meetings", ["starts_at"])
    op.create_index("ix_meetings_unit_id", "meetings", ["unit_id"])
    op.create_table(
        "roles",
        sa.Column("id", RowId, nullable=False),
        sa.Column("member_id", RowId, nullable=False),
        sa.Column("unit_id", RowId, nullable=False),
        sa.Column("role", sa.String(length=30), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_roles_member_id_members"),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_roles_unit_id_units"),
        sa.PrimaryKeyConstraint("id", name="pk_roles"),
        sa.UniqueConstraint("member_id", "unit_id", "role", name="uq_roles_member_id_unit_id_role"),
    )
    op.create_index("ix_roles_unit_id", "roles", ["unit_id"])
    op.create_table(
        "roster_imports",
        sa.Column("id", RowId, nullable=False),
        sa.Column("ward_id", RowId, nullable=False),
        sa.Column("made_by", RowId, nullable=True),
        sa.Column("made_at", UtcDateTime(), nullable=False),
        sa.Column("made_cells", sa.JSON(), nullable=False),
        sa.Column("undone_by", RowId, nullable=True),
        sa.Column("undone_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["made_by"],
            ["members.id"],
            name="fk_roster_imports_made_by_members",
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["undone_by"],
            ["members.id"],
            name="fk_roster_imports_undone_by_members",
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(["ward_id"], ["units.id"], name="fk_roster_imports_ward_id_units"),
        sa.PrimaryKeyConstraint("id", name="pk_roster_imports"),
    )
    op.create_index("ix_roster_imports_ward_id", "roster_imports", ["ward_id"])
    op.create_table(
        "roster_roles",
        sa.Column("member_id", RowId, nullable=False),
        sa.Column("unit_id", RowId, nullable=False),
        sa.Column("role", sa.String(length=30), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name="fk_roster_roles_member_id_members",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["units.id"], name="fk_roster_roles_unit_id_units", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("member_id", "unit_id", "role", name="pk_roster_roles"),
    )
    op.create_table(
        "applications",
        sa.Column("id", RowId, nullable=False),
        sa.Column("account_id", RowId, nullable=False),
        sa.Column("unit_id", RowId, nullable=False),
        sa.Column("member_id", RowId, nullable=True),
        sa.Column("stated_name", sa.String(length=200), nullable=True),
        sa.Column("stated_phone", sa.String(length=20), nullable=True),
        sa.Column("via", sa.String(length=20), nullable=False),
        sa.Column("applied_at", UtcDateTime(), nullable=False),
        sa.Column("decided_at", UtcDateTime(), nullable=True),
        sa.Column("decided_by", RowId, nullable=True),
        sa.Column("outcome", sa.String(length=20), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["accounts.id"],
            name="fk_applications_account_id_accounts",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["members.id"], name="fk_applications_decided_by_members"
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name="fk_applications_member_id_members"
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_applications_unit_id_units"),
        sa.PrimaryKeyConstraint("id", name="pk_applications"),
    )
    op.create_index("ix_applications_unit_id", "applications", ["unit_id"])
    op.create_index(
        "uq_applications_waiting",
        "applications",
        ["account_id"],
        unique=True,
        sqlite_where=sa.text("decided_at IS NULL"),
        postgresql_where=sa.text("decided_at IS NULL"),
    )
    op.create_table(
        "consents",
        sa.Column("id", RowId, nullable=False),
        sa.Column("account_id", RowId, nullable=False),
        sa.Column("purpose", sa.String(length=40), nullable=False),
        sa.Column("text_hash", sa.String(length=64), nullable=False),
        sa.Column("update_id", sa.BigInteger(), nullable=False),
        sa.Column("given_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["accounts.id"],
            name="fk_consents_account_id_accounts",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_consents"),
    )
    op.create_index("ix_consents_account_id", "consents", ["account_id"])
    op.create_table(
        "meeting_answers",
        sa.Column("meeting_id", RowId, nullable=False),
        sa.Column("member_id", RowId, nullable=False),
        sa.Column("label", sa.String(length=10), nullable=False),
        sa.Column("minutes_late", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(length=500), nullable=True),
        sa.Column("source", sa.String(length=10), nullable=False),
        sa.Column("answered_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name="fk_meeting_answers_meeting_id_meetings"
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name="fk_meeting_answers_member_id_members"
        ),
        sa.PrimaryKeyConstraint("meeting_id", "member_id", name="pk_meeting_answers"),
    )
    op.create_table(
        "roster_import_rows",
        sa.Column("id", RowId, nullable=False),
        sa.Column("import_id", RowId, nullable=False),
        sa.Column("member_id", RowId, nullable=False),
        sa.Column("before", sa.JSON(), nullable=True),
        sa.Column("after", sa.JSON(), nullable=False),
        sa.Column("roles_given", sa.JSON(), nullable=False),
        sa.Column("roles_taken", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["import_id"],
            ["roster_imports.id"],
            name="fk_roster_import_rows_import_id_roster_imports",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name="fk_roster_import_rows_member_id_members",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_roster_import_rows"),
    )
    op.create_index("ix_roster_import_rows_import_id", "roster_import_rows", ["import_id"])
    op.create_index("ix_roster_import_rows_member_id", "roster_import_rows", ["member_id"])
    rows = [{"code": code, "name_vi": vi, "name_en": en} for code, vi, en in UNIT_KINDS]
    op.bulk_insert(unit_kinds, rows)


def downgrade() -> None:
    """Take the step back."""
    for table in NEWEST_FIRST:
        op.drop_table(table)
