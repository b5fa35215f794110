"""Which questions a server was asked, and which of a run's have been answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from scriptgen_core.core.models import LLMCallRow
from scriptgen_core.projects.run_storage import Run
from scriptgen_core.studio import Studio


@dataclass(frozen=True)
class Answer:
    """An answer that the run has: for which step, to which question, and since when."""

    step: str
    question: str
    since: datetime


def question(body: Mapping[str, Any]) -> str:
    """The question of a request, as a text to compare."""
    return repr([(message["role"], message["content"]) for message in body["messages"]])


def answers(studio: Studio, run: Run) -> list[Answer]:
    """The answers in the run's ledger."""
    query = sa.select(LLMCallRow.step, LLMCallRow.messages, LLMCallRow.created_at).where(LLMCallRow.run_id == run.id)
    with studio.stores.database.read() as session:
        rows = session.execute(query).all()
    return [Answer(step, repr([(role, content) for role, content in asked]), since) for step, asked, since in rows]


def answered(studio: Studio, run: Run) -> set[str]:
    """The questions whose answer the run has."""
    return {answer.question for answer in answers(studio, run)}
