"""What a page shows of a run: its steps with their events, how far it is, and what it has cost."""

from collections import OrderedDict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import takewhile
from threading import Lock
from typing import Literal, TypeAlias

from scriptgen_core.core.events import (
    CallCutOff,
    Event,
    RunFinished,
    RunStarted,
    StepFailed,
    StepFinished,
    StepStarted,
    TokensEstimated,
)
from scriptgen_core.core.models import now
from scriptgen_core.orchestrator.budget import Budget, Need, budget_from, need_from
from scriptgen_core.orchestrator.outcome import NextPage
from scriptgen_core.projects.run_storage import ListedRun, LoggedEvent, Run, RunCost, RunStorage

_SETTLED = timedelta(seconds=2)
_REMEMBERED_RUNS = 16


StepState: TypeAlias = Literal["running", "complete", "error", "paused", "cancelled"]


@dataclass(frozen=True, slots=True)
class StepProgress:
    """One step as a page shows it: its name, how it stands, and its events in order.

    ``scene`` is the scene number from 0, None for what comes before the scenes. ``earlier`` are the events from before
    the run went on, where the step has gone on since.
    """

    name: str
    scene: int | None
    state: StepState
    events: tuple[Event, ...]
    earlier: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RunStanding:
    """How far a run is and what it has cost: ``finished_scenes`` of ``planned_scenes`` are done (0: not known yet).

    ``next_page`` is where the writer goes on once it has ended.
    """

    run: Run
    next_page: NextPage
    cost: RunCost
    budget: Budget
    planned_scenes: int
    finished_scenes: int

    @property
    def is_at_budget(self) -> bool:
        """Whether it has come to its budget, and pauses again unless that is raised."""
        return not self.may_go_on(self.budget)

    @property
    def next_call(self) -> Need:
        """What the call needs before which it has paused, where its budget left too little for it."""
        return need_from(self.run.config)

    def may_go_on(self, budget: Budget) -> bool:
        """Whether such a budget lets it make its next call."""
        return not budget.reached_by(self.cost, self.next_call)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunProgress(RunStanding):
    """A run as a page shows it.

    ``live`` holds the pages that are being written, as far as they have arrived, by scene number from 0. ``went_on``
    is when it last went on after a stop, None if it never did. ``trouble`` is what work waits for, empty while it does
    not.
    """

    steps: tuple[StepProgress, ...]
    live: Mapping[int, str]
    went_on: datetime | None
    trouble: str = ""

    @property
    def estimated_calls(self) -> int:
        """How many calls were answered without a count of their tokens."""
        return self._told_of(TokensEstimated)

    @property
    def cut_off_calls(self) -> int:
        """How many calls were broken off and are not part of its cost."""
        return self._told_of(CallCutOff)

    def _told_of(self, kind: type[Event]) -> int:
        return sum(isinstance(event, kind) for step in self.steps for event in (*step.earlier, *step.events))


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSummary(RunStanding):
    """A run as one line of a list.

    ``seconds`` is from its start to its end, or to now; pauses are part of it. ``failed_scenes`` are those that the
    run has tried and not finished.
    """

    project_title: str
    started: datetime
    seconds: float
    failed_scenes: int


class EventMemory:
    """The events of the runs that pages look at, so that a poll reads only what is new.

    An event is kept when it is two seconds old: until then one with a lower number may still be on its way into the
    database from another thread or process.
    """

    def __init__(self, runs: RunStorage) -> None:
        self._runs = runs
        self._kept: OrderedDict[str, list[LoggedEvent]] = OrderedDict()
        self._guard = Lock()

    def events(self, run_id: str) -> list[LoggedEvent]:
        """All events of the run so far, in order."""
        with self._guard:
            kept = self._kept.setdefault(run_id, [])
            self._kept.move_to_end(run_id)
            if len(self._kept) > _REMEMBERED_RUNS:
                self._kept.popitem(last=False)
            new = self._runs.events(run_id, after=kept[-1].id if kept else 0)
            told = [*kept, *new]
            settled = now() - _SETTLED
            kept.extend(takewhile(lambda logged: logged.at < settled, new))
            return told


def progress(
    run: Run, next_page: NextPage, events: Sequence[LoggedEvent], cost: RunCost, live: Mapping[int, str]
) -> RunProgress:
    """The run as a page shows it."""
    starts = [place for place, logged in enumerate(events) if isinstance(logged.event, RunStarted)]
    since = starts[-1] if len(starts) > 1 else 0
    begun = RunProgress(
        run=run,
        next_page=next_page,
        cost=cost,
        budget=budget_from(run.config.get("budget")),
        planned_scenes=len(run.planned),
        finished_scenes=len(run.done),
        steps=(),
        live=live,
        went_on=events[since].at if since else None,
    )
    told = [logged.event for logged in events]
    return replace(begun, steps=_by_step(told[:since], told[since:], _unfinished(begun)))


def summary(listed: ListedRun, run: Run, next_page: NextPage) -> RunSummary:
    """A listed run, as ``run`` stands now, as one line of a list."""
    return RunSummary(
        run=run,
        next_page=next_page,
        project_title=listed.project_title,
        cost=listed.cost,
        budget=budget_from(run.config.get("budget")),
        started=run.created_at,
        seconds=((run.finished_at or now()) - run.created_at).total_seconds(),
        planned_scenes=len(run.planned),
        finished_scenes=len(run.done),
        failed_scenes=len(run.failed),
    )


def _unfinished(told: RunProgress) -> StepState:
    """How a step stands that has begun and not ended."""
    if told.run.is_active:
        return "running"
    return "cancelled" if told.run.is_cancelled else "paused"


def _by_step(earlier: Sequence[Event], since: Sequence[Event], unfinished: StepState) -> tuple[StepProgress, ...]:
    """Events from before the run went on and since, grouped as the writer thinks of them."""
    before, after = _grouped(earlier), _grouped(since)
    return tuple(_step(name, before.get(name, []), after.get(name, []), unfinished) for name in before | after)


def _grouped(events: Sequence[Event]) -> dict[str, list[Event]]:
    """Bibles, outline, each scene and each bible entry that is read for, with all their stages."""
    groups: dict[str, list[Event]] = {}
    for event in events:
        if isinstance(event, RunStarted | RunFinished):
            continue
        groups.setdefault(_group_of(event, groups), []).append(event)
    return groups


def _group_of(event: Event, groups: Collection[str]) -> str:
    """A scene, the step that begins here, or the one that the event's step is a part of: ``Bibles``, ``Ana Hart``."""
    if event.scene is not None:
        return f"Scene {event.scene + 1}"
    around = [name for name in groups if event.step == name or event.step.startswith(f"{name} ")]
    if around:
        return max(around, key=len)
    return event.step if isinstance(event, StepStarted) else event.step.split(" ")[0]


def _step(name: str, earlier: list[Event], since: list[Event], unfinished: StepState) -> StepProgress:
    events = earlier + since
    state = _state(name, events) or unfinished
    return StepProgress(name, events[0].scene, state, tuple(since or earlier), tuple(earlier if since else ()))


def _state(name: str, events: Sequence[Event]) -> StepState | None:
    """How the step has ended; None for one that has not."""
    for event in reversed(events):
        if event.step != name:
            continue
        if isinstance(event, StepFinished):
            return "complete"
        if isinstance(event, StepFailed):
            return "paused" if event.is_paused else "error"
        if isinstance(event, StepStarted):
            break
    return None
