"""Makes runs and their steps: which provider, which ledger, which events; and drives one in this process."""

from collections.abc import Mapping
from typing import Any

from scriptgen_core.config.prompts import PromptBook
from scriptgen_core.core.errors import StepFailedError
from scriptgen_core.core.events import EventSink, no_events
from scriptgen_core.formats import write_fountain
from scriptgen_core.generators.script_generator import format_script
from scriptgen_core.orchestrator.generation import config_from
from scriptgen_core.orchestrator.generation_steps import GenerationSteps
from scriptgen_core.orchestrator.ledger import CallLedger
from scriptgen_core.orchestrator.optimizer import UNOPTIMIZED, LLMOptimizer
from scriptgen_core.orchestrator.recorder import Recorder
from scriptgen_core.orchestrator.results import SceneResult, ScriptResult
from scriptgen_core.orchestrator.rewrite_steps import RewriteSteps
from scriptgen_core.orchestrator.run_steps import RunSteps, drive
from scriptgen_core.orchestrator.stores import Stores
from scriptgen_core.projects.project_storage import Project
from scriptgen_core.projects.run_storage import Run, RunKind
from scriptgen_core.projects.script_types import Scene

PARALLEL_SCENES = 4


class Runner:
    """Runs over one set of stores, asking through one optimizer."""

    def __init__(
        self, stores: Stores, book: PromptBook, optimizer: LLMOptimizer, events: EventSink = no_events
    ) -> None:
        self._stores = stores
        self._book = book
        self._optimizer = optimizer
        self._events = events

    def create(self, project: Project, kind: RunKind, config: Mapping[str, Any], title: str = "") -> Run:
        """Write down a run; provider and model are pinned to what the optimizer asks now."""
        wrapper = self._optimizer.llm_wrapper
        name = title or f"{config_from(config['generation']).scope}: {project.title}"
        return self._stores.runs.create(project.id, kind, name, config, provider=wrapper.provider, model=wrapper.model)

    def steps(self, run_id: str) -> RunSteps:
        """The steps of a stored run, bound to its ledger and its events."""
        run = self._stores.runs.get(run_id)
        tell = Recorder(self._stores.runs, run.id, self._events)
        generation = run.config.get("generation")
        optimized = generation is None or config_from(generation).optimize_llm_calls
        llm = self._optimizer.for_run(
            CallLedger(self._stores.database, run.id),
            tell,
            lambda: self._stores.runs.is_cancelled(run.id),
            None if optimized else UNOPTIMIZED,
        )
        kind = RewriteSteps if run.kind == "rewrite" else GenerationSteps
        return kind(run, self._stores, llm, self._book, tell, llm.llm_wrapper.source)

    def drive(self, run: Run) -> RunSteps:
        """Do the run here and now."""
        steps = self.steps(run.id)
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
            scenes=tuple(self._scene_result(run, scene) for scene in scenes),
            screenplay=screenplay,
            formatted_script=write_fountain(screenplay),
            failures={error.step: str(error) for error in steps.errors.values() if isinstance(error, StepFailedError)},
            stats=self._optimizer.get_stats(),
        )

    def _scene_result(self, run: Run, scene: Scene) -> SceneResult:
        notes = self._stores.reviews.notes(run.project_id, scene_id=scene.id, status="open")
        drafts = self._stores.scripts.drafts(scene.id)
        assert scene.card is not None
        return SceneResult(
            scene.number,
            scene.card,
            scene.text,
            critique=tuple(stored.note for stored in notes),
            rewritten=len(drafts) > 1,
        )
