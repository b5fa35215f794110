"""Starting, cancelling and resuming runs, and what a page shows of one."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from threading import Thread

from scriptgen_core.agents.director import page_so_far
from scriptgen_core.core.calls import Lineup
from scriptgen_core.core.errors import InputError, StorageAway, StorageError
from scriptgen_core.core.line_asking import LineRequest
from scriptgen_core.orchestrator.budget import Budget
from scriptgen_core.orchestrator.engine import RunQueue
from scriptgen_core.orchestrator.generation import GenerationConfig
from scriptgen_core.orchestrator.outcome import as_it_stands
from scriptgen_core.orchestrator.run_again import AgainChoice, AgainFrom, again_choice, plan_again, plan_take
from scriptgen_core.orchestrator.run_progress import EventMemory, RunProgress, RunSummary, progress, summary
from scriptgen_core.orchestrator.stores import Stores
from scriptgen_core.projects.run_storage import (
    ADDRESSES,
    ANEW,
    BESIDE_OTHERS,
    LINES,
    READ_SCENES,
    SUBJECTS,
    Run,
    RunKind,
)
from scriptgen_core.projects.script_types import Scene


class RunDesk:
    """Runs of all projects.

    ``lineup`` names who answers new runs, ``addresses`` where those are reached now, ``budget`` what a run may come
    to unless told.
    """

    def __init__(
        self,
        stores: Stores,
        queue: RunQueue,
        lineup: Callable[[], Lineup],
        addresses: Callable[[], Mapping[str, str]],
        budget: Callable[[], Budget],
    ) -> None:
        self._stores = stores
        self._queue = queue
        self._lineup = lineup
        self._addresses = addresses
        self._budget = budget
        self._memory = EventMemory(stores.runs)

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

    def request_rewrite(
        self, project_id: str, scene_id: str, note: str = "", note_ids: Sequence[str] = (), *, quote: str = ""
    ) -> Run:
        """Ask for changes to a scene: for a note in the writer's words (on the line ``quote``), or for notes there are.

        InputError when there is neither.
        """
        wanted = list(note_ids)
        if note.strip():
            wanted.append(self._stores.reviews.write_note(scene_id, note, quote).id)
        if not wanted:
            raise InputError("note", "is empty; say in a sentence what should change")
        scene = self._stores.scripts.scene(scene_id)
        _check_is_open(scene)
        title = f"Rewrite of scene {scene.number + 1}"
        return self._start(project_id, "rewrite", title, {"scene_ids": [scene_id], "note_ids": wanted})

    def another_take(self, proposal_id: str) -> Run:
        """Ask about the notes of a proposal once more; the new answer stands beside it. InputError when it cannot."""
        proposal = self._stores.reviews.proposal(proposal_id)
        _check_is_open(self._stores.scripts.scene(proposal.scene_id))
        plan = plan_take(self._stores, proposal)
        return self._start(plan.project_id, plan.kind, plan.title, plan.config)

    def propose_rewrites(
        self, project_id: str, title: str, notes: Mapping[str, Sequence[str]], *, anew: Collection[str] = ()
    ) -> Run:
        """Ask for changes to several scenes: scene id to the ids of the notes to answer.

        Those of ``anew`` are written anew from their cards, and what that changes is proposed. InputError for no scene.
        """
        if not notes:
            raise InputError("scenes", "are empty; choose at least one scene")
        config: dict[str, object] = {
            "scene_ids": list(notes),
            "note_ids": [note_id for ids in notes.values() for note_id in ids],
            ANEW: sorted(anew),
        }
        return self._start(project_id, "rewrite", title, config)

    def ask_at_lines(self, project_id: str, scene_id: str, request: LineRequest) -> Run:
        """Ask something about some lines of a scene; the answer waits on Review.

        The same question that is at work is not asked twice. InputError while a run writes the scene, and when the
        machine is kept out of it.
        """
        scene = self._stores.scripts.scene(scene_id)
        _check_is_open(scene)
        writing = self.at_work(project_id)
        if writing and scene_id in writing.planned and scene_id not in writing.done:
            raise InputError("scene", "is being written at the moment. Ask when that is done")
        runs = self._stores.runs.of_project(project_id)
        if same := next((run for run in runs if run.is_active and run.lines == request), None):
            return same
        title = f"{request.words}, scene {scene.number + 1}"
        return self._start(project_id, "rewrite", title, {"scene_ids": [scene_id], LINES: request.to_json()})

    def read_script(self, project_id: str, subject_ids: Sequence[str], scenes: Iterable[Scene] = ()) -> Run:
        """Read the script, or these ``scenes`` of it, for these bible entries; what it says waits on Bibles.

        While a reading is at work that one is returned. InputError when there is nothing to read for.
        """
        if not subject_ids:
            raise InputError("subjects", "are empty; choose for whom or what the script is read")
        runs = self._stores.runs.of_project(project_id)
        if busy := next((run for run in runs if run.is_active and run.kind == "read"), None):
            return busy
        config: dict[str, object] = {SUBJECTS: list(subject_ids), READ_SCENES: [scene.id for scene in scenes]}
        return self._start(project_id, "read", "Reading the script", config)

    def adapt(self, project_id: str, *, budget: Budget | None = None) -> Run:
        """Adapt the batches that are not adapted yet, in order, and then the opening.

        InputError when nothing is left to adapt.
        """
        plan = self._stores.sources.plan(project_id)
        if not any(not each.is_adapted and not each.left_out for each in plan):
            raise InputError("plan", "has nothing left to adapt. Bring a source, or take a batch in again")
        values: dict[str, object] = {} if budget is None else {"budget": budget.to_json()}
        return self._start(project_id, "adapt", "Adaptation", values)

    def cancel(self, run_id: str) -> None:
        """Stop the run before its next call."""
        self._stores.runs.request_cancel(run_id)

    def resume(self, run_id: str, budget: Budget | None = None) -> Run:
        """Go on with a run that stopped, with another budget if one is given; what is done is not done again.

        It asks the providers and models that are chosen now, where they are reached now: they may be what was changed
        to make it go on, and nothing is sent to anyone else than the pages say.
        """
        values: dict[str, object] = {ADDRESSES: self._addresses()}
        if budget is not None:
            values["budget"] = budget.to_json()
        run = self._stores.runs.reopen(run_id, self._lineup(), **values)
        self._put(run)
        return run

    def again(self, run_id: str) -> AgainChoice:
        """What of the run can be done again, and why the rest cannot."""
        return again_choice(self._stores, self._stores.runs.get(run_id))

    def run_again(self, run_id: str, step: AgainFrom, scene_ids: Sequence[str] = ()) -> Run:
        """Do a run's work again from a step, as a new run; of its scenes those of ``scene_ids``, else all.

        What the writer has touched stays and gets a proposal. InputError when the step cannot be done again.
        """
        plan = plan_again(self._stores, self._stores.runs.get(run_id), step, scene_ids)
        return self._start(plan.project_id, plan.kind, plan.title, plan.config)

    def requeue_unfinished(self) -> None:
        """Put runs that should be at work into the queue again; those that are there already stay one run."""
        for run in self._stores.runs.unfinished():
            if run.is_engines:
                self._queue.put(run)

    def at_work(self, project_id: str) -> Run | None:
        """The run that no other may be started beside; those that only propose are none."""
        runs = self._stores.runs.of_project(project_id)
        return next((run for run in runs if run.is_active and run.kind not in BESIDE_OTHERS), None)

    def latest(self, project_id: str) -> Run | None:
        """The project's newest run, as it stands now."""
        runs = self._stores.runs.of_project(project_id)
        return as_it_stands(self._stores, runs[0])[0] if runs else None

    def list(self, project_id: str | None = None, *, limit: int = 100) -> tuple[RunSummary, ...]:
        """The runs of a project, or of all: those at work first, then the newest; at most ``limit``."""
        found = self._stores.runs.listed(project_id, limit=limit)
        return tuple(summary(listed, *as_it_stands(self._stores, listed.run)) for listed in found)

    def progress(self, run_id: str) -> RunProgress:
        """Everything a page shows of a run."""
        told = progress(
            *as_it_stands(self._stores, self._stores.runs.get(run_id)),
            self._memory.events(run_id),
            self._stores.runs.cost(run_id),
            {scene: page_so_far(text) for scene, text in self._stores.live.of_run(run_id).items()},
        )
        return replace(told, trouble=self._stores.database.patiently.trouble)

    def _start(self, project_id: str, kind: RunKind, title: str, config: dict[str, object]) -> Run:
        values = {"budget": self._budget().to_json(), ADDRESSES: self._addresses(), **config}
        alone = kind not in BESIDE_OTHERS
        run = self._stores.runs.create(project_id, kind, title, values, lineup=self._lineup(), alone=alone)
        self._put(run)
        return run

    def _put(self, run: Run) -> None:
        """Queue the run, as soon as the database takes it; one it refuses has failed, so that Resume is offered."""
        try:
            self._queue.put(run)
        except StorageAway:
            Thread(target=self._put_patiently, args=(run,), name="queue-run", daemon=True).start()
        except StorageError as error:
            self._stores.runs.set_status(run.id, "failed", error.sentence)
            raise

    def _put_patiently(self, run: Run) -> None:
        self._stores.database.patiently(lambda: self._queue.put(run))


def _check_is_open(scene: Scene) -> None:
    if scene.off_limits:
        raise InputError("scene", "is yours alone. Let the machine in again on Script first")
