"""Lines no machine may change, and passages cut from the script."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "line_lock",
        sa.Column("scene_id", sa.String(length=32), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["scene_id"], ["scene.id"], name=op.f("fk_line_lock_scene_id_scene")),
        sa.PrimaryKeyConstraint("scene_id", "place", name=op.f("pk_line_lock")),
    )
    op.create_table(
        "cut_passage",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("project_id", sa.String(length=32), nullable=False),
        sa.Column("heading", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_cut_passage_project_id_project")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cut_passage")),
    )
    op.create_index(op.f("ix_cut_passage_project_id"), "cut_passage", ["project_id"])


def downgrade() -> None:
    op.drop_table("cut_passage")
    op.drop_table("line_lock")
