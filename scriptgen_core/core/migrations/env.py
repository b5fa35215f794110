"""Alembic's entry: migrates over the connection that the opened database hands in."""

from typing import Any, Literal

from alembic import context

from scriptgen_core.core.models import Base, UtcTime


def _render(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """Migrations stand alone: they name the column type that the database sees, not our own."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, UtcTime) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    render_item=_render,
)
with context.begin_transaction():
    context.run_migrations()
