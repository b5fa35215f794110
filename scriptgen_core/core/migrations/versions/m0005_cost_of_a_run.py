"""What a run has cost can be added up without reading what was asked and answered."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    columns = ["run_id", "reused", "input_tokens", "output_tokens", "cost"]
    op.create_index("ix_llm_call_cost_of_a_run", "llm_call", columns)


def downgrade() -> None:
    op.drop_index("ix_llm_call_cost_of_a_run", "llm_call")
