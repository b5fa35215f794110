"""The answered calls, read for the usage report: what each was for, what it took, what it cost."""

from datetime import datetime
from typing import NamedTuple

import sqlalchemy as sa

from scriptgen_core.core.database import Database
from scriptgen_core.core.events import TokensEstimated
from scriptgen_core.core.models import LLMCallRow, ProjectRow, RunEventRow, RunRow
from scriptgen_core.projects.run_storage import ADDRESSES

_LATEST_RUNS = 20


class AnsweredCall(NamedTuple):
    """One call as it was billed, or would have been where it is ``reused``.

    The run and the project are empty for a call outside any run. ``scene`` is the scene number from 0, None
    for what no single scene asked for. ``input_tokens`` include ``cached_tokens``. ``cost`` is in US dollars,
    None where the price is unknown. The server did not count the tokens of an ``estimated`` call.
    """

    at: datetime
    project_id: str
    project: str
    run_id: str
    run: str
    scene: int | None
    role: str
    provider: str
    model: str
    input_tokens: int
    cached_tokens: int
    output_tokens: int
    cost: float | None
    seconds: float
    attempts: int
    reused: bool
    estimated: bool


class RecentCall(NamedTuple):
    """What one answer to a prompt took."""

    prompt: str
    provider: str
    model: str
    output_tokens: int
    seconds: float


class ToldCall(NamedTuple):
    """One call as it was asked, in messages (role, text), and answered; ``scene`` as it was numbered then, from 0."""

    scene: int | None
    step: str
    role: str
    provider: str
    model: str
    at: datetime
    messages: tuple[tuple[str, str], ...]
    answer: str


class CallStorage:
    """Answered calls in the database; the call ledger writes them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def answered(self, project_id: str | None = None) -> tuple[AnsweredCall, ...]:
        """The calls of a project, or all there are, in the order they were answered."""
        estimated = _estimated_steps()
        query = (
            sa.select(
                LLMCallRow.created_at,
                sa.func.coalesce(RunRow.project_id, ""),
                sa.func.coalesce(ProjectRow.title, ""),
                LLMCallRow.run_id,
                sa.func.coalesce(RunRow.title, ""),
                LLMCallRow.scene,
                LLMCallRow.role,
                LLMCallRow.provider,
                LLMCallRow.model,
                LLMCallRow.input_tokens,
                LLMCallRow.cached_tokens,
                LLMCallRow.output_tokens,
                LLMCallRow.cost,
                LLMCallRow.seconds,
                LLMCallRow.attempts,
                LLMCallRow.reused,
                estimated.c.run_id.is_not(None) & LLMCallRow.reused.is_(False),
            )
            .outerjoin(RunRow, RunRow.id == LLMCallRow.run_id)
            .outerjoin(ProjectRow, ProjectRow.id == RunRow.project_id)
            .outerjoin(estimated, (estimated.c.run_id == LLMCallRow.run_id) & (estimated.c.step == LLMCallRow.step))
            .order_by(LLMCallRow.id)
        )
        if project_id is not None:
            query = query.where(RunRow.project_id == project_id)
        with self._database.read() as session:
            return tuple(AnsweredCall._make(row) for row in session.execute(query))

    def told(self, run_id: str) -> tuple[ToldCall, ...]:
        """What a run asked and was answered, in order; answers that could not be used are left out."""
        query = (
            sa.select(
                LLMCallRow.scene,
                LLMCallRow.step,
                LLMCallRow.role,
                LLMCallRow.provider,
                LLMCallRow.model,
                LLMCallRow.created_at,
                LLMCallRow.messages,
                LLMCallRow.text,
            )
            .where(LLMCallRow.run_id == run_id, LLMCallRow.valid)
            .order_by(LLMCallRow.id)
        )
        with self._database.read() as session:
            rows = session.execute(query).all()
        return tuple(
            ToldCall._make((*row[:6], tuple((role, text) for role, text in row.messages), row.text)) for row in rows
        )

    def last_answer(self, provider: str, address: str) -> datetime | None:
        """When the provider last answered a call that was paid for, in one of the latest runs held to this address."""
        runs = sa.select(RunRow.id, RunRow.config).order_by(RunRow.created_at.desc()).limit(_LATEST_RUNS)
        with self._database.read() as session:
            for run_id, config in session.execute(runs):
                if config.get(ADDRESSES, {}).get(provider) != address:
                    continue
                if answered := session.scalar(_last_of_run(run_id, provider)):
                    return answered
        return None

    def recent(self, most: int = 400) -> tuple[RecentCall, ...]:
        """The latest calls that were paid for and usable, in any project, the newest first."""
        query = (
            sa.select(
                LLMCallRow.prompt,
                LLMCallRow.provider,
                LLMCallRow.model,
                LLMCallRow.output_tokens,
                LLMCallRow.seconds,
            )
            .where(LLMCallRow.valid, LLMCallRow.reused.is_(False))
            .order_by(LLMCallRow.id.desc())
            .limit(most)
        )
        with self._database.read() as session:
            return tuple(RecentCall._make(row) for row in session.execute(query))


def _estimated_steps() -> sa.CTE:
    """The steps of runs in which a server answered without counting tokens, each once."""
    step = RunEventRow.payload["step"].as_string()
    told = sa.select(RunEventRow.run_id, step.label("step")).where(RunEventRow.kind == TokensEstimated.__name__)
    return told.distinct().cte("estimated")


def _last_of_run(run_id: str, provider: str) -> sa.Select[datetime]:
    return (
        sa.select(LLMCallRow.created_at)
        .where(LLMCallRow.run_id == run_id, LLMCallRow.provider == provider, LLMCallRow.reused.is_(False))
        .order_by(LLMCallRow.id.desc())
        .limit(1)
    )
