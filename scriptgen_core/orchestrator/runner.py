"""Makes runs and their steps: which provider, which ledger, which events; and drives one in this process."""

from collections.abc import Callable
from dataclasses import replace

from scriptgen_core.config.prompts import PromptBook
from scriptgen_core.core.calls import Lineup
from scriptgen_core.core.errors import NotFound, StepFailedError
from scriptgen_core.core.events import EventSink, no_events
from scriptgen_core.formats import write_fountain
from scriptgen_core.generators.script_generator import format_script
from scriptgen_core.orchestrator.adapting_steps import AdaptingSteps
from scriptgen_core.orchestrator.budget import BudgetGuard, budget_from
from scriptgen_core.orchestrator.cancel_flag import CancelFlag
from scriptgen_core.orchestrator.generation import config_from
from scriptgen_core.orchestrator.generation_steps import GenerationSteps
from scriptgen_core.orchestrator.ledger import CallLedger
from scriptgen_core.orchestrator.line_steps import LineSteps
from scriptgen_core.orchestrator.live_text import LiveText
from scriptgen_core.orchestrator.optimizer import UNOPTIMIZED, LLMOptimizer
from scriptgen_core.orchestrator.reading_steps import ReadingSteps
from scriptgen_core.orchestrator.recorder import Recorder
from scriptgen_core.orchestrator.results import SceneResult, ScriptResult
from scriptgen_core.orchestrator.rewrite_steps import RewriteSteps
from scriptgen_core.orchestrator.run_steps import RunSteps, drive
from scriptgen_core.orchestrator.stores import Stores
from scriptgen_core.projects.run_storage import Run
from scriptgen_core.projects.script_types import Scene

PARALLEL_SCENES = 24
"""Three for each of the calls made at once: with fewer the last scenes end one call after the other, alone."""


class Runner:
    """Runs over one set of stores. ``optimizer_for`` answers for a lineup; its counts outlive a run."""

    def __init__(
        self,
        stores: Stores,
        book: PromptBook,
        optimizer_for: Callable[[Lineup], LLMOptimizer],
        events: EventSink = no_events,
    ) -> None:
        self._stores = stores
        self._book = book
        self._optimizer_for = optimizer_for
        self._events = events

    def steps(self, run_id: str, attempt: int) -> RunSteps:
        """The steps of this attempt of a stored run, bound to its ledger and its events."""
        run = replace(self._stores.runs.get(run_id), attempt=attempt)
        tell = Recorder(self._stores.runs, run.id, self._events)
        generation = run.config.get("generation")
        optimized = generation is None or config_from(generation).optimize_llm_calls
        shared, cancelled = self._optimizer_for(run.lineup), CancelFlag(self._stores.runs, run.id)
        budget = budget_from(run.config.get("budget"))
        llm = shared.for_run(
            CallLedger(self._stores.database, run.id, run.attempt),
            tell,
            cancelled,
            None if optimized else UNOPTIMIZED,
            hear=LiveText(self._stores.live, run.id),
            reserve=BudgetGuard(self._stores.runs, run.id, budget, shared.llm_wrapper.most_dollars, cancelled).reserve,
        )
        return _kind_of(run)(run, self._stores, llm, self._book, tell)

    def drive(self, run: Run) -> RunSteps:
        """Do the run here and now."""
        steps = self.steps(run.id, run.attempt)
        drive(steps, parallel_scenes=PARALLEL_SCENES)
        return steps

    def result(self, run: Run, steps: RunSteps) -> ScriptResult:
        """What a driven run came to; raises its first error when no scene was written."""
        scenes = [scene for scene in self._stores.scripts.scenes(run.project_id) if scene.draft]
        if steps.errors and not scenes:
            raise next(iter(steps.errors.values()))
        ended = self._stores.runs.get(run.id)
        screenplay = format_script([scene.text for scene in scenes])
        return ScriptResult(
            project_id=run.project_id,
            run_id=run.id,
            status=ended.status,
            message=ended.message,
            bibles=self._stores.bibles.bibles(run.project_id),
            scenes=tuple(self._scene_result(steps, scene) for scene in scenes),
            screenplay=screenplay,
            formatted_script=write_fountain(screenplay),
            failures={error.step: str(error) for error in steps.errors.values() if isinstance(error, StepFailedError)},
            stats=steps.llm.get_stats(),
        )

    def _scene_result(self, steps: RunSteps, scene: Scene) -> SceneResult:
        notes = self._stores.reviews.notes(steps.run.project_id, scene_id=scene.id, status="open")
        if scene.card is None:
            raise NotFound(f"Scene {scene.number + 1} has lost its outline card.")
        return SceneResult(
            scene.number,
            scene.card,
            scene.text,
            steps.offered.get(scene.id, {}),
            tuple(stored.note for stored in notes),
            rewritten=len(self._stores.scripts.drafts(scene.id)) > 1,
        )


def _kind_of(run: Run) -> type[RunSteps]:
    match run.kind:
        case "read":
            return ReadingSteps
        case "adapt":
            return AdaptingSteps
        case "rewrite":
            return LineSteps if run.lines else RewriteSteps
        case "prepare" | "generate":
            return GenerationSteps
