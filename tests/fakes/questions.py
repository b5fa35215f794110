"""Which questions a server was asked, and which of a run's have been answered."""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from scriptgen_core.core.models import LLMCallRow
from scriptgen_core.projects.run_storage import Run
from scriptgen_core.studio import Studio


def question(body: Mapping[str, Any]) -> str:
    """The question of a request, as a text to compare."""
    return repr([(message["role"], message["content"]) for message in body["messages"]])


def answered(studio: Studio, run: Run) -> set[str]:
    """The questions whose answer the run has."""
    with studio.stores.database.read() as session:
        rows = session.scalars(sa.select(LLMCallRow.messages).where(LLMCallRow.run_id == run.id))
        return {repr([(role, content) for role, content in messages]) for messages in rows}
