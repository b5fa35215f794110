"""Starting, cancelling and resuming runs, and what a page shows of one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from scriptgen_core.agents.director import page_so_far
from scriptgen_core.core.calls import Lineup
from scriptgen_core.core.errors import InputError, StorageError
from scriptgen_core.core.events import Event, RunFinished, RunStarted, StepFailed, StepFinished, StepStarted
from scriptgen_core.orchestrator.budget import Budget, budget_from
from scriptgen_core.orchestrator.engine import RunQueue
from scriptgen_core.orchestrator.generation import GenerationConfig
from scriptgen_core.orchestrator.stores import Stores
from scriptgen_core.projects.run_storage import Run, RunCost, RunKind


@dataclass(frozen=True, slots=True)
class StepProgress:
    """One step as a page shows it: its name, how it stands, and its events in order.

    ``scene`` is the scene number from 0, None for what comes before the scenes. ``state`` is running,
    complete or error.
    """

    name: str
    scene: int | None
    state: str
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class RunProgress:
    """A run as a page shows it; ``finished_scenes`` of ``planned_scenes`` are done (0 planned: not known yet).

    ``live`` holds the pages that are being written, as far as they have arrived, by scene number from 0.
    """

    run: Run
    steps: tuple[StepProgress, ...]
    planned_scenes: int
    finished_scenes: int
    cost: RunCost
    budget: Budget
    live: Mapping[int, str]


class RunDesk:
    """Runs of all projects. ``lineup`` names who answers new runs, ``budget`` what one may come to unless told."""

    def __init__(
        self, stores: Stores, queue: RunQueue, lineup: Callable[[], Lineup], budget: Callable[[], Budget]
    ) -> None:
        self._stores = stores
        self._queue = queue
        self._lineup = lineup
        self._budget = budget

    def prepare(self, project_id: str, config: GenerationConfig) -> Run:
        """Draft the bibles and the outline that are missing."""
        return self._start(project_id, "prepare", "Bibles and outline", {"generation": config.to_json()})

    def generate(
        self,
        project_id: str,
        config: GenerationConfig,
        scene_ids: Sequence[str] = (),
        *,
        budget: Budget | None = None,
    ) -> Run:
        """Write scenes: those of ``scene_ids``, else the next ones that may be written.

        ``budget`` is what this run may come to, instead of what every run may.
        """
        values: dict[str, object] = {"generation": config.to_json()}
        if budget is not None:
            values["budget"] = budget.to_json()
        if scene_ids:
            values["scene_ids"] = list(scene_ids)
        return self._start(project_id, "generate", str(config.scope), values)

    def request_rewrite(self, project_id: str, scene_id: str, note: str = "", note_ids: Sequence[str] = ()) -> Run:
        """Ask for changes to a scene: for a note in the writer's words, or for notes that are there.

        InputError when there is neither.
        """
        wanted = list(note_ids)
        if note.strip():
            wanted.append(self._stores.reviews.write_note(scene_id, note).id)
        if not wanted:
            raise InputError("note", "is empty; say in a sentence what should change")
        scene = self._stores.scripts.scene(scene_id)
        title = f"Rewrite of scene {scene.number + 1}"
        return self._start(project_id, "rewrite", title, {"scene_ids": [scene_id], "note_ids": wanted})

    def cancel(self, run_id: str) -> None:
        """Stop the run before its next call."""
        self._stores.runs.request_cancel(run_id)

    def resume(self, run_id: str, budget: Budget | None = None) -> Run:
        """Go on with a run that stopped, with another budget if one is given; what is done is not done again.

        It asks the providers and models that are chosen now: they may be what was changed to make it go on, and
        nothing is sent to anyone else than the pages say.
        """
        values = {} if budget is None else {"budget": budget.to_json()}
        run = self._stores.runs.reopen(run_id, self._lineup(), **values)
        self._put(run)
        return run

    def requeue_unfinished(self) -> None:
        """Put runs that should be at work into the queue again; those that are there already stay one run."""
        for run in self._stores.runs.unfinished():
            if run.is_engines:
                self._queue.put(run)

    def at_work(self, project_id: str) -> Run | None:
        """The run that no other may be started beside; rewrites are none."""
        runs = self._stores.runs.of_project(project_id)
        return next((run for run in runs if run.is_active and run.kind != "rewrite"), None)

    def latest(self, project_id: str) -> Run | None:
        """The project's newest run."""
        return next(iter(self._stores.runs.of_project(project_id)), None)

    def progress(self, run_id: str) -> RunProgress:
        """Everything a page shows of a run."""
        run = self._stores.runs.get(run_id)
        events = [logged.event for logged in self._stores.runs.events(run_id)]
        return RunProgress(
            run,
            _by_step(events, run.is_active),
            planned_scenes=len(run.config.get("scene_ids", ())),
            finished_scenes=len(run.done),
            cost=self._stores.runs.cost(run_id),
            budget=budget_from(run.config.get("budget")),
            live={scene: page_so_far(text) for scene, text in self._stores.live.of_run(run_id).items()},
        )

    def _start(self, project_id: str, kind: RunKind, title: str, config: dict[str, object]) -> Run:
        values = {"budget": self._budget().to_json(), **config}
        run = self._stores.runs.create(project_id, kind, title, values, lineup=self._lineup(), alone=kind != "rewrite")
        self._put(run)
        return run

    def _put(self, run: Run) -> None:
        """Queue the run; one that cannot be queued has failed, so that Resume is offered."""
        try:
            self._queue.put(run)
        except StorageError as error:
            self._stores.runs.set_status(run.id, "failed", error.sentence)
            raise


def _by_step(events: Sequence[Event], active: bool) -> tuple[StepProgress, ...]:
    """Events grouped as the writer thinks of them: bibles, outline, and each scene with all its stages."""
    groups: dict[str, list[Event]] = {}
    for event in events:
        if isinstance(event, RunStarted | RunFinished):
            continue
        name = f"Scene {event.scene + 1}" if event.scene is not None else event.step.split(" ")[0]
        groups.setdefault(name, []).append(event)
    return tuple(
        StepProgress(name, group[0].scene, _state(name, group, active), tuple(group)) for name, group in groups.items()
    )


def _state(name: str, events: Sequence[Event], active: bool) -> str:
    for event in reversed(events):
        if event.step != name:
            continue
        if isinstance(event, StepFinished):
            return "complete"
        if isinstance(event, StepFailed):
            return "error"
        if isinstance(event, StepStarted):
            break
    return "running" if active else "stopped"
