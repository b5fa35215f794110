"""Runs and what they told: status, configuration and every event, so that any page can show them later."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal, TypeAlias, cast

import sqlalchemy as sa
from sqlalchemy.orm import Session

from scriptgen_core.core.calls import Lineup, ModelRef, lineup_from
from scriptgen_core.core.database import Database
from scriptgen_core.core.errors import InputError, NotFound
from scriptgen_core.core.events import Event, from_payload, to_payload
from scriptgen_core.core.line_asking import LineRequest, line_request_from
from scriptgen_core.core.models import LLMCallRow, ProjectRow, RunEventRow, RunRow, now, table_of

RunKind: TypeAlias = Literal["prepare", "generate", "rewrite", "read", "adapt"]
BESIDE_OTHERS: tuple[RunKind, ...] = ("rewrite", "read")
"""Kinds that only propose: others may be at work meanwhile."""
RunStatus: TypeAlias = Literal["queued", "running", "waiting", "paused", "failed", "finished"]
IN_PROCESS = "in_process"
FAILED = "failed_scenes"
BY_THE_WRITER = "stopped_by_the_writer"
ADDRESSES = "addresses"
NEXT_CALL = "next_call"
LINES = "lines"
SUBJECTS = "subjects"
READ_SCENES = "read_scenes"
ANEW = "anew"
DISMISSED = "dismissed"
_UNTIL_RESUMED = (IN_PROCESS, FAILED, BY_THE_WRITER, NEXT_CALL)
UNFINISHED: tuple[RunStatus, ...] = ("queued", "running")


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of work. ``attempt`` counts from 1 and grows with Resume; ``config`` is what was asked for.

    ``done`` are the ids of the scenes it has finished.
    """

    id: str
    project_id: str
    kind: RunKind
    title: str
    config: Mapping[str, Any]
    provider: str
    model: str
    status: RunStatus
    message: str
    attempt: int
    cancel_requested: bool
    done: tuple[str, ...]
    created_at: datetime
    finished_at: datetime | None

    @property
    def is_active(self) -> bool:
        return self.status in UNFINISHED

    @property
    def planned(self) -> tuple[str, ...]:
        """The ids of the scenes it is to work on, as far as that is settled."""
        return tuple(self.config.get("scene_ids", ()))

    @property
    def failed(self) -> tuple[str, ...]:
        """The ids of the scenes it has tried since it last went on, and not finished."""
        return tuple(scene_id for scene_id in self.config.get(FAILED, ()) if scene_id not in self.done)

    @property
    def is_cancelled(self) -> bool:
        """Whether it stopped because the writer said so, not at a limit."""
        return self.status == "paused" and bool(self.config.get(BY_THE_WRITER))

    @property
    def lineup(self) -> Lineup:
        """Who answers its calls: the provider and model it is pinned to, and who else it was given."""
        kept = lineup_from(self.config["lineup"]) if "lineup" in self.config else Lineup(ModelRef(self.provider))
        return replace(kept, main=ModelRef(self.provider, self.model))

    @property
    def addresses(self) -> Mapping[str, str]:
        """Where each provider was reached when the run was started or resumed; empty for a script's own run."""
        pinned: Mapping[str, str] = self.config.get(ADDRESSES, {})
        return pinned

    @property
    def lines(self) -> LineRequest | None:
        """What it asks about some lines of its scene; None for any other run."""
        return line_request_from(self.config[LINES]) if LINES in self.config else None

    @property
    def anew(self) -> tuple[str, ...] | None:
        """Of scenes that follow a change of the bibles, those it writes anew as a proposal; None for any other run."""
        return tuple(self.config[ANEW]) if ANEW in self.config else None

    @property
    def subjects(self) -> tuple[str, ...]:
        """For whom and what it reads the script; empty for any other run."""
        return tuple(self.config.get(SUBJECTS, ()))

    @property
    def read_scenes(self) -> tuple[str, ...]:
        """The ids of the scenes it reads; empty where it reads all of the script, and for any other run."""
        return tuple(self.config.get(READ_SCENES, ()))

    @property
    def is_engines(self) -> bool:
        """Whether the engine does it; a run that a script drives itself is none of the engine's business."""
        return not self.config.get(IN_PROCESS, False)


@dataclass(frozen=True, slots=True)
class LoggedEvent:
    """An event with its order number and time."""

    id: int
    at: datetime
    event: Event


@dataclass(frozen=True, slots=True)
class RunCost:
    """What the run's answered calls came to; ``dollars`` leaves out the ``unpriced`` calls."""

    calls: int
    reused: int
    input_tokens: int
    output_tokens: int
    dollars: float
    unpriced: int

    @property
    def tokens(self) -> int:
        return self.input_tokens + self.output_tokens


@dataclass(frozen=True, slots=True)
class ListedRun:
    """A run with the title of its project and what it has come to."""

    run: Run
    project_title: str
    cost: RunCost


