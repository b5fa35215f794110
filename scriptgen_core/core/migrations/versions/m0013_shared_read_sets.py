"""An edited draft shares the read set of the one before, of which it knew nothing; a proposal has one of its own."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_DRAFTS = sa.table("scene_draft", sa.column("id"), sa.column("base_id"), sa.column("read_set_id"))
_READS = sa.table("draft_read", sa.column("draft_id"))


def upgrade() -> None:
    op.add_column("scene_draft", sa.Column("read_set_id", sa.String(32), nullable=True))
    op.add_column("proposal", sa.Column("reads", sa.JSON(), nullable=True))
    connection = op.get_bind()
    with_own = set(connection.scalars(sa.select(_READS.c.draft_id).distinct()))
    bases = {row.id: row.base_id for row in connection.execute(sa.select(_DRAFTS))}
    for draft_id in bases.keys() - with_own:
        if shared := _nearest(draft_id, bases, with_own):
            connection.execute(sa.update(_DRAFTS).where(_DRAFTS.c.id == draft_id).values(read_set_id=shared))


def downgrade() -> None:
    op.drop_column("proposal", "reads")
    op.drop_column("scene_draft", "read_set_id")


def _nearest(draft_id: str, bases: dict[str, str | None], with_own: set[str]) -> str | None:
    """The nearest draft with a read set among those that this one was made from."""
    before = bases.get(draft_id)
    while before and before not in with_own:
        before = bases.get(before)
    return before
