"""The page that is being written at this moment."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "live_text",
        sa.Column("run_id", sa.String(length=32), nullable=False),
        sa.Column("scene", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("run_id", "scene", name=op.f("pk_live_text")),
    )


def downgrade() -> None:
    op.drop_table("live_text")