class RunStorage:
    """Runs in the database. Unknown ids raise NotFound."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def create(
        self,
        project_id: str,
        kind: RunKind,
        title: str,
        config: Mapping[str, Any],
        *,
        lineup: Lineup,
        alone: bool = False,
    ) -> Run:
        """Write down a run to be; who answers its calls is pinned now.

        ``alone`` refuses it with an InputError while another run that does more than propose is at work on the project.
        """
        with self._database.write() as session:
            if alone and (busy := _at_work(session, project_id)):
                raise InputError("project", f"has “{busy}” still at work. Wait for it, or cancel it first")
            row = RunRow(project_id=project_id, kind=kind, title=title, config=dict(config))
            _pin(row, lineup)
            session.add(row)
            session.flush()
            return _to_run(row)

    def get(self, run_id: str) -> Run:
        with self._database.read() as session:
            return _to_run(_run(session, run_id))

    def of_project(self, project_id: str) -> tuple[Run, ...]:
        """The project's runs, the newest first."""
        with self._database.read() as session:
            query = sa.select(RunRow).where(RunRow.project_id == project_id).order_by(RunRow.created_at.desc())
            return tuple(_to_run(row) for row in session.scalars(query))

    def listed(self, project_id: str | None = None, *, limit: int = 100) -> tuple[ListedRun, ...]:
        """Runs of a project, or of all, with their costs: those at work first, then the newest; at most ``limit``."""
        query = (
            sa.select(RunRow, ProjectRow.title)
            .join(ProjectRow, ProjectRow.id == RunRow.project_id)
            .order_by(RunRow.status.in_(UNFINISHED).desc(), RunRow.created_at.desc())
            .limit(limit)
        )
        if project_id:
            query = query.where(RunRow.project_id == project_id)
        with self._database.read() as session:
            rows = session.execute(query).all()
            costs = _costs(session, [row.id for row, _ in rows])
            return tuple(ListedRun(_to_run(row), title, costs.get(row.id, _NO_COST)) for row, title in rows)

    def next_take(self, project_id: str) -> int:
        """A number that no run of the project has asked with: what it asks again is another request."""
        return 1 + max((run.config.get("take", 0) for run in self.of_project(project_id)), default=0)

    def unfinished(self) -> tuple[Run, ...]:
        """Runs that should be at work, in any project."""
        with self._database.read() as session:
            query = sa.select(RunRow).where(RunRow.status.in_(UNFINISHED)).order_by(RunRow.created_at)
            return tuple(_to_run(row) for row in session.scalars(query))

    def set_status(self, run_id: str, status: RunStatus, message: str = "") -> None:
        """Say how the run stands; a status that is not active also ends it."""
        with self._database.write() as session:
            row = _run(session, run_id)
            row.status, row.message = status, message
            row.finished_at = None if status in UNFINISHED else now()

    def request_cancel(self, run_id: str, message: str = "") -> None:
        """Ask the run to stop before its next call, for the reason given, else because the writer wants it.

        Has no effect on a run that is over.

        A run that a script drives is over at once for everybody else: the script may not be there any more.
        """
        with self._database.write() as session:
            row = _run(session, run_id)
            row.cancel_requested = row.status in UNFINISHED
            if not row.cancel_requested:
                return
            row.message = message
            row.config = {**row.config, BY_THE_WRITER: not message}
            if row.config.get(IN_PROCESS):
                row.status, row.message, row.finished_at = "paused", message or "Cancelled.", now()

    def reopen(self, run_id: str, lineup: Lineup, **values: Any) -> Run:
        """Make a run that stopped ready to go on, with this lineup and these values of its configuration.

        Where the lineup's main provider is the one it has, at the same address, and no model is named, it keeps its
        model.
        """
        with self._database.write() as session:
            row = _run(session, run_id)
            if row.status not in UNFINISHED:
                row.status, row.message, row.cancel_requested = "queued", "", False
                row.attempt += 1
                pinned, now_at = (config.get(ADDRESSES, {}).get(row.provider) for config in (row.config, values))
                row.config = {key: value for key, value in row.config.items() if key not in _UNTIL_RESUMED} | values
                if not lineup.main.model and lineup.main.provider == row.provider and pinned in (None, now_at):
                    lineup = replace(lineup, main=ModelRef(row.provider, row.model))
                _pin(row, lineup)
                row.finished_at = None
            return _to_run(row)

    def pin(self, run_id: str, lineup: Lineup) -> None:
        """Hold the run to models that were not known when it was created."""
        with self._database.write() as session:
            _pin(_run(session, run_id), lineup)

    def remember(self, run_id: str, **values: Any) -> None:
        """Fix what the run has settled (which scenes, how many cards), so that Resume settles it the same way."""
        with self._database.write() as session:
            row = _run(session, run_id)
            row.config = {**row.config, **values}

    def settle(self, run_id: str, name: str, scene_id: str, values: Sequence[str]) -> tuple[str, ...]:
        """Fix something for one scene of the run; what was fixed before stays and is returned."""
        with self._database.write() as session:
            row = _run(session, run_id)
            settled = {scene_id: list(values), **row.config.get(name, {})}
            row.config = {**row.config, name: settled}
            return tuple(settled[scene_id])

    def mark_done(self, run_id: str, scene_id: str) -> None:
        """Note that the run has nothing more to do on this scene."""
        with self._database.write() as session:
            row = _run(session, run_id)
            row.done = list(dict.fromkeys([*(row.done or ()), scene_id]))

    def mark_failed(self, run_id: str, scene_id: str) -> None:
        """Note that the run could not finish this scene; it may when it goes on."""
        with self._database.write() as session:
            row = _run(session, run_id)
            row.config = {**row.config, FAILED: list(dict.fromkeys([*row.config.get(FAILED, ()), scene_id]))}

    def is_cancelled(self, run_id: str) -> bool:
        with self._database.read() as session:
            return bool(session.scalar(sa.select(RunRow.cancel_requested).where(RunRow.id == run_id)))

    def add_event(self, run_id: str, event: Event) -> None:
        """Append an event; another process sees it when this returns. Waits for a database that is away."""
        kind, payload = to_payload(event)
        values = {"run_id": run_id, "kind": kind, "payload": payload, "created_at": now()}
        self._database.patiently(lambda: self._jot(values))

    def _jot(self, event: Mapping[str, Any]) -> None:
        with self._database.jot(event["run_id"]) as session:
            session.execute(_ADD_EVENT, dict(event))

    def events(self, run_id: str, *, after: int = 0) -> tuple[LoggedEvent, ...]:
        """The run's events in order, those with an id above ``after``."""
        with self._database.read() as session:
            query = (
                sa.select(RunEventRow)
                .where(RunEventRow.run_id == run_id, RunEventRow.id > after)
                .order_by(RunEventRow.id)
            )
            return tuple(
                LoggedEvent(row.id, row.created_at, from_payload(row.kind, row.payload))
                for row in session.scalars(query)
            )

    def cost(self, run_id: str) -> RunCost:
        """What the run has come to so far."""
        with self._database.read() as session:
            return _costs(session, [run_id]).get(run_id, _NO_COST)


