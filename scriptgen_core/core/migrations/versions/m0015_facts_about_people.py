"""A fact may be what a character is to somebody: the field then holds that name, which may be long."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _hold(200)


def downgrade() -> None:
    _hold(80)


def _hold(letters: int) -> None:
    with op.batch_alter_table("draft_read") as table:
        table.alter_column("field", type_=sa.String(letters), existing_nullable=False)
