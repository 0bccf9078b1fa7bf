"""What is gathered: reports, the stories proposed from them, and polls."""

import sqlalchemy as sa
from alembic import op

from models.types import RowId, UtcDateTime

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make the step."""
    _create_forms()
    _create_reports()
    _create_report_rows()
    _create_stories()
    _create_polls()
    _create_poll_rows()


def _create_forms() -> None:
    op.create_table(
        "report_forms",
        sa.Column("id", RowId, nullable=False),
        sa.Column("unit_id", RowId, nullable=False),
        sa.Column("made_by", RowId, nullable=True),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("asks", sa.String(length=10), nullable=False),
        sa.Column("audience", sa.JSON(), nullable=False),
        sa.Column("rhythm", sa.String(length=10), nullable=False),
        sa.Column("due_day", sa.Integer(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("open_days", sa.Integer(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("retired_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["made_by"], ["members.id"], name="fk_report_forms_made_by_members"
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_report_forms_unit_id_units"),
        sa.PrimaryKeyConstraint("id", name="pk_report_forms"),
    )
    op.create_index("ix_report_forms_unit_id", "report_forms", ["unit_id"])
    op.create_table(
        "report_questions",
        sa.Column("id", RowId, nullable=False),
        sa.Column("form_id", RowId, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("words", sa.String(length=300), nullable=False),
        sa.Column("purpose", sa.String(length=10), nullable=False),
        sa.Column("is_required", sa.Boolean(), nullable=False),
        sa.Column("lowest", sa.Double(), nullable=True),
        sa.Column("highest", sa.Double(), nullable=True),
        sa.Column("most", sa.Integer(), nullable=True),
        sa.Column("options", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(
            ["form_id"],
            ["report_forms.id"],
            name="fk_report_questions_form_id_report_forms",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_report_questions"),
        sa.UniqueConstraint("form_id", "position", name="uq_report_questions_form_id_position"),
    )
    op.create_table(
        "report_rounds",
        sa.Column("id", RowId, nullable=False),
        sa.Column("form_id", RowId, nullable=False),
        sa.Column("period", sa.String(length=10), nullable=False),
        sa.Column("opened_at", UtcDateTime(), nullable=False),
        sa.Column("due_at", UtcDateTime(), nullable=False),
        sa.Column("nudged_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["form_id"], ["report_forms.id"], name="fk_report_rounds_form_id_report_forms"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_report_rounds"),
        sa.UniqueConstraint("form_id", "period", name="uq_report_rounds_form_id_period"),
    )


def _create_reports() -> None:
    op.create_table(
        "reports",
        sa.Column("id", RowId, nullable=False),
        sa.Column("round_id", RowId, nullable=False),
        sa.Column("unit_id", RowId, nullable=False),
        sa.Column("member_id", RowId, nullable=True),
        sa.Column("reporter", sa.String(length=24), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("started_at", UtcDateTime(), nullable=True),
        sa.Column("submitted_at", UtcDateTime(), nullable=True),
        sa.Column("submitted_by", RowId, nullable=True),
        sa.Column("decided_at", UtcDateTime(), nullable=True),
        sa.Column("decided_by", RowId, nullable=True),
        sa.Column("note", sa.String(length=500), nullable=True),
        sa.Column("voice_id", sa.String(length=255), nullable=True),
        sa.Column("voice_seconds", sa.Integer(), nullable=True),
        sa.Column("voice_line", sa.String(length=300), nullable=True),
        sa.ForeignKeyConstraint(
            ["decided_by"],
            ["members.id"],
            name="fk_reports_decided_by_members",
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name="fk_reports_member_id_members",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["round_id"],
            ["report_rounds.id"],
            name="fk_reports_round_id_report_rounds",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["submitted_by"],
            ["members.id"],
            name="fk_reports_submitted_by_members",
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_reports_unit_id_units"),
        sa.PrimaryKeyConstraint("id", name="pk_reports"),
        sa.UniqueConstraint("round_id", "reporter", name="uq_reports_round_id_reporter"),
    )
    op.create_index("ix_reports_member_id", "reports", ["member_id"])
    op.create_index("ix_reports_unit_id", "reports", ["unit_id"])


def _create_report_rows() -> None:
    op.create_table(
        "report_answers",
        sa.Column("report_id", RowId, nullable=False),
        sa.Column("question_id", RowId, nullable=False),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("number", sa.Double(), nullable=True),
        sa.Column("option", sa.Integer(), nullable=True),
        sa.Column("answered_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["question_id"],
            ["report_questions.id"],
            name="fk_report_answers_question_id_report_questions",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["report_id"],
            ["reports.id"],
            name="fk_report_answers_report_id_reports",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("report_id", "question_id", name="pk_report_answers"),
    )
    op.create_table(
        "report_photos",
        sa.Column("id", RowId, nullable=False),
        sa.Column("report_id", RowId, nullable=False),
        sa.Column("question_id", RowId, nullable=False),
        sa.Column("source", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("added_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["question_id"],
            ["report_questions.id"],
            name="fk_report_photos_question_id_report_questions",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["report_id"],
            ["reports.id"],
            name="fk_report_photos_report_id_reports",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_report_photos"),
        sa.UniqueConstraint(
            "report_id",
            "question_id",
            "source",
            name="uq_report_photos_report_id_question_id_source",
        ),
    )
    op.create_table(
        "proposals",
        sa.Column("id", RowId, nullable=False),
        sa.Column("report_id", RowId, nullable=False),
        sa.Column("question_id", RowId, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("made_at", UtcDateTime(), nullable=False),
        sa.Column("reply", sa.Text(), nullable=True),
        sa.Column("replied_by", RowId, nullable=True),
        sa.Column("replied_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["question_id"],
            ["report_questions.id"],
            name="fk_proposals_question_id_report_questions",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["replied_by"],
            ["members.id"],
            name="fk_proposals_replied_by_members",
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["report_id"],
            ["reports.id"],
            name="fk_proposals_report_id_reports",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_proposals"),
        sa.UniqueConstraint("report_id", "question_id", name="uq_proposals_report_id_question_id"),
    )


def _create_stories() -> None:
    op.create_table(
        "stories",
        sa.Column("id", RowId, nullable=False),
        sa.Column("unit_id", RowId, nullable=False),
        sa.Column("proposed_by", RowId, nullable=True),
        sa.Column("report_id", RowId, nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("proposed_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["proposed_by"],
            ["members.id"],
            name="fk_stories_proposed_by_members",
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["report_id"],
            ["reports.id"],
            name="fk_stories_report_id_reports",
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_stories_unit_id_units"),
        sa.PrimaryKeyConstraint("id", name="pk_stories"),
        sa.UniqueConstraint("report_id", name="uq_stories_report_id"),
    )
    op.create_index("ix_stories_unit_id", "stories", ["unit_id"])


def _create_polls() -> None:
    op.create_table(
        "polls",
        sa.Column("id", RowId, nullable=False),
        sa.Column("unit_id", RowId, nullable=False),
        sa.Column("author_id", RowId, nullable=False),
        sa.Column("question", sa.String(length=300), nullable=False),
        sa.Column("options", sa.JSON(), nullable=False),
        sa.Column("moments", sa.JSON(), nullable=True),
        sa.Column("is_multiple", sa.Boolean(), nullable=False),
        sa.Column("is_secret", sa.Boolean(), nullable=False),
        sa.Column("audience", sa.JSON(), nullable=False),
        sa.Column("is_posted", sa.Boolean(), nullable=False),
        sa.Column("quorum", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("opened_at", UtcDateTime(), nullable=True),
        sa.Column("ends_at", UtcDateTime(), nullable=False),
        sa.Column("closed_at", UtcDateTime(), nullable=True),
        sa.Column("asked", sa.Integer(), nullable=True),
        sa.Column("unreached", sa.Integer(), nullable=True),
        sa.Column("answered", sa.Integer(), nullable=True),
        sa.Column("unreadable", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["author_id"], ["members.id"], name="fk_polls_author_id_members"),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_polls_unit_id_units"),
        sa.PrimaryKeyConstraint("id", name="pk_polls"),
    )
    op.create_index("ix_polls_unit_id", "polls", ["unit_id"])


def _create_poll_rows() -> None:
    op.create_table(
        "poll_electors",
        sa.Column("poll_id", RowId, nullable=False),
        sa.Column("member_id", RowId, nullable=False),
        sa.Column("unit_id", RowId, nullable=False),
        sa.Column("has_answered", sa.Boolean(), nullable=False),
        sa.Column("choice", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name="fk_poll_electors_member_id_members",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["poll_id"],
            ["polls.id"],
            name="fk_poll_electors_poll_id_polls",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_poll_electors_unit_id_units"),
        sa.PrimaryKeyConstraint("poll_id", "member_id", name="pk_poll_electors"),
    )
    op.create_index("ix_poll_electors_member_id", "poll_electors", ["member_id"])
    op.create_table(
        "poll_ballots",
        sa.Column("poll_id", RowId, nullable=False),
        sa.Column("slip", sa.LargeBinary(length=16), nullable=False),
        sa.Column("envelope", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["poll_id"],
            ["polls.id"],
            name="fk_poll_ballots_poll_id_polls",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("poll_id", "slip", name="pk_poll_ballots"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "poll_counts",
        sa.Column("poll_id", RowId, nullable=False),
        sa.Column("unit_id", RowId, nullable=False),
        sa.Column("option", sa.Integer(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["poll_id"], ["polls.id"], name="fk_poll_counts_poll_id_polls", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("poll_id", "unit_id", "option", name="pk_poll_counts"),
    )


def downgrade() -> None:
    """Take it back."""
    for table in (
        "poll_counts",
        "poll_ballots",
        "poll_electors",
        "polls",
        "stories",
        "proposals",
        "report_photos",
        "report_answers",
        "reports",
        "report_rounds",
        "report_questions",
        "report_forms",
    ):
        op.drop_table(table)
