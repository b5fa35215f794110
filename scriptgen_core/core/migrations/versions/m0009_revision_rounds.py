"""Drafts are locked, and changes to them come in rounds of revision."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "revision_round",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("project_id", sa.String(length=32), nullable=False),
        sa.Column("draft_id", sa.String(length=32), nullable=False),
        sa.Column("color", sa.String(length=40), nullable=False),
        sa.Column("date", sa.String(length=40), nullable=False),
        sa.Column("keeps_pages", sa.Boolean(), nullable=False),
        sa.Column("scene_numbers", sa.JSON(), nullable=False),
        sa.Column("page_starts", sa.JSON(), nullable=False),
        sa.Column("taken_back_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["draft_id"], ["named_draft.id"], name=op.f("fk_revision_round_draft_id_named_draft")),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_revision_round_project_id_project")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revision_round")),
    )
    op.create_index(op.f("ix_revision_round_project_id"), "revision_round", ["project_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_revision_round_project_id"), table_name="revision_round")
    op.drop_table("revision_round")