_ADD_EVENT = sa.insert(table_of(RunEventRow))
_NO_COST = RunCost(0, 0, 0, 0, 0.0, 0)


def _costs(session: Session, run_ids: Sequence[str]) -> dict[str, RunCost]:
    paid = LLMCallRow.reused.is_(False)
    query = (
        sa.select(
            LLMCallRow.run_id,
            sa.func.count(),
            sa.func.count().filter(LLMCallRow.reused),
            sa.func.coalesce(sa.func.sum(LLMCallRow.input_tokens).filter(paid), 0),
            sa.func.coalesce(sa.func.sum(LLMCallRow.output_tokens).filter(paid), 0),
            sa.func.coalesce(sa.func.sum(LLMCallRow.cost).filter(paid), 0.0),
            sa.func.count().filter(paid, LLMCallRow.cost.is_(None)),
        )
        .where(LLMCallRow.run_id.in_(run_ids))
        .group_by(LLMCallRow.run_id)
    )
    return {
        run_id: RunCost(calls, reused, tokens_in, tokens_out, dollars or 0.0, unpriced)
        for run_id, calls, reused, tokens_in, tokens_out, dollars, unpriced in session.execute(query)
    }


def _at_work(session: Session, project_id: str) -> str | None:
    query = sa.select(RunRow.title).where(
        RunRow.project_id == project_id, RunRow.status.in_(UNFINISHED), RunRow.kind.not_in(BESIDE_OTHERS)
    )
    return session.scalar(query.limit(1))


def _pin(row: RunRow, lineup: Lineup) -> None:
    row.provider, row.model = lineup.main.provider, lineup.main.model
    row.config = {**row.config, "lineup": lineup.to_json()}


def _run(session: Session, run_id: str) -> RunRow:
    row = session.get(RunRow, run_id)
    if row is None:
        raise NotFound("This run does not exist any more.")
    return row


def _to_run(row: RunRow) -> Run:
    return Run(
        id=row.id,
        project_id=row.project_id,
        kind=cast(RunKind, row.kind),
        title=row.title,
        config=dict(row.config),
        provider=row.provider,
        model=row.model,
        status=cast(RunStatus, row.status),
        message=row.message,
        attempt=row.attempt,
        cancel_requested=row.cancel_requested,
        done=tuple(row.done or ()),
        created_at=row.created_at,
        finished_at=row.finished_at,
    )
