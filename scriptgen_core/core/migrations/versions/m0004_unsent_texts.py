"""Texts that were typed and not sent yet."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "unsent_text",
        sa.Column("project_id", sa.String(length=32), nullable=False),
        sa.Column("field", sa.String(length=80), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("project_id", "field", name=op.f("pk_unsent_text")),
    )


def downgrade() -> None:
    op.drop_table("unsent_text")
