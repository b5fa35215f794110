"""From a log line to a screenplay: the controller that a script, a notebook or another program calls."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeAlias

from scriptgen_core.agents.agent_framework import SceneTask, run_agents
from scriptgen_core.bibles.bible_storage import BibleStorage
from scriptgen_core.config.prompts import load_prompts
from scriptgen_core.config.settings import load_settings
from scriptgen_core.core.errors import InputError, LLMError, StepFailedError
from scriptgen_core.core.events import EventSink, no_events
from scriptgen_core.core.prompting import ProjectFacts
from scriptgen_core.core.screenplay import Screenplay
from scriptgen_core.core.story import BibleEntry, Bibles, BibleType, OutlineCard, SceneNote, StoryModel, validated
from scriptgen_core.formats import write_fountain
from scriptgen_core.generators.script_generator import bootstrap_bibles, format_script, generate_outline
from scriptgen_core.llm.llm_wrapper import LLMWrapper
from scriptgen_core.orchestrator.generation import GenerationConfig, GenerationScope
from scriptgen_core.orchestrator.generation_steps import GenerationSteps
from scriptgen_core.orchestrator.ledger import CallLedger
from scriptgen_core.orchestrator.optimizer import UNOPTIMIZED, LLMOptimizer
from scriptgen_core.orchestrator.recorder import Recorder
from scriptgen_core.orchestrator.results import SceneResult, ScriptResult
from scriptgen_core.orchestrator.run_steps import RunSteps
from scriptgen_core.orchestrator.stores import open_stores
from scriptgen_core.projects.project_storage import ProjectForm
from scriptgen_core.projects.script_types import Scene
from scriptgen_core.rewrite.rewrite_controller import RewriteController

__all__ = ["GenerationConfig", "GenerationScope", "SceneResult", "ScriptResult", "WorkflowController"]

BibleInput: TypeAlias = Bibles | Mapping[str, Any] | Sequence[str]

_PARALLEL_SCENES = 4
_KINDS: dict[str, BibleType] = {"characters": "character", "plots": "plot", "settings": "setting", "themes": "theme"}


class WorkflowController:
    """Runs the whole way, or one arrow of it, in the calling process.

    Every collaborator is optional: storage, provider and optimizer come from the settings. Answers are kept in
    the call ledger of the storage's database, so an interrupted run that is called again pays for nothing twice.
    """

    def __init__(
        self,
        bible_storage: BibleStorage | None = None,
        llm_wrapper: LLMWrapper | None = None,
        llm_optimizer: LLMOptimizer | None = None,
        *,
        events: EventSink = no_events,
    ) -> None:
        self.bible_storage = bible_storage or BibleStorage()
        database = self.bible_storage.database
        wrapper = llm_optimizer.llm_wrapper if llm_optimizer else llm_wrapper or LLMWrapper(load_settings())
        self.llm_wrapper = llm_wrapper or wrapper.for_run(events)
        self.llm_optimizer = llm_optimizer or LLMOptimizer(self.llm_wrapper, ledger=CallLedger(database), events=events)
        self._stores = open_stores(database, self.bible_storage)
        self._events = events
        self._book = load_prompts()
        self._outlines: dict[str, tuple[OutlineCard, ...]] = {}

    def generate_script(
        self,
        log_line: str,
        config: GenerationConfig | None = None,
        existing_bibles: BibleInput | None = None,
    ) -> ScriptResult:
        """A project with bibles, outline and scenes from a log line; what was written is stored scene by scene.

        A scene that fails does not stop the others and stands in ``failures``. Raises InputError for an unusable
        log line, StepFailedError when the bibles or the outline cannot be made, or no scene at all.
        """
        config = config or GenerationConfig()
        form = validated(ProjectForm, {"title": _title(log_line), "log_line": log_line, "approval": False})
        project = self._stores.projects.create(form)
        if existing_bibles is not None:
            self._adopt(project.id, existing_bibles)
            config = _replace(config, use_existing_bibles=True)
        run = self._stores.runs.create(
            project.id,
            "generate",
            f"{config.scope}: {project.title}",
            {"generation": config.to_json()},
            provider=self.llm_wrapper.provider,
            model=self.llm_wrapper.model,
        )
        tell = Recorder(self._stores.runs, run.id, self._events)
        llm = self.llm_optimizer.for_run(
            CallLedger(self._stores.database, run.id),
            tell,
            config=None if config.optimize_llm_calls else UNOPTIMIZED,
        )
        steps = GenerationSteps(run, self._stores, llm, self._book, tell, self.llm_wrapper.source)
        drive(steps)
        return self._script_result(project.id, run.id, steps.errors)

    def bootstrap_bibles(self, log_line: str, character_count: int = 3) -> Bibles:
        """Draft bibles for a log line and store them; they belong to no project until they join one."""
        facts = _facts(log_line)
        reply = _named("Bible generation", lambda: bootstrap_bibles(self._llm, self._book, facts, character_count))
        entries: list[tuple[str, StoryModel]] = [("character", character) for character in reply.characters]
        entries += [("plot", reply.plot), *(("setting", each) for each in reply.settings), ("theme", reply.theme)]
        ids = self.bible_storage.create_entries(entries, author="model", reason="Drafted from the log line")
        return _grouped([self.bible_storage.get(entry_id) for entry_id in ids])

    def generate_scene_outline(self, log_line: str, bibles: BibleInput, scene_number: int) -> OutlineCard:
        """The outline card of one scene (from 0). The cards before it are part of the same outline and kept."""
        known = self._bibles(bibles)
        key = f"{log_line}\x1f{known.entries!r}"
        so_far = self._outlines.get(key, ())
        if scene_number >= len(so_far):
            total = max(scene_number + 1, 3)
            make = lambda: generate_outline(  # noqa: E731
                self._llm, self._book, _facts(log_line), known, total=total, so_far=so_far
            )
            self._outlines[key] = _named("Outline generation", make)
        return self._outlines[key][scene_number]

    def generate_scene(
        self, outline: OutlineCard | Mapping[str, Any], bibles: BibleInput, *, scene_number: int | None = None
    ) -> SceneResult:
        """Write the scene an outline card asks for: character agents, director, dramaturge."""
        task = self._task(validated(OutlineCard, outline), self._bibles(bibles), scene_number)
        step = f"Scene {task.number + 1}"
        take = _named(step, lambda: run_agents(self._llm, self._book, task, events=self._events))
        lines = {offer.name: tuple(line for move in offer.moves for line in move.lines) for offer in take.offers}
        return SceneResult(task.number, task.card, take.fountain, lines, take.notes)

    def rewrite_scene(
        self, scene: SceneResult, bibles: BibleInput, critique: Sequence[SceneNote] | str | None = None
    ) -> SceneResult:
        """The scene with the notes answered; ``critique`` may be one note in words. Untouched lines stay as they are."""
        notes = _notes(critique) if critique is not None else scene.critique
        task = self._task(scene.outline, self._bibles(bibles), scene.scene_number)
        rewriter = RewriteController(self._llm, self._book)
        step = f"Scene {scene.scene_number + 1} rewrite"
        proposal = _named(step, lambda: rewriter.propose(scene.integrated_scene, notes, **_known_to_rewrite(task)))
        accepted = {change.id for change in proposal.changes}
        text = rewriter.apply(scene.integrated_scene, proposal.changes, accepted)
        left = tuple(note for note in notes if note.id not in {change.note_id for change in proposal.changes})
        rewritten = text != scene.integrated_scene
        return SceneResult(scene.scene_number, scene.outline, text, scene.character_lines, left, rewritten)

    def format_script(self, scenes: Sequence[SceneResult | str], bibles: BibleInput | None = None) -> Screenplay:
        """The scenes as one screenplay, ready for every export format. ``bibles`` are not needed for that."""
        del bibles
        return format_script([scene if isinstance(scene, str) else scene.integrated_scene for scene in scenes])
