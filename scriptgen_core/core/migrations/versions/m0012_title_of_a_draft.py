"""A named draft keeps the title page that it had."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("named_draft", sa.Column("title_page", sa.JSON(), nullable=True))


def downgrade() -> None:
    op.drop_column("named_draft", "title_page")
